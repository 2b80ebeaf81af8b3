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
    ("on the sixtieth day after notice", ["60 days"]),
    ("the one hundred and twentieth (120th) day", ["120 days"]),
    ("by the 21st day, and the second business day", ["21 days", "2 business days"]),
    ("the third month and the first quarter", []),
    ("90 (ninety) days", ["90 days"]),
    ("sixty(60)days, sixty [60] days", ["60 days", "60 days"]),
    ("ninety **(90)** days", ["90 days"]),
    ("twenty\u2013four (24) hours", ["24 hours"]),
    ("thirty (30)\u00a0days", ["30 days"]),
    ("thirty (30) consecutive calendar days", ["30 days"]),
    ("ten (10) full Business Days", ["10 business days"]),
    ("one thousand two hundred (1200) hours", []),  # never the tail of a number
    ("hundred eighty (180) days", []),
    ("fourty five (45) days", []),
    ("one and a half years, 1.5 months, 1/2 year", []),
    ("three-quarters of a year", []),
    ("30–60 days", []),
    ("$500 day rates", []),
    ("İstanbul in thirty days", ["30 days"]),
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
    ("90 (thirty) days", "90 (thirty) days"),
    ("the sixtieth (90th) day", "sixtieth (90th) day"),
    ("FORTY-FIVE (54) CALENDAR DAYS", "FORTY-FIVE (54) CALENDAR DAYS"),
    ("two (2) thirty (30) day periods", None),
    ("one hundred eighty (180) days", None),
    ("three hundred and sixty-five (365) days", None),
    ("thirty (30) to sixty (60) days", None),
    ("one and one-half (1.5) years", None),
    ("fourty five (45) days", None),
    ("60 days", None),
]


@pytest.mark.parametrize(("text", "words"), DISAGREE)
def test_words_and_figures(text: str, words: str | None) -> None:
    assert [text[each.start : each.end] for each in quantities.read(text) if each.disagrees] == [words] * bool(words)


NOT_ALONE = [  # what doesn't say how long something is
    "30 to 60 days",
    "thirty (30) or sixty (60) days",
    "thirty (30) additional days",
    "ninety (90) or more days",
    "30 days or 60 days",
]


@pytest.mark.parametrize("text", NOT_ALONE)
def test_ends_of_a_range(text: str) -> None:
    assert not any(each.alone for each in quantities.read(text))


def test_forms() -> None:
    adjective, plain, point = quantities.read("a 90-day term, 90 days, the ninetieth day")
    assert (adjective.joined, plain.joined, point.ordinal) == (True, False, True)
