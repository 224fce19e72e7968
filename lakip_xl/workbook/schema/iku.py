"""Sheet IKU: the main indicators (report tables 3.2 and 3.8) and the score of each sasaran."""

from dataclasses import replace

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    capaian_and_kategori,
    computed,
    explanation,
    name_column,
    number,
    printed,
    printed_word,
    row_label,
    text,
    upper_bound,
    whole,
    word,
)
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet, Table
from lakip_xl.workbook.schema.totals import differences, score, total
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
            '=IF(OR([@Kategori]="",COUNT(MeanKategori)=0),"",NILAI_MEAN([@Kategori],SkalaKategori))',
            "Nilai mean kategori, bahan nilai sasaran.",
            8,
            Format.GENERAL,
        ),
        explanation('IF(TRIM([@Jenis])="","indikator",TRIM([@Jenis]))', 48),
        row_label("Indikator"),
        *printed("Capaian", Format.PERCENT),
        *printed_word("Kategori"),
        upper_bound(),
        replace(
            number(
                "Bobot",
                "Bobot indikator, hanya untuk metode rata tertimbang di Pengaturan.",
                9,
                minimum=0,
            ),
            since=2,
        ),
        name_column("Indikator"),
    ),
)

TBL_SASARAN = Table(
    name="tblSasaran",
    optional=True,
    caption="Nilai sasaran",
    column="B",
    since=2,
    blank_rows=3,
    columns=(
        text(
            "Sasaran",
            "Sasaran yang dinilai, seperti di kolom Sasaran lembar IKU.",
            34,
            choices_from=("tblIKU", "Sasaran"),
        ),
        computed(
            "Jumlah Indikator",
            '=IF([@Sasaran]="","",JUMLAH_INDIKATOR([@Sasaran],tblIKU[Sasaran],tblIKU[Capaian]))',
            "Banyaknya indikator sasaran ini yang sudah punya capaian.",
            10,
            Format.WHOLE,
        ),
        computed(
            "Nilai",
            '=IF([@Sasaran]="","",NILAI_SASARAN([@Sasaran],tblIKU[Sasaran],tblIKU[Capaian],'
            "MetodeSasaran,SkalaKategori,tblIKU[Bobot]))",
            "Nilai sasaran dari indikator-indikatornya menurut metode di Pengaturan.",
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
    tables=(TBL_IKU,),
    frozen_columns="E",
    fields=(
        Field(
            "NilaiKinerjaIku",
            "Nilai kinerja IKU",
            f"{TBL_IKU.letter('Capaian')}5",
            Type.NUMBER,
            format=Format.DECIMAL,
            formula=score("tblIKU", "Sasaran", "Bobot"),
        ),
        Field(
            "KategoriKinerjaIku",
            "Kategori",
            f"{TBL_IKU.letter('Kategori')}5",
            Type.TEXT,
            formula=when_filled("=KATEGORI(NilaiKinerjaIku,SkalaKategori)"),
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
            None,
            17,
            7.5,
        ),
    ),
)

SASARAN_SHEET = Sheet(
    title="Sasaran",
    heading="Nilai Sasaran",
    purpose="Nilai dan kategori setiap sasaran dari indikatornya di lembar IKU.",
    tables=(TBL_SASARAN,),
    since=2,
    fields=(
        Field(
            "IndikatorTanpaSasaran",
            "Belum dinilai",
            f"{TBL_SASARAN.letter('Jumlah Indikator')}5",
            Type.NUMBER,
            "Banyaknya indikator IKU yang sasarannya tidak ada di tabel ini.",
            Format.WHOLE,
            formula='=IF(COUNTBLANK(tblIKU[Capaian])=ROWS(tblIKU[Capaian]),"",'
            f"COUNT(tblIKU[Capaian])-N({total('tblSasaran[Jumlah Indikator]').removeprefix('=')}))",
            since=2,
        ),
    ),
)
