"""Document -> the addresses of meetings in its body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..document import Document
from ..prose import CODE

ADDRESS = re.compile(r"(?:https?:)?//[^\s()<>\[\]\"|]+", re.IGNORECASE)
HOSTS = "zoom.us/ meet.google.com/ teams.microsoft.com/ teams.live.com/ webex.com/ whereby.com/ meet.jit.si/".split()
BARE = re.compile(rf"(?<![\w/.-])(?:[\w-]{{1,63}}\.){{0,3}}(?:{'|'.join(map(re.escape, HOSTS))})[^\s()<>\[\]\"|]+")
"""Without `https:`, only where everybody knows them."""
MEETING = re.compile(
    r"//(?:[\w-]+\.)*(?:(?:meet|meetings?|jitsi|webex)(?:\.[\w-]+)+/[\w-]|zoom\.us/(?:j|my|s|w|wc|join|meeting)/"
    r"|teams\.microsoft\.com/(?:l/meetup-join|meet)/|teams\.live\.com/meet/|webex\.com/(?:meet|join|[\w.-]+/j\.php)"
    r"|(?:whereby\.com|gotomeet\.me|bluejeans\.com|app\.chime\.aws|join\.skype\.com|app\.goto\.com|8x8\.vc)/\w)",
    re.IGNORECASE,
)


def meetings(document: Document) -> Iterator[tuple[int, int, str]]:
    """Where the body has addresses of meetings, and in which article; code aside."""
    text = document.text
    found: list[re.Match[str]] = []
    if "//" in text:
        found += ADDRESS.finditer(text, document.body_at)
    if any(each in text for each in HOSTS):
        found += BARE.finditer(text, document.body_at)
    found = [
        match for match in found if MEETING.match(match[0] if "//" in match[0] else f"//{match[0]}", _slashes(match[0]))
    ]
    if not found:
        return
    links = sorted((each.start, each.end, each.anchor) for each in document.prose.links)
    passages = [(each.start, each.start + len(each.text), each.anchor) for each in document.prose.passages]
    code = [
        (start + each.start(), start + each.end(), "")
        for start, end, _ in passages
        for each in CODE.finditer(text[start:end])
    ]
    for match in found:
        article = _inside(links, match.start())
        if article is None and _inside(code, match.start()) is None:
            article = _inside(passages, match.start())
        if article is not None:
            yield match.start(), match.start() + len(match[0].rstrip(".,;:!?'’”*_")), article


def _slashes(address: str) -> int:
    return max(0, address.find("//"))


def _inside(stretches: list[tuple[int, int, str]], at: int) -> str | None:
    """The article of the stretch of text in which an offset lies."""
    number = bisect_right(stretches, at, key=lambda each: each[0]) - 1
    return stretches[number][2] if number >= 0 and at < stretches[number][1] else None
