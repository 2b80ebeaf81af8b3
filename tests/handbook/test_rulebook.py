"""What an organisation sets for its linter, the handbook goes by too."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.config import ConfigurationError
from charterhouse.handbook.edition import Edition, Setting, read
from charterhouse.handbook.page import Addresses
from charterhouse.handbook.pages import pages
from charterhouse.handbook.store import store

RULE = """
[[rule]]
code = "ACME001"
name = "notice-of-ten-years"
require = "exit.notice_period >= '10 years'"
message = "our partners get ten years of notice"
severity = "info"
"""


def edition(handbook: Path, configuration: str = "") -> Edition:
    (handbook / "charterhouse.toml").write_text(configuration, "utf-8")
    charters = handbook / "charters"
    return read(charters, Setting(Addresses(True)), store(charters)[0])


def test_own_rules_have_a_page(handbook: Path) -> None:
    made = {page.folder: page for page in pages(edition(handbook, RULE))}
    page = made["rules/ACME001"]
    assert page.title == "ACME001 notice-of-ten-years"
    assert page.given["tally"].findings > 1
    with pytest.raises(ConfigurationError):
        edition(handbook, RULE.replace("10 years", "ten years"))


def test_what_is_ignored_or_waived_is_not_shown_as_a_finding(handbook: Path) -> None:
    found = [each for each in edition(handbook, RULE).findings if each.code == "ACME001"]
    (first, *others) = [each.place.path for each in found]
    left = edition(handbook, f'{RULE}\n[ignores]\n"{Path(first).parent.as_posix()}" = ["ACME001"]\n')
    assert [each.place.path for each in left.findings if each.code == "ACME001"] == others
    charter = handbook / first
    waiver = "waivers: [{rule: ACME001, reason: x, by: acme.sponsor, until: 2030-01-01}]\n"
    charter.write_text(charter.read_text("utf-8").replace("parties:\n", f"{waiver}parties:\n", 1), "utf-8")
    waived = edition(handbook, RULE)
    assert [each.place.path for each in waived.findings if each.code == "ACME001"] == others
