"""Git tags -> the published handbook, every edition of it side by side.

naming          tag -> the name of its edition, safe as a folder and in an address
chosen          repository, settings -> which editions there are, and which tags are none
reach           commit -> which of its folders an edition is made of
ingredients     all that an edition is made of -> its key
made, making    commit -> pages, built by another process out of git objects
ledger          what is published: editions.json, and versions.json as mike and Material have it
shelf           where it is published: what is to stand there in the end
folder, branch  the two kinds of shelf: a folder that is swapped in, a branch that gets one commit
front           editions -> the pages and files above all editions
publish         all of it in order: the only one that commands call
published       what the pages of an edition may know of it
locking         one publish at a time

The hooks, plugins and templates of an old edition are run as they were then: whoever may push a tag that matches the
pattern runs code here, as with every build. Don't publish tags of people whom you would not let into the workflow,
and for a pull request build its own pages with `charterhouse build`, in a job without secrets.
"""
