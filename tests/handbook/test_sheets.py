"""Long lists on sheets: where each thing stands, and the ways from one sheet to the others."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse.handbook.page import Addresses
from charterhouse.handbook.sheets import Sheet, sheets, where
from charterhouse.handbook.templates import environment

NAMES = ["Aster", "Atlas", "Cirrus", "Orbis", "Östra", "Quill", "Quint"]


def drawn(sheet: Sheet[str]) -> str:
    macro = environment().from_string("{% from 'parts/sheets.html' import sheets %}{{ sheets(sheet, to) }}")
    return macro.render(sheet=sheet, to=lambda there: Addresses().between(sheet.folder, there))


def test_a_short_list_has_one_sheet_and_no_ways() -> None:
    (only,) = sheets(NAMES, "people")
    assert (only.folder, only.items, only.title("People")) == ("people", tuple(NAMES), "People")
    assert "nav" not in drawn(only)
    (empty,) = sheets(list[str](), "people", label=str)
    assert (empty.items, empty.first) == ((), "")


def test_sheets_know_their_place_and_say_what_is_on_them() -> None:
    made = sheets(NAMES, "people", 2, label=str)
    assert [each.folder for each in made] == ["people", "people/2", "people/3", "people/4"]
    assert [(each.first, each.last) for each in made] == [("As", "At"), ("Ci", "Or"), ("Ös", "Quil"), ("Quin", "Qu")]
    assert [way and way.words for way in made[0].ways] == ["As–At", "Ci–Or", "Ös–Quil", "Quin–Qu"]
    second = made[1]
    assert second.before is not None
    assert second.after is not None
    assert (second.before.folder, second.after.folder) == ("people", "people/3")
    assert (second.title("People"), made[0].before, made[-1].after) == ("People, sheet 2 of 4", None, None)


def test_the_home_list_goes_on_elsewhere() -> None:
    made = sheets(NAMES, "", 3, further="partnerships")
    assert [each.folder for each in made] == ["", "partnerships/2", "partnerships/3"]
    assert [(each.first, each.last) for each in made] == [("1", "3"), ("4", "6"), ("7", "7")]
    assert 'href="../../partnerships/3/"' in drawn(made[1])
    assert 'href="../../"' in drawn(made[1])


def test_where_each_thing_stands() -> None:
    assert where(sheets(NAMES, "people", 3), str.lower)["quill"] == "people/2"


@pytest.mark.parametrize(
    ("one", "other", "labels"),
    [
        ("Acme", "Acme", ("Acme", "Acme")),
        ("Acme", "Acme Marine", ("Acme", "Acme M")),
        ("Nordhavn Energy Trading A", "Nordhavn Energy Trading B", ("Nordhavn Energy",) * 2),
        ("Yo\u0323la", "Yo\u0323ma", ("Yọl", "Yọm")),
        ("B\u0335\u0301la", "Ca", ("B\u0335\u0301", "Ca")),
    ],
)
def test_labels_are_cut_where_they_differ(one: str, other: str, labels: tuple[str, str]) -> None:
    first, second = sheets([one, other], "x", 1, label=str)
    assert (first.last, second.first) == labels


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(1, 30), st.integers(0, 10_000))
def test_however_many_there_are_a_few_ways_lead_everywhere(number: int, most: int, at: int) -> None:
    made = sheets(range(number), "x", most)
    assert [item for sheet in made for item in sheet.items] == list(range(number))
    sheet = made[at % len(made)]
    ways = [way for way in sheet.ways if way]
    assert len(sheet.ways) <= 25
    assert ways[0].number == 1
    assert ways[-1].number == len(made)
    assert sheet.number in [way.number for way in ways]
    for left, right in pairwise(sheet.ways):
        if left and right:
            assert right.number == left.number + 1
        assert left or right


def test_the_ways_as_they_are_drawn() -> None:
    made = sheets([f"{a}{b} <i>" for a in "ABCDEFGHIJ" for b in "aeiou"], "people", 1, label=str)
    html = drawn(made[24])
    assert '<nav class="sheets" aria-label="Sheets">' in html
    assert re.search(r'<a href="[^"]*" aria-current="page">Eu</a>', html)
    assert html.count("aria-current") == 1
    assert html.count("<li") < 22
    assert 'rel="prev"' in html
    assert 'rel="next"' in html
    assert "<i>" not in html
