"""Workbooks that are not the example: another office's, a changed one, one that is not ours."""

import re
from pathlib import Path

import pytest
from packages import row, sheet, table, workbook
from sel_buku import bagian, tulis_bagian

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

DINAS = WorkbookData(
    tables={
        "tblIKU": [
            {"No": 1, "Jenis": "Sasaran", "Sasaran": "Meningkatnya mutu layanan",
             "Indikator": "Indeks Kepuasan Masyarakat", "Satuan": "Indeks", "Target": 85,
             "Realisasi": 88.31, "Tercetak Capaian": 103.89,
             "Tercetak Kategori": "Sangat Berhasil"},
            {"No": 2, "Jenis": "Sasaran", "Sasaran": "Menurunnya pengaduan",
             "Indikator": "Waktu tunggu layanan", "Satuan": "Hari", "Rumus": "turun", "Target": 10,
             "Realisasi": 12, "Tercetak Capaian": 80, "Tercetak Kategori": "Sangat Berhasil"},
        ],
        "tblProgram": [
            {"Kode": "1", "Tingkat": "Program", "No Program": "1", "Kode Cetak": "1",
             "Uraian Indikator": "Persentase layanan tepat waktu", "Target": 90, "Realisasi": 81,
             "Satuan": "%", "Tercetak Capaian": 90,
             "Tercetak Penjelasan": "Target tercapai dengan capaian 90% kategori Sangat Berhasil."},
        ],
        "tblAnggaran": [
            {"Kode": "1", "Tingkat": "Program", "Uraian": "Program layanan"},
            {"Kode": "1.1", "Tingkat": "Kegiatan", "Uraian": "Kegiatan a"},
            {"Kode": "1.1.1", "Tingkat": "Subkegiatan", "Uraian": "Sub a", "Anggaran": 1_000_000,
             "Realisasi": 800_000, "Tercetak Serapan": 80.5},
            {"Kode": "1.1.2", "Tingkat": "Subkegiatan", "Uraian": "Sub b", "Anggaran": 500_000,
             "Realisasi": 500_000, "Tercetak Serapan": 100},
            {"Kode": "1.2", "Tingkat": "Kegiatan", "Uraian": "Kegiatan b", "Realisasi": 250_000},
        ],
    },
    fields={
        "NamaInstansi": '=HYPERLINK("http://contoh.invalid","Dinas")',
        "TahunLaporan": 2025,
        "TercetakTotalAnggaran": 3_000_000,
        "TercetakTotalRealisasi": 1_550_000,
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def buku_dinas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dinas") / "dinas.xlsm"
    build(path, DINAS)
    return path


def berat(path: Path | bytes) -> set[tuple[str, str | None, str | None]]:
    return {(t.aturan, t.kunci, t.kolom) for t in audit_workbook(path) if t.independent}


def test_another_offices_errors_are_found_and_no_others(buku_dinas: Path) -> None:
    assert berat(buku_dinas) == {
        ("kata-tercetak", "2", "Tercetak Kategori"),
        ("kalimat-tercapai", "1/1", "Tercetak Penjelasan"),
        ("serapan", "1.1.1", "Tercetak Serapan"),
        ("jumlah-total", "Total", "Total anggaran tercetak"),
        ("batas-anggaran", "1.2", "Realisasi"),
        ("sasaran-tidak-cocok", None, "Sasaran"),
    }


def test_a_wrong_total_is_held_against_the_leaves_where_parents_are_blank(buku_dinas: Path) -> None:
    [total] = [t for t in audit_workbook(buku_dinas) if t.aturan == "jumlah-total"]
    assert (total.tercetak, total.dihitung) == (3_000_000, 1_500_000)


def test_a_part_that_is_counted_twice_is_said(tmp_path: Path) -> None:
    """The heading of a class of assets was not marked as one, so it is added to its own part."""
    aset = [("ALAT ANGKUTAN", 2), ("KOMPUTER", 244), ("GEDUNG DAN BANGUNAN", 104),
            ("BANGUNAN GEDUNG", 104)]  # fmt: skip
    baris = [{"Bidang Barang": nama, "Jumlah Unit": unit} for nama, unit in aset]
    build(tmp_path / "aset.xlsm", WorkbookData(tables={"tblAset": baris}))
    [satu] = [t for t in audit_workbook(tmp_path / "aset.xlsm") if t.independent]
    assert (satu.aturan, satu.tabel, satu.dihitung) == ("aset-ganda", "6.1", 350)
    assert "dua kali" in satu.pesan


def ubah_tabel(buku: Path, tmp_path: Path, nama: str, *ganti: tuple[str, str]) -> Path:
    tabel = read_book(buku).workbook.table(nama)
    assert tabel is not None
    isi = bagian(buku, tabel.part)
    for pola, baru in ganti:
        isi, kena = re.subn(pola, baru, isi)
        assert kena
    return tulis_bagian(buku, tmp_path / "tabel.xlsm", {tabel.part: isi.encode()})


def struktur(path: Path) -> list[Finding]:
    return [t for t in audit_workbook(path) if t.aturan == "susunan-buku"]


def test_a_renamed_column_is_still_checked(buku_dinas: Path, tmp_path: Path) -> None:
    path = ubah_tabel(
        buku_dinas, tmp_path, "tblProgram", ('name="Tercetak Capaian"', 'name="Capaian di LKjIP"')
    )
    [satu] = struktur(path)
    assert satu.tingkat is Severity.INFO
    assert "Capaian di LKjIP" in satu.pesan
    assert ("serapan", "1.1.1", "Tercetak Serapan") in berat(path)


def test_a_missing_column_is_said_once_and_the_rest_is_checked(
    buku_dinas: Path, tmp_path: Path
) -> None:
    path = ubah_tabel(
        buku_dinas, tmp_path, "tblProgram",
        ('name="Target"', 'name="Kolom A"'), ('name="Realisasi"', 'name="Kolom B"'),
    )  # fmt: skip
    pesan = [t.pesan for t in struktur(path) if t.tingkat is Severity.PERINGATAN]
    assert [p.split(" tidak ada")[0] for p in pesan] == ["Kolom Target", "Kolom Realisasi"]
    assert ("serapan", "1.1.1", "Tercetak Serapan") in berat(path)


def test_a_missing_table_is_said_and_the_rest_is_checked(buku_dinas: Path, tmp_path: Path) -> None:
    path = ubah_tabel(
        buku_dinas, tmp_path, "tblProgram", ('(ame|displayName)="tblProgram"', r'\1="TabelSaya"')
    )
    temuan = [t for t in struktur(path) if t.kunci == "tblProgram"]
    assert [(t.tingkat, t.tabel) for t in temuan] == [(Severity.PERINGATAN, "3.11")]
    assert ("kata-tercetak", "2", "Tercetak Kategori") in berat(path)


def test_an_added_column_and_added_rows_do_not_disturb(buku_dinas: Path, tmp_path: Path) -> None:
    tabel = read_book(buku_dinas).workbook.table("tblSAKIP")
    assert tabel is not None
    kolom = (
        r"(</tableColumns>)",
        r'<tableColumn id="99" name="Catatan"/>\1',
    )
    path = ubah_tabel(buku_dinas, tmp_path, "tblSAKIP", kolom)
    assert berat(path) == berat(buku_dinas)


BIASA = sheet(
    row(1, '<c r="A1" t="inlineStr"><is><t>Uraian</t></is></c>', '<c r="B1"><v>2024</v></c>')
    + "".join(
        row(
            n, f'<c r="B{n}"><v>{n * 100}</v></c>', f'<c r="C{n}"><f>B{n}*2</f><v>{n * 200}</v></c>'
        )
        for n in range(2, 10)
    )
    + row(10, '<c r="B10"><f>SUM(B2:B9)</f><v>4400</v></c>')
)


def rusak(*ganti: tuple[str, str]) -> list[Finding]:
    isi = BIASA
    for lama, baru in ganti:
        assert lama in isi
        isi = isi.replace(lama, baru)
    return audit_workbook(workbook({"Data": isi}))


def test_a_workbook_that_is_not_ours_is_said_to_be_that() -> None:
    temuan = rusak()
    assert [(t.aturan, t.tingkat) for t in temuan] == [
        ("tabel-tidak-dikenali", Severity.INFO),
        ("susunan-buku", Severity.INFO),
    ]


@pytest.mark.parametrize(
    ("lama", "baru", "aturan", "sel"),
    [
        ("<f>SUM(B2:B9)</f><v>4400", "<f>SUM(B2:B8)</f><v>3500", "jumlah-melewatkan-baris", "B10"),
        ("<f>SUM(B2:B9)</f><v>4400", "<f>SUM(B3:B9)</f><v>4200", "jumlah-melewatkan-baris", "B10"),
        (
            "<f>SUM(B2:B9)</f><v>4400",
            "<f>B2+B3+B4+B6+B7+B8+B9</f><v>3900",
            "jumlah-melewatkan-baris",
            "B10",
        ),
        ('<c r="C5"><f>B5*2</f>', '<c r="C5">', "rumus-terputus", "C5"),
        ("<f>B5*2</f><v>1000", "<f>B5*3</f><v>1500", "rumus-terputus", "C5"),
        ('<c r="B5"><v>500</v>', '<c r="B5" t="str"><v>500</v>', "angka-teks", "B5"),
        ("<f>B5*2</f><v>1000", "<f>1/0</f><v>1000", "nilai-galat", "C5"),
        ("<f>B5*2</f><v>1000", "<f>#REF!*2</f><v>1000", "rujukan-rusak", "C5"),
        ("<f>B5*2</f><v>1000", "<f>[1]Data!B5*2</f><v>1000", "rujukan-rusak", "C5"),
        ('<row r="5"', '<row hidden="1" r="5"', "tersembunyi", "B5"),
        ("<f>B5*2</f><v>1000", "<f>B5*2</f><v>999", "nilai-usang", "C5"),
    ],
)
def test_hygiene_of_any_workbook(lama: str, baru: str, aturan: str, sel: str) -> None:
    temuan = {(t.aturan, t.sel) for t in rusak((lama, baru)) if t.independent}
    assert (aturan, sel) in temuan


def test_a_heading_or_a_subtotal_between_formulas_is_no_exception() -> None:
    """Totals of totals add some rows only, and blank lines part blocks."""
    isi = sheet(
        "".join(row(n, f'<c r="A{n}"><v>{n}</v></c>') for n in range(1, 9))
        + row(9, '<c r="A9"><f>A1+A5+A8</f><v>14</v></c>')
    )
    temuan = audit_workbook(workbook({"Data": isi}))
    assert [t for t in temuan if t.independent] == []


def test_a_constant_in_a_foreign_tables_calculated_column() -> None:
    tabel = table("Penjualan", "A1:B5", "Jumlah", "Dua").replace(
        'name="Dua"/>', 'name="Dua"><calculatedColumnFormula>A2*2</calculatedColumnFormula>'
        "</tableColumn>",
    )  # fmt: skip
    isi = sheet(
        row(1, '<c r="A1" t="str"><v>Jumlah</v></c>', '<c r="B1" t="str"><v>Dua</v></c>')
        + "".join(
            row(n, f'<c r="A{n}"><v>{n}</v></c>', f'<c r="B{n}"><f>A{n}*2</f><v>{n * 2}</v></c>')
            for n in (2, 3, 4)
        )
        + row(5, '<c r="A5"><v>5</v></c>', '<c r="B5"><v>11</v></c>'),
        '<tableParts count="1"><tablePart r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"/></tableParts>',
    )
    temuan = audit_workbook(workbook({"Data": isi}, tables={"Data": tabel}))
    [satu] = [t for t in temuan if t.independent]
    assert (satu.aturan, satu.sel, satu.tingkat) == (
        "konstanta-di-kolom-rumus",
        "B5",
        Severity.PERINGATAN,
    )


def test_text_that_could_be_code_stays_text(buku_dinas: Path) -> None:
    buku = read_book(buku_dinas)
    assert buku.fields["NamaInstansi"].value == '=HYPERLINK("http://contoh.invalid","Dinas")'
