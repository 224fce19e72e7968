"""The report as a paper: how often it is made, when it was signed, reviewed, and published."""

from collections.abc import Iterator

from lakip_xl.report.blocks import Block, Heading, body
from lakip_xl.report.figures.book import Book
from lakip_xl.workbook.schema.analisis import PAPERS

_SENTENCES = {
    "PengukuranBerkala": "Pengukuran kinerja dilakukan dan dilaporkan secara berkala: {}.",
    "TanggalLaporan": "Laporan kinerja ini ditandatangani pada {}.",
    "TanggalPenyampaian": "Laporan kinerja ini disampaikan pada {}.",
    "PernyataanReviu": "Laporan kinerja ini telah direviu oleh inspektorat; pernyataan reviu: {}.",
    "AlamatPublikasi": "Laporan kinerja ini diumumkan di laman {}.",
}


def papers(book: Book) -> Iterator[Block]:
    """Say what the cells above the sheet Analisis hold; nothing where all are blank."""
    held = {field: book.said(field.name).rstrip(" .") for field in PAPERS}
    if not any(held.values()):
        return
    yield Heading(2, "", "Penyusunan, Reviu, dan Publikasi")
    for field, said in held.items():
        if said:
            yield body(_SENTENCES[field.name].format(said))
    missing = [field.label.lower() for field, said in held.items() if not said]
    if missing:
        yield body(f"Belum diisi di lembar Analisis: {', '.join(missing)}.")
