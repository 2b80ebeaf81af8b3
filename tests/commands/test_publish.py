"""charterhouse publish, as people run it: what it says, with which exit code, and that readers see a whole site."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.repositories import Made, charter, made

CONFIGURATION = "site_name: Heat\nsite_url: https://handbook.example/\ntheme: charterhouse\nplugins: [charterhouse]\n"


@pytest.fixture
def handbook(tmp_path: Path) -> Made:
    ready = made(tmp_path / "handbook")
    ready.commit({"mkdocs.yml": CONFIGURATION, "docs/guide.md": "# Guide\n", "charters/acme/charter.md": charter()})
    ready.git("tag", "handbook-2026.1")
    return ready


def run(handbook: Made, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "charterhouse", "publish", *arguments]
    return subprocess.run(
        command, cwd=handbook.folder, env=handbook.environment, capture_output=True, encoding="utf-8", check=False
    )


def test_a_report_of_each_edition_and_of_all(handbook: Made) -> None:
    done = run(handbook)
    assert (done.returncode, done.stdout) == (0, "")
    first, second, alias, total = done.stderr.splitlines()
    assert first.startswith("next    built  ")
    assert second.startswith("2026.1  built  ")
    assert alias == "latest  is 2026.1"
    assert total.endswith(f" MB in {handbook.folder / 'site'}")
    again = run(handbook, "--quiet")
    assert (again.returncode, again.stderr) == (0, "")
    handbook.commit({"charters/acme/charter.md": "---\nid: [\n---\n"})
    again = run(handbook, "--quiet")
    assert again.returncode == 1
    assert "kept as it was published: nothing was published, because of charters that are malformed" in again.stderr
    assert "charters/acme/charter.md:3" in again.stderr
    again = run(handbook, "--max-files", "10")
    assert again.returncode == 1
    assert "files are more than 10; the most have" in again.stderr


CALLS = [
    (("--to", "a", "--branch", "b"), "--to and --branch exclude each other"),
    (("--push",), "--push needs --branch NAME"),
    (("--only", "--help"), "there is no edition --help; there are next, 2026.1"),
    (("--to", "docs"), "choose another --to"),
    (("--branch", "main"), "is checked out"),
    (("--branch", "-x"), "cannot be the name of a branch"),
    (("--as-of", "2200-01-01"), "choose a day from"),
    (("--audience", "nobody"), "nobody is no audience of this handbook; there are east, west"),
]


@pytest.mark.parametrize(("arguments", "words"), CALLS)
def test_wrong_calls_say_so(handbook: Made, arguments: tuple[str, ...], words: str) -> None:
    done = run(handbook, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (handbook.folder / "site").exists()


def test_outside_a_repository_and_without_a_commit(tmp_path: Path) -> None:
    empty = made(tmp_path / "empty")
    empty.write({"mkdocs.yml": CONFIGURATION, "docs/a.md": "# A\n"})
    done = run(empty)
    assert (done.returncode, "has no commit yet" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_at_any_moment_readers_have_a_whole_site(handbook: Made) -> None:
    site, ended, broken = handbook.folder / "site", threading.Event(), []
    assert run(handbook, "--quiet").returncode == 0

    def read() -> None:
        while not ended.is_set():
            for name in ("latest/index.html", "next/acme/index.html", "404.html"):
                try:
                    page = (site / name).read_bytes()
                except OSError as error:
                    broken.append(str(error))
                else:
                    broken.extend([name] if not page.rstrip().endswith(b"</html>") else [])

    reader = threading.Thread(target=read)
    reader.start()
    dice = random.Random(5)
    for number in range(5):
        handbook.commit({"docs/guide.md": f"# Guide {number}\n"})
        command = [sys.executable, "-m", "charterhouse", "publish", "--quiet"]
        process = subprocess.Popen(command, cwd=handbook.folder, env=handbook.environment)
        time.sleep(dice.uniform(0.5, 3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, entry in json.loads((site / "editions.json").read_bytes())["editions"].items():
            files = [path for path in (site / name).rglob("*") if path.is_file()]
            assert (len(files), sum(path.stat().st_size for path in files)) == (entry["files"], entry["bytes"])
    assert run(handbook, "--quiet").returncode == 0
    ended.set()
    reader.join()
    assert broken == []
    assert "Guide 4" in (site / "next" / "guide" / "index.html").read_text("utf-8")
    left = {each.name for each in handbook.folder.iterdir()} - {"charters", "docs", "mkdocs.yml", "site", ".git"}
    assert left == set()


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
def test_two_at_once_wait_for_each_other(handbook: Made) -> None:
    command = [sys.executable, "-m", "charterhouse", "publish", "--only"]
    both = [
        subprocess.Popen(
            [*command, name], cwd=handbook.folder, env=handbook.environment, stderr=subprocess.PIPE, text=True
        )
        for name in ("next", "2026.1")
    ]
    said = [each.communicate()[1] for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert "waiting for another publish" in "".join(said)
    listed = json.loads((handbook.folder / "site" / "versions.json").read_text("utf-8"))
    assert [each["version"] for each in listed] == ["next", "2026.1"]


def test_git_finds_nothing_to_say_about_the_working_tree(handbook: Made) -> None:
    handbook.write({"charters/acme/charter.md": charter() + "\nDirty.\n", ".gitignore": "/site/\n"})
    before = handbook.git("status", "--porcelain"), (handbook.folder / ".git" / "index").read_bytes()
    assert run(handbook, "--quiet").returncode == 0
    assert (handbook.folder / ".git" / "index").read_bytes() == before[1]
    assert handbook.git("status", "--porcelain") == before[0]
    assert "Dirty" not in (handbook.folder / "site" / "next" / "acme" / "index.html").read_text("utf-8")
    assert os.environ.get("GIT_DIR") is None
