"""Sheet IKU: the main indicators (report tables 3.2 and 3.8) and the score of each sasaran."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    capaian_and_kategori,
    computed,
    differences,
    explanation,
    number,
    printed,
    printed_word,
    row_label,
    text,
    whole,
    word,
)
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet, Table
from lakip_xl.workbook.waiting import when_filled

TBL_IKU = Table(
    name="tblIKU",
    caption="Capaian indikator kinerja utama",
    column="B",
    report_table="3.2",
    blank_rows=6,
    printed_apart=True,
    columns=(
        whole("No", "Nomor urut indikator.", 5, kind=Kind.KEY),
        text("Jenis", "Indikator tujuan atau indikator sasaran.", 10, choices=lists.JENIS_IKU),
        text("Sasaran", "Tujuan atau sasaran strategis yang diukur.", 32),
        text("Indikator", "Nama indikator seperti di Perjanjian Kinerja.", 30),
        text("Satuan", "Satuan target dan realisasi, misalnya Indeks, %, Orang.", 10),
        text(
            "Rumus",
            "naik: makin tinggi makin baik; turun: makin rendah makin baik (2T - R) / T; "
            "turun_rasio: T / R; stabil: paling baik tepat di target. Kosong berarti naik.",
            11,
            choices=lists.RUMUS,
        ),
        number(
            "Target",
            "Target tahun ini dari Perjanjian Kinerja, angka saja.",
            10,
            style=Format.QUANTITY,
        ),
        number("Realisasi", "Realisasi tahun ini, angka saja.", 10, style=Format.QUANTITY),
        *capaian_and_kategori(),
        computed(
            "Nilai Mean",
            "=NILAI_MEAN([@Kategori],SkalaKategori)",
            "Nilai mean kategori, bahan nilai sasaran.",
            8,
            Format.GENERAL,
        ),
        explanation("Jenis", 48),
        row_label("Indikator"),
        *printed("Capaian", Format.PERCENT),
        *printed_word("Kategori"),
    ),
)

TBL_SASARAN = Table(
    name="tblSasaran",
    optional=True,
    caption="Nilai sasaran, Metode Rata-Rata Data Kelompok",
    column="U",
    shares_page=True,
    blank_rows=3,
    columns=(
        text(
            "Sasaran",
            "Sasaran yang dinilai, sama persis dengan isi kolom Sasaran di tabel kiri.",
            34,
            choices_from=("tblIKU", "Sasaran"),
        ),
        computed(
            "Jumlah Indikator",
            '=IF([@Sasaran]="","",COUNTIFS(tblIKU[Sasaran],[@Sasaran],tblIKU[Nilai Mean],">0"))',
            "Banyaknya indikator sasaran ini yang sudah punya capaian.",
            10,
            Format.WHOLE,
        ),
        computed(
            "Nilai",
            '=IF(N([@[Jumlah Indikator]])=0,"",'
            "SUMIFS(tblIKU[Nilai Mean],tblIKU[Sasaran],[@Sasaran])/[@[Jumlah Indikator]])",
            "Jumlah nilai mean kategori dibagi banyaknya indikator.",
        ),
        word(
            "Kategori",
            "=KATEGORI([@Nilai],SkalaKategori)",
            "Kategori sasaran pada skala yang sama.",
            mark=Mark.SCALE,
        ),
    ),
)

SHEET = Sheet(
    title="IKU",
    heading="Indikator Kinerja Utama",
    purpose="Target, realisasi, capaian, dan kategori indikator kinerja utama.",
    tables=(TBL_IKU, TBL_SASARAN),
    frozen_columns="E",
    fields=(
        Field(
            "NilaiKinerjaIku",
            "Nilai kinerja IKU",
            f"{TBL_IKU.letter('Capaian')}5",
            Type.NUMBER,
            format=Format.DECIMAL,
            formula=when_filled("=RATA_KELOMPOK(tblIKU[Capaian],SkalaKategori,MeanTerendah)"),
        ),
        Field(
            "KategoriKinerjaIku",
            "Kategori",
            f"{TBL_IKU.letter('Kategori')}5",
            Type.TEXT,
            formula=when_filled("=KATEGORI_KELOMPOK(tblIKU[Capaian],SkalaKategori,MeanTerendah)"),
            mark=Mark.SCALE,
        ),
        differences(TBL_IKU),
    ),
    charts=(
        Chart(
            ChartKind.BAR,
            "Capaian indikator kinerja utama (%)",
            "Diagram batang: capaian setiap indikator kinerja utama dalam persen.",
            "tblIKU",
            "Indikator",
            ("Capaian",),
            "D",
            17,
            7.5,
        ),
    ),
)
