"""Values -> JSON that every reader takes."""

from __future__ import annotations

import json
import re
from typing import Any

LONE = re.compile("[\ud800-\udfff]")


def as_json(value: Any) -> str:
    """JSON with the characters as they are.

    A name of a file that is no UTF-8 has half of a surrogate pair for each odd byte: strict readers would refuse all
    of the JSON for it, so it is shown as what it is.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return LONE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text) + "\n"
