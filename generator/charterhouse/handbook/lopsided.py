"""Facts -> sentences on where a partnership is lopsided: only what is plain to see, and nothing of a mere contract."""

from __future__ import annotations

from collections.abc import Iterator

from ..lint.rule import SIMPLE
from ..terms import share
from .facts import Facts, Party
from .wording import counted, listed

POINTS = 20
"""By how much a share of the risk exceeds that of the reward before it is said."""
STAYS = ("for cause only", "not agreed")


def lopsided(facts: Facts) -> tuple[str, ...]:
    """What one side has and the other lacks, a sentence each."""
    parties = facts["parties"]
    if facts["relationship"] in SIMPLE or facts["status"] == "exiting" or len(parties) < 2:
        return ()
    return tuple(f"{each[:1].upper()}{each[1:]}." for each in _said(parties))


def _said(parties: list[Party]) -> Iterator[str]:
    holding = [each for each in parties if each["vetoes"]]
    without = [each["name"] for each in parties if not each["vetoes"]]
    if holding and without:
        held = listed(f"{each['name']} holds {counted(len(each['vetoes']), 'veto', 'vetoes')}" for each in holding)
        yield f"{held}, {listed(without)} none"
    leaving = [each["name"] for each in parties if may_leave(each)]
    if leaving and len(leaving) < len(parties):
        yield f"only {listed(leaving)} may leave without a reason"
    bound = [each["name"] for each in parties if each["bound_by"]]
    if bound and len(bound) < len(parties):
        yield f"exclusivity binds only {listed(bound)}"
    for each in parties:
        reward, risk = share(each["reward"]), share(each["risk"])
        if reward is not None and risk is not None and risk - reward >= POINTS:
            yield f"{each['name']} carries {each['risk']} of the risk for {each['reward']} of the reward"


def may_leave(party: Party) -> bool:
    """Whether a party may leave without a reason."""
    return bool(party["leaves"]) and not party["leaves"].startswith(STAYS)
