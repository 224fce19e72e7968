"""What each amount of a sentence is said to be, told by the words before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.sentence.words import POINTS, Kind, Token

_CUES = {Kind.TARGET, Kind.BUDGET, Kind.REALISASI, Kind.CAPAIAN, Kind.REST, Kind.UP, Kind.DOWN}
_PEOPLE = {
    "orang",
    "pegawai",
    "asn",
    "pns",
    "personil",
    "personel",
    "jiwa",
    "karyawan",
    "aparatur",
    "responden",
    "peserta",
    "pejabat",
    "staf",
    "p3k",
    "pppk",
    "cpns",
    "honorer",
    "pelaksana",
}
EARLIER = ("dibanding", "daripada", "semula", "sebelum", "lalu", "awalnya")
_PARTS = {"tw", "triwulan", "semester", "bulan"}
_SOURCES = {"apbd", "apbn", "dipa", "dpa"}
"""Where money comes from: an amount of its own, or whose realisasi is told."""
_VERB = ("te", "di", "men", "ter")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a sentence with what it is said to be."""

    token: Token
    index: int
    """Position among the tokens."""
    role: Kind
    """TARGET, BUDGET, REALISASI, CAPAIAN, REST, UP, DOWN, or WORD for none of them."""
    whole: bool
    """Whether ``dari`` stands before it: the whole, or the earlier value."""
    later: bool
    """Whether ``menjadi`` stands before it."""
    earlier: bool
    """Whether words say that it is the earlier one: ``dibandingkan``, ``sebelumnya``."""
    beside: bool
    """Whether it only says the amount before it in other words: ``23 orang atau 24,5%``."""
    other: bool
    """Whether it belongs to another plan, place or year than this one."""
    apart: bool
    """Whether that is more than another part of this year."""
    year: str
    dated: bool
    """Whether that year stands beside it, and not beside an amount before."""
    span: tuple[Kind, ...]
    """The kinds of the tokens between the amount before it and it."""

    @property
    def value(self) -> float:
        """The number."""
        return self.token.value

    @property
    def unit(self) -> str:
        """The unit as it is compared: all people are one."""
        return same_unit(self.token.unit)


def _concluding(span: list[Token]) -> int:
    """Find where a clause begins that draws a conclusion: what stands before is not its own."""
    return max(
        (n for n, t in enumerate(span) if t.text.casefold() in {"sehingga", "maka"}), default=0
    )


def _later(span: list[Token]) -> bool:
    """Tell whether a change ends here: ``menjadi``; ``ke`` only right before: ``dari 5 ke 6``."""
    kinds = [t.kind for t in span if t.text.casefold() != "ke"]
    return Kind.TO in (*kinds, *(t.kind for t in span[-1:]))


def same_unit(unit: str) -> str:
    """Bring a unit to the form in which units are compared.

    Example:
        >>> same_unit("Pegawai"), same_unit("ha")
        ('orang', 'ha')
    """
    folded = unit.casefold()
    return "orang" if folded in _PEOPLE else "poin" if folded in POINTS else folded


def amounts(tokens: list[Token]) -> Iterator[Amount]:
    """Give the amounts of a sentence with their roles."""
    start = 0
    previous: Amount | None = None
    years = list(_years(tokens))
    for i, token in enumerate(tokens):
        if token.kind is not Kind.AMOUNT:
            continue
        span = tokens[start:i]
        named = outside = _outside(span)
        if previous is not None and _planned(tokens, previous.index):
            cut = next(n for n, t in enumerate(span) if t.kind is Kind.TARGET)
            named = span[cut + 1 :]
        bare = tuple(t.kind for t in outside)
        kinds = tuple(t.kind for t in span)
        beside = previous is not None and _beside(named)
        if beside and previous is not None and previous.token.unit == token.unit:
            beside = all(t.kind is not Kind.WORD for t in named)  # else it is another amount
        moves = [t.kind for t in tokens[i + 1 : i + 2]] == [Kind.TO]  # "(11,82 menjadi 11,61)"
        amount = Amount(
            token,
            i,
            Kind.TARGET if _planned(tokens, i) else _of_target(tokens, i) or role_of(named, token),
            any(k is Kind.OF and not (n and _composes(outside[n - 1])) for n, k in enumerate(bare)),
            _later(span[_concluding(span) :]),
            moves or any(t.text.casefold().startswith(EARLIER) for t in span),
            beside and not moves,
            _other(span),
            _other([t for t in span if t.text.casefold() not in _PARTS]),
            *years.pop(0),
            kinds,
        )
        yield amount
        previous, start = amount, i + 1


def _outside(span: list[Token]) -> list[Token]:
    """Leave out what still belongs to the parenthesis of the amount before: ``(52% dari pagu)``."""
    brackets = [n for n, t in enumerate(span) if t.kind in {Kind.OPEN, Kind.CLOSE}]
    closed = bool(brackets) and span[brackets[0]].kind is Kind.CLOSE
    return span[brackets[0] + 1 :] if closed else span


