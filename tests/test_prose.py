"""The body: headings with their anchors, passages, links and raw HTML, all in the file's own numbering."""

import pytest

from charterhouse import parse, prose, source
from charterhouse.document import Document, Prose

HEAD = "---\nkind: charter\n---\n"


def read(body: str) -> tuple[Document, Prose]:
    document, _ = parse.parse(source.Source("charters/x/charter.md", "x", (HEAD + body).encode()))
    return document, prose.read(document)


ANCHORS = [
    ("## Exit", "exit"),
    ("## Exit {#leaving}", "leaving"),
    ("## Problem-solving and conflict", "problem-solving"),
    ("## Intellectual property", "intellectual-property"),
    ("## Governing law & *forum*!", "governing-law-forum"),
    ("## `code` first", "code-first"),
    ("## Łódź, Überlingen", "łódź-überlingen"),
    ("## ???", "section"),
    ("Exit\n----", "exit"),
]


@pytest.mark.parametrize(("heading", "anchor"), ANCHORS)
def test_anchors(heading: str, anchor: str) -> None:
    _, found = read(f"\n{heading}\n\ntext\n")
    assert [each.anchor for each in found.headings] == [anchor]


def test_anchors_are_unique_and_passages_know_their_article() -> None:
    _, found = read("## Exit\n\none\n\n### Exit\n\ntwo\n\n## Exit\n\nthree\n")
    assert [each.anchor for each in found.headings] == ["exit", "exit-2", "exit-3"]
    assert [each.anchor for each in found.passages if "#" not in each.text] == ["exit", "exit", "exit-3"]


BODIES = {  # what stands in the body -> the words that links, references and HTML are found at
    "a [b](c.md#d) e": ["c.md#d"],
    "a [b](<c d.md>) e": ["c d.md"],
    "a ![b](c.png 'title') e": ["c.png"],
    "a [b][c] e\n\n[c]: d.md 'title'\n": ["d.md"],
    "a [b](javascript:alert(1)) e": ["javascript:alert(1)"],
    "| a | b |\n|---|---|\n| [x](y.md) | [z](w.md) |\n": ["y.md", "w.md"],
    "- item\n  [l](m.md)\n": ["m.md"],
    "> [q](r.md)\n": ["r.md"],
    "text[^1]\n\n[^1]: see [s](t.md)\n": ["t.md"],
    "`[x](y)` and <https://a.example> and \\[x](y)": [],
    "a {{ exit.notice_period|words }} b": ["{{ exit.notice_period|words }}"],
    "`{{ exit.x }}` {{a}}": ["{{a}}"],
    "a <b>c</b> <i>d</i>": ["<b>"],
    "<div>\nx\n</div>": ["<div>"],
    "  <!-- hidden -->\n": ["<!-- hidden -->"],
    "| <b>a</b> | b |\n|---|---|\n": ["<b>"],
    "`<b>` &lt;b&gt; 1 < 2 > 0": [],
    "- [x] done\n- [ ] to do\n": [],
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("body", "words"), BODIES.items())
def test_places(body: str, words: list[str], end: str) -> None:
    document, found = read((HEAD + body)[len(HEAD) :].replace("\n", end))
    spans = [(each.start, each.end) for each in found.links]
    spans += [(each.start, each.end) for each in found.references]
    spans += [(start, stop) for start, stop, _ in found.raw_html]
    assert [document.text[start:stop] for start, stop in sorted(spans)] == words


def test_what_is_no_prose_is_blank_and_keeps_its_length() -> None:
    body = 'Say “ten days” `5 days` {{ x }} [30 days](6-days.md) <b>7</b> "8 days" https://a.example/9-days\n'
    document, found = read(body)
    (passage,) = found.passages
    assert passage.text.split() == ["Say", "30", "days", "7"]
    assert len(passage.text) == len(body.strip())
    at = passage.text.index("30")
    assert document.text[passage.start + at :].startswith("30 days")


MARKED = [  # a body, and its words
    ("with **60 days** notice, *60* and ***60***, _60_ and __60__.", "with 60 days notice, 60 and 60 , 60 and 60 ."),
    ("**60 days’** (*all*) “_no_” **Bold.** Then.", "60 days’ ( all ) Bold. Then."),
    ("[60 days](#cure) and **[60](a_b.md)**, [*60*][x]", "60 days and 60 , 60"),
    ("* item\n* another **one**", "* item"),
    ("snake_case_name 2 * 3 a*b*c \\*no\\* _private 5*", "snake_case_name 2 * 3 a*b*c \\*no\\* private 5"),
    ("[___] [●] [TODO](x.md) [party] ![alt](x.png)", "[___] [●] [TODO]( [party] ![alt]("),
]


@pytest.mark.parametrize(("body", "words"), MARKED)
def test_marks_are_blank_and_words_stay_in_their_place(body: str, words: str) -> None:
    document, found = read(f"\n{body}\n")
    passage = found.passages[0]
    assert " ".join(passage.text.split()) == words
    source = document.text[passage.start : passage.start + len(passage.text)]
    assert all(each in (" ", there) for each, there in zip(passage.text, source, strict=True))


HOSTILE = [
    "[" * 20_000, "*a " * 20_000, "![a](" * 5_000, "<" * 20_000, "> " * 2_000, "{{" * 20_000, "[^1]" * 5_000,
    '"' * 20_000, "_a " * 20_000, "[a](" * 5_000, "[a " * 20_000, "[a][" * 5_000, "*" * 20_000, "a](b " * 10_000,
    "“ " * 20_000, "](" * 10_000, "- " * 2_000, "_a__" * 8_000, "[a]: b\n" * 5_000 + "\n" + "[a] " * 2_000,
    "a" * 500_000,
    "`a``b" * 5_000, "|" * 4_000 + "\n" + "|-" * 4_000, "<!--" * 5_000, "&" * 20_000, "\n" * 100_000, "a\\" * 20_000,
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_holds_the_reader_up(body: str) -> None:
    document, found = read(body)
    assert all(document.text[each.start : each.start + 1] for each in found.passages)


KINDS = [
    ("### Notice\n\ntext", ["heading", "paragraph"]),
    ("- one\n\n  more\n- two", ["item", "item", "item"]),
    ("1. one\n   - two", ["item", "item"]),
    ("| a | b |\n|---|---|\n| c | d |", ["row", "row"]),
    ("Term\n: its meaning", ["paragraph", "paragraph"]),
]


@pytest.mark.parametrize(("body", "kinds"), KINDS)
def test_kinds_of_passages(body: str, kinds: list[str]) -> None:
    _, found = read(f"\n{body}\n")
    assert [each.kind for each in found.passages] == kinds


def test_a_footnote_belongs_to_the_article_in_which_it_is_written() -> None:
    _, found = read("\n## Exit\n\ntext[^1]\n\n[^1]: sixty days, see [cure](#cure)\n\n## Cure\n\nmore\n")
    assert [each.anchor for each in found.passages] == ["exit", "exit", "exit", "cure", "cure"]
    assert [each.anchor for each in found.links] == ["exit"]
