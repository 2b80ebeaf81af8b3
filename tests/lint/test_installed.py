"""Rules of installed packages: found by their entry point, checked, and never found in what is linted."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.lint import installed
from charterhouse.lint.installed import Entry
from tests.test_cli import change, handbook, run, valid_json

__all__ = ["handbook"]
RULES = '''
"""Rules of our own."""
from charterhouse.lint.rule import GOVERNANCE, rule
from charterhouse.model import Flaw


@rule("ACME101", "notice-in-writing", "warning", dimension=GOVERNANCE, source="house rules")
def notice_in_writing(charter, portfolio):
    """Say that notice is given in writing.

    Spoken notices were disputed twice.

    Bad:  exit.x-form is absent
    Good: exit.x-form = written
    """
    if charter.document.get("exit", "x-form") != "written":
        yield Flaw(charter.document.at("exit", "x-form"), "notice may be spoken")


RULES = (notice_in_writing,)
'''


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of installed packages."""
    folder = tmp_path / "packages"
    folder.mkdir()
    return folder


def install(folder: Path, code: str = RULES, leads: str = "house.rules", name: str = "house_rules-1.0") -> None:
    (folder / "house").mkdir(exist_ok=True)
    (folder / "house" / "__init__.py").touch()
    (folder / "house" / "rules.py").write_text(code, "utf-8")
    about = folder / f"{name}.dist-info"
    about.mkdir(exist_ok=True)
    points = f"[console_scripts]\nx = y:z\n\n[charterhouse.rules]\nours = {leads}\n[other]\nours = nothing:here\n"
    (about / "entry_points.txt").write_text(points, "utf-8")


@pytest.mark.parametrize("leads", ["house.rules", "house.rules:RULES", "house.rules : RULES [extra]"])
def test_they_count_like_the_built_in_ones(handbook: Path, packages: Path, leads: str) -> None:
    install(packages, leads=leads)
    there = {"PYTHONPATH": str(packages)}
    done = run(handbook, "lint", "--strict", **there)
    assert done.returncode == 1
    assert "charter.md:111:1: warning ACME101 notice may be spoken" in done.stdout
    assert "Say that notice is given in writing. (charterhouse explain ACME101)" in done.stdout
    assert "Spoken notices were disputed twice." in run(handbook, "explain", "notice-in-writing", **there).stdout
    rules = valid_json(run(handbook, "explain", "--format", "json", **there).stdout, "explain")["rules"]
    assert "ACME101" in {each["code"] for each in rules}
    assert run(handbook, "lint", "--strict", "--ignore", "ACME", **there).returncode == 0
    (handbook / "charterhouse.toml").write_text("[rules.ACME101]\nseverity = 'off'\n")
    assert run(handbook, "lint", "--strict", **there).returncode == 0
    assert run(handbook, "lint").returncode == 2  # without the package there is no such rule


def test_what_is_remembered_is_forgotten_when_a_rule_changes(handbook: Path, packages: Path, tmp_path: Path) -> None:
    there = {"PYTHONPATH": str(packages), "CHARTERHOUSE_CACHE": str(tmp_path / "cache")}
    install(packages)
    assert "notice may be spoken" in run(handbook, "lint", **there).stdout
    install(packages, RULES.replace("notice may be spoken", "notice might be spoken"))
    assert "notice might be spoken" in run(handbook, "lint", **there).stdout
    assert "ACME101" not in run(handbook, "lint", CHARTERHOUSE_CACHE=str(tmp_path / "cache")).stdout


def test_nothing_in_what_is_linted_is_run(handbook: Path) -> None:
    install(handbook, "raise SystemExit('run from the pull request')")
    install(handbook / "charters", "raise SystemExit('run from the pull request')")
    for cwd in (handbook, handbook / "charters"):
        done = run(cwd, "lint", "--strict", str(handbook))  # by `python -m`, with the current folder in the path
        assert (done.returncode, done.stderr) == (0, ""), done.stderr


