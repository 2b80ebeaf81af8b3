"""What travels from a page's builder to MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of a page's table of contents."""

    title: str
    anchor: str
    children: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of ours: where it lies, which template draws it, and what that template is given.

    `folder` is its address below the site's root without slashes at the ends, `""` for the home page.
    `source` is the file it is made of, relative to the repository, where it is made of one.
    """

    folder: str
    title: str
    template: str
    given: Mapping[str, Any] = field(default_factory=dict)
    contents: tuple[Mark, ...] = ()
    description: str = ""
    source: str = ""
    listed: bool = False
    """Whether it stands in the navigation of every page. Only a few may: the navigation is drawn on each."""
    key: str = ""
    """The key of its HTML in the store, where it has been drawn already."""

    @property
    def uri(self) -> str:
        """The Markdown file that MkDocs believes the page to be made of."""
        return f"{self.folder}/index.md" if self.folder else "index.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links from page to page, relative, so that the site works in any folder of any host."""

    directory_urls: bool = True

    def between(self, here: str, there: str, anchor: str = "") -> str:
        """The way from the page in the folder `here` to the one in `there`."""
        if here == there and anchor:
            return f"#{anchor}"
        up = "../" * len([step for step in here.split("/") if step])
        down = f"{there}/" if there else ""
        last = "" if self.directory_urls else "index.html"
        return (up + down + last or "./") + (f"#{anchor}" if anchor else "")

    def file(self, here: str, path: str) -> str:
        """The way from the page in the folder `here` to a file below the site's root."""
        return "../" * len([step for step in here.split("/") if step]) + path
