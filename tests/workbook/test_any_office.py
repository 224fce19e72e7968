"""Other offices' data: random trees and soiled cells, against the rule computed apart."""

import random
from pathlib import Path

import pytest

from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.kode import gulung, kode_baku
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

PATTERNS = (
    ("5.01.{:02d}", ".2.{:02d}", ".{:04d}"),
    ("{}", ".{}", ".{}"),
    ("X.XX.{:02d}", ".{:02d}", ".{:03d}"),
)
DRESS = (lambda kode: kode, lambda kode: f" {kode}. ", lambda kode: kode.replace(".", " . ", 1))


def shown(path: Path, data: WorkbookData) -> Book:
    build(path, data)
    return open_book(path, stored=True)


def random_rows(seed: int) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311  # reproducible data, no secret
    top, middle, low = chance.choice(PATTERNS)
    rows: list[Row] = []

    def add(kode: str, likely: float) -> None:
        amount = chance.choice([chance.randint(0, 10**9), chance.randint(1, 9) / 4])
        if chance.random() > likely:
            amount = None
        if chance.random() < 0.01:
            amount = "1.000.000"
        rows.append({"Kode": chance.choice(DRESS)(kode), "Anggaran": amount})

    for one in range(1, chance.randint(2, 12)):
        program = top.format(one)
        add(program, 0.5)
        for two in range(1, chance.randint(1, 12)):
            kegiatan = program + middle.format(two)
            add(kegiatan, 0.5)
            for three in range(1, chance.randint(1, 5)):
                add(kegiatan + low.format(three), 0.9)
    chance.shuffle(rows)
    return rows


def amount(value: object) -> float | ErrorValue | None:
    if isinstance(value, str):
        return ErrorValue.VALUE
    return value if value is None else float(str(value))


@pytest.mark.parametrize("seed", range(8))
def test_any_tree_is_rolled_up_from_its_lowest_amounts(seed: int, tmp_path: Path) -> None:
    rows = random_rows(seed)
    reader = shown(tmp_path / "x.xlsm", WorkbookData(tables={"tblAnggaran": rows}))
    values, total = gulung([(kode_baku(str(row["Kode"])), amount(row["Anggaran"])) for row in rows])
    records = reader.table("tblAnggaran") or ()
    assert [record["Nilai Anggaran"] for record in records] == [
        value if value is None or isinstance(value, ErrorValue) else pytest.approx(value)
        for value in values
    ]
    found = reader.value("TotalAnggaran")
    assert found == total if not isinstance(total, float) else found == pytest.approx(total)


@pytest.mark.parametrize(
    ("row", "total"),
    [
        ({"Kode": None, "Uraian": "JUMLAH", "Anggaran": 30}, ErrorValue.VALUE),
        ({"Kode": "Jumlah", "Anggaran": 30}, ErrorValue.VALUE),
        ({"Kode": "2.1", "Anggaran": "5.000.000.000"}, ErrorValue.VALUE),
        ({"Kode": "1.1", "Anggaran": 5}, 35),
        ({"Kode": 1.3, "Anggaran": 5}, 35),
        ({"Kode": "1", "Anggaran": 999}, 30),
        ({"Kode": "1.2.*", "Anggaran": 5}, 15),
        ({"Kode": "3?", "Anggaran": 5}, 35),
    ],
)
def test_a_row_more_counts_or_spoils_the_total(row: Row, total: object, tmp_path: Path) -> None:
    rows: list[Row] = [
        {"Kode": "1", "Tingkat": "program "},
        {"Kode": "1.1", "Anggaran": 10},
        {"Kode": "1.2", "Anggaran": 20},
    ]
    reader = shown(tmp_path / "x.xlsm", WorkbookData(tables={"tblAnggaran": [*rows, row]}))
    assert reader.value("TotalAnggaran") == total


def test_a_number_that_lost_its_zero_is_not_taken_for_another_row(tmp_path: Path) -> None:
    rows: list[Row] = [
        {"Kode": "1.1"},
        {"Kode": "1.1.1", "Anggaran": 10},
        {"Kode": 1.1, "Anggaran": 7},  # 1.10
    ]
    reader = shown(tmp_path / "x.xlsm", WorkbookData(tables={"tblAnggaran": rows}))
    assert reader.value("TotalAnggaran") is ErrorValue.VALUE


