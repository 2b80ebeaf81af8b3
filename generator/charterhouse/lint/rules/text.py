"""DOC, the second part: whose file it is, and what its text may not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ...document import Document, KeyPath
from ...model import Charter, Flaw, Portfolio, Related
from ..neighbours import by_id
from ..rule import ALIGNMENT, TRANSPARENCY, Flaws, rule
from ..template import LONE, TEMPLATE, defined, hints, left_over

UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u180e\U000e0000-\U000e007f]")
OTHER_SCRIPT = re.compile(
    "[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d26-\u1d2b\u1f00-\u1fff\u2c80-\u2cff\u2de0-\u2dff"
    "\ua640-\ua69f\uab65-\uabbf\ufb13-\ufb17\U000102e0-\U000102ff\U0001e030-\U0001e08f]"
)
"""Letters of the scripts that look like Latin: without one there is nothing to mix."""
JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u052f])[\u200c\u200d](?=[A-Za-z\u00c0-\u052f])")
WORD = re.compile(r"[^\W\d_]+")
SYMBOL = re.compile("[ΓΔΘΛΞΠΣΦΨΩβγδζηθλμξπσφψω]")
"""Greek letters that no Latin one looks like."""
LOOKALIKES = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


@rule("DOC110", "wrong-folder", dimension=ALIGNMENT, yields_to=("DOC111",))
def wrong_folder(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give the charter the name of its folder, and say the same in the files beside it.

    The id is the charter's address on the site, and the folder is where people look for it.

    Bad:  id = harbour-bakers
    Good: id = harbour-mills
    """
    folder = charter.document.folder
    beside = [each for each in charter.documents[1:] if each.readable]
    if not charter.document.path:
        words = f"the folder {folder} has no charter.md, so this file belongs to no charter"
        yield from [Flaw(each.at("charter"), words) for each in beside[:1]]
        return
    own = charter.document.get("id", default=folder)
    same = [each for each in beside if own != folder and each.get("charter") == own]  # they moved together
    if isinstance(own, str) and own != folder:
        related = tuple(Related(each.at("charter"), "and here") for each in same)
        yield Flaw(charter.document.at("id"), f"id is {own}, and the folder is {folder}", related)
    for document in beside:
        name = document.get("charter")
        if isinstance(name, str) and name != folder and document not in same:
            yield Flaw(document.at("charter"), f"charter is {name}, and the folder is {folder}")


@rule("DOC111", "id-taken", dimension=ALIGNMENT, across=True)
def one_id_for_two(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each charter an id of its own, different in more than capitals.

    Two charters with one id would be one page on the site, and one of the two nobody would see.

    Bad:  a second folder holds a charter with the id harbour-mills
    Good: a second folder holds a charter with the id harbour-bakers
    """
    document = charter.document
    name = document.get("id")
    if not isinstance(name, str):
        return
    same = by_id(portfolio)[name.lower()]
    rightful = next((each for each in same if each.folder == each.get("id")), same[0])
    if rightful is not document:
        related = (Related(rightful.at("id"), "the charter of that id"),)
        yield Flaw(document.at("id"), f"{name} is the id of {rightful.path} too", related)


@rule("DOC112", "raw-html", dimension=TRANSPARENCY)
def raw_html(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write Markdown, not HTML.

    Nothing in a charter may run in a reader's browser, and what a tag hides on the site is still in the text that
    was signed.

    Bad:  write "the <b>books</b>" for "the books"
    Good: write "the **books**" for "the books"
    """
    for document in charter.documents:
        for start, end, anchor in document.prose.raw_html:
            tag = document.text[start:end]
            shown = tag if len(tag) <= 30 else f"{tag[:29]}…"
            yield Flaw(
                document.stretch(start, end, anchor), f"raw HTML {shown}: write it in Markdown, or in a code span"
            )


@rule("DOC114", "deceptive-characters", "warning", dimension=TRANSPARENCY)
def deceptive_characters(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write words in letters of one script, without characters that can't be seen.

    A Cyrillic а in a party's name or a hidden change of direction makes a text that reads otherwise than it is.

    Bad:  write "Sеttled" for "Settled"
    Good: write "Séttled" for "Settled"
    """
    for document in charter.documents:
        if document.text.isascii():
            continue
        joiners = JOINERS.finditer(document.text) if {"\u200c", "\u200d"} & set(document.text) else ()
        told: set[int] = set()
        for match in sorted((*UNSEEN.finditer(document.text), *joiners), key=lambda m: m.start()):
            line = document.lines.locate(match.start())[0]
            if line in told:
                continue  # what changes the direction comes in pairs, and copied text full of them
            told.add(line)
            name = unicodedata.name(match[0], f"U+{ord(match[0]):04X}").lower()
            yield _at(document, match.start(), match.end(), f"an invisible character ({name}): remove it")
        for match in WORD.finditer(document.text) if OTHER_SCRIPT.search(document.text) else ():
            scripts = _scripts(match[0])
            if len(scripts) > 1:
                words = f"{match[0]} mixes {' and '.join(script.title() for script in sorted(scripts))} letters"
                yield _at(document, match.start(), match.end(), words)


@rule("DOC117", "template-text", completeness=True, dimension=TRANSPARENCY, yields_to=("LIV101",))
def template_text(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Replace what a template left to be filled in.

    `TODO`, `[party]` or a lone `…` in a signed charter is a term that nobody agreed on.

    Bad:  ip.prior = TODO
    Good: ip.prior = stays with its owner
    """
    for document in charter.documents:
        signs = hints(document.text)
        if not signs:
            continue
        for path, value in leaves(document.data):
            left = any(sign in value for sign in signs) and left_over(value)
            if left:
                yield Flaw(document.at(*path), f"{left} was left in place: write what is meant")
        for passage in document.prose.passages:
            if not any(sign in passage.text for sign in signs):
                continue
            for match in (*LONE.finditer(passage.text), *TEMPLATE.finditer(passage.text)):
                left = match[match.lastindex or 0].strip()
                if left.startswith("[") and defined(left, document.text):
                    continue
                start = passage.start + match.start() + match[0].index(left)
                yield Flaw(
                    document.stretch(start, start + len(left), passage.anchor),
                    f"{left} was left in place: write what is meant",
                )


RULES = (wrong_folder, one_id_for_two, raw_html, deceptive_characters, template_text)


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text in the frontmatter, with its path."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from leaves(each, (*path, at))
    elif isinstance(value, str):
        yield path, value


def _scripts(word: str) -> set[str]:
    """The scripts in a word that look alike. A lone μ or Ω beside Latin letters is a unit, a lone ο is none."""
    if word.isascii():
        return set()
    scripts = [name for c in word if (name := unicodedata.name(c, "").partition(" ")[0]) in LOOKALIKES]
    if scripts.count("GREEK") == 1 and len(word) <= 3 and SYMBOL.search(word):
        return set()
    return set(scripts)


def _at(document: Document, start: int, end: int, message: str) -> Flaw:
    """A flaw at some characters of a file: in the frontmatter it belongs to the value that they stand in."""
    if start < document.body_at:
        inside = [key for key, span in document.spans.items() if key and span.start <= start < span.end]
        return Flaw(document.lines.place(document.path, start, end, max(inside, key=len, default=())), message)
    anchor = next(
        (each.anchor for each in reversed(document.prose.headings) if each.level == 2 and each.start <= start), ""
    )
    return Flaw(document.stretch(start, end, anchor), message)
