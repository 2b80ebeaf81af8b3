"""Whether a duration lies within the bounds of the organisation."""

from __future__ import annotations

from typing import Any

from ..terms import duration


def outside(value: object, settings: dict[str, Any], minimum: str, maximum: str) -> str | None:
    """`5 days is shorter than 10 days`, or None where the value is within the bounds or no duration.

    `settings` are a rule's, from the configuration; `minimum` and `maximum` hold where it sets none.
    """
    length = duration(value)
    least, most = (duration(settings.get(key, usual)) for key, usual in (("minimum", minimum), ("maximum", maximum)))
    if length and least and length < least:
        return f"{length} is shorter than {least}"
    if length and most and length > most:
        return f"{length} is longer than {most}"
    return None
