"""STY102, STY105, STY106: a constitution that is short, in its usual order and in sentences that end."""

import re

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import marked
from tests.tools import findings, replaced, said, texts

CHARTER, BERTHS, REVIEW = "charter.md", "appendices/berths.md", "reviews/2025-q4-operations.md"
TEXT = texts()[CHARTER]
FRONT, BODY = TEXT.split("\n---\n", 1)
ARTICLES = re.split(r"(?m)^(?=## )", BODY)[1:]
TITLES = [each.split("\n")[0] for each in ARTICLES]
WORDS = sum(any(map(str.isalnum, each)) for each in BODY.split())
HEADINGS = BODY.count("\n##")
BEHIND = "What a party owned"


def of(*articles: str) -> dict[str, str]:
    """The charter with these articles instead of its own."""
    return {CHARTER: f"{FRONT}\n---\n\n" + "\n\n".join(each.strip() for each in articles) + "\n"}


def adding(words: str, name: str = CHARTER, behind: str = BEHIND) -> dict[str, str]:
    return replaced(name, behind, f"{words}\n\n{behind}")


@pytest.mark.parametrize("at", range(10))
def test_a_missing_article_is_one_finding_behind_the_one_before(at: int) -> None:
    behind = TITLES[at - 1] if at else "---"
    for instead in ([], ["## Something else\n\nText."]):
        changed = of(*ARTICLES[:at], *instead, *ARTICLES[at + 1 :])
        assert marked(changed) == [f"STY105 {CHARTER}: {behind}"]


@pytest.mark.parametrize("at", range(9))
def test_of_two_articles_that_changed_places_the_later_is_found(at: int) -> None:
    changed = of(*ARTICLES[:at], ARTICLES[at + 1], ARTICLES[at], *ARTICLES[at + 2 :])
    assert marked(changed) == [f"STY105 {CHARTER}: {TITLES[at]}"]


ORDERS = [  # articles, where the finding is
    ([*ARTICLES[1:], ARTICLES[0]], ["## Purpose"]),
    ([ARTICLES[9], *ARTICLES[:9]], ["## Upkeep"]),
    ([*ARTICLES[:2], *ARTICLES[4:], ARTICLES[2], ARTICLES[3]], ["## Governance"]),  # once, however many
    ([*ARTICLES[:4], *ARTICLES[6:]], ["## Flexibility"]),  # two in one gap
    ([*ARTICLES[:3], *ARTICLES[4:5], *ARTICLES[6:]], ["## Governance", TITLES[4]]),  # two gaps
    (["## Hello\n\nText."], ["---"]),
    ([], ["---"]),
    ([*ARTICLES[:3], "## Definitions\n\nText.", *ARTICLES[3:], "## Law\n\nText."], []),
    ([*ARTICLES, "## Exit\n\nOnce more."], []),
    ([each.replace("## Cure", "## Mending {#cure}") for each in ARTICLES], []),
    ([each.replace("## Cure", "## CURE") for each in ARTICLES], []),
    ([each.replace("## Cure", "### Cure") for each in ARTICLES], ["## Transparency"]),
    ([each.replace("## Cure", "## Cure {#mending}") for each in ARTICLES], ["## Transparency"]),
]


@pytest.mark.parametrize(("articles", "places"), ORDERS)
def test_orders(articles: list[str], places: list[str]) -> None:
    assert marked(of(*articles)) == [f"STY105 {CHARTER}: {each}" for each in places]


NAMES = [  # how many articles are missing behind Purpose, and what is said of them
    (1, "the article Parties is missing after Purpose"),
    (2, "the articles Parties and Governance are missing after Purpose"),
    (3, "the articles Parties, Governance and Flexibility are missing after Purpose"),
]


@pytest.mark.parametrize(("number", "message"), NAMES)
def test_missing_articles_are_listed(number: int, message: str) -> None:
    found = findings(of(ARTICLES[0], *ARTICLES[number + 1 :]))
    assert [each.message for each in found if each.code == "STY105"] == [message]


KINDS = [  # relationship, article that is missing, what is said besides what the relationship brings
    ("joint-venture", 9, ["warning STY105"]),
    ("joint-venture", 7, ["warning STY105"]),
    ("pilot", 9, ["info STY105"]),
    ("pilot", 7, ["error REF103"]),  # `see: exit` leads nowhere, and that weighs more
    ("vendor", 9, []),
    ("vendor", 7, ["error REF103"]),
]


@pytest.mark.parametrize(("kind", "at", "expected"), KINDS)
def test_a_missing_article_by_relationship(kind: str, at: int, expected: list[str]) -> None:
    changed = of(*ARTICLES[:at], *ARTICLES[at + 1 :])[CHARTER]
    found = findings({CHARTER: changed.replace("relationship: strategic", f"relationship: {kind}")})
    assert [f"{each.severity} {each.code}" for each in found if not each.code.startswith(("FIT", "ECO"))] == expected


