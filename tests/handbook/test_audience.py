"""build --audience: unique words are planted in everything hidden, and every byte that is written is searched for them.

`qzh…` is hidden from Borealis, `qzg…` is granted. The handbook that we read ourselves has both.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest
from tests.handbook.conftest import OURS
from tests.handbook.made import words

from charterhouse.handbook.build import build

HIDDEN, GRANTED = re.compile(rb"qzh[0-9]{3}"), re.compile(rb"qzg[0-9]{3}")
MATERIAL = "theme: material\nplugins: [search, charterhouse]\n"
THEMES = {
    "ours": "theme: charterhouse\nplugins: [charterhouse]\n",
    "ours with their search": "theme: charterhouse\nplugins: [search, charterhouse]\n",
    "material": MATERIAL,
    "mkdocs": "theme: mkdocs\nplugins: [search, charterhouse]\nuse_directory_urls: false\n",
}
SITE = """site_name: Heat
site_url: https://handbook.example/
repo_url: https://git.example/qzh000/charters
edit_uri: edit/main/qzh001/
strict: true
nav:
  - index.md
  - Meeting: meeting.md
  - Qzh002 in the navigation: qzh003.md
  - Qzh004 section:
      - Qzh005: folder/qzh006.md
      - Qzh007: https://wiki.example/qzh008
