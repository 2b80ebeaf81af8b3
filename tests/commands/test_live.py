"""What charterhouse serve watches, and what it leaves alone."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileOpenedEvent

from charterhouse.handbook.live import setup
from charterhouse.handbook.live.changes import Changes
from charterhouse.handbook.live.setup import Setup
from charterhouse.handbook.live.watch import Watch


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "handbook"
    for name in ("charters/one", "docs", "ours", ".git"):
        (home / name).mkdir(parents=True)
    return home


@pytest.fixture
def told() -> list[Path]:
    return []


@pytest.fixture
def watch(home: Path, told: list[Path]) -> Iterator[Watch]:
    made = Watch(told.append, home / "temporary")
    yield made
    made.end()


def configured(home: Path, text: str) -> Setup:
    (home / "mkdocs.yml").write_text(text, "utf-8")
    return setup.read(home / "mkdocs.yml", home)


def test_everything_that_a_build_reads_is_watched(home: Path) -> None:
    (home / "base.yml").write_text("docs_dir: elsewhere\nsite_url: https://x.example/a b/\n", "utf-8")
    found = configured(
        home, "INHERIT: base.yml\ntheme: {name: charterhouse, custom_dir: ours}\nhooks: [hook.py]\nwatch: [more]\n"
        "plugins: [search, charterhouse: {charters: deals}]\nmarkdown_extensions: [x: {y: !!python/name:no.such }]\n",
    )  # fmt: skip
    assert {home / each for each in ("deals", "elsewhere", "ours", "more")} <= {*found.folders}
    assert {home / each for each in ("mkdocs.yml", "base.yml", "hook.py", "charterhouse.toml")} <= {*found.files}
    assert found.mount == "/a b/"
    assert [each.name for each in found.folders[-4:-2]] == ["site_templates", "schema"]


def test_a_broken_configuration_changes_nothing(home: Path) -> None:
    before = configured(home, "docs_dir: elsewhere\n")
    (home / "mkdocs.yml").write_text("docs_dir: [\n", "utf-8")
    assert setup.read(home / "mkdocs.yml", home, before) is before
    assert home / "mkdocs.yml" in setup.read(home / "mkdocs.yml", home).files


def test_a_configuration_that_is_still_to_come_is_watched_for(home: Path) -> None:
    (home / "charterhouse.toml").touch()
    assert {home / "mkdocs.yml", home / "charterhouse.toml"} <= {*setup.read(None, home).files}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("charters/one/charter.md", True), ("charters/one/border.png", True), ("docs/.pages", True), ("docs", True),
        ("ours/main.html", True), ("mkdocs.yml", True), ("charterhouse.toml", True), ("docs/.nav.yml", True),
        ("charters/one/.charter.md.swp", False), ("charters/one/charter.md~", False), ("docs/#a.md#", False),
        ("docs/.#a.md", False), ("docs/4913", False), ("docs/.git/index", False), ("ours/__pycache__/a.html", False),
        ("docs/a.md.tmp", False), ("docs/.~lock.a.ods#", False), ("site/index.html", False), ("README.md", False),
        (".git/index", False), ("temporary/site/a.html", False), ("docs/published/index.html", False),
    ],
)  # fmt: skip
def test_only_what_a_build_reads_counts(home: Path, watch: Watch, told: list[Path], name: str, *, counts: bool) -> None:
    watch.follow(configured(home, "theme: {name: charterhouse, custom_dir: ours}\nsite_dir: docs/published\n"))
    told.clear()
    watch.on_any_event(FileOpenedEvent(str(home / name)))
    assert told == []
    watch.on_any_event(FileModifiedEvent(str(home / name)))
    assert told == [home / name] * counts
    watch.on_any_event(FileMovedEvent(str(home / "charters" / "one" / "4913"), str(home / name)))
    assert told == [home / name] * counts * 2


def test_a_folder_that_is_replaced_is_watched_anew(home: Path, told: list[Path]) -> None:
    changes = Changes()
    watch = Watch(changes.add, home / "temporary")
    try:
        found = configured(home, "site_name: X\n")
        watch.follow(found)
        (home / "charters").rename(home / "before")
        (home / "before" / "one").rename(home / "one")
        (home / "charters").mkdir()
        changed = changes.gathered()
        assert home / "charters" in changed
        watch.follow(found, changed)
        (home / "charters" / "new.md").write_text("---\n", "utf-8")
        assert home / "charters" / "new.md" in changes.gathered()
    finally:
        watch.end()
    assert told == []


def test_without_watches_it_looks_at_the_files(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = Changes()
    watch = Watch(changes.add, home / "temporary")
    try:
        with monkeypatch.context() as patch:
            patch.setattr(watch.observer, "schedule", refused)
            watch.follow(configured(home, "site_name: X\n"))
        (home / "charters" / "new.md").write_text("---\n", "utf-8")
        assert home / "charters" / "new.md" in changes.gathered()
    finally:
        watch.end()


def refused(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


def test_what_changes_during_a_build_is_kept_for_the_next() -> None:
    changes = Changes()
    for each in ("a", "b", "a"):
        changes.add(Path(each))
    assert changes.gathered() == {Path("a"), Path("b")}
    changes.end()
    assert changes.gathered() == frozenset()
    assert not changes.wanted()
