"""Whatever `lint --fix` changes, what the file says stays, and a second run changes nothing."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse import quantities, quote
from charterhouse.lint.mending.mend import CODES
from charterhouse.lint.mending.spelling import meant
from tests.lint.mending.support import CHARTER, IDLE, IDLE_TOO, LONG, codes, mended, read

FAULTS = [
    ("period: 30 days", "period: 30days"),
    ("period: 30 days", "period: 'Thirty (30) Days' # x"),
    ("within: 20 days", "within: '20d'"),
    ("lasts: 3 hours", "lasts: 3hrs"),
    ("size: 340", "size: 0340"),
    ("sublicensing: only", "x-other: [on, 'a', off, [no, 1:30]]\n  sublicensing: only"),
    ("immediate: [insolvency]", "immediate: [no]"),
    ("{{ cure.period }}", "30 days"),
    ("{{ exit.notice_period | possessive }}", "90 days'"),
    ("{{ exit.data_handover.within }}", "thirty days"),
    ("{{ problem_solving.post_mortem_within }}", "10 business days"),
    ("cure:\n", f"waivers:  # a\n  - {IDLE} # b\n  # c\n  {LONG}\ncure:\n"),
    ("ip:\n", "# {{ no\nip:  # : 012\n"),
    ("\nupkeep", "x-text: >\n  no\n  # no\nupkeep"),
    ("exit:\n", f"waivers: [{IDLE},\n# d\n{IDLE_TOO}]\nexit:\n"),
]
BITS = ["{{ ", "}}", "[", "{", ": ", "- ", "|", '"', "'", " #", "&a ", "*a", "\t", "\n", "\r", "---", "no", "012"]
BITS += ["30 days", ","]
DURATIONS = re.compile(r"within$|period$|lasts|cadence|horizon|chair_term|notice$|_review$|_session$|_workshop$")
EDITS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 1, 3, 10]), st.sampled_from(BITS)), max_size=2)


def meaning(text: str) -> tuple[Any, str, list[str]]:
    """What a file says: values, with durations by meaning and without waivers; the body as it reads; comments."""
    document = read("charters/harbour-mills/charter.md", text)

    def plain(value: Any, key: object = None) -> Any:
        if isinstance(value, dict):
            return [[each, plain(inside, each)] for each, inside in value.items() if each != "waivers"]
        if isinstance(value, list):
            return [plain(each) for each in value]
        length = meant(value) if isinstance(value, str) and DURATIONS.search(str(key)) else None
        return str(length) if length else value

    def spoken(match: re.Match[str]) -> str:
        path, *filters = (part.strip() for part in match[1].split("|"))
        value = document.get(*quote.locate(path, document))
        length = meant(value) if isinstance(value, str) else None
        if length:
            return str(length) + "’" * bool(filters)
        try:
            return quote.quote(path, tuple(filters), document)
        except quote.Unquotable:
            return match[0]

    body = re.sub(r"\{\{([^{}]{0,200})\}\}", spoken, document.body) if document.readable else ""
    for quantity in reversed(quantities.read(body)):
        body = body[: quantity.start] + str(quantity.duration) + body[quantity.end :]
    return json.dumps(plain(document.data)), body.replace("’", "'"), re.findall(r"# ?[a-d]\b.*", text)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(FAULTS), max_size=6), EDITS, st.sampled_from(["\n", "\r\n"]))
def test_meaning_stays_and_a_second_run_changes_nothing(
    faults: list[tuple[str, str]], edits: list[tuple[float, int, str]], end: str
) -> None:
    text = CHARTER
    for old, new in faults:
        text = text.replace(old, new, 1)
    for where, length, bit in edits:
        at = int(where * len(text))
        text = text[:at] + bit + text[at + length :]
    text = text.replace("\n", end)
    after = mended(text)
    assert meaning(after) == meaning(text)
    assert mended(after) == after


def test_all_that_can_be_mended_is_mended() -> None:
    text = CHARTER
    for old, new in FAULTS[1:-1]:
        text = text.replace(old, new, 1)
    assert CODES.intersection(codes(text))
    assert not CODES.intersection(codes(mended(text)))
