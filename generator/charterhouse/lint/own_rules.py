"""`[[rule]]` of charterhouse.toml -> Rule: what an organisation asks of its own charters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..config import wrong
from ..document import Document, KeyPath, Place
from ..model import Charter, Flaw, Portfolio, Settings, Severity
from .expression import Expression, ExpressionError, Joined, Path, paths
from .grammar import parse
from .judgement import judge
from .known_paths import Target, targets
from .rule import GOVERNANCE, Rule

EVERY = ("strategic", "joint-venture", "pilot", "vendor", "referral")


@dataclass(frozen=True, slots=True)
class OwnRule(Rule):
    """A rule that an organisation has set: it counts for every charter that its `where` fits, save ended ones."""

    said: tuple[str, str, str, str] = ("", "", "", "")
    off: bool = False

    def weight(self, charter: Charter) -> Severity | None:
        """What the organisation has said, whatever the relationship and the state of the charter."""
        return None if self.off or charter.status == "ended" else self.severity

    def _page(self) -> tuple[str, str, str, str]:
        return self.said


@dataclass(frozen=True, slots=True)
class Question:
    """An expression that has been read, and where its paths lead."""

    expression: Expression
    targets: dict[Path, Target]

    def held(self, charter: Charter) -> bool:
        """Whether a charter meets it; what can't be said, because a value is missing, does not hold."""
        return self._judged(self.expression, charter)

    def failing(self, charter: Charter) -> Target:
        """What the first path of it is about that a charter does not meet: of several conditions, the first to fail."""
        part = self.expression
        while isinstance(part, Joined) and part.word == "and":
            part = next((each for each in part.parts if not self._judged(each, charter)), part.parts[0])
        return self.targets[next(paths(part), next(iter(self.targets)))]

    def _judged(self, expression: Expression, charter: Charter) -> bool:
        return judge(expression, lambda path: _value(charter, self.targets[path])) is True


def own_rule(settings: Settings, number: int) -> OwnRule:
    """The rule that stands in a configuration under a number.

    Raises ConfigurationError with line and column where one of its expressions is wrong.
    """
    given = settings.own[number]
    code = str(given["code"])
    require = _question(settings, number, "require")
    where = _question(settings, number, "where") if "where" in given else None
    message = given.get("message") or f"this does not hold: {given['require']}"

    def check(charter: Charter, _portfolio: Portfolio) -> Iterator[Flaw]:
        if not _readable(charter, require, where) or (where and not where.held(charter)) or require.held(charter):
            return
        place = _place(charter, require.failing(charter))
        reads = (_place(charter, target) for target in require.targets.values())
        yield Flaw(place, message, reads=tuple(each for each in reads if each != place))

    severity = given.get("severity", "error")
    off = severity == "off"
    return OwnRule(
        code, str(given.get("name") or code.lower()), "error" if off else severity, False,
        given.get("dimension", GOVERNANCE), "", (), check, EVERY, said=_page(given, message), off=off,
    )  # fmt: skip


def _question(settings: Settings, number: int, key: str) -> Question:
    given = settings.own[number]
    try:
        expression = parse(given[key])
        return Question(expression, targets(expression))
    except ExpressionError as error:
        raise wrong(settings, ("rule", number, key), f"{given['code']}, {key}: {error.message}", error.at) from error


def _page(given: dict[str, Any], message: str) -> tuple[str, str, str, str]:
    """Claim, reason, and what breaks and what meets the rule, as the pages of other rules have them."""
    where = f", where {given['where']}" if "where" in given else ""
    claim = message if message.endswith((".", "!", "?")) else f"{message}."
    reason = given.get("reason") or "Your organisation has set this rule in its configuration."
    return claim, reason, f"not ({given['require']}){where}", f"{given['require']}{where}"


def _file(charter: Charter, kind: str) -> Document | None:
    beside = {"plan": charter.plan, "economics": charter.economics, "risk-register": charter.risk_register}
    return beside.get(kind, charter.document)


def _readable(charter: Charter, *questions: Question | None) -> bool:
    """Whether every file that is asked about can be read, as far as it is there."""
    files = (_file(charter, target.kind) for each in questions if each for target in each.targets.values())
    return all(file is None or file.readable for file in files)


def _resolved(document: Document, steps: tuple[str, ...]) -> KeyPath:
    """Steps as keys of a document: an item of a list goes by its id there, or by its number."""
    value: Any = document.data
    key: KeyPath = ()
    for name in steps:
        step: str | int = name
        if isinstance(value, list):
            ids = [str(each.get("id")) if isinstance(each, dict) else None for each in value]
            if name in ids:
                step = ids.index(name)
            elif name.isdecimal() and len(name) < 6 and int(name) < len(value):
                step = int(name)
        key = (*key, step)
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
    return key


def _value(charter: Charter, target: Target) -> Any:
    document = _file(charter, target.kind)
    return document.get(*_resolved(document, target.steps)) if document else None


def _place(charter: Charter, target: Target) -> Place:
    """Where a value stands, or where it shows that there is none."""
    document = _file(charter, target.kind)
    if document is None:
        return replace(charter.document.opening(), key=(f"{target.kind}.md",))
    key = _resolved(document, target.steps)
    several = isinstance(document.get(*key), (dict, list))
    return document.key(*key) if several else document.at(*key)
