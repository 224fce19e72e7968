"""What is said of an indicator's row, by itself: no file, no workbook."""

from dataclasses import replace

import pytest

from lakip_xl.audit.finding import Finding, Place
from lakip_xl.audit.indicators import INDICATOR_RULES
from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.audit.printed import read_number
from lakip_xl.audit.rule import run
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.capaian import Rumus
from lakip_xl.schemes import LAKIP


def cell(text: str, key: str = "1", column: str = "x") -> Cell:
    return Cell(text, read_number(text), Place(kunci=key, kolom=column))


def row(target: str, realisasi: str, capaian: str, note: str = "", name: str = "Izin") -> Indicator:
    cells = (cell(text, column=text) for text in (target, realisasi, capaian))
    t, r, c = cells
    return Indicator("1", name, t, r, c, None, cell(note) if note else None, "%")


def found(*rows: Indicator, scale: object = None) -> list[Finding]:
    table = IndicatorTable("3.1", "Capaian", rows, scale)  # type: ignore[arg-type]  # a scale or none
    return list(run(INDICATOR_RULES, table, table.figures()))


def ids(*rows: Indicator) -> list[str]:
    return [one.aturan for one in found(*rows)]


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "rumus"),
    [
        ("80", "60", "75", Rumus.NAIK), ("80", "60", "125", Rumus.TURUN),
        ("80", "60", "133,33", Rumus.TURUN_RASIO), ("80", "60", "0,75", None),
        ("71", "78", "1,0986", Rumus.NAIK), ("80", "60", "76", None),
    ],
)  # fmt: skip
def test_the_formula_in_use_is_told_from_the_figures(
    target: str, realisasi: str, capaian: str, rumus: Rumus | None
) -> None:
    used = row(target, realisasi, capaian).used()
    expected = rumus if capaian != "0,75" else Rumus.NAIK
    assert (used[1] if used else None) is expected


def test_a_stated_formula_is_the_only_one() -> None:
    assert replace(row("80", "60", "75"), rumus=Rumus.TURUN).used() is None
    assert replace(row("80", "60", "75"), rumus=Rumus.TURUN).right_capaian() == 125


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Realisasi 60 dari target 80.", None), ("Realisasi 61 dari target 80.", "kalimat-angka"),
        ("Realisasi 60 dari target 81.", "kalimat-angka"), ("Capaian 75%.", None),
        ("Capaian 74%.", "kalimat-angka"), ("Realisasi 75% tahun ini.", None),
        ("Realisasi lebih kecil dari target.", None),
        ("Realisasi lebih besar dari target.", "kalimat-hubungan"),
        ("Realisasi sama dengan target.", "kalimat-hubungan"),
        ("Target tidak tercapai.", None), ("Target telah tercapai.", "kalimat-tercapai"),
        ("Kategori Berhasil.", None), ("Kategori Sangat Berhasil.", "kalimat-kategori"),
        ("Kategori Cukup Berhasil.", "kalimat-kategori"),
    ],
)  # fmt: skip
def test_a_sentence_is_held_to_its_row(note: str, rule: str | None) -> None:
    assert ids(row("80", "60", "75", note)) == ([rule] if rule else [])


def test_an_essay_and_a_row_without_a_realisasi_are_left_alone() -> None:
    assert ids(row("80", "60", "75", "Realisasi 61. " + "kata " * 130)) == []
    assert ids(row("80", "60", "75", "Realisasi 61. " + "kata " * 100)) == ["kalimat-angka"]


def test_a_sentence_that_was_copied_names_its_owner() -> None:
    owner = replace(row("50", "40", "80"), key="A")
    [one] = found(owner, row("80", "60", "75", "Realisasi 40 lebih kecil dari target 50."))
    assert (one.aturan, "milik baris A" in one.pesan) == ("kalimat-angka", True)


def test_a_sentence_that_is_wrong_and_no_ones_else_is_told_all_of() -> None:
    said = row("80", "60", "75", "Realisasi 61 lebih besar dari target 80.")
    assert ids(said) == ["kalimat-angka", "kalimat-hubungan"]


def test_only_a_blank_realisasi_is_called_blank() -> None:
    [one] = found(row("80", "60", "75", "Realisasi 61 dari target 80."))
    assert one.pesan == "Kalimat menyebut realisasi 61 (barisnya 60)."
    told = [
        t for t in found(row("80", "", "", "Realisasi 61 dari target 80.")) if "kali" in t.aturan
    ]
    assert [t.pesan for t in told] == ["Kalimat menyebut realisasi 61 (barisnya kosong)."]


