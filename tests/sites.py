"""Built sites for tests: charters and a configuration -> a folder of pages, always for 23 November 2026."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
FRIENDLY = TOP / "tests" / "handbook" / "charters"
HOSTILE = TOP / "tests" / "handbook" / "hostile"
ADDRESS = "https://handbook.example/sub/"
DAY = "1795392000"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
GUIDE = f"""# How we meet & "part" &lt;b>

See [the exit of Acme](../acme-borealis/index.md#exit) and {WORD[:200]}.

## Before `code` & 会議

| a | b |
|---|---|
| {WORD[:120]} | 1 |

    {WORD}

## Before

1. Read.
"""


def whole_site(folder: Path, more: str = "") -> Path:
    """A site with friendly and hostile charters and a page of the organisation's own; `more` goes into mkdocs.yml."""
    home = folder / "handbook"
    for charters in (FRIENDLY, HOSTILE):
        shutil.copytree(charters, home / "charters", dirs_exist_ok=True)
    (home / "docs" / "guide").mkdir(parents=True)
    (home / "docs" / "guide" / "meeting.md").write_text(GUIDE, "utf-8")
    (home / "mkdocs.yml").write_text(
        f'site_name: Heat & <Light> "協力"\nsite_url: {ADDRESS}\ntheme: charterhouse\nplugins: [charterhouse]\n'
        f"repo_url: https://git.example/heat\nedit_uri: edit/main/docs/\nmarkdown_extensions: [tables]\n{more}",
        "utf-8",
    )
    return built(home / "mkdocs.yml", folder / "www" / "sub")


def built(configuration: Path, site: Path) -> Path:
    """The site of a configuration, of which any warning is an error."""
    from charterhouse.handbook.build import build

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH") or DAY)
        return build(configuration, site, strict=True).site_dir


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine, below a path, as on a host that holds other things too."""
    handler = functools.partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()
