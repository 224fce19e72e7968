"""Findings in the workbook: written, marked, counted, and taken out without a trace."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from packages import row, sheet, workbook
from sel_buku import Teks, bagian, ketik, tulis_bagian

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.audit.workbook.marks import remove_marks
from lakip_xl.audit.workbook.traces import mark_formula
from lakip_xl.audit.workbook.writing import audit_and_write, clean
from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package
from lakip_xl.package.lossless import parse
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, TBL_TEMUAN

WAKTU = datetime(2025, 2, 3, 9, 5)  # noqa: DTZ001 - the user's own clock


@pytest.fixture(scope="module")
def tertulis(
    example_workbook: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Finding]]:
    path = tmp_path_factory.mktemp("tulis") / "tertulis.xlsm"
    return path, audit_and_write(example_workbook, path, time=WAKTU)


def dibuka(path: Path, *, hasil: bool = False) -> Workbook:
    return load_workbook(path, data_only=hasil)


def isi_paket(path: Path) -> dict[str, bytes]:
    paket = open_package(path)
    return {nama: paket.read(nama) for nama in paket.names}


def baris_temuan(lembar: Worksheet) -> Iterator[list[object]]:
    area = lembar.tables[TBL_TEMUAN.name].ref
    for baris in lembar[area][1:]:
        yield [sel.value for sel in baris]


def test_the_table_holds_every_finding(tertulis: tuple[Path, list[Finding]]) -> None:
    path, temuan = tertulis
    lembar = dibuka(path)["Pemeriksaan"]
    assert list(baris_temuan(lembar)) == [
        [satu.as_dict()[kunci] for kunci in FINDING_KEYS] for satu in temuan
    ]


def test_every_finding_is_linked_to_its_cell(tertulis: tuple[Path, list[Finding]]) -> None:
    path, temuan = tertulis
    lembar = dibuka(path)["Pemeriksaan"]
    huruf = TBL_TEMUAN.letter("Sel")
    for nomor, satu in enumerate(temuan, start=9):
        if satu.sel:
            assert lembar[f"{huruf}{nomor}"].hyperlink.location == f"'{satu.sheet}'!{satu.sel}"


def test_the_counts_are_up_to_date(tertulis: tuple[Path, list[Finding]]) -> None:
    path, temuan = tertulis
    lembar = dibuka(path, hasil=True)
    galat = sum(t.tingkat is Severity.GALAT for t in temuan)
    assert lembar["Pemeriksaan"]["C5"].value == galat > 0
    assert lembar["Pemeriksaan"]["K5"].value == "3 Februari 2025 pukul 09.05"
    assert {"Perlu diperbaiki", galat} <= {
        sel.value for baris in lembar["Beranda"] for sel in baris
    }


def test_wrong_cells_are_marked_in_front_of_other_formats(
    tertulis: tuple[Path, list[Finding]],
) -> None:
    path, temuan = tertulis
    lembar = dibuka(path)["Anggaran"]
    bertanda = {
        alamat
        for area, aturan in lembar.conditional_formatting._cf_rules.items()
        for satu in aturan
        if "temuan lakip-xl" in satu.formula[0] and satu.priority == 1
        for alamat in str(area.sqref).split()
    }
    assert bertanda == {
        t.sel for t in temuan if t.sheet == "Anggaran" and t.tingkat is Severity.GALAT
    }
    prioritas = [
        satu.priority
        for aturan in lembar.conditional_formatting._cf_rules.values()
        for satu in aturan
    ]
    assert len(set(prioritas)) == len(prioritas)


def test_only_what_carries_findings_changes(
    tertulis: tuple[Path, list[Finding]], example_workbook: Path
) -> None:
    asli, baru = isi_paket(example_workbook), isi_paket(tertulis[0])
    assert asli.keys() == baru.keys()
    berubah = {nama for nama in asli if asli[nama] != baru[nama]}
    assert all(nama.startswith(("xl/worksheets/sheet", "xl/tables/table")) for nama in berubah)
    assert sum(nama.startswith("xl/tables/") for nama in berubah) == 1


def test_cleaning_leaves_no_trace(
    tertulis: tuple[Path, list[Finding]], example_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bersih.xlsm"
    clean(tertulis[0], path)
    assert isi_paket(path) == isi_paket(example_workbook)


def test_auditing_again_finds_the_same_and_writes_the_same(
    tertulis: tuple[Path, list[Finding]], tmp_path: Path
) -> None:
    path = Path(shutil.copy(tertulis[0], tmp_path / "lagi.xlsm"))
    assert audit_and_write(path, time=WAKTU) == tertulis[1]
    assert isi_paket(path) == isi_paket(tertulis[0])


def test_a_workbook_without_errors_gets_an_empty_table(buku_kosong: Path, tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsm"
    temuan = audit_and_write(buku_kosong, path, time=WAKTU)
    assert {t.tingkat for t in temuan} <= {Severity.INFO}
    assert dibuka(path, hasil=True)["Pemeriksaan"]["C5"].value == 0


def test_cleaning_a_clean_workbook_changes_nothing(example_copy: Path) -> None:
    sebelum = isi_paket(example_copy)
    clean(example_copy)
    assert isi_paket(example_copy) == sebelum


def test_old_results_elsewhere_stay_as_they_are(example_workbook: Path, tmp_path: Path) -> None:
    """Writing findings is not recalculating: what the user has not seen is not stored."""
    usang = ketik(example_workbook, tmp_path / "usang.xlsm", {("IKU", "I9"): 70.0})
    sebelum = bagian(usang, read_book(usang).sheets["IKU"].sheet.part)
    audit_and_write(usang)
    clean(usang)
    assert bagian(usang, read_book(usang).sheets["IKU"].sheet.part) == sebelum


def test_text_that_could_be_code_is_written_as_text(buku_benar: Path, tmp_path: Path) -> None:
    kode = '=HYPERLINK("http://contoh.invalid","klik")'
    tabel = read_book(buku_benar).tables["tblSAKIP"]
    letak = tabel.place(tabel.rows[0], "Tercetak Predikat")
    path = ketik(
        buku_benar, tmp_path / "kode.xlsm", {(letak.sheet or "", letak.sel or ""): Teks(kode)}
    )
    assert [t.tercetak for t in audit_and_write(path) if t.aturan == "kata-tercetak"] == [kode]
    sel = [s for s in dibuka(path)["Pemeriksaan"][TBL_TEMUAN.letter("Tercetak")] if s.value]
    assert (kode, "s") in [(s.value, s.data_type) for s in sel]


def test_a_workbook_without_the_table_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    path.write_bytes(workbook({"Data": sheet(row(1, '<c r="A1"><v>1</v></c>'))}))
    with pytest.raises(LakipError, match="tidak punya tabel tblTemuan"):
        audit_and_write(path)
    assert audit_workbook(path)


def test_something_below_the_table_is_not_overwritten(
    example_workbook: Path, tmp_path: Path
) -> None:
    path = ketik(example_workbook, tmp_path / "bawah.xlsm", {("Pemeriksaan", "C20"): "catatan"})
    sebelum = path.read_bytes()
    with pytest.raises(LakipError, match="Sel C20 di bawah tblTemuan"):
        audit_and_write(path)
    assert path.read_bytes() == sebelum


def test_rows_that_another_program_stored_without_blank_cells_are_filled_too(
    example_workbook: Path, tmp_path: Path
) -> None:
    part = read_book(example_workbook).sheets["Pemeriksaan"].sheet.part
    hemat = re.sub(
        r'(<row r="(?:9|1\d)"[^>]*>).*?</row>', r"\1</row>", bagian(example_workbook, part)
    )
    path = tulis_bagian(example_workbook, tmp_path / "hemat.xlsm", {part: hemat.encode()})
    temuan = audit_and_write(path, time=WAKTU)
    pesan = [baris[-1] for baris in baris_temuan(dibuka(path)["Pemeriksaan"])]
    assert pesan == [satu.pesan for satu in temuan]


def test_a_rule_of_the_users_that_excel_stored_beside_a_mark_stays() -> None:
    """Excel keeps the rules of the same cells in one element."""
    pembuka, penutup = '<conditionalFormatting sqref="D9">', "</conditionalFormatting>"
    tanda = (
        '<cfRule type="expression" dxfId="1" priority="1">'
        f"<formula>{escape(mark_formula(Severity.GALAT), quote=False)}</formula></cfRule>"
    )
    lama = tanda.replace('"temuan lakip-xl: galat"&lt;&gt;""', 'LEN("temuan lakip-xl: galat")&gt;0')
    sendiri = '<cfRule type="cellIs" dxfId="0" priority="{}"><formula>1</formula></cfRule>'
    for satu in (tanda, lama):
        bertanda = f"<worksheet>{pembuka}{satu}{sendiri.format(2)}{penutup}</worksheet>"
        bersih = f"<worksheet>{pembuka}{sendiri.format(1)}{penutup}</worksheet>"
        lembar = parse(bertanda.encode())
        remove_marks(lembar)
        assert bytes(lembar).decode() == bersih
