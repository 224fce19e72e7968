"""What is still to be filled, in order: the list that leads a newcomer from Beranda.

Each step counts what is missing with Excel's own functions, so that it works without Python, and
names the sheet and the cell where to type. An error in what is computed from it is never "done".
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.workbook.schema.anggaran import TBL_ANGGARAN
from lakip_xl.workbook.schema.efisiensi import TBL_EFISIENSI
from lakip_xl.workbook.schema.iku import TBL_IKU, TBL_SASARAN
from lakip_xl.workbook.schema.ip_asn import TBL_IP_ASN
from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.merit import TBL_MERIT
from lakip_xl.workbook.schema.model import FIRST_ROW, Field, Table
from lakip_xl.workbook.schema.pengaturan import MODULES
from lakip_xl.workbook.schema.perbandingan import TBL_PERBANDINGAN
from lakip_xl.workbook.schema.program import TBL_PROGRAM
from lakip_xl.workbook.schema.sakip import TBL_SAKIP
from lakip_xl.workbook.schema.sumber_daya import TBL_BELANJA
from lakip_xl.workbook.schema.totals import errors
from lakip_xl.workbook.waiting import gone

NAME = "PerluDiisi"
"""How the names of the cells of this list begin."""
NEXT, STATE = f"{NAME}Berikutnya", f"{NAME}Keadaan"
DONE, OPTIONAL, UNUSED, WRONG = "Lengkap", "Boleh kosong", "Tidak dipakai", "Ada galat"
FIRST_STEP_ROW = 52
"""Where the steps begin on Beranda: in two halves, the second right of the first."""
HALVES = (("B", "C", "D"), ("E", "F", "G"))
"""The columns of each half: what to fill, how much of it is missing, and the word for it."""


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
    """A formula without "=" that tells whether anything was begun here."""
    todo: str = "belum diisi"
    """What the number counts, for the word beside it."""
    computed: tuple[tuple[str, str], ...] = ()
    """Table and column of the numbers computed from it: their errors count as missing."""
    may_go: bool = False
    """Whether the office may switch the sheet off, or delete it."""


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
    """Count the rows of a table that are filled, errors included."""
    return f"(ROWS({table}[{column}])-COUNTBLANK({table}[{column}]))"


def _module(sheet: str, table: Table, of: str, wanted: tuple[str, ...], computed: str) -> Step:
    """Make the step of a sheet that may stay empty: what was begun there is to be finished."""
    return Step(
        sheet,
        sheet,
        _first(table, of),
        "+".join(_without(table.name, one, of) for one in wanted),
        _rows(table.name, of) + ">0",
        computed=((table.name, computed),),
        may_go=True,
    )


_GOALS = _rows("tblSasaran", "Sasaran")
_UNSCORED = "IndikatorTanpaSasaran"
_IKU = _rows("tblIKU", "Indikator") + ">0"
_SCORES = _rows("tblMerit", "Nilai")

STEPS = (
    Step(
        "Instansi dan tahun laporan",
        "Beranda",
        "C6",
        '(NamaInstansi="")+(TahunLaporan="")',
    ),
    Step(
        "Indikator kinerja utama",
        "IKU",
        _first(TBL_IKU, "Indikator"),
        f"IF({_rows('tblIKU', 'Indikator')}=0,1,0)",
        todo="isi satu indikator atau lebih",
    ),
    Step(
        "Target dan realisasi IKU",
        "IKU",
        _first(TBL_IKU, "Target"),
        f"IF({_IKU},{_without('tblIKU', 'Target', 'Indikator')}+"
        f"{_without('tblIKU', 'Realisasi', 'Indikator')},1)",
        computed=(("tblIKU", "Capaian"),),
    ),
    Step(
        "Satuan IKU",
        "IKU",
        _first(TBL_IKU, "Satuan"),
        f"IF({_IKU},{_without('tblIKU', 'Satuan', 'Indikator')},1)",
    ),
    Step(
        "Nama sasaran",
        "Sasaran",
        _first(TBL_SASARAN, "Sasaran"),
        f"IF({_GOALS}=0,1,IFERROR(N({_UNSCORED}),0))",
        todo="salin nama dari lembar IKU",
        computed=(("tblSasaran", "Nilai"),),
        may_go=True,
    ),
    Step(
        "Pagu dan realisasi",
        "Anggaran",
        _first(TBL_ANGGARAN, "Anggaran"),
        f"IF({_rows('tblAnggaran', 'Anggaran')}=0,1,0)"
        f"+IF({_rows('tblAnggaran', 'Realisasi')}=0,1,0)",
        todo="isi baris tingkat terbawah",
        computed=(("tblAnggaran", "Nilai Anggaran"), ("tblAnggaran", "Nilai Realisasi")),
    ),
    Step(
        "Kode dan uraian anggaran",
        "Anggaran",
        _first(TBL_ANGGARAN, "Kode"),
        f"IF({_rows('tblAnggaran', 'Anggaran')}=0,1,{_without('tblAnggaran', 'Kode', 'Anggaran')}+"
        f"{_without('tblAnggaran', 'Uraian', 'Anggaran')})",
    ),
    _module("Program", TBL_PROGRAM, "Target", ("Realisasi", "Satuan"), "Capaian"),
    _module("Efisiensi", TBL_EFISIENSI, "Kode", ("Indikator",), "Serapan"),
    Step(
        "Sistem Merit",
        "Sistem Merit",
        _first(TBL_MERIT, "Nilai"),
        _without("tblMerit", "Nilai", "Bobot"),
        f"{_SCORES}>0",
        computed=(("tblMerit", "Nilai Akhir"),),
        may_go=True,
    ),
    _module(
        "IP ASN",
        TBL_IP_ASN,
        "Instansi",
        ("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin"),
        "IP ASN",
    ),
    _module("SAKIP", TBL_SAKIP, "Tahun", ("Perencanaan Kinerja",), "Nilai"),
    _module("Perbandingan", TBL_PERBANDINGAN, "Indikator", ("Tahun Ini",), "Tahun Ini"),
    _module("Sumber Daya", TBL_BELANJA, "Jenis Belanja", ("Anggaran", "Realisasi"), "Serapan"),
)
TODO = tuple(dict.fromkeys(step.todo for step in STEPS))
_FIRST_MODULE = next(n for n, step in enumerate(STEPS) if step.sheet == "Program")
LAST_ROW = FIRST_STEP_ROW + -(-len(STEPS) // len(HALVES)) - 1

Line = tuple[int, Step, tuple[str, str, str], int]
"""A step in its place: its number, itself, its three columns, its row."""


def lines(without: Collection[str] = ()) -> Sequence[Line]:
    """Give every step its place, those of sheets that the workbook lacks left out.

    Args:
        without: The titles of those sheets.

    Example:
        >>> [(number, columns, row) for number, _, columns, row in lines()][6:8]
        [(7, ('B', 'C', 'D'), 58), (8, ('E', 'F', 'G'), 52)]
    """
    kept = [(n, step) for n, step in enumerate(STEPS, start=1) if step.sheet not in without]
    rows = -(-len(kept) // len(HALVES))
    return [
        (number, step, HALVES[order // rows], FIRST_STEP_ROW + order % rows)
        for order, (number, step) in enumerate(kept)
    ]


def _step_fields(line: Line) -> Iterator[Field]:
    order, step, (_, number, word), row = line
    name, switch = f"{NAME}{order}", dict(MODULES).get(step.sheet)
    wrong = "+".join(errors(f"{table}[{title}]") for table, title in step.computed) or "0"
    missing = f'IF({step.used},{step.missing}+{wrong},"")'
    said = f'IF({name}="","{OPTIONAL}",IF({name}=0,"{DONE}",IF({wrong}>0,"{WRONG}","{step.todo}")))'
    if step.may_go:
        lost = gone(step.computed[0][0])
        off = f'OR({switch}="tidak",{lost})' if switch else lost
        missing, said = f'IF({off},"",{missing})', f'IF({off},"{UNUSED}",{said})'
    yield Field(
        name,
        step.label,
        f"{number}{row}",
        Type.ANY,
        f"Banyaknya yang belum diisi di lembar {step.sheet}.",
        Format.WHOLE,
        formula=f"={missing}",
        since=2,
    )
    yield Field(
        f"{name}Kata", "", f"{word}{row}", Type.TEXT, formula=f"={said}", mark=Mark.CHECK, since=2
    )


def _counts() -> str:
    """Give the cells of all numbers, apart from the names that a workbook may lack."""
    return ",".join(f"{half[1]}{FIRST_STEP_ROW}:{half[1]}{LAST_ROW}" for half in HALVES)


def _waiting(steps: Sequence[Line]) -> str:
    """Name the first step that is not done, by a chain of questions: no array is needed."""
    formula = '""'
    for _, _, (label, number, word), row in reversed(steps):
        formula = f'IF(N({number}{row})>0,{label}{row}&": "&{word}{row},{formula})'
    return formula


def guidance(next_cell: str, state_cell: str, without: Collection[str] = ()) -> tuple[Field, ...]:
    """Give the cells of the list: its state, what comes next, and number and word of each step.

    Args:
        next_cell: Where the line stands that says what comes next.
        state_cell: Where the list's own line stands, above its steps.
        without: The titles of the sheets that the workbook lacks.

    Example:
        >>> [field.name for field in guidance("B9", "B50")][:3]
        ['PerluDiisiBerikutnya', 'PerluDiisiKeadaan', 'PerluDiisi1']
    """
    steps = lines(without)
    left = f"SUM({_counts()})"
    checked = 'IF(WaktuPeriksa="","Semua isian sudah lengkap. Berikutnya: periksa buku kerja ini '
    checked += '(tombol Periksa, atau lakip-xl periksa).","Semua isian sudah lengkap.")'
    return (
        Field(
            NEXT,
            "",
            next_cell,
            Type.TEXT,
            formula=f'=IFERROR(IF({left}=0,{checked},"Berikutnya: "&{_waiting(steps)}),'
            '"Daftar isian di bawah memuat sel galat.")',
            since=2,
        ),
        Field(
            STATE,
            "",
            state_cell,
            Type.TEXT,
            formula=f'=IFERROR(IF({left}=0,"Semua yang dimulai sudah lengkap; lembar yang boleh '
            'kosong boleh tetap kosong.","Isi dari atas ke bawah; klik namanya untuk menuju '
            'tempatnya."),"Ada sel galat di daftar ini; perbaiki dahulu.")',
            since=2,
        ),
        *(field for line in steps for field in _step_fields(line)),
    )


def links(without: Collection[str] = ()) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Give each line's cell and text, and the sheet and cell where it leads.

    Example:
        >>> next(links())
        ('B52', '1. Instansi dan tahun laporan', ('Beranda', 'C6'))
    """
    for order, step, columns, row in lines(without):
        number = f"{order}. " if order <= _FIRST_MODULE else ""
        yield f"{columns[0]}{row}", f"{number}{step.label}", (step.sheet, step.cell)
