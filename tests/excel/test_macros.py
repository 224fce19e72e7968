"""The macros, driven through xlwings' own object model with its remote engine."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from lxml import etree
from openpyxl import load_workbook
from remote_excel import RemoteWorkbook

from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.macros import MACROS, run
from lakip_xl.package.cutting import cut
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.report.document import write_report
from lakip_xl.report.renewal.service import renew_report
from lakip_xl.services.berkas_anggaran import UNTOLD
from lakip_xl.workbook.ribbon.part import ADDIN_RIBBON_FILE, RIBBON_FILE
from lakip_xl.workbook.template import new_workbook


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("buku") / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    return path


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("buku") / "kosong.xlsm"
    new_workbook(path, None)
    return path


@pytest.fixture
def app() -> SimpleNamespace:
    log: list[str] = []
    sheet = SimpleNamespace(activate=lambda: log.append("sheet"))
    selection = SimpleNamespace(sheet=sheet, select=lambda: log.append("selection"))
    return SimpleNamespace(
        calculation="semiautomatic",
        enable_events=True,
        screen_updating=True,
        status_bar=False,
        selection=selection,
        log=log,
        pid=7,
    )


@pytest.fixture(scope="module")
def report(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laporan") / "LKjIP.docx"
    write_report(example, path, force=True)
    return path


def typed(source: Path, target: Path, table: str, column: str, values: dict[int, object]) -> Path:
    """A copy of a workbook with values typed into a column of a table, by row from 0."""
    package = open_package(source)
    workbook = Workbook(package)
    found = workbook.table(table)
    assert found is not None
    number = found.column_number(column)
    sheet = workbook.sheet(found.sheet)
    assert number is not None
    assert sheet is not None
    area = found.data._replace(first_column=number, last_column=number)
    pieces = cut(package.read(sheet.part), [area])
    at = {
        pieces.rows[index] - area.first_row: index
        for index in range(len(pieces))
        if area.holds(pieces.rows[index], pieces.columns[index])
    }
    new = pieces.patched({at[row]: value for row, value in values.items()})
    target.write_bytes(b"".join(package.rewritten({sheet.part: new})))
    return target


def place_of(path: Path, table: str, column: str) -> tuple[int, int]:
    """The row and column of a table's first cell under a title."""
    found = Workbook(open_package(path)).table(table)
    assert found is not None
    number = found.column_number(column)
    assert number is not None
    return found.data.first_row, number


def place_rows(path: Path, table: str) -> int:
    """How many rows a table has."""
    found = Workbook(open_package(path)).table(table)
    assert found is not None
    return found.data.last_row - found.data.first_row + 1


def ribbon_buttons(ribbon: Path) -> Iterator[tuple[str, str]]:
    for element in etree.parse(ribbon).iter("{*}button"):
        yield element.attrib["id"], element.attrib["onAction"]


def test_every_macro_of_the_ribbon_exists() -> None:
    buttons = [*ribbon_buttons(RIBBON_FILE), *ribbon_buttons(ADDIN_RIBBON_FILE)]
    named = {name for name, action in buttons if action == "RibbonRunMacro"}
    assert all(name.startswith("lakip_") for name in named)
    called = {name.removeprefix("lakip_") for name in named}
    assert called | {"batalkan"} == set(MACROS)  # the latter is Ctrl+Z
    assert not [name for name, _ in buttons if name.startswith("lakip_") and name not in named]


