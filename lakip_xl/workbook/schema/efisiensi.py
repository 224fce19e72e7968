"""Sheet Efisiensi: efficiency of each programme, and the resources behind it.

Resources are what this chapter of the report analyses: money by type of spending, people,
assets. Each stands in a table of its own to the right.
"""

from lakip_xl.workbook.schema.columns import (
    computed,
    differences,
    key,
    printed,
    row_label,
    rupiah,
    text,
    word,
)
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Mark, Type
from lakip_xl.workbook.schema.model import Chart, Column, Field, Sheet, Table
from lakip_xl.workbook.schema.sumber_daya import (
    TBL_ASET,
    TBL_BELANJA,
    TBL_GOLONGAN,
    TBL_PENDIDIKAN,
    TBL_TAHUN,
    YEARS,
)
from lakip_xl.workbook.waiting import when_filled

_ROW = "MATCH([@Kode],tblAnggaran[Kode],0)"


def _in_anggaran(of: str) -> str:
    """Give the formula of the programme's value on the sheet Anggaran, typed or rolled up."""
    typed, rolled_up = f"INDEX(tblAnggaran[{of}],{_ROW})", f"INDEX(tblAnggaran[Jumlah {of}],{_ROW})"
    return f'IFERROR(IF({typed}="",{rolled_up},{typed}),"")'


def _used(of: str) -> Column:
    return computed(
        f"Jumlah {of}",
        f'=IF([@{of}]="",{_in_anggaran(of)},[@{of}])',
        f"{of} yang diisi di kiri; bila kosong, dari lembar Anggaran.",
        16,
        Format.RUPIAH,
    )


def _against_anggaran(of: str) -> Column:
    return computed(
        f"Beda {of}",
        f'=IF(OR([@[Jumlah {of}]]="",COUNTIF(tblAnggaran[Kode],[@Kode])=0),"",'
        f"SELISIH({_in_anggaran(of)},[@[Jumlah {of}]]))",
        f"{of} di lembar Anggaran dikurangi {of.lower()} di tabel ini.",
        13,
        Format.DIFFERENCE_RUPIAH,
        mark=Mark.DIFFERENCE,
    )


TBL_EFISIENSI = Table(
    name="tblEfisiensi",
    caption="Efisiensi penggunaan sumber daya",
    column="B",
    report_table="3.10",
    blank_rows=5,
    printed_apart=True,
    columns=(
        key("Kode", "Kode program di lembar Anggaran.", 8),
        text("Sasaran", "Sasaran strategis yang didukung program ini.", 30),
        text(
            "Indikator",
            "Indikator di lembar IKU yang capaiannya dipakai.",
            24,
            choices_from=("tblIKU", "Indikator"),
        ),
        word(
            "Program",
            f'=IFERROR(INDEX(tblAnggaran[Uraian],{_ROW}),"")',
            "Nama program dari lembar Anggaran.",
            30,
        ),
        rupiah("Anggaran", "Anggaran program. Kosongkan: diambil dari lembar Anggaran."),
        rupiah("Realisasi", "Realisasi program. Kosongkan: diambil dari lembar Anggaran."),
        _used("Anggaran"),
        _used("Realisasi"),
        computed(
            "Serapan",
            "=SERAPAN([@[Jumlah Realisasi]],[@[Jumlah Anggaran]])",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Capaian",
            '=IFERROR(INDEX(tblIKU[Capaian],MATCH([@Indikator],tblIKU[Indikator],0)),"")',
            "Capaian indikator dari lembar IKU, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Efisiensi Rp",
            "=EFISIENSI_RP([@[Jumlah Anggaran]],[@[Jumlah Realisasi]])",
            "Metode laporan: anggaran dikurangi realisasi.",
            16,
            Format.RUPIAH,
        ),
        computed(
            "Efisiensi",
            "=EFISIENSI([@Capaian],[@Serapan])",
            "Metode laporan: capaian dikurangi serapan, dalam poin persen.",
            10,
            Format.CHANGE,
        ),
        computed(
            "Indeks Efisiensi",
            "=INDEKS_EFISIENSI([@Capaian],[@Serapan])",
            "Metode indeks: capaian dibagi serapan (IE).",
            10,
            Format.INDEX,
        ),
        computed(
            "Tingkat Efisiensi",
            "=SELISIH([@[Indeks Efisiensi]],1)",
            "Metode indeks: TE = IE - 1; di atas nol berarti efisien.",
            10,
            Format.INDEX,
        ),
        word(
            "Keterangan",
            '=IF([@Efisiensi]="","",IF([@Efisiensi]>=0,"Efisien","Tidak efisien"))',
            "Efisien bila capaian tidak lebih kecil dari serapan.",
            13,
            mark=Mark.TREND,
        ),
        row_label("Program"),
        _against_anggaran("Anggaran"),
        _against_anggaran("Realisasi"),
        *printed("Serapan", Format.PERCENT, width=9),
        *printed("Capaian", Format.PERCENT, width=9),
        *printed("Efisiensi Rp", Format.RUPIAH, width=15),
    ),
)


def _sum(name: str, table: Table, column: str, formula: str, *, label: str = "Jumlah") -> Field:
    letter = table.letter(column)
    style = table[column].format
    return Field(name, label, f"{letter}5", Type.NUMBER, format=style, formula=when_filled(formula))


def _printed(name: str, table: Table, column: str) -> Field:
    return Field(
        f"Tercetak{name}",
        f"{column} tercetak",
        f"{table.letter(column)}6",
        Type.NUMBER,
        f"Jumlah {column.lower()} seperti tercetak di laporan.",
        table[column].format,
        printed_of=name,
    )


