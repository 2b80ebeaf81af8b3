"""What a plain YAML scalar means: the core schema of YAML 1.2, and where readers of YAML 1.1 differ."""

import re

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
OCTAL = re.compile(r"0o[0-7]{1,18}")
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,15}")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?")
NULLS = ("", "~", "null", "Null", "NULL")
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

READ_OTHERWISE = re.compile(
    r"yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"  # booleans of YAML 1.1
    r"|[-+]?0[0-7_]+|[-+]?0b[01_]+|0o[0-7]+"  # its octal and binary numbers, and one that it doesn't know
    r"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # base 60: 1:30 is ninety
    r"|[-+]?[0-9][0-9]*_[0-9_]*(?:\.[0-9_]*)?|0x[0-9a-fA-F]*_[0-9a-fA-F_]*"  # 1_000
    r"|[-+]?[0-9]+[eE][-+]?[0-9]+"  # 1e3 is text there
)
NUMERIC = frozenset("+-.0123456789")
MISREAD = frozenset("yYnNoO+-0123456789")
"""First characters, since most values are words."""


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar. Dates, `no` and `1:30` are text; `012` is twelve.

    Numbers too long to mean anything, infinities and not-a-number stay text, so that every value fits JSON.
    """
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if text[0] not in NUMERIC:
        return text
    if INTEGER.fullmatch(text):
        return int(text)
    if OCTAL.fullmatch(text):
        return int(text, 0)
    if HEXADECIMAL.fullmatch(text):
        return int(text, 16)
    return float(text) if FLOAT.fullmatch(text) else text


def misread(text: str) -> bool:
    """Whether readers of YAML 1.1 take a plain scalar for something else than it is here."""
    if text[:1] not in MISREAD:
        return False
    return READ_OTHERWISE.fullmatch(text) is not None and text not in ("0", "+0", "-0")
