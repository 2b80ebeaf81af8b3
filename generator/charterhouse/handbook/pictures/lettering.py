"""Text -> lines that fit: SVG breaks no lines, and at build time no font can be measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

EMS = {char: ems for chars, ems in (
    ("ijlI'|", 0.3), (" .,:;!()[]-·frt\\/’“”", 0.42), ("JLczsvxyk?*\"–", 0.62), ("mwMW@%—…", 1.0), ("#+<=>~^×→", 0.84),
) for char in chars}  # fmt: skip
"""The widths of letters in DejaVu Sans, which is broader than what most readers have."""
BOLD = 1.15
BROAD = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Scripts that break lines between any two letters."""


def width(text: str, size: float) -> float:
    """The width of some text in a sans-serif face of common width, rather too much than too little."""
    return sum(map(_ems, text)) * size


@lru_cache(4096)
def _ems(char: str) -> float:
    known = EMS.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0 if BROAD.match(char) else 1.3
    if ord(char) < 0x250:
        return 0.8 if char.isupper() else 0.65
    return 1.15


def wrap(text: str, room: float, size: float, most: int = 3) -> tuple[str, ...]:
    """Break text into lines no wider than `room`, at most `most`; what is left over ends in an ellipsis."""
    lines: list[str] = []
    for glue, piece in _pieces(text, room, size):
        if lines and width(longer := f"{lines[-1]}{glue}{piece}", size) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = shorten(f"{lines[-1]}{glue}{piece}", room, size)
            break
        else:
            lines.append(piece)
    return tuple(lines)


def flow(parts: Iterable[str], room: float, size: float, most: int = 3) -> tuple[str, ...]:
    """Several things on lines, `a · b · c`, broken between them wherever none is longer than a line."""
    lines: list[str] = []
    for part in filter(None, (" ".join(each.split()) for each in parts)):
        if lines and width(f"{lines[-1]} · {part} ·", size) <= room:
            lines[-1] += f" · {part}"
            continue
        if lines:
            lines[-1] += " ·"
        lines += wrap(part, room - width(" ·", size), size, most)
    return (*lines[: most - 1], shorten(f"{lines[most - 1]} …", room, size)) if len(lines) > most else tuple(lines)


def shorten(text: str, room: float, size: float) -> str:
    """Cut text to fit, between words where it has some, with an ellipsis where something is missing."""
    if width(text, size) <= room:
        return text
    end = min(len(text), int(room / size * 4) + 1)  # no letter is narrower than a quarter
    while end and width(f"{text[:end].rstrip()}…", size) > room:
        end -= 1
    whole = text.rfind(" ", 0, end + 1)
    if whole > 0 and not BROAD.match(text[end : end + 1]):
        end = whole
    return f"{text[:end].rstrip(' ·,;')}…"


def _pieces(text: str, room: float, size: float) -> Iterator[tuple[str, str]]:
    """What must not be broken, and what stands before it on a line: words, letters of broad scripts, bits of giants."""
    for word in text.split():
        glue = " "
        for piece in re.findall(f"{BROAD.pattern}[^\\w]*|(?:(?!{BROAD.pattern}).)+", word):
            start = 0
            for end in range(1, len(piece) + 1):
                if end - start > 1 and width(piece[start:end], size) > room:
                    yield glue, piece[start : end - 1]
                    start, glue = end - 1, ""
            yield glue, piece[start:]
            glue = ""
