"""Where a finding points: each row is one edit to the valid partnership and the words that one finding underlines."""

import pytest

from tests.tools import findings, name_of, replaced, said, texts

CHARTER, PLAN, REVIEW = "charter.md", "plan.md", "reviews/2025-q4-operations.md"
# fmt: off
FAULTS = [  # file, what stands there, what is put there, code, underlined words, or <<where>> it begins
    # a value is wrong: the value
    (CHARTER, "dimension: learning", "dimension: learnin", "DOC107", "learnin"),
    (CHARTER, "notice_period: 90 days", "notice_period: ninety", "DOC108", "ninety"),
    (CHARTER, "notice_period: 90 days", "notice_period: 90", "DOC108", "90"),
    (CHARTER, "effective: 2025-03-01", "effective: 2025-02-29", "DOC109", "2025-02-29"),
    (CHARTER, "until: 2028-02-29", "until: 2027-02-29", "DOC109", "2027-02-29"),
    (CHARTER, "until: 2028-02-29", "until: forever", "DOC107", "forever"),
    (CHARTER, "id: harbour-mills", "id: latest", "DOC107", "latest"),
    (CHARTER, "id: harbour-mills", "id: Harbour", "DOC107", "Harbour"),
    (CHARTER, "id: harbour-mills", "id: harbour-mill", "DOC110", "harbour-mill"),
    (PLAN, "charter: harbour-mills", "charter: harbour-mill", "DOC110", "harbour-mill"),
    (CHARTER, "kind: charter", "kind: chart", "DOC115", "chart"),
    (CHARTER, "schema: 1", "schema: 2", "DOC115", "2"),
    (CHARTER, "schema: 1", 'schema: "1"', "DOC107", '"1"'),
    (CHARTER, "period: 30 days", "period: 8 days", "CUR102", "8 days"),
    (CHARTER, "notice_period: 90 days", "notice_period: 366 days", "EXI102", "366 days"),
    (CHARTER, "{period: 3 months", "{period: 13 months", "EXI106", "13 months"),
    (CHARTER, "cadence: 1 month", "cadence: 6 weeks", "GOV103", "6 weeks"),
    (CHARTER, "chair: rotating", "chair: mills", "GOV105", "mills"),
    (CHARTER, "escalates_to: strategic", "escalates_to: tactical", "GOV109", "tactical"),
    (CHARTER, "kind: termination", "kind: mediation, within: 2 days", "CON102", "mediation"),
    # an unquoted value that other readers misread means what YAML 1.2 says
    (CHARTER, "by: the mediator of the port authority", "by: no", "DOC118", "no"),
    (CHARTER, "open_book: joint revenue and cost", "open_book: 1:30", "DOC118", "1:30"),
    # a key is unknown or a duplicate: the key
    (CHARTER, "responds_within: 1", "response_within: 1", "DOC105", "response_within"),
    (CHARTER, "\ncure:", "\ncuer:", "DOC105", "cuer"),
    (CHARTER, "open_book:", "something_else:", "DOC105", "something_else"),
    (CHARTER, "  before: the", "  period: 20 days\n  before: the", "DOC104", "period"),
    (CHARTER, "quorum: {harbour: 1, mills: 1}", "quorum: {harbour: 1, mills: 1, harbour: 2}", "DOC104", "harbour"),
    (PLAN, "baseline: 340 berth hours", "baseline: 1,340 berth hours", "DOC105", "340 berth hours"),
    (CHARTER, 'channel: "#berth-desk"', "channel: #berth-desk", "DOC107", "channel"),
    # a key is missing: the section's own key, the opening fence, the item's id or kind
    (CHARTER, "version: 1.1.0\n", "", "DOC106", "---"),
    (CHARTER, "    name: Harbour Logistics\n", "", "DOC106", "<<harbour:>>"),
    (CHARTER, "  period: 30 days\n", "", "CUR101", "cure"),
    (CHARTER, "  on_failure: exit\n", "", "CUR103", "cure"),
    (CHARTER, "  before: the managers talk in private\n", "", "CUR104", "cure"),
    (CHARTER, "{after: cure, notice_period: 15 days}", "{notice_period: 15 days}", "CUR106", "for_cause"),
    (CHARTER, "  notice_period: 90 days\n", "", "EXI101", "<<exit:\n>>"),
    (CHARTER, "format: CSV files with a column list, ", "", "EXI104", "data_handover"),
    (CHARTER, "      decides: [scheduling]\n", "", "GOV102", "tactical"),
    (CHARTER, "      within: 2 business days\n", "", "GOV112", "<<tactical:>>"),
    (CHARTER, "chair_term: 6 months, ", "", "GOV105", "committee"),
    (CHARTER, "mediation, within: 20 days", "mediation", "CON103", "mediation"),
    (CHARTER, "  channel: \"#berth-desk\"\n", "", "TIM103", "48 hours"),
    (CHARTER, "until: 2027-02-28, released_if: mills lands nothing for a quarter", "x-a: 1", "EXI108", "exclusivity"),
    # a list lacks an item or is wrong as a whole: the list's key
    (CHARTER, "[harbour.operations, mills.operations]\n      decides: [sch",
     "[harbour.operations]\n      decides: [sch", "GOV107", "<<attendees: [harbour.operations]>>"),
    (CHARTER, "seats: {harbour: 2, mills: 2}", "seats: {harbour: 2, mills: 3}", "GOV104", "seats"),
    (CHARTER, "    harbour: [dangerous cargo at the shared berths]\n", "", "GOV106", "vetoes"),
    (CHARTER, "decides: [amend-core, exit, options]", "decides: [amend-core, options]", "GOV111", "tiers"),
    (CHARTER, "    - {kind: termination, see: exit}\n", "", "CON101", "steps"),
    (CHARTER, "for_convenience: [harbour, mills]", "for_convenience: [mills]", "EXI112", "for_convenience"),
    # a reference names nobody: the reference
    (PLAN, "owner: mills.manager, informs", "owner: mills.managr, informs", "REF101", "mills.managr"),
    (CHARTER, "mills.operations]\n      decides: [amend-app", "mill.operations]\n      decides: [amend-app",
     "REF101", "mill.operations"),
    (REVIEW, "person: harbour.manager", "person: harbour.maneger", "REF101", "harbour.maneger"),
    (CHARTER, "party: mills, dimension: capability", "party: mils, dimension: capability", "REF104", "mils"),
    (CHARTER, "measured_by: forecast-error}\n    - {party: mills", "measured_by: forecast}\n    - {party: mills",
     "REF104", "forecast"),
    (CHARTER, "escalates_to: operational\n  on_f", "escalates_to: operatonal\n  on_f", "REF104", "operatonal"),
    (CHARTER, "audience: internal", "audience: interal", "REF104", "interal"),
    (CHARTER, "see: exit", "see: exot", "REF103", "exot"),
    (CHARTER, "{harbour: 2, mills: 2}", "{harbour: 2, mils: 2}", "REF104", "mils"),
    # prose is wrong: the words
    (CHARTER, "{{ cure.period }}", "{{ cure.perod }}", "REF102", "{{ cure.perod }}"),
    (CHARTER, "{{ cure.period }}", "{{ cure.period | loudly }}", "REF102", "{{ cure.period | loudly }}"),
    (CHARTER, "{{ cure.period }}", "{{ cure }}", "REF102", "{{ cure }}"),
    (CHARTER, "(#cure)", "(#cura)", "REF103", "#cura"),
    (CHARTER, "(#cure)", "(../nobody/charter.md#cure)", "REF103", "../nobody/charter.md#cure"),
    (CHARTER, "(#cure)", "(file:///etc/passwd)", "REF103", "file:///etc/passwd"),
    (CHARTER, "the books are", "the <i>books</i> are", "DOC112", "<i>"),
    (CHARTER, "What a party owned", "[party] owned", "DOC117", "[party]"),
    (CHARTER, "prior: stays with its owner", "prior: TODO", "DOC117", "TODO"),
    (CHARTER, "What a party owned", "What a pаrty owned", "DOC114", "pаrty"),
    (CHARTER, "What a party owned", "What a \u202eparty owned", "DOC114", "\u202e"),
    (CHARTER, "What a party owned", "What a \u202eparty\u202c \u200b\u200bowned", "DOC114", "\u202e"),
    (CHARTER, "What a party owned", "Wh\u03b5n a party owned", "DOC114", "Wh\u03b5n"),
    (CHARTER, "What a party owned", "\u0391s a party owned", "DOC114", "\u0391s"),
    (CHARTER, "After a failed", "\n\n- …\n\nAfter a failed", "DOC117", "…"),
    (CHARTER, "After a failed", "\n\n| a | … |\n| --- | --- |\n| b | c |\n\nAfter a failed", "DOC117", "…"),
    (CHARTER, "After a failed", "\n\n### …\n\nAfter a failed", "DOC117", "…"),
    (CHARTER, "within {{ exit.data_handover.within }}, and", "within sixty (60) days, and",
     "TRM101", "sixty (60) days"),
    (CHARTER, "{{ cure.period }} to", "45 days to", "TRM101", "45 days"),
    (CHARTER, "{{ cure.period }} to", "thirty (60) days to", "TRM102", "thirty (60) days"),
    # two values disagree: the value the rule is named for
    (CHARTER, "  period: 30 days", "  period: 120 days", "CUR105", "120 days"),
    (CHARTER, "strategic, within: 30 days", "strategic, within: 91 days", "EXI110", "91 days"),
    (CHARTER, "data_handover: {within: 30 days", "data_handover: {within: 61 days", "EXI109", "61 days"),
    (CHARTER, "mediation, within: 20 days", "mediation, within: 90 days", "CON104", "steps"),
    # two equal claims: the later
    (CHARTER, "decides: [scheduling]", "decides: [Priorities]", "GOV110", "Priorities"),
    (CHARTER, "id: winter-pause", "id: third-berth", "REF106", "<<third-berth, holder: mills>>"),
    (PLAN, '"@kasante"', '"@IBrandt"', "GOV108", '"@IBrandt"'),
    # defined and never used
    (CHARTER, "definitions:\n", "definitions:\n  tallage: a due\n", "REF105", "tallage"),
    (PLAN, "      manager: {name: Kofi", "      clerk: {name: Bo}\n      manager: {name: Kofi", "REF105", "clerk"),
    # not YAML: where reading stopped
    (CHARTER, "title: Harbour × Mills, grain", "title: Harbour: Mills, grain", "DOC103", "<<: Mills, grain>>"),
    (CHARTER, "\ncure:\n", "\ncure:\n\tx: 1\n", "DOC103", "\t"),
    (CHARTER, "name: Harbour Logistics", 'name: "Harbour Logistics', "DOC103", '"'),
    (CHARTER, "name: Harbour Logistics", "name: !!python/name:os.system x", "DOC103", "!!python/name:os.system x"),
    (CHARTER, "name: Harbour Logistics", "name: *nobody", "DOC103", "*nobody"),
    (CHARTER, "  notice_period: 90 days", "  notice_period:90 days", "DOC103", ":"),
    (CHARTER, "  notice_period: 90 days", "\u00a0 notice_period: 90 days", "DOC103", "\u00a0"),
    (CHARTER, "name: Harbour Logistics", 'name: "Harbour" Logistics', "DOC103", '"'),
    # a key in the wrong place, and a value under the wrong name of two
    (CHARTER, "\n  on_failure: exit", "\non_failure: exit", "DOC105", "on_failure"),
    (CHARTER, "seats: {harbour: 2, mills: 2}", "seats: {mills: 2, mills: 2}", "DOC104", "<<mills: 2}, chair>>"),
    (CHARTER, "## Exit {#exit}", "## Leaving", "STY105", "## Cure"),
    # a term quoted with a brace too few, and what a word processor left behind
    (CHARTER, "{{ cure.period }}", "{ cure.period }", "REF102", "{ cure.period }"),
    (CHARTER, "{{ cure.period }}", "{{ cure.period }", "REF102", "{{ cure.period }"),
    (CHARTER, "{{ cure.period }}", "{ cure.period }}", "REF102", "{ cure.period }}"),
    (CHARTER, "After a failed", "On {{ effective the books. After a failed", "REF102", "{{ effective"),
    (CHARTER, "After a failed", "On effective }} the books. After a failed", "REF102", "effective }}"),
    (CHARTER, "What a party owned", "<o:p></o:p>What a party owned", "DOC112", "<o:p>"),
    (CHARTER, "version: 1.1.0\nstatus", "version: 1.1\nstatus", "DOC107", "1.1"),
]
# fmt: on


