"""Where sentences end in contract English."""

import pytest

from charterhouse import sentences

SPLIT = [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("8.2 Termination for Cause. Either party may end it.", ["8.2 Termination for Cause.", "Either party may end it."]),
    ("4.2. No. 4 of Sec. 7.1 applies. It stays.", ["4.2. No. 4 of Sec. 7.1 applies.", "It stays."]),
    ("Some, e.g. Mills, stay, i.e. Do not go.", ["Some, e.g. Mills, stay, i.e. Do not go."]),
    ("Acme Inc. and Corp. Two Ltd. sell. The end", ["Acme Inc. and Corp. Two Ltd. sell.", "The end"]),
    ("It was sold to Acme Inc. The price stays.", ["It was sold to Acme Inc.", "The price stays."]),
    ("We meet at 5 p.m. on Monday, in the U.S. or here.", ["We meet at 5 p.m. on Monday, in the U.S. or here."]),
    ("The answer is no. The books stay.", ["The answer is no.", "The books stay."]),
    ("Ask J. R. Hartley. He knows.", ["Ask J. R. Hartley.", "He knows."]),
    ("“It ends.” It began (in May.) Then", ["“It ends.”", "It began (in May.)", "Then"]),
    ("**Term.** It is long.", ["**Term.**", "It is long."]),
    ("It waits ... and goes on. now", ["It waits ... and goes on. now"]),
    ("| one. | two |", ["|", "one.", "|", "two |"]),
    (
        "It is an Event.                   means a storm.",
        ["It is an Event.", "means a storm."],
    ),  # a quotation was there
    ("One\n\nTwo", ["One", "Two"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences.split(text)] == expected
