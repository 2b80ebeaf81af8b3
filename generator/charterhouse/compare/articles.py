"""Document, Document -> changes of prose, one an article: changed, renamed, moved, added or removed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from ..document import Document, Place
from .callouts import PARAGRAPH, callouts
from .change import Kind, Piece
from .matching import closest, left, merged, same
from .meaning import alike_texts
from .reading import Article, Link, place, read
from .redline import redline

ONE = 0.5
"""From which likeness on two articles under different anchors are one that was renamed."""
NOTHING = Article("", "", 1)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a redline; one that did not change can be folded away."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether any of its words is gone or new."""
        return any(each.kind != "same" and each.text.strip() for each in self.pieces)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """How an article of one document, as its readers see it, differs from that of another.

    The redline is of its title and its paragraphs, with an empty line between them. Places are those of the first
    paragraph that differs, None on the side where the article isn't there.
    """

    kind: Kind
    anchor: str
    """That of the new document, where the article is in it; empty for what stands before the first."""
    title: str
    old_anchor: str
    old_title: str
    redline: tuple[Piece, ...]
    callouts: tuple[str, ...]
    old_place: Place | None
    new_place: Place | None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The redline paragraph by paragraph, the title as the first."""
        return tuple(_paragraphs(self.redline))


def articles(old: Document, new: Document) -> tuple[ArticleChange, ...]:
    """The articles that differ, in the order of the new document; matched by anchor, else by the most alike text.

    Reflowed lines, other bullets and the marks of emphasis are no difference.
    """
    if old.body == new.body:
        return ()
    olds, news = read(old), read(new)
    found = same([each.anchor for each in olds], [each.anchor for each in news], {})
    rest = left(len(olds), found), left(len(news), found.values())
    found |= closest(*rest, lambda one, other: _near(olds[one], news[other]))
    changes = (
        _change(
            olds[one] if one is not None else None, news[other] if other is not None else None, old, new, moved=moved
        )
        for one, other, moved in merged(len(olds), len(news), found)
    )
    return tuple(each for each in changes if each is not None)


def _near(old: Article, new: Article) -> float:
    score = alike_texts(" ".join(old.paragraphs()), " ".join(new.paragraphs()))
    return score if old.blocks and new.blocks and score >= ONE else 0.0


def _change(
    old: Article | None, new: Article | None, before: Document, after: Document, *, moved: bool
) -> ArticleChange | None:
    links = [each.links() if each else {} for each in (old, new)]
    shown = {link for link in links[0] | links[1] if links[0].get(link) != links[1].get(link)} if old and new else ()
    texts = [each.text(shown) if each else "" for each in (old, new)]
    differs = texts[0].split() != texts[1].split()
    if old and new and not (moved or differs or old.anchor != new.anchor):
        return None
    pieces = redline(*texts)
    called = callouts(pieces)
    if old is None or new is None:  # that a whole article comes or goes is never just wording
        called = (f"the article is {'new' if old is None else 'gone'}", *called)
    here, there = new or old or NOTHING, old or new or NOTHING
    return ArticleChange(
        _kind(old, new, moved=moved), here.anchor, here.title, there.anchor, there.title, pieces, called,
        _place(before, old, new, shown), _place(after, new, old, shown),
    )  # fmt: skip


def _kind(old: Article | None, new: Article | None, *, moved: bool) -> Kind:
    if old is None or new is None:
        return "added" if old is None else "removed"
    if old.anchor != new.anchor or old.title != new.title:
        return "renamed"
    return "moved" if moved else "changed"


def _place(document: Document, own: Article | None, other: Article | None, shown: Container[Link]) -> Place | None:
    """The first paragraph of an article that the other side does not have, else its heading."""
    if own is None:
        return None
    known = frozenset(other.paragraphs(shown)) if other and other.title == own.title else frozenset()
    if known:
        for block, words in zip(own.blocks, own.paragraphs(shown), strict=True):
            if words not in known:
                return place(document, block.first, block.last)
    return place(document, own.line, own.line + 1)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    own: list[Piece] = []
    for piece in pieces:
        for at, words in enumerate(piece.text.split(PARAGRAPH)):
            if at and own:
                yield Paragraph(tuple(own))
                own = []
            if words:
                own.append(Piece(piece.kind, words))
    if own:
        yield Paragraph(tuple(own))
