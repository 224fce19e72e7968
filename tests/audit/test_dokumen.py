"""Reading Word: merged cells, formulas, repeated heads, text that looks like code."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lakip_xl.audit.audit import audit_draft
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.finding import to_json, to_text
from lakip_xl.audit.read.blocks import Grid, Paragraph
from lakip_xl.audit.read.word import read_word
from lakip_xl.errors import LakipError

KEPALA = [
    ["No", "Sasaran", "Indikator", "Kinerja", "", "", "Ket"],
    ["", "", "", "Target", "Realisasi", "Capaian (%)", ""],
]
BADAN = [
    ["1", "Sasaran A", "Indikator satu", "90", "95", "105,56", "Tercapai"],
    ["", "", "Indikator dua", "12", "11", "91,76", "Tercapai"],
]


def bertabel(path: Path, baris: list[list[str]]) -> "docx.table.Table":
    dokumen = docx.Document()
    dokumen.add_paragraph("Tabel 3.1. Capaian Kinerja Tahun 2024")
    tabel = dokumen.add_table(rows=len(baris), cols=len(baris[0]))
    for i, satu in enumerate(baris):
        for j, teks in enumerate(satu):
            tabel.cell(i, j).text = teks
    dokumen.save(str(path))
    return tabel


def test_merged_heads_and_rows_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "gabung.docx"
    tabel = bertabel(path, [*KEPALA, *BADAN])
    for kolom in (0, 1, 2, 6):
        tabel.cell(0, kolom).merge(tabel.cell(1, kolom))
    tabel.cell(0, 3).merge(tabel.cell(0, 5))
    for kolom in (0, 1):
        tabel.cell(2, kolom).merge(tabel.cell(3, kolom))
    tabel.part.document.save(str(path))
    temuan = audit_draft(path)
    assert [(t.aturan, t.kunci, t.kolom, t.dihitung) for t in temuan] == [
        ("capaian", "Indikator dua", "Kinerja Capaian (%)", 91.67),
        ("kalimat-tercapai", "Indikator dua", "Ket", "tidak tercapai"),
    ]


def test_a_head_typed_again_on_the_next_page_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "ulang.docx"
    kepala = ["No", "Uraian", "Anggaran", "Realisasi", "%"]
    bertabel(
        path,
        [
            kepala,
            ["1", "Belanja Operasi", "200.000.000", "150.000.000", "75,00"],
            kepala,
            ["2", "Belanja Modal", "100.000.000", "50.000.000", "50,00"],
            ["", "Jumlah", "300.000.000", "200.000.000", "66,67"],
        ],
    )
    assert [len(t.rows) for t in understand_draft(read_word(path)).tables] == [3]
    assert audit_draft(path) == []


def test_a_formula_of_word_is_read_as_one_line(tmp_path: Path) -> None:
    dokumen = docx.Document()
    rumus = (
        f"<m:oMath {nsdecls('m')}><m:f><m:num><m:r><m:t>95</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>90</m:t></m:r></m:den></m:f>"
        "<m:r><m:t>×100%=105,65%</m:t></m:r></m:oMath>"
    )
    dokumen.add_paragraph("Capaian = ")._p.append(parse_xml(rumus))
    path = tmp_path / "rumus.docx"
    dokumen.save(str(path))
    [temuan] = audit_draft(path)
    assert (temuan.aturan, temuan.dihitung) == ("rumus-prosa", 105.56)


def test_deleted_text_is_not_read(tmp_path: Path) -> None:
    dokumen = docx.Document()
    paragraf = dokumen.add_paragraph("Nilai 80")
    hapus = f"<w:del {nsdecls('w')}><w:r><w:delText>90</w:delText></w:r></w:del>"
    paragraf._p.append(parse_xml(hapus))
    path = tmp_path / "hapus.docx"
    dokumen.save(str(path))
    assert [b.text for b in read_word(path) if isinstance(b, Paragraph)] == ["Nilai 80"]


def test_text_that_could_be_code_stays_text(tmp_path: Path) -> None:
    nama = '=HYPERLINK("http://contoh.id","klik")'
    path = tmp_path / "kode.docx"
    bertabel(
        path,
        [["No", "Indikator", "Target", "Realisasi", "Capaian (%)"], ["", nama, "10", "9", "80"]],
    )
    [temuan] = audit_draft(path)
    assert temuan.kunci == nama
    assert nama in to_text([temuan])
    assert '"kunci": "=HYPERLINK(' in to_json([temuan])


def test_a_table_that_is_not_understood_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "asing.docx"
    bertabel(path, [["x", "y", "z"], ["1,5", "2,5", "3,5"], ["4,5", "5,5", "6,5"]])
    [temuan] = audit_draft(path)
    assert temuan.aturan == "tabel-tidak-dikenali"
    assert "tidak dikenali" in temuan.pesan


def test_an_empty_table_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "kosong.docx"
    bertabel(path, [["", ""], ["", ""]])
    assert [type(b) for b in read_word(path)] == [Paragraph, Grid]
    assert audit_draft(path) == []


def test_a_file_that_is_no_word_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bukan.docx"
    path.write_text("bukan dokumen")
    with pytest.raises(LakipError, match=r"bukan\.docx"):
        audit_draft(path)


def test_a_raised_mark_behind_a_figure_is_no_digit(tmp_path: Path) -> None:
    dokumen = docx.Document()
    paragraf = dokumen.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0]
    paragraf.add_run("85,12")
    paragraf.add_run("1)").font.superscript = True
    path = tmp_path / "catatan.docx"
    dokumen.save(str(path))
    [block] = [b for b in read_word(path) if isinstance(b, Grid)]
    assert block.rows[0][0].text == "85,12"


def test_captions_below_their_tables_are_theirs(tmp_path: Path) -> None:
    dokumen = docx.Document()
    for nomor in ("3.1", "3.2"):
        tabel = dokumen.add_table(rows=2, cols=4)
        for i, baris in enumerate(
            (["Indikator", "Target", "Realisasi", "Capaian (%)"], ["IKM", "80", "88", "110"])
        ):
            for j, teks in enumerate(baris):
                tabel.cell(i, j).text = teks
        dokumen.add_paragraph(f"Tabel {nomor} Capaian {nomor}")
        dokumen.add_paragraph("Uraian:")
    path = tmp_path / "bawah.docx"
    dokumen.save(str(path))
    assert [t.number for t in understand_draft(read_word(path)).tables] == ["3.1", "3.2"]
