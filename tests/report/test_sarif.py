"""SARIF: by the standard's own schema, and by what GitHub asks for beyond it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema_rs
import pytest
from hypothesis import given

from charterhouse import __version__
from charterhouse.lint.rules import BY_CODE
from charterhouse.model import Finding, Severity, Waiver
from charterhouse.report import sarif
from tests.report import support
from tests.report.support import CHARTER, PATHS, RELATED, WAIVER, at, finding, foreign, hostile, many

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)
RULES = {code: BY_CODE[code] for code in ("CUR105", "EXI101", "TRM101")}


def run_of(*found: Finding) -> dict[str, Any]:
    """The run that is written of findings, once the log has been found valid."""
    log = json.loads(sarif.findings(found, RULES))
    VALIDATOR.validate(log)
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (run,) = log["runs"]
    return dict(run)


def test_a_result() -> None:
    (result,) = run_of(finding(related=(RELATED,)))["results"]
    artifact = {"uri": CHARTER, "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 88, "startColumn": 11, "endLine": 88, "endColumn": 19}
    other = {"startLine": 146, "startColumn": 18, "endLine": 146, "endColumn": 25}
    assert result == {
        "ruleId": "CUR105",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "cure period of 120 days outlasts the notice period of 90 days"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": artifact, "region": other},
                "message": {"text": "notice period"},
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": "4f0c2a9be1d35d77"},
        "suppressions": [],
    }


def test_the_tool() -> None:
    run = run_of()
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("charterhouse", __version__)
    assert [each["id"] for each in driver["rules"]] == ["CUR105", "EXI101", "TRM101"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_rule() -> None:
    rule = run_of()["tool"]["driver"]["rules"][0]
    assert rule["name"] == "cure-longer-than-notice"
    assert rule["shortDescription"]["text"] == "Make the cure period no longer than the notice period."
    assert rule["fullDescription"]["text"].startswith("Otherwise leaving is quicker than mending")
    assert rule["help"]["text"].endswith("Bad:  cure.period = 120 days\nGood: cure.period = 3 months\n")
    assert "    cure.period = 120 days\n" in rule["help"]["markdown"]
    assert urlsplit(rule["helpUri"]).path == "/rules/CUR105/"
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"] == {
        "tags": ["governance", "CUR"], "precision": "very-high", "problem.severity": "warning"
    }  # fmt: skip


def test_every_rule_is_within_the_limits_of_code_scanning() -> None:
    log = json.loads(sarif.findings((), BY_CODE))
    VALIDATOR.validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == list(BY_CODE)
    for each in rules:
        texts = [each[key]["text"] for key in ("shortDescription", "fullDescription")]
        assert all(0 < len(text) <= 1024 for text in texts), each["id"]
        assert each["help"]["text"].strip()
        assert each["help"]["markdown"].strip()
        assert not re.search(r"(?m)^[^ `\n][^`\n]*(?<!\\)<", each["help"]["markdown"]), "no HTML"
        assert len(each["name"]) <= 255
        assert len(each["properties"]["tags"]) <= 10
        assert each["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert each["properties"]["problem.severity"] in ("error", "warning", "recommendation")


def test_rules_of_others_have_no_page_of_ours() -> None:
    (rule,) = json.loads(sarif.findings((), foreign()))["runs"][0]["tool"]["driver"]["rules"]
    assert "helpUri" not in rule


def test_levels() -> None:
    levels: list[tuple[str, Severity]] = [("EXI101", "error"), ("CUR105", "warning"), ("TRM101", "info")]
    found = [finding(code, severity) for code, severity in levels]
    results = run_of(*found)["results"]
    assert [(each["ruleId"], each["ruleIndex"], each["level"]) for each in results] == [
        ("EXI101", 1, "error"), ("CUR105", 0, "warning"), ("TRM101", 2, "note")
    ]  # fmt: skip


def test_a_waiver_is_a_suppression() -> None:
    standing, waived = run_of(finding(waiver=WAIVER), finding())["results"]
    assert standing["suppressions"] == []
    (suppression,) = waived["suppressions"]
    assert suppression == {
        "kind": "inSource",
        "status": "accepted",
        "justification": "the supplier insists on two years",
        "properties": {"by": "lumen.sponsor", "until": "2027-06-30"},
    }
    (silent,) = run_of(finding(waiver=Waiver(None, None, None)))["results"]
    assert "justification" not in silent["suppressions"][0]


def test_suppressions_are_known_of_all_results_or_of_none() -> None:
    assert all("suppressions" in each for each in run_of(*hostile())["results"])


def test_the_worst_come_first() -> None:
    accepted = finding(severity="error", waiver=WAIVER, place=at("a.md"))
    found = (finding(severity="info", place=at("a.md")), finding(place=at("b.md", 2)), finding(place=at("b.md", 1)),
             accepted, finding(severity="error", place=at("c.md")))  # fmt: skip
    seen = []
    for each in run_of(*found)["results"]:
        physical = each["locations"][0]["physicalLocation"]
        place = physical["artifactLocation"]["uri"], physical["region"]["startLine"]
        seen.append((each["level"], *place, len(each["suppressions"])))
    assert seen == [
        ("error", "c.md", 1, 0),
        ("warning", "b.md", 1, 0),
        ("warning", "b.md", 2, 0),
        ("note", "a.md", 1, 0),
        ("error", "a.md", 1, 1),
    ]


@pytest.mark.parametrize(("errors", "warnings", "kept"), [(10, 4990, 5000), (10, 4991, 5000), (5001, 20_000, 5000)])
def test_no_more_results_than_are_shown(errors: int, warnings: int, kept: int) -> None:
    found = many(errors, warnings)
    run = run_of(*found)
    assert len(run["results"]) == kept
    assert [each["level"] for each in run["results"]] == ["error"] * min(errors, kept) + ["warning"] * max(
        0, kept - errors
    )
    said = [each["message"]["text"] for each in run["invocations"][0].get("toolExecutionNotifications", ())]
    assert said == [] if len(found) <= kept else f"only the worst 5,000 of {len(found):,} findings" in said[0]


def test_hostile_texts_and_paths() -> None:
    found = hostile()
    results = {each["partialFingerprints"]["primaryLocationLineHash"]: each for each in run_of(*found)["results"]}
    assert len(results) == len(found)
    for number, path in enumerate(PATHS):
        uri = results[f"path{number}"]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri, errors="strict") == path


@given(support.paths)
def test_a_path_survives_its_escaping(path: str) -> None:
    uri = sarif.uri(path)
    assert uri.isascii()
    assert unquote(uri, errors="strict") == path
    split = urlsplit(f"https://host/{uri}")
    assert (split.query, split.fragment) == ("", "")
    assert ":" not in uri


def test_a_name_that_is_not_utf8_keeps_its_bytes() -> None:
    assert sarif.uri("charters/ch\udcffarter.md") == "charters/ch%FFarter.md"


PLACEHOLDER = re.compile(r"(?<!\{)(?:\{\{)*\{[0-9]+\}")
LINK = re.compile(r"(?<!\\)(?:\\\\)*\[(?:[^\\\[\]]|\\[\\\[\]])*\]\([^)]*\)")
"""An embedded link of a plain text message, by the grammar of the standard's section 3.11.6."""


@given(support.words)
def test_no_message_has_placeholders_or_links(text: str) -> None:
    shown = sarif.plain(text)
    assert not LINK.search(shown)
    assert all(match[0].count("{") % 2 == 0 or match[0].startswith("{{") for match in PLACEHOLDER.finditer(shown))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the term says 60 days", "the term says 60 days"),
        ("{{ cure.period }} names no term", "{{ cure.period }} names no term"),
        ("{0} of {12}", "{{0}} of {{12}}"),
        ("a [list] and \\", "a [list] and \\"),
        ("see [here](1)", "see \\[here\\](1)"),
        ("see [here\\](1)", "see \\[here\\\\\\](1)"),
    ],
)
def test_what_messages_look_like(text: str, shown: str) -> None:
    assert sarif.plain(text) == shown
