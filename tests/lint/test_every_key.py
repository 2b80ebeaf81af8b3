"""Change and remove every key of every file of the valid partnership, one at a time: one cause, one finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from charterhouse import parse
from charterhouse.document import KeyPath, Span
from charterhouse.source import Source
from tests.tools import findings, said, texts

RULES_FOR = {  # what is said when a key is removed: (file, key) -> code; every other key may be left out
    ("charter.md", "fit"): "FIT103",
    ("charter.md", "fit.if_ended_tomorrow"): "FIT103",
    ("charter.md", "purpose"): "PUR101",
    ("charter.md", "purpose.problem"): "PUR101",
    ("charter.md", "purpose.job"): "PUR106",
    ("charter.md", "purpose.vision"): "PUR103",
    ("charter.md", "purpose.goals"): "PUR102",
    ("charter.md", "purpose.goals.secondary"): "PUR102",
    ("charter.md", "purpose.ecosystem"): "PUR104",
    ("charter.md", "purpose.ecosystem.competitors"): "PUR104",
    ("charter.md", "purpose.trade_offs"): "PUR107",
    ("charter.md", "value"): "VAL101",
    ("charter.md", "value.matrix"): "VAL101",
    ("charter.md", "value.matrix.0.measured_by"): "VAL105",
    ("charter.md", "value.matrix.2"): "VAL107",
    ("charter.md", "value.premortem"): "VAL106",
    ("charter.md", "governance"): "GOV101",
    ("charter.md", "governance.tiers.strategic"): "GOV101",
    ("charter.md", "governance.tiers.tactical.cadence"): "GOV102",
    ("charter.md", "governance.committee"): "GOV104",
    ("charter.md", "governance.committee.chair_term"): "GOV105",
    ("charter.md", "governance.vetoes"): "GOV106",
    ("charter.md", "conflict"): "CON101",
    ("charter.md", "problem_solving"): "CON105",
    ("charter.md", "problem_solving.retrospectives"): "MET107",
    ("charter.md", "accountability"): "MET105",
    ("charter.md", "cure"): "CUR101",
    ("charter.md", "cure.period"): "CUR101",
    ("charter.md", "exit"): "EXI101",
    ("charter.md", "exit.transition_assistance"): "EXI103",
    ("charter.md", "exit.data_handover"): "EXI104",
    ("charter.md", "exit.non_compete"): "EXI105",
    ("charter.md", "exit.non_compete.scope"): "EXI106",
    ("charter.md", "exit.pivot_review"): "EXI107",
    ("charter.md", "ip"): "IPR101",
    ("charter.md", "ip.prior"): "IPR101",
    ("charter.md", "ip.joint"): "IPR102",
    ("charter.md", "ip.sublicensing"): "IPR103",
    ("charter.md", "ip.on_exit"): "EXI111",
    ("charter.md", "parties"): "REF104",
    ("charter.md", "parties.mills"): "REF104",
    ("charter.md", "transparency"): "TRA101",
    ("charter.md", "transparency.open_book"): "TRA101",
    ("charter.md", "transparency.no_surprises_within"): "TRA102",
    ("charter.md", "transparency.risk_register"): "TRA104",
    ("charter.md", "transparency.decisions"): "TRA106",
    ("charter.md", "flexibility"): "FLX101",
    ("charter.md", "flexibility.options"): "FLX101",
    ("charter.md", "flexibility.options.0"): "FLX103",
    ("charter.md", "flexibility.options.1"): "FLX106",
    ("charter.md", "flexibility.options.0.trigger"): "FLX102",
    ("charter.md", "flexibility.options.1.expires"): "FLX105",
    ("charter.md", "flexibility.renegotiation"): "FLX104",
    ("charter.md", "flexibility.renegotiation.triggers"): "FLX104",
    ("charter.md", "flexibility.renegotiation.triggers.1"): "FLX104",
    ("economics.md", "shares.reward.mills"): "ECO103",
    ("economics.md", "tiers.1.harbour"): "ECO103",
    ("risk-register.md", "risks.0.owner"): "TRA105",
    ("risk-register.md", "risks.1.mitigation"): "TRA105",
    ("reviews/2025-q4-operations.md", "decisions.0.because"): "TRA106",
    ("plan.md", "parties"): "GOV108",
    ("plan.md", "parties.mills"): "GOV108",
    ("plan.md", "parties.mills.people.manager"): "GOV108",
    ("plan.md", "parties.mills.people.operations"): "REF101",
    ("plan.md", "parties.mills.okrs"): "MET106",
    ("plan.md", "milestones"): "PUR105",
    ("plan.md", "milestones.0.target"): "VAL103",
    ("plan.md", "milestones.0.baseline"): "VAL103",
    ("plan.md", "milestones.1.owner"): "VAL103",
    ("plan.md", "metrics"): "MET101",
    ("plan.md", "metrics.0"): "REF104",
    ("plan.md", "metrics.0.kind"): "MET103",
    ("plan.md", "metrics.0.owner"): "MET102",
    ("plan.md", "metrics.1.informs"): "MET102",
    ("charter.md", "parties.mills.working_style"): "ALI105",
    ("charter.md", "parties.mills.working_style.responds_within"): "ALI105",
    ("charter.md", "upkeep"): "UPK101",
    ("charter.md", "upkeep.operational_review"): "UPK101",
    ("charter.md", "upkeep.alignment_session"): "UPK102",
    ("charter.md", "upkeep.annual_workshop"): "UPK103",
    ("charter.md", "versions"): "AMD101",
    ("charter.md", "versions.0"): "AMD105",
    ("charter.md", "versions.0.trigger"): "AMD102",
    ("charter.md", "versions.1"): "AMD101",
    ("charter.md", "ratification"): "AMD104",
    ("charter.md", "ratification.1"): "AMD104",
    ("plan.md", "handover"): "ALI106",
    ("plan.md", "handover.operating_owners"): "ALI106",
    ("plan.md", "handover.authority"): "ALI106",
    ("reviews/2025-q4-operations.md", "alignment"): "ALI101",
    ("reviews/2025-q4-operations.md", "alignment.mills"): "ALI101",
    ("reviews/2025-q4-operations.md", "gap"): "ALI108",
    ("reviews/2025-q4-operations.md", "discussed"): "ALI108",
    ("plan.md", "charter"): "DOC106",
}


def keys(name: str) -> list[tuple[KeyPath, Span, bool]]:
    """Every key of a file, where it stands, and whether its value is a single one."""
    document, _ = parse.parse(Source(f"charters/harbour-mills/{name}", "harbour-mills", texts()[name].encode()))
    single = {key: not isinstance(document.get(*key), (dict, list)) for key in document.spans if key}
    return [(key, document.spans[key], each) for key, each in single.items()]


def without(text: str, span: Span) -> str:
    """The file with one key, or one item of a list, taken out as its author would."""
    start, end = span.key_start, span.end
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if before.strip() not in ("", "-"):  # inside { } or [ ]
        if after := re.match(r"\s*,\s*", text[end:]):
            return text[:start] + text[end + after.end() :]
        comma = re.search(r",\s*$", text[:start])
        return text[: comma.start() if comma else start] + text[end:]
    following = text.index("\n", end) + 1
    indent = len(text[following:]) - len(text[following:].lstrip(" "))
    if before.strip() == "-" and indent == len(before):  # the first key of an item that has more
        return text[:start] + text[following + indent :]
    return text[:line] + text[following:]


def changes(text: str, key: KeyPath, span: Span, *, single: bool) -> Iterator[tuple[str, str]]:
    value = text[span.start : span.end]
    yield "removed", without(text, span)
    if isinstance(key[-1], str):
        for word in (f"{key[-1]}x", f"{key[-1][0]}{key[-1]}", "quite-another"):
            yield f"renamed {word}", text[: span.key_start] + word + text[span.key_end :]
    if single:
        for other in ("another", "7", "true", "[another]", "{another: thing}", f"{value.strip(chr(34))}x"):
            yield f"changed to {other}", text[: span.start] + other + text[span.end :]
    elif value[:1] in "{[":
        for other in ("another", "[]", "{}", "7"):
            yield f"changed to {other}", text[: span.start] + other + text[span.end :]


@pytest.mark.parametrize("name", sorted(texts()))
def test_one_change_one_finding_or_none(name: str) -> None:
    text, wrong, tried = texts()[name], [], 0
    for key, span, single in keys(name):
        for what, changed in changes(text, key, span, single=single):
            tried += 1
            found = findings({name: changed})
            if len(found) > 1:
                wrong.append((".".join(map(str, key)), what, said(found)))
            if what == "removed" and (name, ".".join(map(str, key))) in RULES_FOR:
                assert [each.code for each in found] == [RULES_FOR[name, ".".join(map(str, key))]], (key, said(found))
    assert wrong == []
    assert tried > 5 * len(keys(name))


@pytest.mark.parametrize("name", sorted(texts()))
def test_a_file_that_cannot_be_read_has_that_finding_alone(name: str) -> None:
    for broken, code in (
        ("---\ntitle: [\n---\n", "DOC103"),
        ("no frontmatter\n", "DOC102"),
        (texts()[name].replace("schema: 1", "schema: 9", 1), "DOC115"),
        (texts()[name].encode() + b"\xff", "DOC101"),
        (texts()[name] + "\0", "DOC116"),
    ):
        assert [each.code for each in findings({name: broken})] == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [("plan.md", "REF107"), ("charter.md", "DOC110"), ("risk-register.md", "REF103"), ("economics.md", None)],
)
def test_a_file_that_is_gone_is_said_once(name: str, code: str | None) -> None:
    assert [each.code for each in findings({name: None})] == [code] * bool(code)
