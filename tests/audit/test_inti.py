"""The core of the audit: findings, the list of rules, printed numbers, causes."""

import json
from dataclasses import replace

import pytest

from lakip_xl.audit.audit import DRAFT_RULES
from lakip_xl.audit.causes import explain
from lakip_xl.audit.finding import Finding, Place, Severity, sort_findings, to_json, to_text
from lakip_xl.audit.printed import Agreement, PrintedNumber, agreement, read_number
from lakip_xl.audit.relations.formula import SUM
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.table.roles import Role, read_columns, title_role
from lakip_xl.audit.workbook.audit import RULES

KUNCI = ["aturan", "tingkat", "sheet", "sel", "tabel", "kunci", "kolom", "tercetak", "dihitung",
         "pesan", "id"]  # fmt: skip


def test_json_has_the_fixed_keys_in_their_order() -> None:
    [objek] = json.loads(to_json([Finding("serapan", Severity.GALAT, tabel="3.13", pesan="é")]))
    assert list(objek) == KUNCI
    assert (objek["tingkat"], objek["kunci"], objek["pesan"]) == ("galat", None, "é")


def test_tables_are_sorted_as_numbers_and_prose_comes_last() -> None:
    temuan = [Finding("a", Severity.GALAT, tabel=t) for t in (None, "3.10", "3.9", "2.4")]
    assert [t.tabel for t in sort_findings(temuan)] == ["2.4", "3.9", "3.10", None]


def test_errors_stand_before_warnings_and_duplicates_fall_away() -> None:
    info, galat = (Finding("a", tingkat, tabel="1") for tingkat in (Severity.INFO, Severity.GALAT))
    assert sort_findings([info, galat, info]) == [galat, info]


def test_no_findings_are_said_in_words() -> None:
    assert to_text([]) == "0 temuan: 0 galat, 0 peringatan, 0 info."


@pytest.mark.parametrize(
    ("teks", "nilai", "desimal"),
    [
        ("109.86", 109.86, 2), ("15.973.720.720,00", 15973720720, 2), ("100,00", 100, 2),
        ("1.167 Orang", 1167, 0), ("-11,5%", -11.5, 1), ("Rp 4,5 miliar", 4.5e9, -8),
        ("1,234,567.8", 1234567.8, 1), ("0.765", 0.765, 3),
    ],
)  # fmt: skip
def test_a_printed_number_keeps_its_digits(teks: str, nilai: float, desimal: int) -> None:
    angka = read_number(teks)
    assert angka is not None
    assert (angka.value, angka.decimals) == (nilai, desimal)


@pytest.mark.parametrize("teks", ["<49", "Pratama", "1.1.1", "1 Januari 2024", "", "-"])
def test_other_texts_are_no_numbers(teks: str) -> None:
    assert read_number(teks) is None


@pytest.mark.parametrize(
    ("tercetak", "dihitung", "hasil"),
    [
        ("109.86", 109.859, Agreement.SAME), ("66,93", 66.925, Agreement.SAME),
        ("55.76", 55.769, Agreement.CUT_OFF), ("96.60", 99.6, Agreement.DIFFERENT),
        ("102", 102.3, Agreement.SAME), ("1.439", 1439, Agreement.SAME),
        ("1.439", 1.439, Agreement.SAME), ("100", float("inf"), Agreement.DIFFERENT),
    ],
)  # fmt: skip
def test_truncated_rounded_and_wrong_are_told_apart(
    tercetak: str, dihitung: float, hasil: Agreement
) -> None:
    angka = read_number(tercetak)
    assert angka is not None
    assert agreement(angka, dihitung) is hasil


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Capaian Kinerja (%)", Role.CAPAIAN), ("% Capaian", Role.CAPAIAN),
        ("Tingkat Capaian", Role.CAPAIAN), ("Pagu", Role.BUDGET),
        ("Realisasi Keuangan", Role.SPENT), ("Penyerapan", Role.ABSORPTION),
        ("Bobot (%)", Role.WEIGHT), ("Indikator Kinerja Utama", Role.NAME),
        ("Sasaran Strategis", Role.NAME), ("No.", Role.NUMBER), ("+/-", Role.DIFFERENCE),
        ("Target Akhir Renstra", Role.REFERENCE), ("Sisa Anggaran", Role.REST),
        ("Nilai Akhir", Role.WEIGHTED), ("Tingkat Efisiensi", Role.EFFICIENCY),
        ("% Realisasi terhadap total anggaran", Role.SHARE), ("Kode Rekening", Role.CODE),
    ],
)  # fmt: skip
def test_headings_are_recognised_however_they_are_put(title: str, role: Role) -> None:
    assert title_role(title) is role


