"""TRA: open books, no surprises, and reasons for decisions."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
