"""ECO: each row is an edit to the valid partnership and what one finding underlines; then what is no fault."""

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said, texts

CHARTER, ECONOMICS, PLAN = "charter.md", "economics.md", "plan.md"
BRINGS = "Harbour brings berths and storage"
REWARD, RISK = "reward: {harbour: 50%, mills: 50%}", "risk: {harbour: 60%, mills: 40%}"
LATER = "harbour: 45%, mills: 55%"
TIERS = "tiers:" + texts()[ECONOMICS].split("tiers:")[1].split("equity:")[0]
JOINT = (CHARTER, "relationship: strategic", "relationship: joint-venture")
VESTING = "vesting: [{milestone: first-season, share: 50%}, {milestone: crews-trained, share: 50%}]"
EVEN = "split: {harbour: 50%, mills: 50%}"
SAME = "contribution: {harbour: 900000, mills: 900000}"
ALIGNED = "horizon: {harbour: 2032-06-30, mills: 2032-12-31}"
# fmt: off
FAULTS = [  # file, what stands there, what is put there, finding
    # money before the constitution
    (ECONOMICS, "agreed: 2025-02-20", "agreed: 2025-02-09", "ECO101 economics.md: 2025-02-09"),
    # money in the constitution: in the text, in a heading, in a table, in the frontmatter
    (CHARTER, BRINGS, f"Mills pays EUR 4,000 a month. {BRINGS}", "ECO102 charter.md: EUR 4,000"),
    (CHARTER, BRINGS, f"Mills pays EUR 4,000 now and EUR 9,000 later. {BRINGS}", "ECO102 charter.md: EUR 4,000"),
    (CHARTER, BRINGS, f"Of the revenue 40% is Harbour's, that is 40% of revenue. {BRINGS}",
     "ECO102 charter.md: 40% of revenue"),
    (CHARTER, "### Vetoes", "### Vetoes up to €500", "ECO102 charter.md: €500"),
    (CHARTER, "joint: each party may use the plan for its own business", "joint: shared for a 5% fee",
     "ECO102 charter.md: shared for a 5% fee"),
    (CHARTER, "contributes: [volume, forecasts]", "contributes: [volume, 20000 euros]",
     "ECO102 charter.md: 20000 euros"),
    (CHARTER, "effect: add the third berth", "effect: pay USD 9000", "ECO102 charter.md: pay USD 9000"),
    # shares that don't add up
    (ECONOMICS, RISK, "risk: {harbour: 60%, mills: 45%}", "ECO103 economics.md: risk"),
    (ECONOMICS, RISK, "risk: {harbour: 60%}", "ECO103 economics.md: risk"),
    (ECONOMICS, REWARD, "reward: {harbour: 50%, mills: 49.9%}", "ECO103 economics.md: reward"),
    (ECONOMICS, REWARD, "reward: {harbour: 100%, mills: 100%}", "ECO103 economics.md: reward"),
    (ECONOMICS, LATER, "harbour: 45%, mills: 50%", "ECO103 economics.md: {"),
    (ECONOMICS, LATER, "harbour: 65%, mills: 45%", "ECO103 economics.md: {"),
    # winner takes most: thirty points and more
    (ECONOMICS, REWARD, "reward: {harbour: 30%, mills: 70%}", "ECO104 economics.md: 70%"),
    (ECONOMICS, RISK, "risk: {harbour: 0%, mills: 100%}", "ECO104 economics.md: 50%"),
    (ECONOMICS, RISK, "risk: {mills: 100%}", "ECO104 economics.md: 50%"),
    # tiers against the smaller party
    (ECONOMICS, LATER, "harbour: 51%, mills: 49%", "ECO109 economics.md: 49%"),
    (ECONOMICS, LATER, f"{LATER}}}\n  - {{from: 9000 hours saved, harbour: 46%, mills: 54%",
     "ECO109 economics.md: 54%"),
    (CHARTER, "size: 85", "size: 341", "ECO109 economics.md: 45%"),
    # equity, in a strategic partnership and not
    (ECONOMICS, "equity: none", f"equity: {{split: {{harbour: 60%, mills: 40%}}, {VESTING}}}",
     "ECO106 economics.md: equity"),
    (ECONOMICS, "equity: none", "equity: {split: {harbour: 60%, mills: 40%}}", "ECO107 economics.md: equity"),
    (ECONOMICS, "equity: none", "equity: {split: {harbour: 60%, mills: 40%}, vesting: []}",
     "ECO107 economics.md: vesting"),
    (ECONOMICS, "equity: none", "equity: {split: {harbour: 60%, mills: 40%}, vesting: [{share: 100%}]}",
     "ECO107 economics.md: {"),
]
NO_FAULTS = [
    (ECONOMICS, "agreed: 2025-02-20", "agreed: 2025-02-10"),
    (ECONOMICS, "agreed: 2025-02-20\n", ""),
    (CHARTER, BRINGS, f"What Harbour is paid stands in [the economics](economics.md). {BRINGS}"),
    (CHARTER, BRINGS, f"An early draft said “EUR 4,000 a month”, or `EUR 4,000`. {BRINGS}"),
    (CHARTER, BRINGS, f"> EUR 4,000 a month\n\n{BRINGS}"),
    (CHARTER, BRINGS, f"Four ships in five, that is 80%, arrive on time. {BRINGS}"),
    (CHARTER, "benefit: Less demurrage", "benefit: Demurrage of 2 million euros saved"),
    (CHARTER, "open_book: joint revenue and cost", "open_book: 100% of joint revenue and cost"),
    (CHARTER, "A fifth of both managers' bonus", "20% of the margin and a bonus of 900 euros"),
    (CHARTER, "trigger: 900 berth hours in a month", "trigger: 2 million euros of joint revenue in a year"),
    (CHARTER, "mills lands nothing for a quarter", "revenue falls to 20% of the revenue of 2025"),
    (CHARTER, "customers: Bakeries", "customers: Bakeries with a turnover of a million euros"),
    (ECONOMICS, "What waiting would have cost", "EUR 4,000 a month, or 5% of revenue,"),
    (ECONOMICS, REWARD, "reward: {harbour: 33.3%, mills: 66.7%}"),
    (ECONOMICS, REWARD, "reward: {harbour: 30.1%, mills: 69.9%}"),
    (ECONOMICS, f"  {RISK}\n", ""),
    (ECONOMICS, TIERS, ""),
    (ECONOMICS, LATER, "harbour: 50%, mills: 50%"),
    (ECONOMICS, LATER, f"{LATER}}}\n  - {{from: 900 hours saved, harbour: 47%, mills: 53%"),
    (CHARTER, "size: 85", "size: 340"),
    (CHARTER, "    size: 85\n", ""),
    (ECONOMICS, "equity: none\n", ""),
    (ECONOMICS, "equity: none", "equity: {}"),
]
# fmt: on


