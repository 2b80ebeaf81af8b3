"""Expression -> where each of its paths leads, as the schemas know it; what can never be is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from .. import schemas
from ..schemas import Violation
from .expression import Choice, Comparison, Expression, ExpressionError, Joined, Literal, Not, Path, comparisons, paths
from .judgement import ORDERED, ORDERS, meaning_of

KINDS = ("charter", "plan", "economics", "risk-register")
"""Where a path may lead, in the order in which it is looked for; all but the first may be said in front of it."""
OF_KIND = ("type", "enum", "const", "pattern")
"""What a schema may hold against a value with which others are compared: a bound is no objection."""
Schema = Any


class Target(NamedTuple):
    """The kind of file that a path leads into, the keys inside it, and what its schema says of the value."""

    kind: str
    steps: tuple[str, ...]
    schemas: tuple[Schema, ...]


def targets(expression: Expression) -> dict[Path, Target]:
    """Where the paths of an expression lead.

    Raises ExpressionError where there is none, for one that no schema knows, and for a comparison that could never
    hold: of `exit` with a number, of a duration with what is none, of a status with a word that is no status.
    """
    found = {path: _target(path) for path in paths(expression)}
    if not found:
        raise ExpressionError(0, "expected a path: a rule asks about something that a charter says")
    for comparison in comparisons(expression):
        _fits(comparison, found)
    for path in _alone(expression):
        if not any(_objection(each, value=True) is None for each in found[path].schemas):
            raise ExpressionError(path.at, f"{path} is never true or false: compare it, or write exists({path})")
    return found


def _target(path: Path) -> Target:
    """The first file whose schema knows the path; a file that the path names comes before all others."""
    first, *rest = path.steps
    named = first in KINDS[1:]
    tried = [(first, tuple(rest))] if named else [(kind, path.steps) for kind in KINDS]
    deepest: tuple[int, tuple[Schema, ...]] = (-1, ())
    for kind, steps in tried:
        at: tuple[Schema, ...] = (schemas.whole(kind),)
        for depth, step in enumerate(steps):
            inside = tuple(found for each in at for found in _inside(each, step))
            if not inside:
                deepest = max(deepest, (depth, at), key=lambda each: each[0])
                break
            at = inside
        else:
            return Target(kind, steps, at)
    raise ExpressionError(path.at, _unknown(path, deepest[0] + named, deepest[1]))


def _unknown(path: Path, depth: int, at: tuple[Schema, ...]) -> str:
    """What is wrong with a path of which only so many steps are known, and what may have been meant."""
    before, step = path.steps[:depth], path.steps[depth]
    around = at if before else tuple(schemas.whole(kind) for kind in KINDS)
    known = [key for each in around for part in _branches(each) for key in part.get("properties", ())]
    near = get_close_matches(step, known, 1)
    homes = [f"{home}.{step}" for kind in KINDS for home in schemas.homes(kind, step)]
    meant = [str(Path((*before, *near)))] if near else homes[:2]
    if len(path.steps) == 1:
        meant.append(f"the text '{step}'")
    hint = f"; did you mean {' or '.join(meant)}?" if meant else ""
    if before:
        return f"{Path(before)} has {'no ' + step if known or hint else 'nothing inside it'}{hint}"
    return f"{step} is no key of a charter, nor of the files beside it{hint}"


def _inside(schema: Schema, step: str) -> Iterator[Schema]:
    """What a schema says of what lies one step inside a value."""
    if schema is True:
        yield True
        return
    for part in _branches(schema):
        if step in part.get("properties", ()):
            yield part["properties"][step]
            continue
        patterns = [found for pattern, found in part.get("patternProperties", {}).items() if re.search(pattern, step)]
        yield from patterns
        if not patterns and isinstance(part.get("additionalProperties"), dict):
            yield part["additionalProperties"]
        if "items" in part:
            yield part["items"]


def _branches(schema: Schema) -> Iterator[dict[str, Any]]:
    """A schema, and what it says of one kind of value and of the others."""
    if isinstance(schema, dict):
        yield schema
        for word in ("then", "else"):
            yield from _branches(schema.get(word))


def _fits(comparison: Comparison, found: dict[Path, Target]) -> None:
    """Complain of a literal that the value beside it can never be, or never be more or less than."""
    left, right = comparison.left, comparison.right
    for one, other in ((left, right), (right, left)):
        if not isinstance(one, Path):
            continue
        allowed = found[one].schemas
        if comparison.sign == "in" and one is right:
            allowed = tuple(each for schema in allowed for each in _items(schema))
            if not allowed:
                raise ExpressionError(one.at, f"{one} is neither a list nor a section")
        for literal in other.items if isinstance(other, Choice) else (other,):
            if isinstance(literal, Literal):
                _fits_one(one, literal, comparison.sign, allowed)


def _fits_one(path: Path, literal: Literal, sign: str, allowed: tuple[Schema, ...]) -> None:
    objections = [_objection(each, value=literal.value) for each in allowed]
    if None not in objections:
        words = schemas.words(next(each for each in objections if each))[1]
        raise ExpressionError(literal.at, f"{path} can't be that: {words}")
    if sign in ORDERS and meaning_of(literal.value).kind not in ORDERED:
        kinds = "a duration, a date, a share, a version or a number"
        raise ExpressionError(literal.at, f"{literal} is neither more nor less than anything: {sign} takes {kinds}")


def _objection(schema: Schema, *, value: object) -> Violation | None:
    if schema is True:
        return None
    found = (each for each in schemas.complaints(schema, value) if each.keyword in OF_KIND)
    return next(found, None)


def _items(schema: Schema) -> Iterator[Schema]:
    """What may be `in` a value: an item of a list, a key of a section."""
    if schema is True:
        yield True
    for part in _branches(schema):
        if "items" in part:
            yield part["items"]
        if "properties" in part or "additionalProperties" in part:
            yield part.get("propertyNames", {"type": "string"})


def _alone(expression: Expression) -> Iterator[Path]:
    """Paths that stand for `true` or `false` themselves."""
    if isinstance(expression, Path):
        yield expression
    elif isinstance(expression, Not):
        yield from _alone(expression.inside)
    elif isinstance(expression, Joined):
        for part in expression.parts:
            yield from _alone(part)
