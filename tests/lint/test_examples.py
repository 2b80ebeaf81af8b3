"""Every rule's page holds: its bad example breaks the rule and nothing else, its good one breaks nothing."""

import pytest

from charterhouse.lint.rules import ALL, BY_CODE, BY_NAME
from tests.tools import Changes, example, findings, said, texts

TEXT = texts()["charter.md"]
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
    "a second folder holds a charter with the id harbour-bakers": {
        f"../harbour-bakers/{name}": text.replace("harbour-mills", "harbour-bakers") for name, text in texts().items()
    },
}


def change(line: str) -> Changes:
    return IN_WORDS[line] if line in IN_WORDS else example(line)


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_examples_of_the_page(code: str) -> None:
    rule = BY_CODE[code]
    assert {each.code for each in findings(change(rule.bad))} == {code}, said(findings(change(rule.bad)))
    assert said(findings(change(rule.good))) == []


def test_the_valid_partnership_is_clean() -> None:
    assert said(findings({})) == []


def test_codes_and_names_are_unique_and_pages_are_whole() -> None:
    assert len(BY_CODE) == len(BY_NAME) == len(ALL)
    for rule in ALL:
        assert all((rule.claim, rule.reason, rule.bad, rule.good)), rule.code
        assert rule.claim.endswith("."), rule.code
