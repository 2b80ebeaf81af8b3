"""TRM101 to TRM103: durations in prose, held against the terms. A false alarm is worse than a miss."""

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import marked
from tests.tools import Changes, findings, replaced, said, texts

CHARTER = "charter.md"
END_OF = {  # article -> the words after which it ends
    "exit": "| possessive }} notice.",
    "cure": "The managers talk in private first.",
    "transparency": "the books are open to both.",
    "problem-solving": "{{ problem_solving.post_mortem_within }}.",
    "flexibility": "{{ flexibility.renegotiation.within }}.",
}


def with_words(article: str, words: str, *also: tuple[str, str]) -> Changes:
    """The charter with some more words at the end of an article."""
    text = texts()[CHARTER]
    assert END_OF[article] in text
    for old, new in ((END_OF[article], f"{END_OF[article]} {words}"), *also):
        text = (
            text.replace(old, new, 1) if article != "exit" or old != END_OF["exit"] else new.join(text.rsplit(old, 1))
        )
    return {CHARTER: text}


# Notice of 90 days, cure 30, handover within 30, transition 60, non-compete 3 months, pivot review within 30,
# no surprises within 48 hours, post-mortem within 10 business days, renegotiation within 45 days.
CONTRADICTED = [  # article, words, what of them is wrong
    ("exit", "Either party may leave with sixty (60) days’ written notice.", "sixty (60) days"),
    ("exit", "Either party may leave with 60 days written notice.", "60 days"),
    ("exit", "Either party may leave on sixty days' prior written notice to the other.", "sixty days"),
    ("exit", "A party may terminate this charter for convenience upon at least thirty (30) days' prior written notice.",
     "thirty (30) days"),
    ("exit", "The notice period for leaving is 60 days.", "60 days"),
    ("exit", "A party that wishes to leave gives written notice of not less than six (6) months.", "six (6) months"),
    ("exit", "If a party wants to leave, it gives notice sixty (60) days in advance.", "sixty (60) days"),
    ("exit", "Leaving takes effect on the sixtieth day after written notice.", "sixtieth day"),
    ("exit", "The partnership ends sixty (60) days after the written notice.", "sixty (60) days"),
    ("exit", "EITHER PARTY MAY TERMINATE THIS AGREEMENT UPON SIXTY (60) DAYS' WRITTEN NOTICE.", "SIXTY (60) DAYS"),
    ("exit", "Either party may, with or without cause, leave with a 60-day notice period.", "60-day"),
    ("exit", "Sixty (60) days' written notice is given before leaving.", "Sixty (60) days"),
    ("exit", "Data is handed over within sixty (60) days.", "sixty (60) days"),
    ("exit", "Within ten days of the exit all data is handed over.", "ten days"),
    ("exit", "The handover takes place no later than two months after the end.", "two months"),
    ("exit", "Data is handed over by the sixtieth day.", "sixtieth day"),
    ("exit", "Transition assistance lasts ninety (90) days.", "ninety (90) days"),
    ("exit", "The parties provide ninety days of transition assistance.", "ninety days"),
    ("exit", "For ninety (90) days after the exit each party gives transition assistance.", "ninety (90) days"),
    ("exit", "Neither party competes for those bakers for twelve (12) months.", "twelve (12) months"),
    ("exit", "The non-compete lasts one year.", "one year"),
    ("exit", "The strategic tier holds a pivot review within sixty (60) days.", "sixty (60) days"),
    ("cure", "A party has sixty (60) days to put things right.", "sixty (60) days"),
    ("cure", "The breaching party has sixty (60) days from receipt of the notice to cure.", "sixty (60) days"),
    ("cure", "A breach must be remedied within 45 days.", "45 days"),
    ("cure", "The cure period is two months.", "two months"),
    ("cure", "The party in breach then has thirty (30) business days to cure it.", "thirty (30) business days"),
    ("transparency", "Each party tells the other of any significant issue within seventy-two (72) hours.",
     "seventy-two (72) hours"),
    ("transparency", "Within five days each party informs the other of any issue.", "five days"),
    ("problem-solving", "The managers hold a post-mortem within 20 business days.", "20 business days"),
    ("flexibility", "A change of law opens a renegotiation within sixty (60) days.", "sixty (60) days"),
    # marked words and links are words
    ("exit", "Either party may leave with **60 days** notice.", "60 days"),
    ("exit", "Either party may leave with *sixty (60) days'* written notice.", "sixty (60) days"),
    ("exit", "Either party may leave with **60 days**’ notice.", "60 days"),
    ("exit", "Either party may leave with 60 days' **notice**.", "60 days"),
    ("exit", "Either party may leave on notice of __60 days__.", "60 days"),
    ("exit", "Either party may leave with [60 days'](#cure) notice.", "60 days"),
    ("exit", "Either party may leave with **[60 days'](#cure)** notice.", "60 days"),
    ("exit", "Data is handed over within **60** days.", "60** days"),
    ("transparency", "Each party tells the other of any significant issue within **72 hours**.", "72 hours"),
    # in the article on leaving, notice of which nothing else is said
    ("exit", "The notice period is 120 days.", "120 days"),
    ("exit", "The notice period for either party is 120 days.", "120 days"),
    ("exit", "A notice period of 120 days applies.", "120 days"),
    ("exit", "The period of notice is 120 days.", "120 days"),
    ("exit", "The notice is 4 months.", "4 months"),
    ("exit", "**Notice period:** 60 days.", "60 days"),
    ("exit", "Notice of 120 days is required.", "120 days"),
    ("exit", "120 days' notice is required.", "120 days"),
    ("exit", "120 days' notice is required to leave.", "120 days"),
    ("exit", "Notice must be given 120 days in advance.", "120 days"),
    ("exit", "For 2 years after the exit the parties do not compete.", "2 years"),
    ("exit", "For two (2) years after exit the parties will not compete with each other.", "two (2) years"),
    ("exit", "The transition phase lasts ninety (90) days.", "ninety (90) days"),
]  # fmt: skip


