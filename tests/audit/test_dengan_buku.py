"""A draft beside the workbook that it was written from."""

from pathlib import Path

from naskah_contoh import naskah_contoh
from naskah_uji import ke_docx

from lakip_xl.audit.audit import audit_draft


def test_a_figure_that_left_the_workbook_is_found(example_workbook: Path, tmp_path: Path) -> None:
    # 1.1.2 spent all it had; budget and spending are raised alike, so the row agrees with itself.
    baris = [
        satu.replace("9709000.00\t9709000.00", "9790000.00\t9790000.00") for satu in naskah_contoh()
    ]
    naskah = ke_docx(baris, tmp_path / "naskah.docx")
    temuan = [t for t in audit_draft(naskah, example_workbook) if t.kunci == "1.1.2"]
    assert [(t.aturan, t.tabel, t.kolom, t.dihitung) for t in temuan] == [
        ("anggaran-antar-tabel", "3.13", "ANGGARAN", 9709000.0),  # table 2.4 knows that one too
        ("naskah-buku", "3.13", "REALISASI", 9709000.0),
    ]


def test_tables_that_the_workbook_does_not_know_are_left_alone(
    example_workbook: Path, tmp_path: Path
) -> None:
    naskah = ke_docx(
        (Path(__file__).parent / "contoh" / "dinas_kesehatan.txt").read_text().splitlines(),
        tmp_path / "naskah.docx",
    )
    semua = audit_draft(naskah, example_workbook)
    assert [t for t in semua if t.aturan == "naskah-buku"] == []
