"""charterhouse.toml -> Settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from . import __version__
from .model import Settings
from .schemas import violations, words

FILE = "charterhouse.toml"
REQUIREMENT = re.compile(r"\s*(>=|<=|==|>|<|)\s*([0-9]+(?:\.[0-9]+)*)\s*")


class ConfigurationError(Exception):
    """A fault in the configuration, with file and line: exit code 2."""


def find(charters: Path) -> Path | None:
    """The `charterhouse.toml` at the nearest ancestor of the charters."""
    return next((each / FILE for each in charters.parents if (each / FILE).is_file()), None)


def load(path: Path | None) -> Settings:
    """Read and check a configuration; without one, the defaults.

    Raises ConfigurationError with file, line and what was expected.
    """
    if path is None:
        return Settings()
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from error
    _check(path, text, data)
    return Settings(data.get("rules", {}), frozenset(data.get("audiences", {})))


def wrong_rule(path: Path, name: str, near: str) -> ConfigurationError:
    """The error for settings of a rule that there isn't; `near` is one that was perhaps meant."""
    line = _line(path.read_text("utf-8"), ("rules", name))
    hint = f"; did you mean {near}?" if near else "; charterhouse explain lists the rules"
    return ConfigurationError(f"{path}:{line}: rules.{name}: there is no such rule{hint}")


def _check(path: Path, text: str, data: dict[str, Any]) -> None:
    for error in violations("charterhouse", data):
        said = "unknown key" if error.keyword == "additionalProperties" else words(error)[1]
        raise ConfigurationError(f"{path}:{_line(text, error.path)}: {'.'.join(map(str, error.path))}: {said}")
    wanted = data.get("required_version")
    met = _satisfied(wanted) if wanted else True
    line = _line(text, ("required_version",))
    if met is None:
        raise ConfigurationError(f"{path}:{line}: required_version: “{wanted}” is not read; write for example >=0.1,<2")
    if not met:
        raise ConfigurationError(f"{path}:{line}: this handbook wants charterhouse {wanted}; this is {__version__}")


def _satisfied(wanted: str) -> bool | None:
    """Whether this version meets `0.1`, `>=0.1` or `>=0.1,<2`; None where that is not what is written."""
    ours, met = _numbers(__version__), True
    for part in wanted.split(","):
        match = REQUIREMENT.fullmatch(part)
        if match is None:
            return None
        theirs = _numbers(match[2])
        met = (
            met
            and {
                ">=": ours >= theirs,
                "<=": ours <= theirs,
                ">": ours > theirs,
                "<": ours < theirs,
                "==": ours == theirs,
                "": ours[: len(theirs)] == theirs,
            }[match[1]]
        )
    return met


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"[0-9]+", version))


def _line(text: str, key: tuple[str | int, ...]) -> int:
    """The line where a key is written: the last of its steps that the text shows, searched in order."""
    at, lines = 0, text.splitlines()
    for step in (each for each in key if isinstance(each, str)):
        pattern = re.compile(rf"(^|[\[.\s{{,\"']){re.escape(step)}([\].\s=\"']|$)")
        at = next((i for i in range(at, len(lines)) if pattern.search(lines[i].split("#")[0])), at)
    return at + 1
