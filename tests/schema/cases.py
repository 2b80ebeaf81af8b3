"""One change each to the full-size document of a kind: what may be written, and what may not."""

from __future__ import annotations

from typing import Any

from .support import DROP, Path

Case = tuple[str, str, Any]
"""Kind, path (`exit.notice_period`, `versions.0.agreed`), new value."""

MAY: list[Case] = [
    ("charter", "title", "no"),
    ("charter", "id", "tarnhaven-1"),
    ("charter", "id", "v1-successor"),
    ("charter", "language", "pt-BR"),
    ("charter", "term.until", "open-ended"),
    ("charter", "term", {}),
    ("charter", "parties", {}),
    ("charter", "parties.tarnhaven", {"name": "Tarnhaven"}),
    ("charter", "parties.tarnhaven.x-logo", None),
    ("charter", "parties.3m", {"name": "Three M"}),
    ("charter", "purpose.drivers", []),
    ("charter", "governance.tiers.strategic", {}),
    ("charter", "governance.tiers.strategic.attendees.0", "nobody.knows"),
    ("charter", "governance.committee.chair", "tarnhaven"),
    ("charter", "conflict.steps", []),
    ("charter", "conflict.steps.0.convened_by", "sponsors"),
    ("charter", "conflict.steps.0.convened_by", []),
    ("charter", "exclusivity", "none"),
    ("charter", "exclusivity", {}),
    ("charter", "cure.period", "30   days"),
    ("charter", "cure.period", "10  business  days"),
    ("charter", "cure.period", "1 days"),
    ("charter", "cure.period", "999999 hours"),
    ("charter", "exit.for_convenience", True),
    ("charter", "exit.for_convenience", False),
    ("charter", "exit.for_convenience", []),
    ("charter", "exit.non_compete", "none"),
    ("charter", "exit.non_compete.scope", "the quays served together"),
    ("charter", "exit.notice", DROP),
    ("charter", "versions.0", {}),
    ("charter", "versions.0.version", "10.0.12"),
    ("charter", "versions.0.effective", "2000-02-29"),
    ("charter", "waivers", []),
    ("plan", "parties.tarnhaven.people.counsel", {}),
    ("plan", "milestones.0.done", True),
    ("plan", "metrics.0.target", "90%"),
    ("plan", "metrics.0.x-chart", "line"),
    ("economics", "equity", "none"),
    ("economics", "tiers.0", {}),
    ("economics", "shares.risk.tarnhaven", "0%"),
    ("economics", "shares.risk.tarnhaven", "100.0%"),
    ("risk-register", "risks.0.closed", True),
    ("review", "health.tarnhaven.trust", 2.5),
    ("review", "attendance", []),
    ("charterhouse", "rules.EXI102", {}),
    ("charterhouse", "rules.EXI102.minimum", 0.5),
    ("charterhouse", "rules.core-too-long.severity", "error"),
    ("lint", "baseline", DROP),
    ("lint", "as_of", DROP),
    ("lint", "findings", []),
    ("lint", "findings.0.waiver.until", None),
    ("explain", "rules", []),
    ("baseline", "findings", []),
    ("baseline", "findings.0.message", DROP),
]

