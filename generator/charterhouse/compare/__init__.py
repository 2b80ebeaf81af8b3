"""Charter, Charter -> Changes: what differs in meaning, where, how weighty it is, and whom it burdens.

change      what a change is
meaning     value -> what it says, whatever its spelling; how alike two values are
matching    items, items -> which of them are the same, edited, moved
sections    values, values -> differences, each at its key
direction   difference -> longer, fewer, stricter …
bearing     difference -> whom it burdens and favours
alignment   words, words -> which of them stayed
redline     text, text -> what is the same, gone, new
callouts    redline -> the numbers, negations and modal verbs that changed
reading     Document -> articles, as their readers see them
articles    Document, Document -> how articles differ
writing     value -> what a reader sees of it
home        key -> the article that it belongs to
documents   Charter, Charter -> files that belong together
terms, words Document, Document -> changes of terms, and of prose
partnership Charter, Charter -> all of this, in the order of the files
"""

from .articles import ArticleChange, Paragraph, articles
from .change import Change, Piece
from .partnership import compare
from .redline import redline

__all__ = ["ArticleChange", "Change", "Paragraph", "Piece", "articles", "compare", "redline"]
