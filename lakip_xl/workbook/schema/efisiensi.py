"""Sheet Efisiensi: efficiency of each programme, and the resources behind it.

The resources behind it stand on the sheet Sumber Daya.
"""

from lakip_xl.workbook.schema.bands import figure, printed_figure, totals
from lakip_xl.workbook.schema.columns import computed, key, printed, row_label, rupiah, text, word
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Mark, Type
from lakip_xl.workbook.schema.kode import CODE, code_column, counted, used
from lakip_xl.workbook.schema.model import Chart, Column, Field, Sheet, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.schema.totals import deviations, differences, text_key, total
from lakip_xl.workbook.waiting import when_filled

_IN_ANGGARAN = f"COUNTIF(tblAnggaran[{CODE}],[@[{CODE}]])"
_ROW = f"MATCH([@[{CODE}]],tblAnggaran[{CODE}],0)"
_IKU = f"MATCH({text_key('[@Indikator]')},tblIKU[Indikator Baku],0)"


def _in_anggaran(of: str) -> str:
    """Give the formula of the programme's value on the sheet Anggaran: that of its lowest rows."""
    one = f"INDEX(tblAnggaran[{used(of)}],{_ROW})"
    # Rows of the same code count together; above others, each of them shows the same sum.
    many = (
        f'IF(INDEX(tblAnggaran[Jumlah {of}],{_ROW})="",SUMIFS(tblAnggaran[{counted(of)}],'
        f"tblAnggaran[{CODE}],[@[{CODE}]]),{one})"
    )
    return f"IF({_IN_ANGGARAN}=1,{one},{many})"


def _used(of: str) -> Column:
    return computed(
        f"Jumlah {of}",
        f'=IF([@[{CODE}]]="",IF([@{of}]="","",[@{of}]),IF({_IN_ANGGARAN}=0,'
        f'IF([@{of}]="","",[@{of}]),{_in_anggaran(of)}))',
        f"{of} dari lembar Anggaran; bila kodenya tidak ada di sana, yang diisi di kiri.",
        16,
        Format.RUPIAH,
    )


def _against_anggaran(of: str) -> Column:
    return computed(
        f"Beda {of}",
        f"=SELISIH([@[Jumlah {of}]],[@{of}])",
        f"{of} di lembar Anggaran dikurangi {of.lower()} yang diketik di tabel ini.",
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
        key("Kode", "Kode program di lembar Anggaran.", 11),
        text("Sasaran", "Sasaran strategis yang didukung program ini.", 30),
        text(
            "Indikator",
            "Indikator di lembar IKU yang capaiannya dipakai.",
            24,
            choices_from=("tblIKU", "Indikator"),
        ),
        word(
            "Program",
            f'=IF([@[{CODE}]]="","",IF({_IN_ANGGARAN}=0,"",INDEX(tblAnggaran[Uraian],{_ROW})&""))',
            "Nama program dari lembar Anggaran.",
            30,
        ),
        rupiah("Anggaran", "Anggaran program. Kosongkan: dari lembar Anggaran."),
        rupiah("Realisasi", "Realisasi program. Kosongkan: dari lembar Anggaran."),
        _used("Anggaran"),
        _used("Realisasi"),
        computed(
            "Serapan",
            "=SERAPAN([@[Jumlah Realisasi]],[@[Jumlah Anggaran]],KebijakanNol)",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Capaian",
            f'=IF([@Indikator]="","",INDEX(tblIKU[Capaian],{_IKU}))',
            "Capaian indikator dari lembar IKU, dalam persen; #N/A bila indikator itu tidak ada.",
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
        code_column(),
    ),
)


_DUE = "tblEfisiensi[Jumlah Anggaran],tblEfisiensi[Capaian]"
_PMK = (
    f'=IF(SUMPRODUCT({_DUE})=0,"",'
    f"EFISIENSI_PMK({_DUE},tblEfisiensi[Jumlah Realisasi],{CHOSEN['efisiensi']}))"
)
"""Where nothing was budgeted, or nothing reached, there is nothing to save: no E."""

SHEET = Sheet(
    title="Efisiensi",
    heading="Efisiensi Penggunaan Sumber Daya",
    purpose="Capaian setiap program terhadap serapan anggarannya.",
    tables=(TBL_EFISIENSI,),
    frozen_columns="B",
    fields=(
        *totals("EfisiensiAnggaran", TBL_EFISIENSI, "Jumlah Anggaran"),
        *totals("EfisiensiRealisasi", TBL_EFISIENSI, "Jumlah Realisasi"),
        figure(
            "EfisiensiSerapan",
            TBL_EFISIENSI,
            "Serapan",
            "=SERAPAN(EfisiensiRealisasi,EfisiensiAnggaran,KebijakanNol)",
            label="Serapan",
        ),
        printed_figure("EfisiensiSerapan", TBL_EFISIENSI, "Serapan"),
        figure(
            "EfisiensiCapaian",
            TBL_EFISIENSI,
            "Capaian",
            total("tblEfisiensi[Capaian]", "AVERAGE"),
            label="Rata-rata",
        ),
        printed_figure("EfisiensiCapaian", TBL_EFISIENSI, "Capaian"),
        figure(
            "TotalEfisiensiRp",
            TBL_EFISIENSI,
            "Efisiensi Rp",
            "=EFISIENSI_RP(EfisiensiAnggaran,EfisiensiRealisasi)",
        ),
        printed_figure("TotalEfisiensiRp", TBL_EFISIENSI, "Efisiensi Rp"),
        figure(
            "TotalEfisiensi",
            TBL_EFISIENSI,
            "Efisiensi",
            "=EFISIENSI(EfisiensiCapaian,EfisiensiSerapan)",
            label="Poin",
        ),
        printed_figure("TotalEfisiensi", TBL_EFISIENSI, "Efisiensi"),
        Field(
            "EfisiensiPmk",
            "Efisiensi PMK (E, %)",
            f"{TBL_EFISIENSI.letter('Indeks Efisiensi')}5",
            Type.NUMBER,
            "E menurut peraturan Kementerian Keuangan yang dipilih di Pengaturan.",
            Format.DECIMAL,
            formula=_PMK,
        ),
        Field(
            "NilaiEfisiensiPmk",
            "Nilai efisiensi PMK",
            f"{TBL_EFISIENSI.letter('Tingkat Efisiensi')}5",
            Type.NUMBER,
            "50 + E / 20 x 50, dengan E dibatasi -20 sampai 20.",
            Format.DECIMAL,
            formula=when_filled(f"=NILAI_EFISIENSI(EfisiensiPmk,{CHOSEN['efisiensi']})"),
        ),
        differences(TBL_EFISIENSI),
        Field(
            "BedaEfisiensiDiisi",
            "Isian berbeda",
            f"{TBL_EFISIENSI.letter('Beda Anggaran')}5",
            Type.NUMBER,
            "Banyaknya angka yang diketik di tabel ini dan berbeda dari lembar Anggaran.",
            Format.WHOLE,
            formula="="
            + "+".join(
                deviations(TBL_EFISIENSI, TBL_EFISIENSI[f"Beda {of}"])
                for of in ("Anggaran", "Realisasi")
            ),
            since=2,
        ),
    ),
    charts=(
        Chart(
            ChartKind.BAR,
            "Serapan anggaran per program (%)",
            "Diagram batang: serapan anggaran setiap program dalam persen.",
            "tblEfisiensi",
            "Program",
            ("Serapan",),
            None,
            18,
            8,
        ),
    ),
)
