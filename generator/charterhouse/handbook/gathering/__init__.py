"""Charter -> Facts: what is kept of a partnership once it has been read. Nothing here depends on the day."""

from __future__ import annotations

from ...model import Charter, Finding
from ...quote import written_date
from ...terms import day, duration
from ..facts import Facts, Found, Term
from ..key_terms import MISSING, key_terms
from ..standing import standing
from ..wording import party
from .due import due
from .duties import duties
from .parties import parties
from .reading import iso, text
from .record import versions, waivers
from .scores import scores
from .seats import seats

TERMS = (
    ("exit", "notice_period"),
    ("cure", "period"),
    ("exit", "transition_assistance", "period"),
    ("exclusivity",),
    ("governance", "tiers"),
    ("term", "until"),
)
"""The keys of the six terms on top of a partnership's page, in its order."""


def facts(charter: Charter) -> Facts:
    """What is kept of a partnership. Whatever its files say, this does not raise."""
    document, stands = charter.document, standing(charter)
    title = text(document.get("title")) or charter.id
    name, _, subtitle = title.partition(", ")
    return Facts(
        id=charter.id,
        title=title,
        name=name or title,
        subtitle=subtitle[:1].upper() + subtitle[1:],
        status=charter.status,
        relationship=charter.relationship,
        framing=text(document.get("purpose", "framing")),
        vision=text(document.get("purpose", "vision")),
        version=text(document.get("version")),
        since=iso(stands.since),
        decided=stands.decided,
        unsigned=list(stands.unsigned),
        until=iso(stands.until_day),
        until_words=stands.until,
        renewal=stands.renewal,
        exit_notice=_notice(charter),
        terms=_terms(charter),
        parties=parties(charter),
        people=seats(charter),
        duties=duties(charter),
        due=due(charter),
        health=scores(charter, "health"),
        audits=scores(charter, "audit"),
        waivers=waivers(charter),
        versions=versions(charter),
        extra={str(key): value for key, value in document.data.items() if str(key).startswith("x-")},
    )


def found(finding: Finding) -> Found:
    """A finding in short."""
    place = finding.place
    return Found(code=finding.code, severity=finding.severity, message=finding.message, path=place.path,
                 line=place.line, key=finding.key)  # fmt: skip


def _notice(charter: Charter) -> str:
    """Who has given notice of exit, and when; empty where nobody has."""
    notice = charter.document.section("exit", "notice")
    given, by = day(notice.get("given")), text(notice.get("by"))
    if charter.status != "exiting" and not given:
        return ""
    when = f" on {written_date(given)}" if given else ""
    return f"{party(charter, by) if by else 'A party'} gave notice{when}"


def _terms(charter: Charter) -> list[Term]:
    articles = {each.anchor for each in charter.document.prose.headings if each.level <= 2}
    found = []
    for key, each in zip(TERMS, key_terms(charter, articles), strict=True):
        if each.value == MISSING:
            continue
        length = duration(charter.document.get(*key))
        days = length.days if length else None
        found.append(Term(key=".".join(key), name=each.name, value=each.value, days=days, anchor=each.anchor))
    return found
