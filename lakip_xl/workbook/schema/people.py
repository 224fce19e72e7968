"""Table tblPegawaiIPASN: every employee, measured from facts or by values, and their means."""

from dataclasses import replace

from lakip_xl.schemes import weights_of
from lakip_xl.workbook.schema import instrument, lists
from lakip_xl.workbook.schema.columns import computed, key, number, text, word
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.schema.totals import total

_SINCE, _FACTS_SINCE = 3, 4
"""The versions of the template that brought the table, and the facts in it."""
DIMENSIONS = tuple((name.capitalize(), weight) for name, weight in weights_of("ip_asn").items())
_SCHEME = CHOSEN["ip_asn"]


def dimensions(explained: str) -> tuple[Column, ...]:
    """Make the columns in which the values of the dimensions are typed.

    Args:
        explained: Their help, with the places of the dimension's name and of its weight.
    """
    return tuple(
        number(
            dimension,
            explained.format(dimension.lower(), f"{weight:g}"),
            11,
            style=Format.DECIMAL,
            minimum=0,
            maximum=weight,
        )
        for dimension, weight in DIMENSIONS
    )


def index(values: str = "[@{}]") -> Column:
    """Make the column of the index, of the cells that hold the four dimensions."""
    cells = ",".join(values.format(dimension) for dimension, _ in DIMENSIONS)
    return computed("IP ASN", f"=IP_ASN({cells},{_SCHEME})", "Jumlah keempat dimensi.", 10)


def _call(function: str, *arguments: str) -> str:
    return f"{function}({','.join(arguments)})"


_SEEN = "[@[Nilai Kinerja SKP]]"
_POINTS = {
    "Kualifikasi": ("[@Pendidikan]", _call("POIN", "[@Pendidikan]", instrument.EDUCATION)),
    "Kompetensi": (
        "[@Jabatan]",
        _call(
            "NILAI_KOMPETENSI",
            "[@Jabatan]",
            "[@[Diklat Kepemimpinan]]",
            "[@[Diklat Fungsional]]",
            "[@[JP Diklat Teknis]]",
            "[@Seminar]",
            instrument.TRAINING,
        ),
    ),
    "Kinerja": (
        _SEEN,
        _call(
            "NILAI_MEAN",
            f"IF(ISNUMBER({_SEEN}),{_call('KATEGORI', _SEEN, instrument.MARKS)},{_SEEN})",
            instrument.MARKS,
        ),
    ),
    "Disiplin": (
        "[@[Hukuman Disiplin]]",
        _call("POIN", "[@[Hukuman Disiplin]]", instrument.CONDUCT),
    ),
}
"""Of each dimension: the fact without which it is not measured, and the points of the facts."""


def _from_facts(dimension: str) -> Column:
    """Make the value of a dimension of a person, which is known in one way only.

    Typed, or measured from the facts. Where both are there they must agree: two truths about one
    person are an error, in the person's index and in that of the office.
    """
    fact, points = _POINTS[dimension]
    typed = f"[@{dimension}]"
    known = f'IF({typed}="",{points},IF({points}="",{typed},IF({points}={typed},{typed},#VALUE!)))'
    return computed(
        f"Nilai {dimension}",
        f'=IF({fact}="",IF({typed}="","",{typed}),{known})',
        f"Nilai {dimension.lower()}: dari faktanya, atau seperti diketik. #VALUE! bila keduanya "
        "ada dan berbeda.",
        13,
    )


