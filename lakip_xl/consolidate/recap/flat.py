"""The rows for pivots: one stream of them, for the sheets, CSV and Parquet alike."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.consolidate.model import FLATS, RESULTS, Flat, Plain
from lakip_xl.consolidate.recap.picture import File, Picture
from lakip_xl.consolidate.store import quoted

LEAD = ("Berkas", "Instansi", "Daerah", "Tahun", "Skala", "Metode", "Ikut Dijumlahkan")
_CHOSEN = ("Berkas", "Instansi", "Tahun")
RESULTS_TITLE = "Data Hasil"


@dataclass(frozen=True, slots=True)
class Stream:
    """A flat table: its heads, which of them are figures, how long it is, and its rows."""

    title: str
    heads: tuple[str, ...]
    numbers: frozenset[str]
    length: int
    flat: Flat | None
    picture: Picture

    def __iter__(self) -> Iterator[tuple[Plain, ...]]:
        """Give the rows, each when it is asked for."""
        lead = {one.number: _lead(one) for one in self.picture.files}
        return _results(self.picture, lead) if self.flat is None else _rows(self, self.flat, lead)


def streams(picture: Picture) -> Iterator[Stream]:
    """Give the flat tables of a recap."""
    heads = (*LEAD, "Ukuran", "Nilai", "Teks", "Lembar", "Sel")
    length = sum(len(one.results) for one in picture.files)
    yield Stream(RESULTS_TITLE, heads, frozenset({"Tahun", "Nilai"}), length, None, picture)
    for flat in FLATS:
        ((rows,),) = picture.store.rows(f"SELECT count(*) FROM {quoted(flat.table)}")  # noqa: S608
        cells = tuple(f"Sel {title}" for title in flat.numbers)
        amounts = tuple(t for t in flat.derived if t.endswith("Dihitung"))
        yield Stream(
            flat.title,
            (*LEAD, "Lembar", "Baris", *flat.columns, *cells),
            frozenset({"Tahun", "Baris", *flat.numbers, *amounts}),
            int(rows or 0),
            flat,
            picture,
        )


def _lead(one: File) -> tuple[Plain, ...]:
    counts = "ya" if one.counts else "tidak"
    return one.path, one.shown, one.region, one.year, one.scale, one.method, counts


def _rows(
    stream: Stream, flat: Flat, lead: dict[int, tuple[Plain, ...]]
) -> Iterator[tuple[Plain, ...]]:
    places = {
        number: (sheet, tuple(map(json.loads(str(letters)).get, flat.numbers)))
        for number, sheet, letters in stream.picture.store.rows(
            "SELECT berkas, lembar, kolom FROM letak WHERE tabel=?", flat.table
        )
    }
    columns = ", ".join(map(quoted, flat.columns))
    for number, row, *values in stream.picture.store.rows(
        f"SELECT berkas, baris, {columns} FROM {quoted(flat.table)} ORDER BY berkas, baris"  # noqa: S608
    ):
        sheet, letters = places[number]
        cells = (letter and f"{letter}{row}" for letter in letters)
        yield (*lead[number], sheet, row, *values, *cells)  # type: ignore[index]


def _results(picture: Picture, lead: dict[int, tuple[Plain, ...]]) -> Iterator[tuple[Plain, ...]]:
    labels = dict(RESULTS)
    for one in picture.files:
        for name, (value, sheet, cell) in one.results.items():
            number = value if isinstance(value, float | int) else None
            text = value if isinstance(value, str) else None
            yield (*lead[one.number], labels[name], number, text, sheet, cell)
