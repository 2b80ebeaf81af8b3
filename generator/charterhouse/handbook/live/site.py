"""An address -> a file of the site. Its pages get the script that reads them anew; published files never have it."""

from __future__ import annotations

import html
import posixpath
import time
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote, unquote

from .state import View

LIVE = "/-live/"
"""Below this the server has what is its own. No charter, and no page of MkDocs, begins like that by chance."""
SWAP = 1.0
"""Seconds to wait for a site that a build is just putting in its place, which takes two renames."""
PAGE = "text/html; charset=utf-8"
TEXT = ("application/javascript", "application/json", "application/xml", "image/svg+xml")
TYPES = MimeTypes()  # those of Python, and not of the machine, where Windows may call a script a text
for _type, _ending in (("text/javascript", ".js"), ("text/javascript", ".mjs"), ("application/wasm", ".wasm"),
                       ("font/woff2", ".woff2"), ("font/woff", ".woff"), ("application/manifest+json", ".webmanifest"),
                       ("text/calendar", ".ics"), ("text/markdown", ".md"), ("image/svg+xml", ".svg")):  # fmt: skip
    TYPES.add_type(_type, _ending)
ALONE = """<!doctype html>
<html lang="en" class="alone">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>{title}</title>
  <link rel="stylesheet" href="{live}live.css">
</head>
<body>
  <main>
    <h1>{title}</h1>
    {words}
  </main>
</body>
</html>
"""
BEGUN = ("The handbook is being built", "<p>It appears here as soon as it is ready.</p>")
FAILED = (
    "There is no handbook yet",
    '<p>It could not be built. It appears here as soon as this is mended:</p>\n    <pre tabindex="0">{}</pre>',
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the browser."""

    status: int
    type: str = "text/plain; charset=utf-8"
    content: bytes = b""
    location: str = ""


def find(root: Path, view: View, address: str) -> Answer:
    """The answer to a path as it stands in a request."""
    if not view.built:
        title, words = FAILED if view.turn else BEGUN
        page = ALONE.format(live=LIVE, title=title, words=words.format(html.escape(view.said)))
        return Answer(503, PAGE, listening(page.encode(), view))
    try:
        path = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return lost(root, view)
    if path == "/" != view.mount or f"{path}/" == view.mount:
        return Answer(302, location=quote(view.mount))
    parts = path.removeprefix(view.mount).split("/")
    if not path.startswith(view.mount) or any(map(_strange, parts)):
        return lost(root, view)
    _settled(root)
    place = root.joinpath(*parts)
    try:
        if place.is_dir() and not path.endswith("/"):
            return Answer(302, location=f"{quote(path)}/")
        if path.endswith("/"):
            place /= "index.html"
        return Answer(200, content_type(place.name), listened(place, view))
    except OSError:  # it isn't there, or can't be, with a name like that
        return lost(root, view)


def lost(root: Path, view: View) -> Answer:
    """The site's own page for what isn't there."""
    try:
        return Answer(404, PAGE, listened(root / "404.html", view))
    except OSError:
        return Answer(404, content=b"There is no such page.\n")


def listened(file: Path, view: View) -> bytes:
    """A file as it is served. Raises OSError where there is none."""
    content = file.read_bytes()
    return listening(content, view) if file.suffix in (".html", ".htm") else content


def listening(content: bytes, view: View) -> bytes:
    """A page with the script that listens for builds, as a file of its own: the site's policy allows no other."""
    script = f'<script src="{LIVE}live.js" data-built="{view.built}" data-turn="{view.turn}" defer></script>\n'
    end = content.rfind(b"</body>")
    end = len(content) if end < 0 else end
    return content[:end] + script.encode() + content[end:]


def content_type(name: str) -> str:
    """What a browser is told that a file is."""
    kind, packed = TYPES.guess_type(posixpath.basename(name))
    if packed:
        return "application/gzip" if packed == "gzip" else "application/octet-stream"
    if kind and (kind.startswith("text/") or kind in TEXT):
        return f"{kind}; charset=utf-8"
    return kind or "application/octet-stream"


def _strange(part: str) -> bool:
    """Whether a step could lead out of the site: up, or on Windows to a drive."""
    return part in ("..", ".") or any(each in part for each in "\\:\0")


def _settled(root: Path) -> None:
    until = time.monotonic() + SWAP
    while not root.is_dir() and time.monotonic() < until:
        time.sleep(0.01)
