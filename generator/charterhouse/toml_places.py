"""TOML text -> where each key and value of it stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
from bisect import bisect_right

KeyPath = tuple[str | int, ...]
"""`("rule", 0, "require")`: items of a list, and tables of an array, go by their number."""
BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
SPACE = re.compile(r"[ \t]*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
PLAIN = re.compile(r"[^,\]}#\n]*[^,\]}#\s]")
ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[ \t]*\r?\n[ \t\r\n]*|.)", re.DOTALL)


class Places:
    """Where the keys and values of a text stand that `tomllib` has read without complaint: character offsets."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.keys: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, int] = {}
        self.lengths: dict[KeyPath, int] = {}
        """How many tables of an array have been seen."""
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._document()

    def key(self, path: KeyPath) -> tuple[int, int]:
        """Line and column, from 1, of a key; of the nearest around it where it isn't there itself."""
        while path and path not in self.keys:
            path = path[:-1]
        return self._located(self.keys.get(path, 0))

    def inside(self, path: KeyPath, character: int) -> tuple[int, int]:
        """Line and column of a character of a string, counted from 0 in what the string says."""
        at = self.values.get(path)
        if at is None:
            return self.key(path)
        opening = next((each for each in ('"""', "'''", '"', "'") if self.text.startswith(each, at)), "")
        at += len(opening)
        if len(opening) == 3:
            at += len(re.match(r"(?:\r?\n)?", self.text[at : at + 2])[0])  # type: ignore[index]  # always matches
        for _ in range(character):
            at = self._escaped(at) if opening[:1] == '"' else at
            at += 2 if self.text.startswith("\r\n", at) else 1
        return self._located(at)

    def _escaped(self, at: int) -> int:
        """The last character of what stands for one: nothing stands for a line end after a backslash."""
        while match := ESCAPE.match(self.text, at):
            if "\n" not in match[0]:
                return match.end() - 1
            at = match.end()
        return at

    def _located(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def _document(self) -> None:
        table: KeyPath = ()
        while not self._ended():
            if self.text[self.at] != "[":
                self._pair(table)
                continue
            several = self.text.startswith("[[", self.at)
            start = self.at
            self.at += 1 + several
            table = self._within((), self._name())
            if several:
                self.lengths[table] = self.lengths.get(table, 0) + 1
                table = (*table, self.lengths[table] - 1)
            for depth in range(1, len(table) + 1):
                self.keys.setdefault(table[:depth], start)
            self.at += 1 + several

    def _ended(self) -> bool:
        blank = BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at >= len(self.text)

    def _within(self, table: KeyPath, name: list[str]) -> KeyPath:
        """A key from a table on: below an array of tables, it lies in the last of them."""
        for step in name:
            table = (*table, self.lengths[table] - 1, step) if table in self.lengths else (*table, step)
        return table

    def _name(self) -> list[str]:
        """A key and the keys after its dots."""
        found = []
        while True:
            self.at = _end(SPACE, self.text, self.at)
            start = self.at
            quoted = self.text[start : start + 1] in ('"', "'")
            self.at = _end(STRING if quoted else BARE, self.text, start)
            word = self.text[start : self.at]
            found.append(_unescaped(word) if quoted else word)
            self.at = _end(SPACE, self.text, self.at)
            if not self.text.startswith(".", self.at):
                return found
            self.at += 1

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        path = self._within(table, self._name())
        for depth in range(len(table) + 1, len(path) + 1):
            self.keys.setdefault(path[:depth], start)
        self.at = _end(SPACE, self.text, self.at + 1)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self.values[path] = self.at
        self.keys.setdefault(path, self.at)
        sign = self.text[self.at]
        if sign not in "[{":
            self.at = _end(STRING if sign in "\"'" else PLAIN, self.text, self.at)
            return
        closing = "]" if sign == "[" else "}"
        self.at += 1
        number = 0
        while not self._ended() and self.text[self.at] != closing:
            if sign == "[":
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)
            if not self._ended() and self.text[self.at] == ",":
                self.at += 1
        self.at += 1


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at + 1


def _unescaped(word: str) -> str:
    import tomllib  # noqa: PLC0415 (only where a key has quotes)

    return next(iter(tomllib.loads(f"{word} = 0")))
