"""The scale in Pengaturan, on which every category and the score of every sasaran rests."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.rules.sasaran import filled_down
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import kategori_kelompok
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.rules.skala import Skala, kunci_label, susun_skala
from lakip_xl.schemes import LOWEST_MEANS
from lakip_xl.workbook.book.tables import number_of

_TITLES = ("Batas bawah", "Kategori", "Mean", "Batas termasuk")
_FEWEST = 2
_FRACTION = 1.0
_GROUP_MEAN = "kelompok"
"""Stands in the name of the method that needs means."""

_DISPUTED = frozenset(LOWEST_MEANS)

Fault = tuple[int, int, str]
"""Row and column of the scale, from 0, and what is wrong there."""


@rule(
    "skala-pengaturan",
    Severity.GALAT,
    tujuan="Skala kategori di lembar Pengaturan lengkap dan tidak bertentangan.",
    dasar="Satu kelas satu baris: batas bawah, kategori, mean, dan apakah batasnya termasuk.",
    contoh="Dua kelas dengan batas bawah 70.",
    traits=Trait.ENTRY,
)
def check_scale(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Say which cell makes the scale unusable, or not what the office meant."""
    place = book.book.place("SkalaKategori")
    content = book.area("SkalaKategori")
    if (
        place is None
        or not content
        or any(isinstance(s, ErrorValue) for row in content for s in row)
    ):
        return  # an error is named where it begins
    sheet, area = place
    faults = list(_faults(content, needs_means=_needs_means(book)))
    faults += _separate_mean(book, content)
    faults += _fractions(content)
    if not faults and book.scale is None:
        faults = [(0, 0, "Skala kategori tidak dapat dipakai: periksa batas, kategori, dan mean.")]
    mixed = [] if faults else [*_half_typed(book, content)]
    for row, column, message in faults + mixed:
        value = content[row][column]
        yield make(
            Place(
                kunci=str(content[row][1] or f"kelas {row + 1}"),
                kolom=f"Skala: {_TITLES[column]}",
                sheet=sheet,
                sel=address(area.first_row + row, area.first_column + column),
            ),
            message,
            tercetak=value if isinstance(value, str | float) else None,
            tingkat=Severity.PERINGATAN if mixed else None,
        )


def _half_typed(book: AuditedBook, content: list[list[CellValue]]) -> Iterator[Fault]:
    """Find what was typed over one class of a scale whose other classes are still the chosen one's.

    A scale that is typed as a whole is the office's own.
    """
    place = book.book.place("SkalaKategori")
    if place is None:
        return
    sheet, area = place
    cells = book.sheets[sheet].cells
    for column in range(len(_TITLES)):
        typed, computed = [], False
        for row, values in enumerate(content):
            cell = cells.get((area.first_row + row, area.first_column + column))
            if cell is not None and _present(values[column]):
                if cell.formula is None:
                    typed.append(row)
                else:
                    computed = True
        message = (
            "Diketik di atas rumus, sedangkan kelas lain masih mengikuti skala yang dipilih; ubah "
            "kelasnya di tabel skalanya sendiri."
        )
        yield from ((row, column, message) for row in typed if computed)


def _separate_mean(book: AuditedBook, content: list[list[CellValue]]) -> Iterator[Fault]:
    """Hold the mean of the lowest class, which the first template kept in a cell of its own."""
    field, scale = book.fields.get("MeanTerendah"), book.scale
    if field is None or scale is None or book.book.version >= field.schema.computed_since:
        return
    used, mean = number_of(field.value), scale.terendah.mean
    if used is not None and mean is not None and used != mean:
        labels = [kunci_label(str(row[1] or "")) for row in content]
        message = (
            f"Nilai sasaran dihitung dengan mean kelas terendah {tulis_angka(used)} "
            f"({field.schema.label}, {field_place(field).sel}), bukan {tulis_angka(mean)}; samakan."
        )
        yield labels.index(kunci_label(scale.terendah.label)), 2, message


def _fractions(content: list[list[CellValue]]) -> Iterator[Fault]:
    """Find a scale in fractions, as a percent format stores it: every capaian is above them."""
    bounds = [(n, i) for i, row in enumerate(content) if (n := number_of(row[0])) is not None]
    highest, where = max(bounds, default=(0.0, 0))
    if 0 < highest <= _FRACTION:
        message = (
            f"Batas bawah tertinggi {tulis_angka(highest)}, padahal capaian dalam persen; ketik "
            f"{tulis_angka(highest * 100)} dengan format angka."
        )
        yield where, 0, message


def _needs_means(book: AuditedBook) -> bool:
    """Tell whether the office's method uses the means; it does where no method is chosen."""
    method = [str(cell) for row in book.area("MetodeSasaran") for cell in row if cell]
    return not method or _GROUP_MEAN in method[0].casefold()


