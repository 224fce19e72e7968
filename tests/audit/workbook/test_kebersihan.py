"""How a workbook was handled: constants over formulas, texts as numbers, errors, hidden rows."""

import re
from pathlib import Path

import pytest
from sel_buku import Isi, bagian, ketik, tulis_bagian

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import field_place, read_book
from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.gate import open_package


def tempat(buku: Path, tabel: str, kunci: str, kolom: str) -> tuple[str, str]:
    satu = read_book(buku).tables[tabel]
    letak = next(x for baris in satu if (x := satu.place(baris, kolom)).kunci == kunci)
    return letak.sheet or "", letak.sel or ""


def berat(path: Path) -> list[Finding]:
    return [t for t in audit_workbook(path) if t.independent]


def diketik(buku: Path, tmp_path: Path, sel: tuple[str, str], isi: Isi) -> list[Finding]:
    temuan = berat(ketik(buku, tmp_path / "diketik.xlsm", {sel: isi}))
    # Old results and sentences about the old figure are found too; they have tests of their own.
    return [t for t in temuan if t.aturan != "nilai-usang" and not t.aturan.startswith("kalimat")]


def ubah_lembar(buku: Path, tmp_path: Path, sheet: str, pola: str, ganti: str) -> Path:
    part = read_book(buku).sheets[sheet].sheet.part
    baru, kena = re.subn(pola, ganti, bagian(buku, part), count=1, flags=re.DOTALL)
    assert kena == 1
    return tulis_bagian(buku, tmp_path / "diubah.xlsm", {part: baru.encode()})


def test_a_constant_over_a_formula(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "3/E.2", "Capaian")
    temuan = diketik(buku_benar, tmp_path, sel, 79.41)
    assert [(t.aturan, t.sel, t.tercetak) for t in temuan] == [
        ("konstanta-di-kolom-rumus", sel[1], 79.41)
    ]


def test_a_constant_over_a_total(buku_benar: Path, tmp_path: Path) -> None:
    medan = read_book(buku_benar).fields["TotalRealisasi"]
    sel = (field_place(medan).sheet or "", field_place(medan).sel or "")
    temuan = diketik(buku_benar, tmp_path, sel, medan.value)  # type: ignore[arg-type]  # a number
    assert [(t.aturan, t.sel) for t in temuan] == [("konstanta-di-kolom-rumus", sel[1])]


def test_a_formula_that_was_deleted(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "3/E.2", "Efisiensi")
    [satu] = diketik(buku_benar, tmp_path, sel, None)
    assert (satu.aturan, satu.sel) == ("rumus-hilang", sel[1])


def test_a_formula_that_is_not_its_columns(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "I/A.1", "Capaian")
    [satu] = diketik(buku_benar, tmp_path, sel, "=I11/H11*100")
    assert (satu.aturan, satu.sel) == ("rumus-berbeda", sel[1])


def test_a_total_whose_formula_skips_rows(buku_benar: Path, tmp_path: Path) -> None:
    medan = read_book(buku_benar).fields["EfisiensiAnggaran"]
    sel = (field_place(medan).sheet or "", field_place(medan).sel or "")
    huruf = sel[1].rstrip("0123456789")
    temuan = diketik(buku_benar, tmp_path, sel, f"=SUM({huruf}9:{huruf}10)")
    [satu] = [t for t in temuan if t.aturan == "rumus-berbeda"]
    assert satu.sel == sel[1]
    assert satu.tercetak != satu.dihitung == medan.value


