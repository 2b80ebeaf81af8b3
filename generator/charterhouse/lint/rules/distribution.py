"""ECO, the shares: a fair part of the risk and of the reward."""

from __future__ import annotations

from itertools import pairwise

from ...document import Document, KeyPath
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import share
from ..absence import gap
from ..rule import VALUE_DELIVERY, Flaws, rule
from ..shares import shares, shown, sizes, tiers, total

SPLITS: tuple[KeyPath, ...] = (("shares", "reward"), ("shares", "risk"), ("equity", "split"))
REWARD, RISK = ("shares", "reward"), ("shares", "risk")
MOST_POINTS = 30
MOST_RATIO = 10


@rule("ECO103", "shares-do-not-add-up", dimension=VALUE_DELIVERY, source="deal-mistakes §4",
      yields_to=("REF104",))  # fmt: skip
def shares_do_not_add_up(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let the shares of each split add up to 100 %.

    What is missing belongs to nobody, and what is too much is promised twice.

    Bad:  in economics.md, shares.risk.mills = 45%
    Good: in economics.md, shares.risk = {harbour: 55%, mills: 45%}
    """
    document = charter.economics
    if document is None:
        return
    for path in (*SPLITS, *(("tiers", at) for at in range(len(document.items("tiers"))))):
        written = shares(document, *path)
        whole = total(written.values()) if written else 100
        if written and whole != 100:
            reads = tuple(document.at(*path, party) for party in (*written, *charter.parties))
            words = f"the shares of {_named(document, path)} add up to {shown(whole)}, not to 100%"
            yield Flaw(document.key(*path), words, reads=reads)
    vested = [share(step.get("share")) for step in document.items("equity", "vesting") if isinstance(step, dict)]
    whole = total(each for each in vested if each)
    if whole > 100:
        words = f"the shares of the vesting add up to {shown(whole)}, over 100%"
        yield Flaw(document.key("equity", "vesting"), words)


@rule("ECO104", "winner-takes-most", "warning", dimension=VALUE_DELIVERY, source="deal-mistakes §4",
      yields_to=("ECO103", "REF104"))  # fmt: skip
def winner_takes_most(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each party a share of the reward that matches its share of the risk.

    Where one captures most of the upside while the other bears most of the risk, the other eventually sees that
    the partnership doesn't pay, and disengages or asks for a new deal. Thirty points apart is too far.

    Bad:  in economics.md, shares.reward = {harbour: 25%, mills: 75%}
    Good: in economics.md, shares.reward = {harbour: 35%, mills: 65%}
    """
    document = charter.economics
    if document is None:
        return
    reward, risk = shares(document, *REWARD), shares(document, *RISK)
    if not reward or not risk or not set(reward) | set(risk) <= set(charter.parties):
        return
    points = portfolio.settings.of("ECO104", "winner-takes-most").get("points", MOST_POINTS)
    winner = max(reward, key=lambda party: reward[party] - risk.get(party, 0))
    borne = risk.get(winner, 0)
    if total((reward[winner], -borne)) >= points:
        words = f"{winner} takes {shown(reward[winner])} of the reward and bears {shown(borne)} of the risk"
        related = (Related(document.at(*RISK, winner), "its share of the risk"),)
        yield Flaw(document.at(*REWARD, winner), words, related)


@rule("ECO105", "flat-split", "warning", dimension=VALUE_DELIVERY, source="deal-mistakes §4",
      yields_to=("ECO103",))  # fmt: skip
def flat_split(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Between very unequal parties, let the split change in tiers as the partnership matures.

    A start-up accepts what a company more than ten times its size dictates, because it needs the distribution,
    and leaves when it sees that this won't change. Tiers in which the smaller share grows keep it.

    Bad:  economics.md has one split for ever, and mills has 30 people
    Good: economics.md has one split for ever, and mills has 34 people
    """
    document, people = charter.economics, sizes(charter)
    reward = shares(document, *REWARD) if document else None
    if document is None or not reward or len(people) < 2:
        return
    smallest, largest = next(iter(people)), list(people)[-1]
    ratio = portfolio.settings.of("ECO105", "flat-split").get("ratio", MOST_RATIO)
    steps = [shares(document, "tiers", at) for at in range(len(document.items("tiers")))]
    flat = all(steps) and all(each == steps[0] for each in steps)
    if flat and people[largest] > ratio * people[smallest]:
        words = (
            f"the split never changes between {smallest} with {people[smallest]} people and {largest} with"
            f" {people[largest]}: tiers are advised"
        )
        related = tuple(Related(charter.document.at("parties", each, "size"), "size") for each in (smallest, largest))
        yield Flaw(gap(document, "tiers"), words, related, reads=(document.at(*REWARD),))


@rule("ECO109", "tiers-against-the-smaller", "warning", dimension=VALUE_DELIVERY, source="deal-mistakes §4",
      yields_to=("ECO103", "REF104"))  # fmt: skip
def tiers_against_the_smaller(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let tiers move towards the smaller party as the partnership matures, not against it.

    At the start the larger side gives reach and credit, and later on demand is of both sides' making. Tiers are
    fair where the smaller party's share increases with it; where it falls, success makes the smaller side poorer.

    Bad:  in economics.md, tiers.1 = {from: 5000 hours saved, harbour: 60%, mills: 40%}
    Good: in economics.md, tiers.1 = {from: 5000 hours saved, harbour: 40%, mills: 60%}
    """
    document, people = charter.economics, list(sizes(charter).items())
    if document is None or len(people) < 2 or people[0][1] == people[1][1]:
        return
    party = people[0][0]
    steps = [(path, each[party]) for path, each in tiers(document) if party in each]
    for (before, more), (path, less) in pairwise(steps):
        if less < more:
            since = document.get(*path, "from")
            words = f"the share of {party}, the smaller party, falls from {shown(more)} to {shown(less)}"
            related = (
                Related(document.at(*before, party), "the tier before"),
                Related(charter.document.at("parties", party, "size"), "the smaller party"),
            )
            yield Flaw(document.at(*path, party), f"{words} from {since} on" if since is not None else words, related)
            return


RULES = (
    shares_do_not_add_up,
    winner_takes_most,
    flat_split,
    tiers_against_the_smaller,
)


def _named(document: Document, path: KeyPath) -> str:
    """What a split is called in a sentence."""
    if path[0] == "tiers":
        start = document.get(*path, "from")
        return f"the tier from {start}" if start is not None else f"tier {int(path[1]) + 1}"
    return {"reward": "reward", "risk": "risk", "split": "equity"}[str(path[-1])]
