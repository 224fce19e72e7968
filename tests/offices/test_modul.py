"""Sheets that an office does not use: left out, deleted in a spreadsheet, or switched off."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.report.chapters import compose
from lakip_xl.report.figures.book import open_book
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.schema.modules import KEYS
from lakip_xl.workbook.schema.pengaturan import MODULES
from lakip_xl.workbook.template import new_workbook
from offices.buku_kantor import BukuKantor
from offices.hakim import putusan
from offices.kantor import Kantor, kantor
from offices.test_kantor import berat

CHOICES = [*([title] for title in KEYS.values()), list(KEYS.values())]
IDS = [*KEYS, "semua"]


@pytest.fixture(scope="module")
def kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    new_workbook(path)
    return path


def tanpa_program(satu: Kantor, titles: list[str]) -> dict[str, float | str]:
    """Give what is still to be seen of an office's headlines."""
    gone = {"Program": "Program"}
    return {
        nama: isi
        for nama, isi in putusan(satu).items()
        if not any(key in titles and word in nama for key, word in gone.items())
    }


def assert_quiet(path: Path, satu: Kantor, titles: list[str]) -> None:
    buku = read_book(path)
    for nama, isi in tanpa_program(satu, titles).items():
        nilai = buku.fields[nama].value
        assert nilai == (isi if isinstance(isi, str) else pytest.approx(isi, rel=1e-12)), nama
    assert berat(list(find(buku))) == []
    beranda = buku.sheets["Beranda"]
    values = [beranda.value(row, column) for row in range(1, 60) for column in range(1, 9)]
    assert not [value for value in values if isinstance(value, ErrorValue)]
    result = recalculate(path)
    assert not result.evaluation.failures


def report_of(path: Path) -> str:
    return repr(compose(open_book(path), (), traced=False))


@pytest.mark.parametrize("titles", CHOICES, ids=IDS)
def test_a_workbook_made_without_them(tmp_path: Path, titles: list[str]) -> None:
    path = tmp_path / "tanpa.xlsm"
    new_workbook(path, without=frozenset(titles))
    satu = kantor(3)
    isian = BukuKantor(path, satu)
    isian.simpan(path)
    assert not set(titles) & set(isian.buku.sheetnames)
    for nama, name in isian.buku.defined_names.items():
        assert "#REF!" not in name.attr_text, nama
        assert all(sheet in isian.buku.sheetnames for sheet, _ in name.destinations)
    assert_quiet(path, satu, titles)
    assert report_of(path)


@pytest.mark.parametrize("titles", CHOICES, ids=IDS)
def test_sheets_that_were_deleted(kosong: Path, tmp_path: Path, titles: list[str]) -> None:
    satu = kantor(4)
    isian = BukuKantor(kosong, satu)
    for title in titles:
        del isian.buku[title]
    path = isian.simpan(tmp_path / "hapus.xlsm")
    assert_quiet(path, satu, titles)
    assert report_of(path)


@pytest.mark.parametrize("titles", CHOICES, ids=IDS)
def test_modules_that_are_switched_off(kosong: Path, tmp_path: Path, titles: list[str]) -> None:
    satu = kantor(5)
    isian = BukuKantor(kosong, satu)
    for title in titles:
        isian.pilih(dict(MODULES)[title], "tidak")
    path = isian.simpan(tmp_path / "mati.xlsm")
    assert_quiet(path, satu, titles)
    if "Program" in titles:
        assert "penunjang" not in report_of(path)


def test_an_unknown_word_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    from lakip_xl.commands.baru import command
    from lakip_xl.errors import LakipError

    path = tmp_path / "x.xlsm"
    result = CliRunner().invoke(command, [str(path), "--tanpa", "merid"])
    assert isinstance(result.exception, LakipError)
    assert "sumber-daya" in str(result.exception)
    assert not path.exists()
