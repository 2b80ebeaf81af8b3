"""Charter -> its words, for a template."""

from __future__ import annotations

from ..model import Charter
from .wording import brief, holder, label, letter, party, person, plain, words


class Say:
    """The words of one charter for a template: `say.words(value)`, `say.party(id)`, `say.who(role)`."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.label, self.plain = label, plain

    def words(self, value: object) -> str:
        """A value as a sentence would hold it."""
        return words(self.charter, value)

    def brief(self, value: object) -> str:
        """A value as short as can be."""
        return brief(self.charter, value)

    def party(self, name: str) -> str:
        """The name of a party."""
        return party(self.charter, name)

    def letter(self, name: str) -> str:
        """The letter of a party."""
        return letter(self.charter, name)

    def who(self, role: str) -> str:
        """The person in a role, and the role in words where nobody holds it."""
        return person(self.charter, str(role)) or holder(self.charter, str(role))
