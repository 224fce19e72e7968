"""The sheet Perbandingan judges an indicator as the sheet IKU does."""

import random
from pathlib import Path

import pytest

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.report.document import OpenErrorsError, write_report
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

LOWER = ("turun", "turun_rasio")


def made(path: Path, iku: list[Row], compared: list[Row]) -> Book:
    fields = {"NamaInstansi": "Dinas", "TahunLaporan": 2024}
    tables = {"tblIKU": iku, "tblPerbandingan": compared}
    build(path, WorkbookData(tables=tables, fields=fields))
    return open_book(path)


def indicator(order: int, rule: str | None, now: float) -> Row:
    row: Row = {"No": order, "Sasaran": "Mutu", "Indikator": f"Indikator {order}", "Satuan": "%",
                "Target": 50, "Realisasi": now}  # fmt: skip
    return row if rule is None else {**row, "Rumus": rule}


def test_a_blank_rumus_is_that_of_the_indicator(tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - figures, not secrets
    iku: list[Row] = []
    compared: list[Row] = []
    expected = []
    for order in range(1, 61):
        rule = chance.choice([None, "naik", "turun", "turun_rasio", "stabil"])
        now, before, plan = (float(chance.randint(1, 90)) for _ in range(3))
        basis = chance.choice(["Realisasi", "Capaian", None])
        iku.append(indicator(order, rule, now))
        row: Row = {"Indikator": f"Indikator {order}", "Tahun Lalu": before, "Target Akhir": plan}
        compared.append(row if basis is None else {**row, "Dasar": basis})
        if basis == "Capaian":
            now = {
                "turun": 200 - 2 * now,
                "turun_rasio": 5000 / now,
                "stabil": 100 * (1 - abs(1 - now / 50)),
            }.get(rule or "", 2 * now)
            rule = None
        gain = before - now if rule in LOWER else now - before
        word = "Tetap" if abs(gain) < 1e-9 else "Membaik" if gain > 0 else "Memburuk"
        expected.append(None if rule == "stabil" else word)
    book = made(tmp_path / "a.xlsm", iku, compared)
    assert [row["Perkembangan"] or None for row in book.tables["tblPerbandingan"]] == expected
    assert not [one for one in audit_workbook(book) if one.aturan == "arah-perbandingan"]


@pytest.mark.parametrize(
    ("iku_rule", "typed"), [("turun", "naik"), (None, "turun"), ("turun_rasio", "naik")]
)
def test_praise_for_what_is_worse_is_an_error_and_no_report_is_written(
    tmp_path: Path, iku_rule: str | None, typed: str
) -> None:
    row: Row = {"Indikator": "Indikator 1", "Tahun Lalu": 40, "Rumus": typed}
    book = made(tmp_path / "a.xlsm", [indicator(1, iku_rule, 45)], [row])
    (found,) = [one for one in audit_workbook(book) if one.aturan == "arah-perbandingan"]
    assert found.tingkat is Severity.GALAT
    assert found.kolom == "Rumus"
    with pytest.raises(OpenErrorsError):
        write_report(tmp_path / "a.xlsm", tmp_path / "a.docx")


def test_more_capaian_is_better_whatever_the_rumus_of_the_indicator(tmp_path: Path) -> None:
    row: Row = {"Indikator": "Indikator 1", "Tahun Lalu": 90, "Rumus": "turun", "Dasar": "Capaian"}
    book = made(tmp_path / "a.xlsm", [indicator(1, "turun", 45)], [row])
    assert next(iter(book.tables["tblPerbandingan"]))["Perkembangan"] == "Membaik"
    assert not [one for one in audit_workbook(book) if one.aturan == "arah-perbandingan"]


def test_a_typed_rumus_of_the_same_direction_is_no_mistake(tmp_path: Path) -> None:
    row: Row = {"Indikator": "Indikator 1", "Tahun Lalu": 40, "Rumus": "turun_rasio"}
    book = made(tmp_path / "a.xlsm", [indicator(1, "turun", 45)], [row])
    assert not [one for one in audit_workbook(book) if one.aturan == "arah-perbandingan"]
    assert next(iter(book.tables["tblPerbandingan"]))["Perkembangan"] == "Memburuk"
