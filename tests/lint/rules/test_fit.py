"""FIT: the right form, a pilot with an end, and no more governance than is needed."""

import re

import pytest

from charterhouse.lint.measures import measurable
from charterhouse.model import Settings
from tests.lint.rules.marked import underlined
from tests.tools import findings, said, texts

TEXT = texts()["charter.md"]
PILOT = TEXT.replace("relationship: strategic", "relationship: pilot\n  graduates_on: first-season")
UNTIL = "until: 2028-02-29, "


def lasting(tier: str, cadence: str, lasts: str, text: str = TEXT) -> str:
    """The charter with one tier that meets so often and so long."""
    before, head, after = text.partition(f"    {tier}:\n")
    after = re.sub(r"^      lasts: .*\n", "", after, count=1) if tier == "strategic" else after
    after = re.sub(
        r"      cadence: .*\n(      lasts: .*\n)?", f"      cadence: {cadence}\n      lasts: {lasts}\n", after, count=1
    )
    return before + head + after


FORM = [
    ("vendor", TEXT.replace("strategic\n", "vendor\n", 1), ["warning FIT101 vendor: fit.relationship"]),
    ("referral", TEXT.replace("strategic\n", "referral\n", 1), ["warning FIT101 referral: fit.relationship"]),
    ("a draft", TEXT.replace("strategic\n", "vendor\n", 1).replace("ratified", "draft", 1),
     ["warning FIT101 vendor: fit.relationship"]),
    ("joint venture", TEXT.replace("strategic\n", "joint-venture\n", 1), []),
    ("not said", TEXT.replace("  relationship: strategic\n", ""), []),
    ("ended vendor", TEXT.replace("strategic\n", "vendor\n", 1).replace("ratified", "ended\nended: 2026-01-31", 1), []),
    ("tomorrow not thought of", re.sub("  if_ended_tomorrow: .*\n", "", TEXT),
     ["error FIT103 fit: fit.if_ended_tomorrow"]),
    ("no fit at all", re.sub(r"fit:\n(  .*\n)+", "", TEXT), ["error FIT103 ---: fit"]),
    ("a pilot's tomorrow", re.sub("  if_ended_tomorrow: .*\n", "", PILOT), []),
    ("refuses", TEXT.replace("mills: accepts", "mills: refuses"),
     ["warning FIT104 refuses: fit.shared_governance.mills"]),
    ("both refuse", TEXT.replace("mills: accepts", "mills: refuses").replace("harbour: accepts", "harbour: refuses"),
     ["warning FIT104 refuses: fit.shared_governance.harbour",
      "warning FIT104 refuses: fit.shared_governance.mills"]),
    ("nobody refuses", TEXT.replace("mills: accepts", "milk: refuses"),
     ["error REF104 milk: fit.shared_governance.milk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORM], ids=[row[0] for row in FORM])
def test_the_right_form(text: str, expected: list[str]) -> None:
    assert underlined({"charter.md": text}) == expected


PILOTS = [  # charter, key and words of the finding
    (PILOT, None, None),
    (PILOT.replace("  graduates_on: first-season\n", ""), "fit.graduates_on", "no milestone to graduate on"),
    (PILOT.replace(UNTIL, ""), "fit", "no end date"),
    (PILOT.replace(UNTIL, "until: open-ended, "), "fit", "no end date"),
    (re.sub("\nterm: .*", "", PILOT), "fit", "no end date"),
    (PILOT.replace("  graduates_on: first-season\n", "").replace(UNTIL, ""), "fit.graduates_on",
     "no end date (until) and no milestone to graduate on (graduates_on)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "words"), PILOTS, ids=[str(row[2]) for row in PILOTS])
@pytest.mark.parametrize("status", ["draft", "ratified"])
def test_a_pilot_has_an_end_and_graduates(text: str, key: str | None, words: str | None, status: str) -> None:
    changes = {"charter.md": text.replace("ratified", status, 1)}
    assert underlined(changes) == ([f"error FIT102 fit: {key}"] if key else [])
    assert words is None or words in findings(changes)[0].message


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (PILOT.replace("graduates_on", "graduates_upon"), "DOC105"),
        (PILOT.replace("first-season", "second-season", 1), "REF104"),
        (PILOT.replace("until: 2028-02-29", "until: 2028-02-30"), "DOC109"),
    ],
    ids=["DOC105", "REF104", "DOC109"],
)
def test_a_pilot_with_something_misspelt_is_told_that_alone(changed: str, code: str) -> None:
    assert [each.code for each in findings({"charter.md": changed})] == [code]


def test_a_misspelt_end_does_not_hide_that_nothing_graduates() -> None:
    text = PILOT.replace("  graduates_on: first-season\n", "").replace("until: 2028-02-29", "until: 2028-02-30")
    assert {each.code for each in findings({"charter.md": text})} == {"DOC109", "FIT102"}


HOURS = [  # tier, cadence, lasts -> whether it is too much beside the three hours a quarter
    ("tactical", "1 week", "2 hours", False),  # 8.6 + 1.0
    ("tactical", "1 week", "3 hours", True),  # 12.9 + 1.0
    ("operational", "1 month", "11 hours", False),  # 11 + 0.99
    ("operational", "1 month", "12 hours", True),
    ("operational", "1 month", "1 day", False),  # 8 hours
    ("operational", "1 month", "2 business days", True),
    ("strategic", "1 quarter", "1 week", True),  # 40 hours
    ("strategic", "1 month", "12 hours", False),  # twelve, and no more
    ("strategic", "1 month", "13 hours", True),
]


@pytest.mark.parametrize(("tier", "cadence", "lasts", "much"), HOURS)
def test_twelve_hours_a_month_are_enough(tier: str, cadence: str, lasts: str, much: bool) -> None:
    found = underlined({"charter.md": lasting(tier, cadence, lasts)})
    assert found == ["warning FIT105 tiers: governance.tiers"] * much


def test_the_hours_are_said_and_may_be_set() -> None:
    text = lasting("tactical", "1 week", "3 hours")
    assert "take 13.9 hours a month, more than 12" in said(findings({"charter.md": text}))[0]
    assert underlined({"charter.md": text}, Settings({"FIT105": {"hours": 13.9}})) == []
    assert underlined({}, Settings({"too-much-governance": {"hours": 0.5}})) == [
        "warning FIT105 tiers: governance.tiers"
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("150 stores", True), ("€5m", True), ("by Q3", True), ("ten times as many", True), ("twenty-one", True),
        ("a fifth less", True), ("Half of them", True), ("zero complaints", True), ("twice in a row", True),
        ("more Qualified leads than before", True), ("the reach doubles", True),
        ("B2B sales grow", False), ("when it makes sense", False), ("no one objects", False), ("one another", False),
        ("a third party asks", False), ("once a quarter", False), ("someone attends often", False), ("", False),
        ("unqualified-leads", False),
    ],
)  # fmt: skip
def test_what_can_be_measured(text: str, counted: bool) -> None:
    assert measurable(text, ["qualified-leads", "", "Net score"]) is counted
