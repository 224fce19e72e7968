"""Random workbooks of other offices with one fault each, for ``keandalan.py``.

Four families (budgets, head counts, indicators, quarters), each with random heads, places, lengths
and figures. The faults are the usual operators of mutation testing for spreadsheets: a formula
typed over with a constant, a range that is too short, a reference to a neighbour, another
arithmetic operator. Which cell is wrong is known by construction.
"""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xl.audit.workbook.audit import audit_workbook

UNITS = ("Sekretariat", "Bidang Mutasi", "Bidang Diklat", "UPT Utara", "UPT Selatan", "UPT Barat",
         "Bagian Umum", "Seksi Data", "Balai Benih", "Balai Uji")  # fmt: skip
WORK = ("Penyusunan rencana", "Layanan izin", "Pembinaan desa", "Pemeliharaan jalan",
        "Pelatihan aparatur", "Pengawasan pasar", "Rehabilitasi irigasi", "Bantuan alat",
        "Survei harga", "Evaluasi kinerja", "Penyuluhan gizi", "Pengadaan buku")  # fmt: skip


@dataclass
class Page:
    """A sheet that is being filled, and the formulas on it."""

    sheet: Worksheet
    top: int
    left: int
    formulas: list[str] = field(default_factory=list)

    def at(self, row: int, column: int) -> str:
        """Give the address of a cell of the table."""
        return f"{get_column_letter(self.left + column)}{self.top + row}"

    def put(self, row: int, column: int, value: float | str) -> None:
        """Write into a cell of the table, and remember a formula."""
        address = self.at(row, column)
        self.sheet[address] = value
        if isinstance(value, str) and value.startswith("="):
            self.formulas.append(address)

    def column_sum(self, row: int, column: int, first: int, name: str = "SUM") -> None:
        """Write the sum, or the mean, of the rows above."""
        self.put(row, column, f"={name}({self.at(first, column)}:{self.at(row - 1, column)})")


