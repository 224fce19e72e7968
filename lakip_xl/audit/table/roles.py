"""What a column is, read from its heading and the headings before it."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache


class Role(Enum):
    """The meaning of a column."""

    NUMBER = auto()
    CODE = auto()
    NAME = auto()
    UNIT = auto()
    TARGET = auto()
    REALISASI = auto()
    CAPAIAN = auto()
    KATEGORI = auto()
    NOTE = auto()
    BUDGET = auto()
    SPENT = auto()
    ABSORPTION = auto()
    REST = auto()
    SHARE = auto()
    EFFICIENCY = auto()
    DIFFERENCE = auto()
    REFERENCE = auto()
    WEIGHT = auto()
    SCORE = auto()
    WEIGHTED = auto()
    TOTAL = auto()
    PERCENT = auto()
    """A bare percentage, before the context says of what."""
    OTHER = auto()
    """A heading that says nothing of the figures under it."""


NUMERIC = frozenset(Role) - {
    Role.NUMBER, Role.CODE, Role.NAME, Role.UNIT, Role.KATEGORI, Role.NOTE, Role.OTHER
}  # fmt: skip
"""Columns that hold figures."""

_PATTERNS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"^(no|nomor|no urut|#)$"),
    (Role.CODE, r"^kode\b|^no rek"),
    (Role.UNIT, r"^satuan\b"),
    (Role.TARGET, r"^t$"),
    (Role.REALISASI, r"^(r|fisik)$"),
    (Role.CAPAIAN, r"^c$"),
    (Role.REALISASI, r"^keuangan( rp)?$"),
    (Role.EFFICIENCY, r"\bef[ei]siensi\b"),
    (
        Role.NOTE,
        r"penjelasan|keterangan|^ket\b|penyebab|faktor|permasalahan|hambatan|kendala|solusi",
    ),
    (Role.NOTE, r"tindak lanjut|rekomendasi|definisi|formula|sumber data|kondisi saat ini"),
    (Role.NOTE, r"penanggung|rencana aksi"),
    (Role.SHARE, r"(terhadap|thd|dari) (total|jumlah)|proporsi|kontribusi|porsi"),
    (Role.REST, r"^(sisa|silpa)\b"),
    (
        Role.DIFFERENCE,
        r"^\+ ?/ ?-|selisih|deviasi|^gap\b|naik\W*turun|lebih ?/ ?kurang|kenaikan ?/",
    ),
    (Role.DIFFERENCE, r"^peningkatan ?/"),
    (Role.DIFFERENCE, r"^(perubahan|kenaikan|penurunan|pertumbuhan|bertambah)\b"),
    (Role.KATEGORI, r"kategori|predikat|notifikasi|interpretasi|^status|^kriteria\b|^tren\b"),
    (Role.ABSORPTION, r"(penyerapan|serapan)\b"),
    (
        Role.CAPAIAN,
        r"(capaian|kemajuan|realisasi|%) ((kinerja|tahun|thn|20\d\d) )*(terhadap|thd|dibanding\w*)",
    ),
    (Role.REFERENCE, r"(realisasi|capaian|nilai|angka) (tingkat )?nasional|^nasional"),
    (
        Role.REFERENCE,
        r"target.*(akhir|renstra|rpjm|\brpd\b|menengah)|(standar|rata ?-? ?rata) nasional",
    ),
    (Role.REFERENCE, r"(akhir|renstra|rpjmd|rpd)\b.*target"),
    (Role.CAPAIAN, r"capaian|kemajuan"),
    (Role.PERCENT, r"^(%|persen|persentase|prosentase|presentase)"),
    (
        Role.WEIGHTED,
        r"(nilai|skor|nrr) (akhir|tertimbang)|bobot ?[x×] ?(nilai|skor)|(nilai|skor) ?[x×] ?bobot",
    ),
    (Role.NAME, r"^(program|kegiatan|sub ?kegiatan|sasaran|indikator|tujuan)\b"),
    (Role.WEIGHT, r"\bbobot\b"),
    (Role.REALISASI, r"\brealisasi\b|^hasil\b"),
    (Role.TARGET, r"\btarget\b|^rencana\b"),
    (Role.BUDGET, r"\b(anggaran|pagu|alokasi|dpa|dipa|apb[dn]p?)\b"),
    (Role.SCORE, r"\b(nilai|skor)\b|kondisi awal|baseline|data awal"),
    (Role.TOTAL, r"\b(jumlah|total)\b"),
    (Role.NAME, r"uraian|program|kegiatan|sasaran|indikator|tujuan|misi|belanja|komponen|aspek"),
    (
        Role.NAME,
        r"\b(nama|instansi|jenis|jabatan|golongan|pendidikan|perangkat daerah|dimensi)\b",
    ),
    (Role.NAME, r"\b(opd|skpd|kecamatan|kelurahan|bidang|unit kerja|unsur)\b"),
)


@cache
def _compiled() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """The patterns, compiled when the first heading of an unknown table is read."""
    return tuple((role, re.compile(pattern)) for role, pattern in _PATTERNS)


_MONEY = re.compile(r"anggaran|pagu|keuangan|\brp\b|rupiah|belanja|\bdana\b|\bdi?pa\b|\bapbd\b")
_PERFORMANCE = re.compile(r"kinerja|indikator|fisik|keluaran|output|outcome|sasaran")
_YEAR = re.compile(r"\b(20\d\d)\b")
UNTIL = re.compile(
    r"\b(?:s ?/ ?d|s d|sampai|akumulasi|kumulatif)\b|\bsd (?=tw|tri|sem|smt|bul|akh|tah)"
)
"""Words of a column that accumulates periods; SD alone is a school."""
_PERCENT_WORD = re.compile(r"%|persen|prosen|presen|tingkat|akhir|renstra")
_DATED = re.compile(r"\b(?:tahun )?20\d\d\b")
_PERIOD = re.compile(r"\b(?:triwulan|tw|semester|smt|bulan)\s*([ivx]+|\d+)\b")
_AGAINST = re.compile(r"(%|persen\w*|capaian).*\b(terhadap|thd|dibanding\w*)$")
"""A group head whose lower heads only name what its percentages are taken of."""
_WEAK_SUB = re.compile(
    r"^(|%|rp|l|p|20\d\d|(?:triwulan|tw|semester|smt) ?(?:[ivx]+|\d)|i{1,3}|iv|tahun|kinerja)$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is, how it is headed, what it means."""

    index: int
    group: str
    """The upper heading, or the only one."""
    sub: str
    """The lower heading of a split heading; empty otherwise."""
    role: Role
    year: int | None = None
    period: str | None = None
    stated: tuple[int, str, int] | None = None
    """The formula that the numbering row states: ``6 = 5/3`` as positions and sign."""

    @property
    def title(self) -> str:
        """The heading as one text."""
        return " ".join(part for part in (self.group, self.sub) if part)

    @property
    def label(self) -> tuple[int | None, str | None]:
        """Year and period: columns that belong together share them."""
        return (self.year, self.period)


