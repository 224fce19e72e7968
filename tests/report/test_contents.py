"""What the report says, before it becomes a Word file."""

import re
from pathlib import Path

import pytest
from editing import edited, sheet_part
from library import FORMULA, LIBRARY, READING, iku, money, with_rows

from lakip_xl.report.blocks import Align, Block, Cover, Heading, Paragraph, Picture, Table, flat
from lakip_xl.report.chapters import compose, compose_trace
from lakip_xl.report.figures.book import Figure, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.template import new_workbook


class Said:
    """A composed report, as a reader looks things up in it."""

    def __init__(self, path: Path) -> None:
        book = open_book(path)
        report = compose(book)
        self.cover: Cover = report.cover
        self.blocks: tuple[Block, ...] = tuple(flat(report.blocks))
        trace = compose_trace(book, report, str)
        self.trace = {block.key: block for block in flat(trace.blocks) if isinstance(block, Table)}
        self.tables = {block.key: block for block in self.blocks if isinstance(block, Table)}
        self.pictures = {block.key: block for block in self.blocks if isinstance(block, Picture)}

    def rows(self, key: str) -> list[list[str]]:
        return [[str(cell) for cell in row.cells] for row in self.tables[key].rows]

    def traced(self, key: str) -> list[list[str]]:
        return [[str(cell) for cell in row.cells] for row in self.trace[key].rows]

    @property
    def headings(self) -> list[str]:
        return [block.text for block in self.blocks if isinstance(block, Heading)]

    @property
    def prose(self) -> str:
        paragraphs = [block for block in self.blocks if isinstance(block, Paragraph)]
        return "\n".join(
            "".join(
                part if isinstance(part, str) else getattr(part, "text", "…") for part in p.parts
            )
            for p in paragraphs
        )


@pytest.fixture(scope="module")
def example(example_workbook: Path) -> Said:
    return Said(example_workbook)


@pytest.fixture(scope="module")
def library(library_workbook: Path) -> Said:
    return Said(library_workbook)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Said:
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    new_workbook(path)
    return Said(path)


def test_the_summary_shows_each_indicator_with_its_capaian(example: Said) -> None:
    assert example.rows("ringkasan")[0] == [
        "1", "Meningkatnya Profesionalitas ASN", "Indeks Profesionalitas ASN",
        "71", "78,0", "109,86%", "Sangat Berhasil",
    ]  # fmt: skip


def test_numbers_are_those_of_the_workbook_in_indonesian_form(library: Said) -> None:
    assert [row[4:7] for row in library.rows("capaian")] == [
        ["65,5", "68,25", "104,2%"],
        ["20,0", "18,00", "110,0%"],
        ["12.500,0", "9.875,00", "79,0%"],
    ]


def test_misprints_of_the_published_report_are_not_repeated(example: Said) -> None:
    assert example.rows("sakip")[-2][2:] == [
        "77,90",
        "78,65",
        "80",
        "81,5",
    ]  # printed: 80.61, 81.51
    assert example.rows("sakip")[-1][2:] == ["BB", "BB", "BB", "A"]  # printed: A for 80


def test_parents_show_the_sum_of_their_parts_and_the_note_says_so(example: Said) -> None:
    budget = {row[0]: row for row in example.rows("anggaran")}
    assert budget["1"][3] == "9.529.839.222"  # typed: 9.526.839.222
    assert budget[""][1:] == ["Jumlah", "15.973.720.720", "14.830.361.757", "92,84%"]
    (note,) = example.tables["anggaran"].notes
    assert note.startswith("Realisasi baris 1 dan 2 yang diisi di buku kerja berbeda dari jumlah")


def test_every_table_that_shows_a_total_shows_the_same(example: Said) -> None:
    assert example.rows("efisiensi")[-1][2:4] == ["15.973.720.720", "14.830.361.757"]
    assert "14.830.361.757" in example.prose
    assert "14.827.36" not in example.prose


def test_spending_that_does_not_add_up_to_the_budget_is_left_out_with_a_reason(
    example: Said,
) -> None:
    assert "belanja" not in example.tables
    assert "Rincian menurut jenis belanja tidak disajikan" in example.prose


