"""The instrument of IP ASN on the sheet Pengaturan: what each fact about a person earns.

The points are those of the chosen scheme until the office types its own over them.
"""

from collections.abc import Iterable

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.ip_asn import DISIPLIN, JP_TEKNIS, KINERJA, PELATIHAN, PENDIDIKAN
from lakip_xl.rules.scheme import Scheme
from lakip_xl.schemes import of_family
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Choices, Format
from lakip_xl.workbook.schema.schemes import by_scheme

_SPARE = 2
"""Empty rows for answers of the office's own."""
_Row = tuple[Scalar, ...]
_NOTE = "Poin skemanya; boleh diganti instansi."

JABATAN = Choices("DaftarJabatanAsn", "Jenis jabatan", ())
PENDIDIKAN_LIST = Choices("DaftarPendidikanAsn", "Pendidikan", ())
HUKUMAN = Choices("DaftarHukumanAsn", "Hukuman disiplin", ())
PREDIKAT = Choices("DaftarPredikatKinerja", "Predikat kinerja", ())
TRAINING, EDUCATION, CONDUCT, MARKS = (
    "InstrumenPelatihan",
    "InstrumenPendidikan",
    "InstrumenDisiplin",
    "InstrumenKinerja",
)
"""The names of the four grids."""


def _points(title: str, help_text: str) -> BlockColumn:
    return BlockColumn(
        title,
        Format.GENERAL,
        is_filled_by_user=True,
        minimum=0,
        maximum=1000,
        help=help_text,
    )


def _chosen(per_scheme: Iterable[tuple[_Row, ...]], width: int) -> tuple[_Row, ...]:
    """Give the rows as they are under the chosen scheme, and a few empty ones."""
    schemes = list(per_scheme)
    height = max(map(len, schemes)) + _SPARE
    blank: _Row = (None,) * width
    padded = [(*rows, *(blank,) * (height - len(rows))) for rows in schemes]
    return tuple(
        tuple(by_scheme("ip_asn", cells) for cells in zip(*rows, strict=True))
        for rows in zip(*padded, strict=True)
    )


def _answers(indicator: str) -> tuple[_Row, ...]:
    return _chosen(
        (
            tuple((fact.name, fact.value) for fact in scheme.facts_about(indicator))
            for scheme in of_family("ip_asn")
        ),
        2,
    )


def _training(scheme: Scheme) -> tuple[_Row, ...]:
    kinds = [{fact.name: fact.value for fact in scheme.facts_about(one)} for one in PELATIHAN]
    lessons = scheme.optional(JP_TEKNIS)
    names = dict.fromkeys(name for kind in kinds for name in kind)
    rows = []
    for name in names:
        *first, last = (kind.get(name) for kind in kinds)
        rows.append((name, *first, lessons if first[-1] else None, last))
    return tuple(rows)


def _marks(scheme: Scheme) -> tuple[_Row, ...]:
    """Give the classes of marks as a scale: bound, predicate, points; the lowest takes the rest."""
    return tuple(
        (fact.bound or 0, fact.name, fact.value, "tidak") for fact in scheme.facts_about(KINERJA)
    )


_TYPED = BlockColumn("Jawaban", Format.TEXT, is_filled_by_user=True)

BLOCKS = (
    Block(
        title="Instrumen IP ASN: pelatihan",
        note="Poin tiap jenis pelatihan menurut jabatan; kosong berarti tidak ditanyakan.",
        cell="N4",
        columns=(
            BlockColumn("Jabatan", Format.TEXT, is_filled_by_user=True),
            _points("Kepemimpinan", "Poin bila diklat kepemimpinan sesuai jabatan sudah diikuti."),
            _points("Fungsional", "Poin bila diklat fungsional sesuai jabatan sudah diikuti."),
            _points("Teknis", "Poin bila JP diklat teknis mencapai batasnya."),
            _points("JP minimal", "Jam pelajaran diklat teknis yang mulai dihitung."),
            _points("Seminar", "Poin bila seminar, lokakarya, magang, atau kursus diikuti."),
        ),
        rows=_chosen(map(_training, of_family("ip_asn")), 6),
        names=((TRAINING, 0, 5), (JABATAN.name, 0, 0)),
    ),
    Block(
        title="Instrumen IP ASN: pendidikan",
        note=_NOTE,
        cell="N16",
        columns=(_TYPED, _points("Poin", "Poin dimensi kualifikasi.")),
        rows=_answers(PENDIDIKAN),
        names=((EDUCATION, 0, 1), (PENDIDIKAN_LIST.name, 0, 0)),
    ),
    Block(
        title="Instrumen IP ASN: hukuman disiplin",
        note=_NOTE,
        cell="Q16",
        columns=(_TYPED, _points("Poin", "Poin dimensi disiplin.")),
        rows=_answers(DISIPLIN),
        names=((CONDUCT, 0, 1), (HUKUMAN.name, 0, 0)),
    ),
    Block(
        title="Instrumen IP ASN: nilai kinerja",
        note="Nilai masuk kelas yang batasnya dilewati; predikat langsung mendapat poinnya.",
        cell="N32",
        columns=(
            _points(
                "Batas bawah", "Batas bawah nilai kinerja (SKP); kelas terbawah menampung sisanya."
            ),
            BlockColumn("Predikat", Format.TEXT, is_filled_by_user=True),
            _points("Poin", "Poin dimensi kinerja."),
            BlockColumn(
                "Batas termasuk", Format.GENERAL, is_filled_by_user=True, choices=lists.YA_TIDAK
            ),
        ),
        rows=_chosen(map(_marks, of_family("ip_asn")), 4),
        names=((MARKS, 0, 3), (PREDIKAT.name, 1, 1)),
    ),
)
NAMES = tuple(block.names[0][0] for block in BLOCKS)
"""The first name of each block, by which a workbook without the module leaves it out."""
