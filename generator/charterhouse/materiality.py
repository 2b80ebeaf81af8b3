"""key path -> level: material, substantive, operational, editorial or record; what a change there asks of the parties.

A path begins with the kind of its file, except in `charter.md`: `exit.notice_period`, `plan.milestones[pilot].due`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

Level = Literal["material", "substantive", "operational", "editorial", "record"]
Steps = tuple[str, ...]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The weightiest first."""

DEFAULTS: dict[str, Level] = {
    **dict.fromkeys(("exit", "cure", "governance", "conflict", "ip", "exclusivity"), "material"),
    **dict.fromkeys(("term", "binding", "law"), "material"),
    "parties": "material",  # one that joins or goes; of those that stay, what they are called and what they bring
    "parties.*.*": "substantive",
    "parties.*.name": "material",
    "parties.*.entity.legal_name": "material",
    "parties.*.contributes": "material",
    # A version only counts what the other changes ask for, so it asks for nothing itself.
    **dict.fromkeys(
        ("version", "status", "versions", "ratification", "waivers", "exit.notice", "ended", "review"), "record"
    ),
    "economics": "material",
    **dict.fromkeys(("plan", "appendix", "risk-register"), "operational"),
}  # fmt: skip
NONE: Mapping[str, str] = MappingProxyType({})
FOR = {"problem-solving": "conflict", "intellectual-property": "ip", "governing-law": "law"}
"""The section that an article goes by where it has another name; the weightier one where several belong to it."""
FILE = re.compile(r"(plan|economics|risk-register)\.md(?=\.|$)|(appendices|reviews)(?=[./\[]|$)")
KIND = {"appendices": "appendix", "reviews": "review"}
STEP = re.compile(r"\[([^\]]*)\]|([^.\[]+)")


def level(path: str, levels: Mapping[str, str] = NONE) -> Level:
    """The level of a change at a key path; the longest path that matches wins.

    `levels` are the organisation's own (`[levels]` of the configuration): they stand beside the built-in ones, and
    win where both are equally long. `*` stands for any one step, and an item of a list is a step.
    """
    return level_of(_steps(path), levels)


def level_of(steps: Steps, levels: Mapping[str, str] = NONE) -> Level:
    """The same for a path that is in steps already, as where a key has a point in it."""
    best, found = (-1, -1, -1), "substantive"
    for own, known in enumerate((DEFAULTS, levels)):
        for pattern, each in known.items():
            parts = _steps(pattern)
            if each in LEVELS and _matches(parts, steps):
                rank = (len(parts), len(parts) - parts.count("*"), own)
                if rank > best:
                    best, found = rank, each
    return next(each for each in LEVELS if each == found)


def article_level(anchor: str, levels: Mapping[str, str] = NONE) -> Level:
    """The level of a change in the words of an article of `charter.md` that may change what they mean."""
    return level_of((FOR.get(anchor, anchor.replace("-", "_")),), levels)


def _matches(parts: Steps, steps: Steps) -> bool:
    if len(parts) > len(steps) or (parts[:1] != steps[:1] and parts[:1] != ("*",)):
        return False
    return all(part in ("*", step) for part, step in zip(parts, steps, strict=False))


@lru_cache(maxsize=1024)
def _steps(path: str) -> Steps:
    """`flexibility.options[add-iberia].expires` -> its four steps; a file may be named as it is called."""
    file = FILE.match(path)
    return tuple(_split(f"{file[1] or KIND[file[2]]}{path[file.end() :]}" if file else path))


def _split(path: str) -> Iterator[str]:
    for item, key in STEP.findall(path):
        yield item or key
