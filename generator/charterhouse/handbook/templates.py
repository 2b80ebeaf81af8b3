"""The Jinja2 environment of our own pages: everything is escaped unless it was made safe on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from ..quote import FILTERS, written_date
from ..resources import folder
from ..terms import in_words
from .hosting import review_url
from .wording import counted, short

TICKED = re.compile(r"`([^`]+)`")


class Compiled(BytecodeCache):
    """Keeps what was compiled for the life of the process: a second build needs no template compiled again.

    `kept` is for environments that compile alike. Nothing is read from a disk, where code could have been planted.
    """

    def __init__(self, kept: dict[tuple[str, str], bytes]) -> None:
        self.kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if this very source was compiled before."""
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_OURS: dict[tuple[str, str], bytes] = {}


def coded(text: str) -> Markup:
    """Text in which `backticks` mean code, as schemas and rules use them."""
    return Markup(TICKED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 (escaped first)


def identity(overrides: Sequence[str] = ()) -> bytes:
    """What tells these templates from others, also while somebody works on them."""
    seen = []
    for home in (*overrides, str(folder("site_templates"))):
        for path in sorted(Path(home).rglob("*.html")):
            about = path.stat()
            seen.append(f"{path} {about.st_mtime_ns} {about.st_size}")
    return "\n".join(seen).encode("utf-8", "surrogateescape")


def environment(overrides: Sequence[str] = ()) -> Environment:
    """Templates of ours; one of the same name in a folder of the organisation (`custom_dir`) wins."""
    loaders = [FileSystemLoader(each) for each in (*overrides, str(folder("site_templates")))]
    made = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
        bytecode_cache=Compiled(_OURS),
    )  # fmt: skip
    made.globals["review_url"] = review_url
    made.filters["written"] = written_date
    made.filters["coded"] = coded
    made.filters["counted"] = counted
    made.filters["short"] = lambda day: FILTERS["short"](day.isoformat())
    made.filters["day"] = short
    made.filters["sentence"] = lambda words: f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."
    made.filters["spelt"] = lambda number: in_words(number) if number <= 12 else f"{number:,}"
    return made
