"""``lakip-xl periksa``: findings as text and as JSON, and what the exit code says of them."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from lakip_xl import cli

Capture = pytest.CaptureFixture[str]

BENAR = ("Indeks Sistem Merit", "325", "331,5", "102")
SALAH = ("Indeks Sistem Merit", "325", "331,5", "120")


def naskah(path: Path, *isi: str) -> Path:
    dokumen = docx.Document()
    dokumen.add_paragraph("Tabel 3.8 Capaian")
    tabel = dokumen.add_table(rows=0, cols=4)
    for baris in (("Indikator", "Target", "Realisasi", "Capaian (%)"), isi):
        for sel, teks in zip(tabel.add_row().cells, baris, strict=True):
            sel.text = teks
    dokumen.save(str(path))
    return path


def test_a_draft_without_errors_ends_with_zero(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["periksa", str(naskah(tmp_path / "a.docx", *BENAR))]) == 0
    assert capsys.readouterr().out.strip() == "0 temuan: 0 galat, 0 peringatan, 0 info."


def test_an_error_is_printed_and_ends_with_one(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["periksa", str(naskah(tmp_path / "a.docx", *SALAH))]) == 1
    keluaran = capsys.readouterr().out
    assert "Tabel 3.8" in keluaran
    assert "Tercetak 120, seharusnya 102" in keluaran


def test_json_is_one_array_for_programs(tmp_path: Path, capsys: Capture) -> None:
    path = naskah(tmp_path / "a.docx", *SALAH)
    assert cli.main(["periksa", str(path), "--format", "json"]) == 1
    [temuan] = json.loads(capsys.readouterr().out)
    assert (temuan["aturan"], temuan["tabel"], temuan["dihitung"]) == ("capaian", "3.8", 102.0)


def test_a_file_that_is_neither_is_unusable(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.docx"
    path.write_text("bukan naskah")
    assert cli.main(["periksa", str(path)]) == 2
    assert "a.docx" in capsys.readouterr().err


def test_a_workbook_is_no_draft_to_compare(example_workbook: Path, capsys: Capture) -> None:
    argumen = ["periksa", str(example_workbook), "--buku", str(example_workbook)]
    assert cli.main(argumen) == 2
    assert "--buku" in capsys.readouterr().err


def test_findings_are_written_into_a_workbook_and_taken_out_again(
    example_copy: Path, capsys: Capture
) -> None:
    sebelum = example_copy.read_bytes()
    assert cli.main(["periksa", str(example_copy), "--tulis"]) == 1
    assert "galat" in capsys.readouterr().out
    assert example_copy.read_bytes() != sebelum
    assert cli.main(["periksa", str(example_copy), "--bersihkan"]) == 0
    assert "dihapus" in capsys.readouterr().out


@pytest.mark.parametrize("opsi", [["--tulis"], ["--bersihkan"]])
def test_nothing_is_written_into_a_draft(tmp_path: Path, capsys: Capture, opsi: list[str]) -> None:
    path = naskah(tmp_path / "a.docx", *SALAH)
    sebelum = path.read_bytes()
    assert cli.main(["periksa", str(path), *opsi]) == 2
    assert path.read_bytes() == sebelum
    assert capsys.readouterr().err.startswith(("Pemakaian", "Galat"))


def test_a_workbook_is_audited_without_heavy_packages(example_workbook: Path) -> None:
    perintah = f"from lakip_xl.cli import main; main(['periksa', {str(example_workbook)!r}])"
    program = f"import sys; {perintah}; print(*(m.split('.')[0] for m in sys.modules))"
    proses = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    dimuat = set(proses.stdout.splitlines()[-1].split())
    assert dimuat.isdisjoint({"pandas", "numpy", "openpyxl", "xlwings", "docx", "rich", "lxml"})
