"""An organisation's own rules: from its configuration to findings, pages and mistakes with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charterhouse.config import ConfigurationError, load
from charterhouse.lint.rulebook import rulebook
from charterhouse.model import Settings
from tests.test_cli import change, handbook, run, valid_json
from tests.tools import Changes, findings, listed, replaced, said, texts, told

__all__ = ["handbook"]
TEXT, PLAN = texts()["charter.md"], texts()["plan.md"]


def settings(*rules: dict[str, str]) -> Settings:
    return Settings(own=tuple({"code": f"ACME{number:03}", **rule} for number, rule in enumerate(rules, 1)))


def found(require: str, where: str | None = None, changes: Changes | None = None, **more: str) -> list[str]:
    rule = {"require": require, "message": "no", **({"where": where} if where else {}), **more}
    return [each.removesuffix(" no") for each in said(findings(changes or {}, settings(rule)))]


NO_NOTICE = replaced("charter.md", "  notice_period: 90 days\n", "")
OPEN = replaced("charter.md", "until: 2028-02-29, renewal: automatic", "until: open-ended, renewal: automatic")
FINDINGS = [  # require, where, place; None where there is no finding
    ("exit.notice_period >= '90 days'", None, None),
    ("exit.notice_period >= '1 quarter'", None, "charter.md:113:18"),
    ("exit.notice_period >= '1 quarter'", "status == 'ratified'", "charter.md:113:18"),
    ("exit.notice_period >= '1 quarter'", "status == 'draft'", None),
    ("exit.notice_period >= '1 quarter'", "exclusivity.x-gone == 1", None),
    ("exit.notice_period >= '1 quarter'", "not exclusivity.x-gone == 1", None),
    ("exit.notice_period >= '1 quarter'", "not exists(exclusivity.x-gone)", "charter.md:113:18"),
    ("transparency.x-audit == true", None, "charter.md:89:1"),
    ("x-region in ['north', 'south']", None, "charter.md:1:1"),
    ("flexibility.options[third-berth].expires > '2027-01-01'", None, None),
    ("flexibility.options[third-berth].expires > '2028-01-01'", None, "charter.md:99:133"),
    ("flexibility.options[fourth-berth].expires > '2028-01-01'", None, "charter.md:98:3"),
    ("conflict.steps[1].within <= '2 weeks'", None, "charter.md:82:33"),
    ("metrics[berth-hours].target >= 700", None, None),
    ("metrics[berth-hours].target >= 701", None, "plan.md:29:86"),
    ("plan.parties.mills.people.sponsor.name != 'vacant'", None, None),
    ("economics.shares.reward.mills <= '40%'", None, "economics.md:8:33"),
    ("risks[gone].impact == 'high'", None, "risk-register.md:6:1"),
    ("cure.period < exit.notice_period and exit.for_cause.notice_period >= '30 days'", None, "charter.md:118:43"),
    ("exit.for_convenience == true", None, "charter.md:112:3"),
    ("exclusivity == 'none'", None, "charter.md:104:1"),
    ("exists(cure) and (exists(law) or exists(x-law)) and exit.notice_period > '1 year'", None, "charter.md:1:1"),
    ("not exists(cure)", None, "charter.md:106:1"),
    ("'law' in flexibility.renegotiation.triggers", None, "charter.md:102:5"),
    ("exit.non_compete == 'none' or exit.non_compete.period <= '3 months'", None, None),
    ("exists(law.governing)", None, "charter.md:1:1"),
    ("exists(economics)", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("require", "where", "place"), FINDINGS)
def test_findings_have_their_place(require: str, where: str | None, place: str | None) -> None:
    expected = [f"error ACME001 {place}"] if place else []
    got = found(require, where)
    assert [each.partition(":")[0] for each in got] == [each.partition(":")[0] for each in expected]
    assert got == expected


def test_a_missing_key_fails_what_is_required_and_shows_where_it_is_missing() -> None:
    assert "error ACME001 charter.md:111:1" in found("exit.notice_period >= '1 day'", changes=NO_NOTICE)
    assert found("exit.notice_period >= '1 day'", "exit.notice_period < '1 year'", NO_NOTICE)[0].startswith(
        "error EXI101"
    )
    assert found("term.until <= '2030-01-01'", changes=OPEN) == ["error ACME001 charter.md:9:15"]
    assert found("term.until > '2030-01-01'", changes=OPEN) == []


def test_shape_silences_and_an_error_outweighs() -> None:
    wrong = replaced("charter.md", "notice_period: 90 days", "notice_period: 90 dys")
    assert [each.split()[1] for each in found("exit.notice_period >= '1 day'", changes=wrong)] == ["DOC108"]
    misspelt = replaced("charter.md", "notice_period: 90 days", "notise_period: 90 days")
    assert [each.split()[1] for each in found("exit.notice_period >= '1 day'", changes=misspelt)] == ["DOC105"]
    outweighed = found("exit.notice_period >= '1 day'", changes=NO_NOTICE, severity="warning")
    assert [each.split()[1] for each in outweighed] == ["EXI101"]


def test_files_that_are_not_there_or_cannot_be_read() -> None:
    require = "economics.shares.reward.mills <= '50%'"
    assert found(require, changes={"economics.md": None}) == ["error ACME001 charter.md:1:1"]
    broken = {"economics.md": "---\na: [\n---\n"}
    assert [each.split()[1] for each in found(require, changes=broken)] == ["DOC103"]
    assert [each.split()[1] for each in found("exists(cure)", changes={"charter.md": "---\na: [\n---\n"})] == ["DOC103"]


KINDS = [  # relationship or state, whether the rule is checked
    ("relationship: vendor", True), ("relationship: referral", True), ("relationship: pilot", True),
    ("status: draft", True), ("status: ended", False),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "checked"), KINDS)
def test_it_counts_for_every_charter_that_has_not_ended(kind: str, checked: bool) -> None:
    key = kind.partition(":")[0]
    text = TEXT.replace(f"{key}: strategic" if key == "relationship" else f"{key}: ratified", kind, 1)
    got = found("exit.notice_period >= '1 year'", changes={"charter.md": text}, severity="warning")
    assert [each for each in got if "ACME" in each] == ["warning ACME001 charter.md:113:18"] * checked


def test_severity_and_name_and_waivers() -> None:
    require = {"require": "exit.notice_period >= '1 year'", "name": "long-notice", "severity": "info"}
    assert told(findings({}, settings(require))) == ["info ACME001"]
    assert told(findings({}, settings({**require, "severity": "off"}))) == []
    for name in ("ACME001", "long-notice"):
        chosen = Settings({name: {"severity": "warning"}}, own=settings(require).own)
        assert told(findings({}, chosen)) == ["warning ACME001"]
    waiver = "{rule: long-notice, at: exit.notice_period, reason: x, by: mills.sponsor, until: 2027-01-01}"
    waived = replaced("charter.md", "exit:\n", f"waivers: [{waiver}]\nexit:\n")
    assert told(listed(waived, settings(require))) == ["(ACME001)"]
    assert told(listed(waived)) == ["error WAI103"]  # there is no such rule any more


MISTAKES = [  # configuration, place, words
    ("[[rule]]\ncode = 'ACME001'\nrequire = 'exit.notice_period >= 90'\n", ":3:34:", "ACME001, require: exit"),
    ("[[rule]]\ncode = 'ACME001'\nrequire = 'cure'\n", ":3:12:", "never true or false"),
    ("[[rule]]\ncode = 'A001'\nrequire = 'exists(cure)'\n[[rule]]\ncode = 'A002'\nrequire = 'exists(cure'\n", ":6:23:",
     "A002, require: expected the end of the ( at character 7"),
    ("[[rule]]\ncode = 'ACME001'\nrequire = 'exists(cure)'\nwhere = \"\"\"\nstatus ==\n  ratified\"\"\"\n", ":6:3:",
     "ACME001, where: ratified is no key"),
    ("[[rule]]\ncode = 'ACME001'\nrequire = '1 == 1'\n", ":3:12:", "expected a path"),
    ("[[rule]]\ncode = 'ACME001'\n", ":1:", "rule[0].require: is missing"),
    ("[[rule]]\ncode = 'acme1'\nrequire = 'exists(cure)'\n", ":2:", "rule[0].code"),
    ("[[rule]]\ncode = 'EXI102'\nrequire = 'exists(cure)'\n", ":2:", "EXI102 is another rule's; choose a code of"),
    ("[[rule]]\ncode = 'ACME001'\nname = 'no-plan'\nrequire = 'exists(cure)'\n", ":3:", "no-plan is another rule's"),
    ("[[rule]]\ncode = 'A001'\nrequire = 'exists(cure)'\n[[rule]]\ncode = 'A001'\nrequire = 'exists(cure)'\n", ":5:",
     "A001 is another rule's"),
    ("[[rule]]\ncode = 'ACME001'\nrequire = 'exists(cure)'\nmesage = 'x'\n", ":4:", "unknown key"),
    ("[rules.ACME002]\nseverity = 'off'\n\n[[rule]]\ncode = 'ACME001'\nrequire = 'exists(cure)'\n", ":1:",
     "there is no such rule; did you mean ACME001?"),
    (f"[[rule]]\ncode = 'ACME001'\nrequire = '{'(' * 10_000}'\n", ":3:2012:", "longer than 2000 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "words"), MISTAKES)
def test_mistakes_have_their_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    config = tmp_path / "charterhouse.toml"
    config.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        rulebook(load(config), tmp_path)
    assert f"charterhouse.toml{place} " in str(caught.value)
    assert words in str(caught.value)


OURS = """
[[rule]]
code = "ACME001"
name = "notice-of-four-months"
where = "status == 'ratified'"
require = "exit.notice_period >= '4 months'"
message = "Our partners get at least four months of notice"
severity = "warning"
reason = "The board asked for it after a warehouse stood empty for a winter."
dimension = "alignment"

