"""The words that matter in sentences about performance, by what they mean."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from lakip_xl.audit.printed import PrintedNumber


class Kind(Enum):
    """What a piece of a sentence is."""

    AMOUNT = auto()
    YEAR = auto()
    TARGET = auto()
    """target, rencana: what was to be reached."""
    BUDGET = auto()
    """pagu, anggaran: what may be spent."""
    REALISASI = auto()
    CAPAIAN = auto()
    REST = auto()
    """sisa, efisiensi, penghematan, selisih: what is left."""
    OF = auto()
    """dari: the whole that follows."""
    TO = auto()
    """menjadi: the later value that follows."""
    OR = auto()
    """atau: the same amount in other words."""
    UP = auto()
    DOWN = auto()
    COMPOSED = auto()
    """terdiri dari, meliputi, yaitu, rincian: the parts follow."""
    MORE = auto()
    LESS = auto()
    SAME = auto()
    NOT = auto()
    REACHED = auto()
    BY = auto()
    """sebesar, sebanyak, sejumlah, adalah: the amount that follows is meant."""
    PLAN = auto()
    """akhir, renstra, nasional, provinsi: another target than this year's."""
    PAST = auto()
    """tahun lalu, sebelumnya: another year than this one."""
    ALL = auto()
    """keseluruhan, total, jumlah: the whole."""
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    BREAK = auto()
    """; or the end of a clause."""
    OPERATOR = auto()
    EQUALS = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence."""

    kind: Kind
    text: str
    start: int
    end: int
    number: PrintedNumber | None = None
    unit: str = ""
    """``%``, ``Rp``, ``poin``, or the noun that is counted."""
    about: bool = False
    """Whether ``lebih`` stands behind it: cut off, not rounded."""

    @property
    def value(self) -> float:
        """The number of an amount."""
        return self.number.value if self.number else 0.0

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == "Rp"


SCALE = {"ribu", "juta", "miliar", "milyar", "triliun", "trilyun", "m"}


PERCENT = {"persen", "prosen"}


POINTS = {"poin", "point", "points", "pts"}


COMPARED = {"besar", "tinggi", "banyak", "kecil", "rendah", "sedikit", "dari", "baik", "cepat"}
"""Words that make a comparison of a ``lebih`` before them."""


_ROOTS: tuple[tuple[Kind, str], ...] = (
    (Kind.TARGET, r"target\w*|ditarget\w*|menarget\w*|rencana|direncana\w*|sasarannya"),
    (
        Kind.BUDGET,
        r"pagu|anggaran\w*|dianggar\w*|alokasi|dialokasi\w*|dipa|dpa|apbd|plafon|belanjanya",
    ),
    (
        Kind.REALISASI,
        (
            r"(?:te|ter|di)?(?:realisasi\w*|realisir)|mencapai|diperoleh|dicapai|terserap|"
            r"diserap|menyerap|penyerapan\w*|serapan\w*|terlaksana|hasilnya|membukukan|"
            r"menghasilkan|digunakan"
        ),
    ),
    (
        Kind.CAPAIAN,
        r"capaian\w*|pencapaian\w*|persentase|prosentase|presentase|keberhasilan|kinerja",
    ),
    (
        Kind.REST,
        r"sisa\w*|efisiensi|penghematan|selisih\w*|silpa|hemat|menghemat|kekurangan|kelebihan|tersisa",
    ),
    (Kind.OF, r"dari|terhadap"),
    (Kind.TO, r"menjadi|jadi|ke"),
    (Kind.OR, r"atau"),
    (
        Kind.UP,
        (
            r"naik|meningkat\w*|kenaikan|peningkatan|bertambah|tumbuh|pertumbuhan|penambahan|"
            r"tambahan"
        ),
    ),
    (
        Kind.DOWN,
        r"turun|menurun\w*|penurunan|berkurang|pengurangan|pemotongan|dipotong|refocusing|terkoreksi|minus",
    ),
    (
        Kind.COMPOSED,
        r"terdiri|meliputi|rincian\w*|rinciannya|yaitu|yakni|mencakup|terbagi|komposisi|berasal|bersumber",
    ),
    (Kind.MORE, r"melebihi|melampaui|lebih|atas|diatas|terlampaui"),
    (Kind.LESS, r"kurang|bawah|dibawah"),
    (Kind.SAME, r"sama|sesuai"),
    (Kind.NOT, r"tidak|belum|bukan|tak"),
    (Kind.REACHED, r"tercapai|terpenuhi"),
    (
        Kind.BY,
        r"sebesar|sebanyak|sejumlah|seluas|adalah|senilai|sekitar|yaitu|hanya|pada|angka|nilai",
    ),
    (Kind.PLAN, r"akhir|renstra|rpjmd|rpjmn|rpd|nasional|provinsi|menengah|rkpd"),
    (Kind.PAST, r"lalu|sebelumnya|tw|triwulan|semester|bulan"),
    (Kind.ALL, r"keseluruhan|total\w*|jumlah\w*|seluruh\w*|semua"),
)


_KINDS = tuple((kind, re.compile(rf"(?:{pattern})$", re.IGNORECASE)) for kind, pattern in _ROOTS)


SIGNS = {
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
    ",": Kind.COMMA,
    ";": Kind.BREAK,
    "=": Kind.EQUALS,
    "×": Kind.OPERATOR,
    "*": Kind.OPERATOR,
    "/": Kind.OPERATOR,
    "÷": Kind.OPERATOR,
    "+": Kind.OPERATOR,
    "-": Kind.OPERATOR,
    "–": Kind.OPERATOR,
    "—": Kind.OPERATOR,
    ":": Kind.OPERATOR,
}


NUMBERING = {
    "tabel",
    "nomor",
    "no",
    "pasal",
    "ayat",
    "bab",
    "gambar",
    "lampiran",
    "halaman",
    "sasaran",
    "indikator",
    "iku",
    "tujuan",
    "misi",
    "grafik",
    "peringkat",
    "tingkat",
    "kelas",
    "golongan",
    "eselon",
    "dipa",
    "triwulan",
    "tw",
    "semester",
    "ke",
    "tanggal",
    "level",
    "huruf",
    "angka",
    "sp",
    "ss",
    "rpjmd",
    "kode",
    "program",
    "kegiatan",
}
"""Words after which a number only numbers something."""


NO_UNITS = {
    *("x", "lebih", "dan", "dengan", "yang", "sehingga", "serta", "dibanding", "dibandingkan"),
    *("daripada", "di", "untuk", "maka", "jika", "apabila", "oleh", "karena", "namun", "sedangkan"),
    *("tersebut", "telah", "sudah", "dapat", "berhasil", "baru", "dalam", "sampai", "hingga"),
    *("dibagi", "dikali", "dikalikan", "ditambah", "dikurangi", "artinya", "dimana", "mengalami"),
    *("terjadi", "terdapat", "ini", "itu", "tahun"),
}
"""Words behind a number that name nothing counted."""


@lru_cache(maxsize=4096)
def kind_of(word: str) -> Kind:
    """Name what a word means in a sentence about performance."""
    return next((kind for kind, pattern in _KINDS if pattern.match(word)), Kind.WORD)
