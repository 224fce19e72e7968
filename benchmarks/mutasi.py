"""Measure what the tests notice: python benchmarks/mutasi.py ROOM... [-n MUTANTS] [-s SEED].

A mutant is the project with one small change (another comparison, another sign, a number off by
one, a condition turned round). The tests of its room are run against it; a mutant that they pass
has survived. Mutants are drawn at random with a seed, so that a figure can be repeated; rates come
with Wilson intervals of 95 %. The changed module is put in the place of the true one by an import
hook: no file of the project is touched.
"""

import argparse
import ast
import copy
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from keandalan import wilson

ROOT = Path(__file__).resolve().parents[1]
ROOMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "rules": ("lakip_xl/rules", ("tests/rules", "tests/schemes/test_schemes.py", "lakip_xl/rules")),
    "functions": ("lakip_xl/functions", (
        "tests/functions", "tests/schemes/test_schemes.py", "lakip_xl/functions")),
    "relations": ("lakip_xl/audit/relations", (
        "tests/audit/test_rules.py", "tests/audit/test_inti.py",
        "tests/audit/test_naskah_kantor_lain.py", "lakip_xl/audit/relations")),
    "indicators": ("lakip_xl/audit/indicators", (
        "tests/audit/test_indicators.py", "tests/audit/test_rules.py",
        "lakip_xl/audit/indicators")),
    "sentence": ("lakip_xl/audit/sentence", (
        "tests/audit/test_prosa.py", "tests/audit/test_rules.py", "lakip_xl/audit/sentence")),
    "table": ("lakip_xl/audit/table", (
        "tests/audit/test_naskah_kantor_lain.py", "tests/audit/test_rules.py",
        "lakip_xl/audit/table")),
    "buku": ("lakip_xl/audit/workbook", ("tests/audit/workbook", "lakip_xl/audit/workbook")),
    "engine": ("lakip_xl/engine", ("tests/engine", "lakip_xl/engine")),
}  # fmt: skip
"""Rooms: where their modules are, and what is run against a mutant of one."""
_HOOK = """
import importlib, importlib.abc, importlib.util, os, sys

class Mutant(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == os.environ["MUTANT"]:
            return importlib.util.spec_from_file_location(name, os.environ["MUTANT_FILE"])

sys.meta_path.insert(0, Mutant())

def pytest_collection():
    # pytest imports a module for its doctests by its path, unless it is there already.
    importlib.import_module(os.environ["MUTANT"])
"""
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_SIGN: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


def changed(node: ast.AST) -> ast.AST | None:
    """Give a node with a small change; ``None`` where there is none to make."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[op, *_]) if type(op) in _COMPARE:
            new.ops[0] = _COMPARE[type(op)]()
        case ast.BoolOp(op=ast.And()):
            new.op = ast.Or()
        case ast.BoolOp(op=ast.Or()):
            new.op = ast.And()
        case ast.BinOp(op=op, left=left) if type(op) in _SIGN and not _is_text(left):
            new.op = _SIGN[type(op)]()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Constant(value=bool(value)):
            new.value = not value
        case ast.Constant(value=int(value) | float(value)):
            new.value = value + 1
        case ast.If(test=test) | ast.IfExp(test=test):
            new.test = ast.UnaryOp(ast.Not(), test)
        case _:
            return None
    return new


def _is_text(node: ast.AST) -> bool:
    return any(
        isinstance(one, ast.JoinedStr)
        or (isinstance(one, ast.Constant) and isinstance(one.value, str))
        for one in ast.walk(node)
    )


def places(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the nodes inside functions that can be changed; annotations and messages are none."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                if isinstance(statement, ast.Raise):
                    continue
                for node in ast.walk(statement):
                    if not isinstance(node, ast.FunctionDef) and changed(node) is not None:
                        yield node


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def mutants(folder: Path, count: int, rng: random.Random) -> Iterator[tuple[Path, str, str]]:
    """Draw mutants of the modules of a room: the file, the change, and the changed source."""
    every = []
    for path in sorted(folder.rglob("*.py")):
        if path.name != "__init__.py":
            tree = ast.parse(path.read_text("utf-8"))
            every += [(path, i) for i, _ in enumerate(dict.fromkeys(places(tree)))]
    for path, index in rng.sample(every, min(count, len(every))):
        tree = ast.parse(path.read_text("utf-8"))
        node = list(dict.fromkeys(places(tree)))[index]
        new = changed(node)
        assert new is not None  # noqa: S101 - places gives only such nodes
        change = f"{getattr(node, 'lineno', 0)}: {_short(node)} → {_short(new)}"
        swapped = _Swap(node, ast.copy_location(new, node)).visit(tree)
        yield path, change, ast.unparse(ast.fix_missing_locations(swapped))


def _short(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).partition("\n")[0]


def survives(path: Path, source: str, tests: tuple[str, ...], folder: Path, limit: float) -> bool:
    """Tell whether the tests pass with a changed module; too long a run is no pass."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    (folder / "mutant_hook.py").write_text(_HOOK, "utf-8")
    mutant = folder / "mutant.py"
    mutant.write_text(source, "utf-8")
    environment = os.environ | {
        "MUTANT": name, "MUTANT_FILE": str(mutant), "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    there = [test for test in tests if (ROOT / test).exists()]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "mutant_hook",
               "-p", "no:cacheprovider", *there]  # fmt: skip
    try:
        run = subprocess.run(command, cwd=ROOT, env=environment, timeout=limit, check=False,
                             capture_output=True)  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def main() -> None:
    """Print the table of the documentation, and the mutants that survived."""
    parser = argparse.ArgumentParser(description="Measure what the tests notice.")
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], default=list(ROOMS))
    parser.add_argument("-n", type=int, default=20, help="mutants of each room")
    parser.add_argument("-s", type=int, default=1, help="seed")
    parser.add_argument("-t", type=float, default=300.0, help="seconds for the tests of a mutant")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for room in arguments.rooms or ROOMS:
            where, tests = ROOMS[room]
            tried = killed = 0
            rng = random.Random(arguments.s)  # noqa: S311 - no secret depends on it
            for path, change, source in mutants(ROOT / where, arguments.n, rng):
                alive = survives(path, source, tests, Path(name), arguments.t)
                tried, killed = tried + 1, killed + (not alive)
                if alive:
                    print(f"hidup: {path.relative_to(ROOT)}:{change}", flush=True)
            rows.append(f"| {room} | {wilson(killed, tried)} |")
            print(rows[-1], flush=True)
    print("\n".join(("| Ruang | Perubahan yang ketahuan |", "| --- | --- |", *rows)))


if __name__ == "__main__":
    main()
