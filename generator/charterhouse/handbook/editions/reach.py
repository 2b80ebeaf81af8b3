"""commit -> which of its folders an edition is made of, and whether there was a handbook at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...config import FILE
from ...git import Repository
from ..build import CONFIGURATIONS

BEYOND = re.compile(rb"\.\.[/\\]|\.\.[\"']?\s*$|INHERIT", re.MULTILINE)
"""What leads out of the folder of the handbook, in its configuration."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What an edition is made of: a folder of a commit and the hash of its tree, with the configuration in it.

    `home` is the folder of the handbook, which lies in `folder`, or is it; both relative to the repository.
    `configuration` is the name of its `mkdocs.yml`, None where there is none, and `text` what stands in that.
    """

    folder: str
    tree: str
    home: str
    configuration: str | None
    text: bytes


def reach(repository: Repository, commit: str, home: str, name: str | None) -> Reach | None:
    """What an edition is made of; None where the handbook did not exist yet.

    Usually that is the folder of the handbook; where its configuration leads out of it, or one of ours lies above it,
    everything. `name` is that of a `mkdocs.yml` with another name. Raises GitError.
    """
    below = f"{home}/" if home else ""
    entries = repository.entries(commit, home)
    if not any(each.path.endswith("/charter.md") for each in entries):
        return None
    files = {each.path.removeprefix(below): each for each in entries}
    configuration = next((each for each in (name, *CONFIGURATIONS) if each in files), None)
    text = next(iter(repository.blobs([files[configuration].hash]))) if configuration else b""
    folder = "" if BEYOND.search(text) or _above(repository, commit, home) else home
    return Reach(folder, repository.tree(commit, folder) or "", home, configuration, text)


def _above(repository: Repository, commit: str, home: str) -> bool:
    """Whether a `charterhouse.toml` lies above the handbook, and none in it."""
    steps = home.split("/") if home else []
    inside = f"{home}/{FILE}"
    if not steps or repository.entry(commit, inside):
        return False
    return any(repository.entry(commit, "/".join([*steps[:end], FILE])) for end in range(len(steps)))
