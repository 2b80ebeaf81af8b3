"""PUR: what the partnership is for, framed broadly enough to last."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
