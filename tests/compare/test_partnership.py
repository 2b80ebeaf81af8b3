"""Whole partnerships and whole files: what came, went, was renamed or cannot be read; and what is no change at all."""

from __future__ import annotations

import random

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse import frontmatter_yaml, parse
from charterhouse.compare import compare
from tests.compare.states import base, changes, edited, state, told
from tests.tools import texts

BERTHS, REVIEW = "appendices/berths.md", "reviews/2025-q4-operations.md"
TITLE = "Harbour × Mills, grain without waiting"


def test_a_partnership_that_came_or_went_is_one_change() -> None:
    (came,), (went,) = compare(None, base()), compare(base(), None)
    assert (came.kind, came.old, came.new, came.materiality) == ("added", None, TITLE, "material")
    assert (went.kind, went.old, went.new) == ("removed", TITLE, None)
    assert (came.old_place, went.new_place) == (None, None)
    assert came.burdens == ("harbour", "mills")
    assert compare(None, None) == ()


def test_a_file_that_came_or_went_is_one_change() -> None:
    assert told(compare(base(), state({"economics.md": None}))) == ["removed economics.md economics.md -> None"]
    assert told(compare(state({BERTHS: None}), base())) == ["added berths.md None -> Berths"]
    assert [each.materiality for each in compare(base(), state({"economics.md": None}))] == ["material"]


def test_a_renamed_file_is_one_change_and_what_was_edited_in_it() -> None:
    renamed = state({BERTHS: None, "appendices/quays.md": texts()[BERTHS]})
    assert told(compare(base(), renamed)) == ["renamed quays.md appendices/berths.md -> appendices/quays.md"]
    text = texts()[BERTHS].replace("title: Berths", "title: Quays").replace("nine", "ten")
    assert told(compare(base(), state({BERTHS: None, "appendices/quays.md": text}))) == [
        "renamed quays.md appendices/berths.md -> appendices/quays.md",
        "changed title Berths -> Quays (replaced)",
        "changed #hours [nine became ten]",
    ]


def test_a_renamed_partnership_is_one_change() -> None:
    files = {name: text.replace("harbour-mills", "mills-harbour") for name, text in texts().items()}
    assert told(compare(base(), state(files, "mills-harbour"))) == ["renamed id harbour-mills -> mills-harbour"]


def test_what_cannot_be_read_is_one_change_that_says_so() -> None:
    broken: dict[str, str | bytes] = {"charter.md": "none", "plan.md": "---\na: [\n---\n", BERTHS: b"---\n\xff\n---\n"}
    for name, text in broken.items():
        for old, new in [(base(), state({name: text})), (state({name: text}), base())]:
            (change,) = compare(old, new)
            assert (change.kind, change.key) == ("changed", None)
            assert change.callouts == ("the file cannot be read, so that what changed in it is not known",)
    assert compare(state({"plan.md": "nothing"}), state({"plan.md": "nothing"})) == ()


def test_a_charter_that_is_missing() -> None:
    missing = state({"charter.md": None})
    assert told(compare(base(), missing)) == [f"removed charter.md {TITLE} -> None"]
    assert told(compare(missing, base())) == [f"added charter.md None -> {TITLE}"]


def test_changes_come_in_the_order_of_the_files() -> None:
    texts_after = {
        REVIEW: texts()[REVIEW].replace("gap: some", "gap: wide"),
        "plan.md": texts()["plan.md"].replace("reviewed: 2025-12-01", "reviewed: 2026-01-01"),
        "charter.md": texts()["charter.md"].replace("binding: full", "binding: none").replace("What a party", "All"),
    }
    assert told(compare(base(), state(texts_after))) == [
        "changed binding full -> none (looser)",
        "changed #intellectual-property",
        "changed reviewed 2025-12-01 -> 2026-01-01 (replaced)",
        "changed gap some -> wide (more)",
    ]


