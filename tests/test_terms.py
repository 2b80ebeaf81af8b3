"""Durations, dates, shares and numbers in words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse import terms

DURATIONS = [
    ("30 days", 30.0), ("1 day", 1.0), ("1 days", 1.0), ("10 business days", 14.0), ("48 hours", 2.0),
    ("2 weeks", 14.0),
    ("1 quarter", 91.0), ("6 months", 180.0), ("3 years", 1095.0), ("30   days", 30.0), ("10 business  days", 14.0),
    ("thirty days", None), ("30", None), (30, None), ("0 days", None), ("030 days", None), ("1.5 days", None),
    ("30 days ", None), ("-1 days", None), ("2 fortnights", None), (None, None), ("30days", None), ("30 Days", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "days"), DURATIONS)
def test_durations_have_a_usual_length(written: object, days: float | None) -> None:
    found = terms.duration(written)
    assert (found and found.days) == days


def test_equally_long_durations_are_equal_and_longer_ones_greater() -> None:
    order = [
        "36 hours",
        "10 business days",
        "3 weeks",
        "1 month",
        "31 days",
        "1 quarter",
        "6 months",
        "1 year",
        "366 days",
    ]
    lengths = [terms.duration(each) for each in order]
    assert all(one < two for one, two in pairwise(lengths) if one and two)
    assert terms.duration("30 days") == terms.duration("1 month")
    assert terms.duration("10 business days") == terms.duration("2 weeks")
    assert len({terms.duration("48 hours"), terms.duration("2 days")}) == 1


@given(st.integers(0, 999_999))
def test_numbers_in_words_differ_and_those_below_a_thousand_read_back(number: int) -> None:
    words = terms.in_words(number)
    assert set(words) <= set("abcdefghijklmnopqrstuvwxyz -")
    if number < 1000:
        assert terms.in_figures(words) == number
        assert terms.in_figures(words.upper().replace("-", " ")) == number


WORDS = [
    (1, "one"), (19, "nineteen"), (20, "twenty"), (45, "forty-five"), (100, "one hundred"),
    (180, "one hundred and eighty"), (365, "three hundred and sixty-five"), (1000, "one thousand"),
    (1001, "one thousand and one"), (12_345, "twelve thousand three hundred and forty-five"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_numbers_in_words(number: int, words: str) -> None:
    assert terms.in_words(number) == words


def test_words_that_are_no_number() -> None:
    assert [terms.in_figures(each) for each in ("", "many", "ninety nineteen", "hundred")] == [None] * 4
    assert terms.in_figures("a hundred and twenty") == 120


def test_every_day_of_the_calendar_is_a_date_and_no_other() -> None:
    every = [date(2023, 1, 1) + timedelta(days=at) for at in range(1500)]
    assert all(terms.day(each.isoformat()) == each for each in every)
    wrong = ("2023-02-29", "2024-02-30", "2024-13-01", "2024-1-1", "20240101", "2024-01-01T00:00", "", 2024, None)
    assert all(terms.day(each) is None for each in wrong)


@pytest.mark.parametrize(("written", "value"), [("55%", 55), ("12.5 %", 12.5), ("0%", 0), ("55", None), (55, None)])
def test_shares(written: object, value: float | None) -> None:
    assert terms.share(written) == value