@pytest.mark.parametrize(("name", "old", "new", "finding"), FAULTS)
def test_one_fault_one_finding_at_its_place(name: str, old: str, new: str, finding: str) -> None:
    assert marked(changed((name, old, new))) == [finding]


@pytest.mark.parametrize(("name", "old", "new"), NO_FAULTS)
def test_no_fault(name: str, old: str, new: str) -> None:
    assert said(findings(changed((name, old, new)))) == []


def test_the_sum_has_no_errors_of_floats() -> None:
    three = "mills: 33.3%, port: 33.4%"
    both = changed(
        (ECONOMICS, REWARD, f"reward: {{harbour: 33.3%, {three}}}"),
        (ECONOMICS, RISK, f"risk: {{harbour: 33.3%, {three}}}"),
    )
    assert {each.code for each in findings(both)} == {"REF104"}  # there is no port, and nothing wrong with the sum
    apart = changed(
        (ECONOMICS, REWARD, "reward: {harbour: 29.9%, mills: 70.1%}"),
        (ECONOMICS, RISK, "risk: {harbour: 59.9%, mills: 40.1%}"),
    )
    assert [each.code for each in findings(apart)] == ["ECO104"]  # 70.1 - 40.1 is 30, and not 29.999999999999993
    assert [
        each.message for each in findings(changed((ECONOMICS, REWARD, "reward: {harbour: 66.67%, mills: 33.34%}")))
    ] == ["the shares of reward add up to 100.01%, not to 100%"]


