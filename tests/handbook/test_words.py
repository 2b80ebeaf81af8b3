"""Charters put into words: since when they are in force, the roads out, the schedule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charterhouse import portfolio, source
from charterhouse.handbook.contract import constitution
from charterhouse.handbook.key_terms import key_terms
from charterhouse.handbook.margin import facts
from charterhouse.handbook.pictures.exit import exits
from charterhouse.handbook.pictures.governance import governance
from charterhouse.handbook.pictures.lettering import shorten, width, wrap
from charterhouse.handbook.schedule import schedule
from charterhouse.handbook.standing import standing
from charterhouse.handbook.today import as_of
from charterhouse.model import Charter

TWO = "parties: {acme: {name: Acme}, bora: {name: Bora}}\n"
SIGNED = "versions: [{version: 1.0.0, agreed: 2026-01-10, effective: 2026-02-01}]\nratification:\n"


def charter(tmp_path: Path, text: str, body: str = "") -> Charter:
    home = tmp_path / "charters" / "acme-bora"
    home.mkdir(parents=True)
    head = "kind: charter\nschema: 1\nid: acme-bora\ntitle: A\nversion: 1.0.0\n"
    (home / "charter.md").write_text(f"---\n{head}{TWO}{text}---\n{body}", "utf-8")
    return portfolio.gather(source.read(tmp_path / "charters")).charters[0]


def signed(*days: str) -> str:
    lines = [
        f"  - {{party: {party}, date: {day}, version: 1.0.0}}\n"
        for party, day in zip(("acme", "bora"), days, strict=False)
    ]
    return f"status: ratified\n{SIGNED}{''.join(lines)}"


@pytest.mark.parametrize(
    ("text", "since", "decided"),
    [
        (signed("2026-01-11", "2026-01-12"), date(2026, 2, 1), "as agreed"),
        (signed("2026-01-11", "2026-03-12"), date(2026, 3, 12), "when Bora signed"),
        (signed("2026-03-12", "2026-03-12"), date(2026, 3, 12), "when Acme and Bora signed"),
        (signed("2026-01-11"), None, "as agreed"),
        ("status: draft\n", None, "as agreed"),
    ],
)
def test_in_force_since(tmp_path: Path, text: str, since: date | None, decided: str) -> None:
    found = standing(charter(tmp_path, text))
    assert (found.since, found.decided) == (since, decided)


def test_the_roads_out_are_counted_in_days(tmp_path: Path) -> None:
    text = (
        "status: draft\ncure: {period: 30 days}\nexit: {for_convenience: [bora], notice_period: 2 months, for_cause: "
        "{after: cure, notice_period: 10 business days}, transition_assistance: {period: 60 days}, non_compete: none}\n"
    )
    picture = exits(charter(tmp_path, text))
    assert picture is not None
    said = [(step.name, step.days) for road in picture.roads for step in road.steps]
    assert said == [
        ("Notice", "day 0 to 60"), ("Transition help", "day 60 to 120"), ("Cure", "day 0 to 30"),
        ("Notice for cause", "day 30 to 44"), ("Transition help", "day 44 to 104"),
    ]  # fmt: skip
    assert picture.roads[0].who == "Bora may leave without a reason"
    assert picture.usual


def test_nothing_is_drawn_of_nothing(tmp_path: Path) -> None:
    bare = charter(tmp_path, "status: draft\n")
    assert exits(bare) is None
    assert governance(bare) is None
    assert facts(bare, "exit") == ()
    assert {term.value for term in key_terms(bare, ())} == {"not agreed"}


def test_a_tier_that_skips_one_goes_round_it(tmp_path: Path) -> None:
    tiers = "{strategic: {cadence: 1 quarter}, operational: {cadence: 1 month}, tactical: {escalates_to: strategic}}"
    picture = governance(charter(tmp_path, f"status: draft\ngovernance: {{tiers: {tiers}}}\n"))
    assert picture is not None
    assert [arrow.path.count("H") for arrow in picture.wide.arrows] == [2]


def test_the_schedule_follows_the_articles_and_leaves_out_the_record(tmp_path: Path) -> None:
    terms = "exit: {notice_period: 90 days, notice: {by: acme}}\nexclusivity: none\nfit: {relationship: pilot}\n"
    made = charter(tmp_path, f"status: draft\n{terms}", "\n## Exit\n\nText.\n")
    groups = schedule(made, constitution(made.document.body, "1.0.0", lambda *_: "", str))
    assert [(group.number, group.title, group.article) for group in groups] == [
        ("S1", "Exit", "1"), ("S2", "Purpose", ""), ("S3", "Parties", ""),
    ]  # fmt: skip
    assert [(term.number, term.label, term.value.text) for term in groups[0].terms] == [
        ("S1.1", "Notice period", "ninety (90) days"),
        ("S1.2", "Exclusivity", "none"),
    ]


def test_words_fit_into_pictures() -> None:
    assert wrap("one two three", width("one two", 12), 12) == ("one two", "three")
    assert width(shorten("an extraordinarily long word", 60, 12), 12) <= 60
    assert shorten("short", 600, 12) == "short"


def test_the_day_comes_from_the_environment_then_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert as_of(tmp_path) == date(1970, 1, 2)
