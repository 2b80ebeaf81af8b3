"""AMD: each version has its entry, its reason and its signatures."""

import pytest

from tests.lint.rules.marked import changed, marked
from tests.tools import findings, texts

CHARTER = "charter.md"
Edit = tuple[str, str, str]
TEXT = texts()[CHARTER]
LIST = TEXT[TEXT.index("versions:\n") : TEXT.index("ratification:\n")]
SIGNATURES = TEXT[TEXT.index("ratification:\n") : TEXT.index("---\n\n## Purpose")]
FIRST, SECOND = (f"{line}\n" for line in LIST.splitlines()[1:])
BY_HARBOUR, BY_MILLS = (f"{line}\n" for line in SIGNATURES.splitlines()[1:])
MAJOR = (CHARTER, "version: 1.1.0, agreed: 2025-11-20, trigger: yearly-review", "version: 2.0.0, agreed: 2025-11-20")
CURRENT = (CHARTER, "version: 1.1.0\nstatus", "version: 2.0.0\nstatus")
LATER = "".join(f"{line}\n" for line in SIGNATURES.splitlines()[1:]).replace("1.0.0", "2.0.0")
SIGNED = (CHARTER, BY_MILLS, BY_MILLS + LATER.replace("02-12", "11-21").replace("02-14", "11-21"))


def major(trigger: str) -> list[Edit]:
    """A second version that is a major one, in force and signed."""
    return [(*MAJOR[:2], f"{MAJOR[2]}, trigger: {trigger}" if trigger else MAJOR[2]), CURRENT, SIGNED]


ROWS: list[tuple[list[Edit], list[str]]] = [
    # AMD101: the version is in the list
    ([(CHARTER, "version: 1.1.0\nstatus", "version: 1.1.1\nstatus")], ["AMD101 charter.md: 1.1.1"]),
    ([CURRENT], ["AMD101 charter.md: 2.0.0"]),  # and not that nobody has signed it
    ([(CHARTER, SECOND, "")], ["AMD101 charter.md: 1.1.0"]),
    ([(CHARTER, LIST, "")], ["AMD101 charter.md: ---"]),  # and not that signatures name no version
    ([(CHARTER, LIST, "versions: []\n")], ["AMD101 charter.md: 1.1.0"]),
    ([(CHARTER, "version: 1.1.0, agreed", "version: 1.1, agreed")], ["DOC107 charter.md: 1.1"]),
    ([(CHARTER, "version: 1.1.0, agreed", "verison: 1.1.0, agreed")], ["DOC105 charter.md: verison"]),
    ([(CHARTER, "version: 1.1.0\nstatus", "version: 1.1\nstatus")], ["DOC107 charter.md: 1.1"]),
    # AMD102: what makes a major version
    *((major(trigger), []) for trigger in ("strategy", "ownership", "product-line", "leadership", "market", "law")),
    (major("yearly-review"), ["AMD102 charter.md: yearly-review"]),
    (major("correction"), ["AMD102 charter.md: correction"]),
    (major(""), ["AMD102 charter.md: {"]),
    (major("change"), ["DOC107 charter.md: change"]),
    ([(CHARTER, "trigger: founding", "trigger: correction")], ["AMD102 charter.md: correction"]),
    ([(CHARTER, "trigger: yearly-review, ", "")], []),  # a minor version needs none
    ([(CHARTER, FIRST, FIRST.replace("1.0.0", "0.9.0").replace("founding", "correction") + FIRST)], []),
    # AMD104: signatures of each party
    ([(CHARTER, BY_MILLS, "")], ["AMD104 charter.md: ratification"]),
    ([(CHARTER, SIGNATURES, "")], ["AMD104 charter.md: ---"]),
    ([(CHARTER, SIGNATURES, "ratification: []\n")], ["AMD104 charter.md: ratification"]),
    ([*major("strategy")[:2]], ["AMD104 charter.md: ratification"]),
    ([*major("strategy")[:2], (CHARTER, "status: ratified", "status: agreed")], []),
    ([(CHARTER, SIGNATURES, ""), (CHARTER, "status: ratified", "status: agreed")], []),
    ([(CHARTER, SIGNATURES, ""), (CHARTER, "status: ratified", "status: exiting")], []),
    ([(CHARTER, "- {party: mills, by", "- {party: mils, by")], ["REF104 charter.md: mils"]),
    ([(CHARTER, "- {party: mills, by: mills.sponsor, ", "- {")], ["AMD104 charter.md: ratification"]),
    # AMD105: signatures of a version that is not in the list, said once a version
    ([(CHARTER, "date: 2025-02-14, version: 1.0.0", "date: 2025-02-14, version: 1.0.1")], ["AMD105 charter.md: 1.0.1"]),
    ([(CHARTER, "12, version: 1.0.0", "12, version: 3.0.0"), (CHARTER, "14, version: 1.0.0", "14, version: 3.0.0")],
     ["AMD105 charter.md: 3.0.0"]),
    ([(CHARTER, "12, version: 1.0.0", "12, version: 0.3.0"), (CHARTER, "14, version: 1.0.0", "14, version: 0.4.0")],
     ["AMD105 charter.md: 0.3.0", "AMD105 charter.md: 0.4.0"]),
    ([(CHARTER, BY_MILLS, BY_MILLS + BY_MILLS.replace("02-14", "11-21").replace("1.0.0", "1.1.0"))], []),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), ROWS)
def test_versions(edits: list[Edit], expected: list[str]) -> None:
    assert marked(changed(*edits)) == expected


@pytest.mark.parametrize(("edits", "message"), [
    ([CURRENT], "versions has no entry for 2.0.0"),
    (major("yearly-review"), "2.0.0 is a major version, and a yearly review is no material change"),
    (major(""), "2.0.0 is a major version, and what triggered it is not said"),
    ([(CHARTER, SIGNATURES, "")], "the charter is ratified, and harbour and mills signed no version 1.x of it"),
    ([(CHARTER, "14, version: 1.0.0", "14, version: 1.0.1")], "1.0.1 was signed, and versions has no such version"),
])  # fmt: skip
def test_what_is_said(edits: list[Edit], message: str) -> None:
    assert [each.message for each in findings(changed(*edits))] == [message]


@pytest.mark.parametrize(("change", "entry", "trigger"), [
    ("status: draft", "error", "warning"), ("status: in-review", "error", "error"), ("status: ended", None, None),
    ("relationship: pilot", "error", None), ("relationship: vendor", None, None),
])  # fmt: skip
def test_weights(change: str, entry: str | None, trigger: str | None) -> None:
    key = change.partition(":")[0]
    state = (CHARTER, {"status": "status: ratified", "relationship": "relationship: strategic"}[key], change)
    other = (CHARTER, "version: 1.1.0\n", "version: 1.2.0\n")
    found = findings(changed(state, other, (CHARTER, "founding", "correction")))
    assert [each.severity for each in found if each.code == "AMD101"] == [entry] * bool(entry)
    assert [each.severity for each in found if each.code == "AMD102"] == [trigger] * bool(trigger)
