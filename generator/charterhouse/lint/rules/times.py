"""TIM: times that are each fine alone and don't work together."""

from __future__ import annotations

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
