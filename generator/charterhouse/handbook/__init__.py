"""Portfolio -> pages: the published handbook (the only code that knows MkDocs).

edition    charters -> Edition: portfolio, findings, the day it is read for; refuses what is malformed
contract   Document -> Contract: numbered articles as clean HTML
margin, schedule, standing, people, wording   what the frontmatter says, in words
pictures   Charter -> the geometry of a diagram
pages      Edition -> Pages: what each template is given
plugin     Pages -> MkDocs
build      the same for the command line, into a folder that is swapped in at the end
"""
