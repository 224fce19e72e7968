"""Sheet Perbandingan: earlier years and the end-of-plan target (report tables 3.5 and 3.6)."""

from dataclasses import replace

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import (
    computed,
    number,
    printed,
    printed_word,
    text,
    whole,
    word,
)
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet, Table
from lakip_xl.workbook.schema.sumber_daya import YEARS
from lakip_xl.workbook.schema.totals import differences, text_key

_NAME = text_key("[@Indikator]")
_ROW_OF_IKU = f"MATCH({_NAME},tblIKU[Indikator Baku],0)"
_REALISED = f"INDEX(tblIKU[Realisasi],{_ROW_OF_IKU})"

_RULE_OF_IKU = f"INDEX(tblIKU[Rumus],{_ROW_OF_IKU})"
_USED = "[@[Rumus Dipakai]]"
_DIRECTION = (
    f'=IF({_NAME}="","",IF(TRIM([@Dasar])="Capaian","naik",IF([@Rumus]<>"",[@Rumus],'
    f'IF(COUNTIF(tblIKU[Indikator Baku],{_NAME})=0,"naik",IF({_RULE_OF_IKU}="","naik",'
    f"{_RULE_OF_IKU})))))"
)
"""Whether more is better: more capaian always is; realisasi as typed, else as on the sheet IKU."""

TBL_PERBANDINGAN = Table(
    name="tblPerbandingan",
    caption="Perbandingan dengan tahun lalu dan target akhir rencana",
    column="B",
    report_table="3.5",
    blank_rows=6,
    printed_apart=True,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text(
            "Indikator",
            "Indikator di lembar IKU.",
            40,
            choices_from=("tblIKU", "Indikator"),
        ),
        text(
            "Dasar",
            "Yang dibandingkan: realisasi indikator, atau capaiannya dalam persen.",
            11,
            choices=lists.DASAR,
        ),
        text("Rumus", "Rumus indikator; kosong: seperti di lembar IKU.", 9, choices=lists.RUMUS),
        *(
            number(
                year,
                f"Nilai {year.lower()}, seperti di laporan tahun itu.",
                10,
                style=Format.DECIMAL,
            )
            for year in YEARS[:-1]
        ),
        computed(
            YEARS[-1],
            f'=IF(COUNTIF(tblIKU[Indikator Baku],{_NAME})=0,"",IF(TRIM([@Dasar])="Capaian",'
            f'INDEX(tblIKU[Capaian],{_ROW_OF_IKU}),IF({_REALISED}="","",IF(ISTEXT({_REALISED}),'
            f"POIN({_REALISED},DaftarPredikat),{_REALISED}))))",
            "Nilai tahun ini dari lembar IKU.",
            10,
        ),
        computed(
            "Selisih",
            "=SELISIH([@[Tahun Ini]],[@[Tahun Lalu]])",
            "Tahun ini dikurangi tahun lalu.",
            10,
            Format.CHANGE,
        ),
        word(
            "Tren",
            "=TREN([@[Tahun Ini]],[@[Tahun Lalu]])",
            "Angkanya sendiri: Meningkat, Menurun, atau Tetap.",
            12,
            mark=Mark.TREND,
        ),
        word(
            "Perkembangan",
            f'=IF(OR([@[Tahun Ini]]="",[@[Tahun Lalu]]="",{_USED}="stabil",{_USED}="rentang"),"",'
            f"TREN([@[Tahun Ini]],[@[Tahun Lalu]],{_USED}))",
            "Menurut rumus: Membaik, Memburuk, atau Tetap; kosong untuk stabil dan rentang.",
            13,
            mark=Mark.TREND,
        ),
        number(
            "Target Akhir",
            "Target akhir rencana (RPD, RPJMD, atau Renstra).",
            10,
            style=Format.DECIMAL,
        ),
        computed(
            "Selisih Target",
            "=SELISIH([@[Tahun Ini]],[@[Target Akhir]])",
            "Tahun ini dikurangi target akhir.",
            10,
            Format.CHANGE,
        ),
        word(
            "Status Target",
            "=STATUS_TARGET([@[Tahun Ini]],[@[Target Akhir]])",
            "Angkanya terhadap target akhir: Di atas, Sesuai, atau Di bawah target.",
            15,
            mark=Mark.TREND,
        ),
        word(
            "Kinerja Target",
            f'=IF(OR([@[Tahun Ini]]="",[@[Target Akhir]]="",{_USED}="rentang"),"",'
            f"STATUS_TARGET([@[Tahun Ini]],[@[Target Akhir]],{_USED}))",
            "Kinerjanya menurut rumus: Melampaui, Sesuai, atau Belum mencapai target.",
            20,
            mark=Mark.TREND,
        ),
        *printed("Tahun Ini"),
        *printed("Selisih"),
        *printed_word("Tren", width=12),
        *printed("Selisih Target"),
        *printed_word("Status Target", width=15),
        *(
            replace(column, since=3)
            for column in (
                number(
                    "Angka Pembanding",
                    "Angka nasional, provinsi, atau instansi lain untuk indikator ini.",
                    12,
                    style=Format.DECIMAL,
                ),
                text(
                    "Wilayah Pembanding",
                    "Angka siapa: nasional, provinsi, instansi lain, atau internasional.",
                    14,
                    choices=lists.WILAYAH,
                ),
                text("Sumber Pembanding", "Dari mana angka itu, misalnya nama publikasi.", 24),
                whole(
                    "Tahun Pembanding",
                    "Tahun angka pembanding.",
                    11,
                    style=Format.YEAR,
                    minimum=1990,
                    maximum=2100,
                ),
                computed(
                    "Selisih Pembanding",
                    "=SELISIH([@[Tahun Ini]],[@[Angka Pembanding]])",
                    "Tahun ini dikurangi angka pembanding.",
                    12,
                    Format.CHANGE,
                ),
            )
        ),
        replace(
            word(
                "Rumus Dipakai",
                _DIRECTION,
                "Yang diketik; bila kosong, rumus indikatornya di lembar IKU. Capaian selalu naik.",
                9,
            ),
            since=4,
        ),
    ),
)


def _year(back: int, title: str) -> Field:
    return Field(
        "TahunBanding" if back == 0 else f"TahunBandingLalu{back}",
        "Tahun",
        f"{TBL_PERBANDINGAN.letter(title)}5",
        Type.NUMBER,
        format=Format.YEAR,
        formula=f'=IF(TahunLaporan="","",TahunLaporan-{back})',
    )


SHEET = Sheet(
    title="Perbandingan",
    heading="Perbandingan Kinerja",
    purpose="Tahun ini terhadap tahun-tahun lalu dan target akhir rencana.",
    tables=(TBL_PERBANDINGAN,),
    frozen_columns="C",
    repeated_columns="E",
    fields=(
        *(_year(back, title) for back, title in zip(range(4, -1, -1), YEARS, strict=True)),
        differences(TBL_PERBANDINGAN),
    ),
    charts=(
        Chart(
            ChartKind.LINE,
            "Perkembangan indikator",
            "Diagram garis: nilai setiap indikator dari empat tahun lalu sampai tahun ini.",
            "tblPerbandingan",
            "Indikator",
            YEARS,
            None,
            18,
            8,
            label_to="Dasar",
            series_in_rows=True,
        ),
    ),
)
