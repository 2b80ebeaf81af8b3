"""Document -> faults of shape, by the schema of its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from . import schemas
from .document import Document, KeyPath, Place
from .model import KINDS, Fault
from .schemas import Violation

SCHEMA = 1
"""The version of the format that this version reads."""

COMMENT = re.compile(r"[ \t]*#")
MISSHAPEN = ("DOC107", "DOC108", "DOC109")


def check(document: Document) -> tuple[Document, list[Fault]]:
    """Hold a document against the schema of its kind.

    A misspelt key stands for the key that it was meant to be, so the document comes back with it put right. One
    of an unknown kind or schema comes back unreadable: nothing else can be said about it.
    """
    unknown = _unknown_kind(document)
    if unknown:
        return replace(document, data={}, readable=False), [unknown]
    faults: list[Fault] = []
    if not document.kind:
        return replace(document, readable=False), [
            Fault(document.at("kind"), "kind is missing; it is required", code="DOC106")
        ]
    errors = schemas.violations(document.kind, document.data)
    renamed = _meant(document, errors)
    for path, right in renamed.items():
        if path[-1] not in document.get(*path[:-1]):
            continue  # an alias of a section that has been put right
        place = document.key(*path)
        document = _rename(document, path, right)
        words = f"unknown key {path[-1]}; did you mean {right}?"
        faults.append(Fault(replace(place, key=(*path[:-1], right)), words, code="DOC105"))
    if renamed:
        errors = schemas.violations(document.kind, document.data)
    faults.extend(_fault(document, error) for error in errors)
    faults = _once(document, faults)
    for fault in faults:
        if fault.code in MISSHAPEN:
            _forget(document, fault.place.key)
    return document, faults


def _forget(document: Document, path: KeyPath) -> None:
    """Empty a value that has the wrong shape: it is there, but no rule can stumble over it."""
    home: Any = document.get(*path[:-1])
    if path and document.get(*path) is not None:
        home[path[-1]] = None


def _unknown_kind(document: Document) -> Fault | None:
    kind, schema = document.get("kind"), document.get("schema")
    if isinstance(kind, str) and kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1)
        hint = f"did you mean {near[0]}?" if near else f"this version reads {', '.join(KINDS)}"
        return Fault(document.at("kind"), f"unknown kind {kind}; {hint}", code="DOC115")
    if document.kind and kind in KINDS and kind != document.kind:
        words = f"a {kind} does not lie here: by its place this file is of kind {document.kind}"
        return Fault(document.at("kind"), words, code="DOC107")
    if isinstance(schema, int) and not isinstance(schema, bool) and schema != SCHEMA:
        return Fault(document.at("schema"), f"schema {schema} is unknown; this version reads {SCHEMA}", code="DOC115")
    return None


def _meant(document: Document, errors: list[Violation]) -> dict[KeyPath, str]:
    """Unknown keys that are near a key which isn't there, with that key."""
    meant: dict[KeyPath, str] = {}
    for error in errors:
        if error.keyword == "additionalProperties" and error.path not in document.bare:
            near = _near(error)
            taken = [right for path, right in meant.items() if path[:-1] == error.path[:-1]]
            if near and near not in error.value and near not in taken:
                meant[error.path] = near
    return meant


def _near(error: Violation) -> str | None:
    return next(iter(get_close_matches(str(error.path[-1]), list(error.schema.get("properties", ())), 1)), None)


def _rename(document: Document, path: KeyPath, right: str) -> Document:
    section = document.get(*path[:-1])
    kept = {right if key == path[-1] else key: value for key, value in section.items()}
    section.clear()
    section.update(kept)
    depth, meant = len(path), (*path[:-1], right)

    def mended(key: KeyPath) -> KeyPath:
        return (*meant, *key[depth:]) if key[:depth] == path else key

    spans = {mended(key): span for key, span in document.spans.items()}
    return replace(document, spans=spans, bare=frozenset(map(mended, document.bare)))


def _fault(document: Document, error: Violation) -> Fault:
    path = error.path
    if error.keyword == "additionalProperties":
        return Fault(document.key(*path), _unknown(document, error), code="DOC105")
    if error.keyword == "required":
        where = f"{path[-2]} has no {path[-1]}" if path[:-1] else f"{path[-1]} is missing"
        return Fault(document.at(*path), f"{where}; it is required", code="DOC106")
    if error.keyword == "propertyNames":
        words = f"{path[-1]} can't be an id: use lower-case letters, digits and single hyphens"
        return Fault(document.key(*path), words, code="DOC107")
    if path in document.bare:
        return Fault(document.at(*path), _comma(document, path), code="DOC107")
    code, message = schemas.words(error)
    span = document.spans.get(path)
    if error.value is None and span and COMMENT.match(document.text, span.start):
        message += "; what follows # is a comment unless it stands in quotes"
    return Fault(document.at(*path), message, code=code)


def _unknown(document: Document, error: Violation) -> str:
    key, known, near = error.path[-1], error.schema.get("properties", ()), _near(error)
    if error.path in document.bare:
        return _comma(document, error.path)
    if near:
        return f"unknown key {key}; {near}, which it resembles, is there already"
    belongs = schemas.homes(document.kind, str(key))
    if belongs:
        return f"{key} does not belong here, but in {' or '.join(belongs)}"
    return f"unknown key {key}; known here: {', '.join(known)}"


def _comma(document: Document, path: KeyPath) -> str:
    siblings = list(document.get(*path[:-1]))
    before = siblings[siblings.index(path[-1]) - 1] if path[-1] in siblings[1:] else "the value before"
    return (
        f"inside {{ }} a comma ends a value, so “{path[-1]}” is read as a key: put quotes around the value of {before}"
    )


def _once(document: Document, faults: list[Fault]) -> list[Fault]:
    """One fault a value; a value cut by a comma gives way to the key that the comma made of its rest."""
    seen: set[tuple[Place, KeyPath]] = set()
    cut = set()
    for path in document.bare:
        siblings = list(document.get(*path[:-1]))
        if path[-1] in siblings[1:]:
            cut.add((*path[:-1], siblings[siblings.index(path[-1]) - 1]))
    kept = []
    for fault in faults:
        if (fault.place, fault.place.key) not in seen and fault.place.key not in cut:
            seen.add((fault.place, fault.place.key))
            kept.append(fault)
    return kept
