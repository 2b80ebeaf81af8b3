"""Sources -> Portfolio: the documents of each partnership, and what is wrong in their shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from . import parse, prose, shape
from .document import Document, Prose
from .model import KINDS, Charter, Fault, Portfolio
from .source import Handbook, Source


def gather(handbook: Handbook) -> Portfolio:
    """Read every file of a handbook once and put the partnerships together."""
    folders: dict[str, list[Source]] = {}
    for source in handbook.sources:
        folders.setdefault(_home(source), []).append(source)
    made = [partnership(own) for own in folders.values()]
    charters = tuple(charter for charter, _ in made)
    faults = tuple(fault for _, found in made for fault in found)
    return Portfolio(charters, faults, handbook.files, _by_path(charters), handbook.root)


def alone(charter: Charter, faults: list[Fault], files: frozenset[str], root: str) -> Portfolio:
    """The portfolio of one partnership: `files` are those in its folder."""
    return Portfolio((charter,), tuple(faults), files, _by_path((charter,)), root)


def partnership(sources: Iterable[Source]) -> tuple[Charter, list[Fault]]:
    """Read the files of one folder, each once: the charter with what lies beside it, and what is wrong in its shape."""
    documents: list[Document] = []
    faults: list[Fault] = []
    for source in sources:
        document, found = parse.parse(source)
        if document.readable:
            document, misshapen = shape.check(document)
            document = replace(document, prose=prose.read(document))
            found = [*found, *misshapen]
        documents.append(document)
        faults.extend(found)
    charter, misplaced = _charter(documents)
    return charter, [*faults, *misplaced]


def _by_path(charters: Iterable[Charter]) -> dict[str, Document]:
    return {each.path: each for charter in charters for each in (*charter.documents, *charter.strays) if each.path}


def _home(source: Source) -> str:
    """The path of the partnership's folder."""
    return f"/{source.path}".rpartition(f"/{source.folder}/")[0] + source.folder


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
