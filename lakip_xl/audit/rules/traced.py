"""Figures of a draft that name their cells: no search, only what the workbook says today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Rule, found_elsewhere


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure of a draft that names its cell."""

    place: Place
    printed: str
    computed: str
    """What the workbook gives; "" where it gives nothing."""
    edited: bool = False
    """Whether somebody typed over it since it was written."""
    changed: bool = False
    """Whether the cell gives something else than when it was written."""
    gone: bool = False
    """Whether the workbook has no such cell any more."""

    @property
    def same(self) -> bool:
        """Whether it says what the workbook says."""
        return not self.gone and " ".join(self.printed.split()) == " ".join(self.computed.split())


STALE_RULE = Rule(
    "angka-usang",
    Severity.GALAT,
    "Angka laporan sama dengan sel buku kerja yang disebutnya.",
    "Laporan mencatat asal setiap angkanya; selnya berubah sesudah laporan ditulis.",
    "Laporan mencetak realisasi 77,94, selnya kini memberi 78,10.",
    found_elsewhere,
)
EDITED_RULE = Rule(
    "angka-disunting",
    Severity.GALAT,
    "Angka yang berasal dari buku kerja tidak diketik ulang di naskah.",
    "Laporan mencatat yang tercetak ketika ditulis; isinya kini lain, dan lain dari selnya.",
    "Naskah memuat 87,94 yang diketik orang, selnya memberi 77,94.",
    found_elsewhere,
)
GONE_RULE = Rule(
    "angka-tanpa-sel",
    Severity.PERINGATAN,
    "Sel yang disebut angka laporan masih ada di buku kerja.",
    "Barisnya dihapus atau diganti namanya sesudah laporan ditulis.",
    "Laporan memuat capaian baris 2.3.1, buku kerja tidak memuat baris itu lagi.",
    found_elsewhere,
)
TRACED_RULES = (STALE_RULE, EDITED_RULE, GONE_RULE)


def traced_findings(figures: Iterable[Traced]) -> Iterator[Finding]:
    """Tell which figures are not those of their cells, and whether a person or a cell changed."""
    for one in figures:
        if one.gone:
            yield GONE_RULE.make(
                one.place,
                f"Tercetak {one.printed}; sel asalnya tidak ada lagi di buku kerja, atau "
                "kalimatnya kini berbunyi lain.",
                tercetak=one.printed,
            )
        elif not one.same:
            rule = EDITED_RULE if one.edited else STALE_RULE
            also = " Selnya juga berubah sesudah laporan ditulis." if one.changed else ""
            why = f"diketik ulang orang.{also}" if one.edited else "selnya berubah."
            yield rule.make(
                one.place,
                f"Tercetak {one.printed or '(kosong)'}, seharusnya {one.computed or '(kosong)'}: "
                f"{why}",
                tercetak=one.printed,
                dihitung=one.computed,
            )
