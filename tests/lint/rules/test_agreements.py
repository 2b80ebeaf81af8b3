"""Long clauses in the manner of real agreements, put into a charter: nothing in them contradicts a term or is wrong.

They speak of notice, cure, transition and competition in every second sentence, and never mean the term.
"""

from pathlib import Path

import pytest

from tests.tools import findings, said, texts

AGREEMENTS = sorted((Path(__file__).parent.parent / "agreements").glob("*.md"))
ENDS = {  # article -> the heading behind it
    "purpose": "## Parties",
    "governance": "## Flexibility",
    "flexibility": "## Problem-solving and conflict {#problem-solving}",
    "problem-solving": "## Transparency",
    "transparency": "## Cure",
    "cure": "## Exit {#exit}",
    "exit": "## Intellectual property",
}


@pytest.mark.parametrize("article", ENDS)
@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
def test_real_english_is_no_fault(path: Path, article: str) -> None:
    text, behind = texts()["charter.md"], f"\n{ENDS[article]}\n"
    assert text.count(behind) == 1
    changed = text.replace(behind, f"\n{path.read_text('utf-8')}\n{behind}")
    assert said(findings({"charter.md": changed})) == []
    shouted = text.replace(behind, f"\n{path.read_text('utf-8').upper()}\n{behind}")
    assert said(findings({"charter.md": shouted})) == []


def test_there_are_agreements() -> None:
    assert sum(len(path.read_text("utf-8").split()) for path in AGREEMENTS) > 3000
