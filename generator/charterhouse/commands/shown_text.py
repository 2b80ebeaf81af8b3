"""What of a charter is shown -> text for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from ..document import Document
from ..handbook.key_terms import key_terms
from ..handbook.standing import STATES, standing
from ..handbook.wording import label, party, words
from ..history import Version
from ..model import Charter
from ..quote import written_date
from ..report.text import printable
from .shown import Shown, articles, title

WIDTH = 88
NAMES = 21
"""Columns: of a line, and of what a key term is called."""
RECORD = ("kind", "schema", "id", "title", "version", "language", "status", "versions", "ratification", "waivers",
          "ended", "audience", "audiences")  # fmt: skip
MARKER = re.compile(r"(?P<quote>(?:> ?)*)(?P<item>\s*(?:[-*+] |[0-9]{1,9}[.)] )?)")
FENCE = re.compile(r"\s{0,3}(```|~~~)")
Style = Callable[..., str]


def as_text(shown: Shown, style: Style) -> str:
    """The charter to be read: what it is, the terms that people come for, the articles, and the schedule of terms."""
    charter, document = shown.charter, shown.charter.document
    lines = [style(_line(document.get("title") or charter.id), bold=True), *_state(shown), ""]
    terms = key_terms(charter, ())
    for each in terms:
        note = f" ({each.note})" if each.note else ""
        lines += _wrapped(f"{each.name:<{NAMES}}  {each.value}{note}", " " * (NAMES + 2))
    for article in articles(document, _numbered(document)):
        head = [style(_line(article.title), bold=True), ""] if article.anchor else []
        lines += ["", *head, *_wrapped(article.text)]
    lines += ["", style("Schedule of terms", bold=True)]
    for key, value in document.data.items():
        if key not in RECORD and value is not None:
            lines += ["", *_term(charter, key, value, "")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def said(version: Version) -> str:
    """When a version comes into force, in words."""
    if version.in_force is None:
        return f"{version.version} is ratified, and never came into force ({version.decided_by})"
    return f"{version.version} is in force from {written_date(version.in_force)} ({version.decided_by})"


def _numbered(document: Document) -> dict[int, str]:
    """The headings as the handbook numbers them, by their offsets."""
    article = section = 0
    made = {}
    for each in document.prose.headings:
        number = ""
        if each.level == 2:
            article, section = article + 1, 0
            number = f"{article} "
        elif each.level == 3 and article:
            section += 1
            number = f"{article}.{section} "
        made[each.start] = number + title(each.title, document)
    return made


def _state(shown: Shown) -> Iterator[str]:
    charter, at = shown.charter, shown.at
    stands = standing(charter)
    state = STATES.get(charter.status, (charter.status or "no status", ""))[0].lower()
    since = f", in force since {written_date(stands.since)}, {stands.decided}" if stands.since else ""
    yield _line(f"{charter.id} {charter.document.get('version') or ''}: {state}{since}")
    yield _line(" · ".join(f"{party(charter, each)} ({each})" for each in charter.parties))
    if at.revision is not None:
        yield _line(f"As it lay at {at.revision}: commit {(at.commit or '')[:12]} of {at.date}")
    if at.version and at.on:
        yield _line(f"On {written_date(at.on)}: {said(at.version)}; its text is of commit {at.version.commit[:12]}")
        for each in at.waiting:
            yield _line(f"Not in force on that day: {said(each)}")


def _term(charter: Charter, key: str, value: Any, indent: str) -> Iterator[str]:
    """A term with all that is in it, a line each."""
    name = party(charter, key) if key in charter.parties else label(str(key))
    inner = indent + "  "
    if isinstance(value, dict) and value:
        yield f"{indent}{_line(name)}"
        for each, of in value.items():
            yield from _term(charter, each, of, inner)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        yield f"{indent}{_line(name)}"
        for each in value:
            parts = each.items() if isinstance(each, dict) else ()
            told = "; ".join(f"{label(str(inside)).lower()}: {_flat(charter, of)}" for inside, of in parts)
            yield from _wrapped(f"{inner}- {told or _flat(charter, each)}")
    else:
        yield from _wrapped(f"{indent}{name}: {_flat(charter, value)}", inner)


def _flat(charter: Charter, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(charter, each) for each in value) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{party(charter, key)} {_flat(charter, each)}" for key, each in value.items()) or "none"
    return "none" if value is None else words(charter, value)


def _wrapped(text: str, indent: str | None = None) -> Iterator[str]:
    """Markdown as it is written, with long lines folded where no table or code would suffer."""
    code = False
    for line in text.splitlines():
        shown, fence = _line(line), FENCE.match(line) is not None
        code ^= fence
        if code or fence or len(shown) <= WIDTH or line.lstrip().startswith("|"):
            yield shown
            continue
        marker = MARKER.match(shown)
        after = indent if indent is not None else marker["quote"] + " " * len(marker["item"]) if marker else ""
        yield from textwrap.wrap(shown, WIDTH, subsequent_indent=after, break_long_words=False,
                                 break_on_hyphens=False)  # fmt: skip


def _line(value: object) -> str:
    """A value in one line that can't steer a terminal."""
    return printable(str(value).replace("\t", "    ").replace("\n", " "))