class TestRapikanAngka:
    @pytest.fixture
    def untidy(self, example: Path, tmp_path: Path) -> Path:
        return typed(
            example,
            tmp_path / "teks.xlsm",
            "tblAnggaran",
            "Realisasi",
            {0: "Rp 14.827.361.757", 1: "1.439", 2: "belum ada"},
        )

    def test_shows_first_then_changes_numbers_and_marks_the_doubtful(self, untidy: Path) -> None:
        workbook = RemoteWorkbook(untidy)
        run("rapikan_angka", workbook)
        assert list(workbook.written().values()) == [14827361757]
        (question,) = workbook.questions
        assert "Rp 14.827.361.757 -> 14827361757" in question
        assert "1.439" in question
        marked = [action["func"] for action in workbook.actions]
        assert "addNote" in marked
        assert "setRangeColor" in marked

    def test_a_cell_of_blanks_only_is_emptied(self, example: Path, tmp_path: Path) -> None:
        path = typed(example, tmp_path / "spasi.xlsm", "tblAnggaran", "Realisasi", {0: "   "})
        workbook = RemoteWorkbook(path)
        run("rapikan_angka", workbook)
        assert list(workbook.written().values()) in ([None], [""])
        assert "spasi saja -> dikosongkan" in workbook.questions[0]
        assert "1 sel dikosongkan" in workbook.messages[0]

    def test_a_percentage_stored_as_a_fraction_gets_its_columns_format(
        self, example: Path, tmp_path: Path
    ) -> None:
        book = load_workbook(example, keep_vba=True)
        cell = book["IKU"].cell(*place_of(example, "tblIKU", "Realisasi"))
        cell.value, cell.number_format = 0.95, "0.00%"
        book.save(tmp_path / "persen.xlsm")
        workbook = RemoteWorkbook(tmp_path / "persen.xlsm")
        run("rapikan_angka", workbook)
        assert ("IKU", cell.row, cell.column) in workbook.written()
        assert workbook.written()["IKU", cell.row, cell.column] == 95
        formats = [a for a in workbook.actions if a["func"] == "setNumberFormat"]
        assert len(formats) == 1
        assert "%" not in str(formats[0]["args"])

    def test_changes_nothing_without_a_yes(self, untidy: Path) -> None:
        workbook = RemoteWorkbook(untidy, answer=False)
        run("rapikan_angka", workbook)
        assert workbook.written() == {}

    def test_says_so_when_all_is_tidy(self, blank: Path) -> None:
        workbook = RemoteWorkbook(blank)
        run("rapikan_angka", workbook)
        assert workbook.questions == []
        assert "Tidak ada" in workbook.messages[0]


class TestImporRealisasi:
    @pytest.fixture
    def export(self, tmp_path: Path) -> Path:
        path = tmp_path / "realisasi.csv"
        path.write_text(
            "Laporan Realisasi Anggaran;;;\n"
            "Kode;Uraian;Anggaran;Realisasi;Realisasi (%)\n"
            "1.1.1;Penyusunan;10.000.000;9.500.000,50;95\n"
            "9.9.9;Tidak dikenal;1;1;100\n"
            "1.1.2;Evaluasi;5.000.000;sedang dihitung;0\n"
            ";Jumlah;15.000.000;9.500.001;63\n",
            encoding="utf-8",
        )
        return path

    def test_shows_what_will_be_replaced_and_fills_by_code(
        self, example: Path, export: Path
    ) -> None:
        workbook = RemoteWorkbook(example, file=export)
        run("impor_realisasi", workbook)
        written = workbook.written()
        column = place_of(example, "tblAnggaran", "Realisasi")[1]
        rows = {str(v): r for (_, r, _), v in written.items() if v in (9500000.5, 1.0)}
        assert written["Anggaran", rows["9500000.5"], column] == 9500000.5
        replacing, writing = workbook.questions
        assert "isian berbeda dari berkas" in replacing
        assert "1 baris baru" in writing
        (message,) = workbook.messages
        assert "'sedang dihitung' bukan angka" in message
        assert "baris jumlah: Jumlah" in message
        assert "sedang dihitung" not in [str(v) for v in written.values()]  # a figure stands there

    def test_new_rows_extend_the_table_and_keep_codes_and_unread_amounts_as_texts(
        self, blank: Path, tmp_path: Path
    ) -> None:
        rows = place_rows(blank, "tblAnggaran")
        path = tmp_path / "baru.csv"
        lines = [f"1.{n};Kegiatan {n};{n}000000;1000" for n in range(1, rows + 3)]
        lines[-1] = lines[-1].replace(";1000", ";1,439")
        path.write_text("\n".join(["Kode;Uraian;Pagu;Realisasi", *lines]), encoding="utf-8")
        workbook = RemoteWorkbook(blank, file=path)
        run("impor_realisasi", workbook)
        code, used = (place_of(blank, "tblAnggaran", t)[1] for t in ("Kode", "Realisasi"))
        written = workbook.written()
        codes = [v for (_, _, c), v in sorted(written.items()) if c == code]
        assert codes == [f"'1.{n}" for n in range(1, rows + 3)]
        assert [v for (_, _, c), v in sorted(written.items()) if c == used][-1] == f"'{UNTOLD}"
        added = [a for a in workbook.actions if "row" in a["func"].lower()]
        assert len(added) == 2
        assert "dua cara" in workbook.messages[0]

    def test_typed_figures_stay_where_the_answer_is_no(self, example: Path, export: Path) -> None:
        workbook = RemoteWorkbook(example, file=export, answer=False)
        run("impor_realisasi", workbook)
        assert workbook.written() == {}

    def test_a_cancelled_dialog_does_nothing(self, example: Path) -> None:
        workbook = RemoteWorkbook(example, file=None)
        run("impor_realisasi", workbook)
        assert workbook.written() == {}
        assert workbook.messages == []

    def test_a_file_without_the_columns_is_one_clear_sentence(
        self, example: Path, tmp_path: Path
    ) -> None:
        odd = tmp_path / "lain.csv"
        odd.write_text("a;b\n1;2\n", encoding="utf-8")
        workbook = RemoteWorkbook(example, file=odd)
        run("impor_realisasi", workbook)
        assert "tidak memuat kolom yang dikenal" in workbook.messages[0]


