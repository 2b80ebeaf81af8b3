"""The programs and packages that some tests need: what is missing here, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGES = Path(__file__).parent / "browser" / "node_modules"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
AXE = PACKAGES / "axe-core" / "axe.min.js"
CHECKER = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
NPM = "`npm install --prefix tests/browser`, or `make test` where npm is"


def _chromium() -> str:
    if find_spec("playwright") is None:
        return "playwright is missing: fill .venv by `make test`"
    return "" if CHROMIUM else "chromium is missing: on Debian, `apt install chromium`; or set CHROMIUM"


def _axe() -> str:
    return "" if AXE.is_file() else f"axe-core is missing: {NPM}"


def _checker() -> str:
    java = shutil.which("java")
    # On some systems `java` is there and only says where to buy one.
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        return "java is missing: on Debian, `apt install default-jre-headless`"
    return "" if CHECKER.is_file() else f"vnu-jar is missing: {NPM}"


def _pdftotext() -> str:
    return "" if shutil.which("pdftotext") else "pdftotext is missing: on Debian, `apt install poppler-utils`"


KNOWN: dict[str, Callable[[], str]] = {
    "chromium": _chromium, "axe": _axe, "checker": _checker, "pdftotext": _pdftotext,
}  # fmt: skip


@cache
def lack(name: str) -> str:
    """What is missing for tests that need `name`, and what to install; empty if nothing is."""
    return KNOWN[name]()
