"""Document, findings -> Mended: the text with what can be mended, as far as that is proven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...document import Document
from ...model import Finding
from .proof import holds, mended
from .remedies import Home, Remedy, remedies

CODES = frozenset({"DOC108", "DOC118", "TRM103", "WAI103"})
"""The rules of which some findings can be mended."""
MOST_PROOFS = 40
"""How often a file is read again, at most: a file made to have much that can't be mended must not hold anybody up."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, and the findings that it was mended of."""

    text: str
    findings: tuple[Finding, ...] = ()


def mend(document: Document, findings: Iterable[Finding], home: Home) -> Mended:
    """Mend a document of those of its findings that have one safe answer.

    `document` has been read from the file and not been held against its schema, since that puts keys right; `home`
    gives the document of a path likewise, for terms that another file holds.
    """
    if not document.readable:
        return Mended(document.text)
    made: list[Remedy] = []
    for remedy in sorted(remedies(document, findings, home), key=lambda each: (each.start, each.end)):
        if not made or made[-1].end <= remedy.start:
            made.append(remedy)
    proven = _Prover(document).proven(made)
    return Mended(mended(document, proven), tuple(finding for remedy in proven for finding in remedy.findings))


class _Prover:
    def __init__(self, document: Document) -> None:
        self.document, self.left = document, MOST_PROOFS

    def proven(self, made: list[Remedy]) -> list[Remedy]:
        """As many of the remedies as hold together: all, or those of each half."""
        if not made or self.holds(made):
            return made
        if len(made) == 1:
            return []
        half = len(made) // 2
        first, second = self.proven(made[:half]), self.proven(made[half:])
        return [*first, *second] if not (first and second) or self.holds([*first, *second]) else first

    def holds(self, made: list[Remedy]) -> bool:
        self.left -= 1
        return self.left >= 0 and holds(self.document, made)
