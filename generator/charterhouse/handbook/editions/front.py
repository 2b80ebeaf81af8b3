"""Editions -> what stands above them: the list, the page for what is missing, and what hosts and scripts read."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from ..drawing import FAILURES, Undrawable
from ..templates import environment
from .ledger import EDITIONS, VERSIONS, Ledger, Version, listed, written

FACES = re.compile(r"@font-face\s*\{[^}]*\}\s*")
POLICY = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
MARK = b"# Written by charterhouse publish. Take this line out to keep your own changes.\n"
MOST = 90
"""Editions with headers of their own: some hosts read a hundred rules and no more."""
SHORT, LONG = 300, 86400
"""Seconds that a browser may keep a page without asking: one that changes, and one of a tagged edition."""


@dataclass(frozen=True, slots=True)
class Above:
    """What is known above all editions: `title` and `address` are the handbook's, `overrides` its own templates.

    `start` is the folder that a reader is led to, `policies` are the editions' content security policies by folder.
    """

    title: str
    address: str
    overrides: tuple[str, ...]
    start: str
    versions: tuple[Version, ...]
    ledger: Ledger
    policies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list of editions."""

    path: str
    title: str
    date: date | None
    says: str


def front(above: Above, present: bytes | None) -> dict[str, bytes]:
    """All files above the editions, by their paths; `present` is the `_headers` that is there.

    Raises Undrawable where a template of the organisation fails.
    """
    templates = _templates(above.overrides)
    path = urlsplit(above.address).path.rstrip("/") + "/"
    lines = tuple(_shown(above))
    folders = [*above.ledger.aliases, *(each.name for each in above.versions)]
    given: dict[str, object] = {"title": above.title, "address": above.address, "start": above.start}
    pages: dict[str, tuple[str, dict[str, object]]] = {
        "index.html": ("editions/index.html", {"base": "", "leads": bool(above.start)}),
        "editions/index.html": ("editions/index.html", {"base": "../", "leads": False}),
        "404.html": ("editions/404.html", {"base": path}),
    }
    given |= {"editions": lines, "folders": folders}
    made = {name: _drawn(templates, template, given | own) for name, (template, own) in pages.items()}
    made |= {VERSIONS: listed(above.versions), EDITIONS: written(above.ledger), ".nojekyll": b""}
    if present is None or present.startswith(MARK):
        made["_headers"] = headers(above)
    return made


def policy(page: bytes) -> str:
    """The content security policy that a page states, so that its headers say the same; empty where it has none."""
    found = POLICY.search(page)
    return " ".join(unescape(found[1].decode("utf-8", "replace")).split()) if found else ""


def headers(above: Above) -> bytes:
    """`_headers`, as Netlify, Cloudflare Pages and others read it. Only the reader's own browser may keep a page."""
    rules = [("/*", ["X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin"])]
    rules += [(each, [_kept(SHORT)]) for each in ("/", "/index.html", "/404.html", f"/{VERSIONS}", f"/{EDITIONS}")]
    tagged = {name for name, each in above.ledger.editions.items() if each.tag is not None}
    for name in [*above.ledger.aliases, *above.ledger.editions][:MOST]:
        own = above.policies.get(name, "")
        safe = [f"Content-Security-Policy: {own}; frame-ancestors 'self'"] if own else []
        rules.append((f"/{name}/*", [_kept(LONG if name in tagged else SHORT), *safe]))
    text = "\n".join("\n".join([where, *(f"  {each}" for each in lines)]) for where, lines in rules)
    return MARK + text.encode("utf-8") + b"\n"


def _kept(seconds: int) -> str:
    return f"Cache-Control: private, max-age={seconds}"


def _shown(above: Above) -> Iterable[Shown]:
    current = {of for alias, of in above.ledger.aliases.items() if alias == above.start}
    for each in above.versions:
        known = above.ledger.editions.get(each.name)
        says = ("current" if each.name in current else "") if known is None or known.tag else "on the branch now"
        yield Shown(each.name, each.name if known else each.title, known.date if known else None, says)


def _templates(overrides: tuple[str, ...]) -> Environment:
    made = environment(overrides)
    made.filters["faceless"] = lambda style: Markup(FACES.sub("", style))  # noqa: S704 (a style sheet is no markup)
    made.filters["integrity"] = _integrity
    return made


def _integrity(text: str) -> str:
    """What a content security policy calls this script or style, and no other."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _drawn(templates: Environment, name: str, given: dict[str, object]) -> bytes:
    try:
        return templates.get_template(name).render(given).encode("utf-8")
    except FAILURES as trouble:
        raise Undrawable(f"{name}: {type(trouble).__name__}: {trouble}") from trouble
