"""Sources -> Portfolio: the documents of each partnership, and what is wrong in their shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from . import parse, prose, shape
from .document import Document
from .model import Charter, Fault, Portfolio
from .source import Handbook


def gather(handbook: Handbook) -> Portfolio:
    """Read every file of a handbook once and put the partnerships together."""
    documents: list[Document] = []
    faults: list[Fault] = []
    for source in handbook.sources:
        document, found = parse.parse(source)
        if document.readable:
            document, misshapen = shape.check(document)
            document = replace(document, prose=prose.read(document))
            found = [*found, *misshapen]
        documents.append(document)
        faults.extend(found)
    folders: dict[str, list[Document]] = {}
    for document in documents:
        folders.setdefault(document.folder, []).append(document)
    charters = tuple(_charter(folder, own) for folder, own in folders.items())
    by_path = {document.path: document for document in documents}
    by_id: dict[str, tuple[Document, ...]] = {}
    for document in (each.document for each in charters):
        name = str(document.get("id") or "").lower()
        by_id[name] = (*by_id.get(name, ()), document)
    return Portfolio(charters, tuple(faults), handbook.files, by_path, by_id, handbook.root)


def _charter(folder: str, documents: Iterable[Document]) -> Charter:
    """The charter of a folder; where `charter.md` is missing, an unreadable one stands for it."""
    kinds: dict[str, list[Document]] = {}
    for document in documents:
        kinds.setdefault(document.kind, []).append(document)
    home = kinds.get("charter", [])
    first = next(iter(documents))
    missing = replace(first, path="", kind="charter", data={}, spans={}, readable=False, prose=type(first.prose)())
    document = home[0] if home else missing
    return Charter(
        str(document.get("id") or folder),
        document,
        _only(kinds, "plan"),
        _only(kinds, "economics"),
        _only(kinds, "risk-register"),
        tuple(kinds.get("appendix", ())),
        tuple(kinds.get("review", ())),
    )


def _only(kinds: dict[str, list[Document]], kind: str) -> Document | None:
    return next(iter(kinds.get(kind, ())), None)