@pytest.mark.parametrize(("name", "old", "new", "code", "words"), FAULTS)
def test_one_fault_one_finding_at_its_place(name: str, old: str, new: str, code: str, words: str) -> None:
    change = replaced(name, old, new)
    found = findings(change)
    assert [each.code for each in found] == [code], said(found)
    place, file = found[0].place, name_of(found[0].place.path)
    text = change.get(file) or texts()[file]
    start = sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1
    if words.startswith("<<"):
        assert text[start:].startswith(words.strip("<>"))
    else:
        assert text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1] == words


def test_a_fault_in_an_aliased_section_is_said_once() -> None:
    text = texts()[CHARTER]
    harbour, mills = (text.index("working_style: {", at) for at in (0, text.index("  mills:\n    name")))
    first, second = (text[at : text.index("}", at) + 1] for at in (harbour, mills))
    both = text.replace(first, "working_style: &s {decides_in: 1 week}").replace(second, "working_style: *s")
    assert [(each.code, each.place.line) for each in findings({CHARTER: both})] == [("DOC105", 23)]
    elsewhere = text.replace(first, "x-a: &s {decides_in: 1 week}").replace(second, "working_style: *s")
    assert [(each.code, each.place.line) for each in findings({CHARTER: elsewhere})] == [("DOC105", 28)]


