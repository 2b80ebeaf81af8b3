"""ALI: each party was asked alone, and the answers were laid side by side."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
