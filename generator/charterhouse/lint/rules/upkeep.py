"""UPK: the partnership is looked after at a rhythm that both wrote down."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
