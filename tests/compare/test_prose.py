"""Changes of prose: one an article, with what hides in them called out."""

from __future__ import annotations

import textwrap

import pytest

from charterhouse.compare import articles
from tests.compare.states import base, changes, edited, told

NONE: list[str] = []
PURPOSE = (
    "{{ parties.harbour.name }} and {{ parties.mills.name }} keep one berth plan, so that grain does not wait. "
    "A berth plan is worth keeping only while both look at it."
)
EXIT = "Either party may leave with {{ exit.notice_period | possessive }} written notice."
CURE = "## Cure\n\nA party that falls short has {{ cure.period }} to put things right, counted from written notice. The managers talk in private first.\n\n"  # noqa: E501
PROSE = [  # old words, new words, changes
    ("Either party may leave", "Either party shall leave", ['changed #exit ["may" became "shall"]']),
    ("grain does not wait", "grain does wait", ['changed #purpose ["not" is gone]']),
    ("talk in private first", "can't talk", ['changed #cure ["can" is new; "not" is new]']),
    ("Either party may veto", "Neither party may veto", ['changed #governance ["neither" is new]']),
    ("once a year", "twice a year", ["changed #upkeep [once became twice]"]),
    ("{{ cure.period }} to", "sixty (60) days to", ["changed #cure [{{ cure.period }} became 60 days]"]),
    ("{{ cure.period }} to", "{{cure.period}} to", NONE),
    ("{{ exit.data_handover.within }}", "{{ cure.period }}",
     ["changed #exit [{{ exit.data_handover.within }} became {{ cure.period }}]"]),
    ("[cure](#cure)", "[cure](#exit)", ["changed #exit [#cure became #exit]"]),
    ("Harbour brings berths", "Harbour offers berths", ["changed #parties"]),
    ("one berth plan, so", "**one** *berth*\nplan,   so", NONE),
    (PURPOSE, textwrap.fill(PURPOSE, 40), NONE),
    (PURPOSE, textwrap.fill(PURPOSE, 40).replace("worth", "not worth"), ['changed #purpose ["not" is new]']),
    (PURPOSE, PURPOSE.replace(" A berth", "\n\nA berth"), NONE),
    (PURPOSE, PURPOSE.replace("is worth keeping", "~~is worth keeping~~"), ["changed #purpose [“~~” is new]"]),
    ("## Cure\n", "## Mending {#cure}\n", ["renamed #cure"]),
    ("## Cure\n", "## Putting things right\n", ["renamed #putting-things-right"]),
    (CURE, "", ['removed #cure [the article is gone; {{ cure.period }} is gone]']),
    ("## Exit {#exit}", "## Liability\n\nNo party shall pay more than 5,000 euros.\n\n## Exit {#exit}",
     ['added #liability [the article is new; 5,000 is new; "shall" is new; "no" is new]']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), PROSE)
def test_what_an_edit_changes(old: str, new: str, expected: list[str]) -> None:
    assert told(changes((old, new))) == expected


def test_a_moved_article_is_one_change() -> None:
    found = changes((CURE, ""), ("## Upkeep", f"{CURE}## Upkeep"))
    assert told(found) == ["moved #cure"]
    assert [piece.kind for piece in found[0].redline] == ["same"]


def test_a_moved_article_does_not_hide_a_change() -> None:
    after = CURE.replace("counted", "which may be counted").replace("has {{", "need not have {{")
    found = changes((CURE, ""), ("## Upkeep", f"{after}## Upkeep"))
    assert told(found) == ['moved #cure ["need not" is new; "may" is new]']
    assert found[0].materiality == "material"


WEIGHTS = [  # old words, new words, materiality, whether anybody is burdened
    ("Either party may leave", "Either party shall leave", "material", True),
    ("Either party may leave", "Each party may leave", "editorial", False),
    ("so that grain does not wait", "so that grain does wait", "substantive", True),
    ("## Cure\n", "## Mending\n", "editorial", False),
    ("## Cure\n\nA party that", "## Mending\n\nNo party that", "material", True),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "materiality", "burdens"), WEIGHTS)
def test_words_weigh_as_much_as_their_article_where_something_is_called_out(
    old: str, new: str, materiality: str, burdens: bool
) -> None:
    (change,) = changes((old, new))
    assert change.materiality == materiality
    assert bool(change.burdens) is burdens


def test_the_prose_of_other_files_takes_their_level() -> None:
    (change,) = changes(("nine at night", "ten at night"), name="appendices/berths.md")
    assert (change.article, change.materiality, change.callouts) == ("hours", "operational", ("nine became ten",))
    (change,) = changes(("once a quarter", "each quarter"), name="economics.md")
    assert change.materiality == "material"


def test_a_change_of_words_has_no_key_and_stands_at_its_paragraph() -> None:
    (change,) = changes(("The managers review", "Both managers review"))
    assert (change.key, change.old, change.new, change.direction) == (None, None, None, None)
    assert change.new_place is not None
    line = base().document.text.split("\n")[change.new_place.line - 1]
    assert line.startswith("The managers review")


def test_unchanged_paragraphs_can_be_folded() -> None:
    after = edited("charter.md", ("Either party may veto", "Either party must veto"))
    (change,) = articles(base().document, after.document)
    texts = [("".join(piece.text for piece in each.pieces), each.changed) for each in change.paragraphs]
    assert texts[0] == ("Governance", False)
    assert [changed for _, changed in texts] == [False, False, False, False, True]


EVERYTHING = """## Exit {#exit}

| Step | Within |
|------|--------|
| one  | 5 days |

- [ ] leave[^a]

```
let 3
```

[^a]: may be late

"""


def test_tables_notes_items_and_code_are_read() -> None:
    before = EVERYTHING
    after = before.replace("5 days", "6 days").replace("[ ]", "[x]").replace("let 3", "let 4").replace("may", "must")
    one, other = (edited("charter.md", ("## Exit {#exit}\n", text)) for text in (before, after))
    (change,) = articles(one.document, other.document)
    assert change.callouts == ("5 days became 6 days", "3 became 4", '"may" became "must"')
    assert [piece.text for piece in change.redline if piece.kind == "new"][:2] == ["6", "☑"]


def test_who_may_read_a_passage_is_part_of_it() -> None:
    found = changes(
        ("Harbour brings berths", "::: internal harbour\n\nHarbour brings berths"),
        ("## Governance", ":::\n\n## Governance"),
    )
    assert told(found) == ["changed #parties"]
