"""Whatever is done to a file, the linter answers, and points into the file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import findings, name_of, texts

BITS = [
    "{{ ",
    "}}",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "|",
    ">",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "\t",
    "\n",
    "\r",
    "\0",
]
BITS += [
    "---",
    "...",
    "…",
    "TODO",
    "<b>",
    "~",
    "no",
    "1:30",
    "ы",
    "\u202e",
    "(#x)",
    "](",
    "`",
    "30 days",
    "notice",
    ",",
]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 3, 10, 80, 400]), st.sampled_from(["", *BITS])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(texts())), EDITS)
def test_any_edit_is_answered(name: str, edits: list[tuple[float, int, str]]) -> None:
    text = texts()[name]
    for where, length, bit in edits:  # cut some characters out, and put a bit of syntax there
        at = int(where * len(text))
        text = text[:at] + bit + text[at + length :]
    content = text.encode()
    for finding in findings({name: content}):
        place = finding.place
        assert finding.message
        changed = text if name_of(place.path) == name else texts().get(name_of(place.path), "")
        lines = changed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)


def test_a_misspelt_list_with_a_comma_in_it() -> None:
    text = (
        texts()["economics.md"].replace("tiers:", "tier~s:").replace("harbour: 50%, mills: 50%}\n  -", "h, 50%}\n  -")
    )
    assert {each.code for each in findings({"economics.md": text})} == {"DOC105", "DOC107"}
