"""TRM104, TRM105: dates and names in prose."""

import pytest

from charterhouse.lint.mentioned import candidates
from charterhouse.parse import parse
from charterhouse.prose import read
from charterhouse.source import Source
from tests.lint.rules.marked import marked
from tests.tools import Changes, findings, replaced, said, texts

CHARTER, PLAN, BERTHS = "charter.md", "plan.md", "appendices/berths.md"
BEHIND = {CHARTER: "What a party owned before", PLAN: "The plan is looked at", BERTHS: "The shared berths work"}

# The charter takes effect on 2025-03-01; version 1.1.0 was agreed on 2025-11-20. first-season is due on 2025-10-31
# with 500 berth hours, the event crews-trained on 2026-04-30.
CONTRADICTED = [  # words, the date in them that is wrong
    ("This charter takes effect on 1 June 2025.", "1 June 2025"),
    ("The agreement is effective as of June 1, 2025.", "June 1, 2025"),
    ("This charter is in force since 2025-06-01.", "2025-06-01"),
    ("This charter came into force on the 1st of June 2025 and stays.", "1st of June 2025"),
    ("Effective 1 June 2025, this charter replaces the letter of intent.", "1 June 2025"),
    ("The effective date of this charter is 2 June 2025.", "2 June 2025"),
    ("**This charter takes effect on 1 June 2025.**", "1 June 2025"),
    ("This charter **takes effect** on *1 June 2025*.", "1 June 2025"),
    ("This charter binds both. It is effective as of 2025-06-01.", "2025-06-01"),
    ("This constitution, effective 1 June 2025, binds both.", "1 June 2025"),
    ("This charter, in force since 1 June 2025, is short.", "1 June 2025"),
    ("These terms are in force from 1 June 2025.", "1 June 2025"),
    ("The terms of this charter are effective as of 1 June 2025.", "1 June 2025"),
    ("`first-season` is due on 2025-12-31.", "2025-12-31"),
    ("We prepare first-season (due 2025-12-31).", "2025-12-31"),
    ("**first-season** is due on 2025-12-31.", "2025-12-31"),
    ("That is not the aim. `first-season` is due on 2025-12-31.", "2025-12-31"),
    ("THIS AGREEMENT SHALL TAKE EFFECT ON JUNE 1, 2025.", "JUNE 1, 2025"),
    ("The first season is due on 30 November 2025.", "30 November 2025"),
    ("First-season is due by 2025-12-31.", "2025-12-31"),
    ("The first season, our first milestone, is due on 30 November 2025.", "30 November 2025"),
    ("Due on 30 November 2025: first-season.", "30 November 2025"),
    ("We reach 500 berth hours by 31 December 2025.", "31 December 2025"),
    ("By 31 December 2025 we want 500 berth hours.", "31 December 2025"),
    ("The crews are trained by others. Crews trained by 31 May 2026.", "31 May 2026"),
    ("The first season is complete no later than 30 November 2025.", "30 November 2025"),
    ("By 30 November 2025 the first season is complete.", "30 November 2025"),
    ("The crews-trained milestone is due no later than 31 May 2026.", "31 May 2026"),
    ("\n\n| milestone | due |\n|---|---|\n| first-season | 30 November 2025 |\n\n", "30 November 2025"),
    ("\n\n- first-season: 30 November 2025\n\n", "30 November 2025"),
]


@pytest.mark.parametrize(("words", "wrong"), CONTRADICTED)
def test_dates_that_contradict(words: str, wrong: str) -> None:
    assert marked(replaced(CHARTER, BEHIND[CHARTER], f"{words} {BEHIND[CHARTER]}")) == [f"TRM104 {CHARTER}: {wrong}"]


