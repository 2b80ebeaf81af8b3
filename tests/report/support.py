"""Findings made up for reports, and texts that try to break out of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from charterhouse.document import Place
from charterhouse.lint.rule import Rule
from charterhouse.lint.rules import BY_CODE
from charterhouse.model import Charter, Finding, Flaw, Portfolio, Related, Severity, Waiver

CHARTER = "charters/northwind-lumen/charter.md"
PERIOD = Place(CHARTER, 88, 11, 88, 19)
RELATED = Related(Place(CHARTER, 146, 18, 146, 25), "notice period")
WAIVER = Waiver("the supplier insists on two years", "lumen.sponsor", "2027-06-30")

HOSTILE = (
    "100 % sure: yes, no\r\nnext\nlast\r",
    "::error file=a::b",
    "%0A %25 %3A %2C",
    "say \"<b title='x'>&amp;</b>\" ]]> <!-- --> <?xml?>",
    "\x1b[2J\x07\x00\x0b\x85\u2028\u2029\ufeff\u202e\ufffe\uffff",
    "naïve 漢字 𝄞 😀 e\u0301",
    "\ud83d alone",
    "{0} {{ cure.period }} {{{1}}} {not} [words](1) \\[x](2) [a\\](3) [[b]](4)",
    "  spaces  ",
    "",
)
PATHS = (
    "charters/a b/char,ter: 100%.md",
    "charters/über 漢😀/plan#1?.md",
    'charters/it\'s "x" <&>=;.md',
    "c:/odd.md",
    "charters/back\\slash/~tilde.md",
    "charters/[x](y)/{0}.md",
    "charters/new\nline/\ttab.md",
)

words = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE)
"""Messages: any text, surrogates only where HOSTILE has them."""
paths = st.sampled_from(PATHS) | st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1), min_size=1
).map("/".join)


def finding(
    code: str = "CUR105",
    severity: Severity = "warning",
    message: str = "cure period of 120 days outlasts the notice period of 90 days",
    place: Place = PERIOD,
    waiver: Waiver | None = None,
    fingerprint: str = "4f0c2a9be1d35d77",
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding, by default that of the cure period."""
    rule = BY_CODE[code]
    key = "cure.period"
    return Finding(
        code, rule.name, severity, message, place, "northwind-lumen", key, rule.dimension, fingerprint, related, waiver
    )


def foreign() -> dict[str, Rule]:
    """A rule that is none of ours."""

    def check(_charter: Charter, _portfolio: Portfolio) -> tuple[Flaw, ...]:
        """Ask counsel first."""
        return ()

    return {"CUR105": replace(BY_CODE["CUR105"], check=check)}


def shown(text: str) -> str:
    """A text as formats in JSON show it: what no reader could decode is spelt out."""
    return text.encode("utf-8", "backslashreplace").decode()


def at(path: str, line: int = 1, column: int = 1, end_line: int | None = None, end_column: int | None = None) -> Place:
    """A place of no words, or of some."""
    return Place(path, line, column, end_line or line, end_column or column)


def hostile() -> tuple[Finding, ...]:
    """A finding for each text and each path that could break a format."""
    texts = [finding(message=text, fingerprint=f"text{n}", related=(replace(RELATED, message=text),))
             for n, text in enumerate(HOSTILE)]  # fmt: skip
    accepted = [
        finding(waiver=replace(WAIVER, reason=text), fingerprint=f"waiver{n}") for n, text in enumerate(HOSTILE)
    ]
    return (*texts, *accepted, *(finding(place=at(path), fingerprint=f"path{n}") for n, path in enumerate(PATHS)))


def many(errors: int, warnings: int, infos: int = 0) -> tuple[Finding, ...]:
    """Findings in the order of their places, with errors the last."""
    severities: list[Severity] = [*["info"] * infos, *["warning"] * warnings, *["error"] * errors]  # type: ignore[list-item]
    return tuple(
        finding(severity=severity, place=at(CHARTER, line), fingerprint=f"{line:016x}")
        for line, severity in enumerate(severities, 1)
    )
