"""Damaged workbooks through the real command line: one sentence, an exit code, no file changed.

``python tests/support/campaign.py 500`` runs so many mutations of each kind and prints a table of
counts; the seed may follow, and a workbook in place of the small one, which then meets more verbs.
``tests/faults/test_campaign.py`` runs a few of each.
"""

import contextlib
import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from lakip_xl.cli import main
from lakip_xl.package.gate import open_package

VERBS = ("hitung", "periksa", "bekukan")
MORE_VERBS = (*VERBS, "periksa --tulis", "laporan --tetap", "perbarui", "impor")
"""For the long run, with a whole workbook."""
_IN_PLACE = ("hitung", "periksa --tulis", "perbarui", "impor")
PASSED, REFUSED = "", "-"
"""What is no fault: the verb did its work, or refused the file in one sentence."""
_ODD = ("", "x", "-1", "1e308", "99999999999", "\u202e", "#REF!", "A1:XFD1048576", "NaN")


def bytes_damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, or the end cut off."""
    if chance.random() < 0.1:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def zip_damaged(data: bytes, chance: random.Random) -> bytes:
    """A part left out, emptied, cut or put in place of another."""

    def change(parts: dict[str, bytes]) -> None:
        name, other = chance.choice(list(parts)), chance.choice(list(parts))
        match chance.randrange(4):
            case 0:
                del parts[name]
            case 1:
                parts[name] = b""
            case 2:
                parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
            case _:
                parts[name] = parts[other]

    return _repacked(data, change)


def xml_damaged(data: bytes, chance: random.Random) -> bytes:
    """A value of an attribute, or the text of an element, replaced by an odd one."""

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        content = parts[name]
        first, last = chance.choice(((b'="', b'"'), (b">", b"<")))
        places = content.count(first)
        if not places:
            return
        at = -1
        for _ in range(chance.randrange(min(places, 400)) + 1):
            at = content.find(first, at + 1)
        start = at + len(first)
        end = content.find(last, start)
        parts[name] = content[:start] + chance.choice(_ODD).encode() + content[max(end, start) :]

    return _repacked(data, change)


_MEANING = {PASSED: "done", REFUSED: "refused in one sentence"}
KINDS = {"bytes": bytes_damaged, "zip": zip_damaged, "xml": xml_damaged}


def fault(verb: str, data: bytes, folder: Path) -> str:
    """Run a verb on a file; ``PASSED``, ``REFUSED``, or what is wrong."""
    path = folder / "rusak.xlsx"
    path.write_bytes(data)
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = main([*verb.split(), str(path), *([str(path)] if verb == "impor" else [])])
    said = errors.getvalue()
    problem = ""
    if code not in (0, 1, 2):
        problem = f"exit code {code}"
    elif "tidak terduga" in said or "Traceback" in said:
        problem = said.strip()
    elif code == 2 and said.count("\n") != 1:
        problem = f"{said.count(chr(10))} lines"
    elif path.read_bytes() != data:
        if code == 2 or verb not in _IN_PLACE:
            problem = "the file changed"
        else:
            open_package(path)
    left = {one.name for one in folder.iterdir()} - {path.name, "rusak-beku.xlsx", "LKjIP.docx"}
    for one in folder.iterdir():
        one.unlink()
    if left:
        problem = problem or f"left behind: {sorted(left)}"
    return problem or (REFUSED if code == 2 else PASSED)


def run(
    data: bytes, count: int, seed: int, verbs: Sequence[str] = VERBS
) -> Counter[tuple[str, str, str]]:
    """Run a campaign; what came of each kind of damage and verb."""
    found: Counter[tuple[str, str, str]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for kind, damage in KINDS.items():
            chance = random.Random(f"{seed} {kind}")  # noqa: S311 - damage, not secrets
            for _ in range(count):
                damaged = damage(data, chance)
                for verb in verbs:
                    found[kind, verb, fault(verb, damaged, Path(name))] += 1
    return found


def small_workbook() -> bytes:
    """A workbook with what the readers look at: strings, a table, names, formulas, settings."""
    from packages import row, sheet, table, workbook

    rows = row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>') + "".join(
        row(
            n,
            f'<c r="A{n}"><v>{n}</v></c>',
            f'<c r="B{n}"><f>CAPAIAN(tbl[[#This Row],[a]],80)</f><v>1</v></c>',
        )
        for n in range(2, 8)
    )
    return workbook(
        {"A": sheet(rows), "B": sheet(row(1, '<c r="A1"><f>SUM(A!B2:B7)*N_</f><v>0</v></c>'))},
        tables={"A": table("tbl", "A1:B7", "a", "b")},
        names='<definedName name="N_">A!$A$2</definedName>',
        settings='<calcPr iterate="1" iterateCount="10"/>',
        strings="<si><t>a</t></si><si><t>b</t></si>",
    )


if __name__ == "__main__":
    whole = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    counts = run(
        whole.read_bytes() if whole else small_workbook(),
        int(sys.argv[1]) if len(sys.argv) > 1 else 500,
        int(sys.argv[2]) if len(sys.argv) > 2 else 1,
        MORE_VERBS if whole else VERBS,
    )
    for (kind, verb, what), number in sorted(counts.items()):
        sys.stdout.write(f"{kind:6} {verb:16} {number:6} {_MEANING.get(what, what)}\n")
    sys.exit(any(what not in _MEANING for _, _, what in counts))
