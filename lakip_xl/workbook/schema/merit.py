"""Sheet Sistem Merit: 37 indicators (report table 3.9) and their eight aspek."""

import csv
from pathlib import Path

from lakip_xl.workbook.schema.columns import (
    computed,
    number,
    printed,
    printed_word,
    row_label,
    text,
    whole,
    word,
)
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.kode import ANY_NUMBER
from lakip_xl.workbook.schema.model import Chart, Column, Field, Sheet, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.schema.totals import differences, total
from lakip_xl.workbook.schema.weights import ASPEK_MERIT
from lakip_xl.workbook.waiting import when_filled


def _indicators() -> tuple[tuple[int, int, str, float], ...]:
    """Read the 37 indicators and their weights.

    Source: PermenPANRB 40/2018 and the assessment guideline of the civil service commission.
    The weights add to 102.5, hence the maximum of 410.
    """
    text = Path(__file__).with_name("merit_indicators.csv").read_text(encoding="utf-8")
    return tuple(
        (int(row["aspek"]), int(row["indikator"]), row["uraian"], float(row["bobot"]))
        for row in csv.DictReader(text.splitlines())
    )


def sums_of_weights() -> tuple[float, ...]:
    """Give the sum of the indicator weights of each aspek.

    Example:
        >>> sums_of_weights()[2]
        32.5
    """
    sums: dict[int, float] = {}
    for aspek, _, _, weight in _indicators():
        sums[aspek] = sums.get(aspek, 0.0) + weight
    return tuple(sums.values())


TBL_MERIT = Table(
    name="tblMerit",
    caption="Penilaian indikator sistem merit",
    column="B",
    report_table="3.9",
    blank_rows=0,
    rows=_indicators(),
    columns=(
        whole("Aspek", "Nomor aspek, 1 sampai 8.", 7, kind=Kind.KEY, minimum=1, maximum=8),
        whole("Indikator", "Nomor indikator di dalam aspeknya.", 9, kind=Kind.KEY, minimum=1),
        text("Uraian", "Uraian indikator.", 94),
        number("Bobot", "Bobot indikator.", 8, style=Format.GENERAL, minimum=0, maximum=100),
        number("Nilai", "Nilai hasil verifikasi, 0 sampai 4.", 8, minimum=0, maximum=4),
        computed(
            "Nilai Akhir",
            f"=NILAI_MERIT([@Bobot],[@Nilai],{CHOSEN['merit']})",
            "Bobot dikali nilai.",
            10,
        ),
        computed(
            "Nilai Maks",
            "=NILAI_MERIT([@Bobot],NilaiMaksIndikator)",
            "Bobot dikali nilai tertinggi.",
            14,
        ),
        *printed("Nilai Akhir"),
    ),
)


_FILLED = 'COUNTIFS(tblMerit[Aspek],[@No],tblMerit[Nilai],"<>")'
_WEIGHTS = 'COUNTIFS(tblMerit[Aspek],[@No],tblMerit[Bobot],"<>")'
_NUMBERS = (
    '(COUNTIFS(tblMerit[Aspek],[@No],tblMerit[Nilai],">=0")'
    '+COUNTIFS(tblMerit[Aspek],[@No],tblMerit[Nilai],"<0"))'
)


def _count(title: str, criterion: str, help_text: str) -> Column:
    return computed(
        title,
        f'=IF([@No]="","",IF({_FILLED}>{_NUMBERS},#VALUE!,'
        "COUNTIFS(tblMerit[Aspek],[@No],tblMerit[Nilai]," + criterion + ")))",
        help_text,
        10,
        Format.WHOLE,
    )


def _total(title: str, of: str, help_text: str) -> Column:
    return computed(
        title,
        f'=IF({_FILLED if of == "Nilai Akhir" else _WEIGHTS}=0,"",'
        f"IF({_FILLED if of == 'Nilai Akhir' else _WEIGHTS}>COUNTIFS(tblMerit[Aspek],[@No],"
        f'tblMerit[{of}],"{ANY_NUMBER}"),#VALUE!,SUMIFS(tblMerit[{of}],tblMerit[Aspek],[@No])))',
        help_text,
        10,
    )


