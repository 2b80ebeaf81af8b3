"""The language of an organisation's own rules: what it reads, what it says of what it can't read, and what holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse.lint import grammar
from charterhouse.lint.expression import (
    Choice,
    Comparison,
    Exists,
    Expression,
    ExpressionError,
    Joined,
    Literal,
    Not,
    Path,
    paths,
)
from charterhouse.lint.judgement import judge
from charterhouse.lint.known_paths import targets

READ = [  # text, how it reads
    ("a == 1", "a == 1"),
    ("a.b-c>='90 days'", "a.b-c >= '90 days'"),
    ("a and b or c and not d", "(a and b) or (c and not d)"),
    ("not a == 1 and b", "not a == 1 and b"),
    ("(a or b) and c", "(a or b) and c"),
    ("((a))", "a"),
    ("a in ['x', 'y', 3]", "a in ['x', 'y', 3]"),
    ("'x' in a.b", "'x' in a.b"),
    ("exists( a.b )", "exists(a.b)"),
    ("metrics[qualified-leads].owner == 'a'", "metrics.qualified-leads.owner == 'a'"),
    ("conflict.steps[0].within < '1 week'", "conflict.steps.0.within < '1 week'"),
    ("definitions['berth plan'] == \"a 'b'\"", "definitions['berth plan'] == \"a 'b'\""),
    ("a != true", "a != true"),
    ("a < -1.50", "a < -1.5"),
    ("true", "true"),
    ("\n a\n and\tb ", "a and b"),
]

MISTAKES = [  # text, the character it is about, words
    ("", 0, "expected a path such as exit.notice_period"),
    ("a = 1", 2, "did you mean ==?"),
    ("a && b", 2, "did you mean and?"),
    ("a ==", 4, "not the end of the expression"),
    ("a == 'x", 5, "expected a ' at the end of this text"),
    ("a == 90 days", 8, "a duration stands in quotes, such as '90 days'"),
    ("a == 2026-01-01", 5, "dates and shares stand in quotes"),
    ("'x'", 3, "expected a comparison"),
    ("1 and a", 2, "expected a comparison"),
    ("a == 1 == 2", 7, "two comparisons need an and between them"),
    ("(a) == 1", 4, "parentheses hold a condition and no value"),
    ("(a and b", 8, "expected the end of the ( at character 1"),
    ("a) ", 1, "expected and, or or the end, not )"),
    ("a b", 2, "expected and, or or the end, not b"),
    ("a.", 1, "expected a key after a."),
    ("a[b == 1", 1, "expected a key after a["),
    ("exists a", 7, "expected ( after exists"),
    ("exists('a')", 7, "expected a path in exists( )"),
    ("exists(a, b)", 8, "expected the end of the ( at character 7"),
    ("a in 'x'", 5, "expected a path, or a list in [ ], after in"),
    ("['x'] == a", 0, "a list in [ ] stands only after in"),
    ("a == ['x']", 5, "a list in [ ] stands only after in"),
    ("a in [b]", 6, "expected a text in quotes, a number, true or false in this list"),
    ("a in ['x'", 9, "expected the end of the [ at character 6"),
    ("in == 1", 0, "expected a path"),
    ("__import__('os')", 10, "expected and, or or the end"),
    ("a ; b", 2, "; is no part of an expression"),
    ("(" * 51 + "a", 50, "more than 50"),
    ("not " * 51 + "a", 200, "more than 50"),
    ("(" * 10_000 + "a" + ")" * 10_000, 2_000, "longer than 2000 characters"),
    ("a or " * 399 + "a or a ==", 2_000, "longer than 2000 characters"),
]

PORTS = {
    "days": "90 days", "weeks": "13 weeks", "quarter": "1 quarter", "day": "2026-02-28", "later": "2027-01-01",
    "open": "open-ended", "part": "45%", "number": 7, "half": 0.5, "text": "ratified", "version": "1.10.0",
    "yes": True, "no": False, "list": ["a", "30 days"], "section": {"acme": 1},
}  # fmt: skip
HOLD = [  # expression, whether it holds
    ("days < weeks", True), ("quarter == weeks", True), ("days >= '3 months'", True), ("days > '90 days'", False),
    ("day < later", True), ("later < open", True), ("open == 'open-ended'", True), ("day == '2026-02-28'", True),
    ("part >= '45.0 %'", True), ("part == '45 %'", True), ("part < 50", None), ("number > 6.5", True),
    ("version > '1.9.12'", True), ("text == 'ratified'", True), ("text != 'draft'", True), ("text < 'zebra'", None),
    ("days < day", None), ("days == day", False), ("days != day", True), ("number == yes", False),
    ("yes", True), ("no", False), ("not no", True), ("text", None), ("not text", None), ("gone", None),
    ("exists(days)", True), ("exists(gone)", False), ("not exists(gone)", True),
    ("gone == 1", None), ("gone != 1", None), ("not gone == 1", None), ("gone in ['a']", None), ("'a' in gone", None),
    ("'a' in list", True), ("'1 month' in list", True), ("'b' in list", False), ("'acme' in section", True),
    ("text in ['draft', 'ratified']", True), ("number in [1, 7]", True), ("text in text", None),
    ("list == list", True), ("list < section", None), ("section == 1", False),
    ("gone == 1 or yes", True), ("yes or gone == 1", True), ("gone == 1 or no", None),
    ("gone == 1 and no", False), ("gone == 1 and yes", None), ("not (gone == 1 and yes)", None),
    ("not exists(gone) or gone < '1 day'", True), ("days < weeks < 'x'", ExpressionError),
]  # fmt: skip

UNKNOWN = [  # expression, the character it is about, words
    ("exit.notise_period >= '1 day'", 0, "exit has no notise_period; did you mean exit.notice_period?"),
    ("notice_period >= '1 day'", 0, "did you mean exit.notice_period or exit.for_cause.notice_period"),
    ("status == ratified", 10, "did you mean ratification or the text 'ratified'?"),
    ("status == 'ratifed'", 10, "did you mean ratified?"),
    ("status in ['ratified', 'agred']", 23, "did you mean agreed?"),
    ("exit.notice_period >= '90 dys'", 22, "“90 dys” is not a duration"),
    ("exit.notice_period >= 90", 22, "“90” is not a duration"),
    ("status > 'draft'", 9, "'draft' is neither more nor less than anything"),
    ("economics.shares.reward.acme <= 50", 32, "“50” is not a share in per cent"),
    ("effective == 'soon'", 13, "“soon” is not a real date"),
    ("exclusivity == 'nome'", 15, "did you mean none?"),
    ("'lw' in flexibility.renegotiation.triggers", 0, "did you mean law?"),
    ("'x' in status", 7, "status is neither a list nor a section"),
    ("cure", 0, "cure is never true or false: compare it, or write exists(cure)"),
    ("exists(cure) and not exit.notice_period", 21, "exit.notice_period is never true or false"),
    ("title.words == 1", 0, "title has nothing inside it"),
    ("plan.metric[x].joint", 0, "did you mean plan.metrics?"),
    ("economics.shares.reward == 1 and true", 27, "can't be that"),
    ("'a' == 'a'", 0, "expected a path"),
]

KNOWN = [  # expression, the file and the keys of its first path
    ("exit.notice_period >= '90 days'", "charter", ("exit", "notice_period")),
    ("metrics[leads].joint", "plan", ("metrics", "leads", "joint")),
    ("plan.metrics[leads].joint", "plan", ("metrics", "leads", "joint")),
    ("parties.acme.people.sponsor.name != 'vacant'", "plan", ("parties", "acme", "people", "sponsor", "name")),
    ("parties.acme.size > 0", "charter", ("parties", "acme", "size")),
    ("economics.shares.reward.acme <= '50%'", "economics", ("shares", "reward", "acme")),
    ("exists(economics)", "economics", ()),
    ("risk-register.risks[fire].impact == 'high'", "risk-register", ("risks", "fire", "impact")),
    ("risks[fire].impact == 'high'", "risk-register", ("risks", "fire", "impact")),
    ("x-region == 'north'", "charter", ("x-region",)),
    ("x-region.code > 3", "charter", ("x-region", "code")),
    ("exit.for_convenience", "charter", ("exit", "for_convenience")),
    ("exit.for_convenience == true", "charter", ("exit", "for_convenience")),
    ("exclusivity == 'none' or exclusivity.until < '2027-01-01'", "charter", ("exclusivity",)),
    ("term.until == 'open-ended'", "charter", ("term", "until")),
    ("definitions['berth plan'] != 'none'", "charter", ("definitions", "berth plan")),
    ("'acme' in parties", "charter", ("parties",)),
]


@pytest.mark.parametrize(("text", "meant"), READ)
def test_what_it_reads(text: str, meant: str) -> None:
    assert str(grammar.parse(text)) == meant
    assert grammar.parse(meant) == grammar.parse(text)


@pytest.mark.parametrize(("text", "at", "words"), MISTAKES)
def test_mistakes_have_their_character(text: str, at: int, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        grammar.parse(text)
    assert caught.value.at == at
    assert words in caught.value.message


@pytest.mark.parametrize(("text", "held"), HOLD)
def test_what_holds(text: str, held: bool | type[Exception] | None) -> None:
    def look(path: Path) -> Any:
        return PORTS.get(path.steps[0])

    if isinstance(held, type):
        with pytest.raises(held):
            grammar.parse(text)
    else:
        assert judge(grammar.parse(text), look) is held


@pytest.mark.parametrize(("text", "at", "words"), UNKNOWN)
def test_what_no_schema_knows(text: str, at: int, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        targets(grammar.parse(text))
    assert words in caught.value.message
    assert caught.value.at == at


@pytest.mark.parametrize(("text", "kind", "steps"), KNOWN)
def test_where_paths_lead(text: str, kind: str, steps: tuple[str, ...]) -> None:
    found = targets(grammar.parse(text))
    assert next(iter(found.values()))[:2] == (kind, steps)


NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True).filter(lambda name: name not in grammar.WORDS)
TEXTS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8).filter(
    lambda text: "'" not in text or '"' not in text
)
STEPS = st.one_of(NAMES, st.integers(0, 99).map(str), TEXTS)
PATHS = st.builds(lambda first, rest: Path((first, *rest)), NAMES, st.lists(STEPS, max_size=3))
NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-(10**6), 10**6, places=4, allow_nan=False, allow_infinity=False).map(float),
)
LITERALS = st.builds(Literal, st.one_of(TEXTS, NUMBERS, st.booleans()))
COMPARISONS = st.one_of(
    st.builds(Comparison, st.one_of(PATHS, LITERALS), st.sampled_from(["==", "<", ">="]), st.one_of(PATHS, LITERALS)),
    st.builds(
        Comparison,
        st.one_of(PATHS, LITERALS),
        st.just("in"),
        st.one_of(PATHS, st.builds(Choice, st.lists(LITERALS, min_size=1, max_size=3).map(tuple))),
    ),
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(COMPARISONS, PATHS, st.builds(Exists, PATHS), st.builds(Literal, st.booleans())),
    lambda inside: st.one_of(
        st.builds(Not, inside),
        st.builds(Joined, st.sampled_from(["and", "or"]), st.lists(inside, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(EXPRESSIONS)
def test_what_is_written_is_read_again(expression: Expression) -> None:
    assert grammar.parse(str(expression)) == expression
    assert judge(expression, lambda _: None) in (True, False, None)


PIECES = ["a", "exit.notice_period", "and", "or", "not", "in", "exists", "(", ")", "[", "]", ",", "==", "<", "'", '"',
          "'90 days'", "true", "-1.5", "3m", ".", "metrics[x]", " ", "\n", "ß", "\0", "😀", "=", "\\"]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_anything_is_read_or_said_to_be_wrong(text: str) -> None:
    wrong = None
    try:
        expression = grammar.parse(text)
        assert grammar.parse(str(expression)) == expression
        assert all(text[path.at :].startswith(path.steps[0]) for path in paths(expression))
        targets(expression)
    except ExpressionError as error:
        wrong = error
    assert wrong is None or (0 <= wrong.at <= len(text) and wrong.message)
