"""The handbook for machines: every file validates against the schema that is published with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.handbook.gathered import HOMES, TOP, known
from tests.schema.support import python_faults, rust_faults

from charterhouse import portfolio, source
from charterhouse.handbook.api import LISTS, Portfolio, files
from charterhouse.handbook.facts import Facts, Found
from charterhouse.handbook.gathering import facts, found
from charterhouse.handbook.page import Addresses
from charterhouse.lint.engine import lint
from charterhouse.lint.rulebook import rulebook

TODAY = date(2026, 11, 23)


def lists() -> Iterator[tuple[Facts, list[Found]]]:
    """The example partnerships, and those that tests are written with, with what the linter finds in them."""
    for home in HOMES:
        handbook = source.read(TOP / home)
        gathered = portfolio.gather(handbook)
        findings = lint(gathered, rulebook(gathered.settings, handbook.top))
        for charter in gathered.charters:
            yield facts(charter), [found(each) for each in findings if each.charter == charter.id and not each.waiver]


@cache
def published(*, directories: bool = True) -> dict[str, str]:
    book = rulebook(portfolio.gather(source.read(TOP / "charters")).settings, TOP)
    return dict(files(Portfolio("Ferries & more", TODAY, Addresses(directories), lists(), book.rules)))


def read(name: str) -> Any:
    return json.loads(published()[f"api/{name}.json"])


@pytest.mark.parametrize("address", published())
def test_every_file_validates(address: str) -> None:
    name = address.removeprefix("api/").removesuffix(".json")
    kind = "api-partnership" if "/" in name else f"api-{name}"
    document = json.loads(published()[address])
    assert python_faults(kind, document) == rust_faults(kind, document) == []


def test_the_text_is_one_line_and_always_the_same() -> None:
    again = rulebook(portfolio.gather(source.read(TOP / "charters")).settings, TOP).rules
    assert dict(files(Portfolio("Ferries & more", TODAY, Addresses(), lists(), again))) == published()
    for text in published().values():
        assert text.count("\n") == 1
        assert text.encode().decode() == text


def test_the_index_says_what_there_is() -> None:
    index = read("handbook")
    assert (index["site_name"], index["as_of"], index["counts"]["partnerships"]) == ("Ferries & more", "2026-11-23", 9)
    assert {each["url"] for each in index["lists"]} == {f"api/{name}.json" for name in LISTS}
    assert all(each["url"] in published() for each in index["lists"])
    for name in LISTS:
        assert index["counts"][name] == len(read(name)[name]), name
    totals = [each["findings"]["warnings"] for each in read("partnerships")["partnerships"]]
    assert index["counts"]["findings"]["warnings"] == sum(totals) > 0


def test_a_partnership_in_short_and_in_full() -> None:
    short = next(each for each in read("partnerships")["partnerships"] if each["id"] == "acme-borealis")
    assert {key: short[key] for key in ("status", "since", "notice", "cure", "overdue", "page")} == {
        "status": "ratified", "since": "2026-07-03", "notice": "90 days", "cure": "30 days", "overdue": 1,
        "page": "acme-borealis/",
    }  # fmt: skip
    assert (short["next_due"]["what"], short["health"]["mean"]) == ("Publish the rota", 3.4)
    assert short["concern"]["title"] == "1 overdue since 31 Oct 2026"
    full = json.loads(published()[short["url"]])
    assert full["partnership"]["people"][0]["name"] == "Ada Okafor"
    assert (full["concern"], full["next_due"]) == (short["concern"], short["next_due"])


def test_rules_come_with_their_number_of_findings() -> None:
    counts = {each["code"]: each["findings"] for each in read("rules")["rules"]}
    delta = json.loads(published()["api/partnerships/cedar-delta.json"])
    assert "GOV101" in [each["code"] for each in delta["findings"]]
    assert counts["GOV101"] >= 1
    assert sum(counts.values()) == sum(read("handbook")["counts"]["findings"].values())


def test_parties_people_and_waivers_across_partnerships() -> None:
    waiver = "status: ratified\nwaivers: [{rule: EXI106, reason: Ice, by: acme.sponsor, until: 2026-11-22}]\n"
    one = known(waiver, plan='parties: {acme: {people: {sponsor: {name: Ada, handle: "@ada"}}}}\n')
    two = {**one, "id": "other", "waivers": [], "parties": one["parties"][:1]}
    made = dict(files(Portfolio("X", TODAY, Addresses(), [(one, []), (two, [])], [])))  # type: ignore[list-item]
    parties = json.loads(made["api/parties.json"])["parties"]
    assert [(each["name"], each["page"], [one["id"] for one in each["partnerships"]]) for each in parties] == [
        ("Acme", "parties/acme/", ["acme-bora", "other"]),
        ("Bora", "parties/bora/", ["acme-bora"]),
    ]
    (ada,) = json.loads(made["api/people.json"])["people"]
    assert [each["partnership"] for each in ada["seats"]] == ["acme-bora", "other"]
    (exception,) = json.loads(made["api/waivers.json"])["waivers"]
    assert (exception["partnership"], exception["person"], exception["out_of_date"]) == ("acme-bora", "Ada", True)


def test_pages_are_named_as_the_site_names_them() -> None:
    short = json.loads(published(directories=False)["api/partnerships.json"])["partnerships"][0]
    assert short["page"] == f"{short['id']}/index.html"


def test_half_a_surrogate_pair_is_spelt_out() -> None:
    odd = Found(
        code="DOC101", severity="error", message="no UTF-8", path="charters/\udcff/charter.md", line=1, key=None
    )
    made = dict(files(Portfolio("X", TODAY, Addresses(), [(known(), [odd])], [])))
    text = made["api/partnerships/acme-bora.json"]
    assert json.loads(text.encode())["findings"][0]["path"] == "charters/\\udcff/charter.md"
