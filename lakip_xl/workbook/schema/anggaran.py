"""Sheet Anggaran: budget and its realisation, rolled up by code (report table 3.13)."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import computed, key, printed, rupiah, text
from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.kode import (
    LEVEL,
    below_column,
    code_column,
    counted,
    counted_column,
    level_column,
    rolled_up,
    value_column,
)
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.schema.totals import deviations, differences, total
from lakip_xl.workbook.waiting import when_filled


def _children(of: str) -> Column:
    return computed(
        f"Jumlah {of}",
        rolled_up("tblAnggaran", of),
        f"Jumlah {of.lower()} baris-baris terbawah di bawah baris ini menurut kode; kosong bila "
        "tidak ada.",
        15,
        Format.RUPIAH,
    )


def _against_children(of: str) -> Column:
    return computed(
        f"Beda {of}",
        f"=SELISIH([@[Jumlah {of}]],[@{of}])",
        f"Jumlah rinciannya dikurangi {of.lower()} yang diisi di baris induk ini.",
        12,
        Format.DIFFERENCE_RUPIAH,
        mark=Mark.DIFFERENCE,
    )


TBL_ANGGARAN = Table(
    name="tblAnggaran",
    caption="Anggaran dan realisasi menurut program, kegiatan, dan subkegiatan",
    column="B",
    report_table="3.13",
    blank_rows=12,
    level=LEVEL,
    columns=(
        key("Kode", "Kode bertitik: program 1, kegiatan 1.1, subkegiatan 1.1.1.", 17),
        key("Tingkat", "Program, Kegiatan, atau Subkegiatan.", 12, choices=lists.TINGKAT),
        text("Uraian", "Nama program, kegiatan, atau subkegiatan.", 52),
        rupiah(
            "Anggaran",
            "Pagu dalam rupiah. Baris induk boleh kosong: dihitung dari rinciannya.",
        ),
        rupiah(
            "Realisasi",
            "Realisasi dalam rupiah. Baris induk boleh kosong: dihitung dari rinciannya.",
        ),
        computed(
            "Serapan",
            "=SERAPAN([@[Nilai Realisasi]],[@[Nilai Anggaran]],KebijakanNol)",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Sisa",
            "=EFISIENSI_RP([@[Nilai Anggaran]],[@[Nilai Realisasi]])",
            "Anggaran dikurangi realisasi, dalam rupiah.",
            16,
            Format.RUPIAH,
        ),
        _children("Anggaran"),
        _against_children("Anggaran"),
        _children("Realisasi"),
        _against_children("Realisasi"),
        *printed("Anggaran", Format.RUPIAH, title="Anggaran PK", width=15),
        *printed("Serapan", Format.PERCENT, width=10),
        code_column(),
        below_column("tblAnggaran"),
        level_column(),
        counted_column("tblAnggaran", "Anggaran"),
        value_column("Anggaran"),
        counted_column("tblAnggaran", "Realisasi"),
        value_column("Realisasi"),
    ),
)


def _totals(of: str) -> tuple[Field, Field]:
    """Make the total over the lowest rows, and what the report prints."""
    return (
        Field(
            f"Total{of}",
            f"Total {of.lower()}",
            f"{TBL_ANGGARAN.letter(of)}5",
            Type.NUMBER,
            "Jumlah semua baris terbawah; induk yang diketik tidak ikut dijumlahkan.",
            Format.RUPIAH,
            formula=total(f"tblAnggaran[{counted(of)}]"),
        ),
        Field(
            f"TercetakTotal{of}",
            f"Total {of.lower()} tercetak",
            f"{TBL_ANGGARAN.letter(of)}6",
            Type.NUMBER,
            f"Total {of.lower()} seperti tercetak di baris jumlah laporan.",
            Format.RUPIAH,
            printed_of=f"Total{of}",
        ),
    )


SHEET = Sheet(
    title="Anggaran",
    heading="Anggaran dan Realisasi",
    purpose="Penyerapan anggaran; jumlah induk dihitung dari rinciannya.",
    tables=(TBL_ANGGARAN,),
    frozen_columns="D",
    fields=(
        *_totals("Anggaran"),
        *_totals("Realisasi"),
        Field(
            "SerapanTotal",
            "Serapan",
            f"{TBL_ANGGARAN.letter('Serapan')}5",
            Type.NUMBER,
            format=Format.PERCENT,
            formula=when_filled("=SERAPAN(TotalRealisasi,TotalAnggaran,KebijakanNol)"),
        ),
        Field(
            "TercetakSerapanTotal",
            "Serapan tercetak",
            f"{TBL_ANGGARAN.letter('Serapan')}6",
            Type.NUMBER,
            "Serapan seperti tercetak di baris jumlah laporan.",
            Format.PERCENT,
            printed_of="SerapanTotal",
        ),
        Field(
            "SisaAnggaran",
            "Sisa anggaran",
            f"{TBL_ANGGARAN.letter('Sisa')}5",
            Type.NUMBER,
            format=Format.RUPIAH,
            formula=when_filled("=EFISIENSI_RP(TotalAnggaran,TotalRealisasi)"),
        ),
        Field(
            "TercetakTotalAnggaranPk",
            "Total PK tercetak",
            f"{TBL_ANGGARAN.letter('Tercetak Anggaran PK')}6",
            Type.NUMBER,
            "Total anggaran seperti tercetak di Perjanjian Kinerja.",
            Format.RUPIAH,
            printed_of="TotalAnggaran",
        ),
        differences(TBL_ANGGARAN),
        Field(
            "BedaInduk",
            "Induk berbeda",
            f"{TBL_ANGGARAN.letter('Beda Anggaran')}5",
            Type.NUMBER,
            "Banyaknya angka induk yang diketik dan berbeda dari jumlah rinciannya.",
            Format.WHOLE,
            formula="="
            + "+".join(
                deviations(TBL_ANGGARAN, TBL_ANGGARAN[f"Beda {of}"])
                for of in ("Anggaran", "Realisasi")
            ),
            since=2,
        ),
    ),
)
