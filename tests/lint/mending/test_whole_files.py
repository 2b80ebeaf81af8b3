"""What `lint --fix` does to whole files: line ends, several faults at once, files that it must leave alone."""

from __future__ import annotations

from charterhouse.lint.mending import proof
from charterhouse.lint.mending.mend import mend
from charterhouse.lint.mending.remedies import Remedy
from charterhouse.lint.mending.waiver_list import Edit
from tests.lint.mending.support import CHARTER, IDLE, IDLE_TOO, changed, codes, mended, once, read
from tests.tools import listed, texts


def test_line_ends_and_characters_outside_the_basic_plane() -> None:
    marks = changed("title: Harbour", "title: 𝄞é\u0301 Harbour").replace("period: 30 days", "period: 30days", 1)
    waived = marks.replace("cure:\n", f"waivers:  # why\n  - {IDLE}  # when\n  - {IDLE_TOO}\ncure:\n", 1)
    expected = marks.replace("30days", "30 days").replace("cure:\n", "# why\n# when\ncure:\n", 1)
    for end in ("\r\n", "\r", "\n"):
        assert mended(waived.replace("\n", end)) == expected.replace("\n", end)


def test_several_on_a_line_and_one_that_brings_another() -> None:
    before = changed("data_handover: {within: 30 days, format: CSV files with a column list,",
                     "data_handover: {within: 30days, format: no,")  # fmt: skip
    before = before.replace("over within {{ exit.data_handover.within }}, and", "over within 30 days, and")
    files, done = once({"charter.md": before})
    assert sorted(each.code for each in done) == ["DOC108", "DOC118"]
    assert codes(files["charter.md"]) == ["TRM103"]
    expected = changed("data_handover: {within: 30 days, format: CSV files with a column list,",
                       "data_handover: {within: 30 days, format: 'no',")  # fmt: skip
    assert mended(before) == expected


def test_files_beside_the_charter() -> None:
    plan = texts()["plan.md"].replace("---\n", "---\nx-note: no\n", 1)
    assert mended(plan, "plan.md") == plan.replace("x-note: no", "x-note: 'no'")


def test_what_cannot_be_read_or_has_changed_meanwhile_is_left_alone() -> None:
    found = listed({"charter.md": changed("period: 30 days", "period: 30days")})
    for other in ("", "no frontmatter\n", "---\nkind: [\n---\n", CHARTER, CHARTER.replace("cure:", "\n\ncure:")):
        document = read(found[0].place.path, other)
        assert mend(document, found, lambda _: None).text == other


def test_an_edit_that_would_change_something_else_is_not_made() -> None:
    document = read("charters/harbour-mills/charter.md", CHARTER)
    finding = listed({"charter.md": changed("period: 30 days", "period: 30days")})[0]
    at = CHARTER.index("notice_period: 90 days")
    harmless = Edit(at - 2, at - 2, "\n")
    rows = [
        harmless,
        Edit(at, at + 13, "notice"),
        Edit(at + 15, at + 22, "60 days"),
        Edit(at + 15, at + 15, "'"),
        Edit(at, at, "# a comment\n  "),
        Edit(CHARTER.index("## Cure"), CHARTER.index("## Cure") + 2, "#"),
        Edit(CHARTER.index("keep one"), CHARTER.index("keep one"), "{{ cure.period }}"),
    ]
    assert [each for each in rows if proof.holds(document, [Remedy((finding,), (each,))])] == [harmless]
    whole = CHARTER.index("has {{ cure.period }}")
    quoting = Remedy((finding,), (Edit(whole, whole + 3, "`{{ cure.period }}`"),), term="cure.period")
    assert not proof.holds(document, [quoting])
