"""Expression, values -> whether it holds: durations, dates, shares and versions by their meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from ..terms import day, duration, share
from .expression import Comparison, Exists, Expression, Literal, Not, Operand, Path

Look = Callable[[Path], Any]
"""What a path leads to; None where there is nothing."""
VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})")
ORDERS = {"<": lt, "<=": le, ">": gt, ">=": ge}
ORDERED = ("duration", "date", "share", "version", "number")
"""Kinds of values of which one is more than another."""


class Meaning(NamedTuple):
    """A value as it is compared: only with one of its own kind."""

    kind: str
    value: Any


def judge(expression: Expression, look: Look) -> bool | None:
    """Whether an expression holds; None where that can't be said.

    It can't be said of a comparison with a missing value, nor which of two values is more where they are of
    different kinds. `and`, `or` and `not` keep to what is certain: false `and` anything is false, true `or`
    anything is true, and `not` what can't be said can't be said either.
    """
    if isinstance(expression, Comparison):
        return _compared(expression, look)
    if isinstance(expression, Exists):
        return look(expression.path) is not None
    if isinstance(expression, Not):
        inside = judge(expression.inside, look)
        return None if inside is None else not inside
    if isinstance(expression, (Literal, Path)):
        value = _value(expression, look)
        return value if isinstance(value, bool) else None
    decisive, answer = expression.word == "or", expression.word != "or"
    certain = True
    for part in expression.parts:
        held = judge(part, look)
        if held is decisive:
            return decisive
        certain = certain and held is not None
    return answer if certain else None


@lru_cache(maxsize=4096)
def meaning(text: str) -> Meaning:
    """What a text means, as far as it can be compared: `open-ended` is later than any date."""
    if length := duration(text):
        return Meaning("duration", length)
    when = date.max if text == "open-ended" else day(text)
    if when:
        return Meaning("date", when)
    part = share(text)
    if part is not None:
        return Meaning("share", part)
    if version := VERSION.fullmatch(text):
        return Meaning("version", tuple(map(int, version.groups())))
    return Meaning("text", text)


def meaning_of(value: Any) -> Meaning:
    """The same for a value of any type."""
    if isinstance(value, str):
        return meaning(value)
    if isinstance(value, bool):
        return Meaning("truth", value)
    return Meaning("number" if isinstance(value, (int, float)) else "section", value)


def _value(operand: Operand, look: Look) -> Any:
    if isinstance(operand, Path):
        return look(operand)
    return operand.value if isinstance(operand, Literal) else [each.value for each in operand.items]


def _compared(comparison: Comparison, look: Look) -> bool | None:
    left, right = _value(comparison.left, look), _value(comparison.right, look)
    if left is None or right is None:
        return None
    if comparison.sign == "in":
        if not isinstance(right, (list, dict)):
            return None
        return any(meaning_of(left) == meaning_of(each) for each in right)
    one, other = meaning_of(left), meaning_of(right)
    if comparison.sign in ("==", "!="):
        return (one == other) is (comparison.sign == "==")
    if one.kind != other.kind or one.kind not in ORDERED:
        return None
    held = ORDERS[comparison.sign](one.value, other.value)
    return bool(held)
