"""What README.md shows is what happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.browser.pictures import PICTURES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_lint_says_what_is_shown(handbook: Path) -> None:
    charter = handbook / "charters/alder-birch/charter.md"
    charter.write_text(charter.read_text("utf-8").replace("notice_period: 90 days", "notice_period: 60 days"), "utf-8")
    assert _shown("$ charterhouse lint\n") == _charterhouse("lint", cwd=handbook)


def test_explain_says_what_is_shown(tmp_path: Path) -> None:
    shown = _shown("$ charterhouse explain CUR105\n")
    assert shown.endswith("…\n")
    assert _charterhouse("explain", "CUR105", cwd=tmp_path).startswith(shown.removesuffix("…\n"))


def test_the_data_of_the_handbook_say_what_is_shown(tmp_path: Path) -> None:
    built = re.search(r"\$ charterhouse (build .*)", README)
    assert built
    _charterhouse(*built[1].split(), "--site-dir", str(tmp_path / "site"), cwd=ROOT)
    whole = json.loads((tmp_path / "site/api/partnerships.json").read_text("utf-8"))["partnerships"]
    said = [f"{each['name']}: {each['concern']['title']}" for each in whole if each["concern"]]
    assert _shown("site/api/partnerships.json\n").splitlines() == said


def test_pictures_are_there_small_and_told_in_words() -> None:
    shown = {path: words for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)}
    shown |= dict(re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]*)"', README))
    assert {f".github/{take.__name__}.png" for take in PICTURES} == set(shown)
    assert [path for path, words in shown.items() if len(words) < 60] == []
    assert [path for path in shown if (ROOT / path).stat().st_size > 250 << 10] == []


def test_configuration_that_is_shown_is_valid(handbook: Path) -> None:
    shown = "\n".join(re.findall(r"```toml\n(.*?)```", README, re.DOTALL))
    assert {"rules", "ignores", "rule"} <= set(tomllib.loads(shown))
    (handbook / "charterhouse.toml").write_text(shown, "utf-8")
    assert _charterhouse("lint", cwd=handbook) == "2 files checked, nothing to mend (1 waived)\n"
    assert "notice-of-a-quarter" in _charterhouse("explain", "ACME001", cwd=handbook)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".github/pull_request_template.md"])
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_make_has_the_targets_that_are_named() -> None:
    named = set(re.findall(r"make ([a-z]+)(?: +#|`)", README))
    assert {"handbook", "test"} <= named
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= targets


def _shown(command: str) -> str:
    return README.split(command, 1)[1].split("```", 1)[0]


def _charterhouse(*arguments: str, cwd: Path) -> str:
    command = [sys.executable, "-m", "charterhouse", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False).stdout
