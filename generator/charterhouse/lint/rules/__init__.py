"""The rules, a family a file, listed by hand."""

from ..rule import Rule
from . import citations, committee, conflict, cure, document, exit, governance, references, terms, text

ALL: tuple[Rule, ...] = tuple(
    sorted(
        (
            *document.RULES,
            *text.RULES,
            *references.RULES,
            *citations.RULES,
            *governance.RULES,
            *committee.RULES,
            *conflict.RULES,
            *cure.RULES,
            *exit.RULES,
            *terms.RULES,
        ),
        key=lambda each: each.code,
    )
)
BY_CODE = {each.code: each for each in ALL}
BY_NAME = {each.name: each for each in ALL}
