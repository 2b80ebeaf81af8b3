"""Charters for tests of what is kept of them: the examples, and small ones written for one test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from charterhouse import portfolio, source
from charterhouse.handbook.facts import Facts
from charterhouse.handbook.gathering import facts
from charterhouse.model import Charter
from charterhouse.source import Handbook, Source

TOP = Path(__file__).parents[2]
HOMES = ("charters", "tests/handbook/charters", "tests/portfolio/charters")
HEAD = "kind: charter\nschema: 1\nid: acme-bora\ntitle: Acme × Bora, boats for the lake\nversion: 1.0.0\n"
TWO = "parties: {acme: {name: Acme}, bora: {name: Bora}}\n"
FOLDER = "acme-bora"


@cache
def examples() -> tuple[Charter, ...]:
    """The example charters and those that tests are written with."""
    return tuple(charter for home in HOMES for charter in portfolio.gather(source.read(TOP / home)).charters)


def charter(text: str = "status: ratified\n", body: str = "", **beside: str) -> Charter:
    """A charter with this frontmatter; `plan`, `economics`, `review` and the like are files beside it."""
    paths = {"review": "reviews/2026-09-check", "appendix": "appendices/support", "risks": "risk-register"}
    kinds = {"risks": "risk-register"}
    files = {f"charters/{FOLDER}/charter.md": f"---\n{HEAD}{TWO}{text}---\n{body}"}
    for name, matter in beside.items():
        where, kind = paths.get(name.rstrip("0123456789"), name), kinds.get(name, name.rstrip("0123456789"))
        where += name.removeprefix(name.rstrip("0123456789"))
        head = f"kind: {kind}\nschema: 1\ncharter: {FOLDER}\n"
        files[f"charters/{FOLDER}/{where}.md"] = f"---\n{head}{matter}---\n"
    sources = tuple(Source(path, FOLDER, content.encode()) for path, content in files.items())
    return portfolio.gather(Handbook(TOP, TOP / "charters", sources, frozenset(files))).charters[0]


def known(text: str = "status: ratified\n", body: str = "", **beside: str) -> Facts:
    """What is kept of such a charter."""
    return facts(charter(text, body, **beside))
