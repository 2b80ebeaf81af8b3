"""STY101, STY103, STY104, STY107: words that each side reads alike, and nothing that nobody can keep."""

import re

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import marked
from tests.tools import example, findings, replaced, said, texts

CHARTER, PLAN, BERTHS, REVIEW = "charter.md", "plan.md", "appendices/berths.md", "reviews/2025-q4-operations.md"
BEHIND = {
    CHARTER: "What a party owned", PLAN: "The plan is looked", BERTHS: "The shared berths", REVIEW: "Waiting fell",
}  # fmt: skip
IN_PURPOSE = "A berth plan is worth"


def adding(words: str, name: str = CHARTER) -> dict[str, str]:
    return replaced(name, BEHIND[name], f"{words} {BEHIND[name]}")


VAGUE = [  # words, and which of them are found
    ("Each uses best efforts to help.", ["best efforts"]),
    ("BOTH USE THEIR BEST EFFORT.", ["BEST EFFORT"]),
    ("It is given on a best-efforts basis.", ["best-efforts"]),
    ("Each uses **best** efforts, in *good faith*.", ["best** efforts"]),
    ("Each uses [best efforts](plan.md).", ["best efforts"]),
    ("It is for the mutual benefit of both.", ["mutual benefit"]),
    ("Grain and flour are strategic priorities.", ["strategic priorities"]),
    ("Both use reasonable endeavours, and reasonable endeavors.", ["reasonable endeavours"]),
    ("They report in a timely manner and act as appropriate.", ["in a timely manner", "as appropriate"]),
    ("They use best efforts, and best effort means best efforts.", ["best efforts"]),  # once a term and file
    ("The letter said “best efforts”, and `best efforts`.", []),
    ("Their efforts were the best, which is appropriate and timely.", []),
    ("Their interest is mutually beneficial.", []),
    ("“Best Efforts” means what a careful miller does. Each uses Best Efforts.", []),
    ("Each uses what is meant by *best efforts*: all that a careful miller does. They use best efforts.", []),
]


@pytest.mark.parametrize(("words", "found"), VAGUE)
def test_ambiguous_words(words: str, found: list[str]) -> None:
    assert marked(adding(words)) == [f"STY101 {CHARTER}: {each}" for each in found]


@pytest.mark.parametrize(("name", "codes"), [(CHARTER, 1), (PLAN, 1), (BERTHS, 1), (REVIEW, 0)])
def test_ambiguous_words_by_file(name: str, codes: int) -> None:
    assert marked(adding("Each uses best efforts.", name)) == [f"STY101 {name}: best efforts"] * codes


@pytest.mark.parametrize("term", ["best efforts", "Best effort", "reasonable best efforts"])
def test_a_definition_exempts_in_every_file(term: str) -> None:
    changed = {
        **adding("Each uses best efforts.", BERTHS),
        **adding("Each uses reasonable best efforts, in their best effort."),
    }
    defined = changed[CHARTER].replace("definitions:\n", f"definitions:\n  {term}: what a careful miller does\n")
    assert said(findings({**changed, CHARTER: defined})) == []


OWN_WORDS = [
    ({"more_words": ["synergy", "low hanging fruit"]}, ["synergy", "low hanging\nfruit", "best efforts"]),
    ({"words": ["synergy"]}, ["synergy"]),
    ({"fewer_words": ["Best efforts"]}, []),
    ({"fewer_words": ["best effort"], "more_words": ["synergy"]}, ["synergy"]),
    ({"words": []}, []),
    ({"severity": "off"}, []),
]


@pytest.mark.parametrize(("settings", "found"), OWN_WORDS)
@pytest.mark.parametrize("rule", ["STY101", "ambiguous-words"])
def test_words_of_the_organisation(rule: str, settings: dict[str, object], found: list[str]) -> None:
    changed = adding("All synergy is low hanging\nfruit for the synergybased, with best efforts.")
    shown = findings(changed, Settings({rule: settings}))
    lines = changed[CHARTER].split("\n")
    starts = [lines[each.place.line - 1][each.place.column - 1 :] for each in shown]
    assert [start.startswith(words.split("\n")[0]) for start, words in zip(starts, found, strict=True)] == [True] * len(
        found
    )


