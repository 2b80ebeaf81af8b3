"""Reviews -> what the parties answered when each was asked alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..document import Document
from ..model import Charter
from ..terms import day

QUESTIONS = ("success_in_six_months", "would_deprioritise_if")


@dataclass(frozen=True, slots=True)
class Round:
    """The answers of one review: by party, in the order of the file, what it said to each question."""

    review: Document
    answers: dict[str, dict[str, str]]

    @property
    def held(self) -> date | None:
        """When the review was held, else when the last party was asked."""
        asked = [when for party in self.answers if (when := self.asked(party))]
        return day(self.review.get("held")) or max(asked, default=None)

    def asked(self, party: str) -> date | None:
        """When a party was asked."""
        return day(self.review.get("alignment", party, "asked"))


def rounds(charter: Charter) -> list[Round]:
    """Every review that can be read, with the answers it holds of the parties to the charter."""
    found, parties = [], set(charter.parties)
    for review in charter.reviews:
        if review.readable:
            given = {party: _given(review, party) for party in review.section("alignment") if party in parties}
            found.append(Round(review, {party: said for party, said in given.items() if said}))
    return found


def compared(charter: Charter) -> list[Round]:
    """The rounds in which two parties or more answered, and since which not every party was asked anew.

    What was wrong with a round cannot be mended once it is over; it is put right by asking again.
    """
    all_rounds = [each for each in rounds(charter) if len(each.answers) > 1]
    whole = [each.held for each in all_rounds if len(each.answers) == len(charter.parties) and each.held]
    last = max(whole, default=None)
    return [each for each in all_rounds if last is None or each.held is None or each.held >= last]


def _given(review: Document, party: str) -> dict[str, str]:
    said = review.section("alignment", party)
    return {
        question: said[question]
        for question in QUESTIONS
        if isinstance(said.get(question), str) and said[question].strip()
    }
