"""Render pages of the example's report for the documentation.

Run it as ``make gambar``, after ``render_pictures.py``. The command line writes the report,
LibreOffice prints it, poppler turns the pages that show a heading or caption into pictures.
"""

import sys
import tempfile
from pathlib import Path

from render_pictures import PICTURES, print_to_pdf, render, run

PAGES = {
    "laporan-ringkasan": "RINGKASAN EKSEKUTIF",
    "laporan-bab-3": "BAB III AKUNTABILITAS KINERJA",
    "laporan-merit": "Tabel 3.9 Realisasi dan capaian aspek sistem merit",
    "laporan-program": "Tabel L.1 Capaian program",
    "laporan-anggaran": "Tabel 3.12 Anggaran dan realisasi",
    "laporan-penelusuran": "Tabel P.1 Asal angka dan kata",
}
"""The words that a page shows, by the name of its picture."""


def main() -> None:
    """Write one picture per page."""
    with tempfile.TemporaryDirectory() as folder:
        workbook, report = Path(folder) / "contoh.xlsm", Path(folder) / "LKjIP.docx"
        run(sys.executable, "-m", "lakip_xl", "baru", workbook, "--contoh", "pontianak-2024")
        run(sys.executable, "-m", "lakip_xl", "laporan", workbook, "-o", report, "--tetap")
        pdf = print_to_pdf(report)
        pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
        for name, words in PAGES.items():
            # The lists of tables and pictures name them too: the last page with the words counts.
            page = max(number for number, text in enumerate(pages, start=1) if words in text)
            render(pdf, page, PICTURES / f"{name}.png")
            print(f"{name}.png: {(PICTURES / f'{name}.png').stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