PROMISED = [  # words in the article Purpose, and what is promised
    ("Savings are guaranteed.", "guaranteed"),
    ("We guarantee good berths.", "guarantee"),
    ("Mills guarantees 10% savings.", "guarantees"),
    ("The launch is seamless for everyone.", "seamless"),
    ("Both work seamlessly.", "seamlessly"),
    ("It suits all clients.", "all clients"),
    ("A move for all our enterprise clients.", "all our enterprise clients"),
    ("This will double our revenue.", "double our revenue"),
    ("It doubles revenues.", "doubles revenues"),
    ("We will disrupt the industry together.", "disrupt"),
    ("Both **guarantee** good berths.", "guarantee"),
    ("A move for **all** clients.", "all** clients"),
    ("We want to be disruptive, without disruption.", None),
    ("Mills has **guaranteed** the debts of its subsidiary.", None),
    ("It would be wrong to promise guaranteed growth.", None),
    ("No savings are guaranteed, nor is it seamless.", None),
    ("Nothing here is guaranteed.", None),
    ("We do not promise a seamless launch.", None),
    ("We can't please all clients.", None),
    ("Seventy percent is expected and not guaranteed.", None),
    ("We guarantee nothing.", None),
    ("They avoid disrupting each other.", None),
    ("Late ships disrupt the plan of both.", None),
    ("A late ship disrupts deliveries.", None),
    ("The bank guarantee stays, and the loan is guaranteed by Mills.", None),
    ("Mills has guaranteed the debts of its subsidiary.", None),
    ("It pays the Guaranteed Amount.", None),
    ("All clients’ data stays, and so do all berths.", None),
    ("The “seamless” move failed.", None),
]


@pytest.mark.parametrize(("words", "found"), PROMISED)
def test_overpromising_in_the_purpose(words: str, found: str | None) -> None:
    changed = replaced(CHARTER, IN_PURPOSE, f"{words} {IN_PURPOSE}")
    assert marked(changed) == [f"STY103 {CHARTER}: {found}"] * bool(found)
    assert said(findings(adding(words))) == []  # another article


VALUES = [  # a change, and whether the value is found
    ("purpose.vision = To be a guaranteed and seamless port for all clients", True),
    ("purpose.goals.immediate = Disrupt the grain market", True),
    ("purpose.goals.secondary.0 = Train all clients together", True),
    ("value.matrix.0.benefit = Double revenue", True),
    ("in plan.md, milestones.0.target = 500 guaranteed berth hours", True),
    ("purpose.vision = To be the port where no berth is guaranteed", False),
    ("purpose.problem = Late ships disrupt the mills of the bakers", False),
    ("purpose.problem = Grain waits without a guaranteed berth", False),
    ("purpose.ecosystem.competitors = Two ports with guaranteed berths", False),
    ("value.premortem.0 = We guaranteed a berth for all clients", False),
    ("fit.if_ended_tomorrow = No seamless berth would be left", False),
    ("exit.transition_assistance.scope = seamless and guaranteed", False),
]


@pytest.mark.parametrize(("change", "found"), VALUES)
def test_overpromising_in_values(change: str, found: bool) -> None:
    assert [each.code for each in findings(example(change))] == ["STY103"] * found


UNDERLINED = [  # a value, and what of it is underlined
    ("To be a guaranteed port", "guaranteed"),
    ("'To be a guaranteed port'", "guaranteed"),
    ("To be a guaranteed, guaranteed port", "To be a guaranteed, guaranteed port"),
    ("A seamless and guaranteed port", "A seamless and guaranteed port"),
]


@pytest.mark.parametrize(("value", "words"), UNDERLINED)
def test_the_word_is_underlined_in_its_value(value: str, words: str) -> None:
    changed = re.sub(r"(?m)^(  vision: ).*$", lambda match: match[1] + value, texts()[CHARTER], count=1)
    assert marked({CHARTER: changed}) == [f"STY103 {CHARTER}: {words}"]
    assert [each.key for each in findings({CHARTER: changed})] == ["purpose.vision"]