class TestTambahBaris:
    def test_adds_to_the_table_of_the_active_sheet(self, example: Path) -> None:
        workbook = RemoteWorkbook(example, active="IKU")
        run("tambah_baris", workbook)
        assert "tblIKU" in workbook.questions[0]
        assert any("row" in action["func"].lower() for action in workbook.actions)

    def test_explains_where_there_is_no_table(self, example: Path) -> None:
        workbook = RemoteWorkbook(example, active="Beranda")
        run("tambah_baris", workbook)
        assert "tidak berisi tabel" in workbook.messages[0]


class TestIsiContoh:
    def test_fills_the_empty_tables_with_inputs_and_leaves_formulas(self, blank: Path) -> None:
        workbook = RemoteWorkbook(blank)
        run("isi_contoh", workbook)
        written = workbook.written()
        assert ("IKU", 9) in {(sheet, row) for sheet, row, _ in written}
        formulas = {
            (sheet.name, cell.row, cell.column)
            for sheet in workbook.content.sheets
            for cell in workbook.content.cells(sheet)
            if cell.formula
        }
        assert formulas.isdisjoint(written)

    def test_leaves_a_filled_workbook_alone(self, example: Path) -> None:
        workbook = RemoteWorkbook(example)
        run("isi_contoh", workbook)
        assert workbook.written() == {}
        assert "sudah berisi" in workbook.messages[0]


class TestPeriksa:
    def test_lists_the_findings_on_the_sheet(self, example: Path) -> None:
        workbook = RemoteWorkbook(example)
        run("periksa", workbook)
        texts = {
            value for (sheet, _, _), value in workbook.written().items() if sheet == "Pemeriksaan"
        }
        assert "'galat" in texts
        assert workbook.messages[0].startswith("Pemeriksaan selesai")

    def test_blanks_the_rows_of_an_older_audit(self, blank: Path, tmp_path: Path) -> None:
        old = typed(blank, tmp_path / "lama.xlsm", "tblTemuan", "Pesan", {7: "temuan lama"})
        workbook = RemoteWorkbook(old)
        run("periksa", workbook)
        assert workbook.written()["Pemeriksaan", 16, 11] == ""

    def test_saves_first_and_only_after_asking(self, example: Path) -> None:
        refusing = RemoteWorkbook(example, changed=True, answer=False)
        run("periksa", refusing)
        assert refusing.changed
        assert refusing.written() == {}
        agreeing = RemoteWorkbook(example, changed=True)
        run("periksa", agreeing)
        assert not agreeing.changed
        assert "disimpan dahulu" in agreeing.questions[0]


