"""The package, built once, and installed once into environments that know nothing of this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTNERSHIP = Path(__file__).parent / "alder-birch"


@dataclass(frozen=True)
class Distributions:
    """What is published: the sdist and the wheel made from it; and the wheel made from the checkout itself."""

    sdist: Path
    wheel: Path
    wheel_of_checkout: Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment without pip."""

    folder: Path

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run its Python, away from the checkout and from the variables of this process that lead back to it."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        scripts = "Scripts" if os.name == "nt" else "bin"
        command = [str(self.folder / scripts / "python"), *arguments]
        return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)

    def charterhouse(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the command line."""
        return self.run("-m", "charterhouse", *arguments, cwd=cwd)


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Both kinds of distribution, built with the hatchling of this environment, so without network."""
    published, checkout = tmp_path_factory.mktemp("published"), tmp_path_factory.mktemp("checkout")
    _build("--outdir", published)
    _build("--wheel", "--outdir", checkout)
    return Distributions(
        next(published.glob("*.tar.gz")), next(published.glob("*.whl")), next(checkout.glob("*.whl"))
    )  # fmt: skip


@pytest.fixture(scope="session")
def base(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """What `pip install charterhouse` gives: the linter."""
    return _installed(str(distributions.wheel), tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def everything(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """What `pip install 'charterhouse[all]'` gives."""
    return _installed(f"{distributions.wheel}[all]", tmp_path_factory.mktemp("all"))


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A folder with one partnership in it that has no faults, and nothing else."""
    shutil.copytree(PARTNERSHIP, tmp_path / "charters" / PARTNERSHIP.name)
    return tmp_path


def _build(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", *arguments, ROOT], check=True, capture_output=True)


def _installed(what: str, folder: Path) -> Environment:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", folder, "install", "--quiet", what], check=True, cwd=folder
    )
    return Environment(folder)