MEETINGS = [  # words, and the address in them
    ("We meet at https://zoom.us/j/123456789.", "https://zoom.us/j/123456789"),
    ("We meet at <https://acme.zoom.us/j/1?pwd=x>.", "https://acme.zoom.us/j/1?pwd=x"),
    ("See [the room](https://meet.google.com/abc-defg-hij).", "https://meet.google.com/abc-defg-hij"),
    (
        "Or https://teams.microsoft.com/l/meetup-join/19%3ameeting.",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
    ),
    ("Dial in at meet.google.com/abc-defg-hij, please.", "meet.google.com/abc-defg-hij"),
    ("https://meet.example.com/harbour is where we meet.", "https://meet.example.com/harbour"),
    ("https://zoom.us/j/1 today, https://zoom.us/j/1 tomorrow", "https://zoom.us/j/1"),
    ("See https://example.org/meet and https://www.zoom.us/pricing.", None),
    ("We meet//zoom in, and then meet.", None),
    ("`https://zoom.us/j/123456789`", None),
    ("\n\n> https://zoom.us/j/123456789\n\n", None),
    ("\n\n    https://zoom.us/j/123456789\n\n", None),
]


@pytest.mark.parametrize(("words", "found"), MEETINGS)
def test_meeting_links(words: str, found: str | None) -> None:
    assert marked(adding(words)) == [f"STY104 {CHARTER}: {found}"] * bool(found)
    assert said(findings(adding(words, BERTHS))) == []  # where it belongs


PRODUCTS = [
    ({"words": ["Slack"]}, "We use Slack and Slack.", ["Slack"]),
    ({"more_words": ["Slack"]}, "There is slack in the plan.", []),
    ({"words": ["sap", "Power BI"]}, "We use SAP and Power BI.", ["SAP", "Power BI"]),
    ({}, "We use Slack and SAP.", []),
]


@pytest.mark.parametrize(("settings", "words", "found"), PRODUCTS)
def test_names_of_products(settings: dict[str, object], words: str, found: list[str]) -> None:
    assert marked(adding(words), Settings({"STY104": settings})) == [f"STY104 {CHARTER}: {each}" for each in found]


DUTIES = [  # words, and the verb of a duty of nobody
    ("Data shall be returned.", "shall"),
    ("Grain that is wet must be dried.", None),
    ("The grain must be dried.", "must"),
    ("Each party shall return data.", None),
    ("Mills must weigh its grain.", None),
    ("Harbour Logistics shall help.", None),
    ("The managers must meet.", None),
    ("It shall stay so. We must talk.", None),
    ("Dry grain is a must.", None),
    ("The letter said “data shall be returned”.", None),
]


@pytest.mark.parametrize(("words", "found"), DUTIES)
def test_duties_of_nobody(words: str, found: str | None) -> None:
    assert said(findings(adding(words))) == []  # off
    assert marked(adding(words), Settings({"STY107": {"severity": "info"}})) == [f"STY107 {CHARTER}: {found}"] * bool(
        found
    )


def test_other_languages_are_not_read() -> None:
    text = replaced(CHARTER, IN_PURPOSE, f"It is seamless with best efforts. {IN_PURPOSE}")[CHARTER]
    assert [each.code for each in findings({CHARTER: text})] == ["STY103", "STY101"]
    assert said(findings({CHARTER: text.replace("binding: full", "binding: full\nlanguage: de")})) == []


def test_a_pilot_is_told_and_a_vendor_is_not() -> None:
    text = adding("Each uses best efforts.")[CHARTER]
    for kind, severities in (("joint-venture", ["warning"]), ("pilot", ["info"]), ("vendor", [])):
        found = findings({CHARTER: text.replace("relationship: strategic", f"relationship: {kind}")})
        assert [each.severity for each in found if each.code == "STY101"] == severities
    assert "STY101" not in [
        each.code for each in findings({CHARTER: text.replace("status: ratified", "status: ended")})
    ]


def test_all_texts_are_clean() -> None:
    assert said(findings({})) == [], texts()
