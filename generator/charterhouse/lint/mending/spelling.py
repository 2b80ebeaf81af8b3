"""text -> Duration: spellings that the format doesn't read, and that can mean one thing only.

`30days`, `30 Days`, `30-day`, `48h`, `2 wks.`, `ten days`, `thirty (30) days`. The list is closed: `1m` may be a
minute, `10 working days` has Saturdays in it for some, and a misspelt unit is a guess.
"""

from __future__ import annotations

import re

from ...terms import NUMBER_WORD, Duration, duration, in_figures

UNITS = {
    "hour": r"hours?|hrs?|h",
    "day": r"days?|d",
    "business day": r"business(?:\s*|-)days?|bds?",
    "week": r"weeks?|wks?|w",
    "month": r"months?|mths?|mos?",
    "quarter": r"quarters?|qtrs?",
    "year": r"years?|yrs?|y",
}
SPELT = re.compile(
    rf"(?:(?P<figures>[1-9][0-9]{{0,5}})(?:\s*|-)|(?P<words>{NUMBER_WORD})(?:\s*\((?P<beside>[0-9]{{1,6}})\))?(?:\s+|-))"
    rf"(?P<unit>{'|'.join(UNITS.values())})\.?",
    re.IGNORECASE,
)


def meant(text: str) -> Duration | None:
    """The duration that a spelling of ours or of everyday means, None where there may be two."""
    match = SPELT.fullmatch(text.strip())
    if match is None:
        return None
    number = int(match["figures"]) if match["figures"] else in_figures(match["words"])
    if not number or (match["beside"] and int(match["beside"]) != number):
        return None
    unit = next(name for name, spelt in UNITS.items() if re.fullmatch(spelt, match["unit"], re.IGNORECASE))
    return duration(str(Duration(number, unit)))