_FACTS = tuple(
    replace(column, since=_FACTS_SINCE)
    for column in (
        text(
            "Jabatan",
            "Jenis jabatan, menurut instrumen di Pengaturan.",
            16,
            choices=instrument.JABATAN,
        ),
        text(
            "Pendidikan",
            "Pendidikan tertinggi, menurut instrumen di Pengaturan.",
            14,
            choices=instrument.PENDIDIKAN_LIST,
        ),
        text(
            "Diklat Kepemimpinan",
            "Sudah mengikuti diklat kepemimpinan sesuai jabatannya: ya atau tidak.",
            14,
            choices=lists.YA_TIDAK,
        ),
        text(
            "Diklat Fungsional",
            "Sudah mengikuti diklat fungsional sesuai jabatannya: ya atau tidak.",
            12,
            choices=lists.YA_TIDAK,
        ),
        number(
            "JP Diklat Teknis",
            "Jumlah jam pelajaran (JP) diklat teknis; 0 bila tidak ada.",
            10,
            minimum=0,
        ),
        text(
            "Seminar",
            "Mengikuti seminar, lokakarya, magang, atau kursus: ya atau tidak.",
            10,
            choices=lists.YA_TIDAK,
        ),
        Column(
            "Nilai Kinerja SKP",
            Kind.INPUT,
            Type.ANY,
            "Nilai SKP tahun lalu (angka) atau predikatnya, misalnya Baik.",
            15,
        ),
        text(
            "Hukuman Disiplin",
            "Hukuman disiplin terberat: tidak pernah, ringan, sedang, atau berat.",
            13,
            choices=instrument.HUKUMAN,
        ),
    )
)

TBL_PEGAWAI = Table(
    name="tblPegawaiIPASN",
    optional=True,
    caption="IP ASN setiap pegawai",
    column="Z",
    since=_SINCE,
    blank_rows=10,
    columns=(
        key("Pegawai", "Kode atau nama pegawai, satu baris satu orang.", 26),
        *_FACTS,
        *dimensions(
            "Nilai {} pegawai bila sudah diketahui, paling tinggi {}. Kosong: dari faktanya."
        ),
        *(replace(_from_facts(name), since=_FACTS_SINCE) for name, _ in DIMENSIONS),
        index("[@[Nilai {}]]"),
        word(
            "Kategori",
            f"=KATEGORI_IP_ASN([@[IP ASN]],{_SCHEME})",
            "Kategori pegawai ini.",
            14,
            mark=Mark.IP_ASN,
        ),
    ),
)


def _complete(column: str) -> str:
    """Give the formula of a mean that is there once every person has an index."""
    people, index = "tblPegawaiIPASN[Pegawai]", "tblPegawaiIPASN[IP ASN]"
    waiting = f'COUNTIFS({people},"<>",{index},"")>0'
    mean = total(f"tblPegawaiIPASN[{column}]", "AVERAGE").removeprefix("=")
    return f'=IF({waiting},"",{mean})'


def _mean(dimension: str) -> Field:
    return Field(
        f"Rata{dimension}Pegawai",
        "Rata-rata",
        f"{TBL_PEGAWAI.letter(f'Nilai {dimension}')}5",
        Type.NUMBER,
        f"Rata-rata nilai {dimension.lower()} semua pegawai.",
        Format.DECIMAL,
        formula=_complete(f"Nilai {dimension}"),
        since=_FACTS_SINCE,
    )


FIELDS = (
    Field(
        "IndeksPegawaiIpAsn",
        "Indeks instansi",
        f"{TBL_PEGAWAI.letter('IP ASN')}5",
        Type.NUMBER,
        "Rata-rata indeks semua pegawai; kosong selama seorang pegawai belum lengkap.",
        Format.DECIMAL,
        formula=_complete("IP ASN"),
        since=_SINCE,
    ),
    *(_mean(dimension) for dimension, _ in DIMENSIONS),
    Field(
        "PegawaiTerukur",
        "Terukur",
        f"{TBL_PEGAWAI.letter('Pegawai')}5",
        Type.TEXT,
        "Banyaknya pegawai yang indeksnya sudah ada.",
        formula='=IF(COUNTBLANK(tblPegawaiIPASN[Pegawai])=ROWS(tblPegawaiIPASN[Pegawai]),"",'
        'COUNT(tblPegawaiIPASN[IP ASN])&" dari "&ROWS(tblPegawaiIPASN[Pegawai])'
        '-COUNTBLANK(tblPegawaiIPASN[Pegawai])&" pegawai")',
        since=_FACTS_SINCE,
    ),
)
