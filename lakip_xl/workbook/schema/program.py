"""Sheet Program: programmes, kegiatan and subkegiatan with their sentences (report table 3.11)."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    capaian_and_kategori,
    computed,
    explanation,
    key,
    number,
    printed,
    text,
    upper_bound,
)
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.kode import CODE, LEVEL, code_column, level_column
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.schema.totals import differences, score
from lakip_xl.workbook.waiting import when_filled

_FOUND = f'COUNTIF(tblAnggaran[{CODE}],"="&[@[{CODE}]])'
_SUM = f'SUMIFS(tblAnggaran[Nilai {{}}],tblAnggaran[{CODE}],"="&[@[{CODE}]])'
_LEVEL = f'IF([@[{LEVEL}]]="","baris ini",[@[{LEVEL}]])'

TBL_PROGRAM = Table(
    name="tblProgram",
    caption="Program, kegiatan, dan subkegiatan penunjang keberhasilan atau kegagalan",
    column="B",
    report_table="3.11",
    blank_rows=12,
    level=LEVEL,
    printed_apart=True,
    columns=(
        key("Kode", "Kode bertitik seperti di lembar Anggaran, misalnya 2.3.1.", 17),
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
            f'=IF([@[{CODE}]]="","",IF({_FOUND}=0,"",IF({_FOUND}=1,INDEX(tblAnggaran[Serapan],'
            f"MATCH([@[{CODE}]],tblAnggaran[{CODE}],0)),"
            f"SERAPAN({_SUM.format('Realisasi')},{_SUM.format('Anggaran')},KebijakanNol))))",
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
        explanation(_LEVEL, 68),
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
        upper_bound(),
        code_column(),
        level_column(),
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
            formula='=IF(COUNTBLANK(tblProgram[Target])=ROWS(tblProgram[Target]),"",'
            "ROWS(tblProgram[Target])-COUNTBLANK(tblProgram[Target]))",
        ),
        Field(
            "BelumAdaRealisasi",
            "Belum terisi",
            f"{TBL_PROGRAM.letter('Realisasi')}5",
            Type.NUMBER,
            "Banyaknya baris dengan target yang belum ada realisasinya.",
            Format.WHOLE,
            formula='=IF(COUNTBLANK(tblProgram[Target])=ROWS(tblProgram[Target]),"",'
            'COUNTIFS(tblProgram[Target],"<>",tblProgram[Realisasi],""))',
        ),
        Field(
            "NilaiKinerjaProgram",
            "Nilai kinerja",
            f"{TBL_PROGRAM.letter('Capaian')}5",
            Type.NUMBER,
            "Nilai semua baris menurut metode di Pengaturan.",
            Format.DECIMAL,
            formula=score("tblProgram", "Uraian Indikator"),
        ),
        Field(
            "KategoriKinerjaProgram",
            "Kategori",
            f"{TBL_PROGRAM.letter('Kategori')}5",
            Type.TEXT,
            formula=when_filled("=KATEGORI(NilaiKinerjaProgram,SkalaKategori)"),
            mark=Mark.SCALE,
        ),
        differences(TBL_PROGRAM),
    ),
)
