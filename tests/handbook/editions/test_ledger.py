"""What is published, as it is written down: for us, and for mike and Material."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.handbook.editions import ledger
from charterhouse.handbook.editions.ledger import Damaged, Entry, Ledger, Version

ENTRIES = st.builds(
    Entry, st.text(), st.text(), st.none() | st.text(), st.dates(), st.integers(0), st.integers(0), st.text()
)
LEDGERS = st.builds(
    Ledger, st.dictionaries(st.text(), ENTRIES), st.dictionaries(st.text(), st.text()), st.none() | st.text()
)
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                      lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))  # fmt: skip


@given(LEDGERS)
def test_what_was_written_can_be_read(known: Ledger) -> None:
    assert ledger.read(ledger.written(known)) == known


@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_anything_else_is_said_to_be_damaged(text: bytes) -> None:
    for read in (ledger.read, ledger.versions):
        with suppress(Damaged):
            read(text)


@pytest.mark.parametrize("name", ["..", "a/b", "..\\x", ""])
def test_a_list_cannot_lead_out_of_the_site(name: str) -> None:
    for each in ({"version": name, "title": "x", "aliases": []}, {"version": "1", "title": "x", "aliases": [name]}):
        with pytest.raises(Damaged, match="no folder"):
            ledger.versions(json.dumps([each]).encode())


def test_versions_are_written_as_mike_writes_them() -> None:
    made = ledger.listed([Version("2026.3", "2026.3", ("latest",), {"date": "2026-09-14"}), Version("1.0", "One")])
    assert json.loads(made) == [
        {"version": "2026.3", "title": "2026.3", "aliases": ["latest"], "properties": {"date": "2026-09-14"}},
        {"version": "1.0", "title": "One", "aliases": []},
    ]
    assert ledger.listed(ledger.versions(made)) == made


FILES = [("index.html", 10), ("a/b.js", 0)]
OTHERS: list[list[tuple[str, Any]]] = [
    [("index.html", 10)],
    [*FILES, ("new", 0)],
    [("index.html", 11), ("a/b.js", 0)],
    [("index.htm", 10), ("a/b.js", 0)],
    [],
]


@pytest.mark.parametrize("files", OTHERS)
def test_another_set_of_files_has_another_sum(files: list[tuple[str, int]]) -> None:
    made = ledger.entry("key", "commit", None, date(2026, 1, 1), FILES)
    assert (made.files, made.bytes, made.sum) == (2, 10, ledger.digest(reversed(FILES)))
    assert ledger.digest(files) != made.sum
