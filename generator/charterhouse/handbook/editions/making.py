"""The process that builds one edition: an order on its standard input, pages and an answer in files.

It is a process of its own, so that the code of an old edition (its hooks, its plugins, its templates) leaves nothing
behind for the next one, and takes nobody with it. It ends with the publish that has started it, however that ends.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from ...audience.reader import UnknownAudience
from .. import build
from ..plugin import CharterhousePlugin
from .published import Published


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the handbook in the folder `home`, with its `mkdocs.yml` if it has one, into the folder `to`.

    `answer` is the file for the Answer.
    """

    home: str
    configuration: str | None
    to: str
    answer: str
    site_url: str
    audience: str | None
    edition: Published


@dataclass(frozen=True, slots=True)
class Answer:
    """Why there is no edition, in the words of a build; empty where there is one. `stranger` says that it is for an
    audience that the handbook did not know then.
    """

    said: str = ""
    stranger: bool = False


def written(order: Order) -> bytes:
    """An order as one line of JSON."""
    text = json.dumps(asdict(order), default=lambda day: day.isoformat())
    return text.encode("ascii") + b"\n"


def read(line: bytes) -> Order:
    """The same, read."""
    data: dict[str, Any] = json.loads(line)
    edition = {**data["edition"], "date": date.fromisoformat(data["edition"]["date"])}
    return Order(**{**data, "edition": Published(**edition)})


def make(order: Order) -> Answer:
    """Build an edition."""
    with build._listening() as heard:
        try:
            config = _configured(order)
        except MkDocsException as error:
            return Answer(build._told(heard, error))
        config.site_dir = order.to
        config.site_url = order.site_url or None
        ours = config.plugins.get("charterhouse")
        if not isinstance(ours, CharterhousePlugin):
            return Answer(f"{order.configuration}: add `charterhouse` to its `plugins`, to publish the charters")
        ours.day, ours.audience, ours.published = order.edition.date, order.audience, order.edition
        try:
            build._run(config, heard)
        except build.BuildError as error:
            return Answer(str(error), _stranger(error))
    return Answer()


def _stranger(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, UnknownAudience):
        error = error.__cause__ or error.__context__
    return error is not None


def _configured(order: Order) -> MkDocsConfig:
    home = Path(order.home)
    if order.configuration:
        return load_config(str(home / order.configuration))
    docs = home / "docs"
    docs.mkdir(exist_ok=True)
    path = str(home / build.CONFIGURATIONS[0])
    return load_config(io.BytesIO(build.DEFAULTS), config_file_path=path, docs_dir=str(docs))


def main() -> None:
    """Build what the order on standard input says, and end when that is closed."""
    order = read(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    Path(order.answer).write_text(json.dumps(asdict(make(order))), "ascii")


def _end_with_parent() -> None:
    """Nothing more comes; when the other side is gone, end with all that was started here."""
    os.read(sys.stdin.fileno(), 1)
    if sys.platform == "win32":
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
