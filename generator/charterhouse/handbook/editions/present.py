"""The handbook as it lies in the working tree: what is the same for all editions. It is read, and never written."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from ... import source
from ...git import Repository
from ...lint.run import settings_of
from ...model import Settings
from .. import build
from ..plugin import CharterhousePlugin
from .shelf import Refused


@dataclass(frozen=True, slots=True)
class Present:
    """Where the handbook lies, and what its configuration says today.

    `home` is its folder, relative to the repository, and `configuration` the name of its `mkdocs.yml`, None where there
    is none; `target` is where to publish to when nobody says, `sources` the folder of the handbook and those in it that
    the site is made of.
    """

    repository: Repository
    settings: Settings
    home: str
    configuration: str | None
    title: str
    address: str
    overrides: tuple[str, ...]
    target: Path
    sources: tuple[Path, ...]


def present(configuration: Path | None) -> Present:
    """Read the configuration around the current folder, or a certain one.

    Raises Refused without a repository, BuildError and ConfigurationError where a configuration is wrong, GitError.
    """
    with tempfile.TemporaryDirectory() as empty, build._listening() as heard:
        try:
            config = build._configured(configuration, Path(empty), strict=False)
        except MkDocsException as error:
            raise build.BuildError(build._told(heard, error)) from error
        file = Path(config.config_file_path)
        home = file.parent.resolve()
        ours = config.plugins["charterhouse"]
        charters = ours.charters(config) if isinstance(ours, CharterhousePlugin) else home / source.CHARTERS
    repository = Repository.open_at(home)
    if repository is None:
        raise Refused(f"{home} is in no git repository, and editions are its tags: git init, and commit the handbook")
    place = home.relative_to(repository.top.resolve()).as_posix()
    return Present(
        repository, settings_of(charters), "" if place == "." else place, file.name if file.is_file() else None,
        config.site_name, config.site_url or "", (config.theme.custom_dir,) if config.theme.custom_dir else (),
        Path(config.site_dir), (home, charters, home / ".git", *([Path(config.docs_dir)] if file.is_file() else [])),
    )  # fmt: skip