def _of_target(tokens: list[Token], i: int) -> Kind | None:
    """Tell a capaian by what follows: ``mencapai 106,33% dari target yang ditetapkan``."""
    behind = [t.kind for t in tokens[i + 1 : i + 9]]
    rate = tokens[i].percent and behind[:2] == [Kind.OF, Kind.TARGET]
    return Kind.CAPAIAN if rate and not {Kind.AMOUNT, Kind.YEAR} & set(behind) else None


def _planned(tokens: list[Token], i: int) -> bool:
    """Tell whether an amount is called a target behind it: ``185 kegiatan yang direncanakan``."""
    behind = [t for t in tokens[i + 1 : i + 6] if t.text.casefold() != "menjadi"]
    who = [n for n, t in enumerate(behind[:3]) if t.text.casefold() == "yang"]
    if not who or any(t.kind is not Kind.WORD for t in behind[: who[0]]):
        return False
    return [t.kind for t in behind[who[0] + 1 : who[0] + 2]] == [Kind.TARGET]


def _years(tokens: list[Token]) -> Iterator[tuple[str, bool]]:
    """Give the year of every amount: the one in front of it, else the one right behind it.

    ``tahun 2020 sebesar 24, naik dari 22 pada tahun 2019`` has one of each kind.
    """
    last, taken = "", -1
    start = 0
    for i, token in enumerate(tokens):
        if token.kind is not Kind.AMOUNT:
            continue
        own = [n for n in range(start, i) if tokens[n].kind is Kind.YEAR and n != taken]
        behind = next((n for n in range(i + 1, min(i + 6, len(tokens))) if _ends(tokens[n])), None)
        if own:
            last = tokens[own[-1]].text
        elif behind is not None and tokens[behind].kind is Kind.YEAR:
            last, taken = tokens[behind].text, behind
        yield last, bool(own) or taken > i
        start = i + 1


def _ends(token: Token) -> bool:
    """Tell whether no year further on can belong to the amount before."""
    return token.kind not in {Kind.WORD, Kind.OPEN, Kind.BY, Kind.PAST}


def _composes(token: Token) -> bool:
    """Tell ``terdiri dari`` from ``yaitu dari``: only the first has parts behind it."""
    return token.kind is Kind.COMPOSED and token.text.casefold() not in {"yaitu", "yakni"}


def _beside(span: list[Token]) -> bool:
    """Tell whether nothing but ``atau``, a parenthesis or ``sebesar`` parts two amounts."""
    kinds = [t.kind for t in span if t.kind is not Kind.WORD]
    words = sum(t.kind is Kind.WORD for t in span)
    kinds = [k for k in kinds if k not in {Kind.BY, Kind.CAPAIAN, Kind.COMMA}]
    named = any(t.text.casefold().startswith(("persentase", "prosentase")) for t in span)
    if named and not kinds and words <= 2 and span[0].kind is Kind.WORD:
        return True  # "44 orang dengan persentase sebesar 81%"
    if kinds[1:] and span[-1].text.casefold() in {"mencapai", "tercapai"} and words <= 2:
        kinds.pop()  # "Rp 20 juta atau mencapai 99,5%"
    return words <= 4 and kinds in ([Kind.OR], [Kind.OPEN], [Kind.OPERATOR])


def role_of(span: list[Token], token: Token) -> Kind:
    """Name the role by the last group of cue words; the first word of a group decides."""
    cues = [(n, t) for n, t in enumerate(span) if t.kind in _CUES]
    reached = [n for n, t in enumerate(span) if t.kind is Kind.REACHED]
    if reached and (not cues or reached[-1] > cues[-1][0]):
        return Kind.REALISASI  # "target 60%, tercapai 68%"
    if cues and cues[-1][1].text.casefold() in _SOURCES and cues[-1][0]:
        spent = [n for n, t in cues if t.kind is Kind.REALISASI]
        if spent and all(t.kind is not Kind.OF for t in span[spent[-1] :]):
            return Kind.REALISASI  # "realisasi dana APBN sebesar"
    if not cues:
        return Kind.WORD
    group = [cues[-1]]
    for n, t in reversed(cues[:-1]):
        if group[0][0] - n > 2 or any(
            k.kind in {Kind.COMMA, Kind.BREAK, Kind.OF} for k in span[n : group[0][0]]
        ):
            break
        group.insert(0, (n, t))
    kinds = [t.kind for _, t in group]
    last = group[-1][1]
    named = group[0][1].text.casefold().startswith(("capaian", "pencapaian"))
    rate = group[0][1].text.casefold().startswith("p") and last.text.casefold().endswith("nya")
    if last.kind is Kind.REALISASI and (last.text.casefold().startswith(_VERB) or rate):
        # "capaian kinerja mencapai 110%" is the capaian; any other verb names the realisasi
        return Kind.CAPAIAN if named and token.percent else Kind.REALISASI
    first = kinds[0]
    if first is Kind.CAPAIAN and Kind.REALISASI in kinds and not token.percent:
        return Kind.REALISASI
    if first is Kind.CAPAIAN and not token.percent and Kind.TARGET in kinds:
        return Kind.TARGET
    return first


def _other(span: list[Token]) -> bool:
    last = max((n for n, t in enumerate(span) if t.kind in _CUES), default=0)
    return any(t.kind in {Kind.PLAN, Kind.PAST} for t in span[max(0, last - 2) :])
