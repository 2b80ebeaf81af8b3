"""What a reader may see of a charter: who reads, what is granted, and what is left of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse import config, frontmatter_yaml, source
from charterhouse.audience.reader import Reader, UnknownAudience, check, reader
from charterhouse.audience.redaction import flow
from charterhouse.audience.selection import Part, Selector, selected
from charterhouse.config import ConfigurationError
from charterhouse.model import Audience, Settings

HEAD = """---
kind: charter
schema: 1
id: a-b
title: A
version: 1.0.0
status: draft
audience: internal
parties: {a: {name: A}, b: {name: B}}
exit: {notice_period: 91 days, data_handover: {format: SECRET}}
cure: {period: 30 days}
"""
LEGAL = {"legal": Audience(("internal", "a")), "auditors": Audience(("b",)), "board": Audience(("auditors",))}


@pytest.mark.parametrize(
    ("name", "grant", "may"),
    [
        ("a", "internal", True), ("a", "a", True), ("a", "b", False), ("a", "legal", False), ("a", None, False),
        ("a", "auditors", False), ("c", "internal", False), ("c", "a", False), ("a", True, False), ("a", [], False),
        ("auditors", "b", True), ("auditors", "internal", True), ("auditors", "a", False), ("board", "b", True),
        ("board", "auditors", True), ("auditors", "board", False), ("legal", None, True), ("legal", "b", True),
        ("legal", "legal", True),
    ],
)  # fmt: skip
def test_grants(name: str, grant: object, may: bool) -> None:
    assert reader(name, Settings(audiences=LEGAL)).may(grant, ("a", "b")) is may


@pytest.mark.parametrize(
    ("name", "audiences", "said"),
    [
        ("nobody", LEGAL, "nobody is no audience of this handbook; there are a, auditors, b, board, legal"),
        ("", LEGAL, "(nothing) is no audience"),
        ("legale", LEGAL, "did you mean legal?"),
        ("A", {}, "A is no audience of this handbook; there are a, b"),
        ("everyone", {}, "everyone is no audience"),
        ("x", {"x": Audience(("y",)), "y": Audience(("x",))}, "in a circle: x → y → x"),
        ("x", {"x": Audience(("x",))}, "in a circle: x → x"),
        ("x", {"x": Audience(("zed",))}, "zed is no audience; there are internal, a, b, x"),
        ("x", {"x": Audience(("y",)), "y": Audience(("zed",))}, "audiences.y.sees: zed"),
        ("a", {"a": Audience(("internal",))}, "this is a party too"),
        ("internal", {"internal": Audience()}, "this name has a meaning"),
        ("x", {"everyone": Audience(), "x": Audience()}, "this name has a meaning"),
    ],
)
def test_readers_that_there_are_not(name: str, audiences: dict[str, Audience], said: str) -> None:
    said_so = Settings(audiences=audiences)
    with pytest.raises((UnknownAudience, ConfigurationError)) as trouble:
        check(reader(name, said_so), said_so, {"a", "b"})
    assert said in str(trouble.value)


def test_a_configuration_says_where_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "charterhouse.toml"
    path.write_text('[audiences.x]\ntitle = "X"\nsees = ["x"]\n', "utf-8")
    loaded = config.load(path)
    assert loaded.audiences == {"x": Audience(("x",), "X")}
    with pytest.raises(ConfigurationError, match=r"charterhouse.toml:3: audiences.x.sees: "):
        reader("x", loaded)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("fine\n::: internal a\nSECRET\n:::\nfine\n", ["fine", "fine"]),
        ("> ::: internal a\n> SECRET\n> :::\n> fine\n", ["> fine"]),
        ("1. x\n2. ::: internal a\n   SECRET\n   :::\n3. y\n", ["1. x", "3. y"]),
        ("| a |\n|---|\n| b |\n::: internal a\nSECRET\n:::\n", ["| a |", "|---|", "| b |"]),
        ("T\n: fine\n\n  ::: internal a\n  SECRET\n  :::\n", ["T", ": fine"]),
        (":::: internal b\nfine\n::: internal a\nSECRET\n:::\n::::\n", ["fine"]),
        ("::: Internal\tc, a\nSECRET\n:::\n", []),
        ("::: internal\nSECRET\n:::\n", []),
        ("::: internal internal\nfine\n:::\n", ["fine"]),
        ("## Exit\nSECRET\n## Cure\nfine\n", ["## Cure", "fine"]),
        ("Exit\n---\nSECRET\n\nCure\n---\nfine\n", ["Cure", "---", "fine"]),
        ("## Leaving {#exit}\nSECRET\n# Part\nfine\n", ["# Part", "fine"]),
        ("## Exit and after\nSECRET\n## Exit\nSECRET\n## Exit\nSECRET\n", []),
        ("> ## Exit\n> SECRET\n\nSECRET\n", []),
        ("## Exit\r\nSECRET\r\n## Cure\r\nfine\r\n", ["## Cure", "fine"]),
        ("{{ exit.notice_period | words }} {{cure.period}}\n", [r"\[withheld\] {{cure.period}}"]),
        ("## Notes {{ exit.notice_period }}\n\n[l](#notes-exitnotice_period)\n",
         [r"## Notes \[withheld\] {#withheld-0}", "[l](withheld:)"]),
        ("[x](#exit) [y](#cure) ![z](../c/z.png)\n\n## Exit\n## Cure\n",
         ["[x](withheld:) [y](#cure) ![z](../c/z.png)", "## Cure"]),
        ("[t][S] [s] [^n]\n\n## Exit\n[s]: SECRET 'SECRET'\n\n[u]: SECRET\n\n[^n]: SECRET\n\n[^m]: SECRET\n",
         ["[t][S] [s] [^n]", "[S]: withheld:", r"[^n]: \[withheld\]"]),
        ("## Exit\n### Notes\n## Cure\n### Notes ##\n[x](#notes-2) [y](#notes)\n",
         ["## Cure", "### Notes {#notes-2} ##", "[x](#notes-2) [y](withheld:)"]),
    ],
)  # fmt: skip
def test_what_is_left_of_a_text(tmp_path: Path, body: str, left: list[str]) -> None:
    text = shown(tmp_path, "audiences: {exit: a}\n---\n" + body)
    assert [each.rstrip() for each in text.split("---", 2)[2].splitlines() if each.strip()] == left
    assert "SECRET" not in text
    assert "exit:" not in text
    assert "audience" not in text


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("---\n::: internal a\n", 13, "never closed"),
        ("---\n::: internal a\nx\n::: internal a\ny\n:::\nz\n", 15, "never closed"),
        ("---\n::: intrenal a\nx\n:::\n", 13, "opens or closes no internal block"),
        ("---\n\n    ::: internal a\n    x\n    :::\n", 14, "opens or closes no internal block"),
        ("---\n```\n::: internal a\n```\n", 14, "opens or closes no internal block"),
        ("---\n:: internal a\nx\n::\n", 13, "opens or closes no internal block"),
        ("---\n**::: internal a**\n", 13, "opens or closes no internal block"),
        ("---\n\u200b::: internal a\n", 13, "opens or closes no internal block"),
        ("---\n：：： internal a\n", 13, "opens or closes no internal block"),
        ("---\n::: internal zed\n:::\n", 13, "zed is no audience; there are a, b, internal, legal"),
        ("audiences: {exit: zed}\n---\n", 12, "zed is no audience"),
        ("audiences: {exti: a}\n---\n", 12, "exti is no section"),
        ("audiences: {exit.notice_period: a}\n---\n", 12, "no section"),
        ("audiences: {title: a}\n---\n", 12, "title can't be withheld"),
    ],
)
def test_what_could_show_too_much_is_refused(tmp_path: Path, body: str, line: int, said: str) -> None:
    wrong = part(tmp_path, body).wrong
    assert wrong
    assert wrong[0][1] == line
    assert said in wrong[0][3]


def test_what_is_no_mark_is_no_mark(tmp_path: Path) -> None:
    text = "---\nTerm\n: internal affairs\n\nratio 1::2, std::vector, `x`: internal ::: and so on\n"
    assert part(tmp_path, text).wrong == ()


VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text("abc_-é: {}'\"#", max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), VALUES, min_size=1, max_size=4))
def test_a_frontmatter_says_the_same_in_one_line(data: dict[str, Any]) -> None:
    written = flow(data)
    assert "\n" not in written
    assert frontmatter_yaml.read(f"\n{written}\n").value == data


WORDS = st.sampled_from([
    "fine", "::: internal a", "::: internal b", ":::", "::: internal", "> fine", "- fine", "## Cure", "## Exit", "",
    "  fine", "```", "[^1]", "[^1]: fine", "| fine |", "|---|", "{{ exit.x }}",
])  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=14))
def test_blocks_are_blank_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    """Between a line that opens a block and the one that closes it nothing is left, unless the charter is refused."""
    marked = [f"{row} w{number:02}" if row.endswith("fine") else row for number, row in enumerate(rows)]
    made = part(tmp_path_factory.mktemp("p"), "---\n" + "\n".join(marked) + "\n")
    if made.wrong:
        return
    left = made.copies[0].body
    inside: list[tuple[int, bool]] = []
    for number, row in enumerate(marked):
        if row.startswith("::: "):
            inside.append((number, row == "::: internal b"))
        elif row == ":::":
            inside.pop()
        elif any(not may for _, may in inside):
            assert f"w{number:02}" not in left


def shown(top: Path, body: str, name: str = "b") -> str:
    listing = laid(top, body)
    parts = Selector(listing, Reader(name, frozenset([name])), ["legal"], {}, []).parts()
    assert parts[0].wrong == () or "zed" not in body
    return selected(parts, listing).listing.instead["charters/a-b/charter.md"].decode()


def part(top: Path, body: str) -> Part:
    found = Selector(laid(top, body), Reader("b", frozenset("b")), ["legal"], {}, []).part("charters/a-b")
    assert found is not None
    return found


def laid(top: Path, body: str) -> source.Listing:
    home = top / "charters" / "a-b"
    home.mkdir(parents=True, exist_ok=True)
    (home / "charter.md").write_bytes((HEAD + body).encode())
    (top / "mkdocs.yml").touch()
    return source.survey(top / "charters")
