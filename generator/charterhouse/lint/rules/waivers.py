"""WAI: an accepted deviation has a reason, an owner and an end."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
