"""How weighty a change is, by where it stands."""

from __future__ import annotations

import pytest

from charterhouse.materiality import article_level, level

DEFAULT = [  # path, level
    ("exit.notice_period", "material"),
    ("exit.notice.given", "record"),
    ("cure", "material"),
    ("governance.tiers.strategic.decides[2]", "material"),
    ("governance.vetoes.mills[0]", "material"),
    ("conflict.steps[1].within", "material"),
    ("ip.joint", "material"),
    ("exclusivity.until", "material"),
    ("term.until", "material"),
    ("binding", "material"),
    ("law.forum", "material"),
    ("parties.mills", "material"),
    ("parties.mills.name", "material"),
    ("parties.mills.contributes[0]", "material"),
    ("parties.mills.size", "substantive"),
    ("parties.mills.notices.email", "substantive"),
    ("purpose.vision", "substantive"),
    ("flexibility.options[third-berth].expires", "substantive"),
    ("x-own.key", "substantive"),
    ("status", "record"),
    ("version", "record"),
    ("versions[1].summary", "record"),
    ("ratification[0]", "record"),
    ("waivers[0].until", "record"),
    ("ended", "record"),
    ("plan.parties.mills.people.sponsor.name", "operational"),
    ("appendix.owner", "operational"),
    ("risk-register.risks[dry-season].impact", "operational"),
    ("economics.shares.reward.mills", "material"),
    ("review.gap", "record"),
]


@pytest.mark.parametrize(("path", "expected"), DEFAULT)
def test_levels(path: str, expected: str) -> None:
    assert level(path) == expected


CONFIGURED = [  # the organisation's levels, path, level
    ({"exit.data_handover.format": "operational"}, "exit.data_handover.format", "operational"),
    ({"exit.data_handover.format": "operational"}, "exit.data_handover.within", "material"),
    ({"exit": "substantive"}, "exit.notice_period", "substantive"),
    ({"exit": "substantive"}, "exit.notice.by", "record"),
    ({"flexibility.options[third-berth]": "material"}, "flexibility.options[third-berth].expires", "material"),
    ({"flexibility.options[third-berth]": "material"}, "flexibility.options[winter-pause].expires", "substantive"),
    ({"flexibility.options.*.expires": "material"}, "flexibility.options[winter-pause].expires", "material"),
    ({"parties.*.name": "editorial"}, "parties.mills.name", "editorial"),
    ({"parties.mills.*": "editorial"}, "parties.mills.size", "editorial"),
    ({"economics.md": "substantive"}, "economics.model", "substantive"),
    ({"plan.milestones": "substantive"}, "plan.milestones[first].due", "substantive"),
    ({"appendices": "substantive"}, "appendix.owner", "substantive"),
    ({"exit": "nonsense"}, "exit.notice_period", "material"),
]


@pytest.mark.parametrize(("levels", "path", "expected"), CONFIGURED)
def test_the_longest_path_wins(levels: dict[str, str], path: str, expected: str) -> None:
    assert level(path, levels) == expected


ARTICLES = [
    ("exit", "material"),
    ("problem-solving", "material"),
    ("intellectual-property", "material"),
    ("parties", "material"),
    ("purpose", "substantive"),
    ("transparency", "substantive"),
    ("liability", "substantive"),
    ("governing-law", "material"),
    ("", "substantive"),
]


@pytest.mark.parametrize(("anchor", "expected"), ARTICLES)
def test_articles(anchor: str, expected: str) -> None:
    assert article_level(anchor) == expected


def test_an_article_follows_what_is_configured_for_its_section() -> None:
    assert article_level("intellectual-property", {"ip": "substantive"}) == "substantive"
