"""The rules, a family a file, listed by hand."""

from ..rule import Rule
from . import (
    across,
    alignment,
    citations,
    committee,
    conflict,
    crowding,
    cure,
    dates,
    distribution,
    document,
    economics,
    equity,
    exit,
    fit,
    flexibility,
    governance,
    liveness,
    mentions,
    metrics,
    property,
    purpose,
    references,
    structure,
    terms,
    text,
    times,
    transparency,
    upkeep,
    value,
    versions,
    waivers,
    wording,
)

FAMILIES = (
    document, text, references, citations,
    fit, purpose, value, metrics,
    governance, committee, conflict, transparency, flexibility, cure, exit,
    economics, distribution, equity, property, alignment, upkeep, versions,
    wording, structure, terms, mentions, times, dates, across, crowding, waivers, liveness,
)  # fmt: skip
ALL: tuple[Rule, ...] = tuple(sorted((each for family in FAMILIES for each in family.RULES), key=lambda r: r.code))
BY_CODE = {each.code: each for each in ALL}
BY_NAME = {each.name: each for each in ALL}
