"""The house map as tests: who may import whom, how long a module may be, what start-up costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "lakip_xl"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Which rooms (or single modules of one) a room may import from; the version is for everybody.
ARROWS = {
    "errors": set[str](),
    "interrupts": set[str](),
    "rules": set[str](),
    "schemes": {"rules"},  # regulations as data; the rules take one as an argument
    "functions": {"rules", "schemes"},
    "package": {"errors", "interrupts", "rules.errors"},  # a cell of a file may hold an Excel error
    "examples": {"errors"},
    "engine": {"errors", "interrupts", "rules", "schemes", "functions", "package"},
    "workbook": {
        "errors", "interrupts", "rules", "schemes", "functions", "package", "engine", "examples",
    },
    "services": {"errors", "rules", "schemes", "functions", "package", "engine", "workbook"},
    "audit": {"errors", "rules", "schemes", "functions", "package", "engine", "workbook"},
    "report": {
        "errors", "interrupts", "rules", "schemes", "functions", "package", "engine", "workbook",
        "audit",
    },
    "compare": {
        "errors", "rules", "schemes", "functions", "package", "engine", "workbook", "audit",
    },
    "consolidate": {
        "errors", "interrupts", "rules", "schemes", "functions", "package", "engine", "workbook",
    },
    "excel": {
        "errors", "rules", "schemes", "functions", "package", "engine", "workbook", "services",
        "audit", "report", "consolidate",
    },
    "commands": {
        "errors", "interrupts", "rules", "schemes", "functions", "package", "engine", "workbook",
        "services", "audit", "report", "consolidate", "compare", "excel",
    },
    "cli": {"errors", "interrupts", "commands"},
    "__main__": {"cli", "interrupts"},
}  # fmt: skip

# The only places that may know a library.
OWNERS = {
    "formualizer": ("engine/",),
    "xlwings": ("excel/",),
    "pyopenvba": ("workbook/vba/",),
    "docx": ("report/", "audit/read/", "audit/write/"),
    "pypdf": ("audit/write/",),
    "rapidfuzz": ("audit/sentence/",),
    "click": ("cli.py", "commands/"),
    "rich": ("commands/",),
    "pyarrow": ("consolidate/recap/",),
}

HEAVY = ("pandas", "numpy", "openpyxl", "xlwings", "docx", "rich")
LONGEST_MODULE = 300


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports_of(module: Path) -> tuple[str, ...]:
    """Every module that is imported anywhere in a file, as an absolute dotted name."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the arrows"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(names)


def our_modules(module: Path) -> Iterator[str]:
    """Every import of ours, without the leading ``lakip_xl.``."""
    for name in imports_of(module):
        package, _, rest = name.partition(".")
        if package == "lakip_xl" and rest not in {"", "__version__"}:
            yield rest


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_arrows_point_inward(module: Path) -> None:
    room = room_of(module)
    allowed = tuple(f"{name}." for name in {room, *ARROWS.get(room, ())})
    assert [name for name in our_modules(module) if not f"{name}.".startswith(allowed)] == []


def test_no_two_rooms_import_each_other() -> None:
    def reachable(room: str) -> set[str]:
        direct = {name.partition(".")[0] for name in ARROWS[room]}
        return direct.union(*map(reachable, direct))

    assert [room for room in ARROWS if room in reachable(room)] == []


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_known_in_its_own_room_only(library: str) -> None:
    strangers = {
        name_of(module)
        for module in MODULES
        if any(name.split(".")[0] == library for name in imports_of(module))
        and not name_of(module).startswith(OWNERS[library])
    }
    assert strangers == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_short_enough_to_read(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE


def loaded_after(statement: str, *arguments: str) -> set[str]:
    """Run a statement in a fresh interpreter; give the top-level packages that it loaded."""
    script = f"import sys; {statement}; print(*sorted(m.split('.')[0] for m in sys.modules))"
    process = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(process.stdout.splitlines()[-1].split())


def test_starting_the_command_line_loads_no_heavy_package() -> None:
    assert loaded_after("import lakip_xl.cli").isdisjoint({*HEAVY, "formualizer", "lxml"})


def test_listing_the_verbs_loads_no_heavy_package() -> None:
    loaded = loaded_after("from lakip_xl.cli import main; main(['--help'])")
    assert loaded.isdisjoint({*HEAVY, "formualizer", "lxml"})


def test_recalculating_loads_no_heavy_package(example_copy: Path) -> None:
    statement = (
        f"from lakip_xl.cli import main; assert main(['hitung', {str(example_copy)!r}]) == 0"
    )
    loaded = loaded_after(statement)
    assert "formualizer" in loaded
    assert loaded.isdisjoint(HEAVY)
