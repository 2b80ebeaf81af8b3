"""Everything that an edition is made of -> its key: under the same key, the same pages."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from pathlib import Path

from ... import __version__
from ...cache import digest
from ...resources import folder
from .chosen import Wanted
from .published import Published
from .reach import Reach

PACKAGES = ("mkdocs", "jinja2", "markupsafe", "markdown", "markdown-it-py", "mdit-py-plugins", "nh3", "pagefind",
            "pagefind_bin", "PyYAML", "python-frontmatter", "jsonschema-rs", "pymdown-extensions",
            "pygments")  # fmt: skip
"""What pages are made with. Those that aren't installed count as such."""
GROUPS = ("mkdocs.plugins", "mkdocs.themes", "markdown.extensions")
"""What a configuration may name."""
RULES = "charterhouse.rules"
"""What counts without being named."""
NOT_OURS = ("__pycache__", "node_modules")
VARIABLES = re.compile(rb"!ENV\s*(\[[^\]]*\]|\S+)")


def key(wanted: Wanted, reach: Reach, published: Published, site_url: str, audience: str | None) -> str:
    """The key of an edition."""
    parts = [
        "edition 1", reach.folder, reach.tree, reach.home, str(reach.configuration), wanted.name, wanted.commit,
        wanted.date.isoformat(), repr(published), site_url, repr(audience), program(), *_packages(),
        *_named(reach.text), *_variables(reach.text),
    ]  # fmt: skip
    return digest(part.encode("utf-8", "surrogateescape") for part in parts)


@cache
def program() -> str:
    """What tells this program from another, by what its files hold: the same wherever and whenever it is installed."""
    found = hashlib.sha256(__version__.encode())
    for home in (Path(__file__).parents[2], folder("schema"), folder("site_templates")):
        for here, folders, names in os.walk(home):
            folders[:] = sorted(each for each in folders if each not in NOT_OURS)
            for path in (Path(here, name) for name in sorted(names) if not name.endswith(".pyc")):
                content = path.read_bytes()
                found.update(f"{path.relative_to(home).as_posix()} {len(content)}\0".encode("utf-8", "surrogateescape"))
                found.update(content)
    return found.hexdigest()


@cache
def _packages() -> tuple[str, ...]:
    return tuple(f"{name} {_version(name)}" for name in PACKAGES)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _named(configuration: bytes) -> list[str]:
    """The versions of what a configuration could mean: all installed plugins whose name stands in it somewhere."""
    named = [each for each in _installed() if each.name.encode() in configuration]
    return sorted({f"{each.group} {each.name} {_of(each)}" for each in (*named, *entry_points(group=RULES))})


@cache
def _installed() -> tuple[EntryPoint, ...]:
    return tuple(each for group in GROUPS for each in entry_points(group=group))


def _of(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _variables(configuration: bytes) -> list[str]:
    """The values of the environment's variables that a configuration names."""
    words = {word for found in VARIABLES.findall(configuration) for word in re.findall(r"\w+", found.decode("latin-1"))}
    return [f"{word}={os.environ[word]}" for word in sorted(words) if word in os.environ]
