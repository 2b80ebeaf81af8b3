"""FLX: options in the place of locked terms."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
