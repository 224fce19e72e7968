"""The index of every employee, from facts or from values, and that of the office from them."""

import random
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.schema.instrument import BLOCKS

STAFF: list[Row] = [
    {"Pegawai": "A", "Kualifikasi": 20, "Kompetensi": 30, "Kinerja": 25, "Disiplin": 5},
    {"Pegawai": "B", "Kualifikasi": 15, "Kompetensi": 10, "Kinerja": 30, "Disiplin": 5},
]
FACTS: Row = {
    "Pegawai": "C",
    "Jabatan": "Pengawas",
    "Pendidikan": "S1",
    "Diklat Kepemimpinan": "ya",
    "JP Diklat Teknis": 24,
    "Seminar": "tidak",
    "Nilai Kinerja SKP": 90.5,
    "Hukuman Disiplin": "ringan",
}
OFFICIALS = ("Pimpinan Tinggi", "Administrator", "Pengawas")


def made(path: Path, *staff: Row, year: int = 2024) -> Book:
    fields = {"TahunLaporan": year, "NamaInstansi": "Dinas"}
    build(path, WorkbookData(tables={"tblPegawaiIPASN": list(staff)}, fields=fields))
    return open_book(path)


def indices(book: Book) -> list[object]:
    return [row["IP ASN"] for row in book.tables["tblPegawaiIPASN"]]


def findings(book: Book, rule: str) -> list[Finding]:
    return [one for one in audit_workbook(book) if one.aturan == rule]


def measured(person: Row) -> Fraction:
    """A district's own way of measuring, question by question."""
    job, degree, mark = person["Jabatan"], person["Pendidikan"], person["Nilai Kinerja SKP"]
    degrees = ["Di bawah SLTA", "D1 D2 SLTA", "D3", "S1 D4", "S2", "S3"]
    points = Fraction([1, 5, 10, 15, 20, 25][next(i for i, d in enumerate(degrees) if degree in d)])
    if degree == "SLTA":
        points = Fraction(5)
    trained = int(str(person["JP Diklat Teknis"])) >= 20
    if job == "Pelaksana":
        points += Fraction(45, 2) * trained + Fraction(35, 2) * (person["Seminar"] == "ya")
    else:
        own = "Diklat Kepemimpinan" if job in OFFICIALS else "Diklat Fungsional"
        points += 15 * (person[own] == "ya") + 15 * trained + 10 * (person["Seminar"] == "ya")
    assert isinstance(mark, (int, float))
    points += 30 if mark > 90 else 25 if mark > 75 else 15 if mark > 60 else 5 if mark > 50 else 1
    penalty = {"tidak pernah": 0, "ringan": 2, "sedang": 3, "berat": 4}
    return points + 5 - penalty[str(person["Hukuman Disiplin"])]


def anyone(order: int, chance: random.Random) -> Row:
    return {
        "Pegawai": f"Pegawai {order}",
        "Jabatan": chance.choice([*OFFICIALS, "Fungsional", "Pelaksana"]),
        "Pendidikan": chance.choice(["S3", "S2", "S1", "D4", "D3", "D2", "D1", "SLTA"])
        if chance.random() < 0.9
        else "Di bawah SLTA",
        "Diklat Kepemimpinan": chance.choice(["ya", "tidak"]),
        "Diklat Fungsional": chance.choice(["ya", "tidak"]),
        "JP Diklat Teknis": chance.choice([0, 19, 20, 21, 60]),
        "Seminar": chance.choice(["ya", "tidak"]),
        "Nilai Kinerja SKP": chance.choice([50, 50.5, 60, 60.01, 75, 76, 90, 90.01, 110]),
        "Hukuman Disiplin": chance.choice(["tidak pernah", "ringan", "sedang", "berat"]),
    }


