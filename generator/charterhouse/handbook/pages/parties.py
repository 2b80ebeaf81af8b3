"""What do we have with X: every party across its partnerships, and an index of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...model import Finding
from ...terms import day, share
from ..coming import Deadline, deadlines, trend
from ..facts import Facts, Party, Seat, Term, Waiver
from ..page import Page
from ..register import Member, Person, by_name, folded
from ..sheets import sheets
from ..standing import STATES

if TYPE_CHECKING:
    from ..edition import Edition

MOST = 25
"""Partnerships on a sheet of a party's page, each of them with all that the party holds there."""
SHOWN = 10
"""What is listed of a kind before it is only counted."""
ORDER = ("exiting", "ratified", "agreed", "in-review", "draft", "ended")


@dataclass(frozen=True, slots=True)
class Row:
    """A party in the index: in how many partnerships it is, `said` how they stand, what is due next.

    `twin` says whether another party has the same name.
    """

    member: Member
    twin: bool
    partnerships: int
    said: str
    next: tuple[Facts, Deadline] | None
    overdue: int


@dataclass(frozen=True, slots=True)
class Part:
    """A party in one of its partnerships."""

    facts: Facts
    party: Party
    state: str
    tone: str
    since: date | None
    until: date | None
    terms: dict[str, Term]
    others: tuple[tuple[str, Member | None], ...]
    people: tuple[tuple[Seat, Person | None], ...]
    next: Deadline | None
    due: tuple[Deadline, ...]
    health: tuple[float, str] | None
    reward: float | None
    risk: float | None
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What a party has over all its partnerships that have not ended."""

    vetoes: int
    options: int
    bound: int
    people: int
    vacant: int
    waivers: int


def pages(edition: Edition) -> Iterator[Page]:
    """The index and the pages of each party, on as many sheets as they take."""
    yield from _Parties(edition).pages()


class _Parties:
    """All parties, and what is looked up for each."""

    def __init__(self, edition: Edition) -> None:
        self.known = {each.facts["id"]: each for each in edition.partnerships}
        facts = [each.facts for each in edition.partnerships]
        self.parties, self.people = edition.parties, edition.people
        self.today = edition.as_of.isoformat()
        self.names = Counter(folded(each.name) for each in self.parties.all)
        self.due = {each["id"]: deadlines(each, edition.as_of) for each in facts}

    def pages(self) -> Iterator[Page]:
        rows = [self.row(member) for member in self.parties.all]
        about = "Every party that we have a partnership with, and what is due next."
        given = {"total": len(rows), "partnerships": len(self.known)}
        for sheet in sheets(rows, "parties", label=lambda row: row.member.name):
            yield Page(sheet.folder, sheet.title("Parties"), "pages/parties.html", {**given, "sheet": sheet},
                       description=about, listed=sheet.number == 1)  # fmt: skip
        for row in rows:
            yield from self.party(row)

    def row(self, member: Member) -> Row:
        """A party in the index."""
        coming = [(facts, each) for facts, _ in member.sides for each in self.due[facts["id"]]]
        ahead = [each for each in coming if not each[1].overdue]
        return Row(
            member, self.names[folded(member.name)] > 1, len(member.sides), _said(member),
            min(ahead, key=lambda each: (each[1].day, each[0]["id"]), default=None), len(coming) - len(ahead),
        )  # fmt: skip

    def party(self, row: Row) -> Iterator[Page]:
        """The sheets of one party; what it has over all partnerships is told on each."""
        member = row.member
        own = [(facts, each) for facts, party in member.sides for each in self.due[facts["id"]] if _owes(party, each)]
        own.sort(key=lambda each: (each[1].day, each[0]["id"]))
        conflicts = [(facts, finding) for facts, party in member.sides for finding in self.known[facts["id"]].findings
                     if _conflicts(party, finding)]  # fmt: skip
        given = {
            "row": row,
            "member": member,
            "totals": self.totals(member),
            "own": own[:SHOWN],
            "own_total": len(own),
            "own_overdue": sum(each.overdue for _, each in own),
            "conflicts": conflicts[:SHOWN],
            "conflicts_total": len(conflicts),
            "shown": SHOWN,
            "today": self.today,
        }
        about = f"What we have with {member.name}: terms, rights, duties, people and what is due."
        ranked = sorted(member.sides, key=lambda each: (_rank(each[0]), by_name(each[0]["name"]), each[0]["id"]))
        for sheet in sheets(ranked, member.folder, MOST):
            parts = [self.part(facts, party) for facts, party in sheet.items]
            yield Page(sheet.folder, sheet.title(member.name), "pages/party.html",
                       {**given, "sheet": sheet, "parts": parts}, description=about)  # fmt: skip

    def part(self, facts: Facts, party: Party) -> Part:
        """The party in one partnership."""
        state, tone = STATES.get(facts["status"], (facts["status"], "plain"))
        coming = self.due[facts["id"]]
        others = [each for each in facts["parties"] if each["id"] != party["id"]]
        return Part(
            facts, party, state, tone, day(facts["since"]), day(facts["until"]),
            {each["key"]: each for each in facts["terms"]},
            tuple((each["name"], self.parties.of(facts, each["id"])) for each in others),
            tuple((each, self.people.of(facts, each["role"])) for each in facts["people"]
                  if each["party"] == party["id"]),
            coming[0] if coming else None, tuple(each for each in coming if _owes(party, each)),
            trend(facts["health"]), share(party["reward"]), share(party["risk"]), tuple(facts["waivers"]),
        )  # fmt: skip

    def totals(self, member: Member) -> Totals:
        """What the party has over its partnerships."""
        alive = [(facts, party) for facts, party in member.sides if facts["status"] != "ended"]
        seats = [(facts, seat) for facts, party in alive for seat in facts["people"] if seat["party"] == party["id"]]
        return Totals(
            sum(len(party["vetoes"]) for _, party in alive), sum(len(party["options"]) for _, party in alive),
            sum(len(party["bound_by"]) for _, party in alive),
            len({person.anchor for facts, seat in seats if (person := self.people.of(facts, seat["role"]))}),
            sum(not seat["name"] for _, seat in seats), sum(len(facts["waivers"]) for facts, _ in alive),
        )  # fmt: skip


def _said(member: Member) -> str:
    """How the partnerships stand: `2 in force, 1 draft`; of a single one just the state."""
    counts = Counter("in force" if _in_force(facts) else STATES.get(facts["status"], (facts["status"],))[0].lower()
                     for facts, _ in sorted(member.sides, key=lambda each: _rank(each[0])))  # fmt: skip
    return ", ".join(f"{number:,} {state}" if len(member.sides) > 1 else state for state, number in counts.items())


def _in_force(facts: Facts) -> bool:
    return facts["since"] is not None and facts["status"] == "ratified"


def _rank(facts: Facts) -> int:
    return ORDER.index(facts["status"]) if facts["status"] in ORDER else len(ORDER)


def _owes(party: Party, deadline: Deadline) -> bool:
    """Whether a deadline is for somebody of this party."""
    return deadline.due["owner"].partition(".")[0] == party["id"]


def _conflicts(party: Party, finding: Finding) -> bool:
    """Whether what a rule across the portfolio found is about this party, or about the partnership as a whole."""
    key = finding.key or ""
    if not finding.code.startswith("PRT"):
        return False
    if key.startswith("exclusivity"):
        return bool(party["bound_by"])
    return not key.startswith("parties.") or key.startswith(f"parties.{party['id']}.")
