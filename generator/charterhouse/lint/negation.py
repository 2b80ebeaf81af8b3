"""Whether words are said or denied: `no guaranteed savings`, `we do not promise a seamless launch`."""

from __future__ import annotations

import re

DENIAL = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|neither|nor|without|cannot|hardly|unable|refus\w+|avoid\w*|prevent\w*|less|fewer"
    r"|instead of|rather than|far from|against|beware|wrong|unwise|foolish|naive|dishonest|misleading|unrealistic"
    r"|impossible|false|mistake|risky)\b|n['’]t\b",
    re.IGNORECASE,
)
DENIED_BEHIND = re.compile(r"\s+(?:nothing|no|nobody|none|neither)\b", re.IGNORECASE)
TURN = re.compile(
    r"[.;:!?](?=\s|$)|\b(?:but|yet|however|so that)\b|,\s+(?:so|and)\s+(?:we|it|they|both)\b", re.IGNORECASE
)
FARTHEST = 12
"""Words between a denial and what it denies."""


def denied(text: str, start: int, end: int) -> bool:
    """Whether the words between two offsets stand under a negation in their own sentence."""
    before = text[max(0, start - 200) : start]
    turns = list(TURN.finditer(before))
    before = before[turns[-1].end() :] if turns else before
    denials = list(DENIAL.finditer(before))
    near = bool(denials) and len(before[denials[-1].end() :].split()) <= FARTHEST
    return near or DENIED_BEHIND.match(text, end) is not None
