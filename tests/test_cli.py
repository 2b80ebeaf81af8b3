"""The command line, run as people run it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from charterhouse import resources
from tests.tools import VALID

WRONG = ("notice_period: 90 days", "notice_period: 90 dys")


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A folder with the valid partnership, and nothing around it that says so."""
    shutil.copytree(VALID, tmp_path / "handbook" / "charters")
    return tmp_path / "handbook"


def run(cwd: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "charterhouse", *arguments]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


def change(handbook: Path, old: str, new: str, name: str = "charter.md") -> Path:
    path = handbook / "charters" / "harbour-mills" / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    return path


def valid_json(text: str, schema: str) -> dict[str, Any]:
    """The output, held against its published schema by a validator that isn't the one we use."""
    schemas = {
        name: json.loads((resources.folder("schema") / f"{name}.json").read_text()) for name in ("common", schema)
    }
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in schemas.values()])
    value: dict[str, Any] = json.loads(text)
    jsonschema_rs.validator_for(schemas[schema], registry=registry).validate(value)
    return value


def test_a_clean_handbook(handbook: Path) -> None:
    done = run(handbook, "lint")
    assert (done.returncode, done.stdout, done.stderr) == (0, "6 files checked, nothing to mend\n", "")
    assert run(handbook, "lint", "--quiet").stdout == ""


def test_a_finding_reads_like_a_compilers(handbook: Path) -> None:
    change(handbook, *WRONG)
    done = run(handbook, "lint")
    assert done.returncode == 1
    claim = "Write a duration as a whole number and a unit: `30 days`, `10 business days`, `48 hours`, `6 months`."
    words = "“90 dys” is not a duration: write a whole number and its unit, hours to years, such as 30 days"
    assert done.stdout.splitlines() == [
        f"charters/harbour-mills/charter.md:113:18: error DOC108 {words}",
        "  113 |   notice_period: 90 dys",
        "                         ^^^^^^",
        f"  {claim} (charterhouse explain DOC108)",
        "",
        "6 files checked: 1 error",
    ]


def test_json_is_what_its_schema_says(handbook: Path) -> None:
    change(handbook, "  period: 30 days", "  period: 120 days")
    done = run(handbook, "lint", "--format", "json")
    value = valid_json(done.stdout, "lint")
    assert value["summary"] == {"files": 6, "errors": 0, "warnings": 1, "infos": 0}
    (finding,) = value["findings"]
    said = ("code", "line", "column", "end_line", "end_column", "key", "charter", "waiver")
    assert {key: finding[key] for key in said} == {
        "code": "CUR105", "line": 107, "column": 11, "end_line": 107, "end_column": 19, "key": "cure.period",
        "charter": "harbour-mills", "waiver": None,
    }  # fmt: skip
    assert finding["related"] == [
        {"path": "charters/harbour-mills/charter.md", "line": 113, "column": 18, "message": "notice period"}
    ]
    assert valid_json(run(handbook, "explain", "--format", "json").stdout, "explain")["rules"]


def test_exit_codes_follow_severity(handbook: Path) -> None:
    change(handbook, "  period: 30 days", "  period: 120 days")
    rows = [((), 0), (("--strict",), 1), (("--fail-on", "warning"), 1), (("--fail-on", "info"), 1),
            (("--strict", "--ignore", "CUR105"), 0), (("--strict", "--ignore", "cure-longer-than-notice"), 0),
            (("--strict", "--select", "EXI,GOV"), 0), (("--strict", "--select", "exi,CUR"), 1)]  # fmt: skip
    for options, code in rows:
        assert run(handbook, "lint", *options).returncode == code, options


