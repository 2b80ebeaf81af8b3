"""What browsers are told of the builds, and how they wait for the next."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class View:
    """How things stand after a build.

    `turn` counts the builds, `built` names the last good one ("" where there was none), `said` is what the last one
    said when it failed, and `mount` is the path that the site lies below.
    """

    turn: int = 0
    built: str = ""
    said: str = ""
    mount: str = "/"


class State:
    """The view of now. Pages of an earlier server know their builds by other names, and so are read anew."""

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)
        self._view = View()
        self._changed = threading.Condition()
        self._over = False

    @property
    def now(self) -> View:
        """How things stand."""
        return self._view

    @property
    def over(self) -> bool:
        """Whether the server is about to end."""
        return self._over

    def good(self, mount: str) -> None:
        """There is a new site."""
        turn = self._view.turn + 1
        self._change(View(turn, f"{self._run}-{turn}", "", mount))

    def bad(self, said: str) -> None:
        """The last good site stays, if there is one."""
        self._change(replace(self._view, turn=self._view.turn + 1, said=said))

    def end(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def after(self, turn: int, seconds: float) -> View | None:
        """How things stand once they differ from a turn; None where nothing has come by then."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._view.turn != turn, seconds)
            return None if self._over or self._view.turn == turn else self._view

    def _change(self, view: View) -> None:
        with self._changed:
            self._view = view
            self._changed.notify_all()
