"""A built site -> its pages as Markup: what each links to, names, heads and draws; and pages of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESSES = ("href", "src", "poster", "action", "formaction", "data", "cite")
REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details",
              "popovertarget", "list", "form")  # fmt: skip
LOADED = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "use", "image", "input", "track"}
FEW = 6


@dataclass
class Markup(HTMLParser):
    """One page. `loads` are the addresses that a browser fetches by itself."""

    path: Path
    title: str = ""
    lang: str = ""
    kind: str = ""
    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    mute: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.update([given["id"]] if "id" in given else [])
        self.classes.update(given.get("class", "").split())
        self.attributes.update(given)
        self._addresses(tag, given)
        self.references += [each for name in REFERENCES for each in given.get(name, "").split()]
        if tag == "html":
            self.lang = given.get("lang", "")
        if "charterhouse" in given.get("class", "").split() and not self.kind:
            self.kind = given["class"]
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        hidden = given.get("aria-hidden") == "true" or given.get("role") == "presentation"
        named = given.get("aria-label") or given.get("aria-labelledby")
        if (tag == "img" and "alt" not in given) or (tag == "svg" and not hidden and not named):
            self.mute.append(self.get_starttag_text() or tag)
        if tag not in VOID:
            self.open.append(tag)

    def _addresses(self, tag: str, given: dict[str, str]) -> None:
        found = [given[name] for name in ADDRESSES if name in given]
        found += [each.split()[0] for each in given.get("srcset", "").split(",") if each.strip()]
        self.links += found
        fetched = {"stylesheet", "icon", "preload", "modulepreload", "manifest"} & set(given.get("rel", "").split())
        if tag in LOADED or fetched:
            self.loads += found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["title"] and "svg" not in self.open:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


@cache
def pages(site: Path) -> tuple[Markup, ...]:
    """Every page of a site; what Pagefind brings is no page."""
    return tuple(Markup(path) for path in sorted(site.rglob("*.html")) if "pagefind" not in path.parts)


def kinds(site: Path) -> tuple[str, ...]:
    """Addresses of pages to look at: all pages of a kind of which there are few, else its shortest and its longest."""
    groups: dict[tuple[str, int], list[Path]] = {}
    for page in pages(site):
        depth = len(page.path.relative_to(site).parts)
        groups.setdefault((page.kind, depth), []).append(page.path)
    return tuple(sorted(_address(site, path) for group in groups.values() for path in _some(group)))


def _some(group: list[Path]) -> Iterable[Path]:
    by_length = sorted(group, key=lambda path: path.stat().st_size)
    return by_length if len(group) <= FEW else (by_length[0], by_length[-1])


def _address(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix().removesuffix("index.html")


def none(faults: Iterable[object]) -> None:
    """Fails with all faults, one a line."""
    told = "\n".join(map(str, faults))
    assert not told, f"\n{told}"
