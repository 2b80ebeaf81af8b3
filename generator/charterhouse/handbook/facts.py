"""What is kept of a partnership for every page but its own, and published as `/api/partnerships/<id>.json`.

Plain data that goes into JSON and comes back the same: thousands of partnerships are put together from it without
reading one of them again. Dates are ISO, `anchor` leads to a place on the partnership's page, and nothing here
depends on the day on which it is read.
"""

from __future__ import annotations

import sys
from typing import Any, NotRequired, TypedDict, cast

SHORT = 80
"""Texts up to this length are likely to stand in more than one place."""


class Term(TypedDict):
    """A term that people come for: `days` is its usual length, None where it is no duration.

    `key` is a path of keys: `exit.notice_period`, `cure.period`, `exit.transition_assistance.period`, `exclusivity`,
    `governance.tiers` (who amends the text) and `term.until`, in this order, without those that are not agreed.
    """

    key: str
    name: str
    value: str
    days: float | None
    anchor: str


class Option(TypedDict):
    """A right to raise or lower the commitment."""

    id: str
    direction: str
    trigger: str
    effect: str
    expires: str | None
    anchor: str


class Party(TypedDict):
    """A party in this partnership: what it brings and holds. `name` is how this charter calls it.

    `leaves` says how it may leave, `bound_by` what binds it alone, `options` those that it or either party holds.
    """

    id: str
    name: str
    letter: str
    size: int | None
    contributes: list[str]
    seats: int | None
    vetoes: list[str]
    leaves: str
    bound_by: list[str]
    options: list[Option]
    reward: str
    risk: str


class Seat(TypedDict):
    """A role and who fills it; `name` is empty while nobody does. `role` is `party.role`, `tiers` where it sits."""

    role: str
    party: str
    name: str
    title: str
    handle: str
    deputy: str
    left: str
    tiers: list[str]


class Duty(TypedDict):
    """Something that a role answers for; `owner` is `party.role`, or a party's id where all of it answers.

    `kind` is milestone, metric, risk, action, appendix, handover or waiver; `done` whether it is behind us.
    """

    kind: str
    what: str
    owner: str
    due: str | None
    done: bool
    anchor: str


class Due(TypedDict):
    """A day on which something is due or lapses.

    `kind` is milestone, action, option, exclusivity, renewal (the last day to refuse it), term, waiver or vesting.
    What stays open when its day has passed (`stays`) is then overdue; what doesn't has lapsed.
    """

    date: str
    what: str
    kind: str
    owner: str
    stays: bool
    anchor: str


class Scores(TypedDict):
    """A review's scores of 1 to 5: party -> dimension -> score, and the mean of all, to one decimal."""

    held: str
    title: str
    by_party: dict[str, dict[str, float]]
    mean: float
    anchor: str


class Waiver(TypedDict):
    """An accepted deviation. `person` is who has the role `by`; empty where nobody has."""

    rule: str
    at: str
    reason: str
    by: str
    person: str
    until: str | None


class Signature(TypedDict):
    """Who signed a version, and when."""

    party: str
    by: str
    date: str


class Version(TypedDict):
    """A version of the constitution."""

    version: str
    agreed: str
    effective: str
    trigger: str
    summary: str
    signatures: list[Signature]


class Facts(TypedDict):
    """One partnership; `status`, `relationship` and `framing` are the words of the charter.

    `name` is its title up to the first comma and `subtitle` the rest. `since` is the day since which the current
    version is in force, None while none is; `decided` says what made it so. `until` is the last day, None where there
    is none, and `until_words` what to write in either case. `exit_notice` says who has given notice of exit and when,
    in words, and is empty while nobody has. `due` is in the order of its days, `health` and `audits` begin with the
    oldest. `extra` are the organisation's own keys of the constitution, `x-…`, as they are written.
    """

    id: str
    title: str
    name: str
    subtitle: str
    status: str
    relationship: str
    framing: str
    vision: str
    version: str
    since: str | None
    decided: str
    unsigned: list[str]
    until: str | None
    until_words: str
    renewal: str
    exit_notice: str
    terms: list[Term]
    parties: list[Party]
    people: list[Seat]
    duties: list[Duty]
    due: list[Due]
    health: list[Scores]
    audits: list[Scores]
    waivers: list[Waiver]
    versions: list[Version]
    extra: dict[str, object]


class Found(TypedDict):
    """A finding in short, as pages across partnerships and the API show it; `key` is the path of keys it is about."""

    code: str
    severity: str
    message: str
    path: str
    line: int
    key: str | None
    anchor: NotRequired[str]


def term(facts: Facts, key: str) -> Term | None:
    """A term by its path of keys, `exit.notice_period`."""
    return next((each for each in facts["terms"] if each["key"] == key), None)


def lean(facts: Facts) -> Facts:
    """The same facts, with keys and words kept once that others have too: of thousands, half the memory."""
    return cast(Facts, _lean(facts))


def _lean(value: Any) -> Any:
    if isinstance(value, str):
        return sys.intern(value) if len(value) <= SHORT else value
    if isinstance(value, dict):
        return {sys.intern(key): _lean(each) for key, each in value.items()}
    return [_lean(each) for each in value] if isinstance(value, list) else value
