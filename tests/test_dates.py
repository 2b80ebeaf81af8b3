"""Dates in contract English: what is read, and what is left alone."""

import pytest

from charterhouse import dates

READ = [  # prose, the dates that it names, in its own words
    ("no later than 30 June 2026", {"30 June 2026": "2026-06-30"}),
    ("on June 30, 2026.", {"June 30, 2026": "2026-06-30"}),
    ("the 30th of June 2026", {"30th of June 2026": "2026-06-30"}),
    ("this 30th day of June, 2026", {"30th day of June, 2026": "2026-06-30"}),
    ("by June 30th, 2026", {"June 30th, 2026": "2026-06-30"}),
    ("from 2026-06-30 on", {"2026-06-30": "2026-06-30"}),
    ("JUNE 30, 2026", {"JUNE 30, 2026": "2026-06-30"}),
    ("Sept. 1, 2026", {"Sept. 1, 2026": "2026-09-01"}),
    ("1 Jan 2027 (or 2 Jan 2027)", {"1 Jan 2027": "2027-01-01", "2 Jan 2027": "2027-01-02"}),
    ("30\nJune 2026", {"30\nJune 2026": "2026-06-30"}),
    ("29 February 2028", {"29 February 2028": "2028-02-29"}),
    ("29 February 2026", {}),  # not in the calendar
    ("31 June 2026", {}),
    ("June 2026", {}),
    ("30/06/2026", {}),
    ("version 2026-06-30-2", {}),
    ("30 June", {}),
    ("30 June 20267", {}),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: dict[str, str]) -> None:
    assert {text[each.start : each.end]: each.date.isoformat() for each in dates.read(text)} == expected
