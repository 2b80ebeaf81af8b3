"""What an organisation's own rule says, once it has been read (`grammar`) and before it is judged (`judgement`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

PLAIN = re.compile(r"[\w-]+")


class ExpressionError(Exception):
    """What is wrong with an expression, and at which character of it, counted from 0."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(at, message)
        self.at, self.message = at, message


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, a number, `true` or `false`."""

    value: str | float | bool
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        if isinstance(self.value, bool):
            return str(self.value).lower()
        if isinstance(self.value, str):
            return f'"{self.value}"' if "'" in self.value else f"'{self.value}'"
        return str(self.value) if isinstance(self.value, int) else f"{self.value:.9f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Path:
    """A value of the charter or of a file beside it: `steps` are keys, and ids or numbers of items."""

    steps: tuple[str, ...]
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        first, *rest = self.steps
        return first + "".join(f".{each}" if PLAIN.fullmatch(each) else f"[{Literal(each)}]" for each in rest)


@dataclass(frozen=True, slots=True)
class Choice:
    """The list that `in` may have at its right: `['strategic', 'joint-venture']`."""

    items: tuple[Literal, ...]
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.items))}]"


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether a key is there, whatever its value."""

    path: Path

    def __str__(self) -> str:
        return f"exists({self.path})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values held against each other."""

    left: Literal | Path
    sign: str
    right: Operand

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    inside: Expression

    def __str__(self) -> str:
        return f"not {_enclosed(self.inside)}"


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions with `and` or `or` between them."""

    word: str
    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return f" {self.word} ".join(map(_enclosed, self.parts))


Operand = Literal | Path | Choice
Expression = Literal | Path | Exists | Comparison | Not | Joined
"""A Literal or Path that stands alone is `true` or `false`."""


def paths(expression: Expression | Choice) -> Iterator[Path]:
    """The paths of an expression, in the order in which they are written."""
    if isinstance(expression, Path):
        yield expression
    elif isinstance(expression, Exists):
        yield expression.path
    elif isinstance(expression, Not):
        yield from paths(expression.inside)
    elif isinstance(expression, Comparison):
        yield from paths(expression.left)
        yield from paths(expression.right)
    elif isinstance(expression, Joined):
        for part in expression.parts:
            yield from paths(part)


def comparisons(expression: Expression) -> Iterator[Comparison]:
    """The comparisons of an expression, in the order in which they are written."""
    if isinstance(expression, Comparison):
        yield expression
    elif isinstance(expression, Not):
        yield from comparisons(expression.inside)
    elif isinstance(expression, Joined):
        for part in expression.parts:
            yield from comparisons(part)


def _enclosed(part: Expression) -> str:
    return f"({part})" if isinstance(part, Joined) else str(part)
