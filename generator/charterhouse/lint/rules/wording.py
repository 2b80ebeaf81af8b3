"""STY: structure and wording that both sides read alike."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
