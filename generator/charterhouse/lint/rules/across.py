"""PRT: what only shows when the partnerships lie side by side."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
