"""Candidates -> Findings: each with its key as people write it, and a fingerprint that survives edits above it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Document, Place
from ..model import Charter, Finding, Waiver
from .causes import Candidate


def named(candidate: Candidate, document: Document | None) -> Candidate:
    """A candidate with its key and its value in words, while the document that it is about is at hand."""
    place = candidate.flaw.place
    return replace(candidate, key=_key(place, document), value=_value(place, document))


def identified(charter: Charter, candidates: Iterable[tuple[Candidate, Waiver | None]]) -> Iterator[Finding]:
    """Findings with fingerprints: by rule, charter, file in the folder, key and value, with a number for repeats."""
    seen: dict[str, int] = {}
    for candidate, waiver in candidates:
        place, rule, flaw = candidate.flaw.place, candidate.rule, candidate.flaw
        inside = place.path.partition(f"/{charter.document.folder}/")[2] or place.path
        identity = "\0".join((rule.code, charter.id, inside, candidate.key or "", candidate.value))
        ordinal = seen[identity] = seen.get(identity, 0) + 1
        fingerprint = hashlib.sha256(f"{identity}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        yield Finding(
            rule.code, rule.name, candidate.severity, flaw.message, place, charter.id, candidate.key, rule.dimension,
            fingerprint, flaw.related, waiver,
        )  # fmt: skip


def _key(place: Place, document: Document | None) -> str | None:
    """A key path as people write it, items of a list by their id: `metrics[qualified-leads].owner`."""
    text = ""
    for depth, step in enumerate(place.key):
        if isinstance(step, int):
            item = document.get(*place.key[: depth + 1]) if document else None
            name = item.get("id") if isinstance(item, dict) else None
            text += f"[{name if name is not None else step}]"
        else:
            text += f".{step}" if text else step
    return text or None


def _value(place: Place, document: Document | None) -> str:
    if document is None or not place.key:
        return ""
    if str(place.key[0]).startswith("#"):
        start = document.lines.starts[place.line - 1] + place.column - 1
        end = document.lines.starts[place.end_line - 1] + place.end_column - 1
        return " ".join(document.text[start:end].split())
    value = document.get(*place.key)
    return " ".join(str(value).split()) if not isinstance(value, (dict, list)) else ""
