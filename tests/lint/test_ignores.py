"""Which rules are left out where: patterns of paths, and what is wrong with them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.config import ConfigurationError, load
from charterhouse.lint.ignores import PatternError, expression
from charterhouse.lint.rulebook import rulebook
from charterhouse.lint.run import run
from tests.tools import VALID, told

FITS = [  # pattern, paths that it fits, paths that it doesn't
    ("charters/old/charter.md", ["charters/old/charter.md"], ["charters/old/plan.md", "x/charters/old/charter.md"]),
    ("charters/old", ["charters/old", "charters/old/plan.md", "charters/old/reviews/a.md"], ["charters/older/plan.md"]),
    ("charters/old/", ["charters/old/plan.md"], ["charters/older/plan.md"]),
    ("./charters/old", ["charters/old/plan.md"], ["old/plan.md"]),
    ("charters/old-*/**", ["charters/old-a/plan.md", "charters/old-/reviews/a.md"], ["charters/old/plan.md"]),
    ("charters/*/plan.md", ["charters/a/plan.md"], ["charters/plan.md", "charters/a/b/plan.md"]),
    ("**/plan.md", ["plan.md", "charters/a/plan.md"], ["charters/a/plan.md.txt", "charters/aplan.md"]),
    ("charters/**/reviews/*.md", ["charters/reviews/a.md", "charters/a/b/reviews/c.md"], ["charters/a/b.md"]),
    ("**", ["plan.md", "charters/a/plan.md"], []),
    ("*", ["plan.md", "charters/a/plan.md"], []),  # `charters` is a folder that it fits
    ("charters/?/plan.md", ["charters/a/plan.md"], ["charters/ab/plan.md", "charters///plan.md"]),
    ("charters/[ab]*/plan.md", ["charters/acme/plan.md"], ["charters/corp/plan.md"]),
    ("charters/[!a-c]/plan.md", ["charters/d/plan.md"], ["charters/b/plan.md", "charters///plan.md"]),
    ("charters/[]x]/plan.md", ["charters/]/plan.md"], ["charters/y/plan.md"]),
    ("charters/a.b+(c)/plan.md", ["charters/a.b+(c)/plan.md"], ["charters/aXb+(c)/plan.md"]),
    ("charters/Łódź/**", ["charters/Łódź/plan.md"], ["charters/lodz/plan.md"]),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "fits", "other"), FITS)
def test_patterns(pattern: str, fits: list[str], other: list[str]) -> None:
    for path in fits:
        assert expression(pattern).fullmatch(path), path
    for path in other:
        assert not expression(pattern).fullmatch(path), path


@pytest.mark.parametrize("pattern", ["", "/charters", "charters//a", "../x", "a/./b", "a\\b", "a**/b", "a/[b", "[z-a]"])
def test_patterns_that_fit_nothing(pattern: str) -> None:
    with pytest.raises((PatternError, re.error)):
        expression(pattern)


@given(st.text(st.sampled_from("ab*?[]!-/.^\\"), max_size=12), st.text(st.sampled_from("ab/-"), max_size=8))
def test_any_pattern_is_read_or_refused(pattern: str, path: str) -> None:
    try:
        expression(pattern).fullmatch(path)
    except (PatternError, re.error):
        return


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A repository with a handbook in a folder of it, and a charter with two faults."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(VALID, tmp_path / "handbook" / "charters")
    charter = tmp_path / "handbook" / "charters" / "harbour-mills" / "charter.md"
    text = charter.read_text("utf-8").replace("  before: the managers talk in private\n", "")
    charter.write_text(text.replace("after: cure, ", ""), "utf-8")
    return tmp_path / "handbook"


BOTH = ["warning CUR104", "warning CUR106"]
LEFT_OUT = [  # [ignores], what remains
    ("", BOTH),
    ('"charters/harbour-*/**" = ["CUR104"]', ["warning CUR106"]),
    ('"charters/harbour-mills" = ["cure-without-talk", "cause-without-cure"]', []),
    ('"charters/**" = ["cur"]', []),
    ('"charters/harbour-mills/plan.md" = ["CUR"]', BOTH),
    ('"handbook/charters/**" = ["CUR"]', BOTH),
    ('"**/charter.md" = ["CUR104"]\n"charters" = ["CUR106"]', []),
]


@pytest.mark.parametrize(("ignores", "expected"), LEFT_OUT)
def test_rules_are_left_out(handbook: Path, ignores: str, expected: list[str]) -> None:
    (handbook / "charterhouse.toml").write_text(f"[ignores]\n{ignores}\n", "utf-8")
    assert told(run([handbook], remember=False).findings) == expected


def test_a_rule_that_is_left_out_silences_nobody(handbook: Path) -> None:
    (handbook / "charterhouse.toml").write_text('[ignores]\n"charters" = ["CUR104", "CUR105", "CUR106"]\n')
    charter = handbook / "charters" / "harbour-mills" / "charter.md"
    charter.write_text(charter.read_text("utf-8").replace("  period: 30 days", "  period: 120 days"), "utf-8")
    assert told(run([handbook], remember=False).findings) == ["warning CUR102"]


def test_a_waiver_of_a_rule_that_is_left_out_is_not_idle(handbook: Path) -> None:
    charter = handbook / "charters" / "harbour-mills" / "charter.md"
    waiver = "{rule: CUR105, at: cure.period, reason: x, by: mills.sponsor, until: 2027-01-01}"
    charter.write_text(charter.read_text("utf-8").replace("cure:\n", f"waivers: [{waiver}]\ncure:\n", 1), "utf-8")
    assert told(run([handbook], remember=False).findings) == ["error WAI103", *BOTH]
    (handbook / "charterhouse.toml").write_text('[ignores]\n"charters" = ["CUR"]\n')
    assert told(run([handbook], remember=False).findings) == []


def test_the_configuration_may_lie_above_the_repository_or_elsewhere(handbook: Path, tmp_path: Path) -> None:
    (handbook / ".git").mkdir()
    (tmp_path / "charterhouse.toml").write_text('[ignores]\n"handbook/charters/**" = ["CUR"]\n')
    assert told(run([handbook], remember=False).findings) == []
    other = tmp_path / "ci" / "strict.toml"
    other.parent.mkdir()
    other.write_text('[ignores]\n"charters/**" = ["CUR"]\n')
    assert told(run([handbook], other, remember=False).findings) == []


MISTAKES = [  # configuration, line, words
    ('[ignores]\n"/charters" = ["CUR"]\n', 2, "“/charters” fits nothing: a pattern is relative"),
    ('[ignores]\n"a" = ["CUR"]\n"b**" = []\n', 3, "** stands alone"),
    ('[ignores]\n"[b-a]" = []\n', 2, "goes from the lower to the higher"),
    ('[ignores]\n"a" = [\n  "CUR",\n  "CUX101",\n]\n', 4, "there is no rule CUX101; did you mean CUR101?"),
    ('[ignores]\n"a" = "CUR"\n', 2, "is not a list"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_mistakes_have_their_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    config = tmp_path / "charterhouse.toml"
    config.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        rulebook(load(config), tmp_path)
    assert f"charterhouse.toml:{line}: ignores" in str(caught.value)
    assert words in str(caught.value)
