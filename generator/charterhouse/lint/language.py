"""Which language a charter is written in: rules that read prose know English alone."""

from __future__ import annotations

from ..model import Charter


def english(charter: Charter) -> bool:
    """Whether the charter is in English, which it is where it does not say."""
    return str(charter.document.get("language", default="en")).lower().split("-")[0] == "en"
