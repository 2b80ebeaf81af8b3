"""build --audience: who is refused, what nobody is shown, and that editions don't mix."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.handbook.test_audience import edit, written

from charterhouse.cli import main
from charterhouse.handbook.build import BuildError, build


def built(home: Path, name: str, *more: str) -> Result:
    options = ["--config", str(home / "mkdocs.yml"), "--site-dir", str(home / "www"), "--audience", name, *more]
    return CliRunner().invoke(main, ["build", *options])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nobody", "nobody is no audience of this handbook; there are acme, borealis, cedar, delta"),
        ("", "(nothing) is no audience of this handbook"),
        ("../acme", "../acme is no audience"),
        ("Acme", "did you mean acme?"),
        ("--quiet", "--quiet is no audience"),
    ],
)
def test_an_unknown_audience(handbook: Path, name: str, said: str) -> None:
    result = built(handbook, name)
    assert result.exit_code == 2
    assert said in result.output
    assert not (handbook / "www").exists()


def test_grants_that_are_wrong_are_refused_together(handbook: Path) -> None:
    charter = handbook / "charters" / "acme-borealis" / "charter.md"
    edit(charter, "binding: full\n", "binding: full\naudience: acne\n", "## Cure\n", "## Cure\n\n::: intrenal acme\n")
    result = built(handbook, "acme")
    assert result.exit_code == 1
    said = "charters/acme-borealis/charter.md:11:11: acne is no audience; there are acme, borealis, internal"
    assert said in result.output
    assert "opens or closes no internal block" in result.output
    assert not (handbook / "www").exists()


def test_a_circle_in_the_configuration(handbook: Path) -> None:
    (handbook / "charterhouse.toml").write_text('[audiences.x]\nsees = ["y"]\n[audiences.y]\nsees = ["x"]\n', "utf-8")
    result = built(handbook, "x")
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    said = "charterhouse.toml:4: audiences.y.sees: these audiences see each other in a circle: x → y → x"
    assert said in result.output


def test_a_page_for_nobody(handbook: Path) -> None:
    (handbook / "docs" / "meeting.md").write_text("---\naudience: acne\n---\n# x\n", "utf-8")
    result = built(handbook, "acme")
    assert result.exit_code == 2
    assert "docs/meeting.md: audience: acne is no audience; there are acme" in result.output


def test_what_no_rule_grants_nobody_is_shown(handbook: Path) -> None:
    site = build(handbook / "mkdocs.yml", audience="acme", strict=True).site_dir
    text = written(site)
    for word in (b"w\xc3\xa4rme", b"cedar-delta", b"meet &amp; part", b"treyes", b"spare parts"):
        assert word not in text, word
    assert b"edition for acme" in text
    assert "There is no charter yet." in (site / "index.html").read_text("utf-8")


def test_the_internal_handbook_is_as_it_was(handbook: Path) -> None:
    plain = build(handbook / "mkdocs.yml", handbook / "one").site_dir
    named = build(handbook / "mkdocs.yml", handbook / "two", audience="internal").site_dir
    page = Path("acme-borealis", "index.html")
    assert (plain / page).read_bytes() == (named / page).read_bytes()
    assert "Edition for" not in (plain / page).read_text("utf-8")


def test_editions_share_nothing_in_the_cache(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = handbook / "cache"
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(cache))
    charter = handbook / "charters" / "acme-borealis" / "charter.md"
    edit(charter, "binding: full\n", "binding: full\naudience: internal\n")
    kept: list[set[str]] = []
    for name in (None, "acme", "borealis", "acme", None):
        build(handbook / "mkdocs.yml", handbook / "www", audience=name)
        kept.append({each.name for each in cache.rglob("*.html")})
    assert [len(each) for each in kept] == [2, 3, 4, 4, 4]


def test_another_plugin_of_our_name_is_not_trusted(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charterhouse.handbook.build.CharterhousePlugin", int)
    with pytest.raises(BuildError, match="it knows no audience"):
        build(handbook / "mkdocs.yml", handbook / "www", audience="acme")
    assert not (handbook / "www").exists()


def test_a_term_that_is_withheld_is_not_called_missing(handbook: Path) -> None:
    charter = handbook / "charters" / "acme-borealis" / "charter.md"
    edit(charter, "binding: full\n", "binding: full\naudience: internal\naudiences: {exit: acme, x-a: acme}\n")
    site = build(handbook / "mkdocs.yml", audience="borealis").site_dir
    for page in ("acme-borealis", "parties/borealis", "balance", "."):
        text = (site / page / "index.html").read_text("utf-8")
        assert "not agreed" not in text, page
        assert "90 days" not in text.replace("renewal_notice", ""), page
