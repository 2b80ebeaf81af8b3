"""Changes in a handbook's files -> the page in the browser: what `charterhouse serve` runs.

setup      mkdocs.yml -> what a build reads, and where the site lies on its host
watch      what a build reads -> paths that have changed
rebuild    a folder -> a new site in it, by `charterhouse build` in a process of its own
state      what browsers are told: which build they see, and what is wrong
site       an address -> a file of the site, with live.js in its pages
server     requests -> answers, for this machine alone
serving    all of that, until somebody ends it
"""