def normal(title: str) -> str:
    r"""Bring a heading to the form in which it is matched.

    Example:
        >>> normal("CAPAIAN\nKinerja (%) :")
        'capaian kinerja %'
    """
    return " ".join(re.sub(r"[().:*\"“”_]", " ", title.casefold()).split())


def title_role(title: str) -> Role:
    """Read the role of one heading, without its context.

    Example:
        >>> title_role("Tingkat Capaian").name, title_role("Pagu (Rp)").name
        ('CAPAIAN', 'BUDGET')
    """
    text = normal(title)
    for role, pattern in _compiled():
        if pattern.search(text):
            return _shade(role, text)
    return Role.OTHER


def _shade(role: Role, text: str) -> Role:
    """Tell a budget column from a performance column by the words of its own heading."""
    percent = text.startswith(("%", "persen", "prosen", "presen")) or text.endswith(" %")
    if role is Role.REALISASI and percent and text.startswith(("%", "pers", "pros", "pres")):
        role = Role.PERCENT
    if not _MONEY.search(text):
        return role
    if role is Role.TARGET:
        return Role.BUDGET
    if role is Role.REALISASI:
        return Role.SPENT
    if role in (Role.CAPAIAN, Role.PERCENT):
        return Role.ABSORPTION
    if role is Role.ABSORPTION and text.endswith((" rp", " rupiah")):
        return Role.SPENT
    return role


