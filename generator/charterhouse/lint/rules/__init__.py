"""The rules, a family a file, listed by hand."""

from ..rule import Rule
from . import (
    across,
    alignment,
    citations,
    committee,
    conflict,
    cure,
    document,
    economics,
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
    economics, property, alignment, upkeep, versions,
    wording, terms, mentions, times, across, waivers, liveness,
)  # fmt: skip
ALL: tuple[Rule, ...] = tuple(sorted((each for family in FAMILIES for each in family.RULES), key=lambda r: r.code))
BY_CODE = {each.code: each for each in ALL}
BY_NAME = {each.name: each for each in ALL}