NO_CONTRADICTION = [
    "This charter takes effect on 1 March 2025.",
    "This charter is in force since 2025-11-20.",  # as a version
    "Version 1.1.0 takes effect on 1 December 2025.",
    "This amendment is effective as of 1 June 2025.",
    "The price list takes effect on 1 June 2025.",
    "The notice takes effect on 3 June 2025.",
    "The master services agreement effective 1 June 2020 stays.",
    "This charter supersedes the letter effective 1 June 2020.",
    "The agreement, effective 1 June 2020, stays.",
    "The lease, in force since 1 June 2020, stays.",
    "This charter, unlike the lease effective 1 June 2020, is short.",
    "The price list is new. It is effective as of 2025-06-01.",
    "The charter’s price list is new. It is effective as of 2025-06-01.",
    "`the-first-season` is due on 2025-12-31.",
    "`first-season` is reviewed on 2025-12-31.",
    "`first-season` is due on 2025-10-31.",
    "The letter said “`first-season` is due on 2025-12-31”.",
    "An effective berth plan is ready by 30 June 2025.",
    "The letter said “this charter takes effect on 1 June 2025”.",
    "The first season is due on 31 October 2025.",
    "The first season is reviewed on 30 November 2025.",
    "The first season begins on 1 August 2025 and runs until 30 November 2025.",
    "The first season was due on 30 September 2025.",
    "Fees for the first season are due on 30 November 2025.",
    "Berth hours by 31 December 2025 are counted.",
    "By 31 December 2025 we review 500 berth hours.",
    "Crews trained by 1 January 2026 get a bonus.",
    "We open the first season by 1 June 2025.",
    "By 1 June 2025 the first season has a plan.",
    "We meet on 30 November 2025 to look at the first season.",
    "After the first season, from 1 November 2025, crews are trained.",
    "No later than 30 June 2026 the managers publish a plan.",
    "The first season is due in November 2025.",
]


@pytest.mark.parametrize("words", NO_CONTRADICTION)
def test_dates_that_contradict_nothing(words: str) -> None:
    assert said(findings(replaced(CHARTER, BEHIND[CHARTER], f"{words} {BEHIND[CHARTER]}"))) == []


@pytest.mark.parametrize("name", BEHIND)
def test_where_dates_are_read(name: str) -> None:
    due = "The first season is due on 30 November 2025."
    assert marked(replaced(name, BEHIND[name], f"{due} {BEHIND[name]}")) == [f"TRM104 {name}: 30 November 2025"]
    effect = marked(replaced(name, BEHIND[name], f"This agreement is effective as of 1 June 2025. {BEHIND[name]}"))
    assert effect == [f"TRM104 {name}: 1 June 2025"] * (name == CHARTER)


def test_the_only_milestone_needs_no_name() -> None:
    words = {
        CHARTER: texts()[CHARTER].replace(BEHIND[CHARTER], f"The milestone is due on 1 May 2025. {BEHIND[CHARTER]}")
    }
    assert said(findings(words)) == []
    text = texts()[PLAN]
    alone = text[: text.index("  - {id: crews-trained")] + text[text.index("\nmetrics:") :]
    assert marked({**words, PLAN: alone}) == [f"TRM104 {CHARTER}: 1 May 2025"]


def test_without_the_date_nothing_is_contradicted() -> None:
    words = f"This charter takes effect on 1 June 2025. {BEHIND[CHARTER]}"
    text = texts()[CHARTER].replace(BEHIND[CHARTER], words).replace("effective: 2025-03-01\n", "", 1)
    assert "TRM104" not in [each.code for each in findings({CHARTER: text})]


CRANES = (  # another partnership, of which only the names matter: it has ended
    "---\nkind: charter\nschema: 1\nid: harbour-cranes\ntitle: Harbour and Cranes\nversion: 1.0.0\nstatus: ended\n"
    "ended: 2024-12-31\nparties:\n  harbour: {name: Harbour Logistics}\n"
    "  cranes: {name: Northern Cranes, entity: {legal_name: 'Northern Cranes, S.A.'}}\n  orbit: {name: Orbit}\n---\n"
)
PEOPLE = (
    "---\nkind: plan\nschema: 1\ncharter: harbour-cranes\nparties:\n"
    "  cranes: {people: {sponsor: {name: Ada van der Berg}, manager: {name: Jan Młynarz}}}\n---\n"
)


def beside(changes: Changes) -> Changes:
    return {**changes, "../harbour-cranes/charter.md": CRANES, "../harbour-cranes/plan.md": PEOPLE}


