"""Charter, what was found in it -> the accepted exceptions to what a reader may see, and to nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from ..model import Charter, Finding
from .grants import Withheld

STEP = re.compile(r"[.\[]")


def visible(
    charter: Charter, found: Iterable[Finding], held: Withheld, gone: Collection[tuple[str, int]], own: Collection[str]
) -> list[Any]:
    """The waivers that accept only what is visible.

    `found` are the findings in the partnership, `gone` the lines that are blank, by path, and `own` the rules of the
    organisation, by code and by name: those are nobody else's business. Where nothing says what a waiver is about, it
    is shown only where nothing is withheld.
    """
    whole = not (held.files or held.sections or held.articles or gone)
    accepted = [each for each in found if each.waiver is not None]
    shown = []
    for each in charter.document.items("waivers"):
        if not isinstance(each, dict):
            continue
        rule, at = str(each.get("rule")).casefold(), str(each.get("at") or "")
        about = [one for one in accepted if rule in (one.code.casefold(), one.name) and _covers(at, one.key or "")]
        told = about or _known(at, charter, held)
        if rule not in own and (whole or (told and _shown(at, held) and all(_seen(one, held, gone) for one in about))):
            shown.append(each)
    return shown


def _covers(at: str, key: str) -> bool:
    return not at or key == at or (key.startswith(at) and STEP.match(key, len(at)) is not None)


def _known(at: str, charter: Charter, held: Withheld) -> bool:
    """Whether a key is one of the constitution's that the reader may see."""
    first = STEP.split(at, maxsplit=1)[0]
    return first in charter.document.data and first not in held.sections


def _shown(at: str, held: Withheld) -> bool:
    first = STEP.split(at, maxsplit=1)[0]
    return first not in held.sections and first.removeprefix("#") not in held.articles


def _seen(finding: Finding, held: Withheld, gone: Collection[tuple[str, int]]) -> bool:
    """Whether a finding is about nothing that is withheld."""
    place = finding.place
    first = str(place.key[0]) if place.key else ""
    hidden = place.path in held.files or (place.path, place.line) in gone
    others = (each.place for each in finding.related)
    return not hidden and _shown(first, held) and all(each.path not in held.files and (
        not each.key or _shown(str(each.key[0]), held)) for each in others)  # fmt: skip
