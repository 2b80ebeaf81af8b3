"""Words that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from charterhouse.handbook.pictures.lettering import flow, shorten, width, wrap

rooms = st.floats(40, 900)
sizes = st.sampled_from((11.0, 12.5, 14.0))


@given(st.text(max_size=300), rooms, sizes, st.integers(1, 6))
def test_lines_fit_and_are_not_too_many(text: str, room: float, size: float, most: int) -> None:
    lines = wrap(text, room, size, most)
    assert len(lines) <= most
    assert all(width(line, size) <= room for line in lines)


@given(st.text(max_size=300), rooms, sizes)
def test_nothing_is_lost_without_a_sign(text: str, room: float, size: float) -> None:
    lines = wrap(text, room, size, 3)
    whole = "".join(text.split())
    said = "".join("".join(lines).split())
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))


@given(st.lists(st.text(max_size=60), max_size=20), rooms, sizes)
def test_things_flow_onto_lines(parts: list[str], room: float, size: float) -> None:
    lines = flow(parts, room, size, 5)
    assert len(lines) <= 5
    assert all(width(line, size) <= room for line in lines)


def test_words_are_not_cut_where_there_is_a_space() -> None:
    text = "orders in hand are delivered and stock is sold"
    for room in range(60, 300):
        cut = shorten(text, room, 12)
        assert cut == text or text.startswith(f"{cut.removesuffix('…')} "), cut


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    assert "".join(wrap("Donaudampfschifffahrt", 60, 12, 9)) == "Donaudampfschifffahrt"


def test_chinese_breaks_between_letters_and_takes_its_room() -> None:
    assert wrap("山田太郎商店", 40, 10, 2) == ("山田太郎", "商店")


def test_marks_that_take_no_room_are_given_none() -> None:
    assert width("e\u0301\u200d", 10) == width("e", 10)


def test_things_are_broken_between_each_other() -> None:
    room = width("new product · priorities ·", 12)
    assert flow(("new product", "priorities", "counter programme"), room, 12) == (
        "new product · priorities ·",
        "counter programme",
    )
