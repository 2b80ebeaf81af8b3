"""The Jinja2 environment of our own pages: everything is escaped unless it was made safe on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..quote import FILTERS, written_date
from ..resources import folder
from ..terms import in_words
from .hosting import review_url
from .wording import counted, short

TICKED = re.compile(r"`([^`]+)`")


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
        loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    made.globals["review_url"] = review_url
    made.filters["written"] = written_date
    made.filters["coded"] = coded
    made.filters["counted"] = counted
    made.filters["short"] = lambda day: FILTERS["short"](day.isoformat())
    made.filters["day"] = short
    made.filters["sentence"] = lambda words: f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."
    made.filters["spelt"] = lambda number: in_words(number) if number <= 12 else f"{number:,}"
    return made
