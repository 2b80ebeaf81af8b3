"""What travels between the stages: charters, the portfolio, flaws and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from .document import Document, Place

KINDS = ("charter", "plan", "economics", "risk-register", "appendix", "review")

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Related:
    """The other place of a finding that has two."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found: at which place, in which words.

    `reads` are the other values that the rule looked at. The engine uses them to let one cause speak once.
    """

    place: Place
    message: str
    related: tuple[Related, ...] = ()
    reads: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault(Flaw):
    """A flaw found below `lint`: it names the rule that gives it severity and page."""

    code: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """The acceptance of a finding: why, by whom, until which day; None where the charter does not say."""

    reason: str | None
    by: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw with the rule it breaks, as every report shows it."""

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    charter: str | None
    key: str | None
    dimension: str
    fingerprint: str
    related: tuple[Related, ...] = ()
    waiver: Waiver | None = None
    """What accepts it: such a finding is listed, and counts nowhere."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A reader besides the parties: whose editions it sees, by party or audience, and what the site calls it."""

    sees: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Editions:
    """How editions are named: the pattern of their tags, the branch's own edition, further names of the newest.

    `default_branch` is where the branch's edition is taken from; None where HEAD is.
    """

    tag: str = "handbook-*"
    next: str = "next"
    aliases: tuple[str, ...] = ("latest",)
    default_branch: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What an organisation has set in `charterhouse.toml`: by rule, its severity and its bounds."""

    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    """Readers besides the parties, by name."""
    ignores: dict[str, list[str]] = field(default_factory=dict)
    """By path pattern, the rules that are left out there: codes, names or families."""
    own: tuple[dict[str, Any], ...] = ()
    """The organisation's own rules, as `[[rule]]` has them."""
    source: str = field(default="", compare=False)
    """The file that all this stands in; empty where there is none."""
    editions: Editions = Editions()

    def of(self, code: str, name: str) -> dict[str, Any]:
        """The settings of a rule, which may be given under its code or its name."""
        return {**self.rules.get(name, {}), **self.rules.get(code, {})}


@dataclass(frozen=True, slots=True)
class Charter:
    """One partnership: the constitution with everything that lies beside it in its folder.

    A file that could not be read is there with `readable` false.
    """

    id: str
    document: Document
    plan: Document | None = None
    economics: Document | None = None
    risk_register: Document | None = None
    appendices: tuple[Document, ...] = ()
    reviews: tuple[Document, ...] = ()
    strays: tuple[Document, ...] = ()
    """Files in the folder that are none of these: a copy of the charter, a file of no known kind."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file of the partnership, the constitution first."""
        beside = (self.plan, self.economics, self.risk_register, *self.appendices, *self.reviews)
        return (self.document, *(each for each in beside if each is not None))

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, in the order of the charter."""
        return tuple(self.document.section("parties"))

    @property
    def status(self) -> str:
        """The state in the life of the charter, `draft` to `ended`."""
        return str(self.document.get("status") or "")

    @property
    def relationship(self) -> str:
        """`strategic` where the charter does not say."""
        return str(self.document.get("fit", "relationship") or "strategic")


Question = tuple[str, ...]
"""What a rule asks of the other partnerships: `("link", path, anchor)`."""
Answer = str | None


class Neighbours(Protocol):
    """The other partnerships, as far as a rule about one may ask about them."""

    def answer(self, question: Question) -> Answer:
        """What there is to know; None where there is nothing."""


class Nobody:
    """Neighbours of whom nothing is known yet: every link leads somewhere, every name is unknown."""

    def answer(self, question: Question) -> Answer:  # noqa: ARG002
        """Nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Partnerships, what was found wrong in their shape, and which files there are.

    A rule about one partnership gets that one alone, with all its documents, and asks its `neighbours` about the
    others; a rule across the portfolio gets all, each with what `lint/facts.py` keeps of it.
    """

    charters: tuple[Charter, ...]
    faults: tuple[Fault, ...]
    files: frozenset[str]
    documents: dict[str, Document]
    """By path: also those that belong to no charter."""
    root: str = "charters"
    """The folder of the charters, relative to the repository."""
    settings: Settings = field(default_factory=Settings)
    neighbours: Neighbours = field(default_factory=Nobody)
    registers: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What a rule across the portfolio has made of it once, under a name, so as not to do it for every charter."""
