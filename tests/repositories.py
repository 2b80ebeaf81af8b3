"""Git repositories for tests: made in a folder, the same wherever and by whomever they are made."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

GIT = """\
[user]
    name = Nora
    email = nora@example.com
[init]
    defaultBranch = main
[uploadpack]
    allowFilter = true
    allowAnySHA1InWant = true
[protocol "file"]
    allow = always
[gc]
    auto = 0
"""


@dataclass(frozen=True)
class Made:
    """A repository that a test writes into."""

    folder: Path
    environment: dict[str, str]

    def git(self, *arguments: str | bytes, stdin: bytes = b"", day: str = "2026-01-01") -> str:
        """Run git, which must succeed; a commit or tag is made at noon of the day, in Tokyo."""
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00+09:00")
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment | dates, input=stdin,
                              capture_output=True, check=False)  # fmt: skip
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Write files by their paths, and delete those that are None."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files: dict[str, str | bytes | None], day: str = "2026-01-01", message: str = "A change") -> str:
        """Write files and commit everything that lies there: the hash of the commit."""
        self.write(files)
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> Made:
        """A clone of it, as one over a network would be."""
        subprocess.run(["git", "clone", "--quiet", *options, self.folder.as_uri(), str(folder)], env=self.environment,
                       capture_output=True, check=True)  # fmt: skip
        return Made(folder, self.environment)


def made(folder: Path) -> Made:
    """A new repository in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder.parent / f"{folder.name}.gitconfig"
    configuration.write_text(GIT, "utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    repository = Made(folder, kept | {"GIT_CONFIG_GLOBAL": str(configuration), "GIT_CONFIG_NOSYSTEM": "1"})
    repository.git("init", "--quiet")
    return repository


def charter(name: str = "acme", version: str = "1.0.0", status: str = "ratified", **more: str) -> str:
    """A charter of two parties that is as short as it can be; `more` are lines of its frontmatter, by key."""
    lines = {"kind": "charter", "schema": "1", "id": name, "title": f"The charter {name}", "version": version,
             "status": status, "parties": "{east: {name: East}, west: {name: West}}", **more}  # fmt: skip
    matter = "".join(f"{key}: {value}\n" for key, value in lines.items())
    return f"---\n{matter}---\n\n## Purpose\n\nWhy.\n"
