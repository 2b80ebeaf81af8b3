"""Tag -> the name of its edition: a folder on every disk, and a part of an address on every host."""

from __future__ import annotations

import re

SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""What Windows keeps for itself, with any ending."""
TAKEN = frozenset({"404", "404.html", "assets", "cname", "editions", "editions.json", "index.html", "robots.txt",
                   "sitemap.xml", "versions.json"})  # fmt: skip
"""What lies beside the editions, or may."""
NUMBERS = re.compile(r"([0-9]+)")
BEFORE = re.compile(r"[-._]?(?:alpha|beta|dev|draft|pre|preview|rc)[-._]?", re.IGNORECASE)
"""What comes before the version that it stands behind."""


def name_of(tag: str, pattern: str) -> str:
    """`handbook-2026.3` -> `2026.3`: without what the pattern says literally before its first `*`."""
    literal = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    return tag.removeprefix(literal) if literal != pattern else tag


def trouble(name: str) -> str:
    """Why an edition can't have a name, and what to do; empty where it can."""
    if not name:
        return "it has no name of its own behind the pattern: name the version in the tag"
    if not SAFE.fullmatch(name):
        return (
            "its name must be a folder on every disk and a part of an address on every host: "
            "use letters A to Z, digits, `.`, `_` and `-`, and begin with a letter or digit"
        )
    if DEVICES.fullmatch(name.casefold()):
        return "Windows keeps this name for itself: choose another for the tag"
    if name.casefold() in TAKEN:
        return "the published site needs this name for itself: choose another for the tag"
    return ""


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts versions as people count: 2.0-rc1, 2.0, 2.0.1, 2.10."""
    parts = [each for each in NUMBERS.split(name.casefold()) if each]
    return (*(_part(each) for each in parts), (1, 0, ""))


def _part(text: str) -> tuple[int, int, str]:
    if NUMBERS.fullmatch(text):
        return (3, int(text), text)
    return (0 if BEFORE.fullmatch(text) else 2, 0, text)
