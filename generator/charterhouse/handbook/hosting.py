"""The address of a file in its host's editor -> where the host lets a new file be written beside it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlencode

EDIT = re.compile(r"(?P<repo>https://[^?#]+?)(?P<dash>/-)?/edit/(?P<folder>[^?#]+)/charter\.md")
DRAFT = """---
kind: review
schema: 1
charter: {id}
type: operational-review
held: {day}
---

"""


def review_url(edit_url: str | None, charter: str, day: date) -> str | None:
    """Where to record a review of a charter, on GitHub, GitLab and what is built like them; None elsewhere."""
    match = EDIT.fullmatch(edit_url or "")
    if match is None:
        return None
    name = f"{day.isoformat()}-operational-review.md"
    if match["dash"] or match["repo"].startswith("https://gitlab."):
        return f"{match['repo']}/-/new/{match['folder']}/reviews?{urlencode({'file_name': name})}"
    draft = {"filename": f"reviews/{name}", "value": DRAFT.format(id=charter, day=day.isoformat())}
    return f"{match['repo']}/new/{match['folder']}?{urlencode(draft)}"