@pytest.mark.parametrize(("article", "words", "wrong"), CONTRADICTED)
def test_prose_that_contradicts_its_term(article: str, words: str, wrong: str) -> None:
    assert marked(with_words(article, words)) == [f"TRM101 {CHARTER}: {wrong}"]


NO_CONTRADICTION = [
    # the same in other words
    ("exit", "Either party may leave with three months’ prior written notice."),
    ("exit", "Either party may leave with one (1) quarter’s notice."),
    ("exit", "The non-compete lasts one (1) quarter."),
    ("transparency", "Each party tells the other of any significant issue within two (2) days."),
    ("problem-solving", "The managers hold a post-mortem within two (2) weeks."),
    # another notice
    ("exit", "Either party may end it on ten (10) days’ notice of a material breach."),
    ("exit", "After a failed cure the other party may leave with ten (10) days’ notice."),
    ("exit", "If a party becomes insolvent, the other may leave with ten (10) days’ notice."),
    ("exit", "A party may terminate this charter on thirty (30) days’ notice if the other comes under new control."),
    ("exit", "A party may terminate this charter on thirty (30) days’ notice of non-payment of an invoice."),
    ("exit", "Unless a party gives notice sixty (60) days before the end of the term, it is renewed."),
    ("exit", "Either party may terminate any work order on thirty (30) days’ notice."),
    ("exit", "The insurer may end the policy on thirty (30) days’ notice."),
    ("exit", "Any agent may be terminated by the parties upon thirty (30) days’ notice."),
    ("exit", "Within 14 days of the notice both meet."),
    ("exit", "Fourteen days after the notice both leave the berths."),
    ("exit", "A meeting on leaving is called with ten (10) days’ notice."),
    ("exit", "### For cause\n\nThe other party may leave with ten (10) days’ notice."),
    ("exit", "\n\nTERMINATION FOR DEFAULT\n\nThe other party may leave with ten (10) days’ notice."),
    ("exit", "\n\n9.1 Default. The other party may leave with ten (10) days’ notice."),
    (
        "exit",
        "\n\nIn the event of a breach:\n\n- it is told in writing,\n- the other may leave with ten days’ notice.\n",
    ),
    ("exit", "Either party may leave with ninety (90) days’ notice in summer or thirty (30) days’ notice in winter."),
    ("exit", "Either party may leave with {{ exit.notice_period }} notice or, in winter, with thirty days’ notice."),
    ("exit", "Either party may leave with 30 to 60 days’ notice."),
    ("exit", "The letter said “either party may leave with sixty (60) days’ notice”."),
    ("exit", "`leave with sixty days’ notice`"),
    ("exit", "\n\n> Either party may leave with sixty (60) days’ notice.\n"),
    # not what the term measures
    ("exit", "The transition plan is agreed within ten (10) days."),
    ("exit", "Within ten days after the transition assistance ends both settle their accounts."),
    ("exit", "Transition assistance is extended by thirty (30) days where bakers ask for it."),
    ("exit", "The keys are handed over within two (2) days."),
    ("exit", "Ten days before the data is handed over the format is tested."),
    ("exit", "After a pivot the books are closed in five days."),
    ("exit", "Every thirty days the parties look at whom they compete with."),
    ("cure", "A party that does not pay an invoice has ten (10) days to cure that."),
    ("cure", "If the breach cannot be cured within sixty (60) days, the tiers meet."),
    ("cure", "Where it takes longer, the period to cure is extended by sixty (60) days."),
    ("cure", "If it has not been cured within sixty (60) days, the other party may leave."),
    ("cure", "The cure is reviewed by the operational tier after sixty (60) days."),
    ("cure", "A defect is remedied within five (5) days."),
    ("cure", "In sixty days’ notice nothing is cured."),
    ("transparency", "Each party tells the other of any issue of safety within twenty-four (24) hours."),
    ("transparency", "Questions are answered within five (5) business days."),
    ("problem-solving", "The post-mortem is published within twenty (20) business days."),
    ("flexibility", "If the renegotiation fails, the old text stays for sixty (60) days."),
    ("exit", "Test data is handed over within five (5) days."),
    ("exit", "For two (2) years after notice by the parties nobody competes."),
    ("cure", "The cure period is suspended for up to ten days while a mediator is at work."),
    ("cure", "Where a breach was cured within five days, no record is kept."),
    ("cure", "If a breach is cured within five days, no record is kept."),
    # another notice period, and one for a part of the term
    ("exit", "The landlord has a notice period of 180 days."),
    ("exit", "A notice period of five days applies to joint workshops."),
    ("exit", "Notice of ten days is required for audits."),
    ("exit", "### The lease\n\nThe notice period is 180 days."),
    ("exit", "In the pilot phase either party may leave with 14 days' notice."),
    ("exit", "In the first year either party may leave with 14 days' notice."),
    ("exit", "Until 30 June 2026 either party may leave with 30 days' notice."),
    ("exit", "`leave with **60 days** notice`"),
    # the article of another term
    ("cure", "Either party may leave with sixty (60) days’ written notice."),
    ("exit", "A party has sixty (60) days to put things right."),
]


