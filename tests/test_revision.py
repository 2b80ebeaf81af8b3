"""A handbook read out of a commit is the one that lies there, and what is unpacked stays where it belongs."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charterhouse import revision, source
from charterhouse.config import ConfigurationError
from charterhouse.git import GitError, Repository
from charterhouse.model import Settings
from tests.repositories import Made, charter, made
from tests.tools import VALID

NAMES = ("charter.md", "plan.md", "README.md", "readme.MD", "a", "b", "appendices", "reviews", ".hidden", "pict.svg",
         "Notes.MD", "a b.md", "-x", "caf\udce9.md", "a\nb.md", "ä.md")  # fmt: skip
CONTENTS = (b"", b"---\nid: a\n---\n", b"\xef\xbb\xbf---\n---\n", b"no frontmatter\r\n", b"\xff\0")
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join)
LINKS = ("a", "charter.md", "../a", "/nowhere", ".")
FILES = st.dictionaries(PATHS, st.sampled_from(CONTENTS) | st.sampled_from(LINKS))


@pytest.fixture
def there(tmp_path: Path) -> Made:
    return made(tmp_path / "there")


def opened(repository: Made) -> Repository:
    found = Repository.open_at(repository.folder)
    assert found is not None
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, st.sampled_from(("charters", "deep/er/charters", ".")))
def test_a_commit_reads_like_the_folder(files: dict[str, bytes | str], root: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        here = made(Path(home).resolve() / "there")
        charters = here.folder / root
        for name, content in files.items():
            path = charters / name
            if any(each.is_file() or each.is_symlink() for each in path.parents) or path.is_dir():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.symlink_to(content)
            else:
                path.write_bytes(content)
        charters.mkdir(parents=True, exist_ok=True)
        repository = opened(here)
        commit = repository.resolve(here.commit({}))
        assert revision.read(repository, commit, root, here.folder) == source.read(charters)
        listing, shelf = source.survey(charters), revision.survey(repository, commit, root)
        assert (shelf.homes, shelf.beside, shelf.files) == (listing.homes, listing.beside, listing.files)


def test_the_valid_partnership_reads_alike(there: Made) -> None:
    shutil.copytree(VALID, there.folder / "charters")
    commit = there.commit({})
    shutil.rmtree(there.folder / "charters" / "harbour-mills" / "reviews")
    was = revision.read(opened(there), commit, "charters/", there.folder)
    there.git("checkout", "--quiet", "--", ".")
    assert was == source.read(there.folder / "charters")
    assert len(was.sources) == 6


def test_a_link_and_a_file_too_large_are_said_as_on_the_disk(there: Made) -> None:
    (there.folder / "charters/a/appendices").mkdir(parents=True)
    (there.folder / "charters/a/plan.md").symlink_to("/etc/passwd")
    commit = there.commit({"charters/a/charter.md": b"x" * (source.MOST_BYTES + 9)})
    found = revision.read(opened(there), commit, "charters", there.folder)
    assert found == source.read(there.folder / "charters")
    assert [len(each.content) for each in found.sources] == [source.MOST_BYTES + 1, 0]
    assert found.sources[1].trouble == source.LINKED


def test_there_may_be_no_handbook_at_all(there: Made) -> None:
    commit = there.commit({"a": "x", "charters": "a file"})
    for root in ("charters", "nowhere", "a"):
        found = revision.read(opened(there), commit, root, there.folder)
        assert (found.sources, found.files, found.root) == ((), frozenset(), root)


def test_one_partnership_of_many(there: Made) -> None:
    commit = there.commit({"charters/a/charter.md": "x", "charters/a/deep/x.md": "x", "charters/b/charter.md": "x"})
    all_of = revision.survey(opened(there), commit, "charters")
    one = revision.survey(opened(there), commit, "charters", "charters/a")
    assert one.homes == {"charters/a": all_of.homes["charters/a"]}
    assert [each.path for each in one.homes["charters/a"]] == ["charters/a/charter.md", "charters/a/deep/x.md"]


def test_the_configuration_of_a_commit(there: Made) -> None:
    there.commit({"charterhouse.toml": "[rules.EXI101]\nseverity = 'off'\n", "deep/er/charters/a": "x"})
    there.commit({"deep/charterhouse.toml": "[rules.EXI101]\nseverty = 'off'\n"})
    third = there.commit({"deep/charterhouse.toml": "\xff".encode("latin-1")})
    there.commit({"deep/charterhouse.toml": None, "charterhouse.toml": None})
    repository = opened(there)
    first = revision.settings(repository, repository.resolve("HEAD~3"), "deep/er")
    assert first.rules == {"EXI101": {"severity": "off"}}
    assert first.source == f"{repository.resolve('HEAD~3')[:12]}:charterhouse.toml"
    words = r"^[0-9a-f]{12}:deep/charterhouse\.toml:2: .*did you mean severity\?$"
    with pytest.raises(ConfigurationError, match=words):
        revision.settings(repository, repository.resolve("HEAD~2"), "deep/er")
    with pytest.raises(ConfigurationError, match=f"{third[:12]}:deep/charterhouse.toml: not UTF-8"):
        revision.settings(repository, third, "deep")
    assert revision.settings(repository, repository.resolve("HEAD"), ".") == Settings()


def test_what_is_unpacked_are_the_files_of_the_folder(there: Made, tmp_path: Path) -> None:
    names = ("a.md", "-x", "--upload-pack=x", "a b/ä", "a\nb", "caf\udce9", ".dot/.file", ".gitignore", ".github/x")
    (there.folder / "home").mkdir()
    (there.folder / "home/link").symlink_to("a.md")
    there.write({f"home/{name}": name.encode("utf-8", "surrogateescape") for name in names})
    there.write({"home/big": b"", "beside": "x"})
    (there.folder / "home/run").write_text("x")
    (there.folder / "home/run").chmod(0o755)
    commit = there.commit({})
    there.git("update-index", "--add", "--cacheinfo", f"160000,{commit},home/sub")
    there.git("commit", "--quiet", "--message", "m")
    commit = there.git("rev-parse", "HEAD")
    there.git("config", "core.autocrlf", "true")
    status, index = there.git("status", "--porcelain"), (there.folder / ".git/index").read_bytes()
    to = tmp_path / "to"
    assert revision.unpack(opened(there), commit, "home", to) == ("home/link", "home/sub")
    assert {path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()} == {
        **{name: name.encode("utf-8", "surrogateescape") for name in names}, "big": b"", "run": b"x",
    }  # fmt: skip
    assert not (to / "run").stat().st_mode & 0o111
    assert (there.git("status", "--porcelain"), (there.folder / ".git/index").read_bytes()) == (status, index)
    assert revision.unpack(opened(there), commit, ".", tmp_path / "all") == ("home/link", "home/sub")
    assert (tmp_path / "all/beside").read_text() == "x"
    with pytest.raises(FileExistsError):
        revision.unpack(opened(there), commit, "home", to)
    assert revision.unpack(opened(there), commit, "nowhere", tmp_path / "none") == ()


BAD = (".git", ".GIT", ".git ", ".git. .", "GIT~1", "git~2", ".git::$INDEX_ALLOCATION", ".g\u200cit", "..", ".", "...",
       "..\\x", "a\\..\\..\\x", ".git\\config", "n" * 300)  # fmt: skip


def test_what_could_lead_out_is_never_written(there: Made, tmp_path: Path) -> None:
    blob = there.git("hash-object", "-w", "--stdin", stdin=b"x")
    inner = tree(there, [("100644", "file", blob), ("100644", "..", blob)])
    rows = [("100644", name, blob) for name in (*BAD, "good")]
    rows += [("40000", name, inner) for name in ("..", ".GIT", "sub")]
    rows += [("100644", "twice", blob), ("40000", "twice", inner)]
    commit = there.git("commit-tree", tree(there, rows), "-m", "m")
    to = tmp_path / "deep" / "to"
    left_out = revision.unpack(opened(there), commit, ".", to)
    assert set(BAD) <= set(left_out)
    assert {path.relative_to(tmp_path / "deep").as_posix() for path in (tmp_path / "deep").rglob("*")} == {
        "to", "to/good", "to/sub", "to/sub/file", "to/twice",
    }  # fmt: skip
    assert {"../file", ".GIT/file", "sub/..", "twice/file"} <= set(left_out)


def tree(there: Made, rows: list[tuple[str, str, str]]) -> str:
    """A tree that git itself would never make."""
    made = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(name_of) for mode, name, name_of in rows)
    return there.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=made)


def test_a_missing_file_leaves_no_doubt(there: Made, tmp_path: Path) -> None:
    commit = there.commit({"charters/a/charter.md": charter("a"), "charters/a/big.bin": "x" * 5000})
    partial = there.clone(tmp_path / "partial", "--filter=blob:limit=1k", "--no-checkout")
    with pytest.raises(GitError, match="git fetch --refetch --no-filter"):
        revision.unpack(opened(partial), commit, ".", tmp_path / "to")
