"""outcomes, stock -> Contents: which folders stand side by side in the end, and what stands above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .front import Above, front, policy
from .ledger import Ledger, Version
from .naming import natural
from .outcome import Outcome
from .shelf import Contents, Shelf, Stock


@dataclass(frozen=True, slots=True)
class Site:
    """The handbook as its present configuration names it: title, address, folders of templates, aliases, audience."""

    title: str
    address: str
    overrides: tuple[str, ...]
    aliases: tuple[str, ...]
    audience: str | None


def arrange(
    site: Site, shelf: Shelf, found: Stock, outcomes: Iterable[Outcome], made: dict[str, Path]
) -> tuple[Contents, Ledger]:  # fmt: skip
    """All that is to be published. Raises Undrawable where a template of the organisation fails."""
    entries = {each.name: each.entry for each in outcomes if each.entry}
    names = sorted(entries, key=lambda name: (entries[name].date, natural(name)), reverse=True)
    names.sort(key=lambda name: entries[name].tag is not None)
    tagged = [name for name in names if entries[name].tag is not None]
    theirs = tuple(each for each in found.theirs if each.name not in entries)
    newest = next(iter(tagged), None if theirs else next(iter(names), None))
    aliases = dict.fromkeys(site.aliases, newest) if newest else {}
    theirs = tuple(each for each in theirs if each.name not in aliases)
    ledger = Ledger({name: entries[name] for name in names}, {k: v for k, v in aliases.items() if v}, site.audience)
    versions = (*(_version(ledger, name, found) for name in names), *(_without(each, ledger) for each in theirs))
    start = next(iter((*ledger.aliases, *tagged, *(each.name for each in theirs), *names)), "")
    policies = {name: policy(_home(shelf, name, made)) for name in names}
    policies |= {alias: policies[of] for alias, of in ledger.aliases.items()}
    above = Above(site.title, site.address, site.overrides, start, versions, ledger, policies)
    files = front(above, shelf.text("_headers") if "_headers" in found.foreign else None)
    new = {*made, *ledger.aliases, *(path.partition("/")[0] for path in files)}
    kept = (*(name for name in names if name not in made), *(name for name in found.foreign if name not in new))
    return Contents({name: made[name] for name in names if name in made}, kept, ledger.aliases, files), ledger


def weight(shelf: Shelf, contents: Contents, ledger: Ledger) -> dict[str, tuple[int, int]]:
    """Of everything at the top of the site, how many files it is, and how many bytes."""
    weights = {name: (each.files, each.bytes) for name, each in ledger.editions.items()}
    weights |= {alias: weights[of] for alias, of in contents.aliases.items()}
    for name in contents.kept:
        if name not in weights:
            files = shelf.files(name)
            weights[name] = (len(files), sum(max(size, 0) for _, size in files)) if files else (1, 0)
    return weights | {path: (1, len(text)) for path, text in contents.front.items()}


def _version(ledger: Ledger, name: str, found: Stock) -> Version:
    entry = ledger.editions[name]
    besides = (alias for alias in found.besides.get(name, ()) if alias not in ledger.aliases)
    aliases = (*(alias for alias, of in ledger.aliases.items() if of == name), *besides)
    about = {"date": entry.date.isoformat()} | ({"audience": ledger.audience} if ledger.audience else {})
    return Version(name, name if entry.tag is not None else f"{name} (on the branch now)", aliases, about)


def _without(version: Version, ledger: Ledger) -> Version:
    left = tuple(each for each in version.aliases if each not in ledger.aliases and each not in ledger.editions)
    return Version(version.name, version.title, left, version.properties)


def _home(shelf: Shelf, name: str, made: dict[str, Path]) -> bytes:
    """The first page of an edition."""
    if name not in made:
        return shelf.text(f"{name}/index.html") or b""
    page = made[name] / "index.html"
    return page.read_bytes() if page.is_file() else b""
