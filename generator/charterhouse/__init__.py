"""charterhouse keeps a partnership constitution as code.

The map of the pipeline, in the order in which data goes through it:

    source     folder -> Sources
    revision   commit -> Sources, out of git's objects alone (git)
    parse      Source -> Document, every key with its place
    prose      body -> articles, clauses, term references
    shape      Document -> faults of shape, by the schemas
    portfolio  Documents -> Portfolio
    history    commits -> the versions of each charter, and when they were in force
    compare    Charter, Charter -> Changes in meaning
    lint       Portfolio -> Findings
    report     Findings -> text, json, sarif and what else other programs read
    handbook   Portfolio -> pages (the only code that knows MkDocs)
    commands   what is typed -> all of this, one command a file
"""

__version__ = "0.1.0"
