"""Chapter's HTML -> the same with its links to people and parties: where those stand, the whole portfolio decides."""

from __future__ import annotations

import re

from markupsafe import escape

from .facts import Facts
from .page import Addresses
from .register import Parties, People

OPEN = re.compile(r'(?<=<a )href="[^"]*" data-(person|party)="([^"]*)"')
"""A link to be placed: the partnership's template says whom it is to lead to, by role or by id. Text that reads like
one stays as it is, since its `<` is escaped."""


def placed(html: str, facts: Facts, people: People, parties: Parties, addresses: Addresses) -> str:
    """The page with every such link leading to the sheet and the entry, or the page, that it means."""

    def lead(match: re.Match[str]) -> str:
        kind, name = match.groups()
        if kind == "person":
            person = people.of(facts, name)
            there = addresses.between(facts["id"], person.folder, person.anchor) if person else ""
        else:
            member = parties.of(facts, name)
            there = addresses.between(facts["id"], member.folder) if member else ""
        return f'href="{escape(there or addresses.between(facts["id"], "people" if kind == "person" else "parties"))}"'

    return OPEN.sub(lead, html)
