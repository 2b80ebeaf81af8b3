"""VAL: what each party gets out of it, promised so that it can be kept."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
