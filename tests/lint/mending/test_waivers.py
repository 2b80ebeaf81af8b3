"""What `lint --fix` makes of waivers of nothing."""

from __future__ import annotations

import pytest

from tests.lint.mending.support import CHARTER, ELSEWHERE, IDLE, IDLE_TOO, LONG, USED, codes, mended

WAIVERS = [
    (f"waivers: [{IDLE}]\n", ""),
    (f"waivers:\n  - {IDLE}\n", ""),
    (f"waivers:\n- {IDLE}\n", ""),
    (f"\nwaivers:\n  - {IDLE}\n\n", "\n"),
    (f"waivers:\n  - {IDLE}\n  - {IDLE_TOO}\n", ""),
    (f"waivers:\n  - {IDLE}\n  - {USED}\n  - {IDLE_TOO}\n", f"waivers:\n  - {USED}\n"),
    (f"waivers:\n  {LONG}\n  - {USED}\n", f"waivers:\n  # inside\n  # of the ice\n  - {USED}\n"),
    (f"waivers:\n  - {USED}\n  {LONG}\n", f"waivers:\n  - {USED}\n  # inside\n  # of the ice\n"),
    (f"waivers:\n  - {USED}\n  {LONG}\n  - {IDLE}\n", f"waivers:\n  - {USED}\n  # inside\n  # of the ice\n"),
    (f"waivers:  # by counsel\n  # winter\n  - {IDLE}  # minutes\n  # after\n",
     "# by counsel\n# winter\n# minutes\n  # after\n"),
    (f"waivers:\n  # one\n  - {IDLE}  # minutes\n  # other\n  - {USED}\n",
     f"waivers:\n  # one\n  # minutes\n  # other\n  - {USED}\n"),
    (f"waivers:\n  -\n    rule: CUR105\n    reason: a - b\n    by: mills.sponsor\n    until: 2026-12-31\n  - {USED}\n",
     f"waivers:\n  - {USED}\n"),
    (f"waivers: [{IDLE}, {USED}]\n", f"waivers: [{USED}]\n"),
    (f"waivers: [{USED}, {IDLE}]\n", f"waivers: [{USED}]\n"),
    (f"waivers: [{USED}, {IDLE}, {IDLE_TOO}]\n", f"waivers: [{USED}]\n"),
    (f"waivers: [{USED}, {IDLE}, {IDLE_TOO},]\n", f"waivers: [{USED},]\n"),
    (f"waivers: [ {IDLE}, {IDLE_TOO}, {USED} ]\n", f"waivers: [ {USED} ]\n"),
    (f"waivers: [\n  {IDLE},\n  {USED},\n  {IDLE_TOO}\n]\n", f"waivers: [\n  {USED}\n]\n"),
    (f"waivers: [\n  {USED},  # stays\n  {IDLE},  # one\n  # two\n  {IDLE_TOO}  # three\n]\n",
     f"waivers: [\n  {USED}  # stays\n  # one\n  # two\n  # three\n]\n"),
    (f"waivers: [\n  {IDLE},  # one\n  {IDLE_TOO}\n]  # two\n", "# one\n# two\n"),
    # what names the wrong place, or can't be told apart, is for somebody to look at
    (f"waivers: [{USED}, {ELSEWHERE}]\n", None),
    (f"waivers: [{IDLE.replace('CUR105', 'CUR999')}]\n", None),
    (f"waivers: [{IDLE.replace('CUR105', 'DOC118')}]\n", None),
    (f"x-waiver: &w {IDLE}\nwaivers: [*w, {USED}]\n", f"x-waiver: &w {IDLE}\nwaivers: [{USED}]\n"),
    (f"x-waivers: &w [{IDLE}]\nwaivers: *w\n", None),
    (f"waivers: [&w {IDLE}]\nx-waiver: *w\n", None),
    (f"waivers: [{USED}]\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WAIVERS)
def test_a_waiver_of_nothing_goes_and_comments_stay(old: str, new: str | None) -> None:
    hurried = CHARTER.replace("no_surprises_within: 48 hours", "no_surprises_within: 72 hours", 1)
    before = hurried.replace("cure:\n", f"{old}cure:\n", 1)
    expected = before if new is None else hurried.replace("cure:\n", f"{new}cure:\n", 1)
    assert new is None or "WAI103" in codes(before)
    assert mended(before) == expected
