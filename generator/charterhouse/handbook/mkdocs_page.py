"""Our pages as MkDocs' own: generated, without Markdown to render."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from .. import source

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ID = re.compile(r'\sid="([^"]+)"')


class GeneratedPage(Page):
    """A page of which there is no Markdown: preparing a Markdown parser for each takes longer than all the rest."""

    @classmethod
    def of(cls, file: File, config: MkDocsConfig) -> Page:
        """The page of a file; one that stands in the navigation already becomes such a page where it stands."""
        if file.page is None:
            return cls(None, file, config)
        file.page.__class__ = cls
        return file.page

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (the interface of MkDocs)
        """Nothing to read; what is known of the page stays."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (likewise)
        """Nothing to render."""
        self.content = ""


class Anchors(set[str]):
    """The anchors of a page, looked for when the first link to one is checked: most pages are never asked."""

    def __init__(self, draw: Callable[[], str]) -> None:
        super().__init__()
        self.draw: Callable[[], str] | None = draw

    def __contains__(self, anchor: object) -> bool:
        """Whether the page has an anchor."""
        if self.draw is not None:
            self.update(ID.findall(self.draw()))
            self.draw = None
        return super().__contains__(anchor)


def edit_urls(config: MkDocsConfig, charters: Path) -> Callable[[str], str | None]:
    """Where the host lets a file of the repository be edited, by its path there."""
    top = source.top_of(charters)

    def edit_url(path: str) -> str | None:
        if not (config.edit_uri or config.edit_uri_template):
            return None
        file = File.generated(config, path, content="")
        file.edit_uri = Path(os.path.relpath(top / path, config.docs_dir)).as_posix()
        return Page(None, file, config).edit_url

    return edit_url
