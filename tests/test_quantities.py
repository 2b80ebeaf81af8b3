"""Durations in contract English: what is read, what is left alone, and where words and figures disagree."""

import pytest

from charterhouse import quantities

READ = [  # prose, durations that it states
    ("ninety (90) days’ prior written notice", ["90 days"]),
    ("ninety (90) days' notice", ["90 days"]),
    ("within 10 business days", ["10 business days"]),
    ("within ten working days", ["10 business days"]),
    ("thirty calendar days", ["30 days"]),
    ("one hundred and eighty (180) days", ["180 days"]),
    ("A hundred and twenty days", ["120 days"]),
    ("forty-five days", ["45 days"]),
    ("twenty four (24) hours", ["24 hours"]),
    ("SIXTY (60) DAYS", ["60 days"]),
    ("a 90-day notice period", ["90 days"]),
    ("six\nmonths", ["6 months"]),
    ("between 30 days and two weeks", ["30 days", "2 weeks"]),
    ("one (1) year, then 2 quarters", ["1 year", "2 quarters"]),
    ("0 days", []),
    ("version 1.90 days", []),
    ("article 3.2 months", []),
    ("USD 1,200 days", []),
    ("many days, some weeks, daily", []),
    ("thirty minutes", []),
    ("daydream 30 daydreams", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert [str(each.duration) for each in quantities.read(text)] == expected


DISAGREE = [
    ("thirty (60) days", "thirty (60) days"),
    ("one hundred and eighty (108) days", "one hundred and eighty (108) days"),
    ("thirty (30) days", None),
    ("forty-five (45) days", None),
    ("clause thirty (60) describes days", None),
    ("30 (60) days", None),
    ("60 days", None),
]


@pytest.mark.parametrize(("text", "words"), DISAGREE)
def test_words_and_figures(text: str, words: str | None) -> None:
    assert [text[each.start : each.end] for each in quantities.read(text) if each.disagrees] == [words] * bool(words)
