"""The words of a sentence that matter: amounts with their unit, years, verbs, comparison words.

One pattern cuts the text; each piece is then named by one small table of words. The pattern never
looks back, so a text of any length is read in one pass.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from lakip_xl.audit.cetak import AngkaCetak
from lakip_xl.audit.cetak import baca as read_number


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
    number: AngkaCetak | None = None
    unit: str = ""
    """``%``, ``Rp``, ``poin``, or the noun that is counted."""

    @property
    def value(self) -> float:
        """The number of an amount."""
        return self.number.nilai if self.number else 0.0

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == "Rp"


_PIECE = re.compile(
    r"(?:(?P<rp>\bRp[\s.:]{0,3})|(?<![\w.,]))"
    r"(?P<num>-?(?:\d{1,3}(?:\.\d{3}){1,8}(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3}){2,8}(?:\.\d{1,2})?(?!\d)"
    r"|\d{1,20}(?:[.,]\d{1,9})?(?!\d)))(?P<after>,-)?"
    r"|(?P<word>[A-Za-z][A-Za-z'’-]*(?:/[A-Za-z]+)?)"
    r"|(?P<sign>[(),;:=×*/÷+%]|[-–—])",
    re.IGNORECASE,
)
_SCALE = {"ribu", "juta", "miliar", "milyar", "triliun", "trilyun", "m"}
_PERCENT = {"persen", "prosen"}
_ROOTS: tuple[tuple[Kind, str], ...] = (
    (Kind.TARGET, r"target\w*|ditarget\w*|rencana|direncana\w*|sasarannya"),
    (
        Kind.BUDGET,
        r"pagu|anggaran\w*|dianggar\w*|alokasi|dialokasi\w*|dipa|dpa|apbd|plafon|belanjanya",
    ),
    (
        Kind.REALISASI,
        r"(?:te|ter|di)?(?:realisasi\w*|realisir)|mencapai|diperoleh|dicapai|terserap|diserap|menyerap|penyerapan\w*|serapan\w*|terlaksana|hasilnya|membukukan|menghasilkan|digunakan",
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
    (Kind.TO, r"menjadi|ke"),
    (Kind.OR, r"atau"),
    (
        Kind.UP,
        r"naik|meningkat\w*|kenaikan|peningkatan|bertambah|tumbuh|pertumbuhan|penambahan|tambahan|ditambah|mendapat",
    ),
    (
        Kind.DOWN,
        r"turun|menurun\w*|penurunan|berkurang|pengurangan|pemotongan|dipotong|refocusing|terkoreksi",
    ),
    (
        Kind.COMPOSED,
        r"terdiri|meliputi|rincian\w*|rinciannya|yaitu|yakni|mencakup|terbagi|komposisi",
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
_SIGNS = {"(": Kind.OPEN, ")": Kind.CLOSE, ",": Kind.COMMA, ";": Kind.BREAK, "=": Kind.EQUALS,
          "×": Kind.OPERATOR, "*": Kind.OPERATOR, "/": Kind.OPERATOR, "÷": Kind.OPERATOR,
          "+": Kind.OPERATOR, "-": Kind.OPERATOR, "–": Kind.OPERATOR, "—": Kind.OPERATOR,
          ":": Kind.OPERATOR}  # fmt: skip
_NO_AMOUNT = {"tabel", "nomor", "no", "pasal", "ayat", "bab", "gambar", "lampiran", "halaman", "sasaran",
              "indikator", "iku", "tujuan", "misi", "grafik", "peringkat", "tingkat", "kelas", "golongan",
              "eselon", "dipa", "triwulan", "tw", "semester", "ke", "tanggal", "level", "huruf", "angka",
              "sp", "ss", "rpjmd", "kode", "program", "kegiatan"}  # fmt: skip
"""Words after which a number only numbers something."""
_MONTHS = {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
           "oktober", "november", "desember", "tahun"}  # fmt: skip


@lru_cache(maxsize=4096)
def _kind(word: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.match(word)), Kind.WORD)


def lex(text: str) -> list[Token]:
    """Cut a text into its tokens.

    Example:
        >>> [(t.kind.name, t.text, t.unit) for t in lex("target 66,06% terealisasi 86,64 %")]
        [('TARGET', 'target', ''), ('AMOUNT', '66,06', '%'), ('REALISASI', 'terealisasi', ''), ('AMOUNT', '86,64', '%')]
        >>> [t.unit for t in lex("sebesar Rp 4,5 miliar untuk 27 orang") if t.kind is Kind.AMOUNT]
        ['Rp', 'orang']
    """
    pieces = list(_PIECE.finditer(text))
    tokens: list[Token] = []
    skip = -1
    for i, piece in enumerate(pieces):
        if i <= skip:
            continue
        if piece["num"]:
            token, skip = _amount(text, pieces, i, tokens)
            if token is not None:
                tokens.append(token)
        elif piece["word"] in {"x", "X"}:
            tokens.append(Token(Kind.OPERATOR, "×", piece.start(), piece.end()))
        elif piece["word"]:
            tokens.append(Token(_kind(piece["word"]), piece["word"], piece.start(), piece.end()))
        elif piece["sign"] and piece["sign"] in _SIGNS:
            tokens.append(Token(_SIGNS[piece["sign"]], piece["sign"], piece.start(), piece.end()))
    return tokens


def _amount(
    text: str, pieces: list[re.Match[str]], i: int, before: list[Token]
) -> tuple[Token | None, int]:
    """Read an amount with the words behind it: scale, words of the number, unit."""
    piece = pieces[i]
    digits, end, last = piece["num"], piece.end(), i
    previous = before[-1] if before else None
    listed = i == 0 and len(digits) < 3 and text[piece.end() : piece.end() + 1] in {".", ")"}
    if (listed or re.fullmatch(r"0\d+", digits)) and not piece["rp"]:
        return None, last  # the number of a list, a code
    if re.fullmatch(r"(?:19|20)\d\d", digits) and not piece["rp"]:
        unit_next = _next_word(pieces, i)
        if unit_next not in {"orang", "unit", "%", "ha", "paket", "dokumen", "kk", "buah"}:
            return Token(Kind.YEAR, digits, piece.start("num"), end), last
    if previous is not None and previous.text.casefold() in _NO_AMOUNT and not piece["rp"]:
        close = text[previous.end : piece.start("num")].strip() in {"", "."}
        following = _next_word(pieces, i)
        if (
            close
            and following not in {"%", "persen"}
            and "," not in digits
            and previous.kind not in {Kind.TO, Kind.BUDGET}
        ):
            return None, last
    unit, words = ("Rp" if piece["rp"] else ""), digits
    k = i + 1
    if (
        k < len(pieces)
        and (pieces[k]["word"] or "").casefold() in _SCALE
        and len(pieces[k]["word"]) > 1
    ):
        words, end, last, k = f"{digits} {pieces[k]['word']}", pieces[k].end(), k, k + 1
    if (not unit and k < len(pieces) and pieces[k]["sign"] == "%") or (
        k < len(pieces) and (pieces[k]["word"] or "").casefold() in _PERCENT
    ):
        unit, end, last, k = "%", pieces[k].end(), k, k + 1
    elif not unit:
        stepped = _after_words(pieces, k)
        last, k = (stepped - 1 if stepped > k else last), stepped
        word = (pieces[k]["word"] or "").casefold() if k < len(pieces) else ""
        if word in _MONTHS and word != "tahun":
            return None, last
        if (
            word
            and word not in {"x", "dan", "dengan", "yang", "sehingga", "serta"}
            and _kind(word) is Kind.WORD
            and text[pieces[i].end() : pieces[k].start()].count(",") == 0
        ):
            unit = word
    number = read_number(words)
    if number is None:
        return None, last
    return Token(
        Kind.AMOUNT,
        text[piece.start("num") : piece.end("num")],
        piece.start("num"),
        end,
        number,
        unit,
    ), last


def _next_word(pieces: list[re.Match[str]], i: int) -> str:
    if i + 1 >= len(pieces):
        return ""
    return ((pieces[i + 1]["word"] or pieces[i + 1]["sign"]) or "").casefold()


def _after_words(pieces: list[re.Match[str]], k: int) -> int:
    """Step over the words of a number in parentheses: ``5 (lima) orang``."""
    if k < len(pieces) and pieces[k]["sign"] == "(":
        for n in range(k + 1, min(k + 8, len(pieces))):
            if pieces[n]["num"]:
                return k
            if pieces[n]["sign"] == ")":
                return n + 1
    return k


def sentences(text: str) -> list[tuple[int, str]]:
    """Cut a text into sentences; a decimal point or an abbreviation ends none.

    Returns:
        Start and text of each.
    """
    result, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        result.append((start, text[start : end.start()]))
        start = end.end()
    result.append((start, text[start:]))
    return [(s, t) for s, t in result if t.strip()]


_SENTENCE_END = re.compile(r"(?<=[a-z%)\d!?])[.!?][\"”’]?\s+(?=[A-Z(“\"])")
