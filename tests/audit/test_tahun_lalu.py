"""A draft beside last year's report: the same fact stands in both."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from naskah_uji import ke_docx
from pdf_uji import pdf

from lakip_xl.audit.audit import audit_draft
from lakip_xl.errors import LakipError

NAMES = ("Persentase arsip yang tertata", "Indeks kepuasan masyarakat", "Persentase jalan mantap")
THEN = ("82,10", "79,40", "61,25")


def _rows(then: tuple[str, ...] = THEN, names: tuple[str, ...] = NAMES) -> list[str]:
    lines = ["No\tIndikator Kinerja\tRealisasi 2023\tTarget 2024\tRealisasi 2024"]
    now = zip(names, then, ("83", "80", "62"), ("84", "81", "63"), strict=True)
    lines += ["\t".join([str(i), *row]) for i, row in enumerate(now, start=1)]
    return ["LAPORAN KINERJA TAHUN 2024", "Tabel 3.2 Perbandingan Realisasi Tahun 2024", *lines]


HEAD = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
BODY = [
    ["1", NAMES[0], "80,00", THEN[0], "102,63"],
    ["2", NAMES[1], "79,40", THEN[1], "100,00"],
    ["3", NAMES[2], "70,00", THEN[2], "87,50"],
]
TITLE = "LAPORAN KINERJA TAHUN 2023"


def _word(folder: Path) -> Path:
    return ke_docx([TITLE, *("\t".join(r) for r in (HEAD, *BODY))], folder / "lalu.docx")


def _pdf(folder: Path) -> Path:
    return pdf(folder / "lalu.pdf", [[TITLE, [HEAD, *BODY]]])


def _book(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ([TITLE], [], HEAD, *BODY):
        sheet.append([float(v.replace(",", ".")) if v[:1].isdigit() else v for v in row])
    book.save(folder / "lalu.xlsx")
    return folder / "lalu.xlsx"


@pytest.mark.parametrize("write", [_word, _pdf, _book])
def test_a_realisasi_that_changed_since_last_year_is_found(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    draft = ke_docx(_rows(("82,10", "79,40", "62,15")), tmp_path / "naskah.docx")
    found = [
        t for t in audit_draft(draft, last_year=write(tmp_path)) if t.aturan == "naskah-tahun-lalu"
    ]
    assert [(t.tercetak, t.dihitung) for t in found] == [("62,15", 61.25)]


@pytest.mark.parametrize("write", [_word, _pdf, _book])
def test_equal_figures_are_left_alone(write: Callable[[Path], Path], tmp_path: Path) -> None:
    draft = ke_docx(_rows(), tmp_path / "naskah.docx")
    found = audit_draft(draft, last_year=write(tmp_path))
    assert [t for t in found if t.aturan == "naskah-tahun-lalu"] == []


def test_a_name_that_is_spelt_a_little_differently_is_the_same(tmp_path: Path) -> None:
    names = (NAMES[0].replace("yang ", ""), NAMES[1], NAMES[2])
    draft = ke_docx(_rows(("28,10", *THEN[1:]), names), tmp_path / "naskah.docx")
    found = audit_draft(draft, last_year=_word(tmp_path))
    assert [t.dihitung for t in found if t.aturan == "naskah-tahun-lalu"] == [82.1]


def test_the_report_of_the_same_year_is_refused(tmp_path: Path) -> None:
    draft = ke_docx(_rows(), tmp_path / "naskah.docx")
    with pytest.raises(LakipError, match="bukan laporan sebelum"):
        audit_draft(draft, last_year=draft)
