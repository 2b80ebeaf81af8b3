"""What is in the sdist and in the wheel."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.metadata import Metadata

from charterhouse import __version__

if TYPE_CHECKING:
    from tests.packaging.conftest import Distributions

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]


@pytest.mark.parametrize(
    ("folder", "inside"),
    [("generator/charterhouse", ""), ("schema", "schema/"), ("site_templates", "site_templates/")],
)
def test_wheel_holds_every_file_of(folder: str, inside: str, distributions: Distributions) -> None:
    here = [path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()]
    ours = {f"charterhouse/{inside}{path.as_posix()}" for path in here if "__pycache__" not in path.parts}
    assert ours
    assert ours <= _contents(distributions.wheel).keys()


def test_wheel_holds_nothing_beside_the_package(distributions: Distributions) -> None:
    tops = {name.split("/")[0] for name in _contents(distributions.wheel)}
    assert tops == {"charterhouse", f"charterhouse-{__version__}.dist-info"}


def test_wheel_of_the_sdist_is_the_wheel_of_the_checkout(distributions: Distributions) -> None:
    assert _contents(distributions.wheel) == _contents(distributions.wheel_of_checkout)


def test_sdist_holds_what_a_packager_needs(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "schema/charter.json", "tests/packaging/conftest.py"} <= names
    assert not {name for name in names if name.startswith((".venv", "site/"))}


def test_metadata(distributions: Distributions) -> None:
    contents = _contents(distributions.wheel)
    info = f"charterhouse-{__version__}.dist-info"
    metadata = Metadata.from_email(contents[f"{info}/METADATA"])  # raises where a field is malformed
    assert (metadata.name, str(metadata.version)) == ("charterhouse", __version__)
    assert str(metadata.requires_python) == ">=3.11"
    assert metadata.license_expression == "MIT"
    assert f"{info}/licenses/LICENSE" in contents
    assert metadata.description_content_type == "text/markdown"
    assert metadata.description == (ROOT / "README.md").read_text("utf-8")
    assert {"handbook", "all"} <= set(metadata.provides_extra or ())
    points = contents[f"{info}/entry_points.txt"].decode()
    assert "charterhouse = charterhouse.cli:run" in points
    assert "[mkdocs.plugins]" in points
    assert "[mkdocs.themes]" in points


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
