"""IPR: each row is an edit to the valid partnership and what one finding underlines; then what is no fault."""

import pytest

from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said, texts

CHARTER = "charter.md"
SECTION = texts()[CHARTER].split("\nip:\n")[1].split("\nupkeep:")[0]
LICENCE = "sublicensing: only with written consent"
# fmt: off
FAULTS = [  # what stands in the charter, what is put there, finding
    (f"ip:\n{SECTION}\n", "", "IPR101 charter.md: ---"),
    (f"ip:\n{SECTION}", "ip: {}", "IPR101 charter.md: ip"),
    ("  prior: stays with its owner\n", "", "IPR101 charter.md: ip"),
    ("  joint: each party may use the plan for its own business\n", "", "IPR102 charter.md: ip"),
    (f"  {LICENCE}\n", "", "IPR103 charter.md: ip"),
    (LICENCE, "sublicensing: unlimited", "IPR103 charter.md: unlimited"),
    (LICENCE, "sublicensing: to anybody without restriction", "IPR103 charter.md: to anybody without restriction"),
    (LICENCE, "sublicensing: Each party may grant it freely", "IPR103 charter.md: Each party may grant it freely"),
    ("  on_exit: both keep what they learned and their own data\n", "", "EXI111 charter.md: ip"),
    (LICENCE, "sublicensing: TODO", "DOC117 charter.md: TODO"),
    (LICENCE, "sublicensing: no", "DOC118 charter.md: no"),
]
NO_FAULTS = [
    (LICENCE, "sublicensing: none"),
    (LICENCE, "sublicensing: none without the other party's prior written consent"),
    (LICENCE, "sublicensing: freely within a party's group, otherwise with consent"),
    (LICENCE, "sublicensing: not unlimited"),
    ("prior: stays with its owner", "prior: none"),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "finding"), FAULTS)
def test_one_fault_one_finding_at_its_place(old: str, new: str, finding: str) -> None:
    assert marked(changed((CHARTER, old, new))) == [finding]


@pytest.mark.parametrize(("old", "new"), NO_FAULTS)
def test_no_fault(old: str, new: str) -> None:
    assert said(findings(changed((CHARTER, old, new)))) == []


@pytest.mark.parametrize(
    ("status", "relationship", "expected"),
    [
        ("ratified", "strategic", ["error IPR101", "error IPR102", "warning IPR103"]),
        ("draft", "strategic", ["warning IPR101", "warning IPR102", "warning IPR103"]),
        ("ratified", "pilot", ["error IPR101", "error IPR102", "warning IPR103"]),
        ("ratified", "vendor", []),
    ],
)
def test_weights(status: str, relationship: str, expected: list[str]) -> None:
    only = next(f"{line}\n" for line in SECTION.split("\n") if "on_exit" in line)
    found = findings(changed(
        (CHARTER, SECTION, only), (CHARTER, "status: ratified", f"status: {status}"),
        (CHARTER, "relationship: strategic", f"relationship: {relationship}"),
    ))  # fmt: skip
    assert [f"{each.severity} {each.code}" for each in found if each.code.startswith("IPR")] == expected