[[rule]]
code = "ACME002"
require = "exists(law.governing)"
"""


def test_on_the_command_line(handbook: Path) -> None:
    (handbook / "charterhouse.toml").write_text(OURS, "utf-8")
    done = run(handbook, "lint")
    assert done.returncode == 1
    for words in ("113:18: warning ACME001 Our partners get at least four months of notice\n",
                  "1:1: error ACME002 this does not hold: exists(law.governing)\n",
                  "  (charterhouse explain ACME001)"):  # fmt: skip
        assert words in done.stdout
    assert "ACME" not in run(handbook, "lint", "--select", "EXI").stdout
    value = valid_json(run(handbook, "lint", "--format", "json", "--select", "notice-of-four-months").stdout, "lint")
    assert [(each["code"], each["key"], each["dimension"]) for each in value["findings"]] == [
        ("ACME001", "exit.notice_period", "alignment")
    ]
    sarif = json.loads(run(handbook, "lint", "--format", "sarif").stdout)
    assert {each["id"] for each in sarif["runs"][0]["tool"]["driver"]["rules"]} >= {"ACME001", "ACME002"}
    change(handbook, "notice_period: 90 days", "notice_period: 120 days")
    assert "ACME001" not in run(handbook, "lint").stdout


def test_explained_like_the_others(handbook: Path) -> None:
    (handbook / "charterhouse.toml").write_text(OURS, "utf-8")
    page = run(handbook / "charters", "explain", "acme001").stdout
    for words in ("ACME001 notice-of-four-months", "Our partners get at least four months of notice.", "for a winter.",
                  "Good:  exit.notice_period >= '4 months', where status == 'ratified'", "warning"):  # fmt: skip
        assert words in page
    rules = valid_json(run(handbook, "explain", "--format", "json").stdout, "explain")["rules"]
    assert {"ACME001", "ACME002", "EXI101"} <= {each["code"] for each in rules}
    assert "ACME001" in run(handbook, "explain").stdout
    assert run(handbook.parent, "explain", "ACME001").returncode == 2
    config = str(handbook / "charterhouse.toml")
    assert run(handbook.parent, "explain", "ACME001", "--config", config).returncode == 0


def test_a_wrong_rule_stops_every_command(handbook: Path) -> None:
    (handbook / "charterhouse.toml").write_text(OURS.replace("4 months", "4 mnths"), "utf-8")
    for command in ("lint", "explain"):
        done = run(handbook, command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "charterhouse.toml:6:34: ACME001, require: exit.notice_period can't be that: “4 mnths”" in done.stderr