def test_the_same_formula_in_other_words_is_accepted(buku_benar: Path, tmp_path: Path) -> None:
    """Other programs store addresses where Excel stores names of columns."""
    medan = read_book(buku_benar).fields["BelanjaAnggaran"]
    sel = (field_place(medan).sheet or "", field_place(medan).sel or "")
    huruf = sel[1].rstrip("0123456789")
    area = f"${huruf}$9:${huruf}$10"
    assert diketik(buku_benar, tmp_path, sel, f'=IF(COUNT({area})=0,"",SUM({area}))') == []


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        ("98,11 %", ("angka-teks", Severity.GALAT, 98.11)),
        ("100", ("angka-teks", Severity.GALAT, 100.0)),
        ("1.439 %", ("angka-ambigu", Severity.GALAT, 1439.0)),
        ("1,439", ("angka-ambigu", Severity.GALAT, 1.439)),
        ("tidak ada", ("angka-teks", Severity.GALAT, None)),
    ],
)
def test_a_number_as_text_is_one_finding_and_not_a_chain_of_errors(
    buku_benar: Path, tmp_path: Path, isi: str, harapan: tuple[str, Severity, float | None]
) -> None:
    sel = tempat(buku_benar, "tblProgram", "I/B", "Realisasi")
    [satu] = diketik(buku_benar, tmp_path, sel, isi)
    assert (satu.aturan, satu.tingkat, satu.dihitung) == harapan
    assert (satu.sel, satu.tercetak) == (sel[1], isi)


def test_a_target_of_zero_is_named_where_it_stands(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "I/B.1", "Target")
    nol, tercetak = diketik(buku_benar, tmp_path, sel, 0.0)
    assert (nol.aturan, nol.kunci, nol.kolom) == ("pembagi-nol", "I/B.1", "Target")
    assert nol.tingkat is Severity.PERINGATAN
    # The example prints a capaian that the row no longer has.
    assert (tercetak.aturan, tercetak.kunci) == ("tercetak", "I/B.1")


def test_an_error_is_named_where_it_begins(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "I/B.1", "Target")
    satu = next(t for t in diketik(buku_benar, tmp_path, sel, "=1/0") if t.aturan == "nilai-galat")
    assert (satu.tingkat, satu.sel, satu.tercetak) == (Severity.GALAT, sel[1], "#DIV/0!")


def test_hidden_rows_with_figures(buku_benar: Path, tmp_path: Path) -> None:
    path = ubah_lembar(
        buku_benar, tmp_path, "Anggaran", r'<row r="14"(.*?)<row r="15"',
        r'<row hidden="1" r="14"\1<row hidden="1" r="15"',
    )  # fmt: skip
    [satu] = berat(path)
    assert (satu.aturan, satu.sheet) == ("tersembunyi", "Anggaran")
    assert "Baris 14 sampai 15" in satu.pesan


def test_hidden_columns_with_figures(buku_benar: Path, tmp_path: Path) -> None:
    kolom = parse_cell(tempat(buku_benar, "tblAnggaran", "1", "Realisasi")[1])[1]
    path = ubah_lembar(
        buku_benar, tmp_path, "Anggaran", rf'<col (?=[^>]*min="{kolom}")', '<col hidden="1" '
    )
    [satu] = berat(path)
    assert satu.aturan == "tersembunyi"


def test_a_hidden_sheet_with_figures(buku_benar: Path, tmp_path: Path) -> None:
    paket = open_package(buku_benar)
    buku = paket.read(paket.main).decode()
    baru = re.sub(r'(name="SAKIP" sheetId="\d+" state=)"visible"', r'\1"hidden"', buku)
    [satu] = berat(tulis_bagian(buku_benar, tmp_path / "s.xlsm", {paket.main: baru.encode()}))
    assert (satu.aturan, satu.sheet) == ("tersembunyi", "SAKIP")


def test_an_old_result_is_told_from_the_new_one(buku_benar: Path, tmp_path: Path) -> None:
    sel = tempat(buku_benar, "tblProgram", "3/E.2", "Capaian")[1]
    path = ubah_lembar(
        buku_benar, tmp_path, "Program", rf'(<c r="{sel}"[^>]*><f>[^<]*</f><v>)[^<]*', r"\g<1>90"
    )
    [satu] = berat(path)
    assert (satu.aturan, satu.sel, satu.tercetak) == ("nilai-usang", sel, 90.0)


def test_many_old_results_are_summed_up(buku_benar: Path, tmp_path: Path) -> None:
    part = read_book(buku_benar).sheets["Anggaran"].sheet.part
    usang = re.sub(r"(<f>[^<]*SERAPAN[^<]*</f><v>)\d[^<]*", r"\g<1>1", bagian(buku_benar, part))
    path = tulis_bagian(buku_benar, tmp_path / "usang.xlsm", {part: usang.encode()})
    temuan = [t for t in berat(path) if t.sheet == "Anggaran"]
    assert [t.aturan for t in temuan] == ["nilai-usang"]
    assert "sel lain di lembar Anggaran" in temuan[0].pesan


