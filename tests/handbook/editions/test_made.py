"""Editions that are really built: out of git, each with what belonged to it then, and again the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.handbook.editions.quick import CONFIGURATION, content
from tests.repositories import Made, charter, made

from charterhouse.handbook.editions.ingredients import program
from charterhouse.handbook.editions.outcome import Report
from charterhouse.handbook.editions.publish import Ear, Request, publish

THEIR_OWN = ("pagefind/filter/", "pagefind/pagefind.", "pagefind/pagefind-entry.json")
"""What Pagefind writes in another order each time: the values of its filters, and whatever has their names."""
HOOKED = CONFIGURATION + "hooks: [hook.py]\n"
WRONG: dict[str, dict[str, str | bytes | None]] = {
    "crashes": {"mkdocs.yml": HOOKED, "hook.py": "def on_config(config):\n    return config.nothing_like_it\n"},
    "leaves": {"mkdocs.yml": HOOKED, "hook.py": "import os\ndef on_config(config):\n    os._exit(0)\n"},
    "plugin": {"mkdocs.yml": CONFIGURATION.replace("plugins: [", "plugins: [no-such-plugin, ")},
    "bare": {"mkdocs.yml": "site_name: X\ntheme: charterhouse\n"},
    "schema": {"charters/acme/charter.md": charter().replace("schema: 1", "schema: 9")},
    "malformed": {"charters/acme/charter.md": charter().replace("parties:", "parties: [")},
    "settings": {"charterhouse.toml": "[rulse]\n"},
}
SAID = {"crashes": "nothing_like_it", "leaves": "said nothing", "plugin": "no-such-plugin",
        "bare": "mkdocs.yml: add `charterhouse`",
        "schema": "charters/acme/charter.md:3", "malformed": "charters/acme/charter.md",
        "settings": "rulse"}  # fmt: skip


def published(repository: Made, to: Path, **asked: object) -> Report:
    heard: list[str] = []
    request = Request(repository.folder / "mkdocs.yml", to, **asked)  # type: ignore[arg-type]  # named below
    return publish(request, Ear(heard.append, lambda *_: None))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Editions that are well, editions that are not, and one without any configuration."""
    ready = made(tmp_path_factory.mktemp("made") / "handbook")
    fine: dict[str, str | bytes | None] = {"charters/acme/charter.md": charter(), "docs/guide.md": "# A guide\n"}
    ready.commit(fine, "2026-01-01")
    ready.git("tag", "handbook-plain")
    for day, (name, files) in enumerate(WRONG.items(), 1):
        ready.commit(files, f"2026-02-{day:02}")
        ready.git("tag", f"handbook-{name}")
        ready.git("reset", "--quiet", "--hard", "handbook-plain")
    old = "{% extends 'main.html' %}{% block footer %}An old foot.{% endblock %}"
    themed = CONFIGURATION.replace("theme: charterhouse", "theme: {name: charterhouse, custom_dir: ours}")
    ready.commit({**fine, "mkdocs.yml": themed, "ours/main.html": old.replace("main.html", "base.html")}, "2026-03-01")
    ready.git("tag", "handbook-themed")
    ready.commit({"mkdocs.yml": CONFIGURATION, "ours/main.html": None, "docs/new.md": "# New\n"}, "2026-04-01")
    return ready


def test_each_is_built_with_what_belonged_to_it(repository: Made, tmp_path: Path) -> None:
    report = published(repository, tmp_path / "site")
    outcomes = {each.name: each for each in report.outcomes}
    assert {name for name, each in outcomes.items() if each.state == "built"} == {"next", "themed", "plain"}
    for name, words in SAID.items():
        assert outcomes[name].state == "left out"
        assert words in outcomes[name].why, outcomes[name].why
        assert "Traceback" not in outcomes[name].why
        assert str(tmp_path) not in outcomes[name].why
    site = tmp_path / "site"
    for name, title, foot in (
        ("plain", "Partnership handbook", False),
        ("themed", "Heat", True),
        ("next", "Heat", False),
    ):
        page = (site / name / "acme" / "index.html").read_text("utf-8")
        assert title in page
        assert ("An old foot." in page) == foot
        assert (site / name / "new" / "index.html").is_file() == (name == "next")
        assert f'href="https://handbook.example/sub/{name}/acme/"' in page
    assert 'datetime="2026-01-01"' in (site / "plain" / "index.html").read_text("utf-8")
    assert (site / "latest" / "acme" / "index.html").read_bytes() == (
        site / "themed" / "acme" / "index.html"
    ).read_bytes()
    assert "frame-ancestors 'self'" in (site / "_headers").read_text("utf-8")


def test_the_same_is_the_same_wherever_and_whenever(
    repository: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    one, two = tmp_path / "site", tmp_path / "elsewhere" / "and" / "www"
    published(repository, one, only=("next",))
    clone = repository.clone(tmp_path / "far" / "away")
    for path in clone.folder.rglob("*.md"):
        os.utime(path, (1, 1))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(tmp_path / "cache"))
    published(clone, two, only=("next",))
    first, second = content(one), content(two)
    assert not (tmp_path / "cache").exists()
    other = {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)}
    assert {path for path in other if not any(each in path for each in THEIR_OWN)} <= {"editions.json"}
    report = published(repository, two, only=("next",))
    assert [each.state for each in report.outcomes] == ["unchanged"]


def test_the_program_is_known_by_what_it_holds() -> None:
    before = program()
    program.cache_clear()
    assert program() == before