def test_success_is_judged_where_no_formula_gives_the_capaian() -> None:
    assert ids(row("80", "60", "70", "Target telah tercapai.")) == ["kalimat-tercapai"]
    assert ids(row("80", "60", "70", "Target tidak tercapai.")) == []


def test_the_mean_is_taken_of_what_the_rows_should_have() -> None:
    wrong = replace(row("100", "90", "20"), kategori=cell("Berhasil"))
    assert "kategori-bergantung-mean" not in [t.aturan for t in found(wrong, wrong, scale=LAKIP)]
    right = replace(row("100", "90", "90"), kategori=cell("Berhasil"))
    low = replace(row("100", "20", "90"), kategori=cell("Berhasil"))
    assert "kategori-bergantung-mean" in [t.aturan for t in found(right, low, scale=LAKIP)]


def test_a_falling_indicator_may_exceed_its_target_in_words() -> None:
    falls = row("80", "60", "125", "Realisasi melampaui target.", "Prevalensi stunting")
    assert "kalimat-hubungan" not in ids(falls)


@pytest.mark.parametrize(
    ("realisasi", "capaian", "rule"),
    [("150", "150", []), ("151", "151", ["capaian-tidak-wajar"]), ("20", "20", []),
     ("19", "19", ["capaian-tidak-wajar"]), ("151", "99", [])],
)  # fmt: skip
def test_a_capaian_is_unusual_beyond_its_bounds(
    realisasi: str, capaian: str, rule: list[str]
) -> None:
    assert ids(row("100", realisasi, capaian)) == rule


@pytest.mark.parametrize(
    ("realisasi", "name", "rule"),
    [("100%", "Persentase izin", []), ("101%", "Persentase izin", ["persentase-lebih-dari-100"]),
     ("101%", "Izin terbit", []), ("101%", "Persentase kenaikan izin", [])],
)  # fmt: skip
def test_a_share_is_no_more_than_the_whole(realisasi: str, name: str, rule: list[str]) -> None:
    capaian = realisasi.rstrip("%")
    assert ids(row("100%", realisasi, capaian, name=name)) == rule


def test_units_are_compared_as_they_are_meant() -> None:
    assert ids(row("4 Dokumen", "4 Dok.", "100")) == []
    assert ids(row("4 Dokumen", "4 Laporan", "100")) == ["satuan-berbeda"]
    assert ids(row("4", "4 Laporan", "100")) == []


def test_a_blank_realisasi_is_told_where_most_are_filled() -> None:
    full, blank = row("10", "9", "90"), row("10", "", "")
    assert ids(full, full, blank) == ["realisasi-kosong"]
    assert ids(full, blank, blank) == []
    assert ids(full, blank) == ["realisasi-kosong"]
    assert ids(full, full, row("10", "", "", "Karena data belum tersedia.")) == []
    assert ids(full, full, row("", "", "")) == []


def test_another_formula_is_said_and_the_wrong_direction_warned_of() -> None:
    [one] = found(row("80", "60", "125"))
    assert (one.aturan, one.tingkat.value) == ("rumus-capaian", "info")
    [one] = found(row("14", "19,7", "140,71", name="Angka stunting"))
    assert (one.aturan, one.dihitung) == ("rumus-capaian", 59.29)
    assert found(row("80", "80", "100", name="Angka stunting")) == []


def test_the_choice_of_formula_and_of_mean_is_told_where_it_decides() -> None:
    assert "kategori-bergantung-rumus" in ids(row("10", "14", "60"))
    assert "kategori-bergantung-rumus" not in ids(row("100", "105", "95"))
    good, bad = row("100", "90", "90"), row("100", "20", "20")
    rated = [replace(one, kategori=cell("Berhasil")) for one in (good, bad)]
    assert [t.aturan for t in found(*rated, scale=LAKIP)] == ["kategori-bergantung-mean"]
    assert found(rated[0], scale=LAKIP) == []
    assert found(rated[0], rated[0], scale=LAKIP) == []


def test_the_sign_of_a_capaian_is_read_with_it() -> None:
    note = "Realisasi 39 lebih besar dari target 16. Capaian kinerja {}% termasuk kategori Kurang."
    right, wrong = note.format("-43,75"), note.format("43,75")
    assert "kalimat-angka" not in ids(row("16", "39", "-43,75", right))
    assert "kalimat-angka" in ids(row("16", "39", "-43,75", wrong))
