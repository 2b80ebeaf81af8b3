"""Sources -> Portfolio: the documents of each partnership, and what is wrong in their shape."""

from __future__ import annotations

from dataclasses import replace

from . import parse, prose, shape
from .document import Document, Prose
from .model import KINDS, Charter, Fault, Portfolio
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
        folders.setdefault(_home(document), []).append(document)
    made = [_charter(own) for own in folders.values()]
    charters = tuple(charter for charter, _ in made)
    faults.extend(fault for _, misplaced in made for fault in misplaced)
    by_path = {document.path: document for document in documents}
    by_id: dict[str, tuple[Document, ...]] = {}
    for document in (each.document for each in charters):
        name = str(document.get("id") or "").lower()
        by_id[name] = (*by_id.get(name, ()), document)
    return Portfolio(charters, tuple(faults), handbook.files, by_path, by_id, handbook.root)


def _home(document: Document) -> str:
    """The path of the partnership's folder."""
    return f"/{document.path}".rpartition(f"/{document.folder}/")[0] + document.folder


def _charter(documents: list[Document]) -> tuple[Charter, list[Fault]]:
    """The charter of a folder; where `charter.md` is missing, an unreadable one stands for it.

    What both sides sign is `charter.md` and no copy of it, so a second file of a kind that a folder has once is a
    fault, whatever it is called.
    """
    kinds: dict[str, list[Document]] = {}
    strays, faults = [], []
    proper = {document.kind for document in documents if parse.kind_of(document.path) == document.kind}
    for document in documents:
        alone = document.kind in parse.FILES.values() and parse.kind_of(document.path) != document.kind
        if document.kind not in KINDS or alone:
            strays.append(document)
        else:
            kinds.setdefault(document.kind, []).append(document)
        if alone and document.readable:
            faults.append(_misplaced(document, there=document.kind in proper))
    first = documents[0]
    missing = replace(first, path="", kind="charter", data={}, spans={}, readable=False, prose=Prose())
    document = next(iter(kinds.get("charter", ())), missing)
    charter = Charter(
        str(document.get("id") or first.folder),
        document,
        _only(kinds, "plan"),
        _only(kinds, "economics"),
        _only(kinds, "risk-register"),
        tuple(kinds.get("appendix", ())),
        tuple(kinds.get("review", ())),
        tuple(strays),
    )
    return charter, faults


def _misplaced(document: Document, *, there: bool) -> Fault:
    name = next(file for file, kind in parse.FILES.items() if kind == document.kind)
    if there and document.kind == "charter":
        words = f"the folder has {name} already: give this charter a folder and an id of its own, or delete the copy"
        return Fault(document.at("id"), words, code="DOC111")
    words = f"a file of kind {document.kind} must be called {name}" + (", which is there already" if there else "")
    return Fault(document.at("kind"), words, code="DOC107")


def _only(kinds: dict[str, list[Document]], kind: str) -> Document | None:
    return next(iter(kinds.get(kind, ())), None)
