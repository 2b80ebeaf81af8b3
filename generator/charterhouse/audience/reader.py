"""Name, configuration -> Reader: an audience, with everybody whose grants count for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from ..config import ConfigurationError, wrong
from ..model import Audience, Settings

INTERNAL = "internal"
"""Who reads the whole handbook; as a grant, every party to the charter in its own edition."""
EVERYONE = "everyone"
"""As a grant of a page of docs/: every audience."""
MOST_LISTED = 20


class UnknownAudience(Exception):
    """A name that is no audience of this handbook, with those that there are."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom an edition is. `sees` are the names whose grants count, its own among them."""

    name: str
    sees: frozenset[str]

    @property
    def everything(self) -> bool:
        """Whether it reads what the organisation itself reads."""
        return INTERNAL in self.sees

    def may(self, grant: object, parties: Collection[str]) -> bool:
        """Whether a grant in a charter of these parties is one for this reader."""
        if self.everything:
            return True
        if grant == INTERNAL:
            return any(each in self.sees for each in parties)
        return isinstance(grant, str) and grant in self.sees


def reader(name: str, settings: Settings) -> Reader:
    """The reader of a name. Whether there is such a party is for `check` to say, once all charters have been read.

    Raises ConfigurationError where audiences of the configuration see each other in a circle, or have a name that
    means something else.
    """
    for word in (INTERNAL, EVERYONE):
        if word in settings.audiences:
            raise wrong(settings, ("audiences", word), f"audiences.{word}: this name has a meaning: choose another")
    sees: set[str] = set()
    _see(name, settings, (), sees)
    return Reader(name, frozenset(sees))


def _see(name: str, settings: Settings, above: tuple[str, ...], sees: set[str]) -> None:
    if name in above:
        circle = " → ".join((*above[above.index(name) :], name))
        raise _wrong(settings, above[-1], f"these audiences see each other in a circle: {circle}")
    sees.add(name)
    for each in settings.audiences.get(name, Audience()).sees:
        _see(each, settings, (*above, name), sees)


def check(found: Reader, settings: Settings, parties: Collection[str]) -> None:
    """See that there is such a reader, where `parties` are all parties of the handbook.

    Raises UnknownAudience where there is none, and ConfigurationError where one that it sees is unknown.
    """
    known = sorted({*settings.audiences, *parties})
    if found.name not in known:
        raise UnknownAudience(f"{found.name or '(nothing)'} is no audience of this handbook{_known(found.name, known)}")
    for name in sorted(found.sees & settings.audiences.keys()):
        own = settings.audiences[name]
        if own.sees and name in parties:
            raise _wrong(settings, name, "this is a party too, whose edition would show more than its charters grant")
        for each in own.sees:
            if each not in known and each != INTERNAL:
                raise _wrong(settings, name, f"{each} is no audience{_known(each, [INTERNAL, *known])}")


def _known(name: str, known: list[str]) -> str:
    if not known:
        return ": its charters name no party"
    more = f" and {len(known) - MOST_LISTED} more" if len(known) > MOST_LISTED else ""
    near = get_close_matches(name[:100], known, 1)
    return f"; there are {', '.join(known[:MOST_LISTED])}{more}" + (f"; did you mean {near[0]}?" if near else "")


def _wrong(settings: Settings, name: str, words: str) -> ConfigurationError:
    return wrong(settings, ("audiences", name, "sees"), f"audiences.{name}.sees: {words}")
