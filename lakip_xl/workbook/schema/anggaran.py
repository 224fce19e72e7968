"""Sheet Anggaran: budget and its realisation, rolled up by code (report table 3.13)."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    computed,
    differences,
    key,
    printed,
    rupiah,
    text,
    word,
)
from lakip_xl.workbook.schema.model import (
    Column,
    Field,
    Format,
    Mark,
    Sheet,
    Table,
    Type,
)


def _rolled_up(of: str) -> Column:
    return computed(
        f"Jumlah {of}",
        f'=IF(COUNTIF(tblAnggaran[Kode],[@Kode]&".*")>0,'
        f"JUMLAH_ANAK([@Kode],tblAnggaran[Kode],tblAnggaran[{of}]),"
        f'IF([@{of}]="","",[@{of}]))',
        f"Jumlah {of.lower()} anak-anaknya menurut kode; baris tanpa anak memakai isiannya sendiri.",
        16,
        Format.RUPIAH,
    )


TBL_ANGGARAN = Table(
    name="tblAnggaran",
    caption="Anggaran dan realisasi menurut program, kegiatan, dan subkegiatan",
    column="B",
    report_table="3.13",
    blank_rows=12,
    level="Tingkat",
    printed_apart=True,
    columns=(
        key("Kode", "Kode bertitik: program 1, kegiatan 1.1, subkegiatan 1.1.1.", 9),
        key("Tingkat", "Program, Kegiatan, atau Subkegiatan.", 12, choices=lists.TINGKAT),
        text("Uraian", "Nama program, kegiatan, atau subkegiatan.", 46),
        rupiah(
            "Anggaran",
            "Pagu dalam rupiah. Cukup diisi di baris terbawah; baris induk boleh kosong.",
        ),
        rupiah(
            "Realisasi",
            "Realisasi dalam rupiah. Cukup diisi di baris terbawah; baris induk boleh kosong.",
        ),
        _rolled_up("Anggaran"),
        _rolled_up("Realisasi"),
        computed(
            "Serapan",
            "=SERAPAN([@[Jumlah Realisasi]],[@[Jumlah Anggaran]])",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Sisa",
            "=EFISIENSI_RP([@[Jumlah Anggaran]],[@[Jumlah Realisasi]])",
            "Anggaran dikurangi realisasi, dalam rupiah.",
            16,
            Format.RUPIAH,
        ),
        word(
            "Cek Induk",
            '=IF(COUNT([@Anggaran],[@Realisasi])=0,"",'
            'IF(AND(OR([@Anggaran]="",[@Anggaran]=[@[Jumlah Anggaran]]),'
            'OR([@Realisasi]="",[@Realisasi]=[@[Jumlah Realisasi]])),"Cocok","Beda"))',
            "Beda bila isian baris induk tidak sama dengan jumlah anak-anaknya.",
            9,
            mark=Mark.CHECK,
        ),
        *printed("Jumlah Anggaran", Format.RUPIAH, title="Anggaran PK", width=16),
        *printed("Jumlah Anggaran", Format.RUPIAH, title="Anggaran", width=16),
        *printed("Jumlah Realisasi", Format.RUPIAH, title="Realisasi", width=16),
        *printed("Serapan", Format.PERCENT, width=10),
    ),
)


def _programmes(name: str, label: str, title: str, printed_title: str) -> tuple[Field, Field]:
    letter = TBL_ANGGARAN.letter(title)
    return (
        Field(
            name,
            label,
            f"{letter}5",
            Type.NUMBER,
            "Jumlah semua baris tingkat Program.",
            Format.RUPIAH,
            formula='=IF(COUNTIFS(tblAnggaran[Tingkat],"Program")=0,"",'
            f'SUMIFS(tblAnggaran[{title}],tblAnggaran[Tingkat],"Program"))',
        ),
        Field(
            f"Tercetak{name}",
            f"{label} tercetak",
            f"{letter}6",
            Type.NUMBER,
            f"{printed_title} seperti tercetak di baris jumlah laporan.",
            Format.RUPIAH,
            printed=True,
        ),
    )


SHEET = Sheet(
    title="Anggaran",
    heading="Anggaran dan Realisasi",
    purpose="Penyerapan anggaran sampai subkegiatan; jumlah induk dihitung dari anak-anaknya.",
    tables=(TBL_ANGGARAN,),
    frozen_columns="D",
    fields=(
        *_programmes("TotalAnggaran", "Total anggaran", "Jumlah Anggaran", "Total anggaran"),
        *_programmes("TotalRealisasi", "Total realisasi", "Jumlah Realisasi", "Total realisasi"),
        Field(
            "SerapanTotal",
            "Serapan",
            f"{TBL_ANGGARAN.letter('Serapan')}5",
            Type.NUMBER,
            format=Format.PERCENT,
            formula="=SERAPAN(TotalRealisasi,TotalAnggaran)",
        ),
        Field(
            "TercetakSerapanTotal",
            "Serapan tercetak",
            f"{TBL_ANGGARAN.letter('Serapan')}6",
            Type.NUMBER,
            "Serapan seperti tercetak di baris jumlah laporan.",
            Format.PERCENT,
            printed=True,
        ),
        Field(
            "SisaAnggaran",
            "Sisa anggaran",
            f"{TBL_ANGGARAN.letter('Sisa')}5",
            Type.NUMBER,
            format=Format.RUPIAH,
            formula="=EFISIENSI_RP(TotalAnggaran,TotalRealisasi)",
        ),
        Field(
            "TercetakTotalAnggaranPk",
            "Total PK tercetak",
            f"{TBL_ANGGARAN.letter('Tercetak Anggaran PK')}6",
            Type.NUMBER,
            "Total anggaran seperti tercetak di Perjanjian Kinerja.",
            Format.RUPIAH,
            printed=True,
        ),
        differences(TBL_ANGGARAN),
    ),
)
