"""What do we have with X: the pages of the parties as their readers see them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.handbook.made import (
    drawn,
    due,
    edition,
    facts,
    finding,
    many,
    option,
    party,
    scores,
    seat,
    waiver,
    words,
)  # fmt: skip

from charterhouse.handbook.facts import Facts
from charterhouse.handbook.pages import balance, parties, people, rules, waivers
from charterhouse.handbook.register import Parties

LARGEST = 200_000
"""Bytes that no page across partnerships may exceed, whatever the portfolio."""


def page(folder: str, *portfolio: Facts, **found: Any) -> str:
    return drawn(parties.pages(edition(*portfolio, **found)))[folder]


@pytest.mark.parametrize(
    ("names", "parties_of"),
    [
        (["Acme", "Acme"], {"acme": 2}),
        (["Acme", " ACME  "], {"acme": 2}),
        (["Acme", "Acme Shipyards"], {"acme": 1, "acme-2": 1}),
        (["Acme", "Acme Shipyards", "Acme"], {"acme": 2, "acme-2": 1}),
    ],
)
def test_a_party_is_the_same_where_id_and_name_agree(names: list[str], parties_of: dict[str, int]) -> None:
    portfolio = [facts(f"charter-{at}", parties=[party("acme", name)]) for at, name in enumerate(names)]
    for order in (portfolio, portfolio[::-1]):
        assert {each.slug: len(each.sides) for each in Parties(order).all} == parties_of


@pytest.mark.parametrize(
    ("sides", "slugs"),
    [
        ([("acme", "Acme"), ("acme-2", "Other")], {"acme", "acme-2"}),
        ([("acme", "Acme"), ("acme-2", "Other"), ("acme", "Third")], {"acme", "acme-2", "acme-3"}),
        ([("2", "Two"), ("party-2", "Party two")], {"party-2", "party-2-2"}),
    ],
)
def test_no_two_parties_and_no_sheet_share_an_address(sides: list[tuple[str, str]], slugs: set[str]) -> None:
    portfolio = [facts(f"charter-{at}", parties=[party(*side)]) for at, side in enumerate(sides)]
    assert {each.slug for each in Parties(portfolio).all} == slugs


def test_the_index_says_how_they_stand_and_what_comes_next() -> None:
    dated = [due("2026-10-01", "Late"), due("2026-12-14", "Coming")]
    html = page("parties", facts("one", due=dated), facts("two", status="draft", since=None), facts("three"))
    said = words(html)
    assert "Two parties in three partnerships" in said
    assert "Acme 3 partnerships 2 in force, 1 draft 14 Dec 2026 Coming, one 1 Bora" in said
    assert 'href="../parties/acme/"' in html


def test_what_ended_or_lapsed_is_not_due() -> None:
    lapsed = due("2026-10-01", "Option lapses", kind="option", stays=False)
    said = words(
        page("parties", facts("one", due=[lapsed]), facts("two", status="ended", due=[due("2027-01-01", "X")]))
    )
    assert "Option lapses" not in said
    assert "X" not in said


def test_a_party_at_first_glance() -> None:
    one = facts(
        "one", name="Acme × Bora",
        parties=[party("acme", "Acme", contributes=["pumps", "training"], bound_by=["exclusivity for pumps"],
                       options=[option("add ten houses")], reward="45%", risk="60%"), party("bora", "Bora")],
        people=[seat("acme.sponsor", "Ada Okafor"), seat("acme.manager", ""), seat("bora.sponsor", "Bo")],
        due=[due("2026-10-01", "Hundred houses", "acme.manager"), due("2026-12-01", "Theirs", "bora.sponsor")],
        health=[scores("2026-03-01", 3.4), scores("2026-09-01", 2.9)],
        waivers=[waiver("GOV106", "2026-10-31", reason="They asked for none.")],
    )  # fmt: skip
    html = page("parties/acme", one, found={"one": [finding("PRT101", "acme is bound twice", "exclusivity.scope[0]")]})
    said = words(html)
    for fact in (
        "Due from it 1 overdue since 1 Oct 2026", "It holds 1 veto 1 option", "It is bound by 1 promise",
        "People 1 1 seat vacant", "Conflicts 1 with other partnerships",
        "error Acme × Bora: acme is bound twice PRT101",
        "Acme × Bora with Bora Ratified 1 Jan 2026 31 Dec 2028 90 days 30 days 1 Oct 2026 overdue Hundred houses",
        "2.9 of 5 down from 3.4",
        "Brings Pumps, training", "May veto Sale of the name", "May leave 90 days’ notice",
        "Options Add ten houses once 100 houses; until 30 Jun 2027", "Bound by Exclusivity for pumps",
        "45% of the reward 60% of the risk", "Ada Okafor sponsor · Vacant manager",
        "GOV106 They asked for none. until 31 Oct 2026 out of date",
    ):  # fmt: skip
        assert fact in said, fact
    assert "Theirs" not in said
    assert 'href="../../one/#exit"' in html
    assert 'href="../../people/#ada-okafor"' in html
    assert 'data-party="Acme"' in html


@pytest.mark.parametrize(
    ("key", "shown"),
    [("exclusivity.scope[0]", False), ("parties.bora.name", False), ("parties.acme.name", True), ("cure.period", True)],
)
def test_a_conflict_stands_with_the_party_that_it_is_about(key: str, shown: bool) -> None:
    html = page("parties/acme", facts("one"), found={"one": [finding("PRT104", "they differ", key)]})
    assert ("they differ" in html) is shown


def test_findings_of_other_rules_are_no_conflicts() -> None:
    assert "Conflicts None" in words(page("parties/acme", facts("one"), found={"one": [finding("GOV101", "no tiers")]}))


def test_values_never_become_html() -> None:
    html = page("parties/acme", facts(parties=[party("acme", "<b>Acme</b>", vetoes=["<i>x</i>"])]))
    assert "<b>Acme" not in html
    assert "<i>x" not in html


def test_no_page_grows_with_the_portfolio() -> None:
    largest = []
    for number in (60, 600):
        portfolio = many(number)
        found = {each["id"]: [finding("PRT104", "they differ", "cure.period"), finding("GOV101", "no tiers")]
                 for each in portfolio}  # fmt: skip
        made = edition(*portfolio, found=found)
        sizes = {}
        for section in (parties, people, balance, waivers, rules):
            sizes[section] = max(len(html.encode()) for html in drawn(section.pages(made)).values())
        largest.append(sizes)
    for section, size in largest[1].items():
        assert size < LARGEST
        assert size < largest[0][section] * 2, section
