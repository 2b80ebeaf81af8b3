"""What an author meets who commits to a handbook: pre-commit itself runs our hooks."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess

    from tests.precommit.conftest import Repository

pytestmark = [pytest.mark.precommit, pytest.mark.xdist_group("precommit")]

CHARTER = "charters/alder-birch/charter.md"
BROKEN = ("ninety (90) days", "sixty (60) days")
WHERE = f"{CHARTER}:40:29: error TRM101"
STAGED, ALL = "charterhouse (staged charters)", "charterhouse (all charters)"


def test_good_charter_is_committed(handbook: Repository) -> None:
    handbook.change(CHARTER, "one cold store", "one warm store")
    handbook.git("add", CHARTER)
    done = handbook.commit()
    _assert_committed(handbook, done)
    assert _verdicts(done) == {STAGED: "Passed", ALL: "Passed"}


def test_broken_charter_is_refused_and_the_place_named(handbook: Repository) -> None:
    handbook.change(CHARTER, *BROKEN)
    handbook.git("add", CHARTER)
    done = handbook.commit()
    _assert_refused(handbook, done)
    assert WHERE in done.stdout


def test_broken_configuration_is_refused(handbook: Repository) -> None:
    (handbook.folder / "charterhouse.toml").write_text('[rules.EXI102]\nminimum = "soon"\n', "utf-8")
    handbook.git("add", "charterhouse.toml")
    done = handbook.commit()
    _assert_refused(handbook, done)
    assert "charterhouse.toml:2" in done.stdout


def test_folder_renamed_without_its_id_is_refused(handbook: Repository) -> None:
    handbook.git("mv", "charters/alder-birch", "charters/alder-and-birch")
    done = handbook.commit()
    _assert_refused(handbook, done)
    assert "charters/alder-and-birch/charter.md:4:5: error DOC110" in done.stdout


def test_folder_renamed_with_its_id_is_committed(handbook: Repository) -> None:
    handbook.git("mv", "charters/alder-birch", "charters/alder-and-birch")
    handbook.change("charters/alder-and-birch/charter.md", "id: alder-birch", "id: alder-and-birch")
    handbook.change("charters/alder-and-birch/plan.md", "charter: alder-birch", "charter: alder-and-birch")
    handbook.git("add", "charters")
    done = handbook.commit()
    _assert_committed(handbook, done)
    assert _verdicts(done) == {STAGED: "Passed", ALL: "Passed"}


def test_deleted_partnership_is_committed(handbook: Repository) -> None:
    handbook.git("rm", "-r", "--quiet", "charters/alder-birch")
    done = handbook.commit()
    _assert_committed(handbook, done)
    assert _verdicts(done) == {STAGED: "Skipped", ALL: "Passed"}


def test_deleted_plan_is_refused_by_the_portfolio(handbook: Repository) -> None:
    handbook.git("rm", "--quiet", "charters/alder-birch/plan.md")
    done = handbook.commit()
    _assert_refused(handbook, done)
    assert _verdicts(done) == {STAGED: "Skipped", ALL: "Failed"}
    assert f"{CHARTER}:1:1: error REF107" in done.stdout


def test_unrelated_file_is_committed(handbook: Repository) -> None:
    (handbook.folder / "notes.md").write_text("Our notes.\n", "utf-8")
    handbook.git("add", "notes.md")
    done = handbook.commit()
    _assert_committed(handbook, done)
    assert _verdicts(done) == {STAGED: "Skipped", ALL: "Passed"}


def test_edit_that_is_not_staged_is_neither_reported_nor_lost(handbook: Repository) -> None:
    handbook.change(CHARTER, *BROKEN)
    handbook.change("charters/cedar-dune/charter.md", "one cold store", "one warm store")
    handbook.git("add", "charters/cedar-dune/charter.md")
    done = handbook.commit()
    _assert_committed(handbook, done)
    assert WHERE not in done.stdout
    assert BROKEN[1] in (handbook.folder / CHARTER).read_text("utf-8")


def test_fault_in_a_file_that_is_not_staged_is_the_portfolio_hooks_to_tell(handbook: Repository) -> None:
    handbook.change(CHARTER, *BROKEN)
    handbook.git("commit", "--quiet", "--all", "--no-verify", "--message", "Broken")
    handbook.change("charters/cedar-dune/charter.md", "one cold store", "one warm store")
    handbook.git("add", "charters/cedar-dune/charter.md")
    refused = handbook.commit()
    _assert_refused(handbook, refused)
    assert _verdicts(refused) == {STAGED: "Passed", ALL: "Failed"}
    committed = handbook.commit(skip="charterhouse-portfolio")
    _assert_committed(handbook, committed)
    assert WHERE not in committed.stdout


def test_new_file_that_is_not_added_is_not_reported_for_the_staged_ones(handbook: Repository) -> None:
    new = handbook.add_partnership("elm", "fir")
    handbook.change(f"charters/{new}/charter.md", *BROKEN)
    handbook.change(CHARTER, "one cold store", "one warm store")
    handbook.git("add", CHARTER)
    done = handbook.commit(skip="charterhouse-portfolio")
    _assert_committed(handbook, done)
    assert new not in done.stdout


def test_many_files_are_split_over_processes(handbook: Repository) -> None:
    counted = "- id: charterhouse-lint\n        args: [--format, json]\n        verbose: true"
    handbook.change(".pre-commit-config.yaml", "- id: charterhouse-lint", counted)
    many = [handbook.add_partnership(f"party{number}", "birch") for number in range(30)]
    handbook.change(f"charters/{many[7]}/charter.md", *BROKEN)
    handbook.git("add", "--all")
    done = handbook.commit(skip="charterhouse-portfolio")
    _assert_refused(handbook, done)
    files = [int(each) for each in re.findall(r'"files": (\d+)', done.stdout)]
    assert sum(files) == 60
    assert len(files) > 1 or os.cpu_count() == 1
    assert set(re.findall(r'"code": "(\w+)"', done.stdout)) - {"FIT101"} == {"TRM101"}  # that one is waived
    handbook.change(f"charters/{many[7]}/charter.md", *reversed(BROKEN))
    handbook.git("add", "--all")
    _assert_committed(handbook, handbook.commit(skip="charterhouse-portfolio"))


def test_what_can_be_mended_is_mended_and_the_author_sees_it(handbook: Repository) -> None:
    mending = "- id: charterhouse-lint\n        args: [--fix]"
    handbook.change(".pre-commit-config.yaml", "- id: charterhouse-lint", mending)
    handbook.change(CHARTER, "one cold store", "one warm store")
    handbook.change(CHARTER, "notice_period: 90 days", "notice_period: 90days")
    handbook.git("add", "--all")
    refused = handbook.commit()
    _assert_refused(handbook, refused)
    assert "files were modified by this hook" in refused.stdout
    assert "notice_period: 90 days" in (handbook.folder / CHARTER).read_text("utf-8")
    handbook.git("add", "--all")
    _assert_committed(handbook, handbook.commit())


@pytest.mark.parametrize("stage", ["pre-push", "manual"])
def test_hooks_run_at_other_stages(stage: str, handbook: Repository) -> None:
    done = handbook.pre_commit("run", "--all-files", "--hook-stage", stage)
    assert done.returncode == 0, done
    assert _verdicts(done) == {STAGED: "Passed", ALL: "Passed"}


def test_our_hooks_and_our_own_configuration_are_valid(hooks: Repository) -> None:
    for command in (["validate-manifest", ".pre-commit-hooks.yaml"], ["validate-config", ".pre-commit-config.yaml"]):
        done = hooks.pre_commit(*command)
        assert (done.returncode, done.stdout) == (0, ""), done


def test_our_own_charters_pass_our_own_hooks(hooks: Repository) -> None:
    (hooks.folder / ".venv").symlink_to(Path(sys.prefix))
    done = hooks.pre_commit("run", "--all-files", skip="ruff")
    assert done.returncode == 0, done.stdout
    assert _verdicts(done) == {STAGED: "Passed", ALL: "Passed"}


def _assert_committed(repository: Repository, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout
    assert repository.git("diff", "--cached", "--name-only") == ""


def _assert_refused(repository: Repository, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert repository.git("diff", "--cached", "--name-only") != ""


def _verdicts(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What pre-commit says of each hook at the end of the hook's line of dots."""
    return dict(re.findall(r"^(charterhouse \([a-z ]+\))\.+.*?(Passed|Failed|Skipped)$", done.stdout, re.MULTILINE))