MAY_NOT: list[Case] = [
    # what is required
    *(("charter", key, DROP) for key in ("kind", "schema", "id", "title", "version", "status")),
    *((kind, "charter", DROP) for kind in ("plan", "economics", "risk-register", "appendix", "review")),
    ("charter", "parties.ostergren.name", DROP),
    ("charterhouse", "rule.0.code", DROP),
    ("charterhouse", "rule.0.require", DROP),
    ("lint", "findings.0.key", DROP),
    ("explain", "rules.0.reason", DROP),
    ("baseline", "findings.0.fingerprint", DROP),
    # unknown keys
    ("charter", "finances", "45%"),
    ("charter", "exit.notice-period", "90 days"),
    ("charter", "governance.tiers.regional", {}),
    ("charter", "parties.tarnhaven.working_style.response_within", "1 day"),
    ("charter", "exclusivity.partner", "tarnhaven"),
    ("charter", "exit.non_compete.region", "north"),
    ("charter", "versions.1.date", "2025-03-03"),
    ("plan", "metrics.0.200 a quarter", None),
    ("plan", "parties.tarnhaven.people.sponsor.email", "isla@tarnhaven.example"),
    ("economics", "equity.vests", []),
    ("review", "audit.ostergren.trust", 3),
    ("charterhouse", "rules.EXI102.severty", "error"),
    ("lint", "findings.0.x-more", 1),
    # types
    ("charter", "", []),
    ("charter", "title", 12),
    ("charter", "title", None),
    ("charter", "id", 2026),
    ("charter", "parties", ["tarnhaven", "ostergren"]),
    ("charter", "parties.tarnhaven.size", "34 people"),
    ("charter", "parties.tarnhaven.size", 12.5),
    ("charter", "purpose.drivers", "one of them"),
    ("charter", "purpose.goals", "ten quays"),
    ("charter", "governance.committee.seats.tarnhaven", "two"),
    ("charter", "exit.for_convenience", "either"),
    ("charter", "exit.for_convenience.0", True),
    ("charter", "definitions.quay", ["a", "b"]),
    ("charter", "agreements.0.ref", 1.5),
    ("plan", "metrics.0.joint", "yes"),
    ("plan", "metrics.0.target", True),
    ("review", "attendance.0.present", 1),
    ("review", "actions.0.done", 1),
    ("charterhouse", "sign_off.author_counts", "no"),
    ("charterhouse", "rules.EXI102.days", 1.5),
    ("lint", "findings.0.charter", 3),
    # values from a list
    ("charter", "kind", "plan"),
    ("charter", "schema", 2),
    ("charter", "schema", True),
    ("charter", "status", "Ratified"),
    ("charter", "binding", "fully"),
    ("charter", "fit.shared_governance.tarnhaven", "maybe"),
    ("charter", "value.matrix.0.dimension", "revnue"),
    ("charter", "value.matrix.1.timeline", "medium-term"),
    ("charter", "governance.tiers.strategic.satisfies.1", "retrospective"),
    ("charter", "conflict.steps.2.kind", "arbitration"),
    ("charter", "conflict.steps.0.convened_by", "directors"),
    ("charter", "flexibility.renegotiation.triggers.5", "weather"),
    ("charter", "exclusivity", "full"),
    ("charter", "exit.non_compete", "unlimited"),
    ("charter", "cure.on_failure", "penalty"),
    ("charter", "exit.for_cause.after", "notice"),
    ("charter", "versions.0.trigger", "start"),
    ("charter", "ratification.0.evidence.kind", "handshake"),
    ("charter", "calendar.combine", "all"),
    ("plan", "milestones.0.kind", "number"),
    ("economics", "equity", "some"),
    ("risk-register", "risks.0.impact", "severe"),
    ("review", "type", "lunch"),
    ("review", "gap", "huge"),
    ("charterhouse", "rules.EXI102.severity", "fatal"),
    ("charterhouse", "levels.cure", "major"),
    ("explain", "rules.0.applies_to.0", "friends"),
    # bounds
    ("charter", "title", ""),
    ("charter", "purpose.trade_offs.0", ""),
    ("charter", "governance.tiers.tactical.escalates_to", ""),
    ("charter", "parties.tarnhaven.size", 0),
    ("charter", "governance.committee.quorum.tarnhaven", -1),
    ("review", "health.tarnhaven.trust", 0),
    ("review", "health.tarnhaven.trust", 5.5),
    ("charterhouse", "rules.EXI102.points", 101),
    ("lint", "findings.0.line", 0),
    # ids, versions, handles, digests
    ("charter", "id", "latest"),
    ("charter", "id", "v1"),
    ("charter", "id", "2026-3"),
    ("charter", "id", "1.2"),
    ("charter", "id", "Tarnhaven"),
    ("charter", "id", "tarnhaven--ostergren"),
    ("charter", "id", "tarnhaven\n"),
    ("charter", "flexibility.options.0.id", "Add Shetland"),
    ("charter", "version", "1.2"),
    ("charter", "version", "01.2.0"),
    ("charter", "version", "1.2.0-draft"),
    ("charter", "language", "English!"),
    ("charter", "ratification.0.digest", "sha256:5f"),
    ("plan", "parties.tarnhaven.people.sponsor.handle", "@@isla"),
    ("plan", "milestones.0.id", "ten quays"),
    ("charterhouse", "rule.0.code", "quay-1"),
    # shares
    *(("economics", "shares.risk.tarnhaven", each) for each in ("45", "045%", "101%", "45.%", "-5%", "45%\n")),
    ("economics", "shares.risk.tarnhaven", 45),
    ("economics", "tiers.0.tarnhaven", "half"),
    ("economics", "equity.vesting.0.share", "all"),
]