def test_spending_that_agrees_is_shown(tmp_path: Path) -> None:
    spending = [
        {"No": 1, "Jenis Belanja": "Belanja Operasi", "Anggaran": 1600e6, "Realisasi": 1500e6},
        {"No": 2, "Jenis Belanja": "Belanja Modal", "Anggaran": 350e6, "Realisasi": 319750500},
    ]
    build(tmp_path / "a.xlsm", with_rows(LIBRARY, "tblBelanja", spending))
    assert Said(tmp_path / "a.xlsm").rows("belanja")[-1] == [
        "", "Jumlah", "1.950.000.000", "1.819.750.500", "93,32%",
    ]  # fmt: skip


def test_parents_that_are_not_typed_are_rolled_up(library: Said) -> None:
    assert [row[2:] for row in library.rows("anggaran")[:2]] == [
        ["1.650.000.000", "1.579.750.500", "95,74%"],
        ["1.650.000.000", "1.579.750.500", "95,74%"],
    ]


def test_a_parent_whose_parts_are_incomplete_shows_what_the_total_counts(tmp_path: Path) -> None:
    rows = [
        money("1", "Program", "Program Satu", 900, 800),
        money("1.1", "Kegiatan", "Kegiatan Satu", 400, 300),
        money("1.2", "Kegiatan", "Kegiatan Dua"),
    ]
    build(tmp_path / "a.xlsm", with_rows(LIBRARY, "tblAnggaran", rows))
    said = Said(tmp_path / "a.xlsm")
    assert said.rows("anggaran")[0][2:4] == said.rows("anggaran")[-1][2:4] == ["400", "300"]
    assert "Anggaran baris 1 yang diisi" in said.tables["anggaran"].notes[0]


def test_years_without_figures_have_no_column(library: Said, example: Said) -> None:
    def years(said: Said) -> list[str]:
        columns = said.tables["tahun_sebelumnya"].columns
        return [column.title for column in columns if column.group == "Nilai tahun"]

    assert years(library) == ["2023", "2024", "2025"]
    assert years(example) == ["2021", "2022", "2023", "2024"]


def test_a_lower_waiting_time_is_an_improvement(library: Said) -> None:
    assert library.rows("tahun_sebelumnya")[1][-3:] == ["-4,00", "Menurun", "Membaik"]
    assert library.rows("target_akhir")[1][-3:] == [
        "+3,00",
        "Di atas target",
        "Belum mencapai target",
    ]


def test_sentences_speak_of_their_own_row(example: Said) -> None:
    for row in example.rows("program"):
        target, realisasi, capaian, sentence = row[3:]
        if realisasi:
            assert f"realisasi {realisasi} " in sentence
            assert f"target {target}." in sentence
            assert f"Capaian kinerja {capaian} " in sentence


def test_a_target_without_realisasi_says_so(example: Said) -> None:
    row = next(row for row in example.rows("program") if row[0] == "1")
    assert row[4:] == ["", "", "Realisasi belum diisi."]


def test_the_sentence_names_the_category_of_the_offices_own_scale(
    library_workbook: Path, tmp_path: Path
) -> None:
    typed, other = r'(<c [^>]*t="n">)<v>85</v>', r"\1<v>106</v>"
    path = edited(library_workbook, tmp_path / "a.xlsm", sheet_part("Pengaturan"), typed, other)
    assert Said(path).rows("ringkasan")[0][-1] == "Berhasil"
    assert "Capaian kinerja 104,2% termasuk kategori Berhasil." in Said(path).prose
    assert Said(path).rows("skala")[0] == ["> 106", "Sangat Berhasil", "92,5"]


def test_sections_without_data_are_left_out(library: Said) -> None:
    assert library.tables.keys().isdisjoint({"sakip", "aspek_merit", "dimensi", "wilayah"})
    assert "Analisis keberhasilan dan kegagalan" not in library.headings


def test_the_numbers_of_sections_have_no_gaps(library: Said, example: Said) -> None:
    for said in (library, example):
        numbers = [b.number for b in said.blocks if isinstance(b, Heading) and b.level == 3]
        assert numbers == [f"{n}." for n in range(1, len(numbers) + 1)]


def test_a_blank_workbook_has_no_chapters(blank: Said) -> None:
    assert blank.blocks == ()


