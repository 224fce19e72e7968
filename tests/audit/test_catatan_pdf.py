"""An annotated copy of a PDF: every finding stands where its figure is printed."""

from pathlib import Path

import pdfplumber
import pytest
from pdf_uji import pdf
from pypdf import PdfReader

from lakip_xl.audit.audit import audit_draft
from lakip_xl.audit.write.pdf import write_annotations
from lakip_xl.commands.periksa import command

TABLE = [
    ["Indikator Kinerja", "Target", "Realisasi", "Capaian"],
    ["Persentase arsip tertata", "80", "88", "111,00"],
    ["Persentase jalan mantap", "70", "63", "90,00"],
]
SENTENCE = "Pagu sebesar Rp200.000.000 terealisasi Rp150.000.000 (85,00%)."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return pdf(tmp_path / "naskah.pdf", [["Bab III", TABLE], [SENTENCE]])


def test_every_finding_is_a_highlight_over_its_figure(draft: Path, tmp_path: Path) -> None:
    findings = audit_draft(draft)
    copy = tmp_path / "hasil.pdf"
    assert write_annotations(draft, copy, findings) == len(findings) == 2
    with pdfplumber.open(copy) as opened:
        for number, figure in ((0, "111,00"), (1, "85,00%")):
            page = opened.pages[number]
            [mark] = PdfReader(copy).pages[number]["/Annots"]
            x0, y0, x1, y1 = (float(v) for v in mark.get_object()["/Rect"])
            inside = page.within_bbox((x0 - 3, page.height - y1 - 3, x1 + 3, page.height - y0 + 3))
            assert figure in inside.extract_text()


def test_the_note_says_what_is_right(draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "hasil.pdf"
    write_annotations(draft, copy, audit_draft(draft))
    notes = [mark.get_object()["/Contents"] for p in PdfReader(copy).pages for mark in p["/Annots"]]
    assert "Seharusnya: 110" in notes[0]
    assert "Seharusnya: 75" in notes[1]


def test_the_text_of_the_copy_is_the_same(draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "hasil.pdf"
    write_annotations(draft, copy, audit_draft(draft))
    assert [t.pesan for t in audit_draft(copy)] == [t.pesan for t in audit_draft(draft)]


def test_the_command_writes_it(draft: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    copy = tmp_path / "hasil.pdf"
    result = CliRunner().invoke(command, [str(draft), "--komentar", str(copy)])
    assert "2 temuan disorot" in result.output
    assert copy.exists()
