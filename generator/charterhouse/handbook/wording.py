"""Values of the frontmatter -> the words that people use for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..model import Charter
from ..quote import FILTERS, written_date
from ..terms import day, duration

LABELS = {
    "okrs": "OKRs",
    "id": "Name",
    "ip": "Intellectual property",
    "non_compete": "Non-compete",
    "post_mortem_within": "Post-mortem within",
    "matrix": "Who gains what",
    "steps": "Conflict ladder",
    "immediate": "At once",
    "on_failure": "If it fails",
    "before": "First",
    "lasts": "Lasts",
    "law": "Law",
    "if_ended_tomorrow": "If it ended tomorrow",
    "no_surprises_within": "No surprises: told within",
    "open_book": "Open books",
    "premortem": "Pre-mortem: it failed because",
    "fit": "The right form",
    "for_convenience": "May leave by notice",
    "exit": "Exit",
    "cure": "Cure",
    "trade_offs": "Trade-offs",
}
"""Where the key alone would read badly."""
WORDS = {
    "amend-core": "amending the constitution",
    "amend-appendix": "amending an appendix",
    "in-review": "in review",
    "joint-venture": "joint venture",
    "joint-session": "joint session",
    "executive-sponsors": "executive sponsors",
    "open-ended": "open-ended",
    "product-line": "product line",
    "yearly-review": "yearly review",
    "wet-ink": "wet ink",
    "e-signature": "e-signature",
    "msa": "master services agreement",
    "nda": "non-disclosure agreement",
    "dpa": "data processing agreement",
    "alignment-session": "alignment session",
    "operational-review": "operational review",
    "annual-workshop": "annual workshop",
    "health-check": "health check",
    "pre-mortem": "pre-mortem",
    "post-mortem": "post-mortem",
    "framing-workshop": "framing workshop",
    "alignment_session": "alignment session",
    "operational_review": "operational review",
    "annual_workshop": "annual workshop",
}
"""What stands for itself in the source and wants a space on paper."""
ROLE = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
EVERY = {"1 week": "every week", "1 month": "every month", "1 quarter": "every quarter", "1 year": "every year"}


def label(key: str) -> str:
    """What a key is called: `notice_period` is `Notice period`."""
    plain = key.removeprefix("x-").replace("_", " ").replace("-", " ").strip()
    return LABELS.get(key) or (plain[:1].upper() + plain[1:] if plain else key)


def party(charter: Charter, name: object) -> str:
    """The name of a party, by its id; any other word as it is."""
    return str(charter.document.get("parties", str(name), "name") or name)


def letter(charter: Charter, name: str) -> str:
    """The letter that tells a party apart in pictures, so that colour is never alone: A, B …"""
    order = charter.parties
    return chr(ord("A") + order.index(name) % 26) if name in order else "?"


def person(charter: Charter, role: str) -> str:
    """Who holds `lumen.manager`, by plan.md; empty where nobody does."""
    match = ROLE.fullmatch(role)
    name = charter.plan.get("parties", match[1], "people", match[2], "name") if match and charter.plan else None
    return str(name) if name and name != "vacant" else ""


def holder(charter: Charter, role: str) -> str:
    """`lumen.manager` in words: `manager of Lumen Platform`."""
    match = ROLE.fullmatch(role)
    if not match or match[1] not in charter.parties:
        return str(role)
    return f"{match[2].replace('-', ' ')} of {party(charter, match[1])}"


def words(charter: Charter, value: Any) -> str:
    """A single value as a sentence would hold it."""
    length, when = duration(value), day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if length:
        return length.words()
    if when:
        return written_date(when)
    text = str(value)
    if text in charter.parties:
        return party(charter, text)
    if ROLE.fullmatch(text):
        return holder(charter, text)
    return WORDS.get(text, text)


def brief(charter: Charter, value: Any) -> str:
    """A single value as short as it can be understood: `90 days`."""
    length = duration(value)
    return str(length) if length else words(charter, value)


def plain(value: Any) -> str:
    """An id that stands for something, with spaces for its hyphens: `market-entry`, `open-iberia`."""
    text = str(value)
    return WORDS.get(text) or (text.replace("-", " ") if SLUG.fullmatch(text) else text)


def every(value: Any) -> str:
    """A cadence: `1 quarter` is `every quarter`, `2 weeks` `every 2 weeks`."""
    return EVERY.get(str(duration(value)), f"every {value}") if value else ""


def listed(values: Iterable[str], joint: str = "and") -> str:
    """Several things in a sentence: `a, b and c`."""
    *first, last = [*values] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 finding`, `3 findings`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short(day: str) -> str:
    """`2026-12-14` as `14 Dec 2026`; what is no date as it is."""
    try:
        return FILTERS["short"](date.fromisoformat(day).isoformat())
    except ValueError:
        return day


def tallied(severities: Iterable[str]) -> str:
    """How many findings there are of each severity: `2 errors, 1 warning`; nothing where there are none."""
    counts = Counter(severities)
    names = (("error", "error"), ("warning", "warning"), ("info", "note"))
    return ", ".join(counted(counts[each], name) for each, name in names if counts[each])
