"""Plan -> its milestones: what is done, open or overdue on the day of the edition, as a picture and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...model import Charter
from ...quote import FILTERS, written_date
from ...terms import day
from ..wording import counted, holder, listed, person, plain
from .milestone_line import Line, Post, narrow, wide

DISTANT = 25 * 366
"""In days: what is further away than this would press all the others into one spot, and is not drawn."""
STATES = ("done", "open", "overdue")
SPELT = 12
"""How many milestones the words of the picture name one by one."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone. `state` is done, open or overdue on the day of the edition, `said` the same in full."""

    number: int
    anchor: str
    name: str
    kind: str
    due: date | None
    due_words: str
    target: str
    baseline: str
    owner: str
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Milestones:
    """The picture: every milestone for the table, its words, and both drawings; None where no day can be drawn."""

    items: tuple[Milestone, ...]
    as_of: date
    as_of_words: str
    states: tuple[str, ...]
    description: str
    left_out: str
    wide: Line | None
    narrow: Line | None


def milestones(charter: Charter, as_of: date) -> Milestones | None:
    """The milestones of a charter's plan by their day, numbered; None where it has none."""
    found = [each for each in charter.plan.items("milestones") if isinstance(each, dict)] if charter.plan else []
    if not found:
        return None
    found.sort(key=lambda each: (day(each.get("due")) is None, day(each.get("due")) or date.min))
    anchors: set[str] = set()
    items = tuple(_milestone(charter, each, at, as_of, anchors) for at, each in enumerate(found, 1))
    drawn = [each for each in items if each.due and abs((each.due - as_of).days) <= DISTANT]
    posts = [Post(each.number, each.name, each.due, each.state, _on_a_post(each)) for each in drawn if each.due]
    return Milestones(
        items=items,
        as_of=as_of,
        as_of_words=_short(as_of),
        states=tuple(state for state in STATES if any(each.state == state for each in items)),
        description=_description(items, as_of),
        left_out=_left_out([each for each in items if each not in drawn]) if drawn else "",
        wide=wide(posts, as_of, f"as of {_short(as_of)}") if drawn else None,
        narrow=narrow(posts, as_of, f"as of {_short(as_of)}") if drawn else None,
    )


def _milestone(charter: Charter, given: dict[str, Any], number: int, as_of: date, anchors: set[str]) -> Milestone:
    due, done, owner = day(given.get("due")), given.get("done"), str(given.get("owner") or "")
    state = "done" if done else "overdue" if due and due < as_of else "open"
    anchor = f"milestone:{given['id']}" if given.get("id") else ""
    if anchor in anchors or any(each.isspace() for each in anchor):
        anchor = ""
    anchors.add(anchor)
    return Milestone(
        number=number,
        anchor=anchor,
        name=_capital(plain(given.get("id") or given.get("target") or "No name")),
        kind=str(given.get("kind") or ""),
        due=due,
        due_words=written_date(due) if due else "no date",
        target=_quantity(given.get("target")),
        baseline=_quantity(given.get("baseline")),
        owner=(person(charter, owner) or holder(charter, owner)) if owner else "–",
        state=state,
        said=_said(due, day(done), state, as_of),
    )


def _said(due: date | None, done: date | None, state: str, as_of: date) -> str:
    """`done 15 December 2025, 17 days late`; `overdue by 1 day as of 25 Nov 2026`; `open`."""
    if state == "overdue" and due:
        return f"overdue by {counted((as_of - due).days, 'day')} as of {_short(as_of)}"
    if not done:
        return state
    late = (done - due).days if due else 0
    how = f", {counted(abs(late), 'day')} {'late' if late > 0 else 'early'}" if late else ", on the day" if due else ""
    return f"done {written_date(done)}{how}"


def _on_a_post(item: Milestone) -> str:
    """What stands beneath a name in the picture: its day, and how it stands."""
    return f"{_short(item.due)} · {item.state}" if item.due else item.state


def _description(items: tuple[Milestone, ...], as_of: date) -> str:
    counts = [(state, sum(each.state == state for each in items)) for state in STATES]
    said = listed(f"{number} {state}" for state, number in counts if number)
    summary = f"{counted(len(items), 'milestone')} as of {written_date(as_of)}: {said}."
    if len(items) > SPELT:
        return f"{summary} The table has every one."
    each_one = (f"{each.number} {each.name}, {'due ' if each.due else ''}{each.due_words}, {each.said}"
                for each in items)  # fmt: skip
    return f"{summary} {'; '.join(each_one)}."


def _left_out(items: list[Milestone]) -> str:
    """Which milestones are in the table alone, and why."""
    undated = [f"{each.number} {each.name}" for each in items if not each.due]
    distant = [f"{each.number} {each.name}, {each.due_words}" for each in items if each.due]
    said = [f"without a date: {listed(undated)}"] if undated else []
    said += [f"too far away to be drawn to scale: {'; '.join(distant)}"] if distant else []
    return f"Not on the line, {'; '.join(said)}." if said else ""


def _quantity(value: object) -> str:
    return "–" if value in (None, "") else str(value)


def _short(when: date) -> str:
    return FILTERS["short"](when.isoformat())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
