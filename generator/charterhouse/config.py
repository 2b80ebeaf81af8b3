"""charterhouse.toml -> Settings."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from . import __version__
from .document import KeyPath
from .model import Audience, Editions, Settings
from .schemas import violations, words

FILE = "charterhouse.toml"
REQUIREMENT = re.compile(r"\s*(>=|<=|==|>|<|)\s*([0-9]+(?:\.[0-9]+)*)\s*")

SAID = {"additionalProperties": "unknown key", "required": "is missing; it is required"}


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
    import tomllib  # noqa: PLC0415 (most handbooks have no configuration, and lint runs at every commit)

    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from error
    _check(path, text, data)
    rules = {name: _ours(each) for name, each in data.get("rules", {}).items()}
    own = tuple(map(_ours, data.get("rule", ())))
    return Settings(rules, _audiences(data), data.get("ignores", {}), own, str(path),
                    _editions(data))  # fmt: skip


def _audiences(data: dict[str, Any]) -> dict[str, Audience]:
    return {name: Audience(tuple(each.get("sees", ())), each.get("title", ""))
            for name, each in data.get("audiences", {}).items()}  # fmt: skip


def _editions(data: dict[str, Any]) -> Editions:
    named = _ours(data.get("editions", {}))
    if "aliases" in named:
        named["aliases"] = tuple(named["aliases"])
    return Editions(**named, default_branch=data.get("default_branch"))


def _ours(table: dict[str, Any]) -> dict[str, Any]:
    """What a table has beside the keys that anybody may add."""
    return {key: value for key, value in table.items() if not key.startswith("x-")}


def wrong(settings: Settings, key: KeyPath, said: str, character: int | None = None) -> ConfigurationError:
    """The error for a key of a configuration that has been read; `character`, counted from 0, for one of its text."""
    from .toml_places import Places  # noqa: PLC0415 (only for mistakes)

    path = Path(settings.source)
    try:
        places = Places(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):  # gone in the meantime
        return ConfigurationError(f"{path}: {said}")
    line, column = places.key(key) if character is None else places.inside(key, character)
    return ConfigurationError(f"{path}:{line}:{'' if character is None else f'{column}:'} {said}")


def _check(path: Path, text: str, data: dict[str, Any]) -> None:
    for error in violations("charterhouse", data):
        said = SAID.get(error.keyword) or words(error)[1]
        if error.keyword == "additionalProperties":
            near = get_close_matches(str(error.path[-1]), error.schema.get("properties", ()), 1)
            said += f"; did you mean {near[0]}?" if near else ""
        raise ConfigurationError(f"{path}:{_line(text, error.path)}: {dotted(error.path)}: {said}")
    wanted = data.get("required_version")
    met = _satisfied(wanted) if wanted else True
    line = 0 if met else _line(text, ("required_version",))
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


def dotted(key: KeyPath) -> str:
    """A key as people write it: `rules.EXI102.minimum`, `rule[0].require`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in key).lstrip(".")


def _line(text: str, key: KeyPath) -> int:
    from .toml_places import Places  # noqa: PLC0415 (only for mistakes)

    return Places(text).key(key)[0]
