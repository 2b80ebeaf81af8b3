"""What is kept of a partnership: the right words and days, plain data, and whatever its files say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.handbook.gathered import charter, examples, known
from tests.schema.support import DROP, SCHEMAS, changed, places, python_faults, rust_faults

from charterhouse import shape
from charterhouse.document import Document
from charterhouse.handbook.facts import Facts, lean, term
from charterhouse.handbook.gathering import facts
from charterhouse.model import Charter

PLAN = """parties:
  acme:
    people:
      sponsor: {name: Ada Okafor, handle: "@ada", deputy: acme.manager}
      manager: {name: Tomás Reyes, title: Head of boats, left: 2026-08-31}
      counsel: {name: vacant since June}
milestones:
  - {id: hundred-boats, due: 2026-12-31, target: 100 boats, owner: acme.manager}
  - {id: first-boat, due: 2026-01-31, owner: acme.sponsor, done: 2026-01-30}
  - {target: a pier, due: 2027-03-31}
metrics: [{id: boats, name: Boats sold, owner: acme.manager}, {id: idle}]
handover: {operating_owners: [acme.manager]}
"""
REVIEW = """type: alignment-session
held: 2026-09-30
health: {acme: {trust: 4, alignment: 3}, bora: {trust: 3}}
actions:
  - {what: Publish the rota, owner: acme.manager, due: 2026-10-31}
  - {what: Paint the pier, owner: acme.sponsor, due: 2026-10-15, done: true}
"""


def test_title_and_notice() -> None:
    found = known("status: exiting\nexit: {notice: {given: 2026-10-19, by: bora}}\n")
    assert (found["name"], found["subtitle"]) == ("Acme × Bora", "Boats for the lake")
    assert found["exit_notice"] == "Bora gave notice on 19 October 2026"
    assert known()["exit_notice"] == ""


def test_terms_are_those_that_are_agreed() -> None:
    found = known("status: ratified\nexit: {notice_period: 90 days}\ncure: {period: 10 business days}\n", "## Exit\n")
    assert [(each["key"], each["value"], each["days"], each["anchor"]) for each in found["terms"]] == [
        ("exit.notice_period", "90 days", 90, "exit"),
        ("cure.period", "10 business days", 14, "schedule:cure.period"),
    ]
    assert term(found, "cure.period") == found["terms"][1]
    assert term(found, "term.until") is None


@pytest.mark.parametrize(
    ("exit_", "acme", "bora"),
    [
        ("for_convenience: true, notice_period: 90 days", "90 days’ notice", "90 days’ notice"),
        ("notice_period: 1 month, for_cause: {notice_period: 10 days}", *["1 month’s notice, 10 days for cause"] * 2),
        ("for_convenience: [acme], notice_period: 90 days", "90 days’ notice", "for cause only"),
        ("for_convenience: false, for_cause: {notice_period: 10 days}", *["for cause only, 10 days’ notice"] * 2),
        ("for_convenience: true", *["by notice, whose length is not agreed"] * 2),
        ("immediate: [insolvency]", "not agreed", "not agreed"),
    ],
)
def test_how_a_party_may_leave(exit_: str, acme: str, bora: str) -> None:
    assert [each["leaves"] for each in known(f"status: ratified\nexit: {{{exit_}}}\n")["parties"]] == [acme, bora]


def test_what_a_party_holds_and_is_bound_by() -> None:
    text = """status: ratified
exclusivity: {party: bora, scope: [lake-boats, ferries], until: 2027-12-31, released_if: nobody sails}
governance: {committee: {seats: {acme: 2}}, vetoes: {acme: [sale of the pier]}}
flexibility:
  options:
    - {id: more-boats, holder: acme, expires: 2027-06-30}
    - {id: fewer-boats, holder: either}
"""
    found = known(text, economics="shares: {reward: {acme: 45%}}\n")
    acme, bora = found["parties"]
    assert (acme["seats"], acme["vetoes"], acme["reward"], acme["risk"]) == (2, ["sale of the pier"], "45%", "")
    assert bora["bound_by"] == [
        "exclusivity for lake boats and ferries, until 31 December 2027, released if nobody sails"
    ]
    assert [each["id"] for each in acme["options"]] == ["more-boats", "fewer-boats"]
    assert [each["id"] for each in bora["options"]] == ["fewer-boats"]
    assert acme["options"][0]["anchor"] == "schedule:flexibility.options"
    assert (acme["bound_by"], bora["seats"]) == ([], None)


def test_seats_and_who_fills_them() -> None:
    text = "status: ratified\ngovernance: {tiers: {operational: {attendees: [acme.manager, acme.manager]}}}\n"
    sponsor, manager, counsel = known(text, plan=PLAN)["people"]
    assert (sponsor["role"], sponsor["name"], sponsor["deputy"]) == ("acme.sponsor", "Ada Okafor", "Tomás Reyes")
    assert (manager["tiers"], manager["left"]) == (["operational"], "2026-08-31")
    assert counsel["name"] == ""


def test_duties_of_every_kind() -> None:
    text = """status: ratified
