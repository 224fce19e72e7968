"""The totals of the budget against its own rows, whatever the formula of the workbook says."""

from collections.abc import Iterator
from math import isclose

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kode import Nilai, awalan, gulung, kode_baku
from lakip_xl.workbook.book.tables import number_of

_TOTALS = (("TotalAnggaran", "Anggaran"), ("TotalRealisasi", "Realisasi"))


@rule(
    "total-anggaran",
    Severity.GALAT,
    tujuan="Total anggaran dan realisasi memuat semua baris, menurut kodenya.",
    dasar="Rumus templat lama hanya menjumlahkan baris yang kolom Tingkatnya diketik Program; "
    "baris lain hilang dari totalnya.",
    contoh="Dua dari tiga program tidak diberi Tingkat; totalnya hanya program yang ketiga.",
    traits=Trait.FOLLOWS,
)
def check_totals(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find totals whose formula leaves rows out."""
    table = book.tables.get("tblAnggaran")
    if table is None:
        return
    for name, title in _TOTALS:
        field = book.fields.get(name)
        if field is None or field.sheet.formula(field.row, field.column) is None:
            continue  # a typed total is named as such
        typed_rows: list[tuple[str, Nilai]] = [
            (kode_baku(row.values.get("Kode")), row.number(title)) for row in table
        ]
        rolled, expected = gulung(typed_rows)
        shown = number_of(field.value)
        # An older total takes what is typed above; that it differs is said of the row itself.
        codes = {codes for codes, _ in typed_rows}
        top = [
            one if one is not None else detailed
            for (one_code, one), detailed in zip(typed_rows, rolled, strict=True)
            if one_code and codes.isdisjoint([*awalan(one_code)])
        ]
        if not isinstance(expected, float) or (shown is None and field.value is not None):
            continue  # an error is named where it begins
        typed = sum(one for one in top if isinstance(one, float))
        if shown is None or not (_same(shown, expected) or _same(shown, typed)):
            said = "kosong" if shown is None else tulis_angka(shown)
            yield make(
                field_place(field),
                f"Total {title.lower()} menurut rumus sel ini {said}, jumlah barisnya menurut kode "
                f"{tulis_angka(expected)}: lengkapi kolom Tingkat, atau pindahkan isinya ke buku "
                "baru dari 'lakip-xl baru' yang menjumlahkan menurut kode.",
                tercetak=shown,
                dihitung=expected,
            )


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-12, abs_tol=0.005)
