"""What is remembered of an earlier run: the same findings as without, less work, and no trust in the file."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charterhouse import parse
from charterhouse.lint import workers
from charterhouse.lint.run import Result, run
from charterhouse.source import Source
from tests.tools import VALID, said

Parsed = list[str]


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three partnerships, of which the first links to the second, and a cache of their own."""
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(tmp_path / "cache"))
    for name in ("harbour-mills", "river-mills", "hill-mills"):
        home = tmp_path / "charters" / name
        shutil.copytree(VALID / "harbour-mills", home)
        for file in home.rglob("*.md"):
            text = file.read_text("utf-8").replace("harbour-mills", name).replace("milling-wheat", name)
            file.write_text(text, "utf-8")
    change(tmp_path, "harbour-mills", "(#cure)", "(../river-mills/charter.md#cure)")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """The paths of the files that were parsed since."""
    paths: Parsed = []
    original = parse.parse

    def counted(source: Source) -> object:
        paths.append(source.path)
        return original(source)

    monkeypatch.setattr(parse, "parse", counted)
    return paths


def change(handbook: Path, folder: str, old: str, new: str) -> None:
    path = handbook / "charters" / folder / "charter.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def lint(handbook: Path, *, remember: bool = True) -> Result:
    return run([handbook / "charters"], remember=remember)


def cache(handbook: Path) -> Path:
    return next((handbook / "cache").iterdir())


CHANGES: list[tuple[str, str, str]] = [  # what is changed: folder, old, new
    ("river-mills", "period: 30 days", "period: 120 days"),
    ("river-mills", "## Cure", "## Mending {#mending}"),
    ("hill-mills", "id: hill-mills", "id: river-mills"),
    ("hill-mills", "title:", "titel:"),
    ("harbour-mills", "notice_period: 90 days", "notice_period: 3 months"),
]


@pytest.mark.parametrize(("folder", "old", "new"), CHANGES)
def test_what_is_remembered_changes_no_finding(handbook: Path, folder: str, old: str, new: str) -> None:
    lint(handbook)
    change(handbook, folder, old, new)
    with_memory, without = lint(handbook), lint(handbook, remember=False)
    assert with_memory.findings == without.findings
    assert with_memory.paths == without.paths
    change(handbook, folder, new, old)
    assert lint(handbook).findings == lint(handbook, remember=False).findings


def test_only_what_changed_is_read_again(handbook: Path, parsed: Parsed) -> None:
    lint(handbook)
    assert {path.split("/")[1] for path in parsed} == {"harbour-mills", "river-mills", "hill-mills"}
    parsed.clear()
    lint(handbook)
    assert parsed == []
    change(handbook, "hill-mills", "period: 30 days", "period: 31 days")
    lint(handbook)
    assert {path.split("/")[1] for path in parsed} == {"hill-mills"}


def test_a_link_breaks_when_the_other_partnership_changes(handbook: Path, parsed: Parsed) -> None:
    assert said(tuple(lint(handbook).findings)) == []
    parsed.clear()
    change(handbook, "river-mills", "## Cure\n", "## Cure {#mending}\n")
    found = [(each.code, each.place.path) for each in lint(handbook).findings if "harbour" in each.place.path]
    assert found == [("REF103", "charters/harbour-mills/charter.md")]
    assert {path.split("/")[1] for path in parsed} == {"river-mills", "harbour-mills"}


def flipped(content: bytes) -> bytes:
    return content.replace(b"cure", b"curl", 1)


def resealed(content: bytes, at: int, change: Callable[[list[Any]], list[Any]]) -> bytes:
    """One line with another content under a checksum that fits: what somebody who means harm would write."""
    lines = content.split(b"\n")
    made = change([json.loads(each) for each in lines[at][130:].split(b"\t")])
    text = b"\t".join(json.dumps(each).encode() for each in made)
    lines[at] = b" ".join((lines[at][:64], hashlib.sha256(text).hexdigest().encode(), text))
    return b"\n".join(lines)


def edited(value: list[Any], at: int, new: object) -> list[Any]:
    return [*value[:at], new, *value[at + 1 :]]


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda _: b"\x00\xff" * 500,
    lambda content: content[: len(content) // 2],
    flipped,
    lambda content: resealed(content, 0, lambda _: []),
    lambda content: resealed(content, 0, lambda parts: [[], parts[1]]),
    lambda content: resealed(content, 0, lambda parts: [edited(parts[0], 1, [["XXX999"]]), parts[1]]),
    lambda content: resealed(content, 0, lambda parts: [edited(parts[0], 3, [[]]), parts[1]]),
    lambda content: resealed(content, 0, lambda parts: [parts[0], edited(parts[1], 1, [None] * 4)]),
    lambda content: resealed(content, 0, lambda parts: [parts[0], edited(parts[1], 1, [7] * 4)]),
    lambda content: resealed(content, 0, lambda parts: [parts[0], []]),
    lambda content: resealed(content, -1, lambda _: [7]),
    lambda content: resealed(content, -1, lambda _: [[{}, [[0, [["XXX999"]]]]]]),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_as_good_as_none(handbook: Path, damage: Callable[[bytes], bytes]) -> None:
    change(handbook, "hill-mills", "period: 30 days", "period: 120 days")
    expected = lint(handbook).findings
    assert expected
    cache(handbook).write_bytes(damage(cache(handbook).read_bytes()))
    assert lint(handbook).findings == expected
    assert lint(handbook).findings == expected


def test_a_cache_that_cannot_be_written_does_no_harm(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (handbook / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(handbook / "file"))
    assert lint(handbook).findings == []
    assert (handbook / "file").read_text("utf-8") == "in the way"


def test_nothing_is_remembered_unless_wanted(handbook: Path) -> None:
    lint(handbook, remember=False)
    assert not (handbook / "cache").exists()


def test_several_processes_say_what_one_says(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(handbook, "hill-mills", "period: 30 days", "period: 120 days")
    change(handbook, "river-mills", "## Cure\n", "## Cure {#mending}\n")
    alone = lint(handbook, remember=False).findings
    monkeypatch.setattr(workers, "FEW", 0)
    watched: list[tuple[int, int]] = []
    result = run([handbook / "charters"], remember=False, watch=lambda done, of: watched.append((done, of)))
    assert result.findings == alone
    assert watched[2] == (3, 3)
