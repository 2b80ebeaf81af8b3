"""Facts made by hand, for the pages across partnerships: a portfolio of any size without a charter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, cast

from charterhouse.document import Place
from charterhouse.handbook.chapter import Chapter
from charterhouse.handbook.drawing import draw
from charterhouse.handbook.edition import Edition, Known
from charterhouse.handbook.facts import Due, Duty, Facts, Option, Party, Scores, Seat, Signature, Version, Waiver
from charterhouse.handbook.page import Addresses, Page
from charterhouse.handbook.register import Parties, People
from charterhouse.handbook.store import Store
from charterhouse.handbook.templates import environment
from charterhouse.lint.rulebook import BUILT_IN
from charterhouse.model import Finding, Severity

TODAY = date(2026, 11, 23)
TEMPLATES = environment()
CODES = frozenset(BUILT_IN.by_code)


def facts(key: str = "acme-bora", **changes: Any) -> Facts:
    """A ratified partnership of Acme and Bora; `changes` replace what is said otherwise."""
    said: dict[str, Any] = {
        "id": key, "title": f"{key}, a test", "name": key, "subtitle": "A test", "status": "ratified",
        "relationship": "strategic", "framing": "balanced", "vision": "To warm houses.", "version": "1.0.0",
        "since": "2026-01-01", "decided": "as agreed", "unsigned": [], "until": "2028-12-31",
        "until_words": "31 December 2028", "renewal": "", "exit_notice": "",
        "terms": [
            {"key": "exit.notice_period", "name": "To leave", "value": "90 days", "days": 90, "anchor": "exit"},
            {"key": "cure.period", "name": "To mend", "value": "30 days", "days": 30, "anchor": "cure"},
        ],
        "parties": [party("acme", "Acme"), party("bora", "Bora", letter="B")],
        "people": [], "duties": [], "due": [], "health": [], "audits": [], "waivers": [], "versions": [], "extra": {},
    }  # fmt: skip
    return cast("Facts", {**said, **changes})


def party(name: str, called: str, **changes: Any) -> Party:
    """A party that holds a veto and may leave."""
    said: dict[str, Any] = {
        "id": name, "name": called, "letter": "A", "size": 100, "contributes": ["pumps"], "seats": 1,
        "vetoes": ["sale of the name"], "leaves": "90 days’ notice", "bound_by": [], "options": [], "reward": "50%",
        "risk": "50%",
    }  # fmt: skip
    return cast("Party", {**said, **changes})


def option(effect: str, **changes: Any) -> Option:
    said: dict[str, Any] = {"id": "more", "direction": "more", "trigger": "100 houses", "effect": effect,
                            "expires": "2027-06-30", "anchor": "flexibility"}  # fmt: skip
    return cast("Option", {**said, **changes})


def seat(role: str, name: str, **changes: Any) -> Seat:
    said: dict[str, Any] = {"role": role, "party": role.partition(".")[0], "name": name, "title": "", "handle": "",
                            "deputy": "", "left": "", "tiers": ["strategic"]}  # fmt: skip
    return cast("Seat", {**said, **changes})


def duty(what: str, owner: str, due: str | None = None, **changes: Any) -> Duty:
    said: dict[str, Any] = {"kind": "milestone", "what": what, "owner": owner, "due": due, "done": False,
                            "anchor": "beside:milestones"}  # fmt: skip
    return cast("Duty", {**said, **changes})


def due(day: str, what: str, owner: str = "", **changes: Any) -> Due:
    said: dict[str, Any] = {"date": day, "what": what, "kind": "milestone", "owner": owner, "stays": True,
                            "anchor": "beside:milestones"}  # fmt: skip
    return cast("Due", {**said, **changes})


def scores(held: str, mean: float) -> Scores:
    return Scores(held=held, title="Review", by_party={"acme": {"trust": mean}}, mean=mean, anchor="beside:health")


def waiver(rule: str, until: str | None, **changes: Any) -> Waiver:
    said: dict[str, Any] = {"rule": rule, "at": "", "reason": "because", "by": "acme.sponsor", "person": "",
                            "until": until}  # fmt: skip
    return cast("Waiver", {**said, **changes})


def version(number: str, *roles: str) -> Version:
    signatures = [Signature(party=each.partition(".")[0], by=each, date="2026-01-01") for each in roles]
    return Version(version=number, agreed="2026-01-01", effective="", trigger="", summary="", signatures=signatures)


def finding(code: str, message: str, key: str | None = None, severity: Severity = "error") -> Finding:
    place = Place("charters/acme-bora/charter.md", 3, 1, 3, 9)
    return Finding(code, BUILT_IN.by_code[code].name, severity, message, place, "acme-bora", key, "governance", "0")


def edition(*portfolio: Facts, found: Mapping[str, Iterable[Finding]] | None = None) -> Edition:
    """An edition of them; `found` are the findings by partnership."""
    by_id = {name: tuple(own) for name, own in (found or {}).items()}
    known = tuple(
        Known(each, by_id.get(each["id"], ()), None, None, Chapter(each, (), {}, (), ()), "", f"{each['id']}.md")
        for each in portfolio
    )  # fmt: skip
    every = tuple(finding for own in by_id.values() for finding in own)
    return Edition(
        known, every, BUILT_IN.rules, TODAY, Addresses(), Path(), Store(Path()), Parties(portfolio),
        People(portfolio, TODAY), CODES,
    )  # fmt: skip


def drawn(pages: Iterable[Page]) -> dict[str, str]:
    """The pages as HTML, by folder."""
    return {page.folder: draw(page, TEMPLATES, Addresses(), CODES, None) for page in pages}


def words(html: str) -> str:
    """What a reader sees of a page, without pictures."""
    text = re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" ([,.:;])", r"\1", said)


def many(number: int) -> list[Facts]:
    """That many partnerships of one organisation, each with a partner, people and duties of its own and of all."""
    return [
        facts(
            f"acme-p{at}", name=f"Acme × P{at}",
            parties=[party("acme", "Acme"), party(f"p{at}", f"Partner {at}", vetoes=[] if at % 2 else ["a sale"])],
            people=[seat("acme.sponsor", "Ada Okafor", handle="@ada"), seat("acme.manager", ""),
                    seat(f"p{at}.sponsor", f"Person {at}")],
            duties=[duty(f"Task {each}", "acme.sponsor", "2026-10-01") for each in range(3)],
            due=[due("2026-10-01", "Task", "acme.sponsor"), due("2027-01-01", "Next", f"p{at}.sponsor")],
            waivers=[waiver("GOV106", "2026-01-01"), waiver("GOV101", "2027-01-01")],
            versions=[version("1.0.0", "acme.sponsor")],
        )
        for at in range(number)
    ]  # fmt: skip
