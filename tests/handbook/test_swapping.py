"""One folder in the place of another: readers see the old one or the new one, whole."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from charterhouse.handbook import swapping
from charterhouse.handbook.swapping import swap


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / name).write_text(words)
    return folder


def seen(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir()}


@pytest.fixture(params=["at once", "in two steps"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two steps":
        monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("before", [True, False])
def test_the_new_one_is_there_and_nothing_else(tmp_path: Path, before: bool) -> None:
    target = tmp_path / "site"
    if before:
        site(target, "old")
    swap(site(tmp_path / "fresh", "new"), target)
    assert seen(target) == {"new"}
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("_way")
def test_of_two_at_once_one_stays_whole(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    fresh = [site(tmp_path / f"fresh{number}", str(number)) for number in range(8)]
    threads = [threading.Thread(target=swap, args=(each, target)) for each in fresh]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    (words,) = seen(target)
    assert words in "01234567"


@pytest.mark.usefixtures("_way")
def test_what_fails_leaves_the_old_one(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    (tmp_path / "other").mkdir()
    with pytest.raises(OSError, match="fresh"):
        swap(tmp_path / "other" / "fresh", target)
    assert seen(target) == {"old"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two folders at once")
def test_a_reader_never_misses_it(tmp_path: Path) -> None:
    target, ended, missed = site(tmp_path / "site", "old"), threading.Event(), []

    def read() -> None:
        while not ended.is_set():
            try:
                (target / "a").read_text()
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(300):
        swap(site(tmp_path / f"fresh{number}", str(number)), target)
    ended.set()
    reader.join()
    assert missed == []
