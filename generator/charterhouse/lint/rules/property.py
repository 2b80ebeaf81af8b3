"""IPR: whose ideas were whose, and whose they become."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
