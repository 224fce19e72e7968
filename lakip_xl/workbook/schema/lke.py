"""Sheet LKE: the evaluation form by sub-components, as the office and the evaluator see it."""

from lakip_xl.schemes import default_of
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import computed, number, text, whole
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.schema.totals import total
from lakip_xl.workbook.waiting import when_filled

SINCE = 3
_SCHEME = default_of("sakip")
_PARTS = ("keberadaan", "kualitas", "pemanfaatan")

ANSWERS = lists.JAWABAN_LKE


def _rows() -> tuple[tuple[int, str, str, float], ...]:
    """Give the sub-components with their weights: component × its share."""
    pairs = [
        (weight.name, part, (weight.value or 0.0) * _SCHEME.number(part) / 100)
        for weight in _SCHEME.weights
        for part in _PARTS
    ]
    return tuple(
        (order, name, part.capitalize(), weight)
        for order, (name, part, weight) in enumerate(pairs, start=1)
    )


def _value(answer: str) -> str:
    return f'=IF([@[{answer}]]="","",POIN([@[{answer}]],DaftarPredikat)/100*[@Bobot])'


TBL_LKE = Table(
    name="tblLKE",
    optional=True,
    caption="Lembar kerja evaluasi",
    column="B",
    since=SINCE,
    blank_rows=0,
    rows=_rows(),
    columns=(
        whole("No", "Nomor subkomponen.", 5, kind=Kind.KEY),
        text("Komponen", "Komponen evaluasi AKIP.", 34),
        text("Subkomponen", "Keberadaan, kualitas, atau pemanfaatan.", 16),
        number(
            "Bobot",
            "Bobot subkomponen: bobot komponen dikali bagiannya.",
            9,
            style=Format.DECIMAL,
            minimum=0,
            maximum=100,
        ),
        text("Jawaban Sendiri", "Penilaian mandiri, AA sampai E.", 11, choices=ANSWERS),
        computed("Nilai Sendiri", _value("Jawaban Sendiri"), "Poin jawaban dikali bobot.", 11),
        text("Jawaban Evaluator", "Penilaian evaluator, AA sampai E.", 12, choices=ANSWERS),
        computed("Nilai Evaluator", _value("Jawaban Evaluator"), "Poin jawaban dikali bobot.", 11),
        computed(
            "Selisih",
            "=SELISIH([@[Nilai Evaluator]],[@[Nilai Sendiri]])",
            "Nilai evaluator dikurangi nilai sendiri.",
            10,
            Format.CHANGE,
        ),
        text("Bukti", "Dokumen yang menjadi buktinya.", 34),
        text("Catatan", "Catatan evaluator.", 34),
    ),
)


def _score(name: str, whose: str) -> tuple[Field, Field]:
    column = f"Nilai {whose}"
    return (
        Field(
            f"NilaiLke{name}",
            f"Nilai {whose.lower()}",
            f"{TBL_LKE.letter(column)}5",
            Type.NUMBER,
            f"Jumlah nilai {whose.lower()} yang sudah dijawab.",
            Format.DECIMAL,
            formula=total(f"tblLKE[{column}]"),
            since=SINCE,
        ),
        Field(
            f"PredikatLke{name}",
            "Predikat",
            f"{TBL_LKE.letter(f'Jawaban {whose}')}5",
            Type.TEXT,
            "Predikat; baru ada bila semua subkomponen dijawab.",
            # A predicate of half a form would be a wrong one.
            formula=f'=IF(COUNTBLANK(tblLKE[{column}])>0,"",'
            + when_filled(f"=PREDIKAT_SAKIP(NilaiLke{name},{CHOSEN['sakip']})").removeprefix("=")
            + ")",
            mark=Mark.PREDICATE,
            since=SINCE,
        ),
    )


SHEET = Sheet(
    title="LKE",
    heading="Lembar Kerja Evaluasi",
    purpose="Nilai mandiri dan evaluator tiap subkomponen, dan bedanya.",
    tables=(TBL_LKE,),
    fields=(*_score("Sendiri", "Sendiri"), *_score("Evaluator", "Evaluator")),
    frozen_columns="D",
    since=SINCE,
    charts=(
        Chart(
            ChartKind.BAR,
            "Nilai sendiri dan evaluator",
            "Diagram batang: nilai sendiri dan nilai evaluator setiap subkomponen.",
            "tblLKE",
            "Subkomponen",
            ("Nilai Sendiri", "Nilai Evaluator"),
            None,
            17,
            10,
        ),
    ),
)
