"""A portfolio to measure with: partnerships made from one of the examples, each with names and numbers of its own.

    python benchmarks/portfolio.py --charters 1000 /tmp/portfolio

The same number gives the same files. A charter has some 180 lines of frontmatter and 2,000 words; a plan and a
review lie beside it.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from random import Random

SEED = Path(__file__).parents[1] / "charters" / "aster-portage"
WORDS = 2000
FILES = ("charter.md", "plan.md", "reviews/2026-09-alignment-session.md")
ONSETS = "b br d dr f g gr h k kl l m n p pr r s st t tr v w".split()
NUCLEI = "a e i o u ai ea io ou".split()
CODAS = "l m n r s t nd rn st x".split()
FIRST = "Ada Bela Carla Dario Edda Fynn Greta Hugo Ida Jonas Klara Lars Mina Nils Olga Per Rosa Sven Tilda Uwe".split()
PEOPLE = re.compile(r"\{name: [^,}]+, title: ([^,}]+), handle: \"@[^\"]+\"\}")
FURTHER = (
    "The working groups keep a list of open questions, and each question has one owner who reports on it.",
    "Where a customer of both sides asks for something not foreseen here, the managers write down what was asked.",
    "What an answer would cost, and whom it would help, is said in the same note before either side answers.",
    "Training material is written once and translated by the side that uses it; the other side reads the translation.",
    "Each side names the systems that the joint work depends on, and says who is called when one of them stops.",
    "A visit to the other side’s premises is announced to its manager, who names a host.",
    "Figures that one side reports to its own board about the joint work are shown to the other side first.",
)


def write(folder: Path, charters: int, words: int = WORDS, files: tuple[str, ...] = FILES) -> None:
    """Write a number of partnerships below `folder/charters/`, with constitutions of so many words."""
    seed = {name: (SEED / name).read_text("utf-8") for name in files}
    for number in range(charters):
        names = _names(number)
        home = folder / "charters" / "-".join(name.lower() for name in names)
        (home / "reviews").mkdir(parents=True, exist_ok=True)
        for name, text in seed.items():
            (home / name).write_text(partnership(text, names, number, words), "utf-8")


def partnership(text: str, names: tuple[str, str], number: int, words: int = WORDS) -> str:
    """A file of the example with other names, without links to files that the portfolio leaves out, and long enough."""
    dice = Random(number)
    for old, new in zip(("Aster", "Portage"), names, strict=True):
        text = text.replace(old, new).replace(old.lower(), new.lower())
    text = re.sub(r"\[([^\]]+)\]\((?!#)[^)]*\)", r"\1", text)
    text = text.replace("risk_register: risk-register.md", "risk_register: kept by both managers")
    text = PEOPLE.sub(lambda match: _person(match[1], names, dice), text)
    if "kind: charter" in text:
        begin = f"effective: 2025-{number % 9 + 1:02}-{number % 27 + 1:02}"
        text = re.sub(r"^effective: .*", begin, text, flags=re.MULTILINE)
        lacking = words - len(text.split("\n---\n", 1)[1].split())
        text = f"{text.rstrip()}\n\n## Further practice\n\n{_further(lacking, dice)}"
    return text


def _names(number: int) -> tuple[str, str]:
    dice = Random(f"names {number}")
    made = tuple((_syllable(dice) + _syllable(dice)).capitalize() + str(_letters(number)) for _ in range(2))
    return made[0], made[1] + "a"


def _letters(number: int) -> str:
    """A number in letters, so that no two names are the same: 27 -> `bb`."""
    return (_letters(number // 26) if number >= 26 else "") + chr(ord("a") + number % 26)


def _syllable(dice: Random) -> str:
    return dice.choice(ONSETS) + dice.choice(NUCLEI) + dice.choice(CODAS)


def _person(title: str, names: tuple[str, str], dice: Random) -> str:
    first, last = dice.choice(FIRST), (_syllable(dice) + _syllable(dice)).capitalize()
    handle = f"{first}-{last}-{names[0]}-{dice.randrange(10**6)}".lower()
    return f'{{name: {first} {last}, title: {title}, handle: "@{handle}"}}'


def _further(words: int, dice: Random) -> str:
    paragraphs: list[str] = []
    while words > 0:
        sentences = dice.sample(FURTHER, 4)
        words -= sum(len(each.split()) for each in sentences)
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--charters", type=int, default=1000)
    options.add_argument("folder", type=Path)
    chosen = options.parse_args()
    write(chosen.folder, chosen.charters)
