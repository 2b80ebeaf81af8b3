"""Writing files whole or not at all."""

import os
import stat
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never half of it; its permissions stay.

    Raises OSError where the folder can't be written to.
    """
    beside = path.with_name(f".{path.name[:100]}.{os.urandom(8).hex()}")
    try:
        with beside.open("xb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        if path.is_file() and not path.is_symlink():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