def test_links_to_the_missing_article_from_beside_it_are_the_same_cause() -> None:
    beside = replaced(BERTHS, "The shared", "See [cure](../charter.md#cure). The shared")
    assert marked({**of(*ARTICLES[:6], *ARTICLES[7:]), **beside}) == [f"STY105 {CHARTER}: ## Transparency"]
    assert said(findings(beside)) == []
    elsewhere = of(*ARTICLES[:6], *ARTICLES[7:])[CHARTER].replace("(#cure)", "(#nowhere)")
    assert {each.code for each in findings({CHARTER: elsewhere})} == {"STY105", "REF103"}


def sentence(words: int) -> str:
    return f"We look {'again ' * (words - 3)}today."


SENTENCES = [  # words, how many findings
    (sentence(60), 0),
    (sentence(61), 1),
    (f"First. {sentence(61)} Last.", 1),
    (f"{sentence(61)} {sentence(70)}", 2),
    (f"{sentence(40)[:-1]}, e.g. in spring. {sentence(30)}", 0),
    (f"{sentence(40)[:-1]}, e.g. In spring {sentence(30)}", 1),
    (f"We ask No. 4 of Acme Inc. and Sec. 4.2 {'again ' * 49}today.", 0),
    (f"We ask No. 4 of Acme Inc. and Sec. 4.2 {'again ' * 50}today.", 1),
    (f"We sold it to Acme Inc. The end is {'near ' * 40}now. And {'then ' * 50}so.", 0),
    (f"4.2. {sentence(59)}", 0),
    ("word " * 100, 0),  # no sentence: it doesn't end
    (f"- {sentence(61)}", 0),
    (f"1. {sentence(61)}", 0),
    (f"> {sentence(61)}", 0),
    (f"### {sentence(61)}", 0),
    (f"| a |\n|---|\n| {sentence(61)} |", 0),
    (f"“{sentence(61)}”, he said.", 0),
    (f"`{sentence(61)}` is code.", 0),
    (f"We agree on: (a) {'one ' * 30}; (b) {'two ' * 30}; and (c) {'three ' * 30}.", 0),
    (f"We agree on (1) {'one ' * 30}, (2) {'two ' * 30}, and (3) {'three ' * 30}.", 0),
    (f"We {'all ' * 60}agree on: (a) one; (b) two.", 1),
    (f"One is {'x ' * 40}; two is {'y ' * 40}; three is {'z ' * 40}.", 0),
    (f"One is {'x ' * 40}; two is {'y ' * 40}.", 1),
    (f"Both bring {'a berth, a silo, two cranes, some grain, ' * 10}and peace.", 0),
    (f"We go after thirty (30) days {'again ' * 30}or sixty (60) days {'again ' * 30}.", 1),
]


@pytest.mark.parametrize(("words", "count"), SENTENCES)
def test_long_sentences(words: str, count: int) -> None:
    assert [each.code for each in findings(adding(words))] == ["STY106"] * count


def test_the_whole_sentence_is_underlined() -> None:
    (found,) = findings(adding(f"First. {sentence(61)} Last."))
    line = adding(f"First. {sentence(61)} Last.")[CHARTER].split("\n")[found.place.line - 1]
    assert line[found.place.column - 1 : found.place.end_column - 1] == sentence(61)
    assert found.message == "a sentence of 61 words, more than 60: make two of it, or a list"


def test_sentences_by_file_and_setting() -> None:
    assert marked(adding(sentence(61), BERTHS, "The shared"))[0].startswith(f"STY106 {BERTHS}")
    assert said(findings(adding(sentence(61), REVIEW, "Waiting fell"))) == []
    assert [each.code for each in findings(adding(sentence(40)), Settings({"STY106": {"words": 39}}))] == ["STY106"]
    assert said(findings(adding(sentence(61)), Settings({"long-sentence": {"words": 61}}))) == []


def sections(number: int) -> str:
    return "\n\n".join(f"### Section {each}\n\nText." for each in range(number))


LONG = [  # words to add, settings, is it too long
    ("Well. " * (2500 - WORDS), {}, False),
    ("Well. " * (2501 - WORDS), {}, True),
    ("– " * 400 + "Well. " * (2500 - WORDS), {}, False),  # a dash is no word
    (sections(60 - HEADINGS), {}, False),
    (sections(61 - HEADINGS), {}, True),
    ("\n\n".join(f"{each}.1 Text." for each in range(1, 61 - HEADINGS)), {}, False),
    ("\n\n".join(f"{each}.1 Text." for each in range(1, 62 - HEADINGS)), {}, True),
    ("\n".join(f"{each}. Text." for each in range(1, 62 - HEADINGS)), {}, True),
    ("\n".join("- Text." for _ in range(80)), {}, False),
    ("All is well.", {"words": WORDS + 3}, False),
    ("All is well.", {"words": WORDS + 2}, True),
    ("All is well.", {"units": HEADINGS - 1}, True),
]


@pytest.mark.parametrize(("words", "settings", "too_long"), LONG)
def test_long_bodies(words: str, settings: dict[str, object], too_long: bool) -> None:
    assert marked(adding(words), Settings({"STY102": settings})) == [f"STY102 {CHARTER}: ## Purpose"] * too_long


def test_what_is_too_long_is_said() -> None:
    (found,) = findings(adding(f"{'Well. ' * (2501 - WORDS)}\n\n{sections(61)}"))
    assert found.message.startswith("the body has 2,684 words, more than 2,500 and ")
