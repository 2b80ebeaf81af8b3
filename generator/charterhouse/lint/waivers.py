"""Candidates, a charter's waivers -> which of them are accepted, and waivers that accept nothing.

A waiver accepts what its rule finds at the key `at`, or inside it; without `at`, wherever the rule finds something in
the partnership. One that is incomplete (WAI101) or out of date accepts all the same: that is said once, of the waiver.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..model import Charter, Flaw, Waiver
from .causes import SHAPE, Candidate
from .rulebook import Rulebook

NEVER = ("DOC", "WAI")
"""Families that can't be waived: a charter must be readable, and a waiver is no matter for a waiver."""
IDLE = "WAI103"
NEEDED = ("reason", "by", "until")
OTHER_RUNS = re.compile(r"UPK2[0-9]{2}|DRI[0-9]{3}|LIV104|AMD10[367]", re.IGNORECASE)
"""Rules about a day or about an earlier version: no waiver of one is idle for `lint`, which doesn't run them."""
BORDER = re.compile(r"[.\[]")
Ran = Callable[[str], bool]
"""Whether the rule of a code was run on the charter."""


class Honoured(NamedTuple):
    """Each candidate with the waiver that accepts it, and what is wrong with waivers that accept nothing."""

    candidates: list[tuple[Candidate, Waiver | None]]
    flaws: Iterable[Flaw]


def honour(
    charter: Charter, candidates: list[Candidate], silenced: frozenset[str], ran: Ran, rulebook: Rulebook
) -> Honoured:
    """Which candidates the waivers of a charter accept.

    `candidates` are those that stand, with their keys; `silenced` the codes of rules of which one gave way to another.
    """
    items = charter.document.items("waivers")
    if not items:
        return Honoured([(each, None) for each in candidates], ())
    found = _by_key(candidates)
    accepted: dict[int, Waiver] = {}
    idle: list[tuple[int, str]] = []
    for number, item in enumerate(items):
        if not isinstance(item, dict):
            continue
        name, at = str(item.get("rule")), item.get("at")
        rule = rulebook.find(name)
        here = found.get((rule.code, at if isinstance(at, str) else ""), ()) if rule else ()
        for candidate in here if rule and rule.family not in NEVER else ():
            accepted.setdefault(id(candidate), _waiver(item))
        if not here and "rule" not in item:
            idle.append((number, "the waiver names no rule"))
        elif rule is None and OTHER_RUNS.fullmatch(name):
            continue
        elif rule is None:
            idle.append((number, f"there is no rule {name}{rulebook.suggestion(name)}"))
        elif not here and rule.family in NEVER:
            idle.append((number, f"{rule.code} can't be waived"))
        elif not here and ran(rule.code) and rule.code not in silenced:
            idle.append((number, _nothing(rule.code, at, found.get((rule.code, ""), ()))))
    flaws = () if _in_doubt(charter, candidates) else _flaws(charter, idle)
    return Honoured([(each, accepted.get(id(each))) for each in candidates], flaws)


def _by_key(candidates: Iterable[Candidate]) -> dict[tuple[str, str], list[Candidate]]:
    """Candidates by code and key, and by every section that the key lies in; the whole charter is the empty key."""
    found: dict[tuple[str, str], list[Candidate]] = {}
    for each in candidates:
        key = each.key or ""
        sections = {"", key, *(key[: match.start()] for match in BORDER.finditer(key))}
        for section in sections:
            found.setdefault((each.rule.code, section), []).append(each)
    return found


def _waiver(item: dict[str, Any]) -> Waiver:
    reason, by, until = (str(item[key]) if item.get(key) is not None else None for key in NEEDED)
    return Waiver(reason, by, until)


def _nothing(code: str, at: object, elsewhere: Iterable[Candidate]) -> str:
    there = next((each.key for each in elsewhere if each.key), None)
    where = f" at {at}" if isinstance(at, str) else ""
    return f"{code} finds nothing{where}" + (f", but at {there}" if there else ": remove the waiver")


def _in_doubt(charter: Charter, candidates: Iterable[Candidate]) -> bool:
    """Whether a rule may have found nothing only because it could not see what it looks at."""
    blind = (*SHAPE, "REF107")
    return any(each.rule.code in blind for each in candidates) or not all(each.readable for each in charter.documents)


def _flaws(charter: Charter, idle: Iterable[tuple[int, str]]) -> Iterator[Flaw]:
    for number, words in idle:
        if all(key in charter.document.section("waivers", number) for key in NEEDED):
            yield Flaw(charter.document.at("waivers", number, "rule"), words)