def test_the_index_of_the_office_is_the_mean_of_its_people(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsm", *STAFF)
    assert indices(book) == [80, 60]
    assert book.value("IndeksPegawaiIpAsn") == pytest.approx(70)
    assert book.value("PegawaiTerukur") == "2 dari 2 pegawai"


def test_a_value_above_its_weight_spoils_the_mean_visibly(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsm", STAFF[0], {**STAFF[1], "Kualifikasi": 26})
    assert book.value("IndeksPegawaiIpAsn") is ErrorValue.NUM


def test_facts_give_what_a_district_measures_question_by_question(tmp_path: Path) -> None:
    chance = random.Random(20190515)  # noqa: S311 - people, not secrets
    staff = [anyone(order, chance) for order in range(150)]
    book = made(tmp_path / "a.xlsm", *staff)
    expected = [measured(person) for person in staff]
    assert indices(book) == pytest.approx([float(one) for one in expected])
    mean = sum(expected, Fraction(0)) / len(expected)
    assert book.value("IndeksPegawaiIpAsn") == pytest.approx(float(mean))
    parts = [book.value(f"Rata{d}Pegawai") for d in
             ("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin")]  # fmt: skip
    assert sum(p for p in parts if isinstance(p, float)) == pytest.approx(float(mean))


@pytest.mark.parametrize(
    ("predicate", "points"),
    [("Sangat Baik", 30), ("Baik", 25), ("butuh perbaikan", 15), ("Sangat Kurang", 1)],
)
def test_a_predicate_stands_for_its_class_of_marks(
    tmp_path: Path, predicate: str, points: int
) -> None:
    book = made(tmp_path / "a.xlsm", {**FACTS, "Nilai Kinerja SKP": predicate})
    assert indices(book) == [15 + 30 + points + 3]


def test_facts_and_values_may_be_mixed_in_one_person(tmp_path: Path) -> None:
    typed = {k: v for k, v in FACTS.items() if k not in ("Nilai Kinerja SKP", "Pendidikan")}
    book = made(tmp_path / "a.xlsm", {**typed, "Kinerja": 25, "Kualifikasi": 20}, STAFF[0])
    assert indices(book) == [20 + 30 + 25 + 3, 80]


def test_a_value_that_agrees_with_the_facts_may_stand_beside_them(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsm", {**FACTS, "Kualifikasi": 15, "Kompetensi": 30})
    assert indices(book) == [15 + 30 + 30 + 3]
    assert not findings(book, "pegawai-dua-nilai")


def test_two_truths_about_one_person_are_an_error_and_named(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsm", STAFF[0], {**FACTS, "Kualifikasi": 20})
    assert indices(book) == [80, ErrorValue.VALUE]
    assert book.value("IndeksPegawaiIpAsn") is ErrorValue.VALUE
    (found,) = findings(book, "pegawai-dua-nilai")
    assert found.tingkat is Severity.GALAT
    assert found.kolom == "Kualifikasi"
    assert "20" in found.pesan
    assert "15" in found.pesan


def test_a_row_without_a_name_does_not_stand_for_a_missing_person(tmp_path: Path) -> None:
    nameless = {k: v for k, v in STAFF[1].items() if k != "Pegawai"}
    book = made(tmp_path / "a.xlsm", STAFF[0], nameless, {"Pegawai": "D", "Kinerja": 30})
    assert book.value("IndeksPegawaiIpAsn") is None


def test_the_mean_waits_for_everybody_and_the_missing_are_named(tmp_path: Path) -> None:
    without = {k: v for k, v in FACTS.items() if k != "Seminar"}
    book = made(tmp_path / "a.xlsm", STAFF[0], without)
    assert indices(book) == [80, None]
    assert book.value("IndeksPegawaiIpAsn") is None
    assert book.value("PegawaiTerukur") == "1 dari 2 pegawai"
    (found,) = findings(book, "pegawai-belum-lengkap")
    assert "Seminar" in found.pesan


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("Jabatan", "Menteri"),
        ("Pendidikan", "S4"),
        ("Seminar", "sudah"),
        ("Nilai Kinerja SKP", "Lumayan"),
        ("Hukuman Disiplin", "parah"),
        ("JP Diklat Teknis", -1),
    ],
)
def test_a_word_that_the_instrument_does_not_know_is_no_zero(
    tmp_path: Path, column: str, typed: str
) -> None:
    book = made(tmp_path / "a.xlsm", {**FACTS, column: typed})
    assert isinstance(indices(book)[0], ErrorValue)
    assert isinstance(book.value("IndeksPegawaiIpAsn"), ErrorValue)
    assert any(one.kolom == column for one in audit_workbook(book))


def test_an_office_may_set_its_own_points_and_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    made(path, {**FACTS, "Jabatan": "Guru", "Pendidikan": "Profesi"})
    file = openpyxl.load_workbook(path, keep_vba=True)
    training, education = (parse_cell(block.cell) for block in BLOCKS[:2])
    page = file["Pengaturan"]
    for offset, value in enumerate(("Guru", 12, None, 20, 24, 8)):
        page[address(training[0] + 8, training[1] + offset)] = value
    for offset, value in enumerate(("Profesi", 17)):
        page[address(education[0] + 12, education[1] + offset)] = value
    file.save(path)
    book = open_book(path)
    assert indices(book) == [17 + 32 + 30 + 3]
    assert not findings(book, "pilihan")


def test_the_row_of_the_office_is_held_against_its_people(tmp_path: Path) -> None:
    row: Row = {"Instansi": "Dinas", "Kualifikasi": 17.5, "Kompetensi": 20, "Kinerja": 29,
                "Disiplin": 5}  # fmt: skip
    fields = {"TahunLaporan": 2024, "NamaInstansi": "Dinas"}
    tables = {"tblPegawaiIPASN": STAFF, "tblIPASN": [row]}
    build(tmp_path / "a.xlsm", WorkbookData(tables=tables, fields=fields))
    (found,) = findings(open_book(tmp_path / "a.xlsm"), "indeks-pegawai")
    assert found.kolom == "Kinerja"
    assert "27,5" in found.pesan
