"""Shares of parties: read, added up without the errors of floats, and the sizes of those who get them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document, KeyPath
from ..model import Charter
from ..terms import share

NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
DIGITS = 6
"""Decimal places that count: beyond them lie only the errors of floats."""


def total(read: Iterable[float]) -> float:
    """The sum of some shares, or the difference where one is negative, as it would be reckoned on paper."""
    return round(sum(read), DIGITS)


def shares(document: Document, *path: str | int) -> dict[str, float] | None:
    """The share of each party in a mapping; None where there is none, or one can't be read."""
    written = {
        party: share(value)
        for party, value in document.section(*path).items()
        if party != "from" and not party.startswith("x-")
    }
    read = {party: each for party, each in written.items() if each is not None}
    return read if read and len(read) == len(written) else None


def tiers(document: Document) -> list[tuple[KeyPath, dict[str, float]]]:
    """The tiers whose shares can be read, the earliest first.

    They are written in their order; where each begins with a number of the same thing, that number decides.
    """
    found = [(("tiers", at), shares(document, "tiers", at)) for at in range(len(document.items("tiers")))]
    read = [(path, each) for path, each in found if each]
    starts = [str(document.get(*path, "from", default="")) for path, _ in read]
    numbers = [NUMBER.search(each) for each in starts]
    if all(numbers) and len({NUMBER.sub("", each, count=1).strip().casefold() for each in starts}) == 1:
        order = [float(number[0].replace(",", "")) for number in numbers if number]
        read = [read[at] for at in sorted(range(len(read)), key=lambda at: order[at])]
    return list(read)


def size(charter: Charter, party: str) -> int | None:
    """How many people a party has, where the charter says."""
    value = charter.document.get("parties", party, "size")
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def sizes(charter: Charter) -> dict[str, int]:
    """The parties with their sizes, the smallest first; empty where one is not known."""
    known = {party: each for party in charter.parties if (each := size(charter, party))}
    return dict(sorted(known.items(), key=lambda each: each[1])) if len(known) == len(charter.parties) else {}


def shown(percentage: float) -> str:
    """`55%`, `12.5%`."""
    return f"{round(percentage, DIGITS):.10g}%"