def _faults(content: list[list[CellValue]], *, needs_means: bool) -> Iterator[Fault]:
    filled = [
        (i, [*row, None, None]) for i, row in enumerate(content) if any(_present(s) for s in row)
    ]
    if len(filled) < _FEWEST:
        yield 0, 0, "Skala memerlukan paling sedikit dua kelas: batas bawah dan kategorinya."
        return
    known = _Known()
    for i, (bound, name, mean, inclusive, *_) in filled:
        yield from known.label(i, name)
        yield from known.bound(i, bound, _word(inclusive))
        if _word(inclusive) not in ("", "ya", "tidak"):
            yield i, 3, f'"{inclusive}" bukan ya atau tidak.'
        if _present(mean) and number_of(mean) is None:
            yield i, 2, f'Mean "{mean}" bukan angka.'
        elif not _present(mean) and needs_means:
            yield i, 2, "Mean kelas ini kosong, padahal nilai sasaran dihitung dari mean kelas."
    class_means = {i: number_of(mean) for i, (_, _, mean, *_) in filled}
    for lower, upper in pairwise(known.order):
        low, high = class_means[lower], class_means[upper]
        if low is not None and high is not None and low >= high:
            message = (
                f"Mean {tulis_angka(high)} tidak lebih besar dari mean kelas di bawahnya "
                f"({tulis_angka(low)})."
            )
            yield upper, 2, message


@dataclass
class _Known:
    """What the classes looked at so far are called, and where they begin."""

    _labels: set[str] = field(default_factory=set)
    _bounds: dict[tuple[float, bool], int] = field(default_factory=dict)
    _unbounded: list[int] = field(default_factory=list)

    def label(self, i: int, name: CellValue) -> Iterator[Fault]:
        key = kunci_label(str(name)) if _present(name) else ""
        if not key:
            yield i, 1, "Kelas ini tidak punya nama kategori."
        elif key in self._labels:
            yield i, 1, f'Kategori "{name}" ada dua kali; setiap kelas punya nama sendiri.'
        self._labels.add(key)

    def bound(self, i: int, value: CellValue, inclusive: str) -> Iterator[Fault]:
        number = number_of(value)
        if not _present(value):
            if self._unbounded:
                yield i, 0, "Hanya kelas terbawah yang boleh tanpa batas bawah."
            self._unbounded.append(i)
        elif number is None:
            yield i, 0, f'Batas bawah "{value}" adalah teks; ketik angkanya saja, misalnya 70.'
        elif self._bounds.setdefault((number, inclusive != "ya"), i) != i:
            yield i, 0, f"Dua kelas mempunyai batas bawah {tulis_angka(number)}."

    @property
    def order(self) -> list[int]:
        """The classes from the lowest up."""
        return [*self._unbounded[:1], *(self._bounds[key] for key in sorted(self._bounds))]


def _word(cell: CellValue) -> str:
    return "" if cell is None else str(cell).strip().casefold()


def _present(cell: CellValue) -> bool:
    return cell is not None and str(cell).strip() != ""


@rule(
    "sasaran-bergantung-mean",
    Severity.INFO,
    tujuan="Kategori sasaran tidak bergantung pada mean kelas terendah yang dipilih.",
    dasar="Metode Rata-Rata Data Kelompok: 7,5 tercetak di laporan, titik tengah 0-55 adalah 27,5.",
    contoh="Satu indikator Sangat Berhasil dan satu Tidak Berhasil: nilai 50 atau 60.",
)
def check_means(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Say of which sasaran the mean of the lowest class decides the category."""
    iku, sasaran, scale = book.tables.get("tblIKU"), book.tables.get("tblSasaran"), book.scale
    if iku is None or scale is None or not _needs_means(book):
        return
    choices = _lowest_means(scale)
    if len(choices) < 2:
        return
    capaian: dict[str, list[float]] = {}
    names: dict[str, str] = {}
    for row, name in filled_down(iku):
        if (value := row.number("Capaian")) is not None:
            capaian.setdefault(nama_baku(name), []).append(value)
            names.setdefault(nama_baku(name), name)
    for key, values in capaian.items():
        try:
            results = {m: kategori_kelompok(values, _with_mean(scale, m)) for m in choices}
        except RuleError:
            return  # a mean is missing, and that is found
        if len(set(results.values())) == 1:
            continue
        table = next(
            t for t in (sasaran, iku) if t and any(nama_baku(b.text("Sasaran")) == key for b in t)
        )
        place = next(
            table.place(b, "Kategori") for b in table if nama_baku(b.text("Sasaran")) == key
        )
        said = ", ".join(f"{kategori} dengan {tulis_angka(m)}" for m, kategori in results.items())
        yield make(
            place,
            f'Kategori sasaran "{names[key]}" bergantung pada mean kelas terendah: {said}.',
        )


def _with_mean(scale: Skala, mean: float) -> Skala:
    """Give the scale with another mean of its lowest class."""
    lowest = scale.terendah
    return susun_skala(scale.nama, [*scale.kelas[:-1], replace(lowest, mean=mean)])


def _lowest_means(scale: Skala) -> list[float]:
    """Give the means that the lowest class may have: its own, and the middle of its bounds.

    Where the scale is the report's, its disputed mean is the other one.
    """
    lowest, above = scale.kelas[-1], scale.kelas[-2] if len(scale.kelas) > 1 else None
    if lowest.mean is None or above is None or above.batas is None:
        return []
    middle = ((lowest.batas or 0.0) + above.batas) / 2
    other = _DISPUTED if {lowest.mean, middle} & _DISPUTED else frozenset[float]()
    return sorted({lowest.mean, middle} | other)
