"""Every address that a built site names on itself leads somewhere, and no page loads anything from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.markup import Markup, none, pages
from tests.sites import ADDRESS, whole_site

NOWHERE = "no/such/page/"
TEXTS = {".xml", ".ics", ".json", ".txt", ".js", ".webmanifest", ".atom"}


@pytest.fixture(scope="module", params=["folders", "files"])
def linked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "folders":
        return Path(request.getfixturevalue("whole"))
    return whole_site(tmp_path_factory.mktemp("files"), "use_directory_urls: false\n")


class Site:
    """Knows which addresses exist."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.ids = {page.path: set(page.ids) for page in pages(top)}

    def fault(self, url: str, base: str) -> str:
        """What is wrong with `url` as it stands on the page of the address `base`; empty if nothing is."""
        whole = urlsplit(urljoin(base, url))
        if whole.scheme not in {"http", "https"} or not whole.geturl().startswith(ADDRESS.rstrip("/")):
            return "" if whole.scheme else "an address of no kind"
        local = unquote(whole.path).removeprefix(urlsplit(ADDRESS).path.rstrip("/"))
        if not local.startswith("/"):
            return "leaves the site"
        path = self.top / local.lstrip("/")
        if path.is_dir():
            if not local.endswith("/"):
                return "lacks the slash at its end"
            path /= "index.html"
        if not path.is_file():
            return "there is no such page or file"
        if whole.fragment and path in self.ids and unquote(whole.fragment) not in self.ids[path]:
            return "there is no such anchor"
        return ""

    def own_fault(self, path: Path, anchor: str) -> str:
        return "" if anchor == "#" or unquote(anchor[1:]) in self.ids[path] else "there is no such anchor"

    def address(self, path: Path) -> str:
        # A host shows 404.html at addresses of any depth.
        local = path.relative_to(self.top).as_posix()
        return ADDRESS + (NOWHERE if local == "404.html" else local.removesuffix("index.html"))

    def faults(self, path: Path, urls: Iterable[str]) -> list[str]:
        base = self.address(path)
        found = ((url, self.own_fault(path, url) if url.startswith("#") else self.fault(url, base)) for url in urls)
        return [f"{path.relative_to(self.top)}: {url}: {fault}" for url, fault in found if fault]


def files(site: Path, *kinds: str) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*")):
        if path.suffix in kinds and "pagefind" not in path.parts:
            yield path, path.read_text("utf-8")


def test_every_link_and_anchor_of_every_page(linked: Path) -> None:
    site = Site(linked)
    assert sum(len(page.links) for page in pages(linked)) > 1000
    none([fault for page in pages(linked) for fault in site.faults(page.path, page.links)])


def test_pages_link_to_files_where_they_are_files(linked: Path) -> None:
    """Opened from a disk, a folder's address shows no page."""
    if (linked / "guide" / "meeting" / "index.html").is_file():
        return
    home = ("./", "../", "")
    vague = [
        f"{page.path.relative_to(linked)}: {link}"
        for page in pages(linked)
        for link in page.links
        if urlsplit(link).path.endswith(("/", "/.", "/..")) and not urlsplit(link).scheme and link not in home
    ]
    none(vague)


def test_every_reference_within_a_page(linked: Path) -> None:
    lost = [
        f"{page.path.relative_to(linked)}: {name}"
        for page in pages(linked)
        for name in page.references
        if name not in page.ids
    ]
    none(lost)


def test_styles_name_files_that_exist(linked: Path) -> None:
    site = Site(linked)
    named = {
        path: re.findall(r"""(?:url\(|@import\s)\s*['"]?([^'")]+)""", text) for path, text in files(linked, ".css")
    }
    assert sum(map(len, named.values())) >= 3
    none([fault for path, urls in named.items() for fault in site.faults(path, urls)])
    none([url for urls in named.values() for url in urls if urlsplit(url).netloc])


def test_full_addresses_in_data_lead_to_pages(linked: Path) -> None:
    """In the sitemap, the feeds, the calendars (whose lines are folded) and the JSON alike."""
    site = Site(linked)
    named = {
        path: re.findall(re.escape(ADDRESS.rstrip("/")) + r"[^\s\"'<>\\]*", re.sub(r"\r?\n[ \t]", "", text))
        for path, text in files(linked, *TEXTS)
    }
    assert sum(map(len, named.values())) > 100
    none([fault for path, urls in named.items() for fault in site.faults(path, urls)])


def test_references_between_json_files(linked: Path) -> None:
    schemas = {path: json.loads(text) for path, text in files(linked, ".json")}
    checked = 0
    for path, schema in schemas.items():
        for ref in refs(schema):
            name, _, pointer = ref.partition("#")
            if urlsplit(name).scheme:
                continue
            checked += 1
            node = schemas[path.parent / name if name else path]
            for step in pointer.split("/")[1:]:
                node = node[step.replace("~1", "/").replace("~0", "~")]
    assert checked > 100


def refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from refs(each)


def test_no_page_loads_anything_from_elsewhere(linked: Path) -> None:
    def foreign(page: Markup) -> list[str]:
        return [url for url in page.loads if urlsplit(url).netloc]

    assert sum(len(page.loads) for page in pages(linked)) > 100
    none([(page.path, url) for page in pages(linked) for url in foreign(page)])