def read_columns(title: list[tuple[str, str]]) -> list[Column]:
    """Give every column its role, from left to right.

    Args:
        title: Upper and lower heading of each column; the lower is empty where the heading is
            not split.

    Returns:
        The columns.
    """
    result: list[Column] = []
    money = False
    previous = Role.OTHER
    for index, (group, sub) in enumerate(title):
        column = _one_column(index, group, sub)
        role = column.role
        money_in_group = bool(_MONEY.search(normal(group)))
        if role is Role.BUDGET or (role is Role.SPENT):
            money = True
        elif role is Role.TARGET or (
            role in (Role.REALISASI, Role.CAPAIAN) and _PERFORMANCE.search(normal(column.title))
        ):
            money = money_in_group
            role = Role.BUDGET if money and role is Role.TARGET else role
        if money or money_in_group:
            role = _as_money(role, previous, column)
        elif role is Role.PERCENT or _realisasi_in_percent(result, replace(column, role=role)):
            role = Role.CAPAIAN
        if "%" in column.title and role in (Role.BUDGET, Role.SPENT):
            role = Role.OTHER if role is Role.BUDGET else Role.ABSORPTION
        result.append(replace(column, role=role))
        previous = role
    return _difference_as_efficiency(_capaian_as_realisasi(result))


def _realisasi_in_percent(before: list[Column], column: Column) -> bool:
    """Tell whether a realisasi in percent stands behind the realisasi itself."""
    last = before[-1] if before else column
    both = last.role is column.role is Role.REALISASI and column.year in {None, last.year}
    return both and "%" in column.title and "%" not in last.title


def _difference_as_efficiency(column: list[Column]) -> list[Column]:
    """Read "Capaian, Serapan, Selisih" as an efisiensi: the difference of the two."""
    role = [k.role for k in column]
    if not {Role.CAPAIAN, Role.ABSORPTION} <= set(role) or Role.EFFICIENCY in role:
        return column
    bound = max(role.index(Role.CAPAIAN), role.index(Role.ABSORPTION))
    return [
        replace(k, role=Role.EFFICIENCY) if k.role is Role.DIFFERENCE and k.index > bound else k
        for k in column
    ]


def _capaian_as_realisasi(column: list[Column]) -> list[Column]:
    """Read "Target, Capaian, %" as target, realisasi and capaian: offices use the word for both."""
    if any(k.role is Role.REALISASI for k in column):
        return column
    result = list(column)
    alone = [k for k in column if k.role is Role.CAPAIAN]
    if len(alone) == 1 and any(k.role is Role.TARGET for k in column):
        only = alone[0]
        if not _PERCENT_WORD.search(only.title.casefold()):
            result[only.index] = replace(only, role=Role.REALISASI)
            return result
    for i, (left, middle, right) in enumerate(zip(column, column[1:], column[2:], strict=False)):
        three = (left.role, middle.role, right.role)
        value = "%" not in middle.title and "tingkat" not in middle.title.casefold()
        if three == (Role.TARGET, Role.CAPAIAN, Role.CAPAIAN) and value:
            result[i + 1] = replace(middle, role=Role.REALISASI)
    return result


def _as_money(role: Role, previous: Role, column: Column) -> Role:
    if role is Role.REALISASI:
        percent = "%" in column.title and previous is Role.SPENT
        return Role.ABSORPTION if percent else Role.SPENT
    if role is Role.PERCENT:
        return Role.ABSORPTION
    not_performance = not _PERFORMANCE.search(normal(column.title))
    if role is Role.CAPAIAN and not_performance and previous in {Role.SPENT, Role.REST}:
        return Role.ABSORPTION
    return role


def _one_column(index: int, group: str, sub: str) -> Column:
    text = normal(f"{group} {sub}")
    year = _YEAR.findall(normal(sub)) or _YEAR.findall(normal(group))
    period = None if UNTIL.search(text) else _PERIOD.search(text)
    core = " ".join(_DATED.sub("", normal(sub)).split())
    if _WEAK_SUB.match(core):
        role = title_role(group)
        if core == "%" and role not in (Role.CAPAIAN, Role.ABSORPTION):
            role = Role.PERCENT
    else:
        role = title_role(sub)
        if role is Role.OTHER or _AGAINST.search(normal(group)):
            role = title_role(group)
        elif role in (Role.TARGET, Role.REALISASI) and _MONEY.search(text):
            role = _shade(role, text)
    return Column(
        index,
        group,
        sub,
        role,
        int(year[0]) if len(year) == 1 else None,
        period[1] if period else None,
    )
