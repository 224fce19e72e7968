"""Sheet Program: programmes, kegiatan and subkegiatan with their sentences (report table 3.11)."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    capaian_and_kategori,
    computed,
    differences,
    explanation,
    key,
    number,
    printed,
    text,
)
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.waiting import when_filled

TBL_PROGRAM = Table(
    name="tblProgram",
    caption="Program, kegiatan, dan subkegiatan penunjang keberhasilan atau kegagalan",
    column="B",
    report_table="3.11",
    blank_rows=12,
    level="Tingkat",
    printed_apart=True,
    columns=(
        key("Kode", "Kode bertitik seperti di lembar Anggaran, misalnya 2.3.1.", 9),
        key("Tingkat", "Program, Kegiatan, atau Subkegiatan.", 11, choices=lists.TINGKAT),
        key("No Program", "Nomor program seperti tercetak di tabel laporan, misalnya I.", 8),
        key("Kode Cetak", "Kode baris seperti tercetak di tabel laporan, misalnya C.2.", 8),
        text("Sasaran", "Sasaran strategis yang didukung; cukup di baris program.", 16),
        text("Uraian Indikator", "Indikator program, kegiatan, atau subkegiatan.", 46),
        number("Target", "Target tahun ini, angka saja.", 9, style=Format.QUANTITY),
        number(
            "Realisasi",
            "Realisasi tahun ini, angka saja. 0 adalah nilai, bukan kosong.",
            10,
            style=Format.QUANTITY,
        ),
        text("Satuan", "Satuan target dan realisasi, misalnya Dokumen, Orang, %.", 10),
        text(
            "Rumus",
            "naik, turun, turun_rasio, atau stabil. Kosong berarti naik.",
            9,
            choices=lists.RUMUS,
        ),
        *capaian_and_kategori(),
        computed(
            "Serapan",
            '=IFERROR(INDEX(tblAnggaran[Serapan],MATCH([@Kode],tblAnggaran[Kode],0)),"")',
            "Serapan anggaran baris dengan kode yang sama di lembar Anggaran.",
            9,
            Format.PERCENT,
        ),
        computed(
            "Efisiensi",
            "=EFISIENSI([@Capaian],[@Serapan])",
            "Capaian dikurangi serapan, dalam poin persen.",
            9,
            Format.CHANGE,
        ),
        explanation("Tingkat", 68),
        *printed("Capaian", Format.PERCENT),
        Column(
            "Tercetak Penjelasan",
            Kind.PRINTED,
            Type.TEXT,
            "Pernyataan seperti tercetak di laporan. Kosongkan bila belum ada laporan tercetak.",
            46,
            printed_of="Penjelasan",
            wrap=True,
        ),
    ),
)

SHEET = Sheet(
    title="Program",
    heading="Program, Kegiatan, dan Subkegiatan",
    purpose="Capaian setiap program sampai subkegiatan, dengan penjelasannya.",
    tables=(TBL_PROGRAM,),
    frozen_columns="C",
    repeated_columns="G",
    fields=(
        Field(
            "JumlahIndikatorProgram",
            "Jumlah indikator",
            f"{TBL_PROGRAM.letter('Uraian Indikator')}5",
            Type.NUMBER,
            format=Format.WHOLE,
            formula='=IF(COUNT(tblProgram[Target])=0,"",COUNT(tblProgram[Target]))',
        ),
        Field(
            "BelumAdaRealisasi",
            "Belum terisi",
            f"{TBL_PROGRAM.letter('Realisasi')}5",
            Type.NUMBER,
            "Banyaknya baris dengan target yang belum ada realisasinya.",
            Format.WHOLE,
            formula='=IF(COUNT(tblProgram[Target])=0,"",'
            "COUNT(tblProgram[Target])-COUNT(tblProgram[Realisasi]))",
        ),
        Field(
            "NilaiKinerjaProgram",
            "Nilai kinerja",
            f"{TBL_PROGRAM.letter('Capaian')}5",
            Type.NUMBER,
            "Metode Rata-Rata Data Kelompok atas semua baris.",
            Format.DECIMAL,
            formula=when_filled("=RATA_KELOMPOK(tblProgram[Capaian],SkalaKategori,MeanTerendah)"),
        ),
        Field(
            "KategoriKinerjaProgram",
            "Kategori",
            f"{TBL_PROGRAM.letter('Kategori')}5",
            Type.TEXT,
            formula=when_filled(
                "=KATEGORI_KELOMPOK(tblProgram[Capaian],SkalaKategori,MeanTerendah)"
            ),
            mark=Mark.SCALE,
        ),
        differences(TBL_PROGRAM),
    ),
)
