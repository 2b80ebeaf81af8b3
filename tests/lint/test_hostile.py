"""Files made to hold the linter up or to drown its readers: a bounded number of findings, in bounded time."""

import pytest

from charterhouse.lint.engine import MOST
from tests.tools import findings, texts

TEXT = texts()["charter.md"]
MANY = 30_000


def frontmatter(extra: str) -> str:
    return TEXT.replace("binding: full\n", f"binding: full\n{extra}\n", 1)


FILES = {
    "duplicate keys": frontmatter("binding: full\n" * MANY),
    "unknown keys": frontmatter("".join(f"key{n}: 1\n" for n in range(MANY))),
    "unknown keys in a section": TEXT.replace("cure:\n", "cure:\n" + "".join(f"  key{n}: 1\n" for n in range(MANY)), 1),
    "values of the wrong shape": frontmatter("agreements: [" + "7, " * MANY + "]"),
    "values read otherwise": frontmatter("x-list: [" + "no, " * MANY + "]"),
    "term references": TEXT + "\n" + "{{ nobody.knows }} " * MANY,
    "links": TEXT + "\n" + "[a](nowhere.md) " * MANY,
    "raw HTML": TEXT + "\n" + "<b>\n\n" * MANY,
    "invisible characters": TEXT + "\n" + "a\u200bb " * MANY,
    "invisible characters in a term": frontmatter('x-note: "' + "a\u200bb " * MANY + '"'),
    "template text": TEXT + "\n" + "TODO " * MANY,
    "numbers in words": TEXT + "\n" + "one hundred and twenty-one (12) days " * MANY,
    "attendees": TEXT.replace("attendees: [harbour.sponsor,", "attendees: [harbour.sponsor," + "a.b, " * MANY, 1),
    "unknown people": TEXT.replace(
        "attendees: [harbour.sponsor", "attendees: [" + ", ".join(f"harbour.p{n}" for n in range(MANY)), 1
    ),
    "definitions": TEXT.replace(
        "definitions:\n", "definitions:\n" + "".join(f"  term {n}: x\n" for n in range(MANY)), 1
    ),
    "options of one id": TEXT.replace("  options:\n", "  options:\n" + "    - {id: a}\n" * MANY, 1),
    "spaces": TEXT + "\n" + "a" + " " * 20 * MANY + "b\n" + "a" + "\t" * MANY + "b\n",
    "headings": TEXT + "\n" + "## Exit\n\n" * 5_000,
    "abbreviations": TEXT + "\n" + "Inc. 4.2. " * MANY,
    "words with capitals": TEXT + "\n" + "Aa and Bb of Cc " * MANY,
    "addresses of meetings in code": TEXT + "\n" + "".join(f"`https://zoom.us/j/{n}` " for n in range(MANY // 3)),
    "dates": TEXT + "\n" + "The first season is due on 1 June 2026. " * (MANY // 3),
    "terms stated": TEXT.replace("## Cure\n", "## Cure\n\n" + "A party has sixty days to cure. " * (MANY // 3), 1),
    "commas and clauses": TEXT.replace("## Exit {#exit}\n", "## Exit {#exit}\n\n" + "notice, 5 days, and " * 2_000, 1),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_findings_are_bounded(what: str) -> None:
    found = findings({"charter.md": FILES[what]})
    codes = [each.code for each in found]
    assert all(codes.count(code) <= MOST for code in set(codes))
    if len(codes) >= MOST:
        assert any("there may be more of these" in each.message for each in found)
