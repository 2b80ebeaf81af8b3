"""Our hooks in a git repository, and the repository of a handbook whose commits they check."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTNERSHIP = ROOT / "tests/packaging/alder-birch"
CONFIGURATION = """
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: charterhouse-lint
      - id: charterhouse-portfolio
"""
GIT = """
[user]
    name = Tomas Reed
    email = tomas.reed@alder.example
[init]
    defaultBranch = main
[safe]
    directory = *
[core]
    autocrlf = false
"""


@dataclass(frozen=True)
class Repository:
    """A git repository, and the surroundings in which git and pre-commit run in it."""

    folder: Path
    surroundings: dict[str, str]

    def run(self, *command: str, skip: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command in it. What git says and what hooks say comes as one, in stdout."""
        return subprocess.run(
            command, cwd=self.folder, env={**self.surroundings, "SKIP": skip}, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed, and give what it says."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done
        return done.stdout.strip()

    def pre_commit(self, *arguments: str, skip: str = "") -> subprocess.CompletedProcess[str]:
        """Run pre-commit by hand."""
        return self.run(sys.executable, "-m", "pre_commit", *arguments, skip=skip)

    def commit(self, skip: str = "") -> subprocess.CompletedProcess[str]:
        """Commit what is staged, as an author does. `skip` names hooks that are left out this time."""
        return self.run("git", "commit", "--message", "A change", skip=skip)

    def add_partnership(self, one: str, other: str) -> str:
        """Write a partnership without faults, and give its id."""
        target = self.folder / "charters" / f"{one}-{other}"
        target.mkdir(parents=True)
        for file in PARTNERSHIP.iterdir():
            text = file.read_text("utf-8").replace("alder", one).replace("birch", other)
            (target / file.name).write_text(text, "utf-8")
        return target.name

    def change(self, path: str, old: str, new: str) -> None:
        """Put other words into a file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of git and pre-commit that don't depend on whose machine this is, or on who calls these tests."""
    folder = tmp_path_factory.mktemp("surroundings")
    (folder / "gitconfig").write_text(GIT, "utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {
        **inherited,
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
    }


@pytest.fixture(scope="session")
def hooks(surroundings: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with one commit: this checkout as it stands, with what isn't committed yet."""
    here = Repository(ROOT, surroundings)
    hooks = Repository(tmp_path_factory.mktemp("hooks"), surroundings)
    for name in here.git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if (ROOT / name).is_file():
            (hooks.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, hooks.folder / name)
    _first_commit(hooks)
    return hooks


@pytest.fixture(scope="session")
def prepared(hooks: Repository, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A handbook of two partnerships with our hooks installed, and the hooks' environment built."""
    prepared = Repository(tmp_path_factory.mktemp("prepared"), hooks.surroundings)
    prepared.add_partnership("alder", "birch")
    prepared.add_partnership("cedar", "dune")
    configuration = CONFIGURATION.format(repository=hooks.folder, revision=hooks.git("rev-parse", "HEAD"))
    (prepared.folder / ".pre-commit-config.yaml").write_text(configuration, "utf-8")
    _first_commit(prepared)
    done = prepared.pre_commit("install", "--install-hooks")
    assert done.returncode == 0, done
    return prepared


@pytest.fixture
def handbook(prepared: Repository, tmp_path: Path) -> Repository:
    """A copy of the handbook, for one test."""
    shutil.copytree(prepared.folder, tmp_path / "handbook")
    return Repository(tmp_path / "handbook", prepared.surroundings)


def _first_commit(repository: Repository) -> None:
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "First")
