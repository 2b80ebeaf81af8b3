"""charterhouse serve, run as people run it: what the browser gets, what the terminal says, and how it ends."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .served import PATIENCE, WRONG, Running, charter, copied, edit, waited

pytestmark = pytest.mark.xdist_group("serve")  # one server for all of them


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    started = Running(copied(tmp_path_factory.mktemp("served") / "handbook"), "--port", "0")
    yield started
    started.end()


def test_the_site_lies_where_its_address_says(running: Running) -> None:
    assert urlsplit(running.address).path == "/sub/"
    status, headers, _ = running.get("/")
    assert (status, headers["Location"]) == (302, "/sub/")
    status, headers, _ = running.get("/sub/acme-borealis")
    assert (status, headers["Location"]) == (302, "/sub/acme-borealis/")
    status, _, page = running.get("/sub/acme-borealis/")
    assert (status, page.count('<script src="/-live/live.js"')) == (200, 1)
    assert "default-src 'none'" in page


def test_published_files_know_nothing_of_it(running: Running) -> None:
    assert running.address
    site = next(running.temporary.iterdir()) / "site"
    assert (site / "acme-borealis" / "index.html").is_file()
    assert not [each for each in site.rglob("*") if each.name.startswith("live.")]
    assert not [each for each in site.rglob("*.html") if "live.js" in each.read_text("utf-8")]
    assert not (running.home / "site").exists()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("pagefind/pagefind.js", "text/javascript; charset=utf-8"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
        ("schema/charter.json", "application/json; charset=utf-8"),
        ("assets/fonts/source-serif-4.woff2", "font/woff2"),
        ("assets/css/tokens.css", "text/css; charset=utf-8"),
        ("assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("sitemap.xml.gz", "application/gzip"),
        ("acme-borealis/border.png", "image/png"),
    ],
)
def test_every_file_says_what_it_is(running: Running, path: str, kind: str) -> None:
    status, headers, _ = running.get(f"/sub/{path}")
    assert (status, headers["Content-Type"]) == (200, kind)
    assert running.get(f"/sub/{path}", "HEAD")[1]["Content-Length"] == headers["Content-Length"]


@pytest.mark.parametrize(
    "path",
    [
        "/sub/nowhere/", "/sub/assets/", "/sub/index.html/", "/elsewhere", "/-live/serving.py", "/-live/../server.py",
        "/sub/../../../mkdocs.yml", "/sub/%2e%2e/%2e%2e/%2e%2e/mkdocs.yml", "/sub/..%2f..%2f..%2fmkdocs.yml",
        "/sub/..%5cmkdocs.yml", "/sub/%00", "/sub/%ff", "/sub//etc/hostname", f"/sub/{'long' * 200}",
    ],
)  # fmt: skip
def test_what_is_not_there_is_the_sites_own_page(running: Running, path: str) -> None:
    status, _, page = running.get(path)
    assert status == 404
    assert "There is no such page" in page
    assert "site_name" not in page


@pytest.mark.parametrize(
    "host", ["handbook.evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::1]", ""]
)
def test_no_other_name_is_answered_to(running: Running, host: str) -> None:
    for path in ("/sub/", "/-live/builds", "/-live/live.js"):
        status, _, page = running.get(path, Host=host)
        assert (status, "Acme" in page, "built" in page) == (403, False, False)
    assert running.get("/sub/", Host="localhost:9000")[0] == 200


def test_a_port_that_is_taken_is_one_clear_line(running: Running) -> None:
    taken = urlsplit(running.address).port
    command = [sys.executable, "-m", "charterhouse", "serve", "--port", str(taken)]
    done = subprocess.run(command, cwd=running.home, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"charterhouse: port {taken} is taken" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("charters/cedar-delta/charter.md", *WRONG, "charters/cedar-delta/charter.md:7:9: DOC107"),
        ("mkdocs.yml", "site_name: Heat", "site_name: [", "mkdocs.yml"),
        ("ours/404.html", "", "{% nonsense %}", "nonsense"),
        ("charterhouse.toml", "", "[rules.EXI999]\n", "charterhouse.toml:1"),
    ],
)
def test_an_error_shows_until_it_is_mended(running: Running, name: str, old: str, new: str, said: str) -> None:
    assert running.told()["said"] == ""
    before = running.get("/sub/acme-borealis/")[2]
    path, printed = running.home / name, len(running.said)
    kept = path.read_text("utf-8") if path.exists() else None
    path.write_text((kept or "").replace(old, new, 1) if old else new, "utf-8")
    shown = running.until(f"{name} changed: not built, the last good pages stay\n", printed)[printed:]
    assert said in shown
    assert f"{running.told()['said']}\n" in shown
    assert running.told()["built"] in before
    assert body(running.get("/sub/acme-borealis/")[2]) == body(before)
    path.write_text(kept, "utf-8") if kept is not None else path.unlink()
    running.until(f"{name} changed: built in ", printed)
    assert running.told()["said"] == ""
    assert running.told()["built"] not in before


def body(page: str) -> str:
    return page.partition('<script src="/-live/')[0]


@pytest.mark.parametrize("name", ["charters/cedar-delta/charter.md", "docs/new/page.md"])
def test_a_change_is_shown(running: Running, name: str) -> None:
    assert running.address
    path, printed = running.home / name, len(running.said)
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(".saved.swp")  # as editors save: beside it first, then in its place
    beside.write_text((path.read_text("utf-8") if path.exists() else "# New\n") + "\nTo be seen at once.\n", "utf-8")
    beside.replace(path)
    running.until(f"{name} changed: built in ", printed)
    shown = name.partition("/")[2].removesuffix(".md").removesuffix("/charter")
    assert "To be seen at once." in running.get(f"/sub/{shown}/")[2]
    assert running.said.count("serving") == 1


def test_an_error_that_is_published_all_the_same_is_said(running: Running) -> None:
    """A term that contradicts its clause: the page shows both, the terminal says that there is something to mend."""
    assert running.address
    path, printed = running.home / "charters" / "acme-borealis" / "charter.md", len(running.said)
    before = path.read_text("utf-8")
    edit(path, "## Exit\n", "## Exit\n\nEither party may leave with sixty (60) days’ written notice.\n")
    shown = running.until("charter.md changed: built in ", printed)[printed:]
    assert "1 error" in shown
    assert " in the charters: charterhouse lint lists them\n" in shown
    assert "TRM101" in running.get("/sub/acme-borealis/")[2]
    path.write_text(before, "utf-8")
    assert "error" not in running.until("charter.md changed: built in ", len(running.said))[printed + len(shown) :]


def test_an_error_from_the_start_has_a_page_of_its_own(tmp_path: Path) -> None:
    home = copied(tmp_path / "handbook")
    edit(charter(home), *WRONG)
    running = Running(home, "--port", "0", "--quiet")
    try:
        status, headers, page = running.get("/sub/anywhere/")
        assert (status, headers["Content-Type"]) == (503, "text/html; charset=utf-8")
        assert "charters/cedar-delta/charter.md:7:9: DOC107 “perhaps”" in page
        assert "'self'" in headers["Content-Security-Policy"]
        edit(charter(home), *WRONG[::-1])
        waited(lambda: running.told()["built"])
        assert running.get("/sub/")[0] == 200
    finally:
        assert running.ended(signal.SIGTERM) == 0
    assert "changed: built" not in running.said
    assert "Traceback" not in running.said
    assert [*running.temporary.iterdir()] == []


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_not_finished_ends_too(tmp_path: Path, by: signal.Signals) -> None:
    running = Running(copied(tmp_path / "handbook"), "--port", "0")
    running.until("building the handbook")
    waited(lambda: list(running.temporary.glob("charterhouse-serve-*/.site.*")))
    assert running.ended(by) == 0
    assert running.said == "building the handbook\n"
    assert [*running.temporary.iterdir()] == []


def test_mkdocs_serves_it_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    home = copied(tmp_path / "handbook")
    running = Running(home, "--dev-addr", f"127.0.0.1:{port}", program="mkdocs")
    try:
        running.until("Serving on http://127.0.0.1")
        edit(charter(home), "To see how it goes.", "To be seen at once.")
        running.until("Reloading browsers")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/sub/cedar-delta/")
        assert b"To be seen at once." in connection.getresponse().read()
    finally:
        assert running.ended(signal.SIGINT) == 0


def test_help_has_an_example() -> None:
    command = [sys.executable, "-m", "charterhouse", "serve", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "charterhouse serve --port 0" in done.stdout) == (0, True)