NOT_A_FAULT = [
    (CHARTER, "After a failed", "A pump of 5 kΩ, a Δt of [party].\n\n[party]: #parties\n\nAfter a failed"),
    (CHARTER, "{period: 3 months", "{period: 1 year"),
    (CHARTER, "{{ cure.period }} to", "thirty (30) days to"),
    (CHARTER, "{{ cure.period }} to", "one month to"),
    (CHARTER, "{{ exit.notice_period | possessive }} written", "three months’ prior written"),
    (CHARTER, "Either party may leave", "We answer within five business days. Either party may leave"),
    (CHARTER, "After a failed", "It may end on ten (10) days’ notice of a material breach. After a failed"),
    (CHARTER, "{{ exit.for_cause.notice_period | possessive }} notice", "fifteen (15) days’ notice"),
    (CHARTER, "After a failed", "Within 14 days of the notice both meet. After a failed"),
    (CHARTER, "After a failed", "An unpaid invoice needs thirty days’ notice. After a failed"),
    (CHARTER, "After a failed", "The letter said “sixty (30) days’ notice”. After a failed"),
    (CHARTER, "After a failed", "The letter said `sixty (30) days’ notice`. After a failed"),
    (CHARTER, "After a failed", "\n> sixty (30) days’ notice\n\nAfter a failed"),
    (CHARTER, "{{ cure.period }}", "`{{ nobody.knows }}`, {{ cure.period }}"),
    (CHARTER, "the books are", "`<i>` 3 < 4 > 2 the books are"),
    (CHARTER, "the books are", "the [TODO](#cure) [party](#cure) books … are"),
    (CHARTER, "What a party owned", "- [x] done\n- [ ] to do\n\nWhat a party owned"),
    (CHARTER, "(#cure)", "(https://example.org/a?b#c)"),
    (CHARTER, "(#cure)", "(appendices/berths.md#hours)"),
    (CHARTER, "What a party owned", "What a mill in Łódź, at 5 kΩ and 3 μm, owned"),
    (CHARTER, "What a party owned", "Wat 日本語テスト, Ελλάδα и Москва × owned"),
    (CHARTER, "cure:\n  period: 30 days\n  before: the managers talk in private",
     "cure:\n  before: the managers talk in private\n  period: 30   days  # agreed late"),
    (CHARTER, "binding: full", "binding: full\nx-ours: {any: thing}"),
    (CHARTER, "title: Harbour × Mills, grain without waiting", "title: &t Grain\nx-title: *t"),
    (CHARTER, "size: 340", "size: 0x154"),
    (PLAN, "target: 700", "target: 7.5e2"),
    (CHARTER, "for_convenience: [harbour, mills]", "for_convenience: true"),
    (CHARTER, "for_convenience: [harbour, mills]", "for_convenience: false"),
    (CHARTER, "notice_period: 90 days", "notice_period: 1 year"),
    (CHARTER, "cadence: 1 quarter", "cadence: 3 months"),
    (REVIEW, "by: operational", "by: harbour"),
    (REVIEW, "by: operational", "by: both managers together"),
    (CHARTER, "status: ratified", "status: exiting\nlanguage: en-GB"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new"), NOT_A_FAULT)
def test_what_is_no_fault(name: str, old: str, new: str) -> None:
    assert said(findings(replaced(name, old, new))) == []


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_keep_the_numbers(end: str) -> None:
    text = texts()[CHARTER].replace("(#cure)", "(#cura)").replace("period: 30 days", "period: 3 dys").replace("\n", end)
    places = [(each.code, each.place.line, each.place.column) for each in findings({CHARTER: text.encode()})]
    plain = [text.split(end).index(line) + 1 for line in text.split(end) if "3 dys" in line or "(#cura)" in line]
    assert [(code, line) for code, line, _ in places] == [("DOC108", plain[0]), ("REF103", plain[1])]
