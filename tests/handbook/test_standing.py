"""How a partnership stands, what about it needs somebody first, and what is due next."""

from __future__ import annotations

from datetime import date

import pytest
from tests.handbook.gathered import charter, known

from charterhouse.handbook.attention import concern, next_due, who
from charterhouse.handbook.facts import Facts, Found
from charterhouse.handbook.standing import refusal, standing

TODAY = date(2026, 11, 23)
PEOPLE = """parties:
  acme: {people: {sponsor: {name: Ada}, manager: {name: Tomás}, signatory: {name: Ines}}}
  bora: {people: {sponsor: {name: Marit}, manager: {name: Pavel, left: 2026-10-01}}}
"""
ERROR = Found(code="ECO101", severity="error", message="shares add up to 90%", path="a", line=1, key=None)
WARNING = Found(code="GOV101", severity="warning", message="there are no tiers", path="a", line=1, key=None)
NOTE = Found(code="STY101", severity="info", message="“mutual” says little", path="a", line=1, key=None)
EXITING = "status: exiting\nexit: {notice_period: 90 days, notice: {given: 2026-10-19, by: bora}}\n"
OPTIONS = "status: ratified\nflexibility: {options: [{id: more-boats, holder: acme, expires: 2027-01-12}]}\n"


@pytest.mark.parametrize(
    ("term", "renewal", "last"),
    [
        ("{until: 2028-12-31, renewal: automatic, renewal_notice: 90 days}",
         "renews by itself unless refused by 2 October 2028", date(2028, 10, 2)),
        ("{until: 2028-08-31, renewal: automatic, renewal_notice: 6 months}",
         "renews by itself unless refused by 29 February 2028", date(2028, 2, 29)),
        ("{until: 2026-12-31, renewal: automatic, renewal_notice: 10 business days}",
         "renews by itself unless refused by 17 December 2026", date(2026, 12, 17)),
        ("{until: 2028-12-31, renewal_notice: 90 days}",
         "renews by itself unless refused by 2 October 2028", date(2028, 10, 2)),
        ("{until: 2028-12-31, renewal: automatic}", "renews by itself", None),
        ("{until: 2028-12-31, renewal: none, renewal_notice: 90 days}", "does not renew by itself", None),
        ("{until: 2028-12-31}", "does not renew by itself", None),
        ("{until: open-ended}", "", None),
    ],
)  # fmt: skip
def test_the_last_day_to_refuse_a_renewal(term: str, renewal: str, last: date | None) -> None:
    one = charter(f"status: ratified\nterm: {term}\n")
    assert (standing(one).renewal, refusal(one)) == (renewal, last)


@pytest.mark.parametrize(
    ("status", "renewal"),
    [
        ("exiting\nexit: {notice: {given: 2026-10-19}}", "but notice of exit was given on 19 October 2026"),
        ("exiting", "but an exit is under way"),
        ("ended\nended: 2026-05-03", "but it ended on 3 May 2026"),
        ("ended", "but it has ended"),
    ],
)
def test_what_ends_early_does_not_renew(status: str, renewal: str) -> None:
    one = charter(f"status: {status}\nterm: {{until: 2028-12-31, renewal: automatic, renewal_notice: 90 days}}\n")
    assert (standing(one).renewal, refusal(one)) == (renewal, None)


def test_a_signature_of_nobody_binds_nobody() -> None:
    one = charter("status: agreed\nratification: [{version: 1.0.0, date: 2026-01-01}, {party: acme, version: 1.0.0}]\n")
    assert standing(one).unsigned == ("Bora",)


def review(held: str, score: str, more: str = "") -> str:
    return f"type: health-check\nheld: {held}\nhealth: {{acme: {{trust: {score}, alignment: 4}}}}\n{more}"


LATE = "milestones: [{id: pier, due: 2026-11-22, owner: acme.manager}]\n"


