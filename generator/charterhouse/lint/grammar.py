"""text -> Expression: the small language of an organisation's own rules. It is parsed, and never run as code.

    exit.notice_period >= '90 days' and not exists(exclusivity.until)
    fit.relationship in ['strategic', 'joint-venture'] or metrics[qualified-leads].joint

A path leads through keys, and through lists by the id or the number of an item; a key that has spaces or other
signs in it stands in brackets and quotes. Durations, dates, shares and versions are texts, in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from .expression import (
    Choice,
    Comparison,
    Exists,
    Expression,
    ExpressionError,
    Joined,
    Literal,
    Not,
    Operand,
    Path,
)

MOST_CHARACTERS = 2_000
MOST_LEVELS = 50
"""Parentheses and `not`s inside each other."""
KEY = r"(?:\.[\w-]+|\[ *(?:[\w.-]+|'[^'\n]*'|\"[^\"\n]*\") *\])"
TOKEN = re.compile(
    r"(?P<text>'[^'\n]*'|\"[^\"\n]*\")"
    r"|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,9})?(?![\w.-]))"
    rf"|(?P<name>[^\W\d][\w-]*{KEY}*)"
    r"|(?P<sign>==|!=|<=|>=|[<>()\[\],])"
)
STEP = re.compile(r"([\w-]+)|\[ *(?:([\w.-]+)|'([^'\n]*)'|\"([^\"\n]*)\") *\]")
WORDS = ("and", "or", "not", "in", "exists", "true", "false")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in")
MEANT = {"=": "==", "!": "not or !=", "&": "and", "|": "or", "~": "=="}
AFTER_CONDITION = "and, or or the end"


class Token(NamedTuple):
    """A word or sign of the text; `kind` is empty at its end."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Expression:
    """The expression that a text spells. Raises ExpressionError, which says where, and what was expected."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError(MOST_CHARACTERS, f"the expression is longer than {MOST_CHARACTERS} characters")
    parser = _Parser(_tokens(text))
    found = parser.condition()
    if parser.token.kind:
        raise parser.expected(AFTER_CONDITION)
    return found


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = TOKEN.match(text, at)
        if match is None:
            _odd(text, at)
        tokens.append(Token(str(match.lastgroup), match[0], at))
        at = match.end()
        if match.lastgroup == "name" and text[at : at + 1] in (".", "["):
            raise ExpressionError(at, f"expected a key after {match[0]}{text[at]}, such as exit.notice_period")
    return [*tokens, Token("", "", len(text))]


def _odd(text: str, at: int) -> NoReturn:
    sign = text[at]
    if sign in "'\"":
        raise ExpressionError(at, f"expected a {sign} at the end of this text")
    if sign.isdigit():
        raise ExpressionError(at, "expected a number; durations, dates and shares stand in quotes, such as '90 days'")
    meant = f"; did you mean {MEANT[sign]}?" if sign in MEANT else ""
    raise ExpressionError(at, f"{sign if sign.isprintable() else ascii(sign)} is no part of an expression{meant}")


class _Parser:
    """Recursive descent: a method a level of the grammar, the loosest first."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.next, self.levels = tokens, 0, 0

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def condition(self) -> Expression:
        return self.joined("or", lambda: self.joined("and", self.unit))

    def joined(self, word: str, part: Callable[[], Expression]) -> Expression:
        parts = [part()]
        while self.take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))

    def unit(self) -> Expression:
        """A condition that needs no parentheses beside `and`."""
        if opening := self.take("not", "("):
            self.levels += 1
            if self.levels > MOST_LEVELS:
                raise ExpressionError(opening.at, f"more than {MOST_LEVELS} parentheses and nots inside each other")
            found = Not(self.unit()) if opening.text == "not" else self.condition()
            if opening.text == "(":
                self.close(opening)
                self.no_more("parentheses hold a condition and no value")
            self.levels -= 1
            return found
        return self.exists() if self.take("exists") else self.comparison()

    def exists(self) -> Expression:
        opening = self.take("(")
        if opening is None:
            raise self.expected("( after exists")
        at = self.token.at
        found = self.operand()
        if not isinstance(found, Path):
            raise ExpressionError(at, "expected a path in exists( ), such as exists(exit.notice_period)")
        self.close(opening)
        return Exists(found)

    def comparison(self) -> Expression:
        left = self.operand()
        if isinstance(left, Choice):
            raise ExpressionError(left.at, "a list in [ ] stands only after in")
        sign = self.take(*COMPARISONS)
        if sign is None:
            if isinstance(left, Path) or isinstance(left.value, bool):
                return left
            raise self.expected(f"a comparison: one of {' '.join(COMPARISONS)}")
        right = self.operand()
        if isinstance(right, Choice) and sign.text != "in":
            raise ExpressionError(right.at, "a list in [ ] stands only after in")
        if isinstance(right, Literal) and sign.text == "in":
            raise ExpressionError(right.at, "expected a path, or a list in [ ], after in")
        self.no_more("two comparisons need an and between them")
        return Comparison(left, sign.text, right)

    def operand(self) -> Operand:
        token = self.token
        if opening := self.take("["):
            return self.choice(opening)
        self.next += bool(token.kind)
        if token.kind == "text":
            return Literal(token.text[1:-1], token.at)
        if token.kind == "number":
            return Literal(float(token.text) if "." in token.text else int(token.text), token.at)
        if token.text in ("true", "false"):
            return Literal(token.text == "true", token.at)
        if token.kind == "name" and token.text not in WORDS:
            found = (each for match in STEP.finditer(token.text) for each in match.groups() if each is not None)
            return Path(tuple(found), token.at)
        self.next -= bool(token.kind)
        raise self.expected("a path such as exit.notice_period, a text in quotes, a number, true or false")

    def choice(self, opening: Token) -> Choice:
        items = []
        while True:
            at, item = self.token.at, self.operand()
            if not isinstance(item, Literal):
                raise ExpressionError(at, "expected a text in quotes, a number, true or false in this list")
            items.append(item)
            if not self.take(","):
                self.close(opening)
                return Choice(tuple(items), opening.at)

    def take(self, *texts: str) -> Token | None:
        """The next token where it is one of these signs or words."""
        token = self.token
        if token.kind in ("sign", "name") and token.text in texts:
            self.next += 1
            return token
        return None

    def close(self, opening: Token) -> None:
        if not self.take({"(": ")", "[": "]"}[opening.text]):
            raise self.expected(f"the end of the {opening.text} at character {opening.at + 1}")

    def no_more(self, why: str) -> None:
        if self.token.kind in ("sign", "name") and self.token.text in COMPARISONS:
            raise self.expected(f"{AFTER_CONDITION}: {why}")

    def expected(self, what: str) -> ExpressionError:
        found = self.token.text or "the end of the expression"
        if self.token.kind == "name" and self.next and self.tokens[self.next - 1].kind == "number":
            found += "; a duration stands in quotes, such as '90 days'"
        return ExpressionError(self.token.at, f"expected {what}, not {found}")
