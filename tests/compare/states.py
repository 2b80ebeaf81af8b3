"""What comparisons are tested with: the valid partnership with some of its files edited, and changes in a line each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from charterhouse.compare import Change, compare
from charterhouse.model import Charter
from charterhouse.portfolio import gather
from charterhouse.source import Handbook, Source
from tests.tools import FOLDER, folder_of, texts, valid

Files = Mapping[str, str | bytes | None]


@cache
def base() -> Charter:
    """The valid partnership as it is."""
    return state({})


def state(files: Files, folder: str = FOLDER) -> Charter:
    """The valid partnership with some files given anew, added, or left out (None); in another folder if need be."""
    contents: dict[str, str | bytes | None] = {**texts(), **files}
    sources = tuple(
        Source(f"charters/{folder}/{name}", folder_of(f"charters/{folder}/{name}"), _bytes(text))
        for name, text in sorted(contents.items())
        if text is not None
    )
    handbook = Handbook(valid().top, valid().top / "charters", sources, frozenset(each.path for each in sources))
    return gather(handbook).charters[0]


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def edited(name: str, *edits: tuple[str, str]) -> Charter:
    """The partnership after some words of a file were replaced by others, each once."""
    text = texts()[name]
    for old, new in edits:
        assert old in text, f"{old!r} does not stand in {name}"
        text = text.replace(old, new, 1)
    return state({name: text})


def changes(*edits: tuple[str, str], name: str = "charter.md") -> tuple[Change, ...]:
    """What some edits of a file change."""
    return compare(base(), edited(name, *edits))


def told(found: tuple[Change, ...]) -> list[str]:
    """Changes as a test reads them: kind, key or article, what it was and is, which way."""
    return [
        " ".join(
            filter(
                None,
                (
                    each.kind,
                    each.key or f"#{each.article}" if each.key or each.redline else each.path.rpartition("/")[2],
                    f"{each.old} -> {each.new}" if each.old or each.new else "",
                    f"({each.direction})" if each.direction else "",
                    f"[{'; '.join(each.callouts)}]" if each.callouts else "",
                ),
            )
        )
        for each in found
    ]
