"""The closed lists of words: usual form -> what to look for first, and a pattern of all forms."""

from __future__ import annotations

VAGUE = {  # usual form: what to look for first, all forms
    "best efforts": ("best", r"best[\s-]+efforts?"),
    "mutual benefit": ("mutual", r"mutual\s+benefits?"),
    "strategic priority": ("strategic", r"strategic\s+priorit(?:y|ies)"),
    "reasonable endeavours": ("endeavo", r"reasonable\s+endeavou?rs?"),
    "as appropriate": ("appropriate", r"as\s+appropriate"),
    "in a timely manner": ("timely", r"in\s+(?:a\s+)?timely\s+manner"),
}
"""Words without a definition that each side reads in its own way."""

DEBTS = (
    r"(?!(?:\s+\w+){0,2}?\s+(?:by|minimum|maximum|amounts?|sum|price|royalt\w+|payments?|debts?|obligations?|performance"
    r"|periods?|indebtedness|liabilit\w+|loans?|terms?)\b)"
)
USUAL = (
    r"(?!\s*,|(?:\s+\w+){0,4}?\s*(?:plan|work|suppl|service|operation|schedul|production|stores?\b|flow|rout|deliver"
    r"|customer|business of|each other|the other))"
)
GAPS = (r"\s", r"\s\s", r"\s\s\s")
"""Between two words, of which one may have been marked: a look behind has one width."""
OURS = "|".join(
    rf"(?<=\b{each}{gap})"
    for each in "we will shall to parties partnership charter together both".split()
    for gap in GAPS
)
NOT_YET = "".join(rf"(?<!{each}{gap})" for each in ("has", "have", "also") for gap in GAPS)
RESULT = (
    r"(?=\s+(?:[\w-]+\s+){0,2}?(?:success|growth|results?|savings?|gains?|revenues?|renewals?|adoption|satisfaction"
    r"|[0-9]+ ?%))"
)
GUARANTEED = (
    rf"{NOT_YET}guaranteed{DEBTS}|(?:{OURS})guarantees?(?!\s*,){DEBTS}"
    rf"|guarantee(?:s|ing)?{RESULT}"
)
PROMISES = {
    "guaranteed": ("guarantee", GUARANTEED),
    "seamless": ("seamless", r"seamless(?:ly)?"),
    "all clients": ("clients", r"all\s+(?:of\s+)?(?:(?:our|their|its|the)\s+)?(?:[\w-]+\s+)?clients(?!['’])"),
    "double revenue": ("doubl", r"doubl(?:e|es|ing)\s+(?:[\w’'-]+\s+){0,3}?revenues?"),
    "disrupt": ("disrupt", rf"(?<!-)disrupt(?:s|ing)?{USUAL}"),
}
"""What a partnership cannot promise: not said of debts and of what happens anyway."""
