"""Redlines: word by word, true to both texts, and quick whatever the texts are."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.compare import redline
from charterhouse.compare.callouts import callouts

SIGNS = {"same": "", "gone": "-", "new": "+"}
SHOWN = [  # old, new, redline
    ("", "", ""),
    ("a party may leave", "a party may leave", "a party may leave"),
    ("a party may leave", "a party shall leave", "a party [-may][+shall] leave"),
    ("a party may leave", "a party may not leave", "a party may [+not ]leave"),
    ("within 30 days", "within 60 days", "within [-30][+60] days"),
    ("1,200 euros", "1,300 euros", "[-1,200][+1,300] euros"),
    ("sub-license it", "sublicense it", "[-sub-license][+sublicense] it"),
    ("{{ cure.period }} long", "{{ exit.notice_period }} long", "[-{{ cure.period }}][+{{ exit.notice_period }}] long"),
    ("one. two. three", "four. five. three", "[-one. two][+four. five]. three"),
    ("the end", "", "[-the end]"),
    ("30 days", "30  days", "30 [+ ]days"),
    ("契約は終了する", "契約は継続する", "契約は[-終了][+継続]する"),
]


@pytest.mark.parametrize(("old", "new", "expected"), SHOWN)
def test_what_is_shown(old: str, new: str, expected: str) -> None:
    pieces = redline(old, new)
    shown = "".join(p.text if p.kind == "same" else f"[{SIGNS[p.kind]}{p.text}]" for p in pieces)
    assert shown == expected


WORDS = st.sampled_from(["shall", "may", "not", " ", "  ", "\n\n", "30", "days", ",", "é", "e\u0301", "{{", "}}", "x"])
TEXT = st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=80)


@given(TEXT, TEXT)
def test_it_joins_back_to_both_texts(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(each.text for each in pieces if each.kind != "new") == old
    assert "".join(each.text for each in pieces if each.kind != "gone") == new
    assert all(each.text for each in pieces)
    assert not any(one.kind == other.kind for one, other in itertools.pairwise(pieces))


@given(TEXT)
def test_nothing_changes_from_a_text_to_itself(text: str) -> None:
    assert all(each.kind == "same" for each in redline(text, text))
    assert callouts(redline(text, text)) == ()


def _words(count: int, known: list[str], seed: int) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(known) for _ in range(count))


LONG = {
    "nothing in common": ([f"a{n}" for n in range(9000)], [f"b{n}" for n in range(9000)]),
    "everything in common": ([f"w{n}" for n in range(2000)], [f"w{n}" for n in range(2000)]),
    "few words": (list("abcde"), list("abcde")),
    "one word": (["a"], ["a", "b"]),
}


@pytest.mark.parametrize("case", sorted(LONG))
def test_twenty_thousand_words_take_seconds(case: str) -> None:
    old, new = (_words(20_000, known, seed) for seed, known in enumerate(LONG[case]))
    began = time.perf_counter()
    pieces = redline(old, new)
    assert time.perf_counter() - began < 20
    assert "".join(each.text for each in pieces if each.kind != "gone") == new


def test_a_word_hidden_in_a_long_text_is_found() -> None:
    words = _words(20_000, [f"w{n % 300}" for n in range(3000)], 7).split()
    old, new = [*words[:9000], "shall", *words[9000:]], [*words[:9000], "may", *words[9000:]]
    pieces = redline(" ".join(old), "\n".join(new).replace("\n", " "))
    assert [(each.kind, each.text) for each in pieces if each.kind != "same"] == [("gone", "shall"), ("new", "may")]


CALLED = [  # old, new, what is called out
    ("It shall pay.", "It may pay.", ['"shall" became "may"']),
    ("It must pay.", "It need not pay.", ['"must" became "need not"']),
    ("It shall not pay.", "It shall pay.", ['"not" is gone']),
    ("It cannot pay.", "It can pay.", ['"not" is gone']),
    ("It can not pay.", "It cannot pay.", []),
    ("It won't pay.", "It will not pay.", []),
    ("pay unless ill", "pay when ill", ['"unless" is gone']),
    ("thirty (30) days", "sixty (60) days", ["30 days became 60 days"]),
    ("thirty (30) days", "thirty (30) months", ["30 days became 30 months"]),
    ("thirty (30) days", "30 days", []),
    ("30 days", "30 business days", ["30 days became 30 business days"]),
    ("by 1 May 2026", "by 2 May 2026", ["1 May 2026 became 2 May 2026"]),
    ("by 1 May 2026", "by May 1, 2026", []),
    ("by March", "by May", ["March became May"]),
    ("1,200 euros", "1200 euros", []),
    ("10% of it", "12% of it", ["10% became 12%"]),
    ("see No. 4", "see no. 4", []),
    ("A shall not act. B shall act.", "A shall act. B shall not act.", ['"not" is gone', '"not" is new']),
    ("A pays.\n\nB shall not.", "B shall not.\n\nA pays.", []),
    ("the harbour", "the port", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), CALLED)
def test_what_is_called_out(old: str, new: str, expected: list[str]) -> None:
    assert list(callouts(redline(old, new))) == expected


def test_what_is_called_out_is_bounded() -> None:
    found = callouts(redline("", " ".join(map(str, range(500)))))
    assert len(found) == 25
    assert found[-1] == "and 476 more of these"
