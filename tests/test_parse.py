"""Reading: every key at its place, and each way to be unreadable its own finding at its place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from charterhouse import parse, source
from charterhouse.document import Document
from charterhouse.model import Fault


def read(text: str | bytes) -> tuple[Document, list[Fault]]:
    content = text.encode() if isinstance(text, str) else text
    return parse.parse(source.Source("charters/x/charter.md", "x", content))


BROKEN = [  # content, code, line, column
    (b"---\ntitle: \xff\n---\n", "DOC101", 2, 8),
    (b"---\ntitle: \xc5\x81\xc3\xb3d\xc5\xba \xe9\n---\n", "DOC101", 2, 13),
    (b"", "DOC102", 1, 1),
    (b"# A heading\n", "DOC102", 1, 1),
    (b"\n---\na: 1\n---\n", "DOC102", 1, 1),
    (b"---\n---\nbody", "DOC102", 1, 1),
    (b"---\n# only a comment\n---\n", "DOC102", 1, 1),
    (b"---\na: 1\n", "DOC103", 1, 1),
    (b"---\na: 1\n...\nbody\n\n---\n", "DOC103", 3, 1),
    (b"---\na: [1, 2\nb: 3\n---\n", "DOC103", 3, 2),
    (b"---\na: {b: 1\n---\n", "DOC103", 2, 4),
    (b"---\na: 'open\n---\n", "DOC103", 2, 4),
    (b"---\na: b: c\n---\n", "DOC103", 2, 5),
    (b"---\n\ta: 1\n---\n", "DOC103", 2, 1),
    (b"---\na: @x\n---\n", "DOC103", 2, 4),
    (b"---\na: *x\n---\n", "DOC103", 2, 4),
    (b"---\n? [a]\n: 1\n---\n", "DOC103", 2, 3),
    (b"---\na: \x01\n---\n", "DOC103", 2, 4),
    (b"---\na: !!python/object/apply:os.system [ls]\n---\n", "DOC103", 2, 4),
    (b"---\n- a\n---\n", "DOC107", 2, 1),
    (b"---\njust words\n---\n", "DOC107", 2, 1),
    (b"---\na: &a [*a]\n---\n", "DOC113", 2, 8),
    (b"---\na: " + b"[" * 101 + b"]" * 101 + b"\n---\n", "DOC113", 2, 103),
    (b"---\n" + b"".join(b"%sa:\n" % (b" " * depth) for depth in range(120)) + b"---\n", "DOC113", 102, 101),
    (b"---\n" + b"- " * 300 + b"x\n---\n", "DOC113", 2, 201),
    (b"---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
     + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 9)) + b"---\n",
     "DOC113", 6, 10),
    (b"---\na: \0\n---\n", "DOC116", 2, 4),
    (b"---\na: 1\n---\n" + b"x" * (4 * 1024 * 1024), "DOC113", 1, 1),
]  # fmt: skip


def test_brackets_without_end_are_too_many_wherever_the_parser_gives_up() -> None:
    _, faults = read(b"---\na: " + b"[" * 200_000 + b"\n---\n")
    assert [(each.code, each.place.line) for each in faults] == [("DOC113", 2)]


@pytest.mark.parametrize(("content", "code", "line", "column"), BROKEN)
def test_what_cannot_be_read_is_said_once_at_its_place(content: bytes, code: str, line: int, column: int) -> None:
    document, faults = read(content)
    assert [(each.code, each.place.line, each.place.column) for each in faults] == [(code, line, column)]
    assert not document.readable
    assert document.data == {}


BESIDE = [  # content, faults that stop nothing
    (b"\xef\xbb\xbf---\na: 1\n---\n", [("DOC116", 1, 1)]),
    (b"---\r\na: 1\r\nb: 2\n---\r\n", [("DOC116", 3, 5)]),
    (b"---\r\na: 1\r\n---\r\nbody\r\n", []),
    (b"---\na: 1\na: 2\n---\n", [("DOC104", 3, 1)]),
    (b"---\na: {b: 1, c: 2, b: 3}\n---\n", [("DOC104", 2, 17)]),
    (b"---\na: {b: 1}\na: {b: 1, b: 2}\n---\n", [("DOC104", 3, 1)]),
    (b"---\na: no\nb: 'no'\nc: 1:30\nd: 012\ne: 2026-01-31\nf: true\ng: ~\n---\n",
     [("DOC118", 2, 4), ("DOC118", 4, 4), ("DOC118", 5, 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), BESIDE)
def test_what_stops_nothing(content: bytes, expected: list[tuple[str, int, int]]) -> None:
    document, faults = read(content)
    assert [(each.code, each.place.line, each.place.column) for each in faults] == expected
    assert document.readable
    assert document.data["a"] in (1, {"b": 1, "c": 2}, {"b": 1}, "no")


SCALARS = [
    ("no", "no"), ("on", "on"), ("1:30", "1:30"), ("2026-01-31", "2026-01-31"), ("012", 12), ("0o14", 12), ("0x1F", 31),
    ("1_000", "1_000"), ("1e3", 1000.0), (".5", 0.5), ("-7", -7), ("true", True), ("True", True), ("yes", "yes"),
    ("null", None), ("~", None), ("", None), ("'12'", "12"), ('"true"', "true"), (".inf", ".inf"), (".nan", ".nan"),
    ("9" * 400, "9" * 400), ("!!str 12", "12"), ("<<", "<<"), ("1.1.0", "1.1.0"), ("55%", "55%"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), SCALARS)
def test_scalars_are_those_of_yaml_1_2(written: str, value: object) -> None:
    document, _ = read(f"---\na: {written}\n---\n")
    assert document.data["a"] == value
    assert type(document.data["a"]) is type(value)


def test_places_are_those_of_the_file() -> None:
    text = (
        "---\nä: {b: [x, 'y z'], c: >-\n   folded\n   text\n  }\nlist:\n  - id: one\n    n: 2\n  - plain\n---\nbody\n"
    )
    text = text.replace(", c: >-\n   folded\n   text\n  }", "}")
    document, _ = read(text)
    shown = {
        ("ä",): "{b: [x, 'y z']}", ("ä", "b"): "[x, 'y z']", ("ä", "b", 1): "'y z'", ("list", 0, "id"): "one",
        ("list", 0, "n"): "2", ("list", 1): "plain",
    }  # fmt: skip
    for key, words in shown.items():
        span = document.spans[key]
        assert document.text[span.start : span.end] == words
    assert document.key("list", 0) == document.lines.place(
        document.path, text.index("one"), text.index("one") + 3, ("list", 0)
    )
    assert (document.at("list", 0, "owner").line, document.at("list", 0, "owner").column) == (4, 9)
    assert (document.at("nothing", "inside").line, document.at("nothing", "inside").key) == (1, ("nothing",))
    assert document.body == "\nbody\n"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text("abc xyz:,{}[]#'\"&*!|>%@äß\u2028", max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz-_", min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abcdef-", min_size=1), VALUES, min_size=1), st.booleans())
def test_what_another_writer_writes_is_read_the_same(data: dict[str, object], flow: bool) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=10_000)
    document, faults = read(f"---\n{written}---\n")
    assert [each.code for each in faults if each.code != "DOC118"] == []
    assert document.data == data
    lines = document.text.split("\n")
    for key in document.spans:
        place = document.at(*key)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for wrapped in (content, b"---\n" + content + b"\n---\n"):
        document, faults = read(wrapped)
        assert document.readable or len(faults) == 1
