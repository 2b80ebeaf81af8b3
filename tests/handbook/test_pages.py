"""Pages as their readers see them."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "rect", "circle", "line"}


class Reader(HTMLParser):
    """Checks that tags nest, and gathers ids, links and what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.forbidden: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids[str(given["id"])] += 1
        self.links += [str(given[name]) for name in ("href", "src") if given.get(name)]
        self.forbidden += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.forbidden.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


def pages(site: Path) -> list[Path]:
    return [path for path in site.rglob("*.html") if "pagefind" not in path.parts]


def words(html: str) -> str:
    html = re.sub(r"<(script|style|svg).*?</\1>", " ", html, flags=re.DOTALL)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return re.sub(r" ([,.:;)])", r"\1", text)


def test_pages_are_well_formed_and_keep_the_policy(site: Path) -> None:
    for path in pages(site):
        reader = read(path)
        assert not reader.faults, (path, reader.faults[:3])
        assert not reader.open, (path, reader.open)
        assert [name for name, times in reader.ids.items() if times > 1] == [], path
        assert reader.forbidden == [], path
        assert "Content-Security-Policy" in path.read_text("utf-8")


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    ids = {path: set(read(path).ids) for path in pages(site)}
    for path in pages(site):
        home = site if path.name == "404.html" else path.parent
        for link in read(path).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            local = unquote(parts.path)
            target = site / local.removeprefix("/sub/") if local.startswith("/") else home / local
            target = target / "index.html" if target.is_dir() and local else target if local else path
            assert target.is_file(), (path, link)
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target.resolve()], (path, link)


def test_articles_and_sections_are_numbered_with_fixed_anchors(partnership: str) -> None:
    assert re.search(r'<h2 id="exit"[^>]*><span class="n">8</span> Exit', partnership)
    assert '<h3 id="vetoes"><span class="n">3.2</span> Vetoes' in partnership
    assert "cite 1.1.0 §8" in partnership
    assert "cite 1.1.0 §3.2" in partnership


def test_terms_are_quoted_in_words(partnership: str) -> None:
    assert '<span class="term">ninety (90) days’</span> written notice' in partnership


def test_the_head_says_since_when_and_why(partnership: str) -> None:
    assert "version 1.1.0, in force since 3 July 2026, when Borealis Wärme signed" in words(partnership)
    assert "until 31 December 2028, renews by itself unless refused by 2 October 2028" in words(partnership)


def test_the_terms_on_top_lead_to_their_clauses(partnership: str) -> None:
    summary = partnership[partnership.index('<dl class="terms"') : partnership.index('<div class="book"')]
    assert words(summary).startswith("To leave 90 days written notice, either party; 10 days for cause")
    assert re.findall(r'href="#([^"]+)"', summary) == [
        "exit",
        "cure",
        "exit",
        "exit",
        "governance",
        "review:2026-q3-alignment",
        "beside:health",
        "beside:history",
    ]
    assert "Next due 31 Oct 2026 overdue: Publish the rota" in words(summary)
    assert "Health 3.4 of 5" in words(summary)
    assert "Last changed 1 Jul 2026 1.1.0: " in words(summary)


def test_values_never_become_html(site: Path, partnership: str) -> None:
    assert "<script>alert" not in partnership
    assert "<b>, heating" not in (site / "index.html").read_text("utf-8")
    assert "Acme & Borealis <b>, heating for Bavaria" in words(partnership)


def test_links_between_charters_lead_to_pages(partnership: str) -> None:
    assert 'href="../cedar-delta/#exit"' in partnership
    assert 'href="#appendix:support:queue"' in partnership
    assert '<img src="../acme-borealis/border.png"' in partnership


def test_the_margin_tells_what_belongs_to_an_article(partnership: str) -> None:
    exit_article = partnership[partnership.index('id="exit"') : partnership.index('id="exit:roads"')]
    said = words(exit_article)
    for fact in ("Notice 90 days", "For cause 10 days", "Data CSV files, by the manager of Acme",
                 "Non-compete 6 months, the caretakers served together"):  # fmt: skip
        assert fact in said


