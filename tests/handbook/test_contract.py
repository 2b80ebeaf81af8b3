"""A body as numbered articles, in HTML that can only be read."""

from __future__ import annotations

import pytest

from charterhouse.handbook.contract import Contract, beside, constitution


def drawn(body: str) -> Contract:
    return constitution(body, "1.2.0", lambda path, _: f"{path} in words", lambda target: f"../{target}")


def test_articles_and_sections_are_numbered() -> None:
    made = drawn("Before.\n\n## Purpose\n\n### Why\n\n### How\n\n## Cure\n\n### When\n\n#### Notes\n")
    assert [(each.number, each.anchor, each.title) for each in made.articles] == [
        ("1", "purpose", "Purpose"),
        ("2", "cure", "Cure"),
    ]
    assert [each.number for article in made.articles for each in article.sections] == ["1.1", "1.2", "2.1"]
    assert made.preamble == "<p>Before.</p>\n"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("within {{ cure.period }}.", '<p>within <span class="term">cure.period in words</span>.</p>\n'),
        ("`{{ cure.period }}`", "<p><code>{{ cure.period }}</code></p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;\n</p>\n"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
        ("[a](b.md)", '<p><a href="../b.md" rel="noopener">a</a></p>\n'),
    ],
)
def test_what_a_body_becomes(body: str, html: str) -> None:
    assert drawn(f"## Cure\n\n{body}\n").articles[0].html == html


def test_boxes_of_a_task_list_are_signs() -> None:
    html = drawn("## Cure\n\n- [x] done\n- [ ] open\n").articles[0].html
    assert '<span class="task" role="img" aria-label="done">☑</span> done' in html
    assert '<span class="task" role="img" aria-label="open">☐</span> open' in html


def test_alignment_is_a_class_and_no_style() -> None:
    html = drawn("## Cure\n\n| a |\n|--:|\n| 1 |\n").articles[0].html
    assert '<td class="right">1</td>' in html
    assert "style" not in html


def test_footnotes_of_two_documents_keep_apart() -> None:
    body = "## Cure\n\nText.[^1]\n\n[^1]: Note.\n"
    one, other = drawn(body), beside(body, "appendix:x", lambda *_: "", lambda target: target)
    assert 'id="fn-note:charter-1"' in one.notes
    assert 'id="fn-appendix:x-1"' in other
    assert '<h4 id="appendix:x:cure">Cure</h4>' in other
