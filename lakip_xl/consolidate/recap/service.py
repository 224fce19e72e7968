"""The service behind ``lakip-xl gabung`` and the ribbon's *Gabung*: a folder as one recap."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.consolidate.recap.book import write_book
from lakip_xl.consolidate.recap.files import write_csv, write_parquet
from lakip_xl.consolidate.recap.picture import Picture
from lakip_xl.consolidate.service import Gathered, gather
from lakip_xl.consolidate.store import Store
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable
from lakip_xl.rules.format import tulis_angka

SUFFIX = ".xlsx"
MOST_LINES = 12
"""How many files are named with their reasons unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a caller may choose.

    Args:
        store: Where readings are kept; beside the recap where not given.
        csv: The folder that gets the same rows as CSV.
        parquet: The folder that gets them as Parquet.
        recalculate: Compute each workbook anew.
        workers: Processes; one for each processor where not given.
        without: More files that are no input, besides the recap.
        expected: The offices that are waited for.
    """

    store: Path | None = None
    csv: Path | None = None
    parquet: Path | None = None
    recalculate: bool = False
    workers: int | None = None
    without: tuple[Path, ...] = ()
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recap:
    """What was written."""

    output: Path
    gathered: Gathered
    picture: Picture
    cut: tuple[str, ...]
    """Sheets that are longer than Excel's."""

    @property
    def clean(self) -> bool:
        """Whether every file counts, no office is missing, and every row is there."""
        return (
            all(one.counts for one in self.picture.files)
            and not self.picture.missing
            and not self.cut
        )

    def lines(self, most: int | None = MOST_LINES) -> Iterator[str]:
        """Say what was read, added, left out, and missed.

        Args:
            most: How many files of a kind are named; None for all.
        """
        done = self.gathered
        yield (
            f"{done.files} berkas: {done.read} dibaca, {done.unchanged} tidak berubah"
            f"{f', {done.gone} sudah tidak ada' if done.gone else ''}."
        )
        for total in self.picture.years:
            yield (
                f"Tahun {total.year or '(kosong)'}: {total.offices} instansi, anggaran Rp "
                f"{tulis_angka(total.budget, 2)}, realisasi Rp {tulis_angka(total.spent, 2)}."
            )
        aside = [one for one in self.picture.files if not one.counts]
        partial = [one for one in self.picture.files if one.counts and one.state != "lengkap"]
        for title, found in (("Tidak dijumlahkan", aside), ("Belum lengkap", partial)):
            if found:
                yield f"{title} ({len(found)}):"
                for one in found[:most]:
                    yield f"  {one.path}: {' '.join(one.reasons)}"
                if most is not None and len(found) > most:
                    yield f"  ... dan {len(found) - most} lagi; lihat lembar Berkas atau --semua."
        if missing := self.picture.missing:
            more = " ..." if most is not None and len(missing) > most else ""
            yield f"Belum masuk ({len(missing)}): {', '.join(missing[:most])}{more}."
        for title in self.cut:
            yield f"Peringatan: lembar {title} melebihi batas baris Excel; --csv memuat semuanya."
        yield f"{self.output} ditulis."


def make_recap(
    folder: Path,
    output: Path,
    choices: Choices | None = None,
    *,
    counted: Callable[[int, int], None] = lambda _done, _all: None,
    progress: Callable[[str], None] = lambda _step: None,
) -> Recap:
    """Read what has changed in a folder, and write the recap of all of it.

    Args:
        folder: Where the workbooks are, subfolders included.
        output: The ``.xlsx`` to write; an existing one is replaced.
        choices: Everything else.
        counted: Told how many files are read, and how many there are.
        progress: Told the Indonesian name of each step as it begins.

    Raises:
        LakipError: there is no such folder, or a file cannot be written.
    """
    chosen = choices or Choices()
    if output.suffix.lower() != SUFFIX:
        raise LakipError(f"Nama rekap '{output}' harus berakhiran {SUFFIX}.")
    kept = chosen.store or output.with_suffix(".rekap")
    for target in (output, kept):
        check_writable(target)
    if not folder.is_dir():
        raise LakipError(f"Folder '{folder}' tidak ada; beri folder yang memuat buku kerja.")
    for place in filter(None, (chosen.csv, chosen.parquet)):
        _make(place)
    own = frozenset(path.resolve() for path in (output, *chosen.without))
    with Store(kept, recalculated=chosen.recalculate) as store:
        gathered = gather(
            folder,
            store,
            workers=chosen.workers,
            recalculate=chosen.recalculate,
            without=own,
            progress=counted,
        )
        progress("Menulis rekap")
        picture = Picture(store, list(chosen.expected))
        cut = write_book(output, picture)
        if chosen.csv is not None:
            write_csv(chosen.csv, picture)
        if chosen.parquet is not None:
            write_parquet(chosen.parquet, picture)
    return Recap(output, gathered, picture, tuple(cut))


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise LakipError(f"'{path}' adalah berkas; beri nama folder.") from None
