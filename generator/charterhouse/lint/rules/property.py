"""IPR: who owns what, before and after."""

from __future__ import annotations

import re

from ...model import Charter, Flaw, Portfolio
from ..absence import gap
from ..language import english
from ..rule import GOVERNANCE, Flaws, rule

UNLIMITED = re.compile(
    r"\b(?:unlimited|unrestricted|freely)\b|\b(?:without (?:any )?|no )(?:limit|limitation|restriction)s?\b",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"\b(?:only|not?(?! limit| restrict)|never|none|nor|consent|approval|permission|except|unless|save|within)\b",
    re.IGNORECASE,
)
"""Words of a limit: where one stands, what else is free is something else."""


@rule("IPR101", "no-prior-ip", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7")
def no_prior_ip(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say that what a party brings with it stays its own.

    Pre-existing intellectual property should remain with its original owner. Unsaid, every improvement to it
    raises the question whose it has become.

    Bad:  ip.prior is absent
    Good: ip.prior = stays with the party that brought it
    """
    yield from _missing(charter, "prior", "what becomes of the parties' prior intellectual property is not said")


@rule("IPR102", "no-joint-ip", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7")
def no_joint_ip(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say who may use what is made together, and for what.

    What is created jointly should be clearly defined; commonly each partner is licensed to use it in its own
    business. It is easiest to agree while nobody knows who will have made more of it.

    Bad:  ip.joint is absent
    Good: ip.joint = each party may use the plan and its software for its own business
    """
    yield from _missing(charter, "joint", "who may use jointly made intellectual property is not said")


@rule("IPR103", "sublicensing-without-limit", "warning", dimension=GOVERNANCE, source="deal-mistakes §7",
      yields_to=("DOC117", "DOC118"))  # fmt: skip
def sublicensing_without_limit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Limit the sublicensing of joint intellectual property to third parties.

    A licence for one's own business is fair to both. One that may be passed on freely hands the joint work to
    anybody, a partner's competitor included.

    Bad:  ip.sublicensing is absent
    Good: ip.sublicensing = only to companies of a party's own group
    """
    yield from _missing(charter, "sublicensing", "nothing limits the sublicensing of what was made together")
    said = charter.document.get("ip", "sublicensing")
    if isinstance(said, str) and english(charter) and UNLIMITED.search(said) and not LIMITED.search(said):
        yield Flaw(charter.document.at("ip", "sublicensing"), "sublicensing is allowed, and nothing limits it")


RULES = (
    no_prior_ip,
    no_joint_ip,
    sublicensing_without_limit,
)


def _missing(charter: Charter, key: str, words: str) -> Flaws:
    if key not in charter.document.section("ip"):
        yield Flaw(gap(charter.document, "ip", key), words)
