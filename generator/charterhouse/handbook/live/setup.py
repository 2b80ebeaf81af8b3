"""mkdocs.yml -> Setup: which files a build reads, and where the site lies on its host.

Read as plainly as can be, without the plugins: what is wrong with it, the build says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from ... import cache, source
from ...config import FILE
from ...resources import folder

NAMES = ("mkdocs.yml", "mkdocs.yaml")
INHERITED = re.compile(r"""^INHERIT:\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Setup:
    """`folders` count with all that is in them, `files` alone; neither has to be there. `outputs` never count."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    outputs: tuple[Path, ...]
    mount: str = "/"


def read(config: Path | None, start: Path, before: Setup | None = None) -> Setup:
    """The setup around a folder, or of a configuration; while that can't be read, what held before."""
    file = config.resolve() if config else _nearest(start)
    home = file.parent if file else source.find(start).parent
    data = _data(file) if file else {}
    if data is None and before:
        return before
    data = data or {}
    theme = data.get("theme")
    custom = _text(theme, "custom_dir", "") if isinstance(theme, Mapping) else ""
    charters = (home / _text(_options(data.get("plugins")), "charters", source.CHARTERS)).resolve()
    folders = [charters, home / _text(data, "docs_dir", "docs"), folder("site_templates"), folder("schema")]
    folders += [home / each for each in (custom, *_texts(data.get("watch"))) if each]
    looked_in = _up(start, home) if config is None else ()
    files = [*([file, *_inherited(file)] if file else ()), *(each / name for each in looked_in for name in NAMES)]
    files += [each / FILE for each in _configured(charters)]
    files += [home / each for each in _texts(data.get("hooks"))]
    outputs = (home / _text(data, "site_dir", "site"), cache.folder())
    return Setup(tuple(dict.fromkeys(folders)), tuple(dict.fromkeys(files)), outputs, _mount(data))


def _nearest(start: Path) -> Path | None:
    found = (each / name for each in (start, *start.parents) for name in NAMES)
    return next((each for each in found if each.is_file()), None)


def _data(file: Path) -> dict[str, Any] | None:
    loader = get_yaml_loader()
    loader.add_constructor(None, lambda *_: "")  # `!relative`
    for tag in list(loader.yaml_multi_constructors):
        loader.add_multi_constructor(tag, lambda *_: "")  # `!!python/name:` would be imported into the server
    try:
        with file.open("rb") as opened:
            data = yaml_load(opened, loader)
    except (MkDocsException, OSError, ValueError, AttributeError, TypeError, RecursionError):  # it merges anything
        return None
    return data if isinstance(data, dict) else None


def _inherited(file: Path) -> Iterator[Path]:
    """The configurations that one is based on, also while one of them is broken."""
    seen = {file}
    while True:
        try:
            match = INHERITED.search(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return
        file = (file.parent / match[1]).resolve() if match else file
        if file in seen:
            return
        seen.add(file)
        yield file


def _up(start: Path, home: Path) -> Iterable[Path]:
    """The folders from one to another above it, where the nearer wins."""
    return [each for each in (start, *start.parents) if each.is_relative_to(home)]


def _configured(charters: Path) -> Iterator[Path]:
    """The folders whose `charterhouse.toml` counts, or would if there was one."""
    top = source.top_of(charters)
    for each in charters.parents:
        yield each
        if (each / FILE).is_file():
            return
        if each == top and not any((above / FILE).is_file() for above in each.parents):
            return


def _mount(data: Mapping[str, Any]) -> str:
    try:
        path = unquote(urlsplit(_text(data, "site_url", "")).path).strip("/")
    except ValueError:
        return "/"
    return f"/{path}/" if path else "/"


def _options(plugins: object) -> Mapping[str, Any]:
    """What stands below our plugin, which may be one of a list or of a table."""
    tables = plugins if isinstance(plugins, list) else [plugins]
    ours = (each.get("charterhouse") for each in tables if isinstance(each, Mapping))
    return next((each for each in ours if isinstance(each, Mapping)), {})


def _text(table: Mapping[str, Any], key: str, default: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) and value else default


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