@pytest.mark.parametrize(("article", "words"), NO_CONTRADICTION)
def test_prose_that_contradicts_nothing(article: str, words: str) -> None:
    assert said(findings(with_words(article, words))) == []


def test_a_term_that_the_charter_does_not_have_is_not_contradicted() -> None:
    text = (
        texts()[CHARTER]
        .replace("{{ cure.period }}", "sixty (60) days")
        .replace("  period: 30 days\n  before", "  before")
    )
    assert [each.code for each in findings({CHARTER: text})] == ["CUR101"]


DISAGREE = [  # words anywhere in a charter, and what of them is wrong
    ("Berths are freed within thirty (60) days.", "thirty (60) days"),
    ("Berths are freed within 60 (thirty) days.", "60 (thirty) days"),
    ("BERTHS ARE FREED WITHIN FORTY-FIVE (54) DAYS.", "FORTY-FIVE (54) DAYS"),
    ("Berths are freed within thirty (30) days, on the first (1st) day of two (2) consecutive quarters.", None),
    ("Berths are freed within thirty (30) to sixty (60) days.", None),
    ("Berths are freed within one thousand two hundred (1200) hours.", None),
    ("Thirty (60) ships wait for days.", None),
    ("The letter said “thirty (60) days”.", None),
]


@pytest.mark.parametrize(("words", "wrong"), DISAGREE)
@pytest.mark.parametrize(
    ("name", "old"),
    [(CHARTER, "What a party owned"), ("plan.md", "The plan is looked"), ("appendices/berths.md", "The shared")],
)
def test_words_and_figures(name: str, old: str, words: str, wrong: str | None) -> None:
    assert marked(replaced(name, old, f"{words} {old}")) == [f"TRM102 {name}: {wrong}"] * bool(wrong)


