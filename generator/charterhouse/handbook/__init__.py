"""Portfolio -> pages: the published handbook (the only code that knows MkDocs).

contract, writing           Document -> its text as clean HTML, articles numbered
margin, schedule, standing, people, wording   what the frontmatter says, in words
pictures                    Charter -> the geometry of a diagram
partnership                 Charter -> the page of a partnership
gathering, facts            Charter -> Facts: what is kept of it for all other pages
chapter, chapters, store    folder -> page and facts, in several processes, remembered under all they depend on
edition                     charters -> Edition: facts, findings, the day it is read for; refuses what is malformed
register, attention, coming   Facts -> who is who across partnerships, what needs somebody, what is due
pages, api, sheets          Edition -> Pages, and JSON for machines
plugin, joining, mkdocs_page   Pages -> MkDocs
build                       the same for the command line, into a folder that is swapped in at the end
live                        changes -> the page in the browser (charterhouse serve)
"""