@pytest.mark.parametrize(
    ("facts", "findings", "title", "why", "anchor"),
    [
        (known(plan=PEOPLE), [NOTE, WARNING, ERROR, ERROR], "2 errors",
         "Shares add up to 90%, and 1 more; for Tomás.", "beside:findings"),
        (known(plan=PEOPLE), [WARNING, NOTE], "1 warning", "There are no tiers; for Tomás.", "beside:findings"),
        (known(EXITING, plan=PEOPLE), [WARNING], "Exit under way", "Bora gave notice on 19 October 2026.",
         "schedule:exit.notice_period"),
        (known(EXITING, plan=PEOPLE + LATE), [ERROR], "1 error", "Shares add up to 90%; for Tomás.", "beside:findings"),
        (known("status: exiting\nexit: {data_handover: {owner: bora.operations}}\n"), [], "Exit under way",
         "A party gave notice; the data handover lies with the operations of Bora.", "beside:"),
        (known(plan=PEOPLE + LATE, review="actions: [{what: Paint it, owner: bora, due: 2026-10-31}]\n"), [WARNING],
         "2 overdue since 31 Oct 2026", "“Paint it” was due on 31 October 2026, and 1 more; for Bora and Tomás.",
         "review:2026-09-check"),
        (known(review=review("2026-03-01", "5"), review2=review("2026-09-01", "4")), [], "Health has fallen",
         "The mean of all scores fell from 4.5 to 4.0 on 1 September 2026.", "review:2026-09-check2"),
        (known(plan=PEOPLE, review=review("2026-09-01", "2.5")), [WARNING], "1 low score",
         "Acme gave trust 2.5 of 5 on 1 September 2026; for Tomás.", "review:2026-09-check"),
        (known(OPTIONS), [WARNING], "Option lapses 12 Jan 2027",
         "Option “more boats” lapses on 12 January 2027 unless Acme takes it.", "schedule:flexibility.options"),
        (known("status: ratified\nterm: {until: 2027-03-31, renewal: automatic, renewal_notice: 90 days}\n",
               plan=PEOPLE), [], "Refuse by 31 Dec 2026",
         "The term renews by itself unless a party refuses by 31 December 2026; for Ada and Marit.",
         "schedule:term.renewal_notice"),
        (known("status: ratified\nterm: {until: 2027-01-22, renewal: none}\n"), [], "Term ends 22 Jan 2027",
         "Term ends on 22 January 2027.", "schedule:term.until"),
        (known("status: ratified\nwaivers: [{rule: EXI106, by: acme.sponsor, until: 2026-11-22}]\n", plan=PEOPLE), [],
         "Exception out of date", "The accepted exception to EXI106 ended on 22 November 2026; for Ada.",
         "beside:waivers"),
        (known("status: agreed\n", plan=PEOPLE), [WARNING], "Waiting for signatures",
         "Acme and Bora have yet to sign; for Ines and Marit.", ""),
        (known("status: agreed\nratification: [{party: acme, version: 1.0.0}]\n", plan=PEOPLE), [],
         "Waiting for signatures", "Bora has yet to sign; for Marit.", ""),
        (known("status: in-review\n", plan=PEOPLE), [WARNING], "In review",
         "Version 1.0.0 is not agreed yet; for Tomás.", ""),
        (known("status: draft\n", plan=PEOPLE + LATE), [WARNING], "1 overdue since 22 Nov 2026",
         "“Pier” was due on 22 November 2026; for Tomás.", "beside:milestones"),
    ],
)  # fmt: skip
def test_what_needs_somebody_first(facts: Facts, findings: list[Found], title: str, why: str, anchor: str) -> None:
    found = concern(facts, findings, TODAY)
    assert found is not None
    assert (found.title, found.why, found.anchor) == (title, why, anchor)


@pytest.mark.parametrize(
    ("facts", "findings"),
    [
        (known(), [NOTE]),
        (known("status: ended\n", plan=LATE), [WARNING]),
        (known(plan="milestones: [{id: pier, due: 2026-11-23}]\n"), []),
        (known(plan="milestones: [{id: pier, due: 2026-01-01, done: true}]\n"), []),
        (known(review=review("2026-03-01", "4"), review2=review("2026-09-01", "3.5")), []),
        (known(review=review("2026-09-01", "3"), review2=review("2026-11-24", "1")), []),
        (known(OPTIONS.replace("2027-01-12", "2027-01-23")), []),
        (known(OPTIONS.replace("2027-01-12", "2026-11-22")), []),
        (known("status: ratified\nterm: {until: 2027-01-01, renewal: automatic, renewal_notice: 90 days}\n"), []),
        (known("status: ratified\nwaivers: [{rule: EXI106, until: 2026-11-23}]\n"), []),
    ],
    ids=["note", "ended", "due-today", "done", "small-fall", "not-held-yet", "lapses-later", "has-lapsed", "renews",
         "last-day"],
)  # fmt: skip
def test_who_needs_nobody(facts: Facts, findings: list[Found]) -> None:
    assert concern(facts, findings, TODAY) is None


def test_the_graver_comes_first() -> None:
    every = [
        concern(known(EXITING), [ERROR], TODAY),
        concern(known(EXITING), [], TODAY),
        concern(known(plan=LATE), [], TODAY),
        concern(known(review=review("2026-09-01", "2")), [], TODAY),
        concern(known(OPTIONS), [], TODAY),
        concern(known("status: ratified\nwaivers: [{rule: EXI106, until: 2026-11-22}]\n"), [], TODAY),
        concern(known(), [WARNING], TODAY),
        concern(known("status: agreed\n"), [], TODAY),
        concern(known("status: in-review\n"), [], TODAY),
        concern(known("status: draft\n"), [WARNING], TODAY),
    ]
    weights = [each.weight for each in every if each]
    assert len(weights) == len(every)
    assert weights[:-2] == sorted(set(weights[:-2]))
    assert weights[-1] >= weights[-2]


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        (known(OPTIONS, plan=LATE), "Pier"),
        (known(OPTIONS), "Option “more boats” lapses"),
        (known(OPTIONS.replace("2027-01-12", "2026-11-22")), None),
        (known(OPTIONS.replace("2027-01-12", "2026-11-23")), "Option “more boats” lapses"),
        (known("status: ended\n", plan=LATE), None),
    ],
)
def test_what_is_due_next(facts: Facts, what: str | None) -> None:
    found = next_due(facts, TODAY)
    assert (found and found["what"]) == what


@pytest.mark.parametrize(
    ("role", "said"),
    [("acme.manager", "Tomás"), ("acme.field-team", "the field team of Acme"), ("acme", "Acme"), ("x.y", "x.y")],
)
def test_who_a_role_is(role: str, said: str) -> None:
    assert who(known(plan=PEOPLE), role) == said