def _total(name: str, table: Table, column: str) -> tuple[Field, Field]:
    source = f"{table.name}[{column}]"
    formula = f'=IF(COUNT({source})=0,"",SUM({source}))'
    return _sum(name, table, column, formula), _printed(name, table, column)


_YEAR_TOTALS = tuple(
    field
    for back, year in zip(range(4, -1, -1), YEARS, strict=True)
    for field in _total(f"PegawaiTahun{'Ini' if back == 0 else f'Lalu{back}'}", TBL_TAHUN, year)
)

SHEET = Sheet(
    title="Efisiensi",
    heading="Efisiensi dan Sumber Daya",
    purpose="Efisiensi tiap program; belanja, pegawai, dan aset di baliknya.",
    tables=(TBL_EFISIENSI, TBL_BELANJA, TBL_PENDIDIKAN, TBL_GOLONGAN, TBL_TAHUN, TBL_ASET),
    frozen_columns="B",
    fields=(
        *_total("EfisiensiAnggaran", TBL_EFISIENSI, "Jumlah Anggaran"),
        *_total("EfisiensiRealisasi", TBL_EFISIENSI, "Jumlah Realisasi"),
        _sum(
            "EfisiensiSerapan",
            TBL_EFISIENSI,
            "Serapan",
            "=SERAPAN(EfisiensiRealisasi,EfisiensiAnggaran)",
            label="Serapan",
        ),
        _printed("EfisiensiSerapan", TBL_EFISIENSI, "Serapan"),
        _sum(
            "EfisiensiCapaian",
            TBL_EFISIENSI,
            "Capaian",
            '=IF(COUNT(tblEfisiensi[Capaian])=0,"",AVERAGE(tblEfisiensi[Capaian]))',
            label="Rata-rata",
        ),
        _printed("EfisiensiCapaian", TBL_EFISIENSI, "Capaian"),
        _sum(
            "TotalEfisiensiRp",
            TBL_EFISIENSI,
            "Efisiensi Rp",
            "=EFISIENSI_RP(EfisiensiAnggaran,EfisiensiRealisasi)",
        ),
        _printed("TotalEfisiensiRp", TBL_EFISIENSI, "Efisiensi Rp"),
        _sum(
            "TotalEfisiensi",
            TBL_EFISIENSI,
            "Efisiensi",
            "=EFISIENSI(EfisiensiCapaian,EfisiensiSerapan)",
            label="Poin",
        ),
        _printed("TotalEfisiensi", TBL_EFISIENSI, "Efisiensi"),
        Field(
            "EfisiensiPmk",
            "Efisiensi PMK (E, %)",
            f"{TBL_EFISIENSI.letter('Indeks Efisiensi')}5",
            Type.NUMBER,
            "Metode Kementerian Keuangan yang lama: E dari pagu x capaian dikurangi realisasi.",
            Format.DECIMAL,
            formula=when_filled(
                "=EFISIENSI_PMK(tblEfisiensi[Jumlah Anggaran],tblEfisiensi[Capaian],"
                "tblEfisiensi[Jumlah Realisasi])"
            ),
        ),
        Field(
            "NilaiEfisiensiPmk",
            "Nilai efisiensi PMK",
            f"{TBL_EFISIENSI.letter('Tingkat Efisiensi')}5",
            Type.NUMBER,
            "50 + E / 20 x 50, dengan E dibatasi -20 sampai 20.",
            Format.DECIMAL,
            formula=when_filled("=NILAI_EFISIENSI(EfisiensiPmk)"),
        ),
        *_total("BelanjaAnggaran", TBL_BELANJA, "Anggaran"),
        *_total("BelanjaRealisasi", TBL_BELANJA, "Realisasi"),
        _sum(
            "BelanjaSerapan",
            TBL_BELANJA,
            "Serapan",
            "=SERAPAN(BelanjaRealisasi,BelanjaAnggaran)",
            label="Serapan",
        ),
        _printed("BelanjaSerapan", TBL_BELANJA, "Serapan"),
        *_total("PegawaiPendidikan", TBL_PENDIDIKAN, "Jumlah"),
        *_total("PegawaiLakiLaki", TBL_GOLONGAN, "Jumlah L"),
        *_total("PegawaiPerempuan", TBL_GOLONGAN, "Jumlah P"),
        *_total("PegawaiGolongan", TBL_GOLONGAN, "Total"),
        *_YEAR_TOTALS,
        Field(
            "TotalAset",
            "Jumlah",
            f"{TBL_ASET.letter('Jumlah Unit')}5",
            Type.NUMBER,
            "Jumlah semua baris yang bukan judul golongan.",
            Format.WHOLE,
            formula='=IF(COUNT(tblAset[Jumlah Unit])=0,"",'
            'SUM(tblAset[Jumlah Unit])-SUMIFS(tblAset[Jumlah Unit],tblAset[Judul Golongan],"ya"))',
        ),
        _printed("TotalAset", TBL_ASET, "Jumlah Unit"),
        differences(TBL_EFISIENSI),
        differences(TBL_BELANJA),
        differences(TBL_GOLONGAN),
    ),
    charts=(
        Chart(
            ChartKind.BAR,
            "Serapan anggaran per program (%)",
            "Diagram batang: serapan anggaran setiap program dalam persen.",
            "tblEfisiensi",
            "Program",
            ("Serapan",),
            "C",
            18,
            8,
        ),
    ),
)
