"""ECO: the money, agreed after the constitution and shared fairly."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
