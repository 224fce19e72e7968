"""The page on reliability names each limit that is our choice, with its value."""

import ast
import importlib
import re
from pathlib import Path
from typing import Any

import lakip_xl
from lakip_xl.package.limits import MIB, Limits

ROOT = Path(lakip_xl.__file__).parent
PAGE = (ROOT.parent / "docs" / "keandalan.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| `([\w.]+)` \| ([^|]+) \|$", re.MULTILINE)
READERS = ("engine", "package", "services/grid", "audit/read/pdf.py", "audit/read/w")
"""Where files are read: what bounds that is chosen, not found in a regulation."""
LIMIT = re.compile(r"_?(MOST|LARGEST|LONGEST|WIDEST|DEEPEST)(_[A-Z]+)?")


def limits_in_code() -> set[str]:
    found = {f"package.limits.LIMITS.{name}" for name in Limits.__dataclass_fields__}
    for path in ROOT.rglob("*.py"):
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(READERS):
            module = place.removesuffix(".py").replace("/", ".")
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    name = node.targets[0].id
                    found |= {f"{module}.{name}"} if LIMIT.fullmatch(name) else set()
    return found


def value_of(name: str) -> Any:
    module, rest = f"lakip_xl.{name}", list[str]()
    while True:
        module, _, last = module.rpartition(".")
        rest.insert(0, last)
        try:
            value: Any = importlib.import_module(module)
        except ModuleNotFoundError:
            continue
        for one in rest:
            value = getattr(value, one)
        return value


def test_every_limit_is_on_the_page() -> None:
    assert limits_in_code() - {name for _, _, name, _ in ROW.findall(PAGE)} == set()


def test_the_page_gives_the_value_and_a_reason_of_each() -> None:
    rows = ROW.findall(PAGE)
    assert len(rows) > 20
    for what, value, name, reason in rows:
        number = re.match(r"([\d.]+)( MiB)?", value)
        assert number, what
        stated = int(number[1].replace(".", "")) * (MIB if number[2] else 1)
        assert stated == value_of(name), what
        assert reason.strip(), what