def test_wrong_calls_say_so_in_a_line(handbook: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (handbook / "bad.toml").write_text("rulse = 1\n")
    (handbook / "rule.toml").write_text("[rules.EXI999]\nseverity = 'off'\n\n[rules.EXI101]\n")
    rows = [
        (tmp_path / "empty", ("lint",), "there is no folder"),
        (handbook, ("lint", "nowhere.md"), "nowhere.md is not there"),
        (handbook, ("lint", "--select", "EXY101"), "there is no rule EXY101; did you mean EXI101?"),
        (handbook, ("lint", "--config", "bad.toml"), "bad.toml:1: rulse"),
        (handbook, ("lint", "--config", "rule.toml"), "rule.toml:1: rules.EXI999: there is no such rule"),
        (handbook, ("lint", "--output", "no/such/folder.txt"), "cannot be written"),
        (handbook, ("explain", "CUR999"), "there is no rule CUR999; see charterhouse explain"),
    ]
    for cwd, arguments, words in rows:
        done = run(cwd, *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_paths_choose_what_is_reported_not_what_is_read(handbook: Path) -> None:
    change(handbook, "owner: harbour.operations}", "owner: harbour.nobody}")
    change(handbook, "owner: mills.manager, informs", "owner: mills.nobody, informs", "plan.md")
    rows = [(("charters/harbour-mills/plan.md",), 1, 1), (("charters/harbour-mills",), 2, 6), ((".",), 2, 6),
            (("charters/harbour-mills/economics.md",), 0, 1), (("charters/harbour-mills/reviews",), 0, 1)]  # fmt: skip
    for paths, errors, files in rows:
        value = valid_json(run(handbook, "lint", "--format", "json", *paths).stdout, "lint")
        assert value["summary"] == {"files": files, "errors": errors, "warnings": 0, "infos": 0}, paths
    for path in ("plan.md", "../harbour-mills/plan.md", "./reviews/../plan.md"):
        there = run(handbook / "charters" / "harbour-mills", "lint", "--format", "json", path)
        (finding,) = json.loads(there.stdout)["findings"]
        assert finding["path"] == "charters/harbour-mills/plan.md"


def test_files_that_are_none_of_our_business(handbook: Path, tmp_path: Path) -> None:
    (handbook / "charters" / "README.md").write_text("# What lies here\n")
    (handbook / "charters" / ".draft.md").write_text("no frontmatter\n")
    (handbook / "notes.md").write_text("# Notes\n")
    os.mkfifo(handbook / "charters" / "harbour-mills" / "pipe.md")
    done = run(handbook, "lint", ".", "notes.md")
    assert (done.returncode, done.stdout) == (0, "6 files checked, nothing to mend\n")
    secret = tmp_path / "secret.md"
    secret.write_text("---\npassword: x\n---\n")
    (handbook / "charters" / "harbour-mills" / "appendices" / "link.md").symlink_to(secret)
    done = run(handbook, "lint")
    assert done.returncode == 1
    assert "link.md:1:1: error DOC102" in done.stdout
    assert "password" not in done.stdout


def test_output_is_written_whole_and_stdout_stays_empty(handbook: Path) -> None:
    done = run(handbook, "lint", "--format", "json", "--output", "found.json")
    assert (done.returncode, done.stdout) == (0, "")
    valid_json((handbook / "found.json").read_text("utf-8"), "lint")
    assert sorted(each.name for each in handbook.iterdir()) == ["charters", "found.json"]


FORMS = ("text", "json", "sarif", "github", "rdjson", "junit", "gitlab")


@pytest.mark.parametrize("form", FORMS)
def test_every_format_tells_the_same_and_nothing_else(handbook: Path, form: str) -> None:
    change(handbook, *WRONG)
    change(handbook, "  period: 30 days", "  period: 120 dys")
    done = run(handbook, "lint", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("is not a duration") >= 2
    assert "charters/harbour-mills/charter.md" in done.stdout
    written = run(handbook, "lint", "--format", form, "--output", "found")
    assert (written.returncode, written.stdout, written.stderr) == (1, "", "")
    assert (handbook / "found").read_text("utf-8") == done.stdout


@pytest.mark.parametrize("form", FORMS)
def test_every_format_of_nothing(handbook: Path, form: str) -> None:
    done = run(handbook, "lint", "--format", form, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) == (form not in ("text", "github"))
    assert "is not a duration" not in done.stdout


def test_the_formats_point_at_the_same_words(handbook: Path) -> None:
    change(handbook, "notice_period: 90 days", '"nötice_period": 90 days\n  notice_period: "漢 dys"')
    place = {"line": 114, "column": 18}, {"line": 114, "column": 25}
    in_bytes = {"line": 114, "column": 18}, {"line": 114, "column": 27}
    said = json.loads(run(handbook, "lint", "--select", "DOC108", "--format", "json").stdout)["findings"][0]
    assert (
        {"line": said["line"], "column": said["column"]},
        {"line": said["end_line"], "column": said["end_column"]},
    ) == place
    said = json.loads(run(handbook, "lint", "--select", "DOC108", "--format", "rdjson").stdout)["diagnostics"][0]
    assert tuple(said["location"]["range"].values()) == in_bytes
    said = json.loads(run(handbook, "lint", "--select", "DOC108", "--format", "gitlab").stdout)[0]
    assert tuple(said["location"]["positions"].values()) == place
    said = json.loads(run(handbook, "lint", "--select", "DOC108", "--format", "sarif").stdout)["runs"][0]["results"][0]
    region = said["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 114, "startColumn": 18, "endLine": 114, "endColumn": 25}
    said = run(handbook, "lint", "--select", "DOC108", "--format", "github").stdout
    assert "line=114,endLine=114,col=18,endColumn=25," in said


def test_paths_are_relative_to_the_repository(handbook: Path) -> None:
    subprocess.run(["git", "init", "-q", handbook.parent], check=True)
    change(handbook, *WRONG)
    done = run(handbook / "charters", "lint", "--format", "json", ".")
    assert json.loads(done.stdout)["findings"][0]["path"] == "handbook/charters/harbour-mills/charter.md"


def test_a_charter_cannot_steer_the_terminal(handbook: Path) -> None:
    change(handbook, "notice_period: 90 days", 'notice_period: "\\x1b[2J\\e]0;x\\a 9 dys"')
    done = run(handbook, "lint")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


@pytest.mark.parametrize("rule", ["CUR105", "cur105", "cure-longer-than-notice"])
def test_explain_shows_the_page(tmp_path: Path, rule: str) -> None:
    done = run(tmp_path, "explain", rule)
    assert done.returncode == 0
    for words in (
        "CUR105 cure-longer-than-notice",
        "leaving is quicker than mending",
        "cure.period = 120 days",
        "warning",
    ):
        assert words in done.stdout


def test_explain_lists_every_rule(tmp_path: Path) -> None:
    lines = run(tmp_path, "explain").stdout.splitlines()
    assert len(lines) == len(json.loads(run(tmp_path, "explain", "--format", "json").stdout)["rules"])
    assert all(line[:3].isupper() for line in lines)


@pytest.mark.parametrize("command", [(), ("lint",), ("explain",), ("build",)])
def test_help_has_an_example(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(tmp_path, *command, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout


@pytest.mark.parametrize(("options", "kept"), [((), 1), (("--no-cache",), 0)])
def test_what_is_remembered_lies_in_the_cache_folder_and_nowhere_else(
    handbook: Path, tmp_path: Path, options: tuple[str, ...], kept: int
) -> None:
    before = sorted(handbook.rglob("*"))
    run(handbook, "lint", *options, CHARTERHOUSE_CACHE=str(tmp_path / "kept"))
    assert len(list((tmp_path / "kept").glob("*"))) == kept
    assert sorted(handbook.rglob("*")) == before


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_a_charter_is_never_written_over(handbook: Path, option: str) -> None:
    charter = handbook / "charters/harbour-mills/charter.md"
    before = charter.read_bytes()
    done = run(handbook, "lint", option, str(charter))
    assert (done.returncode, charter.read_bytes()) == (2, before)
    assert "is one of the files that were checked, and would be lost" in done.stderr


def test_an_empty_list_of_rules_selects_nothing(handbook: Path) -> None:
    done = run(handbook, "lint", "--select", "")
    assert (done.returncode, done.stdout) == (2, "")


def test_settings_of_a_rule_are_explained(tmp_path: Path) -> None:
    said = run(tmp_path, "explain", "EXI102").stdout
    assert "Settings:   severity, minimum, maximum in [rules.EXI102] of charterhouse.toml\n" in said