exit: {data_handover: {owner: acme.sponsor}}
waivers: [{rule: EXI106, by: acme.sponsor, until: 2027-06-30}]
"""
    risks = "risks: [{risk: Ice, owner: acme.manager}, {risk: Fog, owner: acme.manager, closed: true}]\n"
    found = known(text, plan=PLAN, review=REVIEW, risks=risks, appendix="title: Support\nowner: bora\n")
    assert [(each["kind"], each["what"], each["owner"], each["done"]) for each in found["duties"]] == [
        ("milestone", "Hundred boats", "acme.manager", False),
        ("milestone", "First boat", "acme.sponsor", True),
        ("metric", "Boats sold", "acme.manager", False),
        ("risk", "Ice", "acme.manager", False),
        ("action", "Publish the rota", "acme.manager", False),
        ("action", "Paint the pier", "acme.sponsor", True),
        ("appendix", "Support", "bora", False),
        ("handover", "Data handover", "acme.sponsor", False),
        ("handover", "Operations", "acme.manager", False),
        ("waiver", "Exception to EXI106", "acme.sponsor", False),
    ]
    assert found["waivers"][0]["person"] == "Ada Okafor"
    ended = known(text.replace("ratified", "ended"), plan=PLAN)
    assert all(each["done"] for each in ended["duties"])
    assert ended["due"] == []


def test_days_of_every_kind_in_their_order() -> None:
    text = """status: ratified
term: {until: 2028-12-31, renewal: automatic, renewal_notice: 6 months}
exclusivity: {party: bora, until: 2027-12-31}
flexibility: {options: [{id: more-boats, holder: acme, expires: 2027-06-30}, {holder: either, expires: 2027-07-31}]}
waivers: [{rule: EXI106, by: acme.sponsor, until: 2027-01-31}]
"""
    money = "equity: {vesting: [{milestone: hundred-boats, share: 25%}, {milestone: first-boat, share: 5%}]}\n"
    found = known(text, plan=PLAN, review=REVIEW, economics=money)
    assert [(each["date"], each["kind"], each["what"], each["owner"], each["stays"]) for each in found["due"]] == [
        ("2026-10-31", "action", "Publish the rota", "acme.manager", True),
        ("2026-12-31", "milestone", "Hundred boats", "acme.manager", True),
        ("2026-12-31", "vesting", "25% of the equity vests: hundred boats", "acme.manager", True),
        ("2027-01-31", "waiver", "Exception to EXI106 ends", "acme.sponsor", True),
        ("2027-03-31", "milestone", "A pier", "", True),
        ("2027-06-30", "option", "Option “more boats” lapses", "acme", False),
        ("2027-07-31", "option", "Option lapses", "", False),
        ("2027-12-31", "exclusivity", "Exclusivity of Bora ends", "bora", False),
        ("2028-06-30", "renewal", "Last day to refuse the renewal", "", False),
        ("2028-12-31", "term", "Term renews by itself", "", False),
    ]


def test_a_notice_of_exit_ends_the_term() -> None:
    text = "status: exiting\nterm: {until: 2028-12-31, renewal: automatic, renewal_notice: 90 days}\nexit: "
    ends = known(text + "{notice_period: 150 days, notice: {given: 2026-10-19, by: bora}}\n")["due"]
    assert [(each["date"], each["what"], each["owner"]) for each in ends] == [
        ("2027-03-18", "Notice of exit runs out", "bora")
    ]
    assert [each["what"] for each in known(text + "{notice: {given: 2026-10-19}}\n")["due"]] == ["Term ends"]


def test_scores_oldest_first() -> None:
    reviews = {
        "review": REVIEW,
        "review2": "type: audit\nheld: 2026-03-31\nhealth: {acme: {trust: 5}}\naudit: {bora: {governance: 3.5}}\n",
        "review3": "type: audit\nheld: 2026-12-31\nstate: cancelled\nhealth: {acme: {trust: 1}}\n",
        "review4": "type: audit\nhealth: {acme: {trust: 1}}\n",
    }
    found = known(**reviews)
    assert [(each["held"], each["title"], each["mean"]) for each in found["health"]] == [
        ("2026-03-31", "Audit", 5.0),
        ("2026-09-30", "Alignment session", 3.3),
    ]
    assert found["health"][1]["by_party"] == {"acme": {"trust": 4.0, "alignment": 3.0}, "bora": {"trust": 3.0}}
    assert found["audits"][0]["anchor"] == "review:2026-09-check2"


def test_versions_with_their_signatures() -> None:
    text = """status: ratified
