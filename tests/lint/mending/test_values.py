"""What `lint --fix` makes of values and of numbers in prose: old -> new, and nothing where there is any doubt."""

from __future__ import annotations

import pytest

from charterhouse.lint.mending.spelling import meant
from tests.lint.mending.support import CHARTER, changed, codes, mended

QUOTES = [
    ("sublicensing: no", "sublicensing: 'no'"),
    ("sublicensing: no   # for now", "sublicensing: 'no'   # for now"),
    ("sublicensing: Off", "sublicensing: 'Off'"),
    ("sublicensing: 1:30", "sublicensing: '1:30'"),
    ("sublicensing: 0b_1", "sublicensing: '0b_1'"),
    ("sublicensing: &a no\n  x-same: *a", "sublicensing: &a 'no'\n  x-same: *a"),
    ("x-list: [no, 1_000, { on: off }]", "x-list: ['no', '1_000', { on: 'off' }]"),
    ("x-text: é × 𝄞, x # no\n  x-after: no", "x-text: é × 𝄞, x # no\n  x-after: 'no'"),
    ("x-list:\n  - yes\n  -   no", "x-list:\n  - 'yes'\n  -   'no'"),
    # a number stays one
    ("x-number: 012", "x-number: 12"),
    ("x-number: -012", "x-number: -12"),
    ("x-number: 0o14", "x-number: 12"),
    ("x-number: 1e3", "x-number: 1000.0"),
    ("x-number: 1e-2", "x-number: 0.01"),
    # what nobody misreads, and what has its quotes
    ("sublicensing: 'no'", None),
    ('sublicensing: "no"', None),
    ("x-date: 2026-01-01", None),
    ("x-number: 12", None),
    ("x-number: 1e40", None),  # it can be written in no way that both read alike
]


@pytest.mark.parametrize(("old", "new"), QUOTES)
def test_values_that_are_misread_get_quotes(old: str, new: str | None) -> None:
    before = changed("sublicensing: only with written consent", old)
    assert mended(before) == (changed("sublicensing: only with written consent", new) if new else before)


SPELLINGS = [
    ("period: 30days", "period: 30 days"),
    ("period: 30 Days", "period: 30 days"),
    ("period: 30 days.", "period: 30 days"),
    ('period: "30-day"  # a month', 'period: "30 days"  # a month'),
    ("period: '30d'", "period: '30 days'"),
    ("period: 4 wks", "period: 4 weeks"),
    ("period: 1mo", "period: 1 month"),
    ("period: thirty days", "period: 30 days"),
    ("period: Thirty (30) days", "period: 30 days"),
    ("period: 20 Business Days", "period: 20 business days"),
    ("period: 20 business-days", "period: 20 business days"),
    ('period: "30\u00a0days"', 'period: "30 days"'),
    # legal, though nobody writes it so: `charterhouse format` is for that
    ("period: 1 months", None),
    ("period: 4  weeks", None),
    # not without doubt
    ("period: 30", None),
    ("period: 30m", None),
    ("period: 1 m", None),
    ("period: thirty (60) days", None),
    ("period: 30 dys", None),
    ("period: 1.5 months", None),
    ("period: -5 days", None),
    ("period: 30 working days", None),
    ("period: 30 calendar days", None),
    ("period: about 30 days", None),
    ("period: 30-60 days", None),
    ("period: 30 - days", None),
    ("period: a month or so", None),
    ("period: 0days", None),
    ("period: |\n    30days", None),
    ('period: "30\\x20Days"', None),
]


@pytest.mark.parametrize(("old", "new"), SPELLINGS)
def test_durations_that_mean_one_thing_are_spelt_as_the_format_has_it(old: str, new: str | None) -> None:
    before = changed("period: 30 days", old)
    assert mended(before) == (changed("period: 30 days", new) if new else before)


def test_every_usual_unit() -> None:
    rows = {"48h": "48 hours", "48 Hrs": "48 hours", "2d": "2 days", "2w": "2 weeks", "3y": "3 years",
            "3 yrs.": "3 years", "10bd": "10 business days", "1qtr": "1 quarter", "6 mos": "6 months",
            "6 mths": "6 months", "twenty-one days": "21 days", "one hundred and eighty days": "180 days"}  # fmt: skip
    assert {spelt: str(meant(spelt)) for spelt in rows} == rows
    doubtful = ("6m", "6M", "1q", "5 min", "days", "", "1e3 days", "1,000 days", "٣ days")
    assert [meant(each) for each in doubtful] == [None] * len(doubtful)


PLACES = [
    ("{{ cure.period }} to put", "30 days to put", "{{ cure.period }} to put"),
    ("{{ cure.period }} to put", "thirty days to put", "{{ cure.period }} to put"),
    ("{{ cure.period }} to put", "**30 days** to put", "**{{ cure.period }}** to put"),
    ("{{ cure.period }} to put", "30\ndays to put", "{{ cure.period }} to put"),
    ("{{ exit.notice_period | possessive }}", "90 days'", "{{ exit.notice_period | possessive }}"),
    ("{{ exit.notice_period | possessive }}", "ninety days’", "{{ exit.notice_period | possessive }}"),
    # perhaps the end of a quotation
    ("leave with {{ exit.notice_period | possessive }} written", "leave with a 'good' 90 days' written",
     "leave with a 'good' {{ exit.notice_period }}' written"),
    ("{{ cure.period }} to put", "thirty (30) days to put", None),
    ("{{ cure.period }} to put", "a 30-day period to put", None),
    ("{{ cure.period }} to put", "1 month to put", None),
    ("{{ cure.period }} to put", "30 clear days to put", None),
    ("A party that falls short has {{ cure.period }} to put", "Thirty days has a party that falls short to put", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "said", "new"), PLACES)
def test_a_number_that_is_a_term_becomes_a_reference(old: str, said: str, new: str | None) -> None:
    assert mended(changed(old, said)) == (changed(old, new) if new else changed(old, said))


def test_a_singular_keeps_its_possessive() -> None:
    month = CHARTER.replace("  notice_period: 90 days", "  notice_period: 1 month", 1)
    said = month.replace("{{ exit.notice_period | possessive }}", "one month's", 1)
    assert "TRM103" in codes(said)
    assert mended(said) == month


def test_a_heading_and_a_signed_text_are_left_alone() -> None:
    heading = CHARTER.replace("## Cure\n", "## Cure\n\n### A party has 30 days to cure a breach\n", 1)
    assert mended(heading) == heading
    digest = f", digest: 'sha256:{'0' * 64}'"
    said = changed("has {{ cure.period }} to", "has 30 days to").replace("period: 30 days", "period: 30days", 1)
    said = said.replace("sublicensing: only with written consent", "sublicensing: no")
    signed = said.replace("date: 2025-02-14, version: 1.0.0", f"date: 2025-12-01, version: 1.1.0{digest}", 1)
    assert signed != said
    assert mended(signed) == signed.replace("sublicensing: no", "sublicensing: 'no'")
    older = said.replace("date: 2025-02-14, version: 1.0.0", f"date: 2025-02-14, version: 1.0.0{digest}", 1)
    assert "{{ cure.period }} to" in mended(older)
