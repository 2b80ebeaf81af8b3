"""Who gains what."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handbook.pictures.support import charter, drawn, rows, words

from charterhouse.handbook.pictures.value import DIMENSIONS, value_map

MATRIX = [
    {"party": "acme", "dimension": "revenue", "benefit": "Houses & <flats>", "likelihood": "high",
     "timeline": "short", "measured_by": "houses"},
    {"party": "acme", "dimension": "revenue", "benefit": "A second one", "likelihood": "low", "timeline": "long",
     "measured_by": "not-in-the-plan"},
    {"party": "borealis", "dimension": "learning", "benefit": "Winters", "likelihood": "medium",
     "timeline": "medium"},
]  # fmt: skip
METRICS = {"metrics": [{"id": "houses", "name": "Houses connected"}]}


def seen(**value: Any) -> str:
    picture = value_map(charter(plan=METRICS, value=value))
    assert picture
    return drawn("value_map", picture)


def test_each_cell_says_what_how_likely_when_and_by_what_it_is_measured() -> None:
    revenue, learning = rows(seen(matrix=MATRIX))[1], rows(seen(matrix=MATRIX))[4]
    assert "A Acme Houses & <flats> high likelihood short term measured by Houses connected" in revenue
    assert "A second one low likelihood long term measured by not in the plan" in revenue
    assert revenue.endswith("B Borealis <b>Wärme nothing named")
    assert learning.endswith("Winters medium likelihood medium term not measured")


def test_a_metric_of_the_plan_is_linked_and_another_is_not() -> None:
    html = seen(matrix=MATRIX)
    assert '<a href="#metric:houses">Houses connected</a>' in html
    assert html.count("<a ") == 1


def test_tints_are_said_by_marks_too() -> None:
    html = seen(matrix=MATRIX)
    for level, entry in ((3, "Houses"), (1, "A second one"), (2, "Winters")):
        block = html[html.rindex('<div class="entry', 0, html.index(entry)) :]
        assert block.startswith(f'<div class="entry l{level}">')
        assert block[: block.index("</svg>")].count('class="on"') == level


def test_what_nobody_names_is_told() -> None:
    said = words(seen(matrix=MATRIX))
    assert "Acme: revenue; Borealis <b>Wärme: learning." in said
    assert "Nobody names a benefit in capability, brand or network." in said
    assert len(rows(seen(matrix=MATRIX))) == 1 + len(DIMENSIONS)


def test_the_premortem_stands_with_the_map_or_alone() -> None:
    reasons = ["An early frost", "Nobody trained the installers"]
    for html in (seen(matrix=MATRIX, premortem=reasons), seen(premortem=reasons)):
        assert "Suppose it failed within a year. Why? An early frost Nobody trained the installers" in words(html)
    assert "<table" not in seen(premortem=reasons)
    assert value_map(charter()) is None


def test_a_draft_may_leave_gaps_and_name_strangers() -> None:
    html = seen(matrix=[{"benefit": "Something"}, {"party": "stranger", "dimension": "brand"}])
    assert "Not said" in rows(html)[-1]
    assert "Something likelihood not said timeline not said not measured" in rows(html)[-1]
    assert "? stranger a benefit not yet put into words" in rows(html)[3]


ENTRY = st.fixed_dictionaries({}, optional={
    "party": st.sampled_from(["acme", "borealis", "cedar", "who"]), "dimension": st.sampled_from(DIMENSIONS),
    "benefit": st.text(min_size=1).filter(lambda each: each.split()), "measured_by": st.sampled_from(["houses", "x"]),
    "likelihood": st.sampled_from(["low", "medium", "high"]), "timeline": st.sampled_from(["short", "long"]),
})  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(ENTRY, min_size=1, max_size=12))
def test_every_entry_is_in_one_cell_of_its_row_and_column(matrix: list[dict[str, str]]) -> None:
    picture = value_map(charter(plan=METRICS, parties=3, value={"matrix": matrix}))
    assert picture
    drawn("value_map", picture)
    found = [
        (cell.party.id, row.dimension, each.benefit)
        for row in picture.rows for cell in row.cells for each in cell.benefits
    ]  # fmt: skip
    asked = [(each.get("party", "not said"), each.get("dimension", "not said"),
              each.get("benefit", "a benefit not yet put into words")) for each in matrix]  # fmt: skip
    assert sorted(found) == sorted(asked)
    assert {len(row.cells) for row in picture.rows} == {len(picture.parties)}
