"""Which text of a charter was in force when, found in the history of its repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charterhouse import history, parse
from charterhouse.git import Repository
from charterhouse.history import Version
from charterhouse.parse import parse as parsed
from charterhouse.source import Source
from tests.repositories import Made, charter, made

SIGNED = "[{party: east, date: 2026-01-10, version: 1.0.0}, {party: west, date: 2026-01-12, version: 1.0.0}]"


@pytest.fixture
def there(tmp_path: Path) -> Made:
    return made(tmp_path / "there")


def known(repository: Made, root: str = "charters", only: str = "") -> dict[str, tuple[Version, ...]]:
    opened = Repository.open_at(repository.folder)
    assert opened is not None
    return history.versions(opened, opened.resolve("HEAD"), root, only)


def told(versions: dict[str, tuple[Version, ...]]) -> list[str]:
    return [f"{each.charter} {each.version} {each.date} {each.path}" for own in versions.values() for each in own]


def test_the_text_of_a_version_is_the_last_that_carries_it_ratified(there: Made) -> None:
    path = "charters/acme/charter.md"
    there.commit({path: charter(status="draft")}, "2026-01-01")
    first = there.commit({path: charter()}, "2026-01-02")
    corrected = there.commit({path: charter(title="Corrected")}, "2026-01-03")
    there.commit({path: charter(version="2.0.0", status="draft")}, "2026-01-04")
    there.commit({path: charter(version="2.0.0", status="agreed")}, "2026-01-05")
    there.commit({path: charter(version="2.0.0")}, "2026-01-06")
    planned = there.commit({"charters/acme/plan.md": "x"}, "2026-01-07")
    there.commit({"charters/other/plan.md": "x", "beside": "x"}, "2026-01-08")
    (one, two) = known(there)["acme"]
    assert [(each.version, each.commit, str(each.date), str(each.appeared)) for each in (one, two)] == [
        ("1.0.0", corrected, "2026-01-03", "2026-01-02"),
        ("2.0.0", planned, "2026-01-07", "2026-01-06"),
    ]
    assert one.blob == there.git("rev-parse", f"{corrected}:{path}") != there.git("rev-parse", f"{first}:{path}")
    assert two.path == path


def test_a_charter_goes_by_its_id_wherever_it_lies(there: Made) -> None:
    there.commit({"charters/acme/charter.md": charter(), "charters/acme/plan.md": "x"}, "2026-01-01")
    there.git("mv", "charters/acme", "charters/a\nb")
    there.commit({}, "2026-01-02")
    there.commit({"charters/a\nb/charter.md": charter(version="1.1.0")}, "2026-01-03")
    there.write({"charters/deep/er/x": "x"})
    there.git("mv", "charters/a\nb", "charters/deep/er/acme")
    there.commit({"charters/acme/charter.md": charter("another")}, "2026-01-04")
    assert told(known(there)) == [
        "acme 1.0.0 2026-01-02 charters/a\nb/charter.md",
        "acme 1.1.0 2026-01-04 charters/deep/er/acme/charter.md",
        "another 1.0.0 2026-01-04 charters/acme/charter.md",
    ]


MOVES = [("charters", "books/one/charters"), ("a b/c", "charters"), (".", "charters")]


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_a_whole_handbook_that_was_moved_is_followed(there: Made, before: str, after: str) -> None:
    if before != ".":
        there.commit({"elsewhere/acme/charter.md": charter(version="0.1.0")})
    there.commit({f"{before}/acme/charter.md": charter()}, "2026-01-01")
    there.commit({f"{before}/acme/charter.md": charter(version="2.0.0")}, "2026-01-02")
    (there.folder / after).mkdir(parents=True)
    there.git("mv", f"{before}/acme", f"{after}/acme")
    there.commit({}, "2026-01-03")
    there.commit({f"{after}/acme/charter.md": charter(version="3.0.0")}, "2026-01-04")
    assert told(known(there, after)) == [
        f"acme 1.0.0 2026-01-01 {before}/acme/charter.md".replace("./", ""),
        f"acme 2.0.0 2026-01-03 {after}/acme/charter.md",
        f"acme 3.0.0 2026-01-04 {after}/acme/charter.md",
    ]


def test_only_what_reached_the_branch_counts(there: Made) -> None:
    path = "charters/acme/charter.md"
    there.commit({path: charter()}, "2026-01-01")
    there.git("checkout", "--quiet", "-b", "side")
    there.commit({path: charter(version="1.1.0")}, "2026-01-02")
    there.commit({path: charter(version="1.2.0")}, "2026-01-03")
    there.git("checkout", "--quiet", "main")
    there.commit({"beside": "x"}, "2026-01-04")
    there.git("merge", "--quiet", "--no-ff", "side", "--message", "m", day="2026-01-05")
    assert told(known(there)) == [f"acme 1.0.0 2026-01-01 {path}", f"acme 1.2.0 2026-01-05 {path}"]


def test_what_is_left_out(there: Made) -> None:
    there.commit({
        "charters/acme/charter.md": charter(),
        "charters/.hidden/charter.md": charter("hidden"),
        "charters/acme/copy.md": charter("copy"),
        "charters/broken/charter.md": charter("broken").replace("parties: {", "parties: {{"),
        "charters/number/charter.md": charter("number", version="1.0"),
        "charters/nameless/charter.md": charter("nameless").replace("id:", "x-id:"),
        "charters/binary/charter.md": b"\xff\0",
        "charters/quoted/charter.md": charter("quoted").replace("status: ratified", '"status": "ratified"'),
        "charters/decoy/charter.md": charter("decoy", status="draft", **{"x-note": '"a\n\n  status: ratified"'}),
        "elsewhere/acme/charter.md": charter("elsewhere"),
    })  # fmt: skip
    (there.folder / "charters/link").mkdir()
    (there.folder / "charters/link/charter.md").symlink_to("../acme/charter.md")
    there.commit({}, "2026-01-02")
    there.commit({"charters/acme/charter.md": b"\xff"}, "2026-01-03")
    assert [each.split()[0] for each in told(known(there))] == ["acme", "quoted"]
    assert told(known(there, only="quoted")) == ["quoted 1.0.0 2026-01-01 charters/quoted/charter.md"]
    assert known(there, "nowhere") == {}


def test_texts_of_one_version_are_parsed_once(there: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        there.commit({"charters/acme/charter.md": charter(title=f"Text {number}", version=f"{number // 10}.0.0")})
    for status in ("exiting", "ended"):
        there.commit({"charters/acme/charter.md": charter(status=status)})
    read = []

    def counted(source: Source) -> object:
        read.append(source)
        return parsed(source)

    monkeypatch.setattr(parse, "parse", counted)
    (first, second) = known(there)["acme"]
    assert (first.version, second.version, len(read)) == ("0.0.0", "1.0.0", 4)


@pytest.mark.parametrize(
    ("more", "since", "decided"),
    [
        ({}, None, "unsigned by east and west"),
        ({"ratification": "[{party: east, date: 2026-01-10, version: 1.0.0}]"}, None, "unsigned by west"),
        ({"ratification": SIGNED}, "2026-01-12", "signed by west"),
        ({"ratification": SIGNED.replace("01-10", "01-12")}, "2026-01-12", "signed by east and west"),
        ({"ratification": SIGNED, "effective": "2026-02-01"}, "2026-02-01", "effective"),
        ({"ratification": SIGNED, "versions": "[{version: 1.0.0, agreed: 2026-02-01}]"}, "2026-02-01", "agreed"),
        ({"ratification": SIGNED, "versions": "[{version: 1.0.0, agreed: 2026-01-12}]"}, "2026-01-12", "agreed"),
        (
            {"ratification": SIGNED, "versions": "[{version: 1.0.0, agreed: 2026-03-01, effective: 2026-01-01}]"},
            "2026-01-12",
            "signed by west",
        ),
        ({"ratification": SIGNED, "version": "1.1.0", "effective": "2026-05-05"}, "2026-05-05", "effective"),
        ({"ratification": SIGNED, "version": "1.1.0"}, None, "undated"),
        ({"ratification": SIGNED, "version": "2.0.0", "effective": "2026-05-05"}, None, "unsigned by east and west"),
        ({"ratification": "[{party: east}, 7, {party: [a]}]", "versions": "x", "parties": "[a]"}, None, "undated"),
    ],
)
def test_since_when_a_version_is_in_force(there: Made, more: dict[str, str], since: str | None, decided: str) -> None:
    there.commit({"charters/acme/charter.md": charter(**more)})
    (version,) = known(there)["acme"]
    assert (version.in_force and str(version.in_force), version.decided_by) == (since, decided)


def version(number: str, begins: str | None, ended: str | None = None) -> Version:
    day = date(2026, 1, 1)
    begun, over = (date.fromisoformat(each) if each else None for each in (begins, ended))
    return Version("acme", number, "c", day, "p", "b", begun, "effective", day, over)


@pytest.mark.parametrize(
    ("day", "standing", "waiting"),
    [
        ("2025-12-31", None, ["1", "2", "3", "4", "5"]),
        ("2026-01-01", "1", ["2", "3", "4", "5"]),
        ("2026-02-01", "3", ["4", "5"]),
        ("2026-05-31", "4", ["5"]),
        ("2026-06-30", "4", ["5"]),
        ("2026-07-01", None, ["5"]),
    ],
)
def test_what_stood_on_a_day(day: str, standing: str | None, waiting: list[str]) -> None:
    versions = (version("1", "2026-01-01"), version("2", "2026-02-01"), version("3", "2026-02-01"),
                version("4", "2026-03-01", "2026-06-30"), version("5", None))  # fmt: skip
    on = date.fromisoformat(day)
    found = history.standing(versions, on)
    assert (found and found.version) == standing
    assert [each.version for each in history.waiting(versions, on)] == waiting
    assert history.standing((), on) is None


def test_what_lay_beside_a_version(there: Made) -> None:
    plan = "---\nkind: plan\nschema: 1\ncharter: acme\nreviewed: {}\n---\n"
    there.commit({
        "charters/acme/charter.md": charter(), "charters/acme/plan.md": plan.format("2026-01-01"),
        "charters/acme/reviews/one.md": "x", "charters/acme/deep/x.md": "x", "charters/b/charter.md": charter("b"),
    })  # fmt: skip
    there.commit({"charters/acme/plan.md": plan.format("2026-02-02")}, "2026-02-02")
    there.commit({"charters/acme/charter.md": charter(version="2.0.0"), "charters/acme/plan.md": None}, "2026-03-03")
    opened = Repository.open_at(there.folder)
    assert opened is not None
    first, second = (history.documents(opened, each) for each in known(there)["acme"])
    assert first.plan is not None
    assert (first.id, first.document.get("version"), first.plan.get("reviewed")) == ("acme", "1.0.0", "2026-02-02")
    assert (second.document.get("version"), second.plan, len(second.reviews)) == ("2.0.0", None, 1)
    assert Source("charters/acme/plan.md", "acme", plan.format("2026-02-02").encode()) in history.sources(
        opened, known(there)["acme"][0]
    )


def test_a_shallow_clone_is_not_complete(there: Made, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        there.commit({"charters/acme/charter.md": charter(version=f"{number}.0.0")})
    shallow = there.clone(tmp_path / "shallow", "--depth=2")
    assert [each.version for each in known(shallow)["acme"]] == ["2.0.0", "3.0.0"]
    for folder, whole in ((there.folder, True), (shallow.folder, False)):
        opened = Repository.open_at(folder)
        assert opened is not None
        assert history.complete(opened) is whole
