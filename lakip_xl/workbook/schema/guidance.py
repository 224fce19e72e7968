"""What is still to be filled, in order: the list that leads a newcomer from Beranda.

Each step counts what is missing with Excel's own functions, so that it works without Python, and
names the sheet and the cell where to type. A step whose sheet nothing asks for is "boleh kosong".
"""

from dataclasses import dataclass

from lakip_xl.workbook.schema.anggaran import TBL_ANGGARAN
from lakip_xl.workbook.schema.iku import TBL_IKU, TBL_SASARAN
from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.model import FIRST_ROW, Field, Table
from lakip_xl.workbook.schema.pemeriksaan import TBL_TEMUAN
from lakip_xl.workbook.schema.program import TBL_PROGRAM

NAME = "PerluDiisi"
"""How the names of the cells of this list begin."""
DONE, OPTIONAL = "Lengkap", "Boleh kosong"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list."""

    label: str
    sheet: str
    """Where the link leads."""
    cell: str
    missing: str
    """A formula without "=" that counts what is missing."""
    used: str = "TRUE"
    """A formula without "=" that tells whether the office uses this part."""
    todo: str = "belum diisi"
    """What the number counts, for the word beside it."""


def _without(table: str, blank: str, *filled: str) -> str:
    """Count the rows of a table in which one column is blank and others are not.

    Example:
        >>> _without("tblIKU", "Target", "Realisasi")
        'COUNTIFS(tblIKU[Target],"",tblIKU[Realisasi],"<>")'
    """
    pairs = [f'{table}[{blank}],""', *(f'{table}[{title}],"<>"' for title in filled)]
    return f"COUNTIFS({','.join(pairs)})"


def _first(table: Table, column: str) -> str:
    """Give the first cell of a table's column."""
    return f"{table.letter(column)}{FIRST_ROW}"


def _rows(table: str, column: str) -> str:
    return f"COUNTA({table}[{column}])"


STEPS = (
    Step(
        "Nama instansi dan tahun laporan",
        "Beranda",
        "C6",
        '(NamaInstansi="")+(TahunLaporan="")',
    ),
    Step(
        "Indikator kinerja utama",
        "IKU",
        _first(TBL_IKU, "Indikator"),
        f"IF({_rows('tblIKU', 'Indikator')}=0,1,0)",
        todo="isi paling sedikit satu indikator",
    ),
    Step(
        "Target dan realisasi IKU",
        "IKU",
        _first(TBL_IKU, "Target"),
        f"{_without('tblIKU', 'Target', 'Indikator')}+"
        f"{_without('tblIKU', 'Realisasi', 'Indikator')}",
        _rows("tblIKU", "Indikator") + ">0",
    ),
    Step(
        "Satuan IKU",
        "IKU",
        _first(TBL_IKU, "Satuan"),
        _without("tblIKU", "Satuan", "Target"),
        _rows("tblIKU", "Indikator") + ">0",
    ),
    Step(
        "Nama sasaran di tabel nilai sasaran",
        "IKU",
        _first(TBL_SASARAN, "Sasaran"),
        f"IF({_rows('tblSasaran', 'Sasaran')}=0,1,0)",
        _rows("tblIKU", "Sasaran") + ">0",
        todo="salin nama sasaran dari tabel kiri",
    ),
    Step(
        "Pagu dan realisasi anggaran",
        "Anggaran",
        _first(TBL_ANGGARAN, "Anggaran"),
        "IF(COUNT(tblAnggaran[Anggaran])=0,1,0)+IF(COUNT(tblAnggaran[Realisasi])=0,1,0)",
        todo="isi pagu dan realisasi tingkat terbawah",
    ),
    Step(
        "Kode baris anggaran",
        "Anggaran",
        _first(TBL_ANGGARAN, "Kode"),
        _without("tblAnggaran", "Kode", "Anggaran"),
        "COUNT(tblAnggaran[Anggaran])>0",
    ),
    Step(
        "Realisasi indikator program",
        "Program",
        _first(TBL_PROGRAM, "Realisasi"),
        _without("tblProgram", "Realisasi", "Target"),
        "COUNT(tblProgram[Target])>0",
    ),
    Step(
        "Pemeriksaan (perintah periksa)",
        "Pemeriksaan",
        f"{TBL_TEMUAN.column}{FIRST_ROW}",
        'IF(WaktuPeriksa="",1,0)',
        todo="jalankan lakip-xl periksa",
    ),
)


def guidance(column: str, first_row: int) -> tuple[Field, ...]:
    """Give the cells of the list: for each step the number that is missing, and a word.

    Args:
        column: The letter of the number's column; the word stands in the next one.
        first_row: The row of the first step.

    Example:
        >>> [field.name for field in guidance("C", 50)][:2]
        ['PerluDiisi1', 'PerluDiisi1Kata']
    """
    beside = chr(ord(column) + 1)
    fields: list[Field] = []
    for order, step in enumerate(STEPS):
        name, row = f"{NAME}{order + 1}", first_row + order
        fields += [
            Field(
                name,
                step.label,
                f"{column}{row}",
                Type.ANY,
                f"Yang belum diisi di lembar {step.sheet}.",
                Format.WHOLE,
                formula=f'=IF({step.used},{step.missing},"")',
            ),
            Field(
                f"{name}Kata",
                "",
                f"{beside}{row}",
                Type.TEXT,
                formula=f'=IF({name}="","{OPTIONAL}",IF({name}=0,"{DONE}","{step.todo}"))',
                mark=Mark.CHECK,
            ),
        ]
    return tuple(fields)


def links(column: str, first_row: int) -> dict[str, str]:
    """Give where each line of the list leads: the cell that holds the link, and its target.

    Example:
        >>> links("B", 50)["B50"]
        "'Beranda'!C6"
    """
    return {
        f"{column}{first_row + order}": f"'{step.sheet}'!{step.cell}"
        for order, step in enumerate(STEPS)
    }
