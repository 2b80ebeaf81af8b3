"""What does this finding mean: an index of the rules and a page for each, with how the portfolio stands on it."""

from __future__ import annotations

from collections.abc import Iterator

from ..edition import Edition
from ..page import Mark, Page

FAMILIES = {
    "DOC": "The document",
    "REF": "References",
    "FIT": "The right form",
    "PUR": "Purpose",
    "VAL": "Value",
    "MET": "Metrics and accountability",
    "GOV": "Governance",
    "CON": "Conflict",
    "TRA": "Transparency",
    "FLX": "Flexibility",
    "CUR": "Cure",
    "EXI": "Exit",
    "ECO": "Economics",
    "IPR": "Intellectual property",
    "ALI": "Alignment",
    "UPK": "Upkeep",
    "AMD": "Amendment and ratification",
    "LIV": "Living documents",
    "STY": "Style",
    "TRM": "Terms and prose",
    "TIM": "Time",
    "DRI": "Drift",
    "WAI": "Accepted exceptions",
}


def pages(edition: Edition) -> Iterator[Page]:
    """The index and a page for each rule."""
    counts: dict[str, int] = {}
    for finding in edition.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    order = [*FAMILIES, *dict.fromkeys(rule.family for rule in edition.rules if rule.family not in FAMILIES)]
    families = [(code, FAMILIES.get(code, code), own) for code in order
                if (own := [rule for rule in edition.rules if rule.family == code])]  # fmt: skip
    marks = tuple(Mark(name, code) for code, name, _ in families)
    titles = {
        charter.id: str(charter.document.get("title", default=charter.id)) for charter in edition.portfolio.charters
    }
    given = {"families": families, "counts": counts, "total": len(edition.rules)}
    about = "What every finding means, why it matters and how to mend it."
    yield Page("rules", "Rules", "pages/rules.html", given, marks, about, listed=True)
    for rule in edition.rules:
        found = [finding for finding in edition.findings if finding.code == rule.code]
        given = {"rule": rule, "family": FAMILIES.get(rule.family, rule.family), "found": found, "titles": titles}
        yield Page(f"rules/{rule.code}", f"{rule.code} {rule.name}", "pages/rule.html", given, (), rule.claim)
