"""Workbooks that the tests of this room share; each is built once and not to be changed."""

from pathlib import Path

import pytest

from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData


@pytest.fixture(scope="session")
def blank_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    build(path)
    return path


@pytest.fixture(scope="session")
def example(example_workbook: Path) -> Book:
    return open_book(example_workbook)


@pytest.fixture(scope="session")
def other_data() -> WorkbookData:
    """Another office, another year, other shapes: deep codes, leaves only, a falling target."""
    return WorkbookData(
        fields={"NamaInstansi": "Dinas Uji & Coba", "TahunLaporan": 2031},
        tables={
            "tblIKU": [
                {
                    "No": 1,
                    "Jenis": "Sasaran",
                    "Sasaran": "Menurunnya kemiskinan",
                    "Indikator": "Angka kemiskinan",
                    "Satuan": "%",
                    "Rumus": "turun",
                    "Target": 5,
                    "Realisasi": 6,
                },
                {"No": 2, "Sasaran": "Menurunnya kemiskinan", "Indikator": "=1+1", "Target": 0},
            ],
            "tblAnggaran": [
                {"Kode": "5", "Tingkat": "Program", "Uraian": "Program uji"},
                {"Kode": "5.1", "Tingkat": "Kegiatan"},
                {"Kode": "5.1.1", "Anggaran": 100.5, "Realisasi": 50},
                {"Kode": "5.1.2", "Anggaran": 99.5, "Realisasi": 100},
            ],
            "tblEfisiensi": [{"Kode": "5", "Indikator": "Angka kemiskinan"}],
        },
    )


@pytest.fixture(scope="session")
def other_workbook(other_data: WorkbookData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lain") / "lain.xlsm"
    build(path, other_data)
    return path