def budget(page: Page, rng: random.Random) -> None:
    """Budget, spending, what is left, absorption, and the total row."""
    heads = rng.choice([
        ("No", "Uraian", "Anggaran", "Realisasi", "Sisa", "Serapan (%)"),
        ("No.", "Program/Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "Sisa Anggaran", "%"),
        ("Kode", "Kegiatan", "Pagu Anggaran", "Realisasi Anggaran", "Sisa", "Penyerapan (%)"),
    ])  # fmt: skip
    for column, head in enumerate(heads):
        page.put(0, column, head)
    names = rng.sample(WORK, rng.randint(6, 12))
    for row, name in enumerate(names, start=1):
        plan = rng.randint(1_000, 9_000) * 10_000
        page.put(row, 0, row)
        page.put(row, 1, name)
        page.put(row, 2, plan)
        page.put(row, 3, plan * rng.randint(40, 99) // 100)
        _money(page, row)
    last = len(names) + 1
    page.put(last, 1, rng.choice(("Jumlah", "Total", "JUMLAH")))
    for column in (2, 3):
        page.column_sum(last, column, 1)
    _money(page, last)


def _money(page: Page, row: int) -> None:
    page.put(row, 4, f"={page.at(row, 2)}-{page.at(row, 3)}")
    page.put(row, 5, f"={page.at(row, 3)}/{page.at(row, 2)}*100")


def staff(page: Page, rng: random.Random) -> None:
    """Head counts by unit and sex, or by unit and grade, with sums on both sides."""
    parts = rng.choice([("L", "P"), ("Laki-laki", "Perempuan"), ("I", "II", "III", "IV"),
                        ("SMA", "D3", "S1", "S2")])  # fmt: skip
    heads = (rng.choice(("Unit Kerja", "Unit Organisasi", "Bidang")), *parts,
             rng.choice(("Jumlah", "Total")))  # fmt: skip
    for column, head in enumerate(heads):
        page.put(0, column, head)
    names = rng.sample(UNITS, rng.randint(5, 9))
    plus = rng.random() < 0.5
    for row, name in enumerate(names, start=1):
        page.put(row, 0, name)
        for column in range(1, len(parts) + 1):
            page.put(row, column, rng.randint(2, 60))
        cells = [page.at(row, column) for column in range(1, len(parts) + 1)]
        page.put(row, len(parts) + 1, "=" + "+".join(cells) if plus
                 else f"=SUM({cells[0]}:{cells[-1]})")  # fmt: skip
    last = len(names) + 1
    page.put(last, 0, rng.choice(("Jumlah", "Total")))
    for column in range(1, len(parts) + 2):
        page.column_sum(last, column, 1)


def indicators(page: Page, rng: random.Random) -> None:
    """Target, realisasi, capaian, and the mean."""
    heads = rng.choice([
        ("No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"),
        ("No", "Indikator", "Satuan", "Target 2024", "Realisasi 2024", "% Capaian"),
    ])  # fmt: skip
    for column, head in enumerate(heads):
        page.put(0, column, head)
    names = rng.sample(WORK, rng.randint(5, 10))
    for row, name in enumerate(names, start=1):
        page.put(row, 0, row)
        page.put(row, 1, f"Jumlah {name.lower()}")
        page.put(row, 2, rng.choice(("Dokumen", "Orang", "Unit")))
        page.put(row, 3, rng.randint(20, 400))
        page.put(row, 4, rng.randint(20, 400))
        page.put(row, 5, f"={page.at(row, 4)}/{page.at(row, 3)}*100")
    last = len(names) + 1
    page.put(last, 1, "Rata-rata")
    page.column_sum(last, 5, 1, "AVERAGE")


def quarters(page: Page, rng: random.Random) -> None:
    """Four quarters, the year, its target and the capaian; the total row."""
    names = rng.choice([("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
                        ("TW I", "TW II", "TW III", "TW IV")])  # fmt: skip
    heads = ("No", "Uraian", "Target", *names, rng.choice(("Jumlah", "Total", "Realisasi Setahun")),
             "Capaian (%)")  # fmt: skip
    for column, head in enumerate(heads):
        page.put(0, column, head)
    rows = rng.sample(WORK, rng.randint(5, 9))
    for row, name in enumerate(rows, start=1):
        page.put(row, 0, row)
        page.put(row, 1, name)
        page.put(row, 2, rng.randint(80, 400))
        for column in range(3, 7):
            page.put(row, column, rng.randint(5, 90))
        page.put(row, 7, f"=SUM({page.at(row, 3)}:{page.at(row, 6)})")
        page.put(row, 8, f"={page.at(row, 7)}/{page.at(row, 2)}*100")
    last = len(rows) + 1
    page.put(last, 1, "Jumlah")
    for column in range(2, 8):
        page.column_sum(last, column, 1)
    page.put(last, 8, f"={page.at(last, 7)}/{page.at(last, 2)}*100")


Change = float | str | None
"""What is typed into the cell; ``None`` where the fault cannot be made there."""

FAMILIES: dict[str, Callable[[Page, random.Random], None]] = {
    "anggaran": budget, "pegawai": staff, "indikator": indicators, "triwulan": quarters,
}  # fmt: skip
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def constant(_formula: str, rng: random.Random) -> Change:
    """Type a number over the formula."""
    return rng.randint(11, 97_531)


def shorter(formula: str, rng: random.Random) -> Change:
    """Let a range lose a row or a column at one of its ends."""
    found = _RANGE.search(formula)
    if found is None:
        return None
    left, top, right, bottom = found[1], int(found[2]), found[3], int(found[4])
    if left == right:
        top, bottom = (top + 1, bottom) if rng.random() < 0.5 else (top, bottom - 1)
    else:
        right = get_column_letter(openpyxl.utils.column_index_from_string(right) - 1)
    return formula.replace(found[0], f"{left}{top}:{right}{bottom}")


def reference(formula: str, rng: random.Random) -> Change:
    """Let one reference point to the row above or below."""
    found = rng.choice(list(_REFERENCE.finditer(formula)))
    if ":" in formula:
        return None
    row = int(found[2]) + rng.choice((-1, 1))
    return formula[: found.start()] + f"{found[1]}{row}" + formula[found.end() :]


def operator(formula: str, rng: random.Random) -> Change:
    """Change an arithmetic operator."""
    places = [i for i, sign in enumerate(formula) if sign in "+-*/" and i > 1]
    if not places:
        return None
    place = rng.choice(places)
    other = rng.choice([sign for sign in "+-*/" if sign != formula[place]])
    return formula[:place] + other + formula[place + 1 :]


FAULTS: dict[str, Callable[[str, random.Random], Change]] = {
    "ketikan": constant, "rentang": shorter, "rujukan": reference, "operator": operator,
}  # fmt: skip


def make(path: Path, family: str, seed: int, fault: str | None) -> str | None:
    """Write a workbook; give the address of the faulty cell, ``None`` where there is none."""
    rng = random.Random(f"{family}{seed}")  # noqa: S311 - no secret depends on it
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has a sheet
    page = Page(sheet, rng.randint(3, 7), rng.randint(1, 4))
    if rng.random() < 0.7:
        sheet.cell(page.top - 2, page.left, rng.choice(("REKAPITULASI", "LAPORAN TAHUN 2024")))
    FAMILIES[family](page, rng)
    victim = None
    if fault is not None:
        options = [
            (address, changed)
            for address in page.formulas
            if (changed := FAULTS[fault](str(sheet[address].value), rng)) is not None
        ]
        if not options:
            return None
        victim, changed = rng.choice(options)
        sheet[victim] = changed
    book.save(path)
    return victim


def measure(books: int, seed: int) -> dict[tuple[str, str], Counter[str]]:
    """Audit random workbooks with and without a fault, and count."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        for family in FAMILIES:
            for fault in (None, *FAULTS):
                count = counts.setdefault((family, fault or "tanpa kesalahan"), Counter())
                for n in range(books):
                    victim = make(path, family, seed * 1000 + n, fault)
                    if fault is not None and victim is None:
                        continue
                    named = {t.sel for t in audit_workbook(path) if t.independent}
                    count["buku"] += 1
                    count["ditemukan"] += victim in named
                    count["palsu"] += len(named - {victim})
    return counts
