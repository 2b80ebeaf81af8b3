"""Charters -> the same text as a site of another generator, each set up as its users would for so many pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

FRONTMATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MATERIAL = """site_name: Partnership handbook
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
"""
PLAIN = "site_name: Partnership handbook\nplugins: [search]\n"
HUGO = """baseURL = "https://handbook.example/"
title = "Partnership handbook"
disableKinds = ["taxonomy", "term", "RSS"]
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><a href="{{ "/" | relURL }}">Partnerships</a></nav>{{ .TableOfContents }}<main><h1>{{ .Title }}</h1>
{{ .Content }}</main></body></html>
"""
LIST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body>
</html>
"""


def hugo(folder: Path, charters: Path) -> Path:
    """A site of Hugo's with the leanest layouts: a title, contents, the text."""
    _texts(charters, folder / "content")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(PAGE, "utf-8")
    (layouts / "list.html").write_text(LIST, "utf-8")
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    return folder


def material(folder: Path, charters: Path) -> Path:
    """A site of Material's, with the setting that it recommends for many pages."""
    return _mkdocs(folder, charters, MATERIAL)


def plain(folder: Path, charters: Path) -> Path:
    """A site in the theme that MkDocs brings."""
    return _mkdocs(folder, charters, PLAIN)


def _mkdocs(folder: Path, charters: Path, configuration: str) -> Path:
    _texts(charters, folder / "docs")
    (folder / "docs" / "index.md").write_text("# Partnerships\n", "utf-8")
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    return folder


def _texts(charters: Path, to: Path) -> None:
    """The documents with their text and a title; of the frontmatter, the others could make nothing."""
    shutil.copytree(charters, to)
    for path in to.rglob("*.md"):
        text = FRONTMATTER.sub("", path.read_text("utf-8"))
        path.write_text(f"---\ntitle: {path.parent.name} {path.stem}\n---\n{text}", "utf-8")
