"""Sheet SAKIP: the inspectorate's evaluation, one year a row (report table 3.1)."""

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
from lakip_xl.workbook.schema.schemes import CHOSEN, LIST_OF
from lakip_xl.workbook.schema.totals import differences, soiled
from lakip_xl.workbook.waiting import when_filled

COMPONENTS = (
    "Perencanaan Kinerja",
    "Pengukuran Kinerja",
    "Pelaporan Kinerja",
    "Evaluasi Internal",
    "Capaian Kinerja",
)
_CHOSEN_ROW = f'IF({CHOSEN["sakip"]}="",1,MATCH(TRIM({CHOSEN["sakip"]}),{LIST_OF["sakip"].name},0))'
_ALL = f"[@[{COMPONENTS[0]}]:[{COMPONENTS[-1]}]]"

TBL_SAKIP = Table(
    name="tblSAKIP",
    caption="Hasil evaluasi akuntabilitas kinerja",
    column="B",
    report_table="3.1",
    blank_rows=5,
    columns=(
        whole(
            "Tahun",
            "Tahun yang dievaluasi.",
            9,
            style=Format.YEAR,
            kind=Kind.KEY,
            minimum=2000,
            maximum=2100,
        ),
        text(
            "Skema",
            "Peraturan yang bobotnya dipakai; PermenPANRB 88/2021 sejak evaluasi 2022. Kosong "
            "berarti skema di Pengaturan.",
            22,
            choices=lists.SKEMA_SAKIP,
        ),
        *(
            number(
                component,
                f"Nilai komponen {component.lower()}, tidak lebih besar dari bobotnya.",
                13,
                style=Format.DECIMAL,
                minimum=0,
                maximum=100,
            )
            for component in COMPONENTS
        ),
        computed(
            "Nilai",
            f'=IF(COUNTA({_ALL})=0,"",NILAI_SAKIP({_ALL},'
            f'INDEX(BobotSakip,IF([@Skema]="",{_CHOSEN_ROW},MATCH(TRIM([@Skema]),SkemaSakip,0)),0)))',
            "Jumlah nilai komponen; komponen di atas bobotnya menghasilkan galat.",
            10,
        ),
        word(
            "Predikat",
            f'=PREDIKAT_SAKIP([@Nilai],IF([@Skema]="",{CHOSEN["sakip"]},[@Skema]))',
            "AA, A, BB, B, CC, C, atau D.",
            10,
            mark=Mark.PREDICATE,
        ),
        *printed("Nilai"),
        *printed_word("Predikat", width=11),
    ),
)

_LATEST = "MATCH(MAX(tblSAKIP[Tahun]),tblSAKIP[Tahun],0)"

SHEET = Sheet(
    title="SAKIP",
    heading="Evaluasi SAKIP",
    purpose="Nilai komponen, nilai akhir, dan predikat SAKIP tiap tahun.",
    tables=(TBL_SAKIP,),
    frozen_columns="B",
    fields=(
        Field(
            "NilaiSakip",
            "Nilai terakhir",
            f"{TBL_SAKIP.letter('Nilai')}5",
            Type.NUMBER,
            format=Format.DECIMAL,
            formula=f'=IF({soiled("tblSAKIP[Tahun]")},#VALUE!,IF(COUNT(tblSAKIP[Tahun])=0,"",'
            f"INDEX(tblSAKIP[Nilai],{_LATEST})))",
        ),
        Field(
            "PredikatSakip",
            "Predikat",
            f"{TBL_SAKIP.letter('Predikat')}5",
            Type.TEXT,
            formula=when_filled(f"=PREDIKAT_SAKIP(NilaiSakip,{CHOSEN['sakip']})"),
            mark=Mark.PREDICATE,
        ),
        differences(TBL_SAKIP),
    ),
    charts=(
        Chart(
            ChartKind.COLUMN,
            "Nilai akuntabilitas kinerja",
            "Diagram kolom: nilai akuntabilitas kinerja setiap tahun.",
            "tblSAKIP",
            "Tahun",
            ("Nilai",),
            None,
            18,
            8,
        ),
    ),
)
