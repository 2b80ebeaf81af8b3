"""Which bounds each rule reads from `charterhouse.toml`: one that its rule doesn't read would be set in vain."""

from __future__ import annotations

from ..terms import duration
from .rule import Rule
from .rules import BY_CODE

LENGTH, NUMBER, WORDS = "a duration such as '60 days'", "a number", "a list of words"
LISTS = dict.fromkeys(("words", "more_words", "fewer_words"), WORDS)
THRESHOLDS: dict[str, dict[str, str]] = {
    "ALI103": {"days": NUMBER},
    "ALI104": {"ratio": NUMBER},
    "CON101": {"count": NUMBER},
    "CUR102": {"minimum": LENGTH, "maximum": LENGTH},
    "ECO102": LISTS,
    "ECO104": {"points": NUMBER},
    "ECO105": {"ratio": NUMBER},
    "ECO108": {"days": NUMBER},
    "EXI102": {"minimum": LENGTH, "maximum": LENGTH},
    "EXI106": {"minimum": LENGTH, "maximum": LENGTH},
    "FIT105": {"hours": NUMBER},
    "GOV103": dict.fromkeys(("strategic", "operational", "tactical"), LENGTH),
    "GOV108": {"size": NUMBER},
    "MET104": {"maximum": NUMBER},
    "PRT102": {"count": NUMBER},
    "PRT103": {"count": NUMBER},
    "PUR108": {"days": NUMBER},
    "STY101": LISTS,
    "STY102": {"words": NUMBER, "units": NUMBER},
    "STY103": LISTS,
    "STY104": LISTS,
    "STY106": {"words": NUMBER},
    "TRA103": {"maximum": LENGTH},
    "TRA106": LISTS,
    "UPK104": dict.fromkeys(("operational_review", "alignment_session", "annual_workshop"), LENGTH),
}
"""By code: the bounds that a rule reads, and what each must be."""


UNREADABLE = ("DOC101", "DOC102", "DOC103", "DOC113", "DOC115")
"""What is said of a file of which nothing else can be said."""


def objection(rule: Rule, key: str, value: object) -> str | None:
    """Why a bound has no effect on a rule, or None where it has; a rule of another hand may read whatever it likes."""
    if BY_CODE.get(rule.code) is not rule:
        return None
    if key == "severity":
        if rule.code not in UNREADABLE or value != "off":
            return None
        return f"{rule.code} can't be off: a file that can't be read would count as one without faults"
    known = THRESHOLDS.get(rule.code, {})
    if key not in known:
        reads = f"; it reads {' and '.join(known)}" if known else " and no other"
        return f"{rule.code} has no bound {key}{reads}"
    fits = {
        LENGTH: duration(value) is not None,
        NUMBER: isinstance(value, (int, float)) and not isinstance(value, bool),
        WORDS: isinstance(value, list),
    }
    return None if fits[known[key]] else f"{value!r} is not {known[key]}"
