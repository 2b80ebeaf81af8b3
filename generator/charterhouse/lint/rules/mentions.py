"""TRM: dates and names in the prose."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
