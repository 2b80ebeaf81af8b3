"""The rules, a family a file, listed by hand."""

from ..rule import Rule
from . import conflict, cure, document, exit, governance, references, terms, text  # noqa: A004 (the field's word)

ALL: tuple[Rule, ...] = tuple(
    sorted(
        (
            *document.RULES,
            *text.RULES,
            *references.RULES,
            *governance.RULES,
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