TBL_ASPEK = Table(
    name="tblAspekMerit",
    caption="Realisasi dan capaian aspek sistem merit",
    column="L",
    blank_rows=0,
    printed_apart=True,
    rows=tuple((order,) for order in range(1, len(ASPEK_MERIT) + 1)),
    columns=(
        whole("No", "Nomor aspek, 1 sampai 8.", 5, kind=Kind.KEY, minimum=1, maximum=8),
        word(
            "Aspek", '=IF([@No]="","",INDEX(AspekMerit,[@No]))', "Nama aspek dari Pengaturan.", 30
        ),
        computed(
            "Bobot Aspek",
            '=IF([@No]="","",INDEX(BobotAspekMerit,[@No]))',
            "Bobot aspek dari Pengaturan, dalam persen.",
            9,
            Format.PERCENT,
        ),
        _count("Jumlah Indikator", '">=0"', "Banyaknya indikator aspek ini yang sudah dinilai."),
        _count("Nilai Penuh", "NilaiMaksIndikator", "Indikator yang bernilai penuh."),
        _count("Nilai Nol", "0", "Indikator yang bernilai nol."),
        _total("Nilai Akhir", "Nilai Akhir", "Jumlah nilai akhir indikator aspek ini."),
        _total("Nilai Maks", "Nilai Maks", "Jumlah nilai tertinggi indikator aspek ini."),
        computed(
            "Realisasi",
            "=REALISASI_ASPEK([@[Nilai Akhir]],[@[Nilai Maks]],[@[Bobot Aspek]])",
            "Nilai akhir / nilai maks x bobot aspek, dalam persen.",
            11,
            Format.PERCENT,
        ),
        computed(
            "Capaian",
            "=CAPAIAN([@Realisasi],[@[Bobot Aspek]])",
            "Realisasi aspek terhadap bobotnya, dalam persen.",
            11,
            Format.PERCENT,
        ),
        word(
            "Kategori",
            "=KATEGORI([@Capaian],SkalaKategori)",
            "Kategori capaian aspek menurut skala di Pengaturan.",
            mark=Mark.SCALE,
        ),
        row_label("Aspek"),
        *printed("Nilai Akhir", title="Total"),
        *printed("Nilai Akhir"),
        *printed("Bobot Aspek", Format.PERCENT),
        *printed("Jumlah Indikator", Format.WHOLE),
        *printed("Nilai Penuh", Format.WHOLE),
        *printed("Nilai Nol", Format.WHOLE),
        *printed("Realisasi", Format.PERCENT),
        *printed("Capaian", Format.PERCENT),
        *printed_word("Kategori"),
    ),
)


SHEET = Sheet(
    title="Sistem Merit",
    heading="Indeks Sistem Merit",
    purpose="Nilai 37 indikator, capaian delapan aspek, indeks, dan kategori.",
    tables=(TBL_MERIT, TBL_ASPEK),
    fields=(
        Field(
            "IndeksMerit",
            "Indeks",
            f"{TBL_MERIT.letter('Bobot')}5",
            Type.NUMBER,
            format=Format.INDEX,
            formula=when_filled("=INDEKS_MERIT(TotalMerit,MaksMerit)"),
        ),
        Field(
            "TotalMerit",
            "Total nilai",
            f"{TBL_MERIT.letter('Nilai Akhir')}5",
            Type.NUMBER,
            format=Format.DECIMAL,
            formula=when_filled(f"=TOTAL_MERIT(tblMerit[Bobot],tblMerit[Nilai],{CHOSEN['merit']})"),
        ),
        Field(
            "TercetakTotalMerit",
            "Total tercetak",
            f"{TBL_MERIT.letter('Nilai Akhir')}6",
            Type.NUMBER,
            "Total akhir seperti tercetak di laporan.",
            Format.DECIMAL,
            printed_of="TotalMerit",
        ),
        Field(
            "KategoriMerit",
            "Kategori",
            f"{TBL_MERIT.letter('Nilai Maks')}5",
            Type.TEXT,
            formula='=IF(OR(TotalMerit="",COUNT(BatasKelasMerit)=0),"",'
            "KATEGORI(TotalMerit,KelasMerit))",
            mark=Mark.MERIT,
        ),
        Field(
            "JumlahBobotAspek",
            "Jumlah bobot",
            f"{TBL_ASPEK.letter('Bobot Aspek')}5",
            Type.NUMBER,
            format=Format.PERCENT,
            formula="=SUM(tblAspekMerit[Bobot Aspek])",
        ),
        Field(
            "RealisasiAspekTotal",
            "Jumlah realisasi",
            f"{TBL_ASPEK.letter('Realisasi')}5",
            Type.NUMBER,
            format=Format.PERCENT,
            formula=total("tblAspekMerit[Realisasi]"),
        ),
        differences(TBL_MERIT),
        differences(TBL_ASPEK),
    ),
    charts=(
        Chart(
            ChartKind.RADAR,
            "Capaian aspek sistem merit (%)",
            "Diagram radar: capaian delapan aspek sistem merit dalam persen.",
            "tblAspekMerit",
            "Aspek",
            ("Capaian",),
            None,
            17,
            11,
        ),
    ),
)
