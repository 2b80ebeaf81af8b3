"""What an installed charterhouse does, outside of any checkout: the linter alone, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from charterhouse import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packaging.conftest import Environment

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]

LINT_AND_LIST = """
import sys
from charterhouse.cli import main
main(["lint"], standalone_mode=False)
print(sorted({"mkdocs", "jinja2"} & sys.modules.keys()))
"""
MKDOCS = "site_name: Ours\ntheme: charterhouse\nplugins: [charterhouse]\n"


def test_base_says_its_version(base: Environment, tmp_path: Path) -> None:
    done = base.charterhouse("--version", cwd=tmp_path)
    assert (done.returncode, __version__ in done.stdout) == (0, True), done


def test_base_finds_nothing_in_a_good_charter(base: Environment, handbook: Path) -> None:
    done = base.charterhouse("lint", cwd=handbook)
    assert (done.returncode, done.stdout) == (0, "2 files checked, nothing to mend (1 waived)\n"), done


def test_base_refuses_a_charter_that_contradicts_itself(base: Environment, handbook: Path) -> None:
    charter = handbook / "charters/alder-birch/charter.md"
    charter.write_text(charter.read_text("utf-8").replace("ninety (90) days", "sixty (60) days"), "utf-8")
    done = base.charterhouse("lint", cwd=handbook)
    assert done.returncode == 1, done
    assert "charters/alder-birch/charter.md:40:29: error TRM101" in done.stdout


def test_base_explains_a_rule(base: Environment, tmp_path: Path) -> None:
    done = base.charterhouse("explain", "CUR105", cwd=tmp_path)
    assert done.returncode == 0, done
    assert "cure-longer-than-notice" in done.stdout


def test_base_has_no_site_generator(base: Environment, handbook: Path) -> None:
    spec = "import importlib.util as u; print([u.find_spec(each) for each in ('mkdocs', 'jinja2', 'nh3', 'pagefind')])"
    assert base.run("-c", spec, cwd=handbook).stdout == "[None, None, None, None]\n"
    done = base.run("-c", LINT_AND_LIST, cwd=handbook)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]"), done


def test_base_says_what_to_install_for_the_handbook(base: Environment, handbook: Path) -> None:
    done = base.charterhouse("build", cwd=handbook)
    assert (done.returncode, done.stdout) == (2, ""), done
    assert "pip install 'charterhouse[handbook]'" in done.stderr
    assert "is not installed: the handbook needs it" in done.stderr
    assert not (handbook / "site").exists()


def test_everything_builds_a_handbook(everything: Environment, handbook: Path) -> None:
    done = everything.charterhouse("build", cwd=handbook)
    assert done.returncode == 0, done
    _assert_handbook(handbook / "site")


def test_everything_is_found_by_mkdocs(everything: Environment, handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (handbook / "docs").mkdir()
    done = everything.run("-m", "mkdocs", "build", "--strict", cwd=handbook)
    assert done.returncode == 0, done
    _assert_handbook(handbook / "site")


def _assert_handbook(site: Path) -> None:
    """Pages, styles and a search are there: the templates came with the wheel."""
    assert "Alder × Birch, one cold store for both" in (site / "alder-birch/index.html").read_text("utf-8")
    assert "alder-birch/" in (site / "index.html").read_text("utf-8")
    assert list(site.glob("assets/css/*.css"))
    assert (site / "pagefind/pagefind.js").is_file()
