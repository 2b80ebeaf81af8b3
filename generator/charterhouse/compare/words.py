"""Document, Document -> changes of words: what differs in the prose, one change an article."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..materiality import LEVELS, Level, article_level, level_of
from .articles import ArticleChange, articles
from .change import Change, Found, Setting
from .documents import inside
from .meaning import hashed, plain


def words(old: Document, new: Document, setting: Setting) -> Iterator[Found]:
    """The changes of prose of a file, in the order of the new one.

    In the constitution, words of which something is called out weigh as much as their article; others are editorial,
    and burden nobody.
    """
    for each in articles(old, new):
        level = _level(each, new, setting)
        burdens = () if level == "editorial" else setting.parties
        change = Change(
            setting.charter, new.path, None, each.anchor or None, each.kind, None, None, None, burdens, (), level,
            each.old_place, each.new_place, each.callouts, each.redline,
        )  # fmt: skip
        yield Found(change, _identity(each, new, setting))


def _level(change: ArticleChange, document: Document, setting: Setting) -> Level:
    if document.kind != "charter":
        return level_of((document.kind,), setting.levels)
    levels = {article_level(each, setting.levels) for each in (change.old_anchor, change.anchor)}
    return min(levels, key=LEVELS.index) if change.callouts else "editorial"


def _identity(change: ArticleChange, document: Document, setting: Setting) -> str:
    old, new = ("".join(each.text for each in change.redline if each.kind != kind) for kind in ("new", "gone"))
    anchors = change.old_anchor, change.anchor
    return hashed(setting.charter, inside(document), "words", change.kind, *anchors, plain(old), plain(new))
