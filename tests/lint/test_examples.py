"""Every rule's page holds: its bad example breaks the rule and nothing else, its good one breaks nothing."""

import pytest

from charterhouse.lint.rules import ALL, BY_CODE, BY_NAME
from charterhouse.model import Settings
from tests.partners import partner, together
from tests.tools import Changes, example, findings, said, texts

TEXT, PLAN, ECONOMICS = texts()["charter.md"], texts()["plan.md"], texts()["economics.md"]
WORDS = sum(any(map(str.isalnum, each)) for each in TEXT.split("\n---\n", 1)[1].split())
VESTING = "vesting: [{milestone: first-season, share: 100%}]"
EVEN = "split: {harbour: 50%, mills: 50%}, horizon: {harbour: 2032-12-31, mills: 2032-12-31}"
ONE_MORE = "  - {id: wait-%s, joint: true, target: 12, owner: mills.manager, informs: how many cranes are manned}\n"
PACKED = PLAN.replace("\n      operations: {name: Tom", "\n      packer: {name: Bo}\n      operations: {name: Tom")
PACKED = PACKED.replace("[harbour.operations, mills.operations]", "[harbour.operations, mills.packer]")
ICE = "{rule: CUR105, at: cure.period, reason: ice, by: %s, until: 2026-12-31}"
IN_WORDS: dict[str, Changes] = {  # what no small change of a value can show
    "charter.md has the byte 0xE9 for é": {"charter.md": TEXT.encode().replace(b"grain", b"gr\xe9in", 1)},
    "charter.md is saved as UTF-8": {"charter.md": TEXT.replace("grain", "gréin", 1)},
    "charter.md begins with a heading": {"charter.md": "# Harbour and Mills\n"},
    "charter.md begins with ---": {},
    "charter.md is larger than 4 MiB": {"charter.md": TEXT + "\n" + "word " * 1_000_000},
    "charter.md is a few pages long": {"charter.md": TEXT + "\n" + "word " * 1_000},
    "charter.md begins with a byte-order mark": {"charter.md": "\ufeff" + TEXT},
    "charter.md ends its lines with CR LF throughout": {"charter.md": TEXT.replace("\n", "\r\n")},
    "a second folder holds a charter with the id harbour-mills": {
        f"../second/{name}": text for name, text in texts().items()
    },
    "a second folder holds a charter with the id harbour-bakers": partner("bakers"),
    **{
        f"a second charter binds harbour for {tag}": partner("bakers", ("[harbour-bakers]", f"[{tag}]"))
        for tag in ("rye", "milling-wheat")
    },
    **{
        f"a second charter of harbour and mills has a cure period of {period}": partner(
            "mills", ("period: 30 days", f"period: {period}"), folder="second"
        )
        for period in ("45 days", "1 month")
    },
    **{
        f"a second charter calls harbour {name}": partner("bakers", ("Harbour Logistics", name))
        for name in ("Harbour Shipyards", "Harbour Logistics")
    },
    **{
        f"{words} charters name the same managers": together(
            *(partner(f"bakers-{at}", until=f"20{29 + at}-06-30") for at in range(more))
        )
        for words, more in (("five", 4), ("four", 3))
    },
    **{
        f"{words} charters renew in February 2028": together(
            *(partner(f"bakers-{at}", ("120 days", f"{120 + 60 * at} days"), until="2028-02-15") for at in range(more))
        )
        for words, more in (("four", 3), ("three", 2))
    },
    **{
        f"beside a cure of 120 days, {ICE % owner}": {
            "charter.md": TEXT.replace("cure:\n  period: 30", f"waivers: [{ICE % owner}]\ncure:\n  period: 120")
        }
        for owner in ("mills", "mills.sponsor")
    },
    "every benefit in the value matrix has likelihood: high": {
        "charter.md": TEXT.replace("hood: low", "hood: high").replace("hood: medium", "hood: high")
    },
    "mills.packer is an operating owner and attends no tier": {"plan.md": PACKED},
    "mills.packer is an operating owner and attends the tactical tier": {
        "charter.md": TEXT.replace("mills.operations]\n      decides: [sch", "mills.packer]\n      decides: [sch"),
        "plan.md": PACKED,
    },
    "another charter is with Northern Cranes, and this one says that they bring berths": {
        "charter.md": TEXT.replace("Harbour brings berths", "Northern Cranes bring berths"),
        "../harbour-cranes/charter.md": (
            "---\nkind: charter\nschema: 1\nid: harbour-cranes\ntitle: Harbour and Cranes\nversion: 1.0.0\n"
            "status: ended\nended: 2024-12-31\n"
            "parties: {harbour: {name: Harbour Logistics}, cranes: {name: Northern Cranes}}\n---\n"
        ),
    },
    **{
        f"charter.md has {number:,} words below its frontmatter": {
            "charter.md": f"{TEXT}\n{'All is well. ' * ((number - WORDS) // 3)}{'Well. ' * ((number - WORDS) % 3)}"
        }
        for number in (2_500, 2_501)
    },
    **{
        f"the article Purpose has a sentence of {number} words": {
            "charter.md": TEXT.replace("A berth plan is", f"We look {'again ' * (number - 3)}today. A berth plan is")
        }
        for number in (60, 61)
    },
    "no metric in plan.md has joint: true": {"plan.md": PLAN.replace("joint: true", "joint: false")},
    **{
        f"plan.md has {words} metrics": {
            "plan.md": PLAN.replace("metrics:\n", "metrics:\n" + "".join(ONE_MORE % each for each in range(more)))
        }
        for words, more in (("eight", 6), ("seven", 5))
    },
    **{
        f"economics.md has one split for ever, and mills has {size} people": {
            "economics.md": ECONOMICS.split("tiers:")[0] + "equity" + ECONOMICS.split("equity")[1],
            "charter.md": TEXT.replace("size: 85", f"size: {size}"),
        }
        for size in (30, 34)
    },
    **{
        f"economics.md has {words}, in a joint venture": {
            "economics.md": ECONOMICS.replace("equity: none", f"equity: {equity}"),
            "charter.md": TEXT.replace("relationship: strategic", "relationship: joint-venture"),
        }
        for words, equity in (
            ("equity that vests on first-season", f"{{split: {{harbour: 60%, mills: 40%}}, {VESTING}}}"),
            (
                "50/50 equity of unequal contributions",
                f"{{{EVEN}, contribution: {{harbour: 900000, mills: 200000}}, {VESTING}}}",
            ),
            (
                "50/50 equity of equal contributions and horizons",
                f"{{{EVEN}, contribution: {{harbour: 900000, mills: 900000}}, {VESTING}}}",
            ),
        )
    },
}


def change(line: str) -> Changes:
    return IN_WORDS[line] if line in IN_WORDS else example(line)


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_examples_of_the_page(code: str) -> None:
    rule = BY_CODE[code]
    settings = Settings({code: {"severity": rule.severity}} if rule.optional else {})
    found = findings(change(rule.bad), settings)
    assert {each.code for each in found} == {code}, said(found)
    assert said(findings(change(rule.good), settings)) == []


def test_the_valid_partnership_is_clean() -> None:
    assert said(findings({})) == []


def test_codes_and_names_are_unique_and_pages_are_whole() -> None:
    assert len(BY_CODE) == len(BY_NAME) == len(ALL)
    for rule in ALL:
        assert all((rule.claim, rule.reason, rule.bad, rule.good)), rule.code
        assert rule.claim.endswith("."), rule.code
