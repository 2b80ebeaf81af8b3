"""What stands above all editions: a list and a page for what is missing that work without a script."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from charterhouse.handbook.drawing import Undrawable
from charterhouse.handbook.editions.front import MARK, Above, front, policy
from charterhouse.handbook.editions.ledger import Entry, Ledger, Version
from charterhouse.resources import folder


def entry(tag: str | None, day: date) -> Entry:
    return Entry("key", "commit", tag, day, 1, 1, "sum")


KNOWN = Ledger({"next": entry(None, date(2026, 11, 23)), "2026.3": entry("handbook-2026.3", date(2026, 9, 14))},
               {"latest": "2026.3"})  # fmt: skip
VERSIONS = (Version("next", "next"), Version("2026.3", "2026.3", ("latest",)), Version("1.0", '<b>"One"</b>'))
ABOVE = Above('Heat & <Light> "x"', "https://handbook.example/sub/", (), "latest", VERSIONS, KNOWN,
              {"next": "default-src 'none'"})  # fmt: skip


def text(name: str, above: Above = ABOVE) -> str:
    return front(above, None)[name].decode("utf-8")


def test_the_list_names_every_edition_with_its_day() -> None:
    page = text("editions/index.html")
    assert re.findall(r'<li><a href="(\S+)">(.*?)</a>', page) == [
        ("../next/", "next"), ("../2026.3/", "2026.3"), ("../1.0/", "&lt;b&gt;&#34;One&#34;&lt;/b&gt;"),
    ]  # fmt: skip
    assert "14 September 2026" in page
    assert 'http-equiv="refresh"' not in page


def test_the_first_page_leads_to_the_latest_and_is_the_list_too() -> None:
    page = text("index.html")
    assert '<meta http-equiv="refresh" content="0; url=latest/">' in page
    assert '<link rel="canonical" href="https://handbook.example/sub/latest/">' in page
    assert '<a href="2026.3/">2026.3</a> <span>current</span>' in page


@pytest.mark.parametrize(
    ("address", "top"), [("", "/"), ("https://handbook.example/sub/", "/sub/"), ("https://h.example", "/")]
)
def test_the_page_for_what_is_missing_works_at_any_depth(address: str, top: str) -> None:
    page = text("404.html", replace(ABOVE, address=address))
    assert f'<a href="{top}latest/">The current edition</a>' in page
    assert f'<a href="{top}2026.3/">' in page


@pytest.mark.parametrize("name", ["index.html", "404.html", "editions/index.html"])
def test_each_page_runs_and_wears_only_what_stands_in_it(name: str) -> None:
    page = text(name)
    stated = policy(page.encode())
    for kind in ("script", "style"):
        for own in re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL):
            assert f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in stated
    assert "@font-face" not in page
    assert "url(" not in page.replace("; url=", "")
    assert "Heat &amp; &lt;Light&gt; &#34;x&#34;" in page


def test_headers_of_somebody_else_are_left_alone() -> None:
    assert front(ABOVE, None)["_headers"].startswith(MARK)
    assert "_headers" in front(ABOVE, MARK + b"old")
    assert "_headers" not in front(ABOVE, b"/*\n  X-Ours: 1\n")


def test_an_organisation_overrides_a_page(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "list.html").write_text("<p>{{ editions|length }} of them</p>", "utf-8")
    assert "<p>3 of them</p>" in text("index.html", replace(ABOVE, overrides=(str(tmp_path),)))
    (tmp_path / "editions" / "list.html").write_text("{{ nothing.at.all }}", "utf-8")
    with pytest.raises(Undrawable, match="editions/"):
        front(replace(ABOVE, overrides=(str(tmp_path),)), None)


def test_our_pages_and_our_policy_agree() -> None:
    frame = (folder("site_templates") / "base.html").read_bytes()
    assert policy(frame).startswith("default-src 'none'; script-src 'self'")
    assert policy(b"<html>") == ""
