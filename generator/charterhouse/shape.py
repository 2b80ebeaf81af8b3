"""Document -> faults of shape, by the schema of its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from jsonschema.exceptions import ValidationError

from . import schemas
from .document import Document, KeyPath, Place, Span
from .model import KINDS, Fault

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
        return replace(document, readable=False), [_missing(document, (), "kind")]
    errors = _errors(document)
    renamed = [each for error in errors if error.validator == "additionalProperties" for each in _meant(error)]
    for path, wrong, right in renamed:
        place = document.key(*path, wrong)
        document = _rename(document, path, wrong, right)
        words = f"unknown key {wrong}; did you mean {right}?"
        faults.append(Fault(replace(place, key=(*path, right)), words, code="DOC105"))
    if renamed:
        errors = _errors(document)
    for error in errors:
        faults.extend(_fault(document, error))
    faults = _once(document, faults)
    for fault in faults:
        if fault.code in MISSHAPEN:
            _forget(document, fault.place.key)
    return document, faults


def _errors(document: Document) -> list[ValidationError]:
    return list(schemas.validator(document.kind).iter_errors(document.data))


def _forget(document: Document, path: KeyPath) -> None:
    """Empty a value that has the wrong shape: it is there, but no rule can stumble over it."""
    home = document.get(*path[:-1]) if path[:-1] else document.data
    if isinstance(home, (dict, list)) and path and document.get(*path) is not None:
        home[path[-1]] = None  # type: ignore[index]  (the path was found there)


def _unknown_kind(document: Document) -> Fault | None:
    kind, schema = document.get("kind"), document.get("schema")
    if isinstance(kind, str) and kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1)
        hint = f"did you mean {near[0]}?" if near else f"this version reads {', '.join(KINDS)}"
        return Fault(document.at("kind"), f"unknown kind {kind}; {hint}", code="DOC115")
    if isinstance(schema, int) and not isinstance(schema, bool) and schema != SCHEMA:
        return Fault(document.at("schema"), f"schema {schema} is unknown; this version reads {SCHEMA}", code="DOC115")
    return None


def _meant(error: ValidationError) -> list[tuple[KeyPath, str, str]]:
    """Unknown keys that are near a key which isn't there: (section, as written, as meant)."""
    known = list(error.schema.get("properties", ()))
    meant = []
    for key in schemas.extras(error):
        near = [each for each in get_close_matches(key, known, 1, 0.6) if each not in error.instance]
        if near and near[0] not in (right for _, _, right in meant):
            meant.append((tuple(error.absolute_path), key, near[0]))
    return meant


def _rename(document: Document, path: KeyPath, wrong: str, right: str) -> Document:
    section = document.get(*path) if path else document.data
    kept = {right if key == wrong else key: value for key, value in section.items()}
    section.clear()
    section.update(kept)
    depth, old = len(path), (*path, wrong)
    spans: dict[KeyPath, Span] = {}
    for key, span in document.spans.items():
        spans[(*path, right, *key[depth + 1 :]) if key[: depth + 1] == old else key] = span
    return replace(document, spans=spans)


def _fault(document: Document, error: ValidationError) -> list[Fault]:
    path: KeyPath = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        return [_unknown(document, error, (*path, key)) for key in schemas.extras(error)]
    if error.validator == "required":
        needed = [key for key in error.validator_value if key not in error.instance]
        return [_missing(document, path, key) for key in needed if f"'{key}'" in error.message]
    if "propertyNames" in error.absolute_schema_path:
        words = f"{error.instance} can't be an id: use lower-case letters, digits and single hyphens"
        return [Fault(document.key(*path, error.instance), words, code="DOC107")]
    place = document.at(*path)
    if path in document.bare:
        return [Fault(place, _comma(document, path), code="DOC107")]
    code, message = schemas.words(error)
    if error.instance is None and COMMENT.match(
        document.text, document.spans[path].start if path in document.spans else 0
    ):
        message += "; what follows # is a comment unless it stands in quotes"
    return [Fault(place, message, code=code)]


def _missing(document: Document, path: KeyPath, key: str) -> Fault:
    where = f"{path[-1]} has no {key}" if path else f"{key} is missing"
    return Fault(document.at(*path, key), f"{where}; it is required", code="DOC106")


def _unknown(document: Document, error: ValidationError, path: KeyPath) -> Fault:
    key = str(path[-1])
    known = list(error.schema.get("properties", ()))
    near = get_close_matches(key, known, 1, 0.6)
    if path in document.bare:
        words = _comma(document, path)
    elif near:
        words = f"unknown key {key}; {near[0]}, which it resembles, is there already"
    else:
        words = f"unknown key {key}; known here: {', '.join(known)}" if known else f"unknown key {key}"
    return Fault(document.key(*path), words, code="DOC105")


def _comma(document: Document, path: KeyPath) -> str:
    siblings = list(document.get(*path[:-1], default=document.data))
    before = siblings[siblings.index(path[-1]) - 1] if path[-1] in siblings[1:] else "the value before"
    return (
        f"inside {{ }} a comma ends a value, so “{path[-1]}” is read as a key: put quotes around the value of {before}"
    )


def _once(document: Document, faults: list[Fault]) -> list[Fault]:
    """One fault a value; a value cut by a comma gives way to the key that the comma made of its rest."""
    seen: set[tuple[Place, KeyPath]] = set()
    cut = set()
    for path in document.bare:
        siblings = list(document.get(*path[:-1], default=document.data))
        if path[-1] in siblings[1:]:
            cut.add((*path[:-1], siblings[siblings.index(path[-1]) - 1]))
    kept = []
    for fault in faults:
        if (fault.place, fault.place.key) not in seen and fault.place.key not in cut:
            seen.add((fault.place, fault.place.key))
            kept.append(fault)
    return kept