class TestDocuments:
    def test_the_word_report_is_written_where_the_user_says(
        self, example: Path, tmp_path: Path
    ) -> None:
        workbook = RemoteWorkbook(example, file=tmp_path / "LKjIP.docx")
        run("laporan_word", workbook)
        assert (tmp_path / "LKjIP.docx").exists()
        assert "ditulis" in workbook.messages[0]

    def test_the_frozen_copy_is_written_beside_the_workbook_without_a_question(
        self, example: Path, tmp_path: Path
    ) -> None:
        workbook = RemoteWorkbook(Path(shutil.copy(example, tmp_path / "LKjIP 2024.xlsm")))
        run("salinan_beku", workbook)
        assert (tmp_path / "LKjIP 2024-beku.xlsx").exists()
        assert workbook.questions == []
        assert "rumus menjadi nilai" in workbook.messages[0]

    def test_a_frozen_copy_that_is_there_is_replaced_only_after_a_yes(
        self, example: Path, tmp_path: Path
    ) -> None:
        source = Path(shutil.copy(example, tmp_path / "a.xlsm"))
        (tmp_path / "a-beku.xlsx").write_text("yang lama", encoding="utf-8")
        refusing = RemoteWorkbook(source, answer=False)
        run("salinan_beku", refusing)
        assert "a-beku.xlsx akan diganti" in refusing.questions[0]
        assert (tmp_path / "a-beku.xlsx").read_text(encoding="utf-8") == "yang lama"

    def test_a_cancelled_dialog_writes_nothing(self, example: Path) -> None:
        workbook = RemoteWorkbook(example, file=None)
        run("laporan_word", workbook)
        assert workbook.messages == []

    def test_a_workbook_that_was_never_saved_is_one_clear_sentence(
        self, app: SimpleNamespace
    ) -> None:
        reply = run("salinan_beku", ExcelWorkbook(SimpleNamespace(app=app, fullname="LAKIP1")))
        assert "simpan dahulu" in reply[2]


class TestPerbaruiLaporan:
    @pytest.fixture
    def document(self, report: Path, tmp_path: Path) -> Path:
        return Path(shutil.copy(report, tmp_path / "LKjIP.docx"))

    @pytest.fixture
    def after(self, example: Path, tmp_path: Path) -> Path:
        return typed(example, tmp_path / "baru.xlsm", "tblIKU", "Realisasi", {0: 77.77})

    def test_says_what_will_change_and_writes_what_the_verb_writes(
        self, after: Path, document: Path, tmp_path: Path
    ) -> None:
        renew_report(after, document, tmp_path / "lain.docx", force=True)
        workbook = RemoteWorkbook(after, file=document)
        run("perbarui_laporan", workbook)
        assert document.read_bytes() == (tmp_path / "lain.docx").read_bytes()
        assert "menjadi '77,77" in workbook.questions[-1]
        assert f"{document}: " in workbook.messages[0]

    def test_without_a_yes_the_document_stays(self, after: Path, document: Path) -> None:
        before = document.read_bytes()
        workbook = RemoteWorkbook(after, file=document, answer=False)
        run("perbarui_laporan", workbook)
        assert document.read_bytes() == before
        assert "tidak ada" not in " ".join(workbook.messages)

    def test_a_report_that_is_right_is_said_to_be(self, example: Path, document: Path) -> None:
        before = document.read_bytes()
        workbook = RemoteWorkbook(example, file=document)
        run("perbarui_laporan", workbook)
        assert document.read_bytes() == before
        assert not [one for one in workbook.questions if "Ctrl+Z" in one]
        assert workbook.messages[0].startswith("0 dari ")

    def test_a_document_of_another_program_is_one_clear_sentence(
        self, example: Path, tmp_path: Path
    ) -> None:
        docx.Document().save(str(tmp_path / "lain.docx"))
        workbook = RemoteWorkbook(example, file=tmp_path / "lain.docx")
        run("perbarui_laporan", workbook)
        assert "tidak memuat angka yang menyebut selnya" in workbook.messages[0]


