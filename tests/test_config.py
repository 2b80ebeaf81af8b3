"""charterhouse.toml: what it sets, and each mistake at its line."""

from pathlib import Path

import pytest

from charterhouse import config
from charterhouse.model import Settings
from tests.tools import findings, replaced, said


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "charterhouse.toml"
    path.write_text(text, "utf-8")
    return config.load(path)


MISTAKES = [  # content, line, words
    ("[rules\n", 1, "not TOML"),
    ("x = 1\n", 1, "x: "),
    ('# ours\n\n[rules.exit-notice]\nseverity = "fatal"\n', 4, "not one of error, warning, info, off"),
    ('[rules.EXI102]\nminimum = "60 days"\n\n[rules.CUR102]\nminimun = "1 day"\n', 5, "did you mean minimum?"),
    ('default_branch = "main"\nrequired_version = ">=99"\n', 2, "wants charterhouse >=99"),
    ('required_version = "~=0.1"\n', 1, "is not read; write for example >=0.1,<2"),
    ('required_version = "newest"\n', 1, "is not read"),
    ("[audiences]\nlegal = 1\n", 2, "legal"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_a_mistake_is_said_at_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(config.ConfigurationError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert words in message
    assert f"charterhouse.toml:{line}:" in message or f"line {line}" in message


SETTINGS = [  # configuration, change, expected findings
    ('[rules.EXI102]\nminimum = "100 days"\n', ("binding: full", "binding: none"), ["warning EXI102"]),
    (
        '[rules.notice-out-of-bounds]\nminimum = "100 days"\nseverity = "error"\n',
        ("binding", "binding"),
        ["error EXI102"],
    ),
    (
        '[rules.CUR102]\nmaximum = "1 year"\nseverity = "off"\n',
        ("  period: 30 days", "  period: 5 days"),
        ["info TIM102"],
    ),
    ('[rules.GOV103]\noperational = "2 months"\n', ("cadence: 1 month", "cadence: 2 months"), []),
    ('[rules.EXI101]\nseverity = "info"\n', ("  notice_period: 90 days\n", ""), ["info EXI101"]),
    ('[audiences.legal]\nsees = ["harbour"]\n', ("audience: internal", "audience: legal"), []),
]


@pytest.mark.parametrize(("text", "change", "expected"), SETTINGS)
def test_what_it_sets(tmp_path: Path, text: str, change: tuple[str, str], expected: list[str]) -> None:
    found = findings(replaced("charter.md", *change), load(tmp_path, text))
    assert [" ".join(each.split()[:2]) for each in said(found)] == expected


def test_the_nearest_above_the_charters_is_used(tmp_path: Path) -> None:
    charters = tmp_path / "one" / "charters"
    charters.mkdir(parents=True)
    assert config.find(charters) is None
    (tmp_path / "charterhouse.toml").touch()
    assert config.find(charters) == tmp_path / "charterhouse.toml"
    (tmp_path / "one" / "charterhouse.toml").touch()
    assert config.find(charters) == tmp_path / "one" / "charterhouse.toml"
    assert config.load(None) == Settings()


VERSIONS = [("0.1", True), ("==0.1.0", True), (">=0.1,<2", True), ("<0.1", False), (">0.1.0", False), ("1", False)]


@pytest.mark.parametrize(("wanted", "met"), VERSIONS)
def test_required_version(tmp_path: Path, wanted: str, met: bool) -> None:
    text = f'required_version = "{wanted}"\n'
    if met:
        assert load(tmp_path, text) == Settings()
    else:
        with pytest.raises(config.ConfigurationError):
            load(tmp_path, text)
