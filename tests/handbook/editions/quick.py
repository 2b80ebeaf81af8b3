"""Publishing without building: editions whose pages say which commit they are from, made in no time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.repositories import Made, charter, made

from charterhouse.git import Repository
from charterhouse.handbook.editions import publish as publishing
from charterhouse.handbook.editions.chosen import Wanted
from charterhouse.handbook.editions.made import Unmade, Workshop
from charterhouse.handbook.editions.outcome import Report
from charterhouse.handbook.editions.publish import Ear, Request
from charterhouse.handbook.editions.published import Published
from charterhouse.handbook.editions.reach import Reach

CONFIGURATION = (
    "site_name: Heat & <Light>\nsite_url: https://handbook.example/sub/\ntheme: charterhouse\nplugins: [charterhouse]\n"
)
POLICY = "default-src 'none'; script-src 'self'"
PAGE = f"""<meta http-equiv="Content-Security-Policy" content="{POLICY}">"""


@dataclass
class Press:
    """A repository with a handbook, and what was built and said on each publish."""

    made: Made
    built: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    about: dict[str, Published] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        return self.made.folder / "site"

    def edit(self, words: str, day: str = "2026-01-01", tag: str | None = None) -> str:
        """Commit a change of the charter, and tag it."""
        commit = self.made.commit({"charters/acme/charter.md": charter() + words}, day)
        if tag:
            self.made.git("tag", "--annotate", "--message", tag, tag, day=day)
        return commit

    def publish(self, **asked: Any) -> Report:
        """Publish; `built` are the editions that this time made."""
        self.built.clear()
        self.said.clear()
        configuration = asked.pop("configuration", self.made.folder / "mkdocs.yml")
        return publishing.publish(Request(configuration, **asked), Ear(self.said.append, lambda *_: None))

    def page(self, name: str) -> str:
        return (self.out / name / "index.html").read_text("utf-8")

    def versions(self) -> list[tuple[str, list[str]]]:
        listed = json.loads((self.out / "versions.json").read_text("utf-8"))
        return [(each["version"], each["aliases"]) for each in listed]


def states(report: Report) -> dict[str, str]:
    return {each.name: each.state for each in report.outcomes}


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def press(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    """A handbook with the editions 2026.1 and 2026.2, a tag from before it, and a commit since."""
    repository = made(folder / "handbook")
    for key in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(key, repository.environment[key])
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    ready = Press(repository)
    repository.commit({"README.md": "Soon.\n", ".gitignore": "/site/\n"}, "2025-01-01")
    repository.git("tag", "handbook-2025.1")
    repository.commit({"mkdocs.yml": CONFIGURATION, "docs/guide.md": "# Guide\n"}, "2025-02-01")
    ready.edit("One.", "2026-01-10", "handbook-2026.1")
    ready.edit("Two.", "2026-02-10", "handbook-2026.2")
    ready.edit("Three.", "2026-03-10")

    def make(shop: Workshop, wanted: Wanted, reach: Reach, published: Published) -> Path:
        ready.built.append(wanted.name)
        ready.about[wanted.name] = published
        words = _words(shop.repository, wanted.commit)
        if "BROKEN" in words:
            raise Unmade("it is broken", stranger="STRANGER" in words)
        to = shop.folder / "made" / wanted.name
        (to / "acme").mkdir(parents=True)
        (to / "index.html").write_text(f"{PAGE}{wanted.name}: {words}", "utf-8")
        (to / "acme" / "index.html").write_text(reach.tree, "utf-8")
        return to

    monkeypatch.setattr(Workshop, "make", make)
    return ready


def _words(repository: Repository, commit: str) -> str:
    found = repository.entry(commit, "charters/acme/charter.md")
    (text,) = repository.blobs([found.hash] if found else [])
    return text.decode().rpartition("Why.\n")[2]
