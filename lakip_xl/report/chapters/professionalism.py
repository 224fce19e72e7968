"""Analysis of the professionalism index by its four dimensions."""

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Ref,
    Row,
    Strong,
    Table,
    body,
    item,
)
from lakip_xl.report.chapters.wording import listed
from lakip_xl.report.figures.book import Book, Line, derived
from lakip_xl.report.figures.names import Source
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama
from lakip_xl.schemes import weights_of

KEY = "dimensi"
_DIMENSIONS = tuple((name.capitalize(), weight) for name, weight in weights_of("ip_asn").items())


def professionalism(book: Book) -> Iterator[Block]:
    """Show what the index is made of; nothing where no dimension is filled in."""
    lines = [
        line for line in book.lines("tblIPASN") if line.has("IP ASN", *(n for n, _ in _DIMENSIONS))
    ]
    if not lines:
        return
    yield body(
        "Indeks Profesionalitas ASN tersusun dari empat dimensi, yang nilainya disajikan pada ",
        Ref(KEY),
        ".",
    )
    yield Table(
        KEY,
        "Nilai dimensi Indeks Profesionalitas ASN",
        (
            Column("Instansi", 3.6),
            *(Column(name, 2.2, Align.RIGHT, "Nilai dimensi") for name, _ in _DIMENSIONS),
            Column("IP ASN", 1.7, Align.RIGHT),
            Column("Kategori", 2.2),
        ),
        tuple(
            Row(
                (
                    line.text("Instansi"),
                    *(line.figure(name) for name, _ in _DIMENSIONS),
                    line.figure("IP ASN"),
                    line.figure("Kategori"),
                ),
                line.text("Instansi"),
            )
            for line in lines
        ),
        (
            "Nilai tertinggi dimensi: "
            + listed([f"{name} {tulis_angka(weight)}" for name, weight in _DIMENSIONS])
            + ".",
        ),
    )
    for name, weight in _DIMENSIONS:
        yield item(
            Strong(name),
            ": nilai ",
            lines[0].figure(name),
            f" dari {tulis_angka(weight)}, capaian ",
            lines[0].figure(f"Capaian {name}"),
            ".",
        )
    yield _reading(lines[0])


def _reading(line: Line) -> Block:
    """Say which dimensions are full and which is furthest from its weight."""
    shares = {name: line.number(f"Capaian {name}") for name, _ in _DIMENSIONS}
    known = {name: share for name, share in shares.items() if share is not None}
    full = [name.lower() for name, share in known.items() if sama(share, 100.0)]
    opening = f"Dimensi {listed(full)} mencapai nilai tertingginya. " if full else ""
    if not known:
        return body("Capaian dimensi belum dapat dihitung dari buku kerja.")
    said = derived("Dimensi Penuh", opening)
    if len(full) == len(known):
        return body(said)
    lowest = min(known, key=lambda name: known[name])
    return body(
        said,
        "Dimensi yang paling jauh dari nilai tertingginya adalah ",
        derived("Dimensi Terendah", lowest.lower()),
        ", yang mencapai ",
        replace(line.figure(f"Capaian {lowest}"), source=Source("", "", "Capaian Terendah")),
        " dari bobotnya; perbaikan pada dimensi inilah yang paling menaikkan indeks.",
    )
