"""Number, clause -> term: which term of an article a number in a sentence measures, if it is certain."""

from __future__ import annotations

import re

from ..quantities import Quantity
from .cues import Term

FARTHEST = 80
"""Characters between a number and its cue: further apart, they belong to different thoughts."""
BREAK = re.compile(r"[;:!?](?=\s|$)|[,|]|\band\b")
NO_TERM = re.compile(
    r"\b(?<!no )(?<!not )(?:more|less|longer|shorter|fewer|later|earlier) than\s+$"
    r"|\b(?:every|each|per|another|additional|further|extra|last|past|previous|preceding|first|next|following|after"
    r"|(?<!hand )(?<!handed )over|under|beyond|exceed(?:s|ed)?|until|since|same|remaining|initial|second|such|said|that"
    r"|those|these|this)\s+$",
    re.IGNORECASE,
)
"""Before a number: a recurrence, a part, a bound that is crossed, or one that was named before."""
OFTEN = re.compile(
    r"['’]?\s*(?:per\b|(?:in )?(?:each|every|any|an?)\s+(?:calendar\s+|business\s+)?"
    r"(?:year|month|quarter|week|day|time)\b)",
    re.IGNORECASE,
)
BY_THEN = re.compile(
    r"\b(?:within|in|inside|no later than|not later than|by|before)\s+"
    r"(?:(?:the|a|a period of|at most|not more than|no more than|up to|a maximum of|the space of)\s+)*$",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\b(?:for|of|lasts?|lasting|is|are|be|takes?|runs?|continues?|during|over|period)\s+"
    r"(?:(?:for|a|an|the|up to|at least|at most|not|no|less|more|than|period|of|another|full|further)\s+)*$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\s*(?:of|after|from|following|before|upon|prior to|until|into|since|preceding)\b", re.IGNORECASE)
