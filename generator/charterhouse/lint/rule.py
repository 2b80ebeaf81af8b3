"""What a rule is: one function with its metadata; its docstring is its page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from ..model import Charter, Flaw, Portfolio, Severity

Flaws = Iterable[Flaw]
Check = Callable[[Charter, Portfolio], Flaws]
Dimension = Literal["alignment", "transparency", "accountability", "governance", "value_delivery"]

ALIGNMENT: Dimension = "alignment"
TRANSPARENCY: Dimension = "transparency"
ACCOUNTABILITY: Dimension = "accountability"
GOVERNANCE: Dimension = "governance"
VALUE_DELIVERY: Dimension = "value_delivery"

SIMPLE = ("vendor", "referral")
"""Relationships for which a contract is enough."""
SIMPLE_FAMILIES = ("DOC", "REF", "CUR", "EXI", "TIM", "TRM")
"""What is checked of those: the document itself, cure, exit and dates, and the prose that states them."""
PILOT_FAMILIES = ("DOC", "REF", "CUR", "EXI", "TIM", "IPR")
"""What counts in full for a pilot: scope, end, graduation and intellectual property."""
ENDED_FAMILIES = ("DOC", "REF")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its metadata. `claim` is its message in one line, `reason` why, `bad` and `good` examples."""

    code: str
    name: str
    severity: Severity
    completeness: bool
    dimension: Dimension
    source: str
    yields_to: tuple[str, ...]
    check: Check
    only: tuple[str, ...] = ()
    """The relationships that the rule is about, where its family does not decide that."""
    across: bool = False
    """Whether the rule compares partnerships: it gets all of them, each with what `facts.py` keeps of it."""
    optional: bool = False
    """Whether the rule is run only where the configuration gives it a severity."""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def claim(self) -> str:
        """The first line of the page: what to do."""
        return self._page()[0]

    @property
    def reason(self) -> str:
        """Why, in the words of the sources."""
        return self._page()[1]

    @property
    def bad(self) -> str:
        """A change to a good charter that breaks the rule."""
        return self._page()[2]

    @property
    def good(self) -> str:
        """The same change made right."""
        return self._page()[3]

    @property
    def applies_to(self) -> tuple[str, ...]:
        """The relationships for which the rule runs."""
        if self.only:
            return self.only
        always = ("strategic", "joint-venture")
        pilot = ("pilot",) if self.family in PILOT_FAMILIES or not self.completeness else ()
        return (*always, *pilot, *(SIMPLE if self.family in SIMPLE_FAMILIES else ()))

    def weight(self, charter: Charter) -> Severity | None:
        """How much a finding weighs for a charter in its state and of its relationship; None where it is silent.

        Completeness is a warning in a draft and an error from in-review on. A pilot is governed lightly, a
        vendor not at all, an ended charter is only kept readable.
        """
        if charter.status == "ended" and self.family not in ENDED_FAMILIES:
            return None
        if charter.relationship not in self.applies_to and (self.only or charter.relationship in (*SIMPLE, "pilot")):
            return None
        if self.completeness:
            return "warning" if charter.status == "draft" else "error"
        full = self.family in PILOT_FAMILIES and not self.only
        if charter.relationship == "pilot" and not full and self.severity == "warning":
            return "info"
        return self.severity

    def silent_for(self, charter: Charter) -> bool:
        """Whether the rule would miss something, but not in a relationship of this kind.

        A vendor needs no tiers; so neither are the references into them that are missing said to be broken.
        """
        lighter = charter.relationship in (*SIMPLE, "pilot") and charter.relationship not in self.applies_to
        return self.completeness and lighter and charter.status != "ended"

    def _page(self) -> tuple[str, str, str, str]:
        text = inspect.cleandoc(self.check.__doc__ or "")
        head, _, examples = text.partition("\nBad:")
        claim, _, reason = head.partition("\n")
        bad, _, good = examples.partition("\nGood:")
        return claim, _folded(reason), inspect.cleandoc(bad), inspect.cleandoc(good)


def rule(
    code: str,
    name: str,
    severity: Severity = "error",
    *,
    dimension: Dimension,
    completeness: bool = False,
    source: str = "",
    yields_to: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    across: bool = False,
    optional: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function.

    `yields_to` names the rules that speak in its place where both see one cause, `only` the relationships that it
    is about where those of its family don't fit it. A rule `across` the portfolio gets of each charter only what
    `facts.py` keeps. One that is `optional` is off until the configuration gives it a severity.
    """

    def made(check: Check) -> Rule:
        return Rule(code, name, severity, completeness, dimension, source, yields_to, check, only, across, optional)

    return made


def below(_charter: Charter, _portfolio: Portfolio) -> Flaws:
    """For rules whose flaws are found while reading, below `lint`."""
    return ()


def _folded(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text).strip()