class TestGabung:
    @pytest.fixture
    def sent(self, example: Path, tmp_path: Path) -> Path:
        folder = tmp_path / "kiriman"
        folder.mkdir()
        shutil.copy(example, folder / "bkpsdm.xlsm")
        (folder / "rusak.xlsx").write_bytes(b"PK rusak")
        return folder

    def test_writes_the_recap_of_a_folder_and_names_what_it_could_not_read(
        self, example: Path, sent: Path, tmp_path: Path
    ) -> None:
        names = tmp_path / "instansi.txt"
        names.write_text("Dinas Kesehatan Kota Lain\n", encoding="utf-8")
        target = tmp_path / "rekap.xlsx"
        workbook = RemoteWorkbook(example, folder=sent, file=names, target=target)
        run("gabung", workbook)
        (told,) = workbook.messages
        assert "2 berkas: 2 dibaca" in told
        assert "rusak.xlsx" in told
        assert "Belum masuk (1): Dinas Kesehatan Kota Lain." in told
        assert load_workbook(target, read_only=True)["Peringkat"]
        assert workbook.written() == {}
        assert "membaca 2 dari 2 berkas" in workbook.steps

    def test_needs_no_list_of_offices(self, example: Path, sent: Path, tmp_path: Path) -> None:
        target = tmp_path / "rekap.xlsx"
        workbook = RemoteWorkbook(example, folder=sent, target=target, answer=False)
        run("gabung", workbook)
        assert target.exists()
        assert "Belum masuk" not in workbook.messages[0]

    @pytest.mark.parametrize("where", ["folder", "target"])
    def test_a_cancelled_dialog_does_nothing(
        self, example: Path, sent: Path, tmp_path: Path, where: str
    ) -> None:
        chosen = {"folder": sent, "target": tmp_path / "rekap.xlsx"} | {where: None}
        workbook = RemoteWorkbook(example, **chosen)  # type: ignore[arg-type]
        run("gabung", workbook)
        assert workbook.messages == []
        assert not (tmp_path / "rekap.xlsx").exists()


class TestExcelIsLeftAsItWas:
    @pytest.fixture
    def failing(self, monkeypatch: pytest.MonkeyPatch) -> str:
        def macro(workbook: ExcelWorkbook) -> None:
            workbook.quiet()
            workbook.progress("rusak")
            workbook.book.app.selection = None
            raise ZeroDivisionError("pembagi nol")

        monkeypatch.setitem(MACROS, "rusak", macro)
        return "rusak"

    def test_even_when_a_macro_fails(self, app: SimpleNamespace, failing: str) -> None:
        reply = run(failing, ExcelWorkbook(SimpleNamespace(app=app)))
        assert app.calculation == "semiautomatic"
        assert app.screen_updating is True
        assert app.status_bar is False
        assert app.log == ["sheet", "selection"]
        assert "ZeroDivisionError" in reply[2]

    def test_the_calculation_mode_is_restored_in_the_remote_engine(self, blank: Path) -> None:
        workbook = RemoteWorkbook(blank)
        run("isi_contoh", workbook)
        modes = [a["args"][0] for a in workbook.actions if a["func"] == "setCalculation"]
        assert modes == ["Manual", "Automatic"]


def test_a_table_whose_rows_were_all_deleted_is_read_as_an_empty_one() -> None:
    header = SimpleNamespace(
        row=6, column=2, options=lambda **_: SimpleNamespace(value=["Kode", "Realisasi"])
    )
    table = SimpleNamespace(
        name="tblAnggaran",
        parent=SimpleNamespace(name="Anggaran"),
        header_row_range=header,
        data_body_range=None,  # Excel's answer for it
    )
    sheet = SimpleNamespace(tables=[table])
    opened = ExcelWorkbook(SimpleNamespace(sheets=[sheet])).table("tblAnggaran")  # type: ignore[arg-type]
    assert (opened.rows, opened.first_row, opened.first_column) == ([], 7, 2)
    assert opened.titles == ("Kode", "Realisasi")