versions: [{version: 1.0.0, agreed: 2026-01-10, trigger: founding, summary: The first.}]
ratification: [{party: acme, by: acme.sponsor, date: 2026-01-11, version: 1.0.0}, {party: bora, version: 0.9.0}]
"""
    found = known(text)["versions"]
    assert found == [
        {"version": "1.0.0", "agreed": "2026-01-10", "effective": "", "trigger": "founding", "summary": "The first.",
         "signatures": [{"party": "acme", "by": "acme.sponsor", "date": "2026-01-11"}]}
    ]  # fmt: skip


@pytest.mark.parametrize("one", examples(), ids=lambda each: each.id)
def test_of_every_example_it_is_plain_data_with_places_on_its_page(one: Charter) -> None:
    found = facts(one)
    assert json.loads(json.dumps(found)) == found
    assert faults(found) == []
    there = {each.anchor for each in one.document.prose.headings} | {"beside:"}
    written = [each for each in strings(found, "anchor") if each not in there]
    assert all(re.match(r"(beside|schedule|appendix|review):.", each) for each in written), written


def test_lean_facts_say_the_same_and_share_their_words() -> None:
    written = json.dumps(facts(FULL))
    one, two = lean(json.loads(written)), lean(json.loads(written))
    assert one == facts(FULL)
    assert one["duties"][0]["owner"] is two["duties"][0]["owner"]
    assert all(key is other for key, other in zip(one, two, strict=True))


def test_the_schema_has_every_key_and_no_other() -> None:
    known_keys = SCHEMAS["api-partnership"]["$defs"]
    seen = set()

    def compare(kind: Any, name: str) -> None:
        hints = get_type_hints(kind)
        assert set(hints) == set(known_keys[name]["properties"]), name
        seen.add(name)
        for key, hint in hints.items():
            for inner in get_args(hint):
                if hasattr(inner, "__total__"):
                    items = known_keys[name]["properties"][key]["items"]
                    if "$ref" in items:
                        compare(inner, items["$ref"].rpartition("/")[2])
                    else:
                        assert set(items["properties"]) == set(get_type_hints(inner)), key

    compare(Facts, "partnership")
    assert seen >= {"partnership", "term", "party", "option", "seat", "duty", "due", "scores", "waiver", "version"}


OTHER: tuple[Any, ...] = (
    None,
    True,
    3,
    2.5,
    float("nan"),
    "",
    "x",
    "2026-02-30",
    "90 days",
    [],
    {},
    [None],
    {"a": None},
    DROP,
)
FULL = next(each for each in examples() if each.id == "harbour-mills")


def with_one(one: Charter, path: str, change: Callable[[Document], Document]) -> Charter:
    """A charter of which one document is changed, by the path that it lies at."""

    def one_of(document: Document) -> Document:
        return change(document) if document.path == path else document

    return replace(
        one, document=one_of(one.document), plan=one.plan and one_of(one.plan),
        economics=one.economics and one_of(one.economics), appendices=tuple(map(one_of, one.appendices)),
        risk_register=one.risk_register and one_of(one.risk_register), reviews=tuple(map(one_of, one.reviews)),
    )  # fmt: skip


@pytest.mark.parametrize("path", [each.path for each in FULL.documents])
def test_whatever_one_value_is_it_does_not_raise_and_validates(path: str) -> None:
    document = next(each for each in FULL.documents if each.path == path)
    wrong = []
    for turn, (where, _) in enumerate(list(places(document.data))[1:]):
        for value in OTHER[turn % 4 :: 4]:
            data = changed(document.data, where, value)
            found = facts(with_one(FULL, path, lambda each, data=data: replace(each, data=data)))  # type: ignore[misc]
            if rust_faults("api-partnership", whole(found)):
                wrong.append((where, value, faults(found)))
    assert wrong == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(examples()), st.data())
def test_whatever_keys_are_gone_it_does_not_raise_and_validates(one: Charter, data: st.DataObject) -> None:
    for document in one.documents:
        left = document.data
        for _ in range(data.draw(st.integers(0, 3))):
            spots = [where for where, _ in places(left) if where]
            left = changed(left, data.draw(st.sampled_from(spots)), DROP) if spots else left
        one = with_one(one, document.path, lambda each, left=left: shape.check(replace(each, data=left))[0])  # type: ignore[misc]
    found = facts(one)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert faults(found) == []


def test_of_a_folder_without_a_readable_charter_little_is_known() -> None:
    one = charter()
    nothing = replace(one, document=replace(one.document, data={}, readable=False))
    assert (facts(nothing)["title"], facts(nothing)["parties"]) == ("acme-bora", [])


def whole(found: Facts) -> dict[str, Any]:
    """What is kept, as it is published."""
    head = {"version": 1, "as_of": "2026-11-23", "page": "x/", "next_due": None, "concern": None}
    return {**head, "partnership": found, "findings": []}


def faults(found: Facts) -> list[Any]:
    """Where what is kept breaks the schema under which it is published."""
    return python_faults("api-partnership", whole(found))


def strings(value: Any, key: str) -> list[str]:
    """Every value of a key, wherever it is."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value[key]] if isinstance(value, dict) and key in value else []
    return own + [each for one in inside for each in strings(one, key)]


def test_the_organisations_own_keys_pass_through() -> None:
    found = known("x-cost-centre: 4711\nx-tags: [cold, north]\n")
    assert found["extra"] == {"x-cost-centre": 4711, "x-tags": ["cold", "north"]}
