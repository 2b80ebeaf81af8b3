"""Findings that a handbook had already: written down, not counted again, and asked for when they are gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from charterhouse.lint import baseline
from charterhouse.lint.baseline import BaselineError, Entry
from tests.test_cli import change, handbook, run, valid_json
from tests.tools import findings, listed, texts

__all__ = ["handbook"]
TEXT = texts()["charter.md"]
LONG = TEXT.replace("  period: 30 days", "  period: 120 days")
NO_NOTICE = LONG.replace("for_cause: {after: cure, notice_period: 15 days}", "for_cause: {notice_period: 15 days}")
ICE = "waivers: [{rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}]\n"


def everything(_entry: Entry) -> bool:
    return True


def test_what_is_written_is_read_again_and_sorted(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    one, other = (Entry(name * 16, "CUR105", "charters/b/charter.md", "“Łódź”") for name in "ab")
    known = [other, one, Entry("c", "ZZZ101", "charters/a/charter.md", ""), one]
    baseline.write(file, known)
    assert list(baseline.read(file)) == [known[2], one, other]
    first = file.read_bytes()
    baseline.write(file, reversed(baseline.read(file)))
    assert file.read_bytes() == first
    assert "“Łódź”" in file.read_text("utf-8")
    assert [line[:21] for line in first.decode().splitlines()[3:6]] == ['    {"fingerprint": "'] * 3
    baseline.write(file, [])
    assert baseline.read(file) == ()
    baseline.write(file, [Entry("d", "DOC101", "charters/\udce9.md", "")])
    assert baseline.read(file)[0].path == "charters/\udce9.md"


def test_only_new_findings_remain() -> None:
    known = baseline.entries(findings({"charter.md": LONG}))
    compared = baseline.compare(findings({"charter.md": NO_NOTICE}), known, everything)
    assert ([each.code for each in compared.findings], compared.matched, compared.stale) == (["CUR106"], 1, ())


def test_an_edit_above_makes_no_finding_new() -> None:
    known = baseline.entries(findings({"charter.md": LONG}))
    moved = LONG.replace("binding: full\n", "binding: full\n# a word\n\n").replace(
        "## Purpose\n", "## Purpose\n\nMore.\n"
    )
    assert baseline.compare(findings({"charter.md": moved}), known, everything).findings == ()


def test_what_is_gone_is_stale_if_it_was_looked_for() -> None:
    known = baseline.entries(findings({"charter.md": NO_NOTICE}))
    now = findings({"charter.md": LONG})
    assert [each.code for each in baseline.compare(now, known, everything).stale] == ["CUR106"]
    assert baseline.compare(now, known, lambda each: each.code != "CUR106").stale == ()


def test_what_is_waived_needs_no_entry() -> None:
    known = baseline.entries(findings({"charter.md": LONG}))
    waived = listed({"charter.md": LONG.replace("cure:\n", f"{ICE}cure:\n", 1)})
    assert baseline.entries(waived) == []
    compared = baseline.compare(waived, known, everything)
    assert [each.code for each in compared.findings] == ["CUR105"]
    assert (compared.matched, [each.code for each in compared.stale]) == (0, ["CUR105"])


def entry(**changes: object) -> str:
    kept = {"fingerprint": "a", "code": "CUR105", "path": "x", "message": "y", **changes}
    return json.dumps({key: value for key, value in kept.items() if value is not None})


MISTAKES = [  # content, place, words
    ("", ":1:1: ", "not JSON"),
    ('{"version": 1,\n<<<<<<< ours\n', ":2:1: ", "not JSON"),
    ("[]", ":1: ", "not a baseline"),
    ('{"version": 1}', ":1: ", "not a baseline"),
    ('{"findings": []}', ":1: ", "version None is unknown; this version reads 1"),
    ('{"version": 2, "findings": []}', ":1: ", "version 2 is unknown"),
    (f'{{"version": 1, "findings": [{entry()},\n\n{entry(path=None)}]}}', ":3: ", "findings[1] has no path"),
    (
        f'{{"version": 1,\n"findings": [\n{entry(code=7, fingerprint="")}]}}',
        ":3: ",
        "[0] has no fingerprint and no code",
    ),
    ('{"version": 1, "findings": [\n7]}', ":2: ", "findings[0] has no fingerprint"),
    ('{"version": 1, "findings": ' + "[" * 100_000, ": ", "not JSON"),
    (b"\xff", ": ", "not UTF-8"),
]


@pytest.mark.parametrize(("content", "place", "words"), MISTAKES)
def test_mistakes_have_their_place(tmp_path: Path, content: str | bytes, place: str, words: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BaselineError) as caught:
        baseline.read(file)
    assert str(caught.value).startswith(f"{file}{place}")
    assert words in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be read"):
        baseline.read(tmp_path / "baseline.json")


def test_on_the_command_line(handbook: Path) -> None:
    change(handbook, "  period: 30 days", "  period: 120 days")
    change(handbook, "owner: mills.manager, informs", "owner: mills.nobody, informs", "plan.md")
    assert run(handbook, "lint", "--strict").returncode == 1
    done = run(handbook, "lint", "--strict", "--write-baseline", "known.json")
    assert (done.returncode, done.stdout) == (0, "6 files checked, nothing to mend\n")
    assert done.stderr == "charterhouse: 2 findings written to known.json\n"
    valid_json((handbook / "known.json").read_text("utf-8"), "baseline")

    done = run(handbook, "lint", "--strict", "--baseline", "known.json")
    assert (done.returncode, done.stderr) == (0, "charterhouse: 2 findings known to known.json\n")
    assert run(handbook, "lint", "--strict", "--quiet", "--baseline", "known.json").stderr == ""
    change(handbook, "notice_period: 15 days", "notice_period: 15 dys")
    done = run(handbook, "lint", "--format", "json", "--baseline", "known.json")
    value = valid_json(done.stdout, "lint")
    assert (done.returncode, value["baseline"]) == (1, {"matched": 2, "stale": []})
    assert [each["code"] for each in value["findings"]] == ["DOC108"]


STALE = [  # options, how many entries are stale when what they were about is mended
    ((), 2),
    (("--select", "REF"), 1),
    (("--ignore", "CUR105"), 1),
    (("--select", "EXI"), 0),
    (("charters/harbour-mills/plan.md",), 1),
    (("charters/harbour-mills",), 2),
    (("charters/harbour-mills/reviews",), 0),
]


@pytest.mark.parametrize(("options", "number"), STALE)
def test_what_was_not_looked_for_is_not_stale(handbook: Path, options: tuple[str, ...], number: int) -> None:
    change(handbook, "  period: 30 days", "  period: 120 days")
    change(handbook, "owner: mills.manager, informs", "owner: mills.nobody, informs", "plan.md")
    run(handbook, "lint", "--write-baseline", "known.json")
    change(handbook, "  period: 120 days", "  period: 30 days")
    change(handbook, "owner: mills.nobody, informs", "owner: mills.manager, informs", "plan.md")
    done = run(handbook, "lint", "--format", "json", "--baseline", "known.json", *options)
    value = valid_json(done.stdout, "lint")
    assert (done.returncode, value["baseline"]["matched"], len(value["baseline"]["stale"])) == (0, 0, number)
    if number:
        said = f"charterhouse: {number} finding{'s' * (number > 1)} of known.json no longer there: delete the entries"
        assert done.stderr.startswith(said)
        assert all(each in done.stderr for each in value["baseline"]["stale"])


def test_what_was_not_looked_for_is_kept(handbook: Path) -> None:
    change(handbook, "  period: 30 days", "  period: 120 days")
    change(handbook, "owner: mills.manager, informs", "owner: mills.nobody, informs", "plan.md")
    run(handbook, "lint", "--write-baseline", "known.json")
    change(handbook, "owner: mills.nobody, informs", "owner: mills.manager, informs", "plan.md")
    both = ("--baseline", "known.json", "--write-baseline", "known.json")
    run(handbook, "lint", *both, "--select", "EXI")
    assert [each.code for each in baseline.read(handbook / "known.json")] == ["CUR105", "REF101"]
    run(handbook, "lint", *both)
    assert [each.code for each in baseline.read(handbook / "known.json")] == ["CUR105"]
    shutil.rmtree(handbook / "charters" / "harbour-mills")
    done = run(handbook, "lint", "--format", "json", "--baseline", "known.json")
    assert len(json.loads(done.stdout)["baseline"]["stale"]) == 1


def test_a_wrong_file_is_a_wrong_call(handbook: Path) -> None:
    (handbook / "known.json").write_text('{"version": 1,\n}')
    done = run(handbook, "lint", "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "known.json:2:1: not JSON" in done.stderr
    done = run(handbook, "lint", "--write-baseline", "no/such/known.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
