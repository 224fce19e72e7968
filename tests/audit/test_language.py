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
INDONESIAN = WORDS["indonesian"]
"""Everyday words, which have an English one."""
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def identifiers(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name


def test_the_audit_is_written_in_english() -> None:
    """Whatever its parts are called: names of files, too."""
    said = {
        (path.relative_to(AUDIT).as_posix(), name): {word.lower() for word in WORD.findall(name)}
        for path in AUDIT.rglob("*.py")
        for name in (*identifiers(path), path.stem, path.parent.name)
    }
    assert {place for place, words in said.items() if words & INDONESIAN - GLOSSARY - KEYS} == set()


def test_the_lists_are_closed() -> None:
    """No word stands in two of them, and none in an order of its own."""
    assert not GLOSSARY & INDONESIAN
    assert not KEYS & INDONESIAN
    for name, text in re.findall(r"\[(\w+)\]\n([^\[]*)", LISTS):
        assert text.split() == sorted(text.split()), name
