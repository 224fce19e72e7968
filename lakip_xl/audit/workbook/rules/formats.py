"""Numbers that the cell shows as something else: percentages, dates; and percent as a fraction."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.rules.cells import numeric_entries
from lakip_xl.package.addresses import parse_cell
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal, sama
from lakip_xl.workbook.book.dates import day_of
from lakip_xl.workbook.book.misread import misread
from lakip_xl.workbook.book.tables import number_of

_COMPARABLE = (0.5, 1.5)


@rule(
    "format-persen",
    Severity.GALAT,
    tujuan="Persen ditulis sebagai bilangan persen, bukan dengan format persen.",
    dasar="Excel menyimpan 95% sebagai 0,95; buku kerja ini menghitung dengan 95.",
    contoh="Realisasi 95% (tersimpan 0,95) dari target 95: capaiannya menjadi 1%.",
)
def check_percent_formats(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find numbers that a percent format shows a hundred times larger than they are."""
    shares = _weights_in_percent(book)
    for place, value in numeric_entries(book):
        number = number_of(value)
        if number is None or not place.sheet or not place.sel:
            continue
        style = book.sheets[place.sheet].number_format(*parse_cell(place.sel))
        if not style.is_percent or (shares and place.kolom == "Bobot"):
            continue
        hundred = bulatkan_desimal(number * 100, 10)
        if misread(style, number):
            yield make(
                place,
                f"Tampil {tulis_angka(hundred, 10)}%, tetapi tersimpan {tulis_angka(number, 10)}; "
                f"ketik {tulis_angka(hundred, 10)} dengan format angka.",
                tercetak=number,
                dihitung=hundred,
            )
        else:
            yield make(
                place,
                f"Berformat persen, sehingga {tulis_angka(number, 10)} tampil "
                f"{tulis_angka(hundred, 10)}%; ganti formatnya menjadi angka.",
                tercetak=number,
                tingkat=Severity.PERINGATAN,
            )


def _weights_in_percent(book: AuditedBook) -> bool:
    """Tell whether all weights of indicators are percentages that make 100 %: they weigh right."""
    table = book.tables.get("tblIKU")
    if table is None or "Bobot" not in table.columns:
        return False
    weighed = [(row, n) for row in table if (n := row.number("Bobot")) is not None]
    styles = [table.table.number_format(row, "Bobot").is_percent for row, _ in weighed]
    return bool(styles) and all(styles) and sama(fsum(n for _, n in weighed), 1)


@rule(
    "format-tanggal",
    Severity.GALAT,
    tujuan="Kolom angka tidak berisi tanggal atau jam.",
    dasar="Excel menyimpan tanggal sebagai jumlah hari, yang terhitung sebagai angka.",
    contoh="Realisasi 3/4 menjadi 3 April, yang tersimpan 45.750.",
    traits=Trait.ENTRY,
)
def check_dates(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find dates where a number is due."""
    for place, value in numeric_entries(book):
        number = number_of(value)
        if number is None or not place.sheet or not place.sel:
            continue
        if book.sheets[place.sheet].number_format(*parse_cell(place.sel)).is_date:
            day = day_of(book.book, number)
            shown = "tanggal" if day is None else f"tanggal {day:%d/%m/%Y}"
            yield make(
                place,
                f"Berisi {shown} di kolom angka (tersimpan {tulis_angka(number, 10)}); ketik ulang "
                "angkanya dengan format angka.",
                tercetak=number,
            )


@rule(
    "persen-pecahan",
    Severity.GALAT,
    tujuan="Target dan realisasi dalam persen sama-sama ditulis sebagai bilangan persen.",
    dasar="0,95 dan 95 adalah angka yang sama hanya bila salah satunya berarti 95%.",
    contoh="Target 95, realisasi 0,94, satuan %: realisasinya mungkin 94.",
)
def check_fractions(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find a fraction beside a number of percent."""
    for name in ("tblIKU", "tblProgram"):
        table = book.tables.get(name)
        for row in table or ():
            if table is None or not row.text("Satuan").casefold().startswith(("%", "persen")):
                continue
            for title, other in (("Realisasi", "Target"), ("Target", "Realisasi")):
                small, large = row.number(title), row.number(other)
                place = table.place(row, title)
                if small is None or large is None or place.sel is None or place.sheet is None:
                    continue
                comparable = large and _COMPARABLE[0] <= small * 100 / large <= _COMPARABLE[1]
                number_format = book.sheets[place.sheet].number_format(*parse_cell(place.sel))
                if 0 < small <= 1 < large and comparable and not number_format.is_percent:
                    hundred = bulatkan_desimal(small * 100, 10)
                    yield make(
                        place,
                        f"{title} {tulis_angka(small, 10)} di samping {other.lower()} "
                        f"{tulis_angka(large, 10)} {row.text('Satuan')}: mungkin "
                        f"{tulis_angka(hundred, 10)}.",
                        tercetak=small,
                        dihitung=hundred,
                    )
