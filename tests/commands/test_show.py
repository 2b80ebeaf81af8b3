"""`charterhouse show`: the charter as it stands, as it lay, and as it was in force."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from charterhouse import resources
from tests.repositories import Made, charter, made
from tests.test_cli import change, run, valid_json
from tests.tools import VALID

PATH = "charters/acme/charter.md"
BODY = """\
---

Before.

## Exit {#exit}

Leave with {{ exit.notice_period | possessive }} notice, or {{ exit.nothing }}, see [cure](#cure).

### Data at {{ exit.notice_period }}

| a | b |
|---|---|
"""
TERMS = {"exit": "{notice_period: 90 days, for_cause: {notice_period: 10 days}}", "title": '"Acme \\e[31m"'}
SIGNED = "[{party: east, date: 2026-01-10, version: 1.0.0}, {party: west, date: 2026-01-12, version: 1.0.0}]"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    shutil.copytree(VALID, tmp_path / "handbook" / "charters")
    return tmp_path / "handbook"


@pytest.fixture
def there(tmp_path: Path) -> Made:
    """Version 1.0.0, in force from 12 January; 2.0.0 from 1 March; then an end on 1 June; then 3.0.0 as a draft."""
    repository = made(tmp_path / "there")
    later = SIGNED[:-1] + SIGNED.replace("1.0.0", "2.0.0").replace("[", ", ")
    repository.commit({PATH: charter(ratification=SIGNED, title="One")}, "2026-01-12")
    repository.git("tag", "handbook-1")
    repository.git("tag", "--", "2026-01-20")
    repository.git("mv", "charters/acme", "charters/renamed")
    repository.commit({}, "2026-01-13")
    repository.git("mv", "charters/renamed", "charters/acme")
    two = charter(version="2.0.0", ratification=later, effective="2026-03-01", title="Two")
    repository.commit({PATH: two}, "2026-02-01")
    repository.commit({PATH: charter("acme", "3.0.0", "draft", title="Three")}, "2026-04-01")
    return repository


def shown(there: Made, *arguments: str) -> str:
    done = run(there.folder, "show", *arguments)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def refused(folder: Path, *arguments: str) -> tuple[int, str]:
    done = run(folder, "show", *arguments)
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.returncode, done.stderr.strip()


def test_the_charter_as_it_stands(tmp_path: Path) -> None:
    there = made(tmp_path / "there")
    there.write({PATH: charter(ratification=SIGNED, effective="2026-01-02", **TERMS).split("---\n\n##")[0] + BODY})
    assert shown(there, "acme").splitlines() == [
        "Acme \\u001b[31m",
        "acme 1.0.0: ratified, in force since 12 January 2026, when West signed",
        "East (east) · West (west)",
        "",
        "To leave               90 days (written notice; 10 days for cause)",
        "To put a breach right  not agreed",
        "After leaving          not agreed",
        "Exclusivity            not agreed",
        "Amended by             not agreed",
        "Runs until             not agreed",
        "",
        "Before.",
        "",
        "1 Exit",
        "",
        "Leave with ninety (90) days’ notice, or {{ exit.nothing }}, see [cure](#cure).",
        "",
        "1.1 Data at ninety (90) days",
        "",
        "| a | b |",
        "|---|---|",
        "",
        "Schedule of terms",
        "",
        "Parties",
        "  East",
        "    Name: East",
        "  West",
        "    Name: West",
        "",
        "Effective: 2 January 2026",
        "",
        "Exit",
        "  Notice period: ninety (90) days",
        "  For cause",
        "    Notice period: ten (10) days",
    ]


def test_every_file_of_the_json_is_as_its_own_schema_says(handbook: Path) -> None:
    value = valid_json(run(handbook, "show", "harbour-mills", "--format", "json").stdout, "show")
    assert [each for each in value["at"].values() if each] == []
    assert [each["anchor"] for each in value["articles"]][:3] == ["purpose", "parties", "governance"]
    assert all("{{" not in each["text"] for each in value["articles"])
    assert {each["kind"] for each in value["beside"]} == {"plan", "economics", "risk-register", "appendix", "review"}
    for each in [{"kind": "charter", **value}, *value["beside"]]:
        assert list(validator(each["kind"]).iter_errors(each["frontmatter"])) == []
    run(handbook, "show", "harbour-mills", "--format", "json", "--output", "shown.json")
    assert json.loads((handbook / "shown.json").read_text("utf-8")) == value


def validator(kind: str) -> Draft202012Validator:
    schemas = [json.loads(each.read_text("utf-8")) for each in resources.folder("schema").glob("*.json")]
    named = [(each["$id"], Resource.from_contents(each)) for each in schemas]
    registry: Registry[Any] = Registry().with_resources(named)
    own = next(each for each in schemas if each["$id"].endswith(f"/{kind}.json"))
    return Draft202012Validator(own, registry=registry)


def test_frontmatter_is_printed_as_it_is_written(handbook: Path) -> None:
    change(handbook, "notice_period: 90 days", "notice_peroid: 90 dys")
    value = valid_json(run(handbook, "show", "harbour-mills", "--format", "json").stdout, "show")
    assert value["frontmatter"]["exit"]["notice_peroid"] == "90 dys"
    assert run(handbook, "show", "harbour-mills").returncode == 0


def test_the_charter_as_it_lay_at_a_revision(there: Made) -> None:
    rows = [("HEAD", "Three"), ("HEAD~1", "Two"), ("handbook-1", "One"), ("refs/tags/2026-01-20", "One")]
    for at, title in rows:
        assert shown(there, "acme", "--at", at).startswith(f"{title}\nacme ")
        value = valid_json(shown(there, "acme", "--at", at, "--format", "json"), "show")
        assert (value["frontmatter"]["title"], value["at"]["revision"], value["path"]) == (title, at, PATH)
        assert value["at"]["commit"] == there.git("rev-parse", f"{at}^{{commit}}")
    assert "As it lay at handbook-1: commit " in shown(there, "acme", "--at", "handbook-1")
    assert shown(there, "renamed", "--at", "HEAD~2").startswith("One\nacme ")
    assert shown(there, "acme", "--at", "HEAD~2") == shown(there, "renamed", "--at", "HEAD~2").replace(
        "charters/renamed", PATH
    )
    assert shown(there, "acme").startswith("Three\n")


def test_the_charter_as_it_was_in_force_on_a_day(there: Made) -> None:
    rows = [("2026-01-12", "1.0.0", "signed by west", ["2.0.0"]), ("2026-02-28", "1.0.0", "signed by west", ["2.0.0"]),
            ("2026-03-01", "2.0.0", "effective", []), ("2030-01-01", "2.0.0", "effective", [])]  # fmt: skip
    for day, number, decided, waiting in rows:
        value = valid_json(shown(there, "acme", "--at", day, "--format", "json"), "show")
        at = value["at"]
        assert (at["on"], at["version"], at["decided_by"]) == (day, value["frontmatter"]["version"], decided)
        assert at["version"] == number
        assert [each["version"] for each in at["waiting"]] == waiting
    text = shown(there, "acme", "--at", "2026-02-28").splitlines()
    commit = there.git("rev-parse", "HEAD~2")[:12]
    assert text[3:5] == [
        f"On 28 February 2026: 1.0.0 is in force from 12 January 2026 (signed by west); its text is of commit {commit}",
        "Not in force on that day: 2.0.0 is in force from 1 March 2026 (effective)",
    ]
    assert shown(there, "renamed", "--at", "2026-02-28") == shown(there, "acme", "--at", "2026-02-28")


def test_nothing_may_have_been_in_force(there: Made) -> None:
    code, words = refused(there.folder, "acme", "--at", "2026-01-11")
    assert code == 1
    assert "no version of acme was in force on 2026-01-11: 1.0.0 is in force from 12 January 2026 (signed" in words
    ended = charter(version="2.0.0", status="ended", ended="2026-06-01", ratification=SIGNED, effective="2026-03-01")
    there.commit({PATH: ended}, "2026-06-02")
    assert refused(there.folder, "acme", "--at", "2026-06-02")[1].endswith("it ended on 2026-06-01")


def test_wrong_calls_say_so_in_a_line(there: Made, handbook: Path, tmp_path: Path) -> None:
    there.commit({"charters/odd/charter.md": b"\xff", "charters/bare/plan.md": "---\nkind: plan\n---\n",
                  "charters/other/charter.md": charter("acme-two"),
                  "charters/twin/charter.md": charter("acme-two")})  # fmt: skip
    (tmp_path / "empty").mkdir()
    rows = [
        (there.folder, ("acmee",), "there is no charter acmee; did you mean acme"),
        (there.folder, ("zzz",), "there is no charter zzz; there are acme, acme-two"),
        (there.folder, ("acme-two",), "2 charters are called acme-two: charters/other, charters/twin"),
        (there.folder, ("odd",), "charters/odd/charter.md:1:1: not UTF-8"),
        (there.folder, ("acmee", "--at", "HEAD~1"), "did you mean acme?"),
        (there.folder, ("acmee", "--at", "2026-01-20"), "no version of acmee was ever ratified; did you mean acme"),
        (there.folder, ("acme", "--at", "nowhere"), "there is no commit “nowhere”"),
        (there.folder, ("acme", "--at=--upload-pack=x"), "there is no commit “--upload-pack=x”"),
        (there.folder, ("acme", "--at", "a\nb"), "there is no commit “a\\u000ab”"),
        (there.folder, ("acme", "--at", "2026-02-30"), "the calendar has no day 2026-02-30"),
        (handbook, ("harbour-mills", "--at", "HEAD"), "in no git repository"),
        (handbook, ("harbour",), "did you mean harbour-mills?"),
        (tmp_path / "empty", ("acme",), "there is no folder"),
    ]
    for cwd, arguments, words in rows:
        code, told = refused(cwd, *arguments)
        assert (code, words in told) == (2, True), (arguments, told)


def test_a_shallow_clone_says_what_to_fetch(there: Made, tmp_path: Path) -> None:
    shallow = there.clone(tmp_path / "shallow", "--depth=1")
    assert "git fetch --unshallow" in refused(shallow.folder, "acme", "--at", "2026-02-01")[1]
    assert "git fetch --unshallow" in refused(shallow.folder, "acme", "--at", "HEAD~1")[1]


def test_it_needs_no_handbook(handbook: Path) -> None:
    call = "from charterhouse.cli import main; main(['show', 'harbour-mills'], standalone_mode=False)"
    check = "import sys; sys.exit(len({'mkdocs', 'jinja2', 'markupsafe', 'nh3'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{call}; {check}"], cwd=handbook, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
