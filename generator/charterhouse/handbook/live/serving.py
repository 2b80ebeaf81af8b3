"""A handbook -> a server with the newest good build of it, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import errno
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from . import setup
from .changes import Changes
from .rebuild import Outcome, rebuild
from .server import HOST, Server
from .state import State
from .watch import Watch

Say = Callable[[str], None]


class Unserved(Exception):
    """Why there is no server, and what to do."""


def serve(port: int, config: Path | None, *, strict: bool, quiet: bool, say: Say) -> None:
    """Build, serve, and build again at every change. Raises Unserved where the port can't be had."""
    options = [*(["--config", str(config.resolve())] if config else ()), *(["--strict"] if strict else ())]
    changes = Changes()
    with changes.interrupted(), _temporary() as folder, _answering(port, folder / "site") as server:
        watch = Watch(changes.add, folder)
        try:
            Serving(server, watch, changes, config, options, say, quiet=quiet).run()
        finally:
            watch.end()


class Serving:
    """One server and its builds."""

    def __init__(
        self, server: Server, watch: Watch, changes: Changes, config: Path | None, options: list[str], say: Say, *,
        quiet: bool,
    ) -> None:  # fmt: skip
        self.server, self.watch, self.changes = server, watch, changes
        self.config, self.options = config, options
        self.say: Say = say
        self.tell: Say = (lambda _: None) if quiet else say
        """Says what went well; `say` what needs somebody."""
        self.start = Path.cwd()
        self.setup = setup.read(config, self.start)
        self.address = ""

    def run(self) -> None:
        """Go on until somebody ends it."""
        self.tell("building the handbook")
        self.build(frozenset())
        while changed := self.changes.gathered():
            self.build(changed)

    def build(self, changed: frozenset[Path]) -> None:
        """Build once, and say what came of it."""
        self.setup = setup.read(self.config, self.start, self.setup)
        self.watch.follow(self.setup, changed)
        outcome = rebuild(self.server.root, self.options, self.changes.wanted)
        if outcome is None or self.changes.over:
            return
        if outcome.good:
            self.server.state.good(self.setup.mount)
        else:
            self.server.state.bad(outcome.said)
        self.report(changed, outcome)

    def report(self, changed: frozenset[Path], outcome: Outcome) -> None:
        """Say what a build has said, what it was for, and at first where its site is."""
        now = self.server.state.now
        if outcome.said:
            self.say(outcome.said)
        if changed and outcome.good:
            self.tell(f"{self.named(changed)} changed: built in {outcome.seconds:.1f} s")
        elif changed:
            self.say(f"{self.named(changed)} changed: not built{', the last good pages stay' if now.built else ''}")
        mount = now.mount if now.built else self.setup.mount
        address = f"http://{HOST}:{self.server.server_port}{quote(mount)}"
        if address != self.address:
            self.say(f"serving {address} (Ctrl-C ends it)")
            self.address = address

    def named(self, changed: frozenset[Path]) -> str:
        """The first of some paths as people write it, and how many more there are: but what came and went."""
        first, *more = sorted(filter(Path.is_file, changed)) or sorted(changed)
        shown = first.relative_to(self.start) if first.is_relative_to(self.start) else first
        return f"{shown.as_posix()} and {len(more)} more" if more else shown.as_posix()


@contextmanager
def _temporary() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="charterhouse-serve-")).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _answering(port: int, root: Path) -> Iterator[Server]:
    state = State()
    try:
        server = Server(port, root, state)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Unserved(
                f"port {port} is taken, perhaps by another `charterhouse serve`: end that, or choose another with "
                f"--port {port + 1 if port < 65535 else port - 1} (0 takes any that is free)"
            ) from error
        raise Unserved(f"port {port} can't be had ({error.strerror}): choose another with --port") from error
    with server:
        answering = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        answering.start()
        try:
            yield server
        finally:
            state.end()
            server.shutdown()
            answering.join()
