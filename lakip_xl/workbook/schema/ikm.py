"""Sheet IKM: the survey of satisfaction, one unsur a row, and the index."""

from lakip_xl.rules.ikm import HIGHEST, LOWEST
from lakip_xl.schemes import default_of
from lakip_xl.workbook.schema.columns import computed, number, text, whole, word
from lakip_xl.workbook.schema.kinds import ChartKind, Format, Kind, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.waiting import when_filled

SINCE = 3
_SCHEME = default_of("ikm")
_CHOSEN = CHOSEN["ikm"]
_LOW, _HIGH = _SCHEME.number(LOWEST), _SCHEME.number(HIGHEST)

TBL_IKM = Table(
    name="tblIKM",
    optional=True,
    caption="Nilai unsur survei kepuasan masyarakat",
    column="B",
    since=SINCE,
    blank_rows=0,
    rows=tuple((order, unsur.name) for order, unsur in enumerate(_SCHEME.weights, start=1)),
    columns=(
        whole("No", "Nomor unsur.", 5, kind=Kind.KEY),
        text("Unsur", "Unsur pelayanan yang dinilai.", 44),
        number(
            "Nilai",
            f"Nilai rata-rata unsur, {_LOW:g} sampai {_HIGH:g}.",
            10,
            style=Format.DECIMAL,
            minimum=_LOW,
            maximum=_HIGH,
        ),
        computed(
            "Nilai Konversi",
            f'=IF([@Nilai]="","",NILAI_IKM([@Nilai],{_CHOSEN}))',
            "Nilai unsur pada skala 100.",
            12,
        ),
        word(
            "Mutu",
            f"=KATEGORI_IKM([@[Nilai Konversi]],{_CHOSEN})",
            "Mutu pelayanan unsur: A, B, C, atau D.",
            9,
        ),
        text("Tindak Lanjut", "Rencana perbaikan unsur ini.", 40),
    ),
)

SHEET = Sheet(
    title="IKM",
    heading="Indeks Kepuasan Masyarakat",
    purpose="Nilai setiap unsur survei, indeks, dan mutu pelayanan.",
    tables=(TBL_IKM,),
    fields=(
        Field(
            "JumlahResponden",
            "Responden",
            f"{TBL_IKM.letter('Unsur')}5",
            Type.WHOLE,
            "Banyaknya responden survei.",
            Format.WHOLE,
            minimum=0,
            since=SINCE,
        ),
        Field(
            "NilaiIkm",
            "Indeks",
            f"{TBL_IKM.letter('Nilai Konversi')}5",
            Type.NUMBER,
            "Rata-rata nilai semua unsur pada skala 100; kosong bila ada unsur yang belum dinilai.",
            Format.DECIMAL,
            # The index of a part of the unsur would be a wrong one.
            formula=f'=IF(COUNTBLANK(tblIKM[Nilai])>0,"",NILAI_IKM(tblIKM[Nilai],{_CHOSEN}))',
            since=SINCE,
        ),
        Field(
            "KategoriIkm",
            "Mutu",
            f"{TBL_IKM.letter('Mutu')}5",
            Type.TEXT,
            "Mutu pelayanan menurut skema di Pengaturan.",
            formula=when_filled(f"=KATEGORI_IKM(NilaiIkm,{_CHOSEN})"),
            since=SINCE,
        ),
    ),
    frozen_columns="C",
    charts=(
        Chart(
            ChartKind.BAR,
            "Nilai unsur pelayanan",
            "Diagram batang: nilai setiap unsur pelayanan pada skala 100.",
            "tblIKM",
            "Unsur",
            ("Nilai Konversi",),
            None,
            17,
            9,
        ),
    ),
)
