"""What a finding weighs, by state and relationship; and copies and strays among the files of a partnership."""

import re

import pytest

from tests.tools import findings, name_of, texts

CHARTER, PLAN = "charter.md", "plan.md"
COPIES = [  # the file that a copy is made of, its name, what is said of it
    (CHARTER, "charter (1).md", "DOC111"),
    (CHARTER, "a-charter.md", "DOC111"),
    (PLAN, "plan-old.md", "DOC107"),
    ("economics.md", "appendices/economics-2.md", "DOC107"),
    ("appendices/berths.md", "appendices/berths-2.md", None),
]


@pytest.mark.parametrize(("name", "copy", "code"), COPIES)
def test_a_copy_never_stands_for_the_original(name: str, copy: str, code: str | None) -> None:
    wrong = texts()[CHARTER].replace("period: 30 days", "period: 3 dys")
    found = findings({copy: texts()[name], CHARTER: wrong})
    expected = [(code, copy)] * bool(code) + [("DOC108", CHARTER)]
    assert sorted((each.code, name_of(each.place.path)) for each in found) == sorted(expected)


def test_a_file_of_no_kind_is_said() -> None:
    found = findings({"notes.md": "# Notes\n", "more.md": "---\nkind: note\n---\n", "less.md": "---\nschema: 1\n---\n"})
    assert [(each.code, name_of(each.place.path)) for each in found] == [
        ("DOC106", "less.md"), ("DOC115", "more.md"), ("DOC102", "notes.md"),
    ]  # fmt: skip


STATES = [  # change of the charter, severity of a missing notice period (completeness) and of a long one (warning)
    ("status: draft", "warning", "warning"),
    ("status: in-review", "error", "warning"),
    ("status: agreed", "error", "warning"),
    ("status: ratified", "error", "warning"),
    ("status: exiting", "error", "warning"),
    ("status: ended", None, None),
]


@pytest.mark.parametrize(("state", "missing", "long"), STATES)
def test_severity_follows_the_life_of_the_charter(state: str, missing: str | None, long: str | None) -> None:
    text = texts()[CHARTER].replace("status: ratified", state)
    without = findings({CHARTER: text.replace("  notice_period: 90 days\n", "")})
    assert [each.severity for each in without if each.code == "EXI101"] == [missing] * bool(missing)
    too_long = findings({CHARTER: text.replace("notice_period: 90 days", "notice_period: 400 days")})
    assert [each.severity for each in too_long] == [long] * bool(long)


KINDS = [  # relationship, severities of a missing tier, a slow tier, a missing notice period, a broken link
    ("strategic", "error", "warning", "error", "error"),
    ("joint-venture", "error", "warning", "error", "error"),
    ("pilot", None, "info", "error", "error"),
    ("vendor", None, None, "error", "error"),
    ("referral", None, None, "error", "error"),
]


@pytest.mark.parametrize(("kind", "tier", "slow", "notice", "link"), KINDS)
def test_severity_follows_the_kind_of_relationship(
    kind: str, tier: str | None, slow: str | None, notice: str | None, link: str | None
) -> None:
    text = texts()[CHARTER].replace("relationship: strategic", f"relationship: {kind}")
    rows = [
        ("GOV103", text.replace("cadence: 1 month", "cadence: 2 months"), slow),
        ("EXI101", text.replace("  notice_period: 90 days\n", ""), notice),
        ("REF103", text.replace("(#cure)", "(#cura)"), link),
    ]
    for code, changed, expected in rows:
        assert [each.severity for each in findings({CHARTER: changed}) if each.code == code] == [expected] * bool(
            expected
        )
    tactical = text[text.index("    tactical:\n") : text.index("  committee:")]
    found = [each.severity for each in findings({CHARTER: text.replace(tactical, "")}) if each.code == "GOV101"]
    assert found == [tier] * bool(tier)


LIGHT = [  # what a pilot or a vendor does without, and nothing that refers to it is called broken
    (CHARTER, r"^governance:\n(?:  .*\n)+"),
    (CHARTER, r"^    operational:\n(?:      .*\n)+"),
    (CHARTER, r"^conflict:\n(?:  .*\n)+"),
    (PLAN, r"^metrics:\n(?:  .*\n)+"),
]


@pytest.mark.parametrize(("name", "section"), LIGHT)
@pytest.mark.parametrize(
    ("kind", "always"), [("vendor", ["FIT101"]), ("pilot\n  graduates_on: first-thousand-hours", [])]
)
def test_what_a_kind_does_without_is_not_missed(kind: str, always: list[str], name: str, section: str) -> None:
    changed = {name: text for name, text in texts().items() if name in (CHARTER, PLAN)}
    milestone = re.findall(r"id: ([a-z-]+), due", changed[PLAN])[0]
    kind = kind.replace("first-thousand-hours", milestone)
    changed[CHARTER] = changed[CHARTER].replace("relationship: strategic", f"relationship: {kind}")
    changed[name] = re.sub(section, "", changed[name], count=1, flags=re.MULTILINE)
    assert changed[name] != texts()[name].replace("relationship: strategic", f"relationship: {kind}")
    assert [each.code for each in findings(changed)] == always


def test_a_hole_in_the_text_is_an_error_whatever_the_kind() -> None:
    vendor = texts()[CHARTER].replace("relationship: strategic", "relationship: vendor")
    without = re.sub(r"^transparency:\n(?:  .*\n)+", "", vendor, flags=re.MULTILINE)
    assert {each.code for each in findings({CHARTER: without})} == {"FIT101", "REF102"}
