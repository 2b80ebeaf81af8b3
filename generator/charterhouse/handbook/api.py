"""Facts, findings, rules -> the same for machines: the JSON files at `/api/`, as `schema/api-*.json` describe them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..lint.rule import Rule
from ..report.encoding import LONE
from ..report.json import rules as as_explained
from .attention import Concern, concern, next_due, overdue
from .facts import Facts, Found, term
from .page import Addresses
from .register import Parties, People

VERSION = 1
SEVERITIES = ("error", "warning", "info")
LISTS = {
    "partnerships": "Every partnership in short, each with the address of all that is known of it.",
    "parties": "Every party with its partnerships.",
    "people": "Everybody who fills a seat, with the seats.",
    "waivers": "Every accepted exception to a rule.",
    "rules": "Every rule with its number of findings.",
}
"""What is found in each list, `api/partnerships.json` and so on."""


class Portfolio(NamedTuple):
    """What is published: each partnership with its findings, those that count and the gravest first."""

    site_name: str
    as_of: date
    addresses: Addresses
    partnerships: Iterable[tuple[Facts, Sequence[Found]]]
    rules: Sequence[Rule]


def files(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Every file of the API, its address on the site and its text: each partnership, then the lists, then the index."""
    every: list[Facts] = []
    shorts: list[dict[str, Any]] = []
    codes: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    for facts, findings in portfolio.partnerships:
        every.append(facts)
        shorts.append(_short(facts, findings, portfolio))
        codes.update(each["code"] for each in findings)
        severities.update(each["severity"] for each in findings)
        told = {key: shorts[-1][key] for key in ("page", "next_due", "concern")}
        whole = {**told, "partnership": facts, "findings": list(findings)}
        yield f"api/partnerships/{facts['id']}.json", _json(portfolio, whole)
    lists = {
        "partnerships": shorts,
        "parties": _parties(Parties(every), portfolio),
        "people": _people(People(every, portfolio.as_of), portfolio),
        "waivers": _waivers(every, portfolio),
        "rules": _rules(codes, portfolio),
    }
    for name, items in lists.items():
        yield f"api/{name}.json", _json(portfolio, {name: items})
    counts = {
        **{name: len(items) for name, items in lists.items()},
        "in_force": sum(_in_force(each) for each in every),
        "needing_somebody": sum(each["concern"] is not None for each in shorts),
        "findings": {f"{each}s": severities[each] for each in SEVERITIES},
    }
    known = [{"url": f"api/{name}.json", "description": words} for name, words in LISTS.items()]
    yield "api/handbook.json", _json(portfolio, {"site_name": portfolio.site_name, "counts": counts, "lists": known})


def _short(facts: Facts, findings: Sequence[Found], portfolio: Portfolio) -> dict[str, Any]:
    counts = Counter(each["severity"] for each in findings)
    health = facts["health"][-1] if facts["health"] else None
    notice, cure = term(facts, "exit.notice_period"), term(facts, "cure.period")
    return {
        "id": facts["id"],
        "name": facts["name"],
        "subtitle": facts["subtitle"],
        "status": facts["status"],
        "parties": [{"id": each["id"], "name": each["name"]} for each in facts["parties"]],
        "relationship": facts["relationship"],
        "framing": facts["framing"],
        "since": facts["since"],
        "until": facts["until"],
        "notice": notice and notice["value"],
        "cure": cure and cure["value"],
        "next_due": next_due(facts, portfolio.as_of),
        "overdue": len(overdue(facts, portfolio.as_of)),
        "health": {"held": health["held"], "mean": health["mean"]} if health else None,
        "findings": {f"{each}s": counts[each] for each in SEVERITIES},
        "concern": _needs(concern(facts, findings, portfolio.as_of)),
        "url": f"api/partnerships/{facts['id']}.json",
        "page": _page(facts["id"], portfolio),
    }


def _needs(needs: Concern | None) -> dict[str, str] | None:
    return {"tone": needs.tone, "title": needs.title, "why": needs.why, "anchor": needs.anchor} if needs else None


def _parties(parties: Parties, portfolio: Portfolio) -> list[dict[str, Any]]:
    return [
        {
            "id": member.slug,
            "name": member.name,
            "page": _page(member.folder, portfolio),
            "partnerships": [{"id": facts["id"], "status": facts["status"], "party": party["id"],
                              "in_force": _in_force(facts)} for facts, party in member.sides],
        }
        for member in parties.all
    ]  # fmt: skip


def _people(people: People, portfolio: Portfolio) -> list[dict[str, Any]]:
    return [
        {
            "name": person.name,
            "handle": person.handle,
            "page": f"{_page(person.folder, portfolio)}#{person.anchor}",
            "seats": [{"partnership": facts["id"], "role": seat["role"], "title": seat["title"], "left": seat["left"],
                       "tiers": seat["tiers"]} for facts, seat in person.seats],
        }
        for person in people.all
    ]  # fmt: skip


def _waivers(every: Iterable[Facts], portfolio: Portfolio) -> list[dict[str, Any]]:
    today = portfolio.as_of.isoformat()
    return [{"partnership": facts["id"], **each, "out_of_date": (each["until"] or today) < today}
            for facts in every for each in facts["waivers"]]  # fmt: skip


def _rules(codes: Counter[str], portfolio: Portfolio) -> list[dict[str, Any]]:
    """As `explain` prints them, with the number of findings that count."""
    return [{**each, "findings": codes[each["code"]]} for each in json.loads(as_explained(portfolio.rules))["rules"]]


def _in_force(facts: Facts) -> bool:
    return facts["since"] is not None and facts["status"] != "ended"


def _page(folder: str, portfolio: Portfolio) -> str:
    return portfolio.addresses.between("", folder)


def _json(portfolio: Portfolio, content: dict[str, Any]) -> str:
    """One line, the same for the same facts; half a surrogate pair, which strict readers refuse, is spelt out."""
    whole = {"version": VERSION, "as_of": portfolio.as_of.isoformat(), **content}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # seldom, and looking for it takes longer than this
        text = LONE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text)
    return f"{text}\n"
