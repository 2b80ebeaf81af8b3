"""What is wrong with a frontmatter as YAML, at its place and in plain words."""

from __future__ import annotations

import re

import yaml

from .document import KeyPath


class Wrong(Exception):
    """What stops the reading, or a fault beside it: a rule's code, words, offsets, and the key where there is one."""

    def __init__(self, code: str, message: str, start: int, end: int, key: KeyPath = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.start, self.end, self.key = code, message, start, end, key

    def moved(self, by: int) -> Wrong:
        """The same, in a file in which the frontmatter begins at that offset."""
        return Wrong(self.code, self.message, self.start + by, self.end + by, self.key)


def not_yaml(error: yaml.YAMLError, text: str) -> Wrong:
    """The parser's complaint at its place. At the end of the text it is of no use, so the beginning is shown."""
    if not isinstance(error, yaml.MarkedYAMLError):
        offset = next((at for at, c in enumerate(text) if not c.isprintable() and c not in "\t\r\n\x85\u2028\u2029"), 0)
        return Wrong("DOC103", "not YAML: a control character that text can't hold; remove it", offset, offset + 1)
    problem, mark = error.problem or "it can't be read", error.problem_mark
    offset = mark.index if mark else 0
    context = f" {error.context}" if error.context else ""
    if error.context_mark and not text[offset:].strip():
        offset = error.context_mark.index
    if "nesting depth" in problem:  # from some release on the parser counts too, ahead of its events
        return Wrong("DOC113", f"nested too deeply: {problem}", offset, offset + 1)
    plain = _plain_cause(text, offset)
    if plain:
        return Wrong("DOC103", f"not YAML: {plain[1]}", plain[0], plain[0] + 1)
    return Wrong("DOC103", f"not YAML: {problem}{context}{_advice(problem)}", offset, min(offset + 1, len(text)))


def _plain_cause(text: str, offset: int) -> tuple[int, str] | None:
    """What people do most, where it stands and in plain words: on the line of the complaint or the one before."""
    at = text[offset : offset + 1]
    if at == "\t":
        return offset, "a tab stands here: indent by spaces"
    if at and at in "*&@`%!|>":
        return offset, f"a value that begins with {at} needs quotes around it"
    start = text.rfind("\n", 0, offset) + 1
    for begin in (start, text.rfind("\n", 0, max(start - 1, 0)) + 1):
        line = text[begin:].split("\n", 1)[0]
        blank = re.match(r"[ \t]*\u00a0", line)
        if blank:
            return begin + blank.end() - 1, "a no-break space stands here: indent by ordinary spaces"
        glued = re.match(r" *(?:- )?[a-z][a-z0-9_-]*:(?=[^\s:/])", line)
        if glued:
            return begin + glued.end() - 1, "a space is missing after the colon"
        quoted = re.match(r" *(?:- )?[a-z][a-z0-9_-]*: (?=(\"[^\"]*\"|'[^']*')[^\s,#}\]])", line) or re.match(
            r" *(?:- )?[a-z][a-z0-9_-]*: (?=(\"[^\"]*\"|'[^']*') +[^\s,#}\]])", line
        )
        if quoted:
            return begin + quoted.end(), "the quotes end before the value does: put quotes around all of it"
    return None


def _advice(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "; a value that contains “: ” needs quotes, and keys of one section the same indentation"
    if "cannot start any token" in problem:
        return "; a value that begins so needs quotes"
    if "did not find expected" in problem or "could not find expected" in problem:
        return "; look here and on the line before for a missing comma, bracket or quote, and for “: ” in a value"
    return ""
