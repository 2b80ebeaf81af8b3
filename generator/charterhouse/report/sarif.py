"""Findings -> SARIF 2.1.0, for code scanning on GitHub and for viewers in editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..document import Place
from ..lint.rule import Rule
from ..model import Finding, Severity, Waiver
from .encoding import as_json
from .home import HOME, page
from .ranking import worst_first

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
MOST = 5000
"""GitHub shows so many results of a run, and refuses a file with more than five times as many."""
LONGEST = 1024
ROOT = "%SRCROOT%"
READ = ("STY", "TRM")
"""Families that read prose, which now and then means something else; all others compare values."""
TICKED = re.compile(r"(`[^`]*`)")
MARKUP = re.compile(r"([\\*_{}\[\]<>#|~`])")


def findings(found: tuple[Finding, ...], rules: Mapping[str, Rule]) -> str:
    """A log with a single run: every rule, and the worst of the findings. `rules` are by code."""
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {"name": "charterhouse", "semanticVersion": __version__, "informationUri": HOME,
              "rules": [_rule(each) for each in rules.values()]}  # fmt: skip
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(found)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, numbers) for each in worst_first(found)[:MOST]],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return as_json(log)


def left_out(found: tuple[Finding, ...]) -> str | None:
    """What to say of findings for which there is no room, if there are any."""
    if len(found) <= MOST:
        return None
    return f"only the worst {MOST:,} of {len(found):,} findings are listed, as more are not shown by code scanning"


def _invocation(found: tuple[Finding, ...]) -> dict[str, Any]:
    said = left_out(found)
    cut = {"toolExecutionNotifications": [{"level": "warning", "message": {"text": said}}]} if said else {}
    return {"executionSuccessful": True, **cut}


def _rule(rule: Rule) -> dict[str, Any]:
    why, where = rule.reason or rule.claim, page(rule)
    text = f"{rule.claim}\n\n{why}\n\nBad:  {rule.bad}\nGood: {rule.good}\n"
    markdown = (
        f"{_markdown(rule.claim)}\n\n{_markdown(why)}\n\nBad:\n\n{_code(rule.bad)}\n\nGood:\n\n{_code(rule.good)}\n"
    )
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _short(rule.claim)},
        "fullDescription": {"text": _short(why)},
        "help": {"text": text, "markdown": markdown},
        **({"helpUri": where} if where else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.dimension.replace("_", "-"), rule.family],
            "precision": "high" if rule.family in READ else "very-high",
            "problem.severity": PROBLEMS[rule.severity],
        },
    }


def _result(finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    related = [
        {"id": number, **_location(each.place), "message": {"text": plain(each.message)}}
        for number, each in enumerate(finding.related, 1)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": plain(finding.message)},
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "suppressions": [_suppression(finding.waiver)] if finding.waiver else [],
    }


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column,
              "endLine": place.end_line, "endColumn": place.end_column}  # fmt: skip
    return {"physicalLocation": {"artifactLocation": {"uri": uri(place.path), "uriBaseId": ROOT}, "region": region}}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    """A waiver stands in the charter itself, hence `inSource`; who accepts it, and how long, has no key in SARIF."""
    justification = {"justification": waiver.reason} if waiver.reason else {}
    accepted = {"by": waiver.by, "until": waiver.until}
    return {"kind": "inSource", "status": "accepted", **justification, "properties": accepted}


def uri(path: str) -> str:
    """A path as a relative reference: a colon is escaped too, or the first part would be taken for a scheme."""
    return quote(path, safe="/", errors="surrogateescape")


def plain(text: str) -> str:
    """A message in which nothing is taken for a placeholder, `{0}`, or for a link, `[words](1)`.

    The standard (3.11.5) would have every brace doubled. What shows messages replaces placeholders alone and leaves
    other braces as they are, so `{{ cure.period }}`, which charters are full of, must stay what it is.
    """
    text = re.sub(r"\{([0-9]+)\}", r"{{\1}}", text)
    return re.sub(r"([\\\[\]])", r"\\\1", text) if "](" in text else text


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _markdown(text: str) -> str:
    """Words in which `backticks` mean code, and nothing else means anything."""
    return "".join(part if part.startswith("`") and len(part) > 1 else MARKUP.sub(r"\\\1", part)
                   for part in TICKED.split(text))  # fmt: skip


def _code(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
