"""What is published: `editions.json`, and `versions.json` as mike and Material's selector read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

EDITIONS, VERSIONS = "editions.json", "versions.json"


class Damaged(Exception):
    """A list of editions that cannot be read, with the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A published edition: what it was made of, when it is from, and how to see that all of it is there.

    `tag` is None for the branch's own edition. `bytes` are those of its files together.
    """

    key: str
    commit: str
    tag: str | None
    date: date
    files: int
    bytes: int
    sum: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All editions that we have published, the newest first, for whom, and what the aliases stand for."""

    editions: dict[str, Entry] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """An edition as `versions.json` lists it, ours or mike's."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    properties: dict[str, Any] = field(default_factory=dict)


def entry(key: str, commit: str, tag: str | None, day: date, files: Iterable[tuple[str, int]]) -> Entry:
    """The entry of an edition whose files have these paths, relative to it, and sizes in bytes."""
    files = sorted(files)
    return Entry(key, commit, tag, day, len(files), sum(size for _, size in files), digest(files))


def digest(files: Iterable[tuple[str, int]]) -> str:
    """What changes when a file is missing, is there besides, or has another size."""
    listed = "".join(f"{size} {path}\0" for path, size in sorted(files))
    return hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()


def read(text: bytes) -> Ledger:
    """`editions.json` -> Ledger. Raises Damaged."""
    try:
        data = json.loads(text)
        if data["version"] != 1:
            raise Damaged(f"{EDITIONS} is of version {data['version']}, which a newer charterhouse writes")
        editions = {str(name): _entry(each) for name, each in data["editions"].items()}
        aliases = {str(name): str(of) for name, of in data["aliases"].items()}
        audience = data["audience"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(f"{EDITIONS} is damaged") from error
    return Ledger(editions, aliases, None if audience is None else str(audience))


def _entry(data: dict[str, Any]) -> Entry:
    values = {each.name: data[each.name] for each in fields(Entry)}
    for name in ("files", "bytes"):
        values[name] = int(values[name])
    return Entry(**{**values, "date": date.fromisoformat(values["date"])})


def written(ledger: Ledger) -> bytes:
    """Ledger -> `editions.json`."""
    editions = {name: {**asdict(each), "date": each.date.isoformat()} for name, each in ledger.editions.items()}
    aliases = dict(sorted(ledger.aliases.items()))
    return _json({"version": 1, "audience": ledger.audience, "aliases": aliases, "editions": editions})


def versions(text: bytes) -> tuple[Version, ...]:
    """`versions.json` -> Versions, in its order. Raises Damaged."""
    try:
        return tuple(_version(each) for each in json.loads(text))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(f"{VERSIONS} is damaged") from error


def _version(data: dict[str, Any]) -> Version:
    name, aliases = str(data["version"]), tuple(sorted(map(str, data.get("aliases") or ())))
    for each in (name, *aliases):
        if not each or each in (".", "..") or "/" in each or "\\" in each:
            raise Damaged(f"{VERSIONS} names {each!r}, which is no folder")
    properties = data.get("properties") or {}
    return Version(name, str(data.get("title") or name), aliases, properties if isinstance(properties, dict) else {})


def listed(versions: Iterable[Version]) -> bytes:
    """Versions -> `versions.json`."""
    return _json([
        {"version": each.name, "title": each.title, "aliases": sorted(each.aliases),
         **({"properties": each.properties} if each.properties else {})}
        for each in versions
    ])  # fmt: skip


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
