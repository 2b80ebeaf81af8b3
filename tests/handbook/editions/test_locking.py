"""One publish at a time, also after one that was killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from charterhouse.handbook.editions.locking import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
HOLD = """
import sys
from pathlib import Path
from charterhouse.handbook.editions.locking import locked
with locked(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_after_the_other(tmp_path: Path) -> None:
    inside, most, said = 0, 0, []
    guard = threading.Lock()

    def work() -> None:
        nonlocal inside, most
        for _ in range(50):
            with locked(tmp_path / "lock", lambda: said.append(1)):
                with guard:
                    inside += 1
                    most = max(most, inside)
                with guard:
                    inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == 1
    assert not list(tmp_path.iterdir())


def test_who_was_killed_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        other.kill()
        other.wait()
    assert lock.exists()
    with locked(lock, lambda: pytest.fail("nobody holds it")):
        pass
    assert not lock.exists()


def test_the_second_is_told_and_waits(tmp_path: Path) -> None:
    waiting, done = threading.Event(), threading.Event()

    def second() -> None:
        with locked(tmp_path / "lock", waiting.set):
            done.set()

    with locked(tmp_path / "lock", lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        assert not done.is_set()
    thread.join(10)
    assert done.is_set()


def test_the_lock_is_let_go_when_something_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "lock", lambda: None):
        raise KeyError
    assert not list(tmp_path.iterdir())
