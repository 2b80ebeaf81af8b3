"""Where keys and values stand in TOML, whichever way they are written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.toml_places import KeyPath, Places

TEXT = '''# [not.a.table]
required_version = ">=0.1"   # = "x"
x-a.b = [1, # ]
  "two # }", {d = 'e', f = [3]}]
x-when = 2026-01-01 07:32:00
x-empty = []

[rules.EXI102]
minimum = "60 days"
[ rules . "notice-out-of-bounds" ]
maximum = """
1 year"""
[ignores]
"charters/old-*/**" = ["EXI102", "STY"]
'a "b"' = [
  "EXI",   # x
  'CUR',
]
[[rule]]
code = "ACME001"
require = """
exit.notice\\u005fperiod \\
     >= '90 dys'"""
[[rule]]
code = "ACME002"
require = 'foo'
where = "\\tstatus == ratified"
[rule.x-sub]
y = true
[[rule.x-sub.x-list]]
z = 1
[[rule.x-sub.x-list]]
z = 2
'''
STAND: list[tuple[KeyPath, str]] = [  # key, what stands where it is found
    (("required_version",), "required_version ="),
    (("x-a", "b"), "x-a.b ="),
    (("x-a", "b", 2, "f", 0), "3]}"),
    (("x-when",), "x-when"),
    (("rules", "EXI102"), "[rules.EXI102]"),
    (("rules", "EXI102", "minimum"), "minimum ="),
    (("rules", "EXI102", "maximum"), "[rules.EXI102]"),
    (("rules", "notice-out-of-bounds", "maximum"), "maximum ="),
    (("ignores", "charters/old-*/**", 1), '"STY"]'),
    (("ignores", 'a "b"', 1), "'CUR'"),
    (("rule", 0), '[[rule]]\ncode = "ACME001"'),
    (("rule", 1), '[[rule]]\ncode = "ACME002"'),
    (("rule", 1, "name"), '[[rule]]\ncode = "ACME002"'),
    (("rule", 1, "require"), "require = 'foo'"),
    (("rule", 1, "x-sub", "y"), "y ="),
    (("rule", 1, "x-sub", "x-list", 1, "z"), "z = 2"),
    (("nothing",), "# [not"),
]
INSIDE: list[tuple[KeyPath, str]] = [  # key, a piece of its text
    (("rule", 0, "require"), "90 dys"),
    (("rule", 0, "require"), "period"),
    (("rule", 0, "require"), "exit"),
    (("rule", 1, "require"), "oo"),
    (("rule", 1, "where"), "ratified"),
    (("rules", "notice-out-of-bounds", "maximum"), "1 year"),
]


def at(text: str, place: tuple[int, int]) -> str:
    line, column = place
    return "\n".join(text.split("\n")[line - 1 :])[column - 1 :]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_places(text: str) -> None:
    places = Places(text)
    for key, words in STAND:
        assert at(text, places.key(key)).replace("\r", "").startswith(words), key
    for key, words in INSIDE:
        value = value_of(tomllib.loads(text), key)
        assert at(text, places.inside(key, value.index(words))).startswith(words), key


def value_of(data: Any, key: KeyPath) -> Any:
    for step in key:
        data = data[step]
    return data


def keys_of(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*path, step)
            yield from keys_of(value, (*path, step))


PIECES = TEXT.splitlines(keepends=True)
PIECES += ["a = {b.c = 1, d = []}\n", "\n", "#\n", "[t]\n", '"é" = 1\n', "[[t.u]]\n", 'b = """a\\"\n"""\n']
PIECES += ["c = '''\n'\n'''\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_key_of_any_text_is_found(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(keys_of(data)) == set(Places(text).keys)