FOREIGN = [  # words, the name in them that belongs to another charter
    ("Northern Cranes bring what lifts.", "Northern Cranes"),
    ("Grain is lifted by Northern Cranes’ crews.", "Northern Cranes"),
    ("When Northern Cranes stop, ships wait.", "Northern Cranes"),
    ("Harbour and Northern Cranes agree.", "Northern Cranes"),
    ("The head of Northern Cranes came.", "Northern Cranes"),
    ("We bought it from Northern Cranes, S.A. last year.", "Northern Cranes"),
    ("**Ada van der Berg** speaks for us.", "Ada van der Berg"),
    ("Ask Mrs. Ada van der Berg (in the office).", "Ada van der Berg"),
    ("The cargo of Orbit is heavy.", "Orbit"),
    ("Northern Cranes came, and Northern Cranes left.", "Northern Cranes"),
    ("Northern Cranes Group is somebody else.", None),
    ("The Great Northern Cranes Company is too.", None),
    ("NORTHERN CRANES", None),
    ("In northern cranes we trust.", None),
    ("Orbit is where satellites are.", None),  # the first word of a sentence may be any word
    ("They orbit; their Orbit is wide.", None),  # a word that is written small too
    ("It was said “by Northern Cranes” and `Northern Cranes`.", None),
    ("See [Northern Cranes](../harbour-cranes/charter.md) for that.", None),  # named on purpose
    ("See [**Northern Cranes**](../harbour-cranes/charter.md) for that.", None),
    ("See [Northern Cranes](plan.md) for that.", "Northern Cranes"),
    ("See *Northern Cranes* Harbour has seen.", "Northern Cranes"),
    ("Jan Młynarz of Mills has two seats.", None),  # known in both
    ("Mr. Berg and Ada came.", None),
]


@pytest.mark.parametrize(("words", "name"), FOREIGN)
def test_names_of_another_partnership(words: str, name: str | None) -> None:
    changed = replaced(CHARTER, BEHIND[CHARTER], f"{words} {BEHIND[CHARTER]}")
    assert [each for each in marked(beside(changed)) if "cranes/" not in each] == [f"TRM105 {CHARTER}: {name}"] * bool(
        name
    )
    assert said(findings(changed if "](" not in words else {})) == []  # without the other, nobody knows the name


def test_a_competitor_in_the_frontmatter_may_be_spoken_of() -> None:
    changed = replaced(CHARTER, BEHIND[CHARTER], f"Northern Cranes compete. {BEHIND[CHARTER]}")
    changed[CHARTER] = changed[CHARTER].replace("Two ports with silos", "Northern Cranes, and two ports with silos")
    assert said(findings(beside(changed))) == []


@pytest.mark.parametrize("name", [PLAN, BERTHS])
def test_names_are_read_beside_the_charter(name: str) -> None:
    changed = replaced(name, BEHIND[name], f"Northern Cranes help. {BEHIND[name]}")
    assert marked(beside(changed)) == [f"TRM105 {name}: Northern Cranes"]


def test_what_was_said_in_a_review_stays() -> None:
    changed = replaced("reviews/2025-q4-operations.md", "Waiting fell", "Northern Cranes came. Waiting fell")
    assert said(findings(beside(changed))) == []


CANDIDATES = [
    ("When Ada Okafor asks, Tomás Reyes answers.", ["When Ada Okafor", "Ada Okafor", "Tomás Reyes"]),
    ("We ask Mills & Daughters and the Bank of Norra.", [
        "Mills & Daughters and the Bank of Norra", "Mills & Daughters", "Bank of Norra", "Norra"]),
    ("Sold by Tessel Software, S.A. in Łódź.", ["Tessel Software", "Tessel Software, S.A.", "Łódź"]),
    ("The Agreement of the Parties, Section 4 and Confidential Information.", []),
    ("In 2026 iPhone and eBay and B2B and a@Bc.de and #Berth-desk.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), CANDIDATES)
def test_what_looks_like_a_name(words: str, names: list[str]) -> None:
    document, _ = parse(Source("charters/a/charter.md", "a", f"---\nkind: charter\n---\n\n{words}\n".encode()))
    object.__setattr__(document, "prose", read(document))
    found = candidates(document)
    assert set(names) <= {each.words for each in found} if names else not found
    assert all(" ".join(document.text[each.start : each.end].split()) == each.words for each in found)
