"""Which deviations have we accepted: the list as its readers see it."""

from __future__ import annotations

import pytest
from tests.handbook.made import drawn, edition, facts, seat, waiver, words

from charterhouse.handbook.facts import Facts, Waiver
from charterhouse.handbook.pages import waivers


def page(*portfolio: Facts) -> str:
    return drawn(waivers.pages(edition(*portfolio)))["waivers"]


def test_those_out_of_date_come_first_and_say_so() -> None:
    said = words(page(
        facts("one", waivers=[waiver("GOV106", "2027-01-01"), waiver("GOV101", "2026-11-22"), waiver("EXI101", None)]),
        facts("two", waivers=[waiver("GOV102", "2026-11-23")]),
    ))  # fmt: skip
    assert "Four deviations from the rules are accepted, in two partnerships." in said
    assert "One is out of date: renew it, or mend what it excuses. One has no end." in said
    order = [said.index(each) for each in ("GOV101", "EXI101", "GOV102", "GOV106")]
    assert order == sorted(order)
    assert "22 Nov 2026 out of date" in said
    assert said.count("out of date") == 2


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (waiver("GOV106", "2027-01-01"), "Give each party a veto over what would harm its core business. GOV106"),
        (waiver("party-without-veto", "2027-01-01"), "its core business. GOV106 party-without-veto"),
        (waiver("gov106", "2027-01-01"), "its core business. GOV106 party-without-veto"),
        (waiver("UPK201", "2027-01-01"), "UPK201 no rule of this handbook"),
        (waiver("", "2027-01-01"), "No rule is named"),
        (waiver("GOV106", "2027-01-01", at="governance.vetoes.bora"), "one at governance.vetoes.bora"),
        (waiver("GOV106", "2027-01-01", reason=""), "no reason is given"),
        (waiver("GOV106", "2027-01-01", by=""), "nobody is named"),
        (waiver("GOV106", "2027-01-01", by="the board"), "because the board"),
        (waiver("GOV106", "2027-01-01", by="acme.sponsor", person="Ada"), "because Ada"),
    ],
)
def test_what_is_said_of_a_waiver(given: Waiver, shown: str) -> None:
    assert shown in words(page(facts("one", waivers=[given])))


def test_rule_partnership_and_owner_are_linked() -> None:
    accepted = waiver("GOV106", "2027-01-01", person="Ada")
    html = page(facts("one", people=[seat("acme.sponsor", "Ada")], waivers=[accepted]))
    for address in ("../rules/GOV106/", "../one/#beside:waivers", "../people/#ada"):
        assert f'href="{address}"' in html


def test_nothing_is_accepted() -> None:
    assert "No deviation is accepted" in words(page(facts()))
    assert "<table" not in page(facts())
