"""MkDocs files, an audience -> what of docs/ and of the configuration it may see: by default, nothing.

A page of docs/ is published where its metadata names the audience, or everyone: `audience: [acme, legal]`. Any other
file there is published where a page that is shown links to it, or where the configuration has every page load it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import meta

from ..audience.grants import unknown
from ..audience.reader import EVERYONE
from .granted import Granted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ANCHOR = re.compile(r"<a\b[^>]*?\shref\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)[^>]*>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
LOADED = re.compile(r"\s(?:href|src|poster|data)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
SEVERAL = re.compile(r"\ssrcset\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
TOP = "https://handbook.invalid/"


def shut(config: MkDocsConfig) -> None:
    """Let nothing name the repository, or make a page of a file that has no metadata."""
    config.repo_url = config.repo_name = config.edit_uri = config.edit_uri_template = None
    config.extra_templates = []


class Docs:
    """The organisation's own pages and files, for an audience. `ours` are the files that the handbook itself adds."""

    def __init__(self, granted: Granted, ours: Iterable[str]) -> None:
        self.granted, self.ours = granted, frozenset(ours)
        self.files = Files([])
        self.linked: set[str] = set()
        self.by_address: dict[str, File] = {}

    def exclude(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out every page that the audience may not see, also from the navigation.

        Raises PluginError where a page is for an audience that there isn't.
        """
        self.files = files
        for file in files.documentation_pages(inclusion=InclusionLevel.all):
            if file.src_uri not in self.ours and not self._may(file):
                file.inclusion = InclusionLevel.EXCLUDED
        for folder in sorted(self.granted.hidden):  # so that links there are known for what they are
            path = f"{folder}/index.md"
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content="", inclusion=InclusionLevel.EXCLUDED))
        shown = sorted(files, key=lambda file: not _is_excluded(file))
        self.by_address = {_address(file.url): file for file in shown}
        if config.nav is not None:
            config.nav = self._shown(config.nav)

    def _may(self, file: File) -> bool:
        try:
            said: Any = meta.get_data(file.content_string)[1].get("audience", ())
        except (OSError, ValueError):
            return False
        names = [str(each) for each in said] if isinstance(said, (list, tuple)) else re.split(r"[\s,]+", str(said))
        for name in names:
            if name not in self.granted.known:
                raise PluginError(f"docs/{file.src_uri}: audience: {unknown(name, self.granted.known)}")
        reader = self.granted.reader
        return any(name == EVERYONE or reader.may(name, ()) for name in names)

    def _shown(self, items: Any) -> Any:
        """The entries of a navigation that lead to pages of this edition; what leads elsewhere nobody has granted."""
        found: list[Any] = []
        for item in items if isinstance(items, list) else [items]:
            if isinstance(item, str):
                found += [item] if self._is_shown(item) else []
                continue
            for title, inner in item.items():
                if isinstance(inner, str):
                    found += [{title: inner}] if self._is_shown(inner) else []
                elif below := self._shown(inner):
                    found.append({title: below})
        return found

    def _is_shown(self, path: str) -> bool:
        file = self.files.get_file_from_path(path.lstrip("/"))
        return file is not None and not _is_excluded(file)

    def unlinked(self, html: str, url: str, anchors: Callable[[str], Iterable[str] | None]) -> str:
        """A page of theirs without links to what is not shown; what it loads or links to is kept in mind.

        `anchors` are those of a page of ours, by its source.
        """

        def words(match: re.Match[str]) -> str:
            target = urlsplit(urljoin(TOP + url, _bare(match[1])))
            file = self.by_address.get(_address(target.path)) if f"{target.scheme}://{target.netloc}/" == TOP else None
            if file is None:
                return match[0]
            there = anchors(file.src_uri) if target.fragment else None
            lost = there is not None and unquote(target.fragment) not in there
            return match[2] if lost or _is_excluded(file) else match[0]

        html = ANCHOR.sub(words, html)
        for written in _addresses(html):
            target = urlsplit(urljoin(TOP + url, written))
            if f"{target.scheme}://{target.netloc}/" == TOP and (file := self.by_address.get(_address(target.path))):
                self.linked.add(file.src_uri)
        return html

    def drop(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out every other file that nothing shown needs; what the theme brings stays."""
        themes = {str(each) for each in config.theme.dirs}
        named = (*config.extra_css, *config.extra_javascript, config.theme.get("logo"), config.theme.get("favicon"))
        kept = self.linked | self.ours | {str(each) for each in named if each}
        for file in list(files):
            theirs = str(file.src_dir) not in themes or file.src_dir == config.docs_dir
            if theirs and not file.is_documentation_page() and file.src_uri not in kept:
                files.remove(file)


def _is_excluded(file: File) -> bool:
    return file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def _addresses(html: str) -> Iterator[str]:
    yield from (_bare(match[1]) for match in LOADED.finditer(html))
    for match in SEVERAL.finditer(html):
        yield from (each.split()[0] for each in _bare(match[1]).split(",") if each.strip())


def _bare(written: str) -> str:
    return written.strip("\"'").replace("&amp;", "&")


def _address(url: str) -> str:
    """An address below the site's root as it is compared."""
    return "/" + unquote(url).removeprefix("./").lstrip("/").removesuffix("index.html")
