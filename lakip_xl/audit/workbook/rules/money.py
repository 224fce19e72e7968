"""Money and things that no sum contradicts and that are wrong all the same."""

import re
from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.relations import MONEY, Amounts, printed_field
from lakip_xl.rules.format import rupiah, tulis_angka
from lakip_xl.rules.pembulatan import sama

_INCOME = re.compile(
    r"^(?:[\d.]+\s*)?(?:jumlah |total )?(?:pendapatan|penerimaan)\b", re.IGNORECASE
)
_SPENDING = re.compile(
    r"^(?:[\d.]+\s*)?(?:jumlah |total )?(?:belanja|pengeluaran)\b", re.IGNORECASE
)
_BALANCE = re.compile(r"\b(?:surplus|defisit|pembiayaan|silpa|netto)\b", re.IGNORECASE)
_NAMES = ("Uraian", "Program", "Jenis Belanja")
TELLING = 50
"""Below this, a row equal to the sum of the next rows may well be chance."""


@rule(
    "batas-anggaran",
    Severity.GALAT,
    tujuan="Anggaran dan realisasi tidak negatif, dan realisasi tidak melampaui anggarannya.",
    dasar="PP 12/2019: pengeluaran tidak boleh melampaui anggaran yang tersedia.",
    contoh="Anggaran 5.000.000, realisasi 50.000.000: serapan 1.000%.",
)
def check_bounds(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find negative money, spending above the budget, spending without a budget."""
    for budget, spent in _spending(book):
        for cell in (budget, spent):
            if cell is not None and (cell.value or 0.0) < 0:
                yield make(cell.place, f"Nilai negatif: {cell.text}.", tercetak=cell.text)
        if spent is None or budget is None or not spent.value:
            continue
        if budget.blank:
            message = f"Ada realisasi {spent.text} tanpa anggaran."
            yield make(spent.place, message, tercetak=spent.text)
        elif budget.value is not None and spent.value > budget.value >= 0:
            cents = 0 if spent.value.is_integer() and budget.value.is_integer() else 2
            amounts = rupiah(spent.value, cents), rupiah(budget.value, cents)
            yield make(
                spent.place,
                f"Realisasi {amounts[0]} melampaui anggaran {amounts[1]}.",
                tercetak=spent.text,
                dihitung=budget.value,
                tingkat=Severity.PERINGATAN,
            )


def _spending(book: AuditedBook) -> Iterator[tuple[Cell | None, Cell | None]]:
    """Give the lines that spend: income may exceed its target, a balance may be negative."""
    for money in MONEY:
        table = book.tables.get(money.table)
        if table is None or not table.rows:
            continue
        amounts = Amounts(book, table, money)
        title = next(name for name in _NAMES if name in {column.title for column in table.schema})
        income = False
        for row, budget, spent in zip(amounts.rows, *amounts.typed.values(), strict=True):
            name = row.text(title)
            income = not _SPENDING.match(name) and (income or bool(_INCOME.match(name)))
            if not income and not _BALANCE.search(name):
                yield budget, spent
        if not income:
            yield printed_field(book, money.budget), printed_field(book, money.spent)


@rule(
    "aset-ganda",
    Severity.PERINGATAN,
    tujuan="Golongan barang dan bidang di bawahnya tidak dijumlahkan bersama.",
    dasar="Golongan adalah jumlah bidangnya; yang dijumlahkan hanya salah satunya.",
    contoh="Gedung dan Bangunan 104 unit di atas Bangunan Gedung 104 unit, keduanya dijumlahkan.",
)
def check_assets(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find rows that head the next rows and are added to them all the same."""
    table, total = book.tables.get("tblAset"), printed_field(book, "TotalAset")
    if table is None or total is None:
        return
    rows = [row for row in table if row.text("Judul Golongan").casefold() != "ya"]
    units = [row.number("Jumlah Unit") or 0.0 for row in rows]
    if not sama(total.value or 0.0, sum(units)):
        return  # the formula is another one, and that is found
    names = [row.text("Bidang Barang") for row in rows]
    for i, unit in enumerate(units):
        if _heads(units[i:], names[i : i + 2]):
            yield make(
                total.place,
                f'Total {total.text} memuat "{names[i]}" ({tulis_angka(unit)}), yang sama dengan '
                "jumlah baris sesudahnya: bagian itu tampaknya terhitung dua kali.",
                tercetak=total.text,
                dihitung=sum(units) - unit,
            )


def _heads(units: list[float], names: list[str]) -> bool:
    """Tell whether a row equals the sum of the next rows, and not by chance."""
    running = 0.0
    for count, unit in enumerate(units[1:], start=1):
        running += unit
        if running > units[0] or not units[0]:
            return False
        if sama(running, units[0]):
            same = len(names) > 1 and _same_things(*names)
            return same if count == 1 else units[0] >= TELLING
    return False


def _same_things(one: str, other: str) -> bool:
    """Tell whether two rows speak of the same things: the words of one are among the other's."""
    left, right = (set(re.findall(r"[a-z]{4,}", text.casefold())) for text in (one, other))
    return bool(left and right) and (left <= right or right <= left)
