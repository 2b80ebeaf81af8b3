"""The formats, as commands print them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from charterhouse.commands.formats import FORMATS, Report, printed
from charterhouse.lint.rules import BY_CODE
from charterhouse.model import Finding
from tests.report.support import CHARTER, WAIVER, finding, hostile, many


def text_of(_path: str) -> str:
    return "naïve 漢字 𝄞 😀\n" * 200


def plain(text: str, **_: Any) -> str:
    return text


def said(form: str, found: Sequence[Finding]) -> str:
    return printed(form, Report(tuple(found), [CHARTER], BY_CODE, text_of), plain)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_everything(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    for found in (hostile(), many(20, 20, 20)):
        text = said(form, found)
        assert text
        text.encode("utf-8", "backslashreplace" if form in ("text", "github") else "strict")
    assert capsys.readouterr() == ("", "")


def test_what_sarif_leaves_out_is_said_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(said("sarif", many(1, 5000)))["runs"][0]["results"]) == 5000
    words = "charterhouse: only the worst 5,000 of 5,001 findings are listed, as more are not shown by code scanning\n"
    assert capsys.readouterr() == ("", words)


@pytest.mark.parametrize(("form", "times"), [("text", 0), ("json", 1), ("sarif", 1), ("github", 0), ("rdjson", 0),
                                             ("junit", 1), ("gitlab", 0)])  # fmt: skip
def test_what_is_waived(form: str, times: int) -> None:
    assert said(form, [finding(message="accepted by both", waiver=WAIVER)]).count("accepted by both") == times
