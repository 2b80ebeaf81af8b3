"""A line of text in a drawing, and the room that it takes in the face of common width."""

from __future__ import annotations

from dataclasses import dataclass

from .lettering import BOLD, width, wrap

SIZES = {
    "strong": 14.0,
    "name": 12.5,
    "": 12.5,
    "quiet": 12.5,
    "trouble": 12.5,
    "small": 12.0,
    "day": 12.0,
    "exit": 12.0,
}
"""The sizes that the style sheet gives to each look."""
HEAVY = ("strong", "name", "exit", "trouble")
DATE = "28 May 2028"
"""A date as wide as any."""

Box = tuple[float, float, float, float]


def measure(words: str, look: str) -> float:
    """The width of some words in one of the looks."""
    return width(words, SIZES[look] * (BOLD if look in HEAVY else 1))


@dataclass(frozen=True, slots=True)
class Label:
    """Text at its place. `more` follows it quietly; `dated` is what a script writes instead: `{0.1} to {0.2}`."""

    x: float
    y: float
    words: str
    look: str = ""
    anchor: str = "start"
    more: str = ""
    dated: str = ""

    @property
    def width(self) -> float:
        """Its width with or without dates, whichever is more."""
        own = max(measure(self.words, self.look), measure(dated(self.dated), self.look))
        return own + (8 + measure(self.more, "quiet") if self.more else 0)

    @property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        left = self.x - self.width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        size = SIZES[self.look]
        return left, self.y - 0.93 * size, left + self.width, self.y + 0.24 * size


def dated(pattern: str) -> str:
    """A pattern with the widest date in its places."""
    head, *rest = pattern.split("{")
    return head + "".join(DATE + each.partition("}")[2] for each in rest)


def fitted(text: str, room: float, look: str, most: int) -> tuple[str, ...]:
    """Text broken into lines for one of the looks."""
    return wrap(text, room, SIZES[look] * (BOLD if look in HEAVY else 1), most)


def stacked(lines: tuple[str, ...], x: float, y: float, look: str = "", leading: float = 16) -> tuple[Label, ...]:
    """Lines one below the other; `y` is the baseline of the first."""
    return tuple(Label(x, y + at * leading, line, look) for at, line in enumerate(lines))
