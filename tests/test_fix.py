"""`lint --fix` and `--diff` on files, as people run them."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from charterhouse.report.patch import Changed, patch
from tests.lint.mending.support import IDLE
from tests.test_cli import change, handbook, run

__all__ = ["handbook"]

FAULTS = [
    ("  period: 30 days", "  period: 30Days  # a month"),
    ("sublicensing: only with written consent", "sublicensing: no"),
    ("has {{ cure.period }} to", "has 30 days to"),
    ("cure:\n", f"waivers:\n  - {IDLE}\ncure:\n"),
]
LEFT = ("owner: harbour.operations}", "owner: harbour.nobody}")
MENDED = "charterhouse: mended in charters/harbour-mills/charter.md: DOC108, DOC118, TRM103, WAI103\n"


def break_it(handbook: Path) -> tuple[Path, bytes]:
    """The charter with something to mend, and what it will be then."""
    for old, new in FAULTS:
        path = change(handbook, old, new)
    expected = path.read_text("utf-8")
    for old, new in ((FAULTS[0][1], "  period: 30 days  # a month"), ("sublicensing: no", "sublicensing: 'no'"),
                     FAULTS[2][::-1], FAULTS[3][::-1]):  # fmt: skip
        expected = expected.replace(old, new, 1)
    return path, expected.encode()


def test_what_can_be_mended_is_mended_and_the_rest_is_reported(handbook: Path) -> None:
    path, expected = break_it(handbook)
    expected = expected.replace(LEFT[0].encode(), LEFT[1].encode())
    change(handbook, *LEFT)
    path.chmod(0o640)
    done = run(handbook, "lint", "--fix")
    assert path.read_bytes() == expected
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert done.returncode == 1
    assert "charter.md:115:81: error REF101 harbour has no nobody" in done.stdout
    assert done.stdout.endswith("6 files checked: 1 error\n")
    assert done.stderr == MENDED
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []
    again = run(handbook, "lint", "--fix")
    assert (again.stdout, again.stderr) == (done.stdout, "")
    assert path.read_bytes() == expected


def test_one_run_mends_what_another_mending_brings_to_light(handbook: Path) -> None:
    path, expected = break_it(handbook)
    done = run(handbook, "lint", "--fix", "--format", "json")
    assert (done.returncode, done.stderr) == (0, MENDED)
    assert path.read_bytes() == expected
    path, expected = break_it(handbook)
    assert run(handbook, "lint", "--fix", "--quiet").stderr == ""
    assert path.read_bytes() == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_diff_writes_nothing_and_can_be_applied(handbook: Path, end: str) -> None:
    path, expected = break_it(handbook)
    expected = expected.rstrip().replace(b"\n", end.encode())
    before = path.read_bytes().rstrip().replace(b"\n", end.encode())
    path.write_bytes(before)
    command = [sys.executable, "-m", "charterhouse", "lint", "--fix", "--diff"]
    done = subprocess.run(command, cwd=handbook, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == MENDED.replace("mended in", "would mend in")
    assert path.read_bytes() == before
    for command in (["git", "apply", "-"], ["patch", "-p1", "--binary"]):
        if not shutil.which(command[0]):
            continue
        path.write_bytes(before)
        subprocess.run(command, cwd=handbook, input=done.stdout, capture_output=True, check=True)
        assert path.read_bytes() == expected
    clean = run(handbook, "lint", "--fix", "--diff")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "")


def test_a_diff_of_names_that_need_care(handbook: Path) -> None:
    break_it(handbook)
    shutil.copytree(handbook / "charters" / "harbour-mills", handbook / "charters" / 'ä "b" c')
    target = handbook / "charters" / 'ä "b" c' / "charter.md"
    before = target.read_bytes()
    done = run(handbook, "lint", "--fix", "--diff", "--output", "out.diff", "charters")
    assert (done.returncode, done.stdout) == (1, "")
    subprocess.run(["git", "apply", "out.diff"], cwd=handbook, check=True)
    assert target.read_bytes() != before
    assert run(handbook, "lint", "--fix", "--diff").stdout == ""


def test_a_terminal_cannot_be_steered_by_a_diff() -> None:
    change = Changed("charters/a\u202e\udce9/charter.md", "a\u202e\r\nb\r\n".encode(), b"a\r\nb\r\n")
    assert patch([change], lambda text, **_: text, watched=True).splitlines() == [
        '--- "a/charters/a\\342\\200\\256\\351/charter.md"', '+++ "b/charters/a\\342\\200\\256\\351/charter.md"',
        "@@ -1,2 +1,2 @@", "-a\\u202e", "+a", " b",
    ]  # fmt: skip


def test_a_diff_says_by_its_exit_code_what_would_be_left(handbook: Path) -> None:
    change(handbook, "notice_period: 90 days", "notice_period: soon")
    done = run(handbook, "lint", "--fix", "--diff")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_mark_at_the_start_stays(handbook: Path) -> None:
    path, expected = break_it(handbook)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert run(handbook, "lint", "--fix", "--diff", "--output", "out.diff").stdout == ""
    run(handbook, "lint", "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace(b"\n", b"\r\n")
    path.write_bytes(before)
    subprocess.run(["git", "apply", "out.diff"], cwd=handbook, check=True)
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace(b"\n", b"\r\n")


def test_only_what_is_reported_is_mended(handbook: Path) -> None:
    path, _ = break_it(handbook)
    before = path.read_bytes()
    (handbook / "charterhouse.toml").write_text('[ignores]\n"charters/harbour-mills/charter.md" = ["DOC118"]\n')
    rows = [
        (("--select", "EXI"), ""),
        (("--select", "DOC"), "DOC108"),
        (("--ignore", "DOC108,WAI103"), ""),  # the term that prose repeats can't be read
        (("charters/harbour-mills/plan.md",), ""),
        ((), "DOC108, TRM103, WAI103"),
    ]
    for options, codes in rows:
        path.write_bytes(before)
        done = run(handbook, "lint", "--fix", *options)
        assert done.stderr == (f"charterhouse: mended in charters/harbour-mills/charter.md: {codes}\n" if codes else "")
        assert (path.read_bytes() == before) is not bool(codes), options


def test_what_a_baseline_knows_is_left_alone(handbook: Path) -> None:
    path = change(handbook, "sublicensing: only with written consent", "sublicensing: no")
    run(handbook, "lint", "--write-baseline", "old.json")
    change(handbook, "has {{ cure.period }} to", "has 30 days to")
    done = run(handbook, "lint", "--fix", "--baseline", "old.json", "--quiet")
    assert done.returncode == 0
    assert "sublicensing: no\n" in path.read_text("utf-8")
    assert "has {{ cure.period }} to" in path.read_text("utf-8")


def test_what_is_waived_is_left_alone(handbook: Path) -> None:
    path = change(handbook, "has {{ cure.period }} to", "has 30 days to")
    waiver = "{rule: TRM103, reason: counsel wants it, by: mills.sponsor, until: 2026-12-31}"
    change(handbook, "cure:\n", f"waivers: [{waiver}]\ncure:\n")
    before = path.read_bytes()
    done = run(handbook, "lint", "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == before


def test_nothing_is_written_through_a_symbolic_link(handbook: Path, tmp_path: Path) -> None:
    path, expected = break_it(handbook)
    before = path.read_bytes()
    (handbook / "charters").rename(tmp_path / "elsewhere")
    (handbook / "charters").symlink_to(tmp_path / "elsewhere")
    done = run(handbook, "lint", "--fix")
    assert (tmp_path / "elsewhere" / "harbour-mills" / "charter.md").read_bytes() == before
    assert "charters/harbour-mills/charter.md is left as it is: a symbolic link leads there" in done.stderr
    assert done.returncode == 1
    inside = tmp_path / "there"
    inside.symlink_to(tmp_path)  # above the repository, a link is the way that somebody came
    (handbook / "charters").unlink()
    (tmp_path / "elsewhere").rename(handbook / "charters")
    run(inside / "handbook", "lint", "--fix")
    assert path.read_bytes() == expected


def test_a_file_that_is_a_link_is_no_matter_for_fix(handbook: Path, tmp_path: Path) -> None:
    path, _ = break_it(handbook)
    outside = tmp_path / "outside.md"
    path.rename(outside)
    before = outside.read_bytes()
    path.symlink_to(outside)
    run(handbook, "lint", "--fix")
    assert path.is_symlink()
    assert outside.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is protected from root")
def test_a_protected_file_stays(handbook: Path) -> None:
    path, _ = break_it(handbook)
    before = path.read_bytes()
    path.chmod(0o444)
    done = run(handbook, "lint", "--fix")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written: it is write-protected" in done.stderr
    assert path.read_bytes() == before


def test_wrong_calls(handbook: Path) -> None:
    path, _ = break_it(handbook)
    before = path.read_bytes()
    rows = [("--diff",), ("--fix", "--diff", "--format", "json"), ("--fix", "--diff", "--write-baseline", "x.json"),
            ("--fix", "--baseline", "none.json")]  # fmt: skip
    for options in rows:
        done = run(handbook, "lint", *options)
        assert (done.returncode, done.stdout) == (2, ""), options
        assert done.stderr.startswith("charterhouse: ")
    assert path.read_bytes() == before


def test_a_baseline_written_with_fix_holds_what_is_left(handbook: Path) -> None:
    path, expected = break_it(handbook)
    change(handbook, *LEFT)
    run(handbook, "lint", "--fix", "--write-baseline", "left.json")
    assert [each["code"] for each in json.loads((handbook / "left.json").read_text("utf-8"))["findings"]] == ["REF101"]
    assert path.read_bytes() == expected.replace(LEFT[0].encode(), LEFT[1].encode())


def test_a_file_made_to_have_much_to_mend(handbook: Path) -> None:
    path = change(handbook, "binding: full\n", f"binding: full\nx-list: [{'no, ' * 3000}]\n")
    done = run(handbook, "lint", "--fix")
    assert "2000 × DOC118" in done.stderr
    assert path.read_text("utf-8").count("'no'") == 2000
    assert run(handbook, "lint", "--fix").returncode == 0
    assert path.read_text("utf-8").count("'no'") == 3000