"""
RULES = """
[audiences.legal]
sees = ["internal"]
title = "Legal department"
[audiences.auditors]
sees = ["borealis"]
[rules.body-too-long]
words = 11
[[rule]]
code = "QZH010"
name = "qzh011"
require = "purpose.framing == 'narrow'"
message = "Qzh012 says that this is too short."
reason = "Qzh013."
"""
CHANGES = {
    "binding: full\n": (
        "binding: full  # qzh020\naudience: internal\naudiences: {exit: acme, value: internal, definitions: acme, "
        "accountability: acme, conflict: legal, x-note: acme}\nx-note: {said: qzh021}\nx-open: qzg001\n"
        "waivers:\n"
        "  - {rule: MET105, at: accountability.incentives, reason: Qzh022, by: acme.sponsor, until: 2027-01-31}\n"
        "  - {rule: qzh011, reason: Qzh023, by: acme.sponsor, until: 2027-01-31}\n"
        "  - {rule: STY101, at: \"#transparency\", reason: Qzg002, by: acme.sponsor, until: 2027-01-31}\n"
    ),
    "scope: every connected house": "scope: qzh024",
    "format: CSV files, owner: acme.manager": "format: qzh025, owner: acme.manager",
    "scope: the caretakers served together": "scope: qzh026",
    "immediate: [insolvency]": "immediate: [qzh027]",
    "notice_period: 90 days": "notice_period: 77 days",
    "cure: {period: 30 days": "cure: {period: 88 days",
    "A tenth of both managers' bonus follows the joint metrics.": "Qzh028",
    "an agreed mediator": "qzh029",
    "definitions: {caretaker: whoever keeps the keys of a house}": (
        "definitions: {qzh030: whoever keeps the qzh031, Caretaker: whoever keeps the qzh032}"
    ),
    "benefit: Licences": "benefit: Qzg003",
    "channel: \"#heat\"": "channel: qzg004",
    "summary: The Tyrol option.": "summary: Qzg005.",
    "The other charter says how [the next region is left](../cedar-delta/charter.md#exit).": (
        "A house has a {{ definitions.qzh030 }} for {{ exit.notice_period }}. See "
        "[the next region](../qzh040-delta/charter.md#exit \"Qzh041\"), [how one leaves](#exit), [that][defined], "
        "[the annex](appendices/qzh042.md) and [ours](#desks \"Qzg006\").[^far]"
    ),
    "## Parties\n": (
        "## Parties\n\n::: internal acme\nQzh043 [link](https://qzh044.example \"Qzh045\") ![Qzh046](qzh047.png)[^far]"
        "\n\n- qzh048\n\nTerm qzh049\n: qzh050\n\n| qzh051 |\n|---|\n| qzh052 |\n\n[^own]: Qzh053\n\nSee[^own]. "
        "`qzh054`\n\n### Qzh055\n\nqzh056\n:::\n\n### Desks\n\n::: internal borealis\nQzg007\n:::\n\n"
        "::: internal legal, borealis\nQzg008\n:::\n\n::: internal\nQzh057\n:::\n\n- a list\n  ::: internal acme\n"
        "  qzh058\n  :::\n- qzg009\n"
    ),
    "## Exit\n": "## Exit\n\nTo our mutual benefit. Qzh059 ![Qzh060](qzh061.png \"Qzh062\")\n\n### Qzh063\n\n"
                 "[^far]: Qzh064\n\n[defined]: https://qzh065.example \"Qzh066\"\n",
    "We talk first.": "Qzh067",
    "## Upkeep\n": "## Upkeep\n\nQzh068\n",
    "Each tells the other within {{ transparency.no_surprises_within }}.": "We make our best efforts.\n\nQzg023",
    "A party has {{ cure.period }} to put things right.": "A party has {{ cure.period }} as appropriate. Qzg010",
}  # fmt: skip
APPENDIX = (
    "---\nkind: appendix\nschema: 1\ncharter: acme-borealis\ntitle: {}\nowner: acme.manager\n{}---\n\n## {}\n\n{}\n"
)


def planted(home: Path, theme: str) -> Path:
    """A handbook with words in every corner of it."""
    main = home / "charters" / "acme-borealis"
    shutil.copytree(OURS / "acme-borealis", main)
    text = (main / "charter.md").read_text("utf-8")
    for old, new in CHANGES.items():
        assert old in text, old
        text = text.replace(old, new)
    (main / "charter.md").write_text(text, "utf-8")
    for name in ("qzh047.png", "qzh061.png", "qzh070.png", "qzg011.png"):
        shutil.copy(main / "border.png", main / name)
    hidden = APPENDIX.format("Qzh071", "audience: acme\n", "Qzh072", "Qzh073 ![](../qzh070.png)")
    (main / "appendices" / "qzh042.md").write_text(hidden, "utf-8")
    prose = "![Qzg014](../qzg011.png) {{ exit.notice_period }}[^1]\n\n[^1]: Qzg015"
    shown = APPENDIX.format("Qzg012", "", "Qzg013", prose)
    (main / "appendices" / "qzg016.md").write_text(shown, "utf-8")
    edit(main / "economics.md", "agreed:", "audience: acme\nagreed:", "Revenue is shared monthly.", "Qzh074")
    edit(main / "plan.md", "reviewed every quarter", "qzg017", "title: Alliance manager", "title: Qzg018")
    edit(main / "reviews" / "2026-q3-alignment.md", "held:", "audience: acme\nheld:", "Steady progress.", "Qzh075",
         "Publish the rota", "Qzh076", "Caretakers renew.", "Qzh077", "Count houses weekly", "Qzh078")  # fmt: skip
    other = home / "charters" / "qzh040-delta"
    shutil.copytree(OURS / "acme-borealis", other)
    for path in other.rglob("*.md"):
        edit(path, "acme-borealis", "qzh040-delta", "Borealis Wärme", "Qzh080", "borealis", "qzh081",
             "Marit Novák", "Qzh082", "binding: full", "binding: full\naudience: qzh081",
             "the border", "Qzh083", "border.png", "qzh084.png",
             "Acme & Borealis <b>", "Qzh085", "purpose:\n", "exclusivity: {party: acme, scope: [x]}\npurpose:\n",
             "exclusivity: none\n", "")  # fmt: skip
    (other / "border.png").rename(other / "qzh084.png")
    silent = home / "charters" / "cedar-delta"
    shutil.copytree(OURS / "cedar-delta", silent)
    edit(silent / "charter.md", "Cedar × Delta", "Qzh086", "Delta Freight", "Qzh087")
    docs(home / "docs")
    if "use_directory_urls: false" in theme:
        edit(home / "docs" / "meeting.md", "../folder/qzh006/", "folder/qzh006.html")
    (home / "charterhouse.toml").write_text(RULES, "utf-8")
    (home / "mkdocs.yml").write_text(SITE + theme, "utf-8")
    return home


def docs(folder: Path) -> None:
    (folder / "folder").mkdir(parents=True)
    texts = {
        "meeting.md": "---\naudience: [legal, borealis]\n---\n# Qzg020\n\n[a](qzh003.md) "
                      "<a href='../folder/qzh006/'>b</a> [c](qzh040-delta/index.md) "
                      "[d](acme-borealis/index.md#exit) [e](acme-borealis/index.md#cure) "
                      "[f](qzg021.pdf) [g](everyone.md) [h](cedar-delta/index.md#exit) [i](rules/QZH010/index.md)\n",
        "everyone.md": "---\naudience: everyone\n---\n# For all\n\nQzg022\n",
        "qzh003.md": "---\naudience: acme\ntags: [qzh090]\n---\n# Qzh091\n\n<!-- qzh092 --> "
                     "[x](qzh093.pdf) [m](meeting.md)\n",
        "folder/qzh006.md": "# Qzh094\n\nQzh095 <span title='qzh096'>x</span>\n",
        "folder/qzh097.md": "audience: internal\n\n# Qzh098\n",
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    for name in ("qzg021.pdf", "qzh093.pdf", "qzh099.js", "CNAME"):
        (folder / name).write_text(f"{name if name != 'CNAME' else 'qzh100.example'}\n", "utf-8")


def edit(path: Path, *pairs: str) -> None:
    text = path.read_text("utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def written(site: Path) -> bytes:
    """Everything that a build has written, names of files and folders too, in small letters."""
    parts = []
    for path in sorted(site.rglob("*")):
        parts.append(path.relative_to(site).as_posix().encode())
        if path.is_file():
            content = path.read_bytes()
            parts += [content, gzip.decompress(content) if content.startswith(b"\x1f\x8b") else b""]
    return b"\n".join(parts).lower()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("planted"), THEMES["ours"])


@pytest.fixture(scope="module")
def ours(home: Path) -> Path:
    return build(home / "mkdocs.yml", home / "www").site_dir


@pytest.fixture(scope="module")
def theirs(home: Path, ours: Path) -> Path:  # noqa: ARG001 (ours comes first: what it has cached must not be used)
    return build(home / "mkdocs.yml", home / "borealis", audience="borealis").site_dir


def page(site: Path, name: str = "acme-borealis") -> str:
    return words((site / name / "index.html").read_text("utf-8"))


def test_we_read_it_all_ourselves(ours: Path) -> None:
    text = written(ours)
    assert len({*GRANTED.findall(text)}) >= 20
    assert len({*HIDDEN.findall(text)}) >= 75


def test_nothing_hidden_is_in_any_byte(theirs: Path) -> None:
    text = written(theirs)
    assert sorted({*HIDDEN.findall(text)}) == []
    assert b"handbook.example" in text
    assert b"git.example" not in text


def test_what_is_granted_is_there(theirs: Path, home: Path) -> None:
    sources = b"\n".join(path.read_bytes() for folder in ("charters", "docs") for path in (home / folder).rglob("*.md"))
    expected = {*GRANTED.findall(sources.lower())}
    assert len(expected) >= 20
    assert sorted(expected - {*GRANTED.findall(written(theirs))}) == []
    for name in ("acme-borealis/qzg011.png", "qzg021.pdf", "meeting/index.html", "everyone/index.html",
                 "api/partnerships/acme-borealis.json", "sitemap.xml", "pagefind/pagefind.js"):  # fmt: skip
        assert (theirs / name).is_file(), name


@pytest.mark.parametrize("theme", [name for name in THEMES if name != "ours"])
def test_nothing_hidden_in_other_themes(tmp_path: Path, theme: str) -> None:
    home = planted(tmp_path / "handbook", THEMES[theme])
    site = build(home / "mkdocs.yml", audience="borealis").site_dir
    text = written(site)
    assert sorted({*HIDDEN.findall(text)}) == []
    assert b"qzg007" in text
    for path in site.rglob("index.html"):
        assert "Edition for Borealis Wärme" in path.read_text("utf-8"), path


def test_numbers_are_those_of_the_full_text(ours: Path, theirs: Path) -> None:
    full, part = ((each / "acme-borealis" / "index.html").read_text("utf-8") for each in (ours, theirs))
    numbers = [re.findall(r'<h[23] id="([\w-]+)"[^>]*><span class="n">([0-9.]+)</span>', each) for each in (full, part)]
    assert [each for each in numbers[0] if each in numbers[1]] == numbers[1]
    assert dict(numbers[1])["desks"] == "2.2"
    assert [number for _, number in numbers[1] if "." not in number] == ["1", "2", "4", "6", "7", "9"]


def test_a_hidden_term_reads_withheld(theirs: Path) -> None:
    text = page(theirs)
    assert "A house has a [withheld] for [withheld]." in text
    assert "To leave [withheld]" in text
    assert "Qzg013 [withheld] [1]" in text
    assert "77" not in text
    assert "may leave" not in page(theirs, "balance").casefold().replace("may leave options", "")


def test_a_link_to_what_is_hidden_is_its_words(theirs: Path) -> None:
    html = (theirs / "acme-borealis" / "index.html").read_text("utf-8")
    assert "See the next region, how one leaves, that, the annex and <a" in html
    meeting = (theirs / "meeting" / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)"[^>]*>[a-i]</a>', meeting)
    assert links == ["../acme-borealis/#cure", "../qzg021.pdf", "../everyone/"]
    assert "a b c d <a" in meeting


def test_findings_that_touch_what_is_hidden_are_dropped(ours: Path, theirs: Path) -> None:
    full, part = (found(each) for each in (ours, theirs))
    assert full == ["CUR105", "STY101", "STY101", "STY102"]  # CUR105 compares with the hidden notice of exit,
    # one of the two STY101 stands in its article, and STY102 quotes a bound of the configuration
    assert part == ["STY101"]
    assert '"path":"acme-borealis/charter.md"' in (theirs / "api/partnerships/acme-borealis.json").read_text("utf-8")
    assert "1 finding" in page(theirs, "rules/STY101")


def found(site: Path) -> list[str]:
    told = json.loads((site / "api" / "partnerships" / "acme-borealis.json").read_text("utf-8"))["findings"]
    return sorted(each["code"] for each in told)


def test_waivers_of_what_is_hidden_are_dropped(ours: Path, theirs: Path) -> None:
    full, part = (json.loads((each / "api" / "waivers.json").read_text("utf-8"))["waivers"] for each in (ours, theirs))
    assert [each["rule"] for each in full] == ["MET105", "qzh011", "STY101"]
    assert [each["rule"] for each in part] == ["STY101"]


def test_parties_people_and_rules_are_those_of_what_is_visible(theirs: Path) -> None:
    assert sorted(each.name for each in (theirs / "parties").iterdir()) == ["acme", "borealis", "index.html"]
    assert not (theirs / "rules" / "QZH010").exists()
    assert page(theirs, "people").count("Ada Okafor") == 1


@pytest.mark.parametrize(("name", "seen"), [("legal", "qzh0"), ("auditors", "qzg0"), ("acme", "qzh0")])
def test_other_readers(home: Path, name: str, seen: str) -> None:
    site = build(home / "mkdocs.yml", home / name, audience=name).site_dir
    text = written(site)
    assert seen.encode() in text
    if name == "legal":
        assert b"qzh086" in text
        assert b"edition for legal department" in text
    if name == "auditors":
        assert sorted({*HIDDEN.findall(text)}) == []
    if name == "acme":
        assert b"qzh059" in text
        assert b"qzh086" not in text
        assert b"qzh029" not in text
    assert b"git.example" not in text
