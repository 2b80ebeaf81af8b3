"""Text -> lines that fit: SVG breaks no lines, and at build time no font can be measured."""

from __future__ import annotations

NARROW, BROAD = "fijlrtI.,:;'|!()[] ·", "mwMWABCDEGHKNOPQRSUVXYZ@%—"


def width(text: str, size: float) -> float:
    """The width of some text in a sans-serif face of common width, rather too much than too little."""
    ems = sum(0.34 if each in NARROW else 0.82 if each in BROAD else 0.6 for each in text)
    return ems * size


def wrap(text: str, room: float, size: float, most: int = 3) -> tuple[str, ...]:
    """Break text into lines no wider than `room`, at most `most`; what is left over ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        elif len(lines) == most:
            lines[-1] = shorten(f"{lines[-1]} {word}", room, size)
            break
        else:
            lines.append(shorten(word, room, size))
    return tuple(lines)


def shorten(text: str, room: float, size: float) -> str:
    """Cut text to fit, with an ellipsis where something is missing."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
