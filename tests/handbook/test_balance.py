"""Who holds what, and how the portfolio stands on each rule."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.handbook.made import drawn, due, duty, edition, facts, finding, party, waiver, words

from charterhouse.handbook.facts import Facts
from charterhouse.handbook.lopsided import lopsided
from charterhouse.handbook.pages import balance, rules
from charterhouse.handbook.pages.rules import asked
from charterhouse.lint.rulebook import BUILT_IN


def pair(first: dict[str, Any], second: dict[str, Any], **changes: Any) -> Facts:
    return facts(parties=[party("acme", "Acme", **first), party("bora", "Bora", letter="B", **second)], **changes)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {}, ()),
        ({"vetoes": ["a", "b"]}, {"vetoes": []}, ("Acme holds 2 vetoes, Bora none.",)),
        ({"vetoes": ["a", "b"]}, {"vetoes": ["a"]}, ()),
        ({"vetoes": []}, {"vetoes": []}, ()),
        ({"leaves": "for cause only, 10 days’ notice"}, {}, ("Only Bora may leave without a reason.",)),
        ({"leaves": "for cause only"}, {"leaves": "for cause only"}, ()),
        ({"leaves": "not agreed"}, {"leaves": "not agreed"}, ()),
        ({"bound_by": ["exclusivity for pumps"]}, {}, ("Exclusivity binds only Acme.",)),
        ({"bound_by": ["exclusivity"]}, {"bound_by": ["exclusivity"]}, ()),
        ({"reward": "30%", "risk": "50%"}, {}, ("Acme carries 50% of the risk for 30% of the reward.",)),
        ({"reward": "30%", "risk": "49%"}, {}, ()),
        ({"reward": "50%", "risk": "30%"}, {}, ()),
        ({"reward": "some", "risk": "90%"}, {}, ()),
        ({"reward": "", "risk": "90%"}, {}, ()),
    ],
)
def test_only_what_is_plain_is_called_lopsided(
    first: dict[str, Any], second: dict[str, Any], said: tuple[str, ...]
) -> None:
    assert lopsided(pair(first, second)) == said
    assert lopsided(pair(first, second, relationship="vendor")) == ()


def test_lopsided_ones_come_first() -> None:
    even = facts("even", name="A")
    made = edition(even, pair({"vetoes": []}, {}, name="Z"), facts("over", status="ended"))
    said = words(drawn(balance.pages(made))["balance"])
    assert "One of two partnerships leans to one side." in said
    assert said.index("Z Ratified lopsided Bora holds 1 veto, Acme none.") < said.index("A Ratified Party")
    assert "1 partnership has ended and is not weighed." in said


def test_a_row_says_what_a_party_holds() -> None:
    own = {"reward": "45%", "risk": "50%", "bound_by": ["exclusivity for pumps"]}
    one = pair(own, {}, duties=[duty("Open", "acme.sponsor"), duty("Done", "acme.sponsor", done=True)],
               due=[due("2027-01-01", "Open")])  # fmt: skip
    html = drawn(balance.pages(edition(one)))["balance"]
    row = "A Acme 1 sale of the name 90 days’ notice none 1 45% of the reward 50% of the risk exclusivity for pumps"
    assert row in words(html)
    assert '<rect class="risk" x="0" y="13" width="50" height="8"/>' in html
    assert 'href="../parties/acme/"' in html


def test_conflicts_are_told_by_rule_and_cut() -> None:
    portfolio = [facts(f"p{at}") for at in range(30)]
    found = {each["id"]: [finding("PRT104", "they differ"), finding("GOV101", "no tiers")] for each in portfolio}
    html = drawn(balance.pages(edition(*portfolio, found=found)))["balance"]
    assert html.count("they differ") == 10
    assert "The first 10 of 30: more with rule PRT104." in words(html)
    assert 'href="../rules/PRT104/#found:"' in html
    assert "no tiers" not in html


def test_nothing_to_weigh() -> None:
    assert "There is no partnership to weigh." in words(drawn(balance.pages(edition()))["balance"])


def test_a_rule_says_how_the_portfolio_stands_on_it() -> None:
    portfolio = [
        facts("clear"), facts("found", name="Found"), facts("vendor", relationship="vendor"),
        facts("over", status="ended"),
        facts("waived", name="Waived", waivers=[waiver("party-without-veto", "2027-01-01", person="Ada")]),
        facts("venture", relationship="joint venture"),
    ]  # fmt: skip
    made = drawn(rules.pages(edition(*portfolio, found={"found": [finding("GOV106", "no veto")] * 2})))
    said = words(made["rules/GOV106"])
    assert "2 partnerships without a finding 1 with 2 findings 1 with an accepted exception" in said
    assert "error Found: no veto" in said
    assert "Waived: because Ada, until 1 Jan 2027" in said
    assert "core business. party-without-veto error once in review 2 1 1" in words(made["rules"])


def test_the_findings_of_a_rule_are_cut() -> None:
    found = {"acme-bora": [finding("GOV106", f"no veto {at}") for at in range(412)]}
    html = drawn(rules.pages(edition(facts(), found=found)))["rules/GOV106"]
    assert html.count("no veto") == 100
    assert "The first 100 of 412 findings." in words(html)


@pytest.mark.parametrize("status", ["draft", "in-review", "ratified", "ended"])
@pytest.mark.parametrize("relationship", ["strategic", "joint-venture", "pilot", "vendor", "referral"])
def test_a_rule_is_asked_where_it_has_weight(status: str, relationship: str) -> None:
    charter: Any = SimpleNamespace(status=status, relationship=relationship)
    for rule in BUILT_IN.rules:
        assert asked(rule, status, relationship) == (rule.weight(charter) is not None), rule.code
