"""Installed packages -> Rules: the entry points of the group `charterhouse.rules`.

An entry point leads to rules, or to a module that has them in `RULES`. Nothing in a handbook can name one, so that
no charter and no configuration makes the linter run code: what runs is what has been installed beside it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, wraps
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple, get_args

from ..config import ConfigurationError
from ..model import Charter, Flaw, Portfolio, Severity
from .rule import Check, Dimension, Rule

GROUP = "charterhouse.rules"
ENTRY = re.compile(r"(?P<name>[^#;=\s][^=\n]*?)\s*=\s*(?P<module>[\w.]+)\s*(?::\s*(?P<attribute>[\w.]+))?\s*(?:\[.*)?")
CODE = re.compile(r"[A-Z][A-Z0-9]*[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class RuleFailed(Exception):
    """A rule of an installed package that came to grief: exit code 2, whatever else was found."""


class Entry(NamedTuple):
    """One entry point: the package that has it, and where it leads."""

    package: str
    module: str
    attribute: str


@cache
def rules() -> tuple[tuple[tuple[Rule, Entry], ...], str]:
    """The rules of installed packages, each with where it comes from, and what tells this set of them from others.

    Raises ConfigurationError where a package can't be imported, or offers what is no rule.
    """
    found = tuple((rule, entry) for entry in entries(sys.path) for rule in _loaded(entry))
    return found, _identity({entry.module.partition(".")[0] for _, entry in found})


def taken(rule: Rule, entry: Entry) -> ConfigurationError:
    """The error for a rule whose code or name another rule has already."""
    return _wrong(entry, f"{rule.code} ({rule.name}) has the code or the name of another rule")


def entries(path: Iterable[str]) -> Iterator[Entry]:
    """The entry points of our group in some folders of packages.

    Reading these files takes a millisecond; `importlib.metadata` takes fifty, at every commit. The current folder,
    which `python -m` puts into the path, is no folder of packages: it is where a pull request was checked out.
    """
    here, seen = os.getcwd(), set()  # noqa: PTH109 (sys.path has texts)
    for folder in dict.fromkeys(path):
        if not folder or os.path.abspath(folder) == here:  # noqa: PTH100
            continue
        for package in _packages(folder):
            name = re.split(r"[-.]", os.path.basename(package), maxsplit=1)[0].lower()  # noqa: PTH119
            text = _read(package)
            if name in seen or f"[{GROUP}]" not in text:
                continue
            seen.add(name)
            yield from _listed(name, text)


def _packages(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as there:
            return sorted(each.path for each in there if each.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []


def _read(package: str) -> str:
    try:
        with open(os.path.join(package, "entry_points.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _listed(package: str, text: str) -> Iterator[Entry]:
    ours = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            ours = line == f"[{GROUP}]"
        elif ours and (match := ENTRY.fullmatch(line)):
            yield Entry(package, match["module"], match["attribute"] or "")


def _loaded(entry: Entry) -> list[Rule]:
    try:
        found: Any = import_module(entry.module)
        for step in filter(None, entry.attribute.split(".")):
            found = getattr(found, step)
        if isinstance(found, ModuleType):
            found = found.RULES
        offered = list(found)
    except Exception as error:  # whatever it is, it is the package's
        raise _wrong(entry, f"it can't be loaded: {type(error).__name__}: {error}") from error
    for rule in offered:
        trouble = _trouble(rule)
        if trouble:
            raise _wrong(entry, trouble)
    return [replace(rule, check=_guarded(rule, entry)) for rule in offered]


def _trouble(rule: object) -> str | None:
    """What is wrong with something that a package offers as a rule."""
    if not isinstance(rule, Rule):
        return f"{rule!r:.80} is no rule: make one with charterhouse.lint.rule.rule"
    if not CODE.fullmatch(rule.code):
        return f"{rule.code} is no code of a rule: write capital letters and a number of three digits, such as ACME001"
    if not NAME.fullmatch(rule.name):
        return f"{rule.name} is no name of a rule: write lower-case letters, digits and single hyphens"
    if rule.severity not in get_args(Severity) or rule.dimension not in get_args(Dimension):
        return f"{rule.code} has an unknown severity or dimension"
    if not (rule.claim and rule.reason):
        return f"{rule.code} has no page: write what it claims and why into the docstring of its function"
    return None


def _guarded(rule: Rule, entry: Entry) -> Check:
    """The check of a rule; what it raises says which rule it was."""

    @wraps(rule.check)
    def check(charter: Charter, portfolio: Portfolio) -> Iterator[Flaw]:
        try:
            for flaw in rule.check(charter, portfolio):
                if not isinstance(flaw, Flaw):
                    raise TypeError(f"{flaw!r:.80} is no Flaw")  # noqa: TRY301 (said like whatever else goes wrong)
                yield flaw
        except Exception as error:
            where = charter.document.path or charter.id
            said = f"{type(error).__name__}: {error}"
            raise RuleFailed(f"rule {rule.code} of {entry.package} failed on {where}: {said}") from error

    return check


def _identity(packages: set[str]) -> str:
    """A digest of when the modules of some packages were changed: it tells whether remembered findings still hold."""
    known = [
        (name, str(file), os.stat(file).st_mtime_ns, os.stat(file).st_size)  # noqa: PTH116
        for name, module in sorted(sys.modules.items())
        if name.partition(".")[0] in packages and (file := getattr(module, "__file__", None)) and os.path.exists(file)  # noqa: PTH110
    ]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16] if known else ""


def _wrong(entry: Entry, said: str) -> ConfigurationError:
    leads = f"{entry.module}:{entry.attribute}" if entry.attribute else entry.module
    return ConfigurationError(f"{entry.package}, entry point {GROUP} ({leads}): {' '.join(said.split())}")
