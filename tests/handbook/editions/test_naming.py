"""Which tags make an edition, what it is called, and in which order editions stand."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.handbook.editions.naming import name_of, natural, trouble

NAMES = [  # pattern, tag, name
    ("handbook-*", "handbook-2026.3", "2026.3"),
    ("v*", "v1.0", "1.0"),
    ("*", "2026", "2026"),
    ("handbook/*", "handbook/2026", "2026"),
    ("handbook-[0-9]*", "handbook-2026", "2026"),
    ("handbook-?", "handbook-7", "7"),
    ("handbook", "handbook", "handbook"),
    ("handbook-*", "handbook-handbook-1", "handbook-1"),
]


@pytest.mark.parametrize(("pattern", "tag", "name"), NAMES)
def test_a_name_is_the_tag_without_the_literal_part(pattern: str, tag: str, name: str) -> None:
    assert name_of(tag, pattern) == name


@pytest.mark.parametrize("name", ["2026.3", "1.0-rc1", "A_b", "0", "v1", "console", "next-1", "a" * 100])
def test_names_that_are_safe(name: str) -> None:
    assert trouble(name) == ""


UNSAFE = ["", "..", ".", "-x", "--help", ".hidden", "a/b", "a\\b", "a b", "ä", "a.", "CON", "con.txt", "com1",
          "Nul.tar.gz",
          "assets", "Editions", "versions.json", "404.html", "CNAME", "a" * 101, "$(id)", "a\nb", "a\n", "1+1", "a:b",
          "\udcff", "²"]  # fmt: skip


@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_are_not(name: str) -> None:
    assert trouble(name)


@given(st.text(st.characters(codec=None, categories=None), max_size=20) | st.text("aCOMcon1.-_/\\ ~", max_size=9))
def test_a_safe_name_is_one_folder_everywhere(name: str) -> None:
    if not trouble(name):
        assert re.fullmatch(r"[\w.-]+", name, re.ASCII)
        assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
        assert not name.startswith((".", "-"))
        assert not name.endswith(".")
        assert name.partition(".")[0].lower() not in ("con", "prn", "aux", "nul")


def test_versions_sort_as_people_count() -> None:
    order = ["1.9", "1.10", "2.0-alpha", "2.0-rc1", "2.0-rc2", "2.0-rc10", "2.0", "2.0.1", "2026.3", "2026.10", "a"]
    shuffled = Random(1).sample(order, len(order))
    assert sorted([each for each in shuffled if each != "a"], key=natural) == order[:-1]


@given(st.lists(st.text("0123456789.-abrcx", max_size=8)))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert len(sorted(names, key=natural)) == len(names)
