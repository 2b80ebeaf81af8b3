"""charters -> a folder with the site: built beside its place and swapped in at the end."""

from __future__ import annotations

import io
import logging
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from .. import source
from ..audience.reader import INTERNAL
from ..lint.workers import Watch
from .edition import Refused
from .plugin import CharterhousePlugin
from .swapping import swap
from .wording import tallied

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")
DEFAULTS = b"site_name: Partnership handbook\ntheme: charterhouse\nplugins: [charterhouse]\n"
"""What a handbook without a `mkdocs.yml` is built with."""
FORGOTTEN = 24 * 3600
"""Seconds after which a folder that a build worked in belongs to none that still runs."""


class BuildError(Exception):
    """Why there is no new site. `findings` says whether the charters are at fault, and not the set-up."""

    def __init__(self, words: str, *, findings: bool = False) -> None:
        super().__init__(words)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: its folder, how many pages it has, and what was found in its charters, `2 errors, 1 note`.

    `wrong` says whether there are errors among that, which a charter can have and still be published.
    """

    site_dir: Path
    pages: int
    findings: str = ""
    wrong: bool = False


def build(
    config_file: Path | None = None, site_dir: Path | None = None, *, strict: bool = False, as_of: date | None = None,
    watch: Watch | None = None, audience: str | None = None,
) -> Built:  # fmt: skip
    """Build the handbook around the current folder, or the one of a `mkdocs.yml`.

    `as_of` is the day to read it for, `watch` is told how far the work is, and `audience` is for whom it is, if not for
    the organisation itself. Whatever goes wrong, the last good site stays. Raises BuildError with what to do.
    """
    with tempfile.TemporaryDirectory() as empty, _listening() as heard:
        try:
            config = _configured(config_file, Path(empty), strict=strict)
        except MkDocsException as error:
            raise BuildError(_told(heard, error)) from error
        target = _target(site_dir or Path(config.site_dir), config)
        with _staged(target) as staging:
            config.site_dir = str(staging)
            ours = config.plugins["charterhouse"]
            if isinstance(ours, CharterhousePlugin):
                ours.day, ours.watch = as_of, watch
                ours.audience = None if audience == INTERNAL else audience
            elif audience is not None:  # it would show everything
                raise BuildError("the plugin charterhouse is another one than this: it knows no audience")
            try:
                _run(config, heard)
                pages = sum(1 for _ in staging.rglob("*.html"))
                swap(staging, target)
            except OSError as error:
                raise BuildError(f"the site was not written: {error}") from error
    found = ours.read().findings if isinstance(ours, CharterhousePlugin) else ()
    severities = [each.severity for each in found]
    return Built(target, pages, tallied(severities), "error" in severities)


def _configured(config_file: Path | None, empty: Path, *, strict: bool) -> MkDocsConfig:
    if config_file is None:
        here = Path.cwd()
        found = (folder / name for folder in (here, *here.parents) for name in CONFIGURATIONS)
        config_file = next((each for each in found if each.is_file()), None)
    if config_file is not None:
        config = load_config(str(config_file), strict=strict or None)
        if "charterhouse" not in config.plugins:
            raise BuildError(f"{config_file}: add `charterhouse` to its `plugins`, so that the charters are published")
        return config
    home = source.find(Path.cwd()).parent
    docs = home / "docs" if (home / "docs").is_dir() else empty
    path = str(home / CONFIGURATIONS[0])
    return load_config(io.BytesIO(DEFAULTS), config_file_path=path, docs_dir=str(docs), strict=strict or None)


def _target(site_dir: Path, config: MkDocsConfig) -> Path:
    """The folder to replace. Refuses one that holds something other than a site."""
    target = site_dir.resolve()
    precious = (Path(config.docs_dir).resolve(), Path(config.config_file_path).resolve().parent)
    if any(each.is_relative_to(target) for each in precious):
        raise BuildError(
            f"{target} would be emptied, and the handbook's own files lie in it: choose another --site-dir"
        )
    if target.is_file():
        raise BuildError(f"{target} is a file: choose a folder for the site")
    if target.is_dir() and any(target.iterdir()) and not (target / "404.html").exists():
        raise BuildError(f"{target} is not empty and holds no site: choose another --site-dir, or empty it")
    if (target / "editions.json").exists():
        raise BuildError(f"{target} holds editions that were published: choose another --site-dir, or delete it")
    return target


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """A folder beside the target to build in, on the same disk so that it can be moved there in one step."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise BuildError(f"{target.parent} cannot be written to: {error.strerror}") from error
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Delete what builds have left behind that were killed long ago."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}(\.old)?")
    for each in target.parent.iterdir():
        with suppress(FileNotFoundError):  # another build has done it
            if ours.fullmatch(each.name) and time.time() - each.lstat().st_mtime > FORGOTTEN:
                shutil.rmtree(each, ignore_errors=True)


def _run(config: MkDocsConfig, heard: list[str]) -> None:
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        refused = _refusal(error)
        raise BuildError(str(refused) if refused else _told(heard, error), findings=refused is not None) from error
    except TemplateError as error:
        where = f"{getattr(error, 'filename', None) or 'a template'}:{getattr(error, 'lineno', 1)}"
        raise BuildError(f"{where}: {type(error).__name__}: {error}") from error


def _refusal(error: BaseException | None) -> Refused | None:
    while error is not None and not isinstance(error, Refused):
        error = error.__cause__ or error.__context__
    return error


class _Ear(logging.Handler):
    """Hears what MkDocs logs: warnings are passed on, errors kept for the one message at the end."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error, print a warning."""
        if record.levelno >= logging.ERROR:
            self.heard.append(record.getMessage())
        else:
            sys.stderr.write(f"warning: {record.getMessage()}\n")


@contextmanager
def _listening() -> Iterator[list[str]]:
    heard: list[str] = []
    ear, logger = _Ear(heard), logging.getLogger("mkdocs")
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = passed_on


def _told(heard: list[str], error: MkDocsException) -> str:
    """One line a fault; what MkDocs says last only where it said nothing before."""
    return "\n".join(" ".join(each.split()) for each in dict.fromkeys(heard or [error.format_message()]))