def test_a_fingerprint_outlives_what_moves_and_tells_changes_apart() -> None:
    notice = ("notice_period: 90 days", "notice_period: 30 days")
    (alone,) = changes(notice)
    with_others = changes(
        notice, ("title: Harbour", "\n\n# a comment\ntitle: Old harbour"), ("## Purpose", "\n\n## Purpose")
    )
    assert [each.fingerprint for each in with_others if each.key == "exit.notice_period"] == [alone.fingerprint]
    (other,) = changes(("notice_period: 90 days", "notice_period: 31 days"))
    assert other.fingerprint != alone.fingerprint
    found = changes(
        ("within: 5 business days, conv", "within: 6 business days, conv"),
        ("within: 20 days", "within: 6 business days"),
    )
    assert len({each.fingerprint for each in found}) == 2
    (plain,), (reflowed,) = (
        changes(("Data is handed", "Files are handed")),
        changes(("Data is handed", "Files\nare handed")),
    )
    assert plain.fingerprint == reflowed.fingerprint


def test_an_item_before_another_does_not_change_its_fingerprint() -> None:
    edit = ("within: 20 days", "within: 21 days")
    (alone,) = changes(edit)
    both = changes(
        edit, ("  steps:\n", "  steps:\n    - {kind: executive-sponsors, within: 3 days, convened_by: sponsors}\n")
    )
    assert alone.fingerprint in {each.fingerprint for each in both}


def _shuffled(value: object, order: random.Random, key: str = "") -> object:
    if isinstance(value, dict):
        keys = sorted(value)
        order.shuffle(keys)
        return {each: _shuffled(value[each], order, each) for each in keys}
    if isinstance(value, list):
        items = [_shuffled(each, order) for each in value]
        if key not in ("steps", "tiers"):
            order.shuffle(items)
        return items
    return value


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(texts())), st.integers(0, 10_000))
def test_another_order_of_keys_and_items_is_no_change(name: str, seed: int) -> None:
    matter, body = parse.CharterHandler().split(texts()[name])
    shuffled = _shuffled(frontmatter_yaml.read(matter).value, random.Random(seed))
    text = f"---\n{yaml.safe_dump(shuffled, allow_unicode=True, sort_keys=False)}---{body}"
    assert told(compare(base(), state({name: text}))) == []


BITS = [
    "",
    "{",
    "}",
    "[",
    ":",
    "\n",
    "- ",
    "#",
    "---",
    "90 days",
    "no",
    "not",
    "|",
    "`",
    "&a ",
    "*a",
    "\t",
    "é",
    "\0",
    "## ",
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 10, 80]), st.sampled_from(BITS)), max_size=4)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(texts())), EDITS)
def test_any_edit_is_compared(name: str, edits: list[tuple[float, int, str]]) -> None:
    text = texts()[name]
    for where, length, bit in edits:
        at = int(where * len(text))
        text = text[:at] + bit + text[at + length :]
    after = state({name: text})
    there, back = compare(base(), after), compare(after, base())
    assert len({each.fingerprint for each in (*there, *back)}) == len(there) + len(back)
    assert compare(after, after) == ()
    assert compare(after, state({name: text})) == ()
    for change in (*there, *back):
        assert (change.old_place or change.new_place) is not None
        assert change.kind != "changed" or change.redline or change.old != change.new or change.callouts


def test_a_list_made_to_be_slow() -> None:
    def many(tag: str) -> str:
        items = "".join(f"    - reason {number} of {tag}\n" for number in range(1500))
        return texts()["charter.md"].replace("  premortem: [The plan", f"  x-many:\n{items}  premortem: [The plan")

    found = compare(state({"charter.md": many("one")}), state({"charter.md": many("other")}))
    assert len(found) >= 1500


def test_a_value_of_the_wrong_shape_is_compared_as_it_is_written() -> None:
    before = edited("charter.md", ("exit:\n  for", "exit: soon\nx-exit:\n  for"))
    after = edited("charter.md", ("exit:\n  for", "exit: later\nx-exit:\n  for"))
    assert told(compare(before, after)) == ["changed exit soon -> later (replaced)"]