@pytest.mark.parametrize(
    ("size", "tiers", "expected"),
    [
        (34, "", []),
        (33, "", ["ECO105 economics.md: ---"]),
        (33, TIERS, []),
        (33, "tiers:\n  - {from: 0, harbour: 50%, mills: 50%}\n", ["ECO105 economics.md: tiers"]),
        (33, "tiers:\n  - {from: 0, harbour: 50%, mills: 50%}\n  - {from: 9, harbour: 50.0%, mills: 50%}\n",
         ["ECO105 economics.md: tiers"]),
        (33, "tiers: []\n", ["ECO105 economics.md: tiers"]),
        (3401, "", ["ECO105 economics.md: ---"]),
        (3400, "", []),
    ],
)  # fmt: skip
def test_a_flat_split_between_unequal_parties(size: int, tiers: str, expected: list[str]) -> None:
    assert marked(changed((CHARTER, "size: 85", f"size: {size}"), (ECONOMICS, TIERS, tiers))) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((EVEN, VESTING, SAME, ALIGNED), []),
        ((EVEN, VESTING, "contribution: {harbour: 'EUR 900,000', mills: 900000 eur}", ALIGNED), []),
        ((EVEN, VESTING, "contribution: {harbour: cranes, mills: 900000}", ALIGNED), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING, "contribution: both put in the same", ALIGNED), []),
        ((EVEN, VESTING, "contribution: unequal", ALIGNED), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING, "contribution: {harbour: 900000}", ALIGNED), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING, ALIGNED), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING, SAME), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING), ["ECO108 economics.md: split"]),
        ((EVEN, VESTING, SAME, "horizon: {harbour: 2030-12-31, mills: 2032-12-31}"), ["ECO108 economics.md: split"]),
        (("split: {harbour: 51%, mills: 49%}", VESTING), []),
        (("split: {harbour: 51%, mills: 50%}", VESTING), ["ECO103 economics.md: split"]),
        ((EVEN, VESTING.replace("50%}]", "60%}]"), SAME, ALIGNED), ["ECO103 economics.md: vesting"]),
        ((EVEN, VESTING.replace("50%}]", "20%}]"), SAME, ALIGNED), []),
        ((EVEN, VESTING.replace("first-season", "last-season"), SAME, ALIGNED), ["REF104 economics.md: last-season"]),
        ((EVEN, SAME, ALIGNED), ["ECO107 economics.md: equity"]),
        (("split: {harbour: 51%, mills: 49%}", "vesting: [{milestone: first-season}, {share: 40%}, {share: 60%}]"),
         ["ECO107 economics.md: {"]),
    ],
)  # fmt: skip
def test_equity_of_a_joint_venture(terms: tuple[str, ...], expected: list[str]) -> None:
    assert marked(changed(JOINT, (ECONOMICS, "equity: none", f"equity: {{{', '.join(terms)}}}"))) == expected


def test_a_constitution_that_is_dated_wrong_is_not_said_again_of_the_money() -> None:
    for old, new in (("agreed: 2025-02-10", "agreed: 2026-02-10"), ("agreed: 2025-02-10, ", "")):
        assert "ECO101" not in {each.code for each in findings(changed((CHARTER, old, new)))}
    first = next(f"{line}\n" for line in texts()[CHARTER].split("\n") if "trigger: founding" in line)
    assert "ECO101" not in {each.code for each in findings(changed((CHARTER, first, "")))}


def test_money_is_read_in_english_alone() -> None:
    german = changed(
        (CHARTER, BRINGS, f"EUR 4.000 im Monat. {BRINGS}"), (CHARTER, "binding: full", "language: de\nbinding: full")
    )
    assert findings(german) == ()


def test_bounds_and_words_are_the_organisations() -> None:
    apart = changed((ECONOMICS, REWARD, "reward: {harbour: 40%, mills: 60%}"))
    assert findings(apart) == ()
    assert [each.code for each in findings(apart, Settings({"ECO104": {"points": 20}}))] == ["ECO104"]
    flat = changed((ECONOMICS, TIERS, ""))
    assert [each.code for each in findings(flat, Settings({"flat-split": {"ratio": 3.5}}))] == ["ECO105"]
    share = changed((CHARTER, BRINGS, f"Harbour keeps 5% of the demurrage. {BRINGS}"))
    assert findings(share) == ()
    assert [each.code for each in findings(share, Settings({"ECO102": {"more_words": ["demurrage"]}}))] == ["ECO102"]
    horizon = changed(JOINT, (ECONOMICS, "equity: none", f"equity: {{{EVEN}, {VESTING}, {SAME}, {ALIGNED}}}"))
    assert [each.code for each in findings(horizon, Settings({"ECO108": {"days": 183}}))] == ["ECO108"]


def test_weights() -> None:
    text = texts()[ECONOMICS].replace("agreed: 2025-02-20", "agreed: 2025-01-01").replace(RISK, "risk: {harbour: 60%}")
    for old, new, expected in (
        ("status: ratified", "status: draft", ["warning ECO101", "error ECO103"]),
        ("relationship: strategic", "relationship: pilot", ["info ECO101", "error ECO103"]),
        ("relationship: strategic", "relationship: vendor", []),
    ):
        found = findings({**changed((CHARTER, old, new)), ECONOMICS: text})
        assert [f"{each.severity} {each.code}" for each in found if each.code.startswith("ECO")] == expected


@pytest.mark.parametrize(
    "value", ["7", "[]", "[null]", "{a: {}}", "{reward: [1]}", "{harbour: x}", "null", "[[7]]", "x"]
)
@pytest.mark.parametrize("key", ["shares", "tiers", "equity", "agreed"])
def test_what_has_no_shape_is_said_as_that_alone(key: str, value: str) -> None:
    head = "---\nkind: economics\nschema: 1\ncharter: harbour-mills\n"
    found = findings({ECONOMICS: f"{head}{key}: {value}\n---\n"})
    assert {each.code[:3] for each in found} <= {"DOC"}, said(found)
