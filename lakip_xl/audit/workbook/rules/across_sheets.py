"""Figures that stand in several tables of the workbook, against each other."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, PrintedNumber, agreement
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.tables import cell_of
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kode import kode_baku
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.tables import number_of

if TYPE_CHECKING:
    from lakip_xl.audit.table.model import Cell

_MERIT = re.compile(r"\bsistem merit\b", re.IGNORECASE)
_IP_ASN = re.compile(r"\b(indeks )?profesionalitas asn\b|\bip[- ]asn\b", re.IGNORECASE)


@rule(
    "antar-lembar",
    Severity.GALAT,
    tujuan="Angka yang sama di beberapa lembar sama besarnya.",
    dasar="Anggaran program di lembar Efisiensi dan Anggaran, belanja dan anggaran, indikator di "
    "lembar IKU dan di lembar indeksnya.",
    contoh="Realisasi program 2: 4.317.165.739 di Efisiensi, 4.317.167.739 di Anggaran.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def check_across_sheets(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Compare programmes, spending and indices across sheets."""
    yield from _programmes(book, make)
    yield from _spending(book, make)
    yield from _indicators(book, make)


def _programmes(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    efficiency, anggaran = book.tables.get("tblEfisiensi"), book.tables.get("tblAnggaran")
    if efficiency is None or anggaran is None:
        return
    source = {kode_baku(one.values.get("Kode")): one for one in anggaran}
    for row in efficiency:
        other = source.get(kode_baku(row.values.get("Kode")))
        for title in ("Anggaran", "Realisasi"):
            cell = efficiency.cell(row, title)
            right = other.number(title) if other else None
            if right is None and other is not None:
                right = other.number(f"Jumlah {title}")
            if cell.value is None or other is None or right is None or sama(cell.value, right):
                continue
            details = other.number(f"Jumlah {title}")
            if details is not None and sama(details, cell.value):
                continue  # the parent on the other sheet is wrong, and is found there
            yield make(
                cell.place,
                f"{title} {cell.text}, di lembar {anggaran.file.sheet} {tulis_angka(right)} "
                f"(selisih {tulis_angka(cell.value - right)}).",
                tercetak=cell.text,
                dihitung=right,
            )


def _spending(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold the totals by type of spending against those by programme."""
    for name in ("Anggaran", "Realisasi"):
        spending, total, printed = (
            _value(book, one) for one in (f"Belanja{name}", f"Total{name}", f"TercetakTotal{name}")
        )
        if spending is None or total is None or sama(spending, total):
            continue
        if printed is not None and sama(spending, printed):
            continue  # the programmes do not add up to their own total, and that is found there
        yield make(
            field_place(book.fields[f"Belanja{name}"]),
            f"Jumlah {name.lower()} menurut jenis belanja {tulis_angka(spending)}, menurut program "
            f"{tulis_angka(total)} (selisih {tulis_angka(spending - total)}).",
            tercetak=spending,
            dihitung=total,
        )


def _value(book: AuditedBook, name: str) -> float | None:
    return number_of(book.fields[name].value) if name in book.fields else None


def _indicators(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold the indices on the sheet IKU against the sheets that compute them."""
    iku = book.tables.get("tblIKU")
    for pattern, name in (
        (_MERIT, ("TotalMerit", "IndeksMerit")),
        (_IP_ASN, ("NilaiIpAsn", "IndeksPegawaiIpAsn")),
    ):
        field = [book.fields[one] for one in name if one in book.fields]
        value = [n for one in field if (n := number_of(one.value)) is not None]
        if iku is None or not value:
            continue
        for row in iku:
            cell = iku.cell(row, "Realisasi")
            if not pattern.search(row.text("Indikator")) or cell.value is None:
                continue
            number = cell.number
            if number is None or any(_same(number, one) for one in (*value, *_as_percent(value))):
                continue
            yield make(
                cell.place,
                f"Realisasi {cell.text}, di lembar {field[0].sheet.name} {tulis_angka(value[0])}.",
                tercetak=cell.text,
                dihitung=value[0],
            )


def _same(number: PrintedNumber, value: float) -> bool:
    return agreement(number, value) is Agreement.SAME


def _as_percent(value: list[float]) -> list[float]:
    """Give indices as offices also write them: 0,81 as 80,85."""
    return [one * 100 for one in value]


_LOWER_IS_BETTER = {Rumus.TURUN.value, Rumus.TURUN_RASIO.value}
_DIRECTED = {Rumus.NAIK.value} | _LOWER_IS_BETTER


@rule(
    "arah-perbandingan",
    Severity.GALAT,
    tujuan="Lembar Perbandingan menilai naik dan turunnya indikator seperti lembar IKU.",
    dasar="Indikator yang makin rendah makin baik memburuk bila angkanya naik, di lembar mana pun.",
    contoh="Angka kematian ibu (rumus turun) naik dari 72 menjadi 79, tetapi disebut Membaik.",
    traits=Trait.ENTRY,
)
def check_direction(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find comparisons that praise what the indicator's own rumus calls worse."""
    table = book.tables.get("tblPerbandingan")
    iku = {
        nama_baku(row.text("Indikator")): _direction(row.text("Rumus"))
        for row in book.tables.get("tblIKU") or ()
    }
    for row in table or ():
        basis = row.text("Dasar").strip().casefold()
        right = (
            Rumus.NAIK.value
            if basis == "capaian"
            else iku.get(nama_baku(row.text("Indikator")), "")
        )
        # Workbooks of earlier templates judge by what is typed, whatever is compared.
        used = _direction(row.text("Rumus Dipakai") or row.text("Rumus"))
        judged = any(row.text(title) for title in ("Perkembangan", "Kinerja Target"))
        if table is None or not judged or not {right, used} <= _DIRECTED:
            continue
        if (right in _LOWER_IS_BETTER) != (used in _LOWER_IS_BETTER):
            cause = "capaian dinilai naik" if basis == "capaian" else f"di lembar IKU {right}"
            yield make(
                table.place(row, "Rumus"),
                f"Perbandingan indikator ini dinilai dengan rumus {used}, padahal {cause}; isi "
                f"kolom Rumus dengan {right}.",
                tercetak=used,
                dihitung=right,
            )


def _direction(text: str) -> str:
    return text.strip().casefold() or Rumus.NAIK.value


@rule(
    "jumlah-pegawai",
    Severity.PERINGATAN,
    tujuan="Jumlah pegawai menurut pendidikan, golongan, dan tahun sama.",
    dasar="Ketiga tabel menghitung orang yang sama.",
    contoh="Menurut pendidikan 50 orang, menurut golongan 49 orang.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def check_staff(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Compare the head counts of the three tables of people."""
    counts: list[Cell] = [
        cell
        for name in ("PegawaiPendidikan", "PegawaiGolongan", "PegawaiTahunIni")
        if (field := book.fields.get(name)) is not None
        and (cell := cell_of(field_place(field), field.value)).number is not None
    ]
    value = [cell.value for cell in counts]
    for cell in counts:
        if (
            value.count(cell.value) < max(map(value.count, value))
            or len(set(value)) == len(value) > 1
        ):
            other = next(one for one in counts if one.value != cell.value)
            yield make(
                cell.place,
                f"Jumlah pegawai {cell.text}, di {other.place.sel} {other.text}.",
                tercetak=cell.text,
                dihitung=other.value,
            )


@rule(
    "kode-tidak-ditemukan",
    Severity.PERINGATAN,
    tujuan="Kode di lembar Program dan Efisiensi ada di lembar Anggaran, dan sebaliknya.",
    dasar="Serapan dan efisiensi diambil dari baris berkode sama.",
    contoh="Kode 2.3.9 di lembar Program tidak ada di lembar Anggaran.",
)
def check_codes(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find codes that lead nowhere."""
    anggaran = book.tables.get("tblAnggaran")
    code = {kode_baku(one.values.get("Kode")) for one in anggaran or ()} - {""}
    if anggaran is None or not code:
        return
    for name in ("tblProgram", "tblEfisiensi"):
        table = book.tables.get(name)
        for row in table or ():
            one = kode_baku(row.values.get("Kode"))
            if table is not None and one and one not in code:
                yield make(
                    table.place(row, "Kode"),
                    f"Kode {row.text('Kode')} tidak ada di lembar {anggaran.file.sheet}.",
                    tercetak=row.text("Kode"),
                )
    program = book.tables.get("tblProgram")
    reported = {kode_baku(one.values.get("Kode")) for one in program or ()}
    if len(code & reported) < len(code) / 2:
        return  # the office reports on fewer levels than it budgets
    for row in anggaran:
        one = kode_baku(row.values.get("Kode"))
        if one and one not in reported:
            yield make(
                anggaran.place(row, "Kode"),
                f"Kode {row.text('Kode')} punya anggaran, tetapi tidak ada di lembar Program.",
                tercetak=row.text("Kode"),
                tingkat=Severity.INFO,
            )
