"""A handbook that is served, for tests that change it."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

CHARTERS = Path(__file__).parents[1] / "handbook" / "charters"
CONFIGURATION = (
    "site_name: Heat\nsite_url: https://handbook.example/sub/\nplugins: [charterhouse]\n"
    "theme: {name: charterhouse, custom_dir: ours}\n"
)
PATIENCE = 120.0
"""Seconds that a slow machine may take for what usually takes two."""
WRONG = ("status: draft", "status: perhaps")
"""What makes a charter of the small handbook malformed."""


class Running:
    """A server in a process of its own, with what it prints and the folder for its temporary files."""

    def __init__(self, home: Path, *arguments: str, program: str = "charterhouse") -> None:
        self.home, self.temporary, self.lines = home, home.parent / "temporary", list[str]()
        self.temporary.mkdir(exist_ok=True)
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TMPDIR": str(self.temporary)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", program, "serve", *arguments], cwd=home, env=environment, encoding="utf-8",
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.reader = threading.Thread(target=self.listen)
        self.reader.start()

    def listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.append(line)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def until(self, words: str, after: int = 0) -> str:
        """All that was printed, once it has some words."""
        waited(lambda: words in self.said[after:] or self.process.poll() is not None)
        assert words in self.said[after:], self.said
        return self.said

    @property
    def address(self) -> str:
        return self.until("(Ctrl-C ends it)").partition("serving ")[2].split()[0]

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """An answer, not followed any further; `path` is sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(self.address).port or 0, timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")

    def told(self) -> dict[str, Any]:
        """What a browser that listens is told first."""
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(self.address).port or 0, timeout=PATIENCE)
        connection.request("GET", "/-live/builds")
        answer = connection.getresponse()
        line = next(each for each in iter(answer.readline, b"") if each.startswith(b"data: "))
        connection.close()
        found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return found

    def ended(self, by: signal.Signals) -> int:
        self.process.send_signal(by)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.reader.join()

    def end(self) -> None:
        """End it, and see that nothing is left of it."""
        assert self.ended(signal.SIGINT) == 0
        assert "Traceback" not in self.said
        assert [*self.temporary.iterdir()] == []


def waited(ready: Callable[[], object]) -> None:
    """Wait until something is so, but not for ever."""
    until = time.monotonic() + PATIENCE
    while not ready() and time.monotonic() < until:
        time.sleep(0.05)


def copied(home: Path) -> Path:
    """The small handbook, below a path of its host, with a folder for templates of its own."""
    shutil.copytree(CHARTERS, home / "charters")
    (home / "docs").mkdir()
    (home / "ours" / "parts").mkdir(parents=True)
    (home / "docs" / "meeting.md").write_text("# How we meet\n", "utf-8")
    (home / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    return home


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def charter(home: Path) -> Path:
    """The charter that tests change."""
    return home / "charters" / "cedar-delta" / "charter.md"
