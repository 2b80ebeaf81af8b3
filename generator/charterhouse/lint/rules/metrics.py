"""MET: what both answer for, counted in a few joint numbers."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