def iku(**more: object) -> Row:
    return {"Sasaran": "Mutu", "Indikator": "A", "Satuan": "%", "Target": 100, **more}  # type: ignore[dict-item]


def test_a_sasaran_is_named_in_the_first_row_of_its_group(tmp_path: Path) -> None:
    rows = [iku(Realisasi=100), iku(Sasaran=None, Indikator="B", Realisasi=50),
            iku(Sasaran="Tata  kelola ", Indikator="C", Realisasi=80)]  # fmt: skip
    data = WorkbookData(
        tables={
            "tblIKU": rows,
            "tblSasaran": [{"Sasaran": "mutu"}, {"Sasaran": "Tata kelola"}],
        }
    )
    reader = shown(tmp_path / "x.xlsm", data)
    scores = [(r["Jumlah Indikator"], r["Nilai"]) for r in reader.table("tblSasaran") or ()]
    assert scores == [(2, 50), (1, 77.5)]
    assert reader.value("IndikatorTanpaSasaran") == 0


def test_a_cancelled_row_says_why_and_spoils_no_headline(tmp_path: Path) -> None:
    rows = [iku(Realisasi=90), iku(Indikator="B", Target=0, Realisasi=0)]
    reader = shown(tmp_path / "x.xlsm", WorkbookData(tables={"tblIKU": rows}))
    _, cancelled = reader.table("tblIKU") or ()
    assert cancelled["Capaian"] is None
    assert "tidak dihitung karena target 0" in str(cancelled["Penjelasan"])
    assert reader.value("NilaiKinerjaIku") == 92.5


@pytest.mark.parametrize(
    ("row", "capaian"),
    [
        (iku(Realisasi="98,5"), ErrorValue.VALUE),
        (iku(Realisasi="A", Target="BB"), pytest.approx(112.5)),
        (iku(Realisasi="Baik", Target="Baik"), ErrorValue.NA),
        (iku(Realisasi=45, Target="80 s.d. 90", Rumus="rentang"), 56.25),
        (iku(Realisasi=99, Target=80, Rumus="rentang", **{"Target Atas": 90}), 110),
    ],
)
def test_targets_of_other_kinds(row: Row, capaian: object, tmp_path: Path) -> None:
    reader = shown(tmp_path / "x.xlsm", WorkbookData(tables={"tblIKU": [row]}))
    (record,) = reader.table("tblIKU") or ()
    assert record["Capaian"] == capaian
    if isinstance(capaian, ErrorValue):
        assert reader.value("NilaiKinerjaIku") is capaian
        assert reader.value("KeadaanBuku1Kata") == "Perlu diperbaiki"


@pytest.mark.parametrize(
    ("fields", "score", "category"),
    [
        ({}, 81.25, "Berhasil"),
        ({"MetodeSasaran": "rata capaian"}, 95, "Sangat Berhasil"),
        ({"MetodeSasaran": "rata capaian", "CapaianMaks": 110}, 90, "Sangat Berhasil"),
        ({"MetodeSasaran": "rata tertimbang"}, 100, "Sangat Berhasil"),
        ({"MetodeSasaran": "rata capaian", "SkalaPilihan": "permendagri86"}, 95, "Sangat Tinggi"),
        # 130 and 110: 95,5; 80: 83,5; 60: 58,5
        ({"SkalaPilihan": "permendagri86"}, (2 * 95.5 + 83.5 + 58.5) / 4, "Tinggi"),
        ({"SkalaPilihan": "bintang"}, ErrorValue.NA, ErrorValue.NA),
        ({"MetodeSasaran": "rata rata"}, ErrorValue.NA, ErrorValue.NA),
    ],
)
def test_the_office_chooses_scale_and_method(
    fields: dict[str, object], score: object, category: object, tmp_path: Path
) -> None:
    rows = [iku(Realisasi=130, Bobot=3), iku(Indikator="B", Realisasi=80, Bobot=3),
            iku(Indikator="C", Realisasi=60, Bobot=1),
            iku(Indikator="D", Realisasi=110, Bobot=1)]  # fmt: skip
    data = WorkbookData(tables={"tblIKU": rows}, fields=fields)  # type: ignore[arg-type]
    reader = shown(tmp_path / "x.xlsm", data)
    assert reader.value("NilaiKinerjaIku") == score
    assert reader.value("KategoriKinerjaIku") == category
