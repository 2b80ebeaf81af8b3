"""FIT: a partnership is the right form, and governed no more than it needs."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
