"""What a term reference reads like, and what is said of one that names nothing."""

import pytest

from charterhouse import parse, quote, source

TEXT = """---
effective: 2026-01-15
parties: {a: {name: Acme}, b: {name: Rolls}}
exit: {notice_period: 90 days, for_cause: {notice_period: 1 month}, for_convenience: true, immediate: [a, b, c]}
flexibility: {options: [{id: more, expires: 2027-06-30}]}
share: 55%
seats: 2
nothing:
---
"""
DOCUMENT, _ = parse.parse(source.Source("charters/x/charter.md", "x", TEXT.encode()))
QUOTED = [
    ("exit.notice_period", "ninety (90) days"),
    ("exit.notice_period | possessive", "ninety (90) days’"),
    ("exit.for_cause.notice_period | possessive", "one (1) month’s"),
    ("exit.notice_period | words", "ninety days"),
    ("exit.notice_period | words | possessive", "ninety days’"),
    ("exit.notice_period | figures", "90 days"),
    ("exit.notice_period | short", "90 d"),
    ("effective", "15 January 2026"),
    ("effective | short", "15 Jan 2026"),
    ("effective | figures", "2026-01-15"),
    ("parties.a.name", "Acme"),
    ("parties.a.name | possessive", "Acme’s"),
    ("parties.b.name | possessive", "Rolls’"),
    ("flexibility.options.more.expires", "30 June 2027"),
    ("exit.immediate", "a, b and c"),
    ("exit.for_convenience", "yes"),
    ("share", "55%"),
    ("seats", "2"),
]
UNQUOTABLE = [
    ("exit.notice_perod", "exit has no notice_perod; did you mean notice_period?"),
    ("exti.notice_period", "the frontmatter has no exti; did you mean exit?"),
    ("exit", "exit is a section: name one of its values, for example exit.notice_period"),
    ("flexibility.options", "flexibility.options is a section: name one of its values"),
    ("flexibility.options.less.expires", "flexibility.options has no less"),
    ("nothing", "nothing has no value"),
    ("", "the frontmatter has no such term"),
    ("__class__", "the frontmatter has no __class__"),
    ("exit.notice_period.days", "exit.notice_period has no days"),
    ("1 + 1", "the frontmatter has no 1 + 1"),
    ("seats | loud", "unknown filter loud; there are possessive, words, figures, short"),
    ("seats |", "unknown filter (empty); there are possessive, words, figures, short"),
]


def quoted(written: str) -> str:
    path, *filters = (each.strip() for each in written.split("|"))
    return quote.quote(path, tuple(filters), DOCUMENT)


@pytest.mark.parametrize(("written", "words"), QUOTED)
def test_quoted(written: str, words: str) -> None:
    assert quoted(written) == words


@pytest.mark.parametrize(("written", "message"), UNQUOTABLE)
def test_unquotable(written: str, message: str) -> None:
    with pytest.raises(quote.Unquotable) as caught:
        quoted(written)
    assert str(caught.value) == message
