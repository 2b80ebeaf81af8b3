"""What may be set for a rule: what it reads, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterhouse import lint
from charterhouse.config import ConfigurationError, load
from charterhouse.lint.rulebook import rulebook
from charterhouse.lint.rules import BY_CODE
from charterhouse.lint.thresholds import THRESHOLDS
from charterhouse.schemas import violations

MISTAKES = [  # settings, line, words
    ("[rules.DOC103]\nseverity = 'off'\n", 2, "DOC103 can't be off"),
    ("[rules.EXI102]\ndays = 3\n", 2, "rules.EXI102.days: EXI102 has no bound days; it reads minimum and maximum"),
    ("[rules.notice-out-of-bounds]\n\nwords = ['a']\n", 3, "EXI102 has no bound words"),
    ("[rules.EXI101]\nseverity = 'error'\nminimum = '1 day'\n", 3, "EXI101 has no bound minimum and no other"),
    ("[rules.EXI102]\nminimum = 30\n", 2, "30 is not a duration such as '60 days'"),
    ("[rules.MET104]\nmaximum = '7 days'\n", 2, "'7 days' is not a number"),
    ("[rules.STY101]\nwords = 3\n", 2, "3 is not a list of words"),
    ("[rules.STY102]\nwords = ['a']\n", 2, "['a'] is not a number"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_a_bound_that_has_no_effect_is_a_mistake(tmp_path: Path, text: str, line: int, words: str) -> None:
    config = tmp_path / "charterhouse.toml"
    config.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        rulebook(load(config), tmp_path)
    assert f"charterhouse.toml:{line}: rules." in str(caught.value)
    assert words in str(caught.value)


def test_all_rules_that_read_settings_are_known() -> None:
    code = "".join(each.read_text("utf-8") for each in (Path(str(lint.__file__)).parent / "rules").glob("*.py"))
    read = re.findall(r"settings\.of\(\s*\"([A-Z]{3}[0-9]{3})\",\s*\"([a-z0-9-]+)\"", code)
    assert code.count("settings.of(") == len(read)
    assert {BY_CODE[each].name for each, _ in read} == {name for _, name in read}
    assert {each for each, _ in read} == set(THRESHOLDS)


def test_every_bound_can_be_written() -> None:
    values = {"a duration such as '60 days'": "60 days", "a number": 7, "a list of words": ["a"]}
    for code, bounds in THRESHOLDS.items():
        assert violations("charterhouse", {"rules": {code: {key: values[kind] for key, kind in bounds.items()}}}) == []
