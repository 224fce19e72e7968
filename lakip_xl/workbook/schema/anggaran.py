"""Sheet Anggaran: budget and its realisation, rolled up by code (report table 3.13)."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    computed,
    differences,
    key,
    printed,
    rupiah,
    text,
)
from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.waiting import when_filled


def _children(of: str) -> Column:
    return computed(
        f"Jumlah {of}",
        f'=IF(COUNTIF(tblAnggaran[Kode],[@Kode]&".*")=0,"",'
        f"JUMLAH_ANAK([@Kode],tblAnggaran[Kode],tblAnggaran[{of}]))",
        f"Jumlah {of.lower()} anak-anaknya menurut kode; kosong bila baris ini tidak punya anak.",
        15,
        Format.RUPIAH,
    )


def _against_children(of: str) -> Column:
    return computed(
        f"Beda {of}",
        f"=SELISIH([@[Jumlah {of}]],[@{of}])",
        f"Jumlah anak-anaknya dikurangi {of.lower()} yang diisi di baris induk ini.",
        12,
        Format.DIFFERENCE_RUPIAH,
        mark=Mark.DIFFERENCE,
    )


def _own(of: str) -> str:
    """Give the formula of a row's own value, or of its children's sum where it has none."""
    return f'IF([@{of}]="",[@[Jumlah {of}]],[@{of}])'


_MONEY_MISSING = (
    "OR(COUNT([@Anggaran],[@[Jumlah Anggaran]])=0,COUNT([@Realisasi],[@[Jumlah Realisasi]])=0)"
)


TBL_ANGGARAN = Table(
    name="tblAnggaran",
    caption="Anggaran dan realisasi menurut program, kegiatan, dan subkegiatan",
    column="B",
    report_table="3.13",
    blank_rows=12,
    level="Tingkat",
    columns=(
        key("Kode", "Kode bertitik: program 1, kegiatan 1.1, subkegiatan 1.1.1.", 9),
        key("Tingkat", "Program, Kegiatan, atau Subkegiatan.", 12, choices=lists.TINGKAT),
        text("Uraian", "Nama program, kegiatan, atau subkegiatan.", 52),
        rupiah(
            "Anggaran",
            "Pagu dalam rupiah. Baris induk boleh kosong: dihitung dari anak-anaknya.",
        ),
        rupiah(
            "Realisasi",
            "Realisasi dalam rupiah. Baris induk boleh kosong: dihitung dari anak-anaknya.",
        ),
        computed(
            "Serapan",
            f'=IF({_MONEY_MISSING},"",SERAPAN({_own("Realisasi")},{_own("Anggaran")}))',
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Sisa",
            f'=IF({_MONEY_MISSING},"",EFISIENSI_RP({_own("Anggaran")},{_own("Realisasi")}))',
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
    ),
)


def _programmes(of: str) -> tuple[Field, Field]:
    """Make the total over the programmes: their own values, or their children's sums."""
    programmes = 'tblAnggaran[Tingkat],"Program"'
    return (
        Field(
            f"Total{of}",
            f"Total {of.lower()}",
            f"{TBL_ANGGARAN.letter(of)}5",
            Type.NUMBER,
            "Jumlah semua baris tingkat Program.",
            Format.RUPIAH,
            formula=f'=IF(COUNTIFS({programmes})=0,"",SUMIFS(tblAnggaran[{of}],{programmes})'
            f'+SUMIFS(tblAnggaran[Jumlah {of}],{programmes},tblAnggaran[{of}],""))',
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
    purpose="Penyerapan anggaran; jumlah induk dihitung dari anak-anaknya.",
    tables=(TBL_ANGGARAN,),
    frozen_columns="D",
    fields=(
        *_programmes("Anggaran"),
        *_programmes("Realisasi"),
        Field(
            "SerapanTotal",
            "Serapan",
            f"{TBL_ANGGARAN.letter('Serapan')}5",
            Type.NUMBER,
            format=Format.PERCENT,
            formula=when_filled("=SERAPAN(TotalRealisasi,TotalAnggaran)"),
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
    ),
)
