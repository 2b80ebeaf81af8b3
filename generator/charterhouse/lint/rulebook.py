"""Settings -> Rulebook: the rules of charterhouse, of installed packages, and of the organisation itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from ..config import wrong
from ..model import Settings
from . import installed
from .ignores import Ignores
from .rule import Rule
from .rules import ALL
from .thresholds import objection


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules that count for a handbook, sorted by code, how to find one, and where which are left out.

    `identity` changes with the installed packages that rules come from: what was found with others is void.
    """

    rules: tuple[Rule, ...]
    by_code: dict[str, Rule]
    by_name: dict[str, Rule]
    identity: str = ""
    ignores: Ignores | None = None

    @classmethod
    def of(cls, rules: Iterable[Rule], identity: str = "") -> Self:
        """A rulebook of rules whose codes and names differ."""
        known = tuple(sorted(rules, key=lambda rule: rule.code))
        return cls(known, {rule.code: rule for rule in known}, {rule.name: rule for rule in known}, identity)

    def find(self, name: str) -> Rule | None:
        """The rule of a code or name; capitals don't count."""
        return self.by_code.get(name.upper()) or self.by_name.get(name.lower())

    def chosen(self, name: str) -> frozenset[str]:
        """The codes of the rules that a code, a name or a family stands for; none where there is no such rule."""
        one = self.find(name)
        if one:
            return frozenset({one.code})
        return frozenset(rule.code for rule in self.rules if rule.family == name.upper())

    def suggestion(self, name: str) -> str:
        """`; did you mean …?` where a rule has a name or code like this one, else nothing."""
        near = get_close_matches(name.upper()[:100], self.by_code, 1) or get_close_matches(name[:100], self.by_name, 1)
        return f"; did you mean {near[0]}?" if near else ""

    def left_out(self, code: str, path: str) -> bool:
        """Whether the organisation leaves a rule out in a file."""
        return self.ignores is not None and code in self.ignores.at(path)


BUILT_IN = Rulebook.of(ALL)


def rulebook(settings: Settings, top: Path) -> Rulebook:
    """The rules that count with some settings. `top` is the folder that the paths of files are relative to.

    Raises ConfigurationError where an organisation's own rule is wrong or has the code of another, where an installed
    package offers what is no rule, and where the settings are about a rule that there isn't.
    """
    rules = dict(BUILT_IN.by_code)
    names = set(BUILT_IN.by_name)
    beside, identity = installed.rules()
    for rule, entry in beside:
        if rule.code in rules or rule.name in names:
            raise installed.taken(rule, entry)
        rules[rule.code] = rule
        names.add(rule.name)
    for number, rule in enumerate(_own(settings)):
        for key, known in (("code", rules), ("name", names)):
            word = getattr(rule, key)
            if word in known:
                said = f"rule[{number}].{key}: {word} is another rule's; choose a {key} of your own"
                raise wrong(settings, ("rule", number, key), said)
        rules[rule.code] = rule
        names.add(rule.name)
    book = BUILT_IN if len(rules) == len(ALL) else Rulebook.of(rules.values(), identity)
    for name in settings.rules:
        _check(settings, name, book)
    if settings.ignores:
        book = replace(book, ignores=Ignores(settings, top, book.chosen, book.suggestion))
    return book


def _check(settings: Settings, name: str, book: Rulebook) -> None:
    """Raise ConfigurationError where the settings of a rule have no effect."""
    rule = book.by_code.get(name) or book.by_name.get(name)
    if rule is None:
        hint = book.suggestion(name) or "; charterhouse explain lists the rules"
        raise wrong(settings, ("rules", name), f"rules.{name}: there is no such rule{hint}")
    for key, value in settings.rules[name].items():
        trouble = objection(rule, key, value)
        if trouble:
            raise wrong(settings, ("rules", name, key), f"rules.{name}.{key}: {trouble}")


def _own(settings: Settings) -> Iterator[Rule]:
    if settings.own:
        from .own_rules import own_rule  # noqa: PLC0415 (it needs the schemas, and most handbooks have no such rule)

        yield from (own_rule(settings, number) for number in range(len(settings.own)))
