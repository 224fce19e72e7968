"""The example workbook against a list of its errors; correct workbooks against nothing.

``kunci_contoh.csv`` was made by recomputing the printed tables from the CSV files alone. What
only follows from an error on the list (the total of table 3.13, the programme in table 3.10) is
not on it.
"""

import csv
import json
from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding, Severity, to_json
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.package.addresses import parse_cell

KUNCI = Path(__file__).with_name("kunci_contoh.csv")
NAMA = ("tabel", "kunci", "kolom", "aturan")


@pytest.fixture(scope="module")
def temuan(example_workbook: Path) -> list[Finding]:
    return audit_workbook(example_workbook)


def kunci_jawaban() -> set[tuple[str, ...]]:
    with KUNCI.open(encoding="utf-8", newline="") as berkas:
        return {tuple(baris[nama] for nama in NAMA) for baris in csv.DictReader(berkas)}


def berat(temuan: list[Finding]) -> set[tuple[str, ...]]:
    return {
        tuple(getattr(satu, nama) or "" for nama in NAMA) for satu in temuan if satu.independent
    }


def test_every_error_of_the_report_is_found(temuan: list[Finding]) -> None:
    assert kunci_jawaban() - berat(temuan) == set()


def test_nothing_else_is_called_an_error(temuan: list[Finding]) -> None:
    assert berat(temuan) - kunci_jawaban() == set()


def test_a_cut_off_figure_is_told_from_a_wrong_one(temuan: list[Finding]) -> None:
    [dipotong] = [t for t in temuan if "dipotong" in t.pesan]
    assert (dipotong.tabel, dipotong.kunci, dipotong.tingkat) == ("3.9", "3", Severity.PERINGATAN)
    assert (dipotong.tercetak, dipotong.dihitung) == (55.76, 55.77)


def test_what_is_merely_unusual_is_information(temuan: list[Finding]) -> None:
    tak_wajar = {t.kunci for t in temuan if t.aturan == "capaian-tidak-wajar"}
    assert tak_wajar == {"I/C", "I/C.1", "I/C.6", "I/C.7"}
    assert {t.tingkat for t in temuan if t.aturan == "capaian-tidak-wajar"} == {Severity.INFO}


def test_the_consequence_of_an_error_is_a_warning(temuan: list[Finding]) -> None:
    [total] = [t for t in temuan if t.aturan == "jumlah-total"]
    assert (total.tingkat, total.akibat, total.kunci) == (Severity.PERINGATAN, True, "Total")
    [predikat] = [t for t in temuan if t.aturan == "kata-tercetak"]
    assert (predikat.tingkat, predikat.akibat) == (Severity.PERINGATAN, True)
    assert (predikat.tercetak, predikat.dihitung) == ("A", "BB")


def test_a_copied_sentence_names_the_row_that_it_belongs_to(temuan: list[Finding]) -> None:
    disalin = {t.kunci for t in temuan if "angkanya milik baris 2/2" in t.pesan}
    assert disalin == {"3/3", "3/E", "3/F", "3/G"}


def test_every_finding_leads_to_the_cell_that_it_speaks_of(
    temuan: list[Finding], example_workbook: Path
) -> None:
    buku = read_book(example_workbook)
    for satu in temuan:
        if satu.sel and isinstance(satu.tercetak, float):
            nilai = buku.sheets[satu.sheet or ""].value(*parse_cell(satu.sel))
            assert nilai == satu.tercetak, satu
    assert [t for t in temuan if t.independent and not (t.sheet and t.sel)] == []


def test_json_has_the_fixed_keys(temuan: list[Finding]) -> None:
    kunci = ["aturan", "tingkat", "sheet", "sel", "tabel", "kunci", "kolom"]
    kunci += ["tercetak", "dihitung", "pesan", "id"]
    assert all(list(satu) == kunci for satu in json.loads(to_json(temuan)))


def test_a_correct_workbook_has_no_error_and_no_warning(buku_benar: Path) -> None:
    assert [t for t in audit_workbook(buku_benar) if t.independent] == []


def test_the_blank_template_has_no_error_and_no_warning(buku_kosong: Path) -> None:
    assert [t for t in audit_workbook(buku_kosong) if t.independent] == []