BAD_IDS: list[Case] = [
    ("charter", "parties.Tarnhaven", {"name": "Tarnhaven"}),
    ("charter", "parties.north_sea", {"name": "North Sea"}),
    ("plan", "parties.tarnhaven.people.Head of ice", {"name": "Isla Rae"}),
    ("charterhouse", "audiences.Legal", {}),
]
"""Keys that are ids themselves: the fault lies with the mapping they stand in."""

DURATIONS: list[Any] = ["90", "days", "90 day s", "0 days", "090 days", "1000000 days", "1.5 days", "-3 days"]
DURATIONS += [
    "90days",
    "90\tdays",
    "90 days ",
    " 90 days",
    "90 days\n",
    "ninety days",
    "90 Days",
    "3 fortnights",
]
DURATIONS += ["10 businessdays", "1 day 2 hours", "30 minutes", 90]
DATES: list[Any] = [
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-01-00",
    "2026-1-5",
]
DATES += [
    "26-01-05",
    "2026-01-05T00:00:00",
    "2026-01-05 ",
    "2026-01-05\n",
    "2026/01/05",
    "05.01.2026",
    "20260105",
]
DATES += ["0000-01-01", "next spring", "Open-ended", 20260105]
NOT_A_DURATION: list[Case] = [("charter", "exit.notice_period", each) for each in DURATIONS] + [
    ("charter", "governance.tiers.tactical.cadence", "weekly"),
    ("charterhouse", "rules.EXI102.minimum", "60"),
]
NOT_A_DATE: list[Case] = [("charter", "effective", each) for each in DATES] + [
    ("plan", "milestones.0.done", "yes"),
    ("economics", "equity.horizon.tarnhaven", "open-ended"),
    ("risk-register", "risks.0.closed", "2026-02-30"),
    ("lint", "findings.0.waiver.until", "soon"),
]
NOT_A_DATE_OR_OPEN: list[Case] = [("charter", "term.until", each) for each in DATES]
TITLES = {"duration": NOT_A_DURATION, "date": NOT_A_DATE, "date or open-ended": NOT_A_DATE_OR_OPEN}
"""The title of the subschema that must be the one to fail: it tells which kind of value was meant."""


def steps(path: str) -> Path:
    """`versions.0.agreed` as a path; figures are indices of a list."""
    return tuple(int(step) if step.isdigit() else step for step in path.split(".")) if path else ()


def lies_at(path: Path, value: Any, document: Any) -> Path:
    """Where the fault of a case is found: at the value, or in a section with a key too few or too many."""
    home = document
    for step in path[:-1]:
        home = home[step]
    added = isinstance(home, dict) and path[-1:] != () and path[-1] not in home
    return path[:-1] if added or value is DROP else path