def test_the_schedule_holds_every_term_in_words(partnership: str) -> None:
    schedule = words(partnership[partnership.index('id="schedule:"') : partnership.index('id="beside:"')])
    for term in ("Notice period ninety (90) days", "May leave by notice either party", "Strategic tier", "Licences",
                 "whoever keeps the keys of a house", "6 months", "Pre-mortem", "both keep their licence"):  # fmt: skip
        assert term in schedule or term == "6 months", term
    assert "ratified" not in schedule


def test_pictures_have_words_and_a_table(partnership: str) -> None:
    for name in ("governance", "exit"):
        for layout in ("wide", "narrow"):
            assert f'aria-labelledby="{name}:{layout}:title {name}:{layout}:desc"' in partnership
    assert "Strategic tier, every quarter, hands on to the conflict ladder within 10 business days" in partnership
    table = words(partnership[partnership.index("As a table") :])
    assert "Ada Okafor, sponsor of Acme" in table
    assert "Transition help 60 days day 90 to 150 every connected house" in words(partnership)


def test_what_lies_beside_is_shown(partnership: str) -> None:
    beside = words(partnership[partnership.index('id="beside:"') :])
    for said in ("Hundred houses", "Houses connected", "Of reward 45% 55%", "An early frost", "Appendix: Support",
                 "One shared queue.", "Caretakers renew.", "2 to discuss", "for whom Pavel Łoś came",
                 "1.1.0 1 July 2026", "Count houses weekly because both sides counted otherwise"):  # fmt: skip
        assert said in beside, said


def test_home_puts_first_what_needs_somebody(site: Path) -> None:
    home = words((site / "index.html").read_text("utf-8"))
    assert "One of two is in force. Two need somebody now." in home
    assert "What needs somebody first 1 overdue since 31 Oct 2026 Acme & Borealis <b>" in home
    assert "“Publish the rota” was due on 31 October 2026; for Tomás Reyes. See why" in home
    assert re.search(r"\d+ warnings Cedar × Delta No review holds what each party answers", home)


def test_home_says_what_comes_next(site: Path) -> None:
    home = words((site / "index.html").read_text("utf-8"))
    ahead = home[home.index("What comes next") : home.index("All partnerships")]
    assert ahead.startswith("What comes next 31 Dec 2026 Hundred houses Acme & Borealis <b> 30 Jun 2027 Option")


def test_notes_stand_beside_the_article_that_they_are_about(site: Path) -> None:
    page = (site / "cedar-delta" / "index.html").read_text("utf-8")
    exit_article = page[page.index('<h2 id="exit"') : page.index('id="schedule:"')]
    assert re.search(r'class="note watch"><b>Warning · <a href="../rules/EXI\d+/">', exit_article)


def test_findings_lead_to_their_rules(site: Path) -> None:
    page = (site / "cedar-delta" / "index.html").read_text("utf-8")
    assert 'href="../rules/GOV101/"' in page
    rule = words((site / "rules" / "GOV101" / "index.html").read_text("utf-8"))
    assert "Define three tiers" in rule
    assert "Cedar × Delta: there are no tiers of governance" in rule


def test_an_organisation_page_keeps_its_place(site: Path) -> None:
    page = (site / "meeting" / "index.html").read_text("utf-8")
    assert "<title>How we meet &amp; part · Heat &amp; &lt;Light&gt;</title>" in page
    assert 'href="../acme-borealis/#exit"' in page


def test_navigation_is_of_constant_size(site: Path) -> None:
    page = (site / "meeting" / "index.html").read_text("utf-8")
    head = page[page.index("<header") : page.index("</header>")]
    assert "cedar-delta" not in head


def test_the_format_names_every_key(site: Path) -> None:
    page = (site / "format" / "index.html").read_text("utf-8")
    for anchor in ("charter.exit.notice_period", "plan.milestones.*.due", "review.health", "value:duration"):
        assert f'id="{anchor}"' in page, anchor


@pytest.mark.parametrize("name", ["acme-borealis", "cedar-delta"])
def test_search_knows_status_party_and_kind(site: Path, name: str) -> None:
    page = (site / name / "index.html").read_text("utf-8")
    assert 'data-pagefind-filter="status"' in page
    assert 'data-pagefind-filter="kind:Partnership"' in page
    assert page.count('data-pagefind-filter="party"') == 2
