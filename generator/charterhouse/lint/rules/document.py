"""DOC, the first part: whether a file can be read and has the shape of its kind. Found below `lint`."""

from __future__ import annotations

from ...model import Charter, Portfolio
from ..rule import TRANSPARENCY, Flaws, below, rule


@rule("DOC101", "not-utf-8", dimension=TRANSPARENCY)
def not_utf_8(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Save the file as UTF-8.

    Names such as Łódź or Weiß are part of a contract, and only UTF-8 keeps them in every tool.

    Bad:  charter.md has the byte 0xE9 for é
    Good: charter.md is saved as UTF-8
    """
    return below(charter, portfolio)


@rule("DOC102", "no-frontmatter", dimension=TRANSPARENCY)
def no_frontmatter(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Begin the file with frontmatter: a line `---`, keys and values, a line `---`.

    The terms that rules check and readers look up stand there. A file without them would be published as prose
    that nobody has checked.

    Bad:  charter.md begins with a heading
    Good: charter.md begins with ---
    """
    return below(charter, portfolio)


@rule("DOC103", "not-yaml", dimension=TRANSPARENCY)
def not_yaml(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write frontmatter that YAML can read.

    Usually a missing bracket or quote, a tab, or a value with “: ” in it that needs quotes. Nothing else is said
    about the file until it can be read.

    Bad:  write "binding: [full" for "binding: full"
    Good: write "binding: 'full'" for "binding: full"
    """
    return below(charter, portfolio)


@rule("DOC104", "duplicate-key", dimension=TRANSPARENCY)
def duplicate_key(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write each key once.

    Of two values under one key most readers take the last without a word. Here the first counts, and both sides
    should know which one they signed.

    Bad:  write "binding: full\\nbinding: none" for "binding: full"
    Good: write "binding: partly" for "binding: full"
    """
    return below(charter, portfolio)


@rule("DOC105", "unknown-key", dimension=TRANSPARENCY)
def unknown_key(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Use a key that the format knows, or one of your own that begins with `x-`.

    A misspelt key is a term that nobody checks.

    Bad:  cure.preiod = 30 days
    Good: cure.x-note = agreed by telephone
    """
    return below(charter, portfolio)


@rule("DOC106", "missing-key", dimension=TRANSPARENCY)
def missing_key(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give every file what it can't do without: `kind`, `schema`, and the charter its id, title, version and status.

    Everything else may be missing as far as the form is concerned; what should be there is other rules' business.

    Bad:  title is absent
    Good: title = Berths and flour
    """
    return below(charter, portfolio)


@rule("DOC107", "wrong-value", dimension=TRANSPARENCY)
def wrong_value(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give a key a value of the kind that it takes.

    The message says which values are allowed. An id that the handbook needs for a page of its own is reserved.

    Bad:  status = signed
    Good: status = ratified
    """
    return below(charter, portfolio)


@rule("DOC108", "wrong-duration", dimension=TRANSPARENCY)
def wrong_duration(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write a duration as a whole number and a unit: `30 days`, `10 business days`, `48 hours`, `6 months`.

    Durations are compared with each other and turned into dates, so they must be understood.

    Bad:  cure.period = 30
    Good: cure.period = 30 days
    """
    return below(charter, portfolio)


@rule("DOC109", "wrong-date", dimension=TRANSPARENCY)
def wrong_date(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write a date that the calendar has, year first: `2026-06-30`.

    A deadline on 30 February is no deadline.

    Bad:  effective = 2025-02-29
    Good: effective = 2025-02-28
    """
    return below(charter, portfolio)


@rule("DOC113", "beyond-bounds", dimension=TRANSPARENCY)
def beyond_bounds(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep a file below 4 MiB, 100 levels of nesting and 10,000 values expanded from YAML aliases.

    No charter is so large. What is, was made to stop the program that reads it.

    Bad:  charter.md is larger than 4 MiB
    Good: charter.md is a few pages long
    """
    return below(charter, portfolio)


@rule("DOC115", "unknown-kind", dimension=TRANSPARENCY)
def unknown_kind(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a kind and a schema that this version reads.

    A file of another kind or of a later schema may mean something else by the same words, so nothing in it is
    judged.

    Bad:  schema = 9
    Good: schema = 1
    """
    return below(charter, portfolio)


@rule("DOC116", "stray-bytes", "warning", dimension=TRANSPARENCY)
def stray_bytes(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Save the file without a byte-order mark and with one kind of line end. A NUL is an error.

    They can't be seen, and make two files differ that read the same.

    Bad:  charter.md begins with a byte-order mark
    Good: charter.md ends its lines with CR LF throughout
    """
    return below(charter, portfolio)


@rule("DOC118", "read-otherwise", "warning", dimension=TRANSPARENCY)
def read_otherwise(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Put quotes around a value that older readers of YAML take for something else.

    Here `no` is a word, `1:30` a text and `012` twelve; a reader of YAML 1.1 sees false, ninety and ten.

    Bad:  write "open_book: no" for "open_book: joint revenue and cost"
    Good: write "open_book: 'no'" for "open_book: joint revenue and cost"
    """
    return below(charter, portfolio)


RULES = (
    not_utf_8,
    no_frontmatter,
    not_yaml,
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_value,
    wrong_duration,
    wrong_date,
    beyond_bounds,
    unknown_kind,
    stray_bytes,
    read_otherwise,
)