def test_every_column_has_one_number_of_decimals(example: Said, library: Said) -> None:
    for said in (example, library):
        for key, table in said.tables.items():
            for place, column in enumerate(table.columns):
                if column.align is not Align.RIGHT or key == "program":
                    continue
                figures = [str(row.cells[place]).rstrip("%") for row in table.rows]
                numbers = [one for one in figures if re.fullmatch(r"[+-]?[\d.]+(,\d+)?", one)]
                assert len({len(one.partition(",")[2]) for one in numbers}) <= 1, (key, column)


def test_the_alt_text_of_a_chart_tells_its_figures(library: Said) -> None:
    alt = library.pictures["grafik_capaian"].alt
    assert f"{READING}: 104,2%" in alt
    assert "Kunjungan perpustakaan: 79%" in alt


def test_realisasi_and_capaian_share_no_picture(example: Said) -> None:
    titles = [p.title for p in example.pictures.values() if p.key.startswith("perkembangan")]
    assert titles == [
        (
            "Perkembangan Indeks Profesionalitas ASN menurut realisasi (sumbu tegak dipotong: "
            "mulai dari 40)"
        ),
        "Perkembangan Indeks Sistem Merit menurut capaian (sumbu tegak dipotong: mulai dari 96%)",
    ]


def test_many_indicators_are_spread_over_several_pictures(tmp_path: Path) -> None:
    names = [f"Indikator {number}" for number in range(1, 13)]
    data = with_rows(
        LIBRARY,
        "tblIKU",
        [iku(n, "Sasaran", name, Target=80, Realisasi=79) for n, name in enumerate(names, 1)],
    )
    rows = [
        {"No": n, "Indikator": name, "Dasar": "Realisasi", "Tahun Lalu": 70 + n}
        for n, name in enumerate(names, 1)
    ]
    build(tmp_path / "a.xlsm", with_rows(data, "tblPerbandingan", rows))
    pictures = Said(tmp_path / "a.xlsm").pictures
    drawn = [p.chart.series for key, p in pictures.items() if key.startswith("perkembangan")]
    assert [len(series) for series in drawn] == [5, 5, 2]
    assert [one.name for series in drawn for one in series] == names


def test_every_figure_leads_back_to_its_cell(example: Said) -> None:
    computed = [row for row in example.traced("telusur_hitungan") if row[2]]
    assert [
        "Indeks Profesionalitas ASN", "Capaian", "IKU!J9", "CAPAIAN",
        "Realisasi = 78 (I9); Target = 71 (H9); CapaianMaks; CapaianMin; KebijakanNol",
        "109,8591549296", "dua desimal", "109,86%",
    ] in computed  # fmt: skip
    typed = [row for row in example.traced("telusur_isian") if row[1]]
    assert ["Target", "IKU!H9:H10", "isian", "", "apa adanya"] in typed


def test_a_formula_that_the_user_changed_is_traced_as_it_stands(
    library_workbook: Path, tmp_path: Path
) -> None:
    own, changed = r",CAPAIAN\(.*?</f>", ",SUM(tblIKU[[#This Row],[Realisasi]]))</f>"
    path = edited(library_workbook, tmp_path / "a.xlsm", sheet_part("IKU"), own, changed)
    first = next(row for row in Said(path).traced("telusur_hitungan") if row[2] == "IKU!J9")
    assert first[3] == "SUM"
    assert first[4].startswith("rumus diubah: IF(")


def test_the_appendix_knows_every_number_of_every_table(example: Said) -> None:
    traced = {row[7] for row in example.traced("telusur_hitungan")}
    for key, table in example.tables.items():
        if key.startswith("telusur"):
            continue
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, Figure) and cell.text and cell.trace and cell.trace.exact:
                    assert cell.text in traced


def test_text_that_could_be_code_stays_text(tmp_path: Path) -> None:
    rows = [{**LIBRARY.tables["tblIKU"][0], "Indikator": FORMULA}]
    build(tmp_path / "a.xlsm", with_rows(LIBRARY, "tblIKU", rows))
    assert Said(tmp_path / "a.xlsm").rows("ringkasan")[0][2] == FORMULA


def test_the_cover_names_the_leader_with_the_number(library: Said) -> None:
    assert library.cover.officials == (
        ("Pimpinan", "Dra. Siti Aminah, M.Hum., NIP 197001011995032001"),
    )
