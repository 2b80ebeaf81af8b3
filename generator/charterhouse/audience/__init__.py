"""Sources, a reader -> the sources that this reader may see: what no rule grants is gone before anything is made of it.

reader      name, configuration -> Reader: whose grants count for it
grants      Charter -> Withheld: which of its files, sections and articles a reader may not see; what is wrong in them
blanking    Document -> its text without what is withheld, line for line
redaction   Document -> Copy: the same with links, quoted terms and numbers seen to
waivers     Charter, findings -> the accepted exceptions to what is visible
selection   folder of charters -> Selection: a listing in which the visible is all there is

A charter without `audience`, and a page of docs/ without one, are for readers of the whole handbook alone.
"""
