"""Other partnerships beside the valid one, for what only shows across a portfolio."""

from __future__ import annotations

from tests.tools import texts

CHARTER, PLAN = "charter.md", "plan.md"


def partner(
    name: str, *changes: tuple[str, str], harbour: str = "harbour", until: str = "2029-06-30", folder: str = ""
) -> dict[str, str]:
    """The files of a partnership of harbour, or another party in its place, with somebody else than mills.

    It says the same as the valid one, except for when it ends and what is exclusive, and except for `changes`: words
    of its charter or plan, and what stands there instead. Its people are those of the valid one, where they are
    harbour's.
    """
    folder = folder or f"{harbour}-{name}"
    renamed = {"mills": name, "Mills": name.capitalize(), "harbour": harbour, "Harbour": harbour.capitalize()}
    changes = (
        ("2028-02-29", until), ("[milling-wheat]", f"[{folder}]"), ("[berth-planning]", f"[{name}-berths]"),
        *((f'"@{handle}"', f'"@{handle}-{name}"') for handle in ("jmlynarz", "ewa", "tokeke")),
        *changes,
    )  # fmt: skip
    files = {}
    for file, text in texts().items():
        text = text.replace("harbour-mills", folder)  # noqa: PLW2901
        for old, new in (*renamed.items(), *changes):
            text = text.replace(old, new)  # noqa: PLW2901
        files[f"../{folder}/{file}"] = text
    return files


def together(*partnerships: dict[str, str]) -> dict[str, str]:
    """Several partnerships as one change to the portfolio."""
    return {path: text for each in partnerships for path, text in each.items()}