def test_realisasi_and_percent_belong_to_what_stands_before_them() -> None:
    titles = ["Indikator", "Target", "Realisasi", "%", "Anggaran", "Realisasi", "%"]
    roles = [column.role for column in read_columns([(one, "") for one in titles])]
    assert roles == [
        Role.NAME, Role.TARGET, Role.REALISASI, Role.CAPAIAN,
        Role.BUDGET, Role.SPENT, Role.ABSORPTION,
    ]  # fmt: skip


def cell(key: str, text: str) -> Cell:
    return Cell(text, read_number(text), Place(tabel="1", kunci=key, kolom="Anggaran", sel=key))


def sums(figures: dict[str, str]) -> list[Relation]:
    """Give the sums of a tree of amounts by their codes; the total adds up the top ones."""
    cells = {key: cell(key, text) for key, text in figures.items()}
    found = []
    for key, result in cells.items():
        wanted = "" if key == "Total" else key
        parts = [c for k, c in cells.items() if k != "Total" and k.rpartition(".")[0] == wanted]
        if parts:
            found.append(Relation("jumlah-jenjang", result, tuple(parts), SUM, exact=True))
    return found


def test_a_wrong_part_is_the_cause_and_the_sums_its_consequences() -> None:
    found = explain(
        sums({
            "1": "1.000.000",
            "1.1": "900.000",  # 600.000 and 400.000 below; 1.000.000 above
            "1.1.1": "600.000",
            "1.1.2": "400.000",
            "Total": "1.000.000",
        })
    )  # fmt: skip
    by_key = {t.kunci: t for t in found}
    assert {key: t.tingkat for key, t in by_key.items()} == {
        "1": Severity.PERINGATAN,
        "1.1": Severity.GALAT,
    }
    assert [by_key[key].independent for key in ("1", "1.1")] == [False, True]
    assert "Akibat dari 1.1" in by_key["1"].pesan


def test_two_separate_mistakes_stay_two() -> None:
    found = explain(sums({"1": "1.000.000", "1.1": "900.000", "2": "500.000", "2.1": "400.000"}))
    assert [(t.kunci, t.tingkat) for t in found] == [("1", Severity.GALAT), ("2", Severity.GALAT)]


def test_a_figure_that_is_computed_is_never_the_cause() -> None:
    figures = {"1": "900", "1.1": "600", "1.2": "400", "Total": "1.000"}
    [one] = [t for t in explain(sums(figures)) if t.independent]
    assert one.kunci == "1"
    both = explain(sums(figures), trusted={"1"})
    assert [(t.kunci, t.independent) for t in both] == [("1", True), ("Total", True)]


def test_a_figure_beyond_the_floats_is_named() -> None:
    cells = {key: cell(key, text) for key, text in {"1": "5", "1.1": "1" + "0" * 308}.items()}
    huge = replace(cells["1.1"], number=PrintedNumber("x", 1.7e308, 0))
    relation = Relation("serapan", cells["1"], (huge, replace(huge, place=Place(sel="2"))), SUM)
    [one] = explain([relation])
    assert (one.sel, one.tingkat) == ("1.1", Severity.GALAT)
    assert "terlalu besar" in one.pesan


def test_no_rule_is_there_twice() -> None:
    for rules in (RULES, DRAFT_RULES):
        names = [rule.id for rule in rules]
        assert len(names) == len(set(names))