"""Behind a number: what it is counted from, which is not what it measures."""
ANEW = re.compile(
    r"\bto\s+(?:\w+\s+)?$|\b(?:in|within|during) which\b"
    r"|^\s*\w+(?:\s+to)?\s+\w+(?:\s+\w+){0,3}?\s+(?:each|both|neither|either|all|every|we|they"
    r"|(?<!by\s)(?<!of\s)(?<!to\s)(?<!for\s)(?<!from\s)(?<!between\s)the\s+parties)\b",
    re.IGNORECASE,
)
"""Between a number and its cue: another thought begins, as in `within ten days of the exit all data is …`."""
ANCHORED = re.compile(
    r"\b(?:after|following|before|prior to|from|upon|during|until|since|preceding)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
SINCE = re.compile(
    r"\b(?:after|following|before|once|since|upon|until)\s+(?:(?:the|an?|any|such|this|that|its|each|every)\s+)?$",
    re.IGNORECASE,
)
"""Before a cue: it is when something else happens, as in `after a pivot the books are closed`."""
THE_PERIOD = re.compile(r"['’]?\s+(?:\w+\s+){0,2}period\b", re.IGNORECASE)
"""Behind `the thirty-day`: one that was named before."""
NEXT = re.compile(r"['’]?[\s-]+(?:of\s+)?(?:\w+\s+)?")
AFTER = re.compile(r"\s*(?:after|from|following)\b", re.IGNORECASE)

INSIDE = re.compile(r"\b(?:within|after|in|during)\s+(?:the\s+|a\s+)?$", re.IGNORECASE)
OF_NOTICE = re.compile(r"\W*(?:\w+\W+){0,2}notice\b", re.IGNORECASE)
ITS_NOTICE = re.compile(
    r"\s*(?:['’]s?)?[\s-]+(?:(?:prior|advance|previous|written|formal|clear|of|a|in|writing)\s+){0,4}notice\b"
    r"(?!\s+(?:of|that|to cure|to remed|for)\b"
    r"(?!\s+(?:(?:its|the|an?|his|their)\s+)?(?:terminat|exit|leav|withdraw|intent|wish|decision)))",
    re.IGNORECASE,
)
NOTICE_OF = re.compile(
    r"\bnotice(?:\s+period)?\s+(?:(?:period|is|of|shall|must|be|will|runs|lasts|for|given|to|the|other|party|in|writing|at"
    r"|least|not|no|less|fewer|later|than|a|minimum|on|with|delivered|served|provided|sent|leaving|exit|termination)"
    r"\s+){0,9}$",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"\bnotice\b.*\b(?:given|delivered|served|provided|sent|to|writing|later)\b|\bnotice\s+(?:at least\s+)?$",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\s*(?:before|prior to|in advance|ahead|beforehand|earlier)\b", re.IGNORECASE)
ENDS = re.compile(
    r"\b(?:ends?|terminates?|leaves?|tak(?:es?|ing) effect|effective|expires?)\s+(?:on\s+)?(?:the\s+)?"
    r"(?:date\s+(?:that|which)\s+is\s+)?$",
    re.IGNORECASE,
)
AFTER_NOTICE = re.compile(
    r"\s*(?:after|from|following|of)\s+"
    r"(?:(?:the|a|its|receipt|date|day|of|written|giving|given|such|other|party['’]s)\s+){0,6}notice\b",
    re.IGNORECASE,
)


def term_of(sentence: str, start: int, end: int, quantity: Quantity, terms: list[Term]) -> Term | None:
    """The term whose cue is nearest to a number in its own clause, where the number measures it.

    `start` and `end` are where the number stands in the sentence, in which all numbers are masked.
    """
    far = max(0, start - 2 * FARTHEST)
    first = max((each.end() for each in BREAK.finditer(sentence, far, start)), default=far)
    ending = BREAK.search(sentence, end)
    last = ending.start() if ending else len(sentence)
    before, after = sentence[first:start], sentence[end:last]
    the_period = before.lower().endswith("the ") and THE_PERIOD.match(after)
    if NO_TERM.search(before) or OFTEN.match(after) or the_period:
        return None
    near: list[tuple[int, Term]] = []
    for term in terms:
        if term.beside.search(before) or term.beside.search(after):
            continue
        distance = (_of_notice if term.measure == "notice" else _of)(term, before, after, quantity)
        if distance is not None and distance <= FARTHEST:
            near.append((distance, term))
    return min(near, key=lambda each: each[0])[1] if near else None


def _of(term: Term, before: str, after: str, quantity: Quantity) -> int | None:
    """How far a number is from a term's cue, if it says how long that lasts or by when it is done."""
    by_then = BY_THEN.search(before) is not None
    at, distances, adjacent = len(before), [], False
    for match in term.cue.finditer(f"{before}#{after}"):
        between = after[: max(0, match.start() - at - 1)]
        if match.end() <= at:
            if not SINCE.search(before[: match.start()]):
                distances.append(at - match.end())
        elif match.start() <= at:
            distances.append(0)
        elif NEXT.fullmatch(between) and not (by_then and COUNTED.match(between)):
            adjacent = True
            distances.append(len(between))
        elif not (COUNTED.match(between) or ANCHORED.search(between)) or ANEW.search(between):
            distances.append(len(between))
    if not distances:
        return None
    if quantity.ordinal or term.measure == "deadline":
        counted = not quantity.joined and AFTER.match(after)
        return min(distances) if by_then or counted else None
    if term.measure == "either":
        return min(distances) if COUNTED.match(after) or not OF_NOTICE.match(after) else None
    return min(distances) if adjacent or FOR.search(before) else None


def _of_notice(_term: Term, before: str, after: str, quantity: Quantity) -> int | None:
    """The same for `ninety days’ notice`, `notice of ninety days`, `notice ninety days before`, `ends … after it`."""
    if ENDS.search(before) and AFTER_NOTICE.match(after):
        return 0
    if quantity.ordinal or INSIDE.search(before):
        return None
    if ITS_NOTICE.match(after):
        return 0
    behind = NOTICE_OF.search(before)
    if behind is None or AFTER.match(after):
        return None
    return 0 if AHEAD.match(after) or not GIVEN.search(behind[0]) else None
