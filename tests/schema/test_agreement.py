"""Two validators, written apart, judge the same documents alike."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .support import DROP, OURS, changed, places, python_faults, rust_faults, valid

FULL = {kind: list(places(valid(kind))) for kind in OURS}
TIMELIKE = re.compile(r"[0-9]+ +[a-z ]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9.]+ ?%|open-ended")
OTHER = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**15),
    st.sampled_from([0.0, 1.0, 2.5, -0.5]),
    st.text(max_size=8),
    st.sampled_from(["none", "2026-02-29", "2028-02-29", "30 days", "55%", [], {}, [""], {"a": 1}]),
)


@st.composite
def nearly(draw: st.DrawFn, text: str) -> str:
    """A text with a character or two put in, taken out or replaced."""
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from(["", *" -.%0123456789adhmosqwy\n\t٣"]))
        text = text[:at] + put + text[at + draw(st.integers(0, 1)) :]
    return text


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Any]:
    """A valid document after one to three changes: keys gone or added, other types, dates misspelt."""
    kind = draw(st.sampled_from(OURS))
    document = valid(kind)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(places(document))
        path, value = draw(st.sampled_from(spots))
        timelike = [(p, v) for p, v in spots if isinstance(v, str) and TIMELIKE.fullmatch(v)]
        change = draw(st.sampled_from(["drop", "replace", "add", "respell"]))
        if change == "respell" and timelike:
            path, value = draw(st.sampled_from(timelike))
            document = changed(document, path, draw(nearly(value)))
        elif change == "add" and isinstance(value, dict):
            key = draw(st.sampled_from(["x-note", "notes", "name", "Acme", "from", "until", "x"]))
            document = changed(document, (*path, key), draw(OTHER))
        elif path:
            document = changed(document, path, DROP if change == "drop" else draw(OTHER))
    return kind, document


@settings(max_examples=600, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_verdict_and_places_agree(case: tuple[str, Any]) -> None:
    kind, document = case
    assert python_faults(kind, document) == rust_faults(kind, document)


def test_every_value_of_another_type() -> None:
    others: tuple[Any, ...] = (None, True, 3, 2.5, "", "words", [], {}, DROP)
    for kind, spots in FULL.items():
        for turn, (path, _) in enumerate(spots[1:]):
            document = changed(valid(kind), path, others[turn % len(others)])
            assert python_faults(kind, document) == rust_faults(kind, document), (kind, path)