FAULTS = [  # code of the package, words
    ("import nothing.of_the_kind", "ModuleNotFoundError: No module named 'nothing'"),
    ("x = 1 /", "SyntaxError"),
    ("x = 1", "AttributeError: module 'house.rules' has no attribute 'RULES'"),
    ("RULES = None", "TypeError"),
    ("RULES = [print]", "<built-in function print> is no rule"),
    (RULES.replace("ACME101", "acme"), "acme is no code of a rule"),
    (RULES.replace("notice-in-writing", "Notice"), "Notice is no name of a rule"),
    (RULES.replace('"warning"', '"fatal"'), "ACME101 has an unknown severity or dimension"),
    (RULES.replace("    Spoken notices were disputed twice.\n", ""), "ACME101 has no page"),
    (RULES.replace("ACME101", "EXI101"), "EXI101 (notice-in-writing) has the code or the name of another rule"),
    (RULES.replace("notice-in-writing", "no-plan"), "ACME101 (no-plan) has the code or the name of another rule"),
    (RULES.replace("(notice_in_writing,)", "(notice_in_writing,) * 2"), "has the code or the name of another rule"),
]


@pytest.mark.parametrize(("code", "words"), FAULTS)
def test_faults_of_a_package_are_said_in_a_line(handbook: Path, packages: Path, code: str, words: str) -> None:
    install(packages, code)
    for command in ("lint", "explain"):
        done = run(handbook, command, PYTHONPATH=str(packages))
        assert (done.returncode, done.stdout) == (2, "")
        assert "house_rules, entry point charterhouse.rules (house.rules): " in done.stderr
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("fails", ["yield 1 / 0", "yield 7", "return 7", "raise KeyError('x')\n    yield"])
def test_a_rule_that_fails_is_named(handbook: Path, packages: Path, fails: str) -> None:
    head, _, tail = RULES.partition('    if charter.document.get("exit"')
    install(packages, f"{head}    {fails}\n\n\n{tail[tail.index('RULES') :]}")
    done = run(handbook, "lint", PYTHONPATH=str(packages))
    assert (done.returncode, done.stdout) == (2, "")
    assert "charterhouse: rule ACME101 of house_rules failed on charters/harbour-mills/charter.md: " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_rule_that_fails_in_another_process_is_named(handbook: Path, packages: Path) -> None:
    install(
        packages, RULES.replace('    if charter.document.get("exit"', '    1 / 0\n    if charter.document.get("exit"')
    )
    for number in range(12):
        folder = handbook / "charters" / f"harbour-{number}"
        folder.mkdir()
        for each in (handbook / "charters" / "harbour-mills").glob("*.md"):
            (folder / each.name).write_text(each.read_text("utf-8").replace("harbour-mills", folder.name), "utf-8")
    done = run(handbook, "lint", PYTHONPATH=str(packages))
    assert done.returncode == 2
    assert "charterhouse: rule ACME101 of house_rules failed on charters/harbour-" in done.stderr
    assert done.stderr.count("\n") == 1


def test_entries(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    install(packages, leads="house.rules:RULES")
    older = tmp_path / "older"
    older.mkdir()
    install(older, leads="another:RULES", name="house_rules-0.9")
    (packages / "odd-1.0.dist-info").mkdir()
    (packages / "odd-1.0.dist-info" / "entry_points.txt").write_bytes(b"[charterhouse.rules]\n\xff = x\n")
    (packages / "empty-1.0.dist-info").mkdir()
    (packages / "more-1.0.dist-info").mkdir()
    text = "[charterhouse.rules]\n# a = b\n\n; c = d\nnonsense\na.b = m.n\nc=o:p.q\n"
    (packages / "more-1.0.dist-info" / "entry_points.txt").write_text(text)
    path = ["", str(packages), str(packages), str(older), str(tmp_path / "gone"), __file__]
    expected = [Entry("house_rules", "house.rules", "RULES"), Entry("more", "m.n", ""), Entry("more", "o", "p.q")]
    assert list(installed.entries(path)) == expected
    monkeypatch.chdir(packages)
    assert list(installed.entries(path)) == [Entry("house_rules", "another", "RULES")]


def test_it_is_met(handbook: Path, packages: Path) -> None:
    install(packages)
    change(handbook, "  notice_period: 90 days", "  x-form: written\n  notice_period: 90 days")
    assert run(handbook, "lint", "--strict", PYTHONPATH=str(packages)).returncode == 0
