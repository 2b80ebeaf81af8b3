"""Findings -> mended text: what `lint --fix` does, for the few findings that have one safe answer.

Nothing here writes YAML or Markdown anew. A remedy replaces a few characters of the source, and is proven before it
counts: the file is read again, and says the same in every place but the one that was mended.

    spelling.py     a duration as people write it -> the duration
    outline.py      frontmatter -> its signs without its values, and its comments
    waiver_list.py  waivers to remove -> edits
    remedies.py     finding -> edits, and what they change
    proof.py        whether edits change that, and nothing else
    mend.py         document, findings -> text
    rounds.py       mend, lint again, until nothing is left to mend
"""
