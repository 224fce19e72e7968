"""Each point of the checklist on texts of our own: what shows it, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.audit.checklist.criteria import CRITERIA
from lakip_xl.audit.checklist.indicators import disclose
from lakip_xl.audit.checklist.roots import roots
from lakip_xl.audit.checklist.text import Report
from lakip_xl.audit.checklist.verdict import Answer, judge, points_of
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.read.blocks import Block, Grid, GridCell, Paragraph

YES, PART, NO = Answer.YES, Answer.PART, Answer.NO
Rows = list[list[str]]


def report(*parts: str | Rows) -> Report:
    blocks: list[Block] = []
    for number, part in enumerate(parts, 1):
        if isinstance(part, str):
            blocks.append(Paragraph(part, number))
        else:
            blocks.append(Grid(tuple(tuple(map(GridCell, row)) for row in part), number))
    return Report(understand_draft(blocks))


def answers(*parts: str | Rows) -> dict[str, Answer]:
    return {one.id: one.answer for one in judge(report(*parts))}


SURVEY = [
    ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Indeks layanan perizinan", "80", "82", "102,5"],
    ["2", "Persentase jalan mantap", "70", "63", "90"],
]
MONEY = [
    ["No", "Program", "Anggaran", "Realisasi", "%"],
    ["1", "Pelayanan perizinan", "500.000.000", "450.000.000", "90"],
]


@pytest.mark.parametrize(
    ("point", "answer", "text"),
    [
        ("3.a.2", YES, "Capaian dalam laporan kinerja ini dipantau berkala setiap triwulan."),
        ("3.a.2", NO, "Gaji dibayar setiap bulan dan laporan keuangan disusun tiap semester."),
        ("3.a.4", YES, "Kami telah mereviu laporan kinerja ini untuk tahun yang berakhir 2031."),
        (
            "3.a.4",
            NO,
            "Menurut petunjuk teknis pelaporan kinerja dan tata cara reviu atas laporan kinerja.",
        ),
        ("3.a.5", YES, "Laporan kinerja ini diumumkan di laman resmi instansi."),
        ("3.a.5", NO, "Layanan perizinan diumumkan kepada masyarakat melalui papan informasi."),
        ("3.a.6", YES, "Laporan kinerja telah disampaikan tepat waktu kepada wali kota."),
        ("3.b.3", YES, "Dari target 80% indikator ini terealisasi 82%."),
        ("3.b.3", NO, "Realisasi belanja 450 juta dari target belanja 500 juta."),
        ("3.b.4", YES, "Realisasi 82% sudah melampaui target akhir Renstra sebesar 81%."),
        ("3.b.4", NO, "Rencana penarikan dana triwulan ini 40%, realisasi 23%."),
        ("3.b.5", YES, "Dibandingkan dengan tahun lalu nilainya naik 2,5 poin."),
        ("3.b.5", PART, "Capaian kinerja meningkat dibandingkan tahun sebelumnya."),
        ("3.b.5", NO, "Pada tahun ini dilaksanakan 12 pelatihan."),
        ("3.b.6", YES, "Indeks 82 ini lebih tinggi dari rata-rata nasional sebesar 78,4."),
        ("3.b.6", PART, "Sampai sekarang belum ada standar nasional untuk indikator ini."),
        ("3.b.6", NO, "Program pembangunan nasional menjadi acuan rencana ini."),
        (
            "3.b.7",
            YES,
            "Target tidak tercapai karena petugas terbatas. Upaya yang dilakukan: melatih petugas.",
        ),
        ("3.b.7", PART, "Target tidak tercapai karena petugas terbatas."),
        ("3.b.7", NO, "Capaian termasuk tinggi karena nilainya di atas 90."),
        ("3.b.7", PART, "Kendala : jaringan sering putus di kantor cabang"),
        ("3.b.9", YES, "Rekomendasi: menambah loket pada jam sibuk."),
        ("3.b.9", NO, "Rekomendasi hasil evaluasi tahun lalu: menyusun standar layanan."),
        ("3.b.8", YES, "Efisiensi penggunaan anggaran mencapai 9,18%."),
        ("3.b.8", PART, "Anggaran terealisasi 92,82%."),
        ("3.b.8", NO, "Pelayanan berjalan cepat dan ramah."),
        ("3.b.9", YES, "Ke depan perlu ditingkatkan pembinaan dan dilakukan pelatihan petugas."),
        ("3.b.9", PART, "Semoga upaya perbaikan di masa yang akan datang diberi kemudahan."),
        ("3.b.9", NO, "Demikian laporan ini disusun."),
    ],
)
def test_a_sentence_shows_its_point_or_only_looks_like_it(
    point: str, answer: Answer, text: str
) -> None:
    assert answers(text)[point] is answer


@pytest.mark.parametrize(
    ("point", "answer", "rows"),
    [
        ("3.b.3", YES, SURVEY),
        ("3.b.2", PART, SURVEY),
        ("3.b.3", PART, [["Indikator", "Target"], ["Indeks layanan", "80"]]),
        (
            "3.b.4",
            YES,
            [["Indikator", "Target akhir RPJMD", "Realisasi"], ["Indeks layanan", "85", "82"]],
        ),
        (
            "3.b.5",
            YES,
            [["Indikator", "Realisasi 2030", "Realisasi 2031"], ["Indeks layanan", "80", "82"]],
        ),
        ("3.b.5", NO, [["Golongan", "2030", "2031"], ["III/a", "12", "14"]]),
        (
            "3.b.6",
            YES,
            [["Indikator", "Realisasi", "Nasional"], ["Indeks layanan", "82", "78,4"]],
        ),
        (
            "3.b.6",
            NO,
            [["Indikator", "Realisasi", "Nasional"], ["Indeks layanan", "82", ""]],
        ),
        ("3.b.8", PART, MONEY),
        (
            "3.b.8",
            YES,
            [["Program", "Anggaran", "Realisasi", "Efisiensi"], ["A", "500", "450", "50"]],
        ),
    ],
)
def test_the_heads_of_a_table_say_what_it_shows(point: str, answer: Answer, rows: Rows) -> None:
    assert answers(rows)[point] is answer


CHAPTERS = ("BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA",
            "BAB IV PENUTUP")  # fmt: skip


def test_the_standard_form_is_its_four_chapters() -> None:
    assert answers(*CHAPTERS)["3.b.1"] is YES
    assert answers(*CHAPTERS[:2])["3.b.1"] is PART
    assert answers(CHAPTERS[2])["3.b.1"] is NO


def test_a_list_of_contents_shows_nothing() -> None:
    contents = ("DAFTAR ISI", *(f"{title} ........ {page}" for page, title in enumerate(CHAPTERS)))
    assert answers(*contents)["3.b.1"] is NO
    assert answers(*contents, *CHAPTERS)["3.b.1"] is YES


def test_figures_and_budget_together_are_all_information() -> None:
    assert answers(SURVEY, MONEY)["3.b.2"] is YES


def test_signature_and_date_formalise_and_the_number_of_the_official_is_not_quoted() -> None:
    signed = ("Kota Baru, 12 Januari 2032", "Kepala Dinas", "NIP. 19700101 199503 1 001")
    title = "LAPORAN KINERJA TAHUN 2031"
    found = {one.id: one for one in judge(report(title, *signed))}
    assert found["3.a.3"].answer is YES
    assert found["3.a.6"].answer is YES
    assert not any("1970" in passage.text for passage in found["3.a.3"].passages)
    late = {one.id: one for one in judge(report(title, "Kota Baru, 12 Mei 2032", *signed[1:]))}
    assert late["3.a.6"].answer is PART


def test_every_point_but_those_that_are_there_says_what_to_add() -> None:
    for one in judge(report("Tidak ada apa-apa di sini.")):
        assert one.answer is NO
        assert one.advice
        assert not one.passages


def test_the_points_are_those_of_the_form() -> None:
    assert sum(map(points_of, CRITERIA[:6])) == 3.0
    assert sum(map(points_of, CRITERIA[6:])) == 4.5


def test_a_passage_is_quoted_with_its_place() -> None:
    found = next(one for one in judge(report("Pembuka.", SURVEY)) if one.id == "3.b.3")
    assert "Indeks layanan perizinan" in found.passages[0].text
    assert "baris 2" in found.passages[0].place


def test_a_disclosure_of_one_indicator_is_none_of_the_other() -> None:
    text = "Indeks layanan perizinan lebih tinggi dari rata-rata nasional sebesar 78,4."
    first, second = disclose(report(SURVEY, text))
    assert (first.indicator.name, second.indicator.name) == (
        "Indeks layanan perizinan",
        "Persentase jalan mantap",
    )
    named = [{v.id: v.answer for v in one.verdicts} for one in (first, second)]
    assert named[0]["nasional"] is YES
    assert named[1]["nasional"] is NO
    assert named[0]["target dan realisasi"] is named[1]["target dan realisasi"] is YES


def test_words_that_a_narrow_column_cut_are_read_all_the_same() -> None:
    cut = [["No", "INDI KAT OR", "Realisasi", "Target akhirrenstra"], ["1", "Indeks", "82", "85"]]
    assert answers(cut)["3.b.4"] is YES


def test_the_section_of_an_indicator_is_about_it() -> None:
    found = disclose(
        report(
            SURVEY,
            "Persentase jalan mantap",
            "Target tidak tercapai karena curah hujan tinggi.",
        )
    )
    named = [{v.id: v.answer for v in one.verdicts} for one in found]
    assert named[0]["keberhasilan atau kegagalan"] is NO
    assert named[1]["keberhasilan atau kegagalan"] is PART


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("dipublikasikan", "publikasi"), ("penyebabnya", "sebab"), ("pencapaian", "capai"),
        ("menindaklanjuti", "tindaklanjut"), ("keberhasilan", "hasil"), ("penghambat", "hambat"),
        ("memperbaiki", "baik"), ("dibandingkan", "banding"), ("berkala", "kala"),
    ],
)  # fmt: skip
def test_a_stem_is_found_in_its_forms(word: str, root: str) -> None:
    assert root in roots(word)


@given(st.text("abcdeghiklmnprstuy", min_size=1, max_size=20))
def test_a_word_is_a_root_of_itself(word: str) -> None:
    assert word in roots(word)


HOPE = "Semoga upaya perbaikan di tahun mendatang berguna bagi kita semua, demikian harapan kami."


def test_the_hopes_of_a_preface_recommend_nothing() -> None:
    assert answers("KATA PENGANTAR", HOPE)["3.b.9"] is NO
    assert answers("BAB IV PENUTUP", HOPE)["3.b.9"] is PART


def test_money_is_no_performance() -> None:
    cut = "Belanja barang senilai Rp 1.544.000.000 dikurangi sehingga menjadi Rp 103.826.000.000."
    assert answers(cut)["3.a.1"] is NO


def test_a_cover_names_report_and_year_in_lines_of_their_own() -> None:
    cover = ("LAPORAN KINERJA INSTANSI PEMERINTAH", "KECAMATAN UJUNG BATU", "TAHUN 2031")
    assert answers(*cover)["3.a.2"] is PART
    assert answers(*cover[:2], "Tahun berdirinya tidak diketahui")["3.a.2"] is NO


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Laporan kinerja ini disampaikan pada 14 Februari 2031.", YES),
        ("Laporan kinerja ini disampaikan pada 14 Juni 2031.", PART),
        ("Laporan keuangan ini disampaikan pada 14 Februari 2031.", NO),
    ],
)
def test_a_sentence_tells_when_the_report_was_handed_in(said: str, answer: Answer) -> None:
    assert answers("Laporan Kinerja Tahun 2030", said)["3.a.6"] is answer
