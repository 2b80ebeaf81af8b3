"""JUnit: by the schema of Jenkins' xUnit plugin, and by a library that reads such reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema
from hypothesis import given
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from charterhouse.lint.rules import BY_CODE
from charterhouse.model import Finding, Waiver
from charterhouse.report import junit
from tests.report import support
from tests.report.support import CHARTER, PATHS, RELATED, WAIVER, at, finding, hostile, many

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")
CLEAN = "charters/northwind-lumen/plan.md"


def suites(found: Sequence[Finding], paths: Sequence[str] = ()) -> list[TestSuite]:
    """The suites of a report that is valid and whose sums are right."""
    text = junit.findings(tuple(found), paths, BY_CODE)
    SCHEMA.validate(ET.fromstring(text.encode()))
    report = JUnitXml.fromstring(text.encode())
    assert isinstance(report, JUnitXml)
    said = list(report)
    assert (report.tests, report.failures) == (sum(each.tests for each in said), sum(each.failures for each in said))
    for suite in said:
        own = list(suite)
        assert (suite.tests, suite.errors) == (len(own), 0)
        assert suite.failures == sum(isinstance(each, Failure) for case in own for each in case.result)
        assert suite.skipped == sum(isinstance(each, Skipped) for case in own for each in case.result)
        assert len({case.name for case in own}) == len(own)
    return said


def cases(found: Sequence[Finding], paths: Sequence[str] = ()) -> list[TestCase]:
    return [case for suite in suites(found, paths) for case in suite if isinstance(case, TestCase)]


def test_a_failure_and_a_clean_file() -> None:
    first, second = suites([finding(related=(RELATED,))], [CHARTER, CLEAN])
    (case,) = first
    assert (first.name, case.classname, case.name) == (CHARTER, CHARTER, "CUR105 cure-longer-than-notice: cure.period")
    (failure,) = case.result
    message = "cure period of 120 days outlasts the notice period of 90 days"
    assert (failure.type, failure.message) == ("warning", message)
    assert failure.text.splitlines() == [
        f"{CHARTER}:88:11: warning CUR105 {message}",
        f"see {CHARTER}:146:18: notice period",
        "Make the cure period no longer than the notice period. (charterhouse explain CUR105)",
    ]
    (passed,) = second
    assert (second.name, passed.classname, passed.name, passed.is_passed) == (CLEAN, CLEAN, "no findings", True)


def test_nothing_was_checked() -> None:
    assert suites([]) == []


def test_what_is_waived_is_skipped() -> None:
    (case,) = cases([finding(severity="error", waiver=WAIVER)], [CHARTER])
    (skipped,) = case.result
    assert isinstance(skipped, Skipped)
    assert skipped.message.endswith("; accepted by lumen.sponsor until 2027-06-30: the supplier insists on two years")
    assert cases([finding(waiver=Waiver(None, None, None))])[0].result[0].message.endswith("90 days; accepted")


def test_cases_have_names_of_their_own_without_line_numbers() -> None:
    found = [finding(place=at(CHARTER, line)) for line in (4, 9, 12)]
    names = [case.name for case in cases(found)]
    assert names == [f"CUR105 cure-longer-than-notice: cure.period{more}" for more in ("", " (2)", " (3)")]


def test_hostile_texts_and_paths() -> None:
    found = hostile()
    assert len(cases(found, [CHARTER, *PATHS])) == len(found)


def test_many() -> None:
    text = junit.findings(many(1, 25_000), [CHARTER], BY_CODE)
    assert len(ET.fromstring(text).findall("testsuite/testcase/failure")) == 25_001


@given(support.words, support.paths)
def test_nothing_is_lost_but_what_xml_cannot_hold(message: str, path: str) -> None:
    text = junit.findings((finding(message=message, place=at(path)),), [], BY_CODE)
    root = ET.fromstring(text.encode())
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.get("message") == legal(message)
    assert failure.text.startswith(f"{legal(path)}:1:1: warning CUR105 {legal(message)}\n")
    suite = root.find("testsuite")
    assert suite is not None
    assert suite.get("name") == legal(path)


def legal(text: str) -> str:
    """A text with all that is no character of XML 1.0 spelt out."""
    character = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    return "".join(each if character.match(each) else f"\\u{ord(each):04x}" for each in text)
