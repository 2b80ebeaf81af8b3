"""Document -> Schedule: every term of the frontmatter, numbered and in words, so that what binds is in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..markdown import ARTICLES
from ..model import Charter
from .contract import Contract
from .wording import holder, label, party, plain, words

RECORD = ("kind", "schema", "id", "title", "version", "language", "status", "versions", "ratification", "waivers",
          "ended", "audience", "audiences")  # fmt: skip
"""The record, and what the page's head says."""
BELONGS = {
    "fit": "purpose",
    "value": "purpose",
    "conflict": "problem-solving",
    "problem_solving": "problem-solving",
    "accountability": "governance",
    "exclusivity": "exit",
    "term": "exit",
    "ip": "intellectual-property",
}
"""The sections that belong to an article of another name; those without any belong to the upkeep."""
TOKENS = ("decides", "kind", "triggers", "satisfies", "on_failure", "survives", "dimension", "escalates_to", "by",
          "measured_by", "id", "see", "renewal", "framing", "relationship", "after", "graduates_on")  # fmt: skip
"""Keys whose values are ids: hyphens in them are spaces."""


SPEAKING = ("exit", "cure", "purpose", "governance", "flexibility", "transparency", "upkeep", "parties",
            "problem_solving", "ip", "conflict", "value", "accountability")  # fmt: skip
"""The sections whose keys say enough by themselves: `Term: until`, but `Notice period`."""
SHORT = 40
"""The length below which the things in a list are set in a line instead of one below the other."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value to be set: `text`, a `list` of values, `facts` (label, value), or a `table` of rows of values."""

    kind: Literal["text", "list", "facts", "table"]
    text: str = ""
    items: tuple[Value, ...] = ()
    facts: tuple[tuple[str, Value], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A numbered line of the schedule."""

    number: str
    anchor: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Group:
    """The terms that belong to one article; `anchor` is empty where the text has no such article."""

    number: str
    title: str
    article: str
    anchor: str
    terms: tuple[Term, ...]


def schedule(charter: Charter, contract: Contract) -> tuple[Group, ...]:
    """All terms of a charter by article, in the order of the constitution."""
    there = {article.anchor: article for article in contract.articles}
    order = [*there, *(each for each in ARTICLES if each not in there)]
    sections: dict[str, list[str]] = {anchor: [] for anchor in order}
    for key in charter.document.data:
        if key not in RECORD:
            sections[home(key, there)].append(key)
    groups: list[Group] = []
    for anchor in order:
        if not sections[anchor]:
            continue
        number = f"S{len(groups) + 1}"
        found = [each for key in sections[anchor] for each in _terms(charter, key)]
        terms = tuple(Term(f"{number}.{at}", _anchor(*key), name, value)
                      for at, (key, name, value) in enumerate(found, 1))  # fmt: skip
        article = there.get(anchor)
        title = article.title if article else ARTICLES.get(anchor, label(anchor))
        groups.append(Group(number, title, article.number if article else "", anchor if article else "", terms))
    return tuple(groups)


def home(key: str, there: dict[str, Any]) -> str:
    """The article that a section of the frontmatter belongs to."""
    named = key.replace("_", "-")
    if key in BELONGS:
        return BELONGS[key]
    return named if named in there or named in ARTICLES else "upkeep"


def _terms(charter: Charter, key: str) -> list[tuple[tuple[str, ...], str, Value]]:
    value = charter.document.get(key)
    if key == "definitions" or not isinstance(value, dict) or not value:
        return [((key,), label(key), shown(charter, key, value))]
    own = "" if key in SPEAKING else f"{label(key)}: "
    found: list[tuple[tuple[str, ...], str, Value]] = []
    for inner, each in value.items():
        if (key, inner) == ("exit", "notice"):  # a record: it changes without a new version
            continue
        if (key, inner) == ("governance", "tiers") and isinstance(each, dict):
            found += [
                ((key, inner, tier), f"{label(tier)} tier", shown(charter, tier, of)) for tier, of in each.items()
            ]
            continue
        name = party(charter, inner) if inner in charter.parties else label(inner)
        named = name if not own or inner in charter.parties else own + name[:1].lower() + name[1:]
        found.append(((key, inner), named, shown(charter, inner, each)))
    return found


def shown(charter: Charter, key: str, value: Any) -> Value:
    """A value of the frontmatter as it is to be set."""
    if isinstance(value, dict) and value:
        if key == "definitions":
            return Value("facts", facts=tuple((str(term), Value("text", str(said))) for term, said in value.items()))
        facts = tuple((_name(charter, inner), shown(charter, inner, each)) for inner, each in value.items())
        if set(value) <= set(charter.parties) and all(_short(each) for _, each in facts):
            return Value("text", ", ".join(f"{name} {each.text}" for name, each in facts))
        return Value("facts", facts=facts)
    if isinstance(value, list):
        if value and all(isinstance(each, dict) for each in value):
            return _table(charter, value)
        items = tuple(shown(charter, key, each) for each in value)
        if all(_short(each) for each in items):
            return Value("text", ", ".join(each.text for each in items))
        return Value("list", items=items)
    if key == "for_convenience" and isinstance(value, bool):
        return Value("text", "either party" if value else "neither party")
    return Value("text", _spoken(charter, key, value))


def _spoken(charter: Charter, key: str, value: Any) -> str:
    """A single value, by what its key says about it."""
    text = str(value) if value not in (None, {}) else "none"
    if key == "escalates_to" and text == "conflict":
        return "the conflict ladder"
    if key in ("escalates_to", "by") and text in charter.document.section("governance", "tiers"):
        return f"the {text} tier"
    spelt = holder(charter, text)
    if spelt != text or key not in TOKENS or text in charter.parties:
        return words(charter, value) if spelt == text else spelt
    return plain(text)


def _short(value: Value) -> bool:
    return value.kind == "text" and len(value.text) < SHORT and "," not in value.text


def _table(charter: Charter, rows: list[dict[str, Any]]) -> Value:
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    cells = tuple(
        tuple(shown(charter, key, row[key]) if key in row else Value("text", "–") for key in columns) for row in rows
    )
    return Value("table", columns=tuple(_name(charter, key) for key in columns), rows=cells)


def _name(charter: Charter, key: str) -> str:
    return party(charter, key) if key in charter.parties else label(str(key))


def _anchor(*key: str) -> str:
    return "schedule:" + ".".join(key)
