"""Findings for people: what stands there, underlined, and a last line that counts."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.document import Place
from charterhouse.lint.rules import BY_CODE
from charterhouse.model import Finding
from charterhouse.report import text
from tests.report.support import RELATED, WAIVER, at, finding, hostile, many

CLAIM = "  Make the cure period no longer than the notice period. (charterhouse explain CUR105)"


def plain(said: str, **_: Any) -> str:
    return said


def lines(*found: Finding, file: str = "", files: int = 1) -> list[str]:
    return text.findings(found, files, BY_CODE, lambda _: file, plain).splitlines()


def test_a_finding() -> None:
    found = finding(place=Place("a.md", 2, 11, 2, 19), related=(RELATED,))
    assert lines(found, file="cure:\r\n  period: 120 days\r\n") == [
        "a.md:2:11: warning CUR105 cure period of 120 days outlasts the notice period of 90 days",
        "    2 |   period: 120 days",
        "                  ^^^^^^^^",
        "  see charters/northwind-lumen/charter.md:146:18: notice period",
        CLAIM,
        "",
        "1 file checked: 1 warning",
    ]


@pytest.mark.parametrize(
    ("found", "last"),
    [
        ((), "3 files checked, nothing to mend"),
        ((finding(waiver=WAIVER),), "3 files checked, nothing to mend (1 waived)"),
        (
            (finding(waiver=WAIVER), finding(severity="error"), finding(waiver=WAIVER)),
            "3 files checked: 1 error (2 waived)",
        ),
        (many(2, 1, 3), "3 files checked: 2 errors, 1 warning, 3 infos"),
    ],
)
def test_the_last_line_counts(found: tuple[Finding, ...], last: str) -> None:
    said = lines(*found, files=3)
    assert said[-1] == last
    assert sum("CUR105 cure" in line for line in said) == sum(each.waiver is None for each in found)


def test_a_file_that_cannot_be_shown() -> None:
    assert lines(finding(place=at("a.md", 7))) == lines(finding(place=at("a.md", 7)), file="short\n")


def test_a_long_line_is_cut_around_the_words() -> None:
    said = lines(finding(place=Place("a.md", 1, 501, 1, 504)), file=f"{'a' * 500}漢字!{'b' * 500}")
    assert said[1].startswith("    1 | …aaa")
    assert said[1].endswith("bbb…")
    assert said[2].strip() == "^" * 5


def test_nothing_steers_the_terminal() -> None:
    assert all(line.isprintable() for line in lines(*hostile(), file="\x1b[2J\n"))
