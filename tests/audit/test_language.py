"""One language: code is written in English, with a closed glossary of the regulation's terms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

AUDIT = Path(__file__).parents[2] / "lakip_xl" / "audit"
LISTS = Path(__file__).with_name("language.txt").read_text("utf-8")
WORDS = {name: frozenset(text.split()) for name, text in re.findall(r"\[(\w+)\]\n([^\[]*)", LISTS)}
GLOSSARY = WORDS["glossary"]
"""Terms of the regulations and names of what users hold in their hands."""
KEYS = WORDS["keys"]
"""Keys of the JSON output and of the documentation's pages, which are attributes as well."""
NAMES = WORDS["names"]
"""Names that the oldest types of the audit give to everybody, such as ``Temuan`` and ``Letak``."""
INDONESIAN = WORDS["indonesian"]
"""Words of the old rooms' identifiers."""
OLD = frozenset({"temuan.py", "cetak.py", "naskah"})
"""Rooms that are still written in both."""
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def identifiers(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name


def words(path: Path) -> set[str]:
    return {word.lower() for name in identifiers(path) for word in WORD.findall(name)}


def test_new_rooms_use_no_word_that_only_the_old_rooms_know() -> None:
    """What an old room says in Indonesian, no other room may; the glossary is closed."""
    rooms: dict[str, set[str]] = {"old": set(), "new": set()}
    for path in AUDIT.rglob("*.py"):
        old = path.relative_to(AUDIT).parts[0] in OLD
        rooms["old" if old else "new"] |= words(path)
    assert rooms["new"] & INDONESIAN - GLOSSARY - KEYS - NAMES == set()
    assert rooms["old"] & INDONESIAN, "the last old room is gone: drop this list"