def test_results_that_were_never_stored_are_information(buku_benar: Path, tmp_path: Path) -> None:
    part = read_book(buku_benar).sheets["Anggaran"].sheet.part
    tanpa = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", bagian(buku_benar, part))
    path = tulis_bagian(buku_benar, tmp_path / "tanpa.xlsm", {part: tanpa.encode()})
    temuan = [t for t in audit_workbook(path) if t.aturan == "nilai-usang"]
    assert [t.tingkat for t in temuan] == [Severity.INFO]
    assert berat(path) == []


def test_errors_of_a_program_without_our_functions_are_information(
    buku_benar: Path, tmp_path: Path
) -> None:
    part = read_book(buku_benar).sheets["Anggaran"].sheet.part
    galat = re.sub(
        r'(<c r="\w+"(?: s="\d+")?)(><f>[^<]*SERAPAN[^<]*</f><v>)[^<]*',
        r'\1 t="e"\2#VALUE!',
        bagian(buku_benar, part),
    )
    path = tulis_bagian(buku_benar, tmp_path / "galat.xlsm", {part: galat.encode()})
    temuan = [t for t in audit_workbook(path) if t.aturan == "nilai-usang"]
    assert [t.tingkat for t in temuan] == [Severity.INFO]
    assert berat(path) == []


def test_what_a_help_sheet_made_of_such_errors_is_no_finding(
    buku_benar: Path, tmp_path: Path
) -> None:
    buku = read_book(buku_benar)
    part, beranda = (buku.sheets[nama].sheet.part for nama in ("Anggaran", "Beranda"))
    galat = re.sub(
        r'(<c r="\w+"(?: s="\d+")?)(?: t="str")?(><f>[^<]*SERAPAN[^<]*</f><v>)[^<]*',
        r'\1 t="e"\2#VALUE!',
        bagian(buku_benar, part),
    )
    sel = next(f.address for n, f in buku.fields.items() if n == "KeadaanBuku1")
    banyak = re.sub(
        rf'(<c r="{sel}"[^>]*><f>[^<]*</f><v>)[^<]*', r"\g<1>46", bagian(buku_benar, beranda)
    )
    assert banyak != bagian(buku_benar, beranda)
    bantu = buku.sheets["Pemeriksaan"].sheet.part
    lama = re.sub(r"(<f>[^<]*ROWS\(tblIKU[^<]*</f><v>)[^<]*", r"\g<1>46", bagian(buku_benar, bantu))
    isi = {part: galat.encode(), beranda: banyak.encode(), bantu: lama.encode()}
    assert berat(tulis_bagian(buku_benar, tmp_path / "bantu.xlsm", isi)) == []


def test_a_reference_to_nowhere(buku_benar: Path, tmp_path: Path) -> None:
    temuan = diketik(buku_benar, tmp_path, ("Beranda", "H40"), "=SUM(#REF!)")
    assert {(t.aturan, t.sel) for t in temuan} >= {("rujukan-rusak", "H40")}


def test_rows_typed_below_a_table(buku_benar: Path, tmp_path: Path) -> None:
    bawah = read_book(buku_benar).tables["tblAnggaran"].file.area.last_row + 1
    isi: dict[tuple[str, str], Isi] = {
        ("Anggaran", f"B{bawah}"): "3.2",
        ("Anggaran", f"E{bawah}"): 5_000_000.0,
    }
    [satu] = berat(ketik(buku_benar, tmp_path / "bawah.xlsm", isi))
    assert (satu.aturan, satu.sel) == ("baris-di-luar-tabel", f"B{bawah}")


def test_weights_that_do_not_add_to_a_hundred(buku_benar: Path, tmp_path: Path) -> None:
    temuan = diketik(buku_benar, tmp_path, ("Pengaturan", "H20"), 16.0)
    [satu] = [t for t in temuan if t.aturan == "bobot-seratus"]
    assert (satu.sheet, satu.tercetak, satu.dihitung) == ("Pengaturan", 110.0, 100.0)
