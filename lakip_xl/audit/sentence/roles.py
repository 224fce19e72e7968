"""What each amount of a sentence is said to be, told by the words before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.sentence.words import Kind, Token

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
    beside: bool
    """Whether it only says the amount before it in other words: ``23 orang atau 24,5%``."""
    other: bool
    """Whether it belongs to another plan, place or year than this one."""
    year: str
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


def same_unit(unit: str) -> str:
    """Bring a unit to the form in which units are compared.

    Example:
        >>> same_unit("Pegawai"), same_unit("ha")
        ('orang', 'ha')
    """
    folded = unit.casefold()
    return "orang" if folded in _PEOPLE else folded


def amounts(tokens: list[Token]) -> Iterator[Amount]:
    """Give the amounts of a sentence with their roles."""
    start = 0
    previous: Amount | None = None
    year = ""
    for i, token in enumerate(tokens):
        if token.kind is Kind.YEAR:
            year = token.text
        if token.kind is not Kind.AMOUNT:
            continue
        span = tokens[start:i]
        kinds = tuple(t.kind for t in span)
        here = [t.text for t in span if t.kind is Kind.YEAR]
        beside = previous is not None and _beside(span)
        amount = Amount(
            token,
            i,
            role_of(span, token),
            any(k is Kind.OF and not (n and _composes(span[n - 1])) for n, k in enumerate(kinds)),
            Kind.TO in kinds,
            beside,
            _other(span),
            here[-1] if here else year,
            kinds,
        )
        yield amount
        previous, start = amount, i + 1


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
    if last.kind is Kind.REALISASI and last.text.casefold().startswith(_VERB):
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
