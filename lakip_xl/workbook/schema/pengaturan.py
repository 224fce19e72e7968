"""Sheet Pengaturan: the office's choices, scales, weights and lists, which every sheet follows."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.capaian import KebijakanNol
from lakip_xl.rules.sasaran import Metode
from lakip_xl.schemes import default_of
from lakip_xl.workbook.schema import instrument, lists, schemes, skala, weights
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Choices, Format, Purpose, Type
from lakip_xl.workbook.schema.kode import CODE, SHALLOWEST, shallowest
from lakip_xl.workbook.schema.model import Field, Sheet
from lakip_xl.workbook.schema.totals import soiled
from lakip_xl.workbook.waiting import gone

_LISTS_ROW = max(skala.LAST_ROW, schemes.LAST_ROW + 1)

_PREDICATES = (
    *((answer.name, answer.value) for answer in default_of("sakip").points),
    *((word, None) for word in (
        "Utama", "Madya", "Muda", "Pratama", "Sangat Baik", "Baik", "Cukup", "Kurang",
    )),
    *((None, None),) * 4,
)  # fmt: skip
_PREDICATE_LIST = Block(
    title="Daftar predikat",
    note="Poin target dan realisasi; awalnya seperti lazim di LKE.",
    cell="J23",
    columns=(
        BlockColumn("Predikat", Format.GENERAL, is_filled_by_user=True),
        BlockColumn(
            "Poin",
            Format.GENERAL,
            is_filled_by_user=True,
            minimum=-1000,
            maximum=1000,
            help="Poin predikat menurut instansi. Kosong: baris yang memakainya menjadi #N/A.",
        ),
    ),
    rows=_PREDICATES,
    names=(("DaftarPredikat", 0, 1),),
)

MODULES = (
    ("Program", "ModulProgram"),
    ("Sistem Merit", "ModulMerit"),
    ("IP ASN", "ModulIpAsn"),
    ("SAKIP", "ModulSakip"),
    ("Efisiensi", "ModulEfisiensi"),
    ("Perbandingan", "ModulPerbandingan"),
    ("Sumber Daya", "ModulSumberDaya"),
    ("Triwulan", "ModulTriwulan"),
    ("Analisis", "ModulAnalisis"),
    ("LKE", "ModulLke"),
    ("IKM", "ModulIkm"),
)
"""Sheets that an office may do without, and the name of the switch of each."""
MODULE_BLOCKS = {
    "Sistem Merit": ("AspekMerit", "KelasMerit", "NilaiMaksIndikator"),
    "IP ASN": ("BobotIpAsn", *instrument.NAMES),
    "SAKIP": ("SkemaSakip", lists.SKEMA_SAKIP.name),
    "Triwulan": (lists.AKUMULASI.name, lists.LEMBAR_TRIWULAN.name),
}
"""The names on this sheet that only one of them needs."""
_MODULES = Block(
    title="Modul yang dipakai",
    note="tidak: kartu dan pemeriksaan lembar itu di Beranda dikosongkan.",
    cell="G23",
    columns=(
        BlockColumn("Lembar", Format.TEXT),
        BlockColumn(
            "Dipakai",
            Format.TEXT,
            is_filled_by_user=True,
            choices=lists.YA_TIDAK,
            help="ya atau tidak; kosong berarti ya.",
        ),
    ),
    rows=tuple((title, "ya") for title, _ in MODULES),
    names=(("ModulDipakai", 0, 1),),
    row_names=tuple((row, 1, name) for row, (_, name) in enumerate(MODULES)),
)

_CHOICES = (*lists.ALL, *schemes.LISTS, *lists.LATER)
_LISTS = tuple(
    Block(
        title="Daftar pilihan" if choices is _CHOICES[0] else "",
        note="",
        cell=f"{letter}{_LISTS_ROW}",
        columns=(BlockColumn(choices.title, Format.GENERAL),),
        rows=tuple((value,) for value in choices.values),
        names=((choices.name, 0, 0),),
    )
    for letter, choices in zip("BCDEGHIJKLMNOPQRSTU", _CHOICES, strict=True)
)


def _choice(  # noqa: PLR0913  # the facts of one choice
    name: str,
    label: str,
    row: int,
    help_text: str,
    default: Scalar = None,
    *,
    choices: Choices | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
) -> Field:
    return Field(
        name,
        label,
        f"D{row}",
        Type.TEXT if choices else Type.NUMBER,
        help_text,
        Format.GENERAL,
        default=default,
        choices=choices,
        minimum=minimum,
        maximum=maximum,
        since=2,
    )


SHEET = Sheet(
    title="Pengaturan",
    kind=Purpose.SETTINGS,
    heading="Pengaturan",
    purpose="Pilihan instansi: skala, metode, bobot, modul, dan daftar.",
    blocks=(
        *skala.SCALES,
        weights.SAKIP,
        weights.MERIT,
        weights.MERIT_CLASSES,
        weights.IP_ASN,
        *instrument.BLOCKS,
        _MODULES,
        _PREDICATE_LIST,
        schemes.HEAD,
        schemes.AVAILABLE,
        *_LISTS,
    ),
    fields=(
        _choice(
            "SkalaPilihan",
            "Skala kategori",
            4,
            "lakip, permendagri86, atau sendiri (diisi di tabel Skala sendiri di bawah).",
            "lakip",
            choices=lists.SKALA,
        ),
        _choice(
            "MetodeSasaran",
            "Metode nilai sasaran",
            5,
            "rata kelompok: rata-rata mean kategori; rata capaian: rata-rata biasa; rata "
            "tertimbang: menurut kolom Bobot di lembar IKU.",
            Metode.RATA_KELOMPOK.value,
            choices=lists.METODE,
        ),
        _choice(
            "CapaianMaks",
            "Capaian paling tinggi",
            6,
            "Batas atas capaian dalam persen, misalnya 120. Kosong: tanpa batas.",
            minimum=100,
            maximum=1000,
        ),
        _choice(
            "CapaianMin",
            "Capaian paling rendah",
            7,
            "Batas bawah capaian dalam persen, misalnya 0. Kosong: tanpa batas.",
            minimum=-1000,
            maximum=99,
        ),
        _choice(
            "KebijakanNol",
            "Bila target atau pagu 0",
            8,
            "tanpa capaian: baris itu tidak dinilai dan tidak masuk rata-rata; 100 bila realisasi "
            "0: 100 bila realisasinya juga 0; galat: #DIV/0!.",
            KebijakanNol.TANPA_CAPAIAN.value,
            choices=lists.KEBIJAKAN_NOL,
        ),
        Field(
            "MeanTerendah",
            "Mean kelas terendah",
            "D9",
            Type.NUMBER,
            "Mean kelas terbawah pada skala yang dipakai.",
            Format.GENERAL,
            formula="=INDEX(MeanKategori,MATCH(MAX(PeringkatKategori),PeringkatKategori,0))",
            computed_since=2,
        ),
        Field(
            "NilaiMaksIndikator",
            "Nilai tertinggi indikator merit",
            "D10",
            Type.NUMBER,
            "Nilai tertinggi yang dapat diberikan tim verifikasi untuk satu indikator.",
            Format.GENERAL,
            default=4,
            minimum=1,
            maximum=100,
        ),
        Field(
            "MaksMerit",
            "Nilai merit tertinggi",
            "D11",
            Type.NUMBER,
            "Jumlah bobot indikator dikali nilai tertinggi.",
            Format.GENERAL,
            formula=f'=IF({gone("tblMerit")},"",IF({soiled("tblMerit[Bobot]")},SUM(tblMerit[Bobot])+#VALUE!,'
            'IF(COUNT(tblMerit[Bobot])=0,"",SUM(tblMerit[Bobot])*NilaiMaksIndikator)))',
        ),
        Field(
            SHALLOWEST,
            "Titik pada kode program",
            "D12",
            Type.NUMBER,
            "Banyaknya titik pada kode program di lembar Anggaran; tingkat baris lain mengikuti.",
            Format.WHOLE,
            formula=shallowest(f"tblAnggaran[{CODE}]"),
            since=2,
        ),
        *schemes.FIELDS,
    ),
)