def test_words_and_figures_that_disagree_are_one_finding() -> None:
    assert marked(with_words("cure", "A party has sixty (30) days to cure.")) == [f"TRM102 {CHARTER}: sixty (30) days"]


NOT_QUOTED = [  # article, words, the literal that a reference would replace
    ("cure", "A party has 30 days to put things right.", "30 days"),
    ("cure", "A party has thirty days to put things right.", "thirty days"),
    ("cure", "A party has **30 days** to put things right.", "30 days"),
    ("exit", "Either party may leave with 90 days’ written notice.", "90 days"),
    ("exit", "Either party may leave with ninety days' notice.", "ninety days"),
    ("exit", "The notice period is 90 days.", "90 days"),
    ("exit", "Transition assistance lasts 60 days.", "60 days"),
    ("transparency", "Each party tells the other of any issue within 48 hours.", "48 hours"),
    ("cure", "A party has thirty (30) days to put things right.", None),  # the form of contracts
    ("cure", "A party has one month to put things right.", None),  # as long, and not the same words
    ("cure", "A party gets a 30-day cure period.", None),  # a reference would not read well
    ("cure", "The managers talk within 30 days.", None),
    ("exit", "Upkeep is looked at quarterly, monthly and every 90 days.", None),
    ("exit", "A party has 30 days to put things right.", None),
]


@pytest.mark.parametrize(("article", "words", "literal"), NOT_QUOTED)
def test_a_number_where_the_term_could_be_quoted(article: str, words: str, literal: str | None) -> None:
    assert marked(with_words(article, words)) == [f"TRM103 {CHARTER}: {literal}"] * bool(literal)


def test_the_first_related_place_is_the_term() -> None:
    for words in ("A party has 30 days to cure.", "A party has 50 days to cure."):
        (found,) = findings(with_words("cure", words))
        assert [each.place.key for each in found.related] == [("cure", "period")]


WRONG = "They have thirty (60) days. A party has sixty days to cure. Either may leave. It has 30 days to cure."


@pytest.mark.parametrize(
    ("language", "codes"), [("en", ["TRM102", "TRM101"]), ("en-GB", ["TRM102", "TRM101"]), ("de", [])]
)
def test_other_languages_are_not_read(language: str, codes: list[str]) -> None:
    changed = with_words("cure", WRONG, ("binding: full", f"binding: full\nlanguage: {language}"))
    assert [each.code for each in findings(changed)] == codes


def test_a_rule_may_be_turned_off() -> None:
    changed = with_words("cure", "A party has sixty days to cure.")
    assert said(findings(changed, Settings({"TRM101": {"severity": "off"}}))) == []
