"""Where `schema/` and `site_templates/` lie: inside the package in a wheel, beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The real path of a folder of ours (`schema`, `site_templates`).

    Raises FileNotFoundError where the installation is incomplete.
    """
    for candidate in (PACKAGE / name, PACKAGE.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name}/ is missing from this installation of charterhouse; install it again")
