"""A passage as sentences with their amounts, and how a stated amount is held against others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lakip_xl.audit.printed import Agreement, agreement, half_digit
from lakip_xl.audit.relations.formula import Formula
from lakip_xl.audit.sentence.lexer import lex, sentences
from lakip_xl.audit.sentence.roles import Amount, amounts
from lakip_xl.audit.sentence.words import Kind, Token
from lakip_xl.rules.format import tulis_angka

WHOLES = {Kind.TARGET, Kind.BUDGET}


SHARE = Formula(
    "persen", lambda v: v[0] / v[1] * 100 if v[1] else None, "bagian / keseluruhan × 100"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that has been read."""

    text: str
    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]

    @property
    def formula(self) -> bool:
        """Whether it writes out a computation; that is read elsewhere."""
        signs = {t.text for t in self.tokens if t.kind in {Kind.EQUALS, Kind.OPERATOR}}
        return "=" in signs and bool(signs & set("×*/÷+"))


@dataclass(frozen=True, slots=True)
class Wrong:
    """A claim that its own amounts contradict."""

    rule: str
    said: str
    right: str | float | None
    message: str
    column: str
    cut: bool = False
    warning: bool = False


@dataclass(frozen=True)
class Context:
    """The sentences of a passage, and the amounts that were said before it."""

    sentences: tuple[Sentence, ...]
    before: tuple[Amount, ...] = field(default=())
    about: str = ""
    """The heading above."""

    @property
    def amounts(self) -> list[Amount]:
        """Every amount that a claim may rest on."""
        return [*self.before, *(a for s in self.sentences for a in s.amounts)]


def read_passage(text: str, before: Sequence[Amount] = (), about: str = "") -> Context:
    """Read a passage into its sentences."""
    read = []
    for _, sentence in sentences(text):
        tokens = lex(sentence)
        read.append(Sentence(sentence, tuple(tokens), tuple(amounts(tokens))))
    return Context(tuple(read), tuple(before), about)


Found = Iterator[tuple[Wrong | None, int]]
"""Wrong claims with the amount that they are about; a true claim is ``None``."""


def agrees(said: Amount, formulas: Sequence[Formula], operands: Sequence[Amount]) -> Agreement:
    """Compare a stated amount with what its operands give."""
    if said.token.number is None:
        return Agreement.SAME
    values = [a.value for a in operands]
    halves = [
        half_digit(a.token.number) if a.token.number and a.token.number.decimals > 0 else 0.0
        for a in operands
    ]
    scaled = [
        0.5 * 10.0**-a.token.number.decimals
        if a.token.number and a.token.number.decimals < 0
        else 0.0
        for a in operands
    ]
    cut = [1.0 + a.token.about for a in operands]
    halves = [max(a, b) * c for a, b, c in zip(halves, scaled, cut, strict=True)]
    if any(scaled):  # "110,3 miliar" is rounded, be it a target or not
        formulas = [replace(one, exact=()) for one in formulas]
    best = Agreement.DIFFERENT
    for formula in formulas:
        value = formula.compute(values)
        if value is None:
            continue
        found = agreement(said.token.number, value, formula.slack(values, halves))
        if found is Agreement.SAME:
            return found
        best = found if found is Agreement.CUT_OFF else best
    return best


def span_of(sentence: Sentence, amount: Amount) -> tuple[Token, ...]:
    """Give the tokens between the amount before an amount and it."""
    return sentence.tokens[amount.index - len(amount.span) : amount.index]


def words_before(sentence: Sentence, amount: Amount) -> set[str]:
    """Give the words between the amount before an amount and it."""
    return {t.text.casefold() for t in span_of(sentence, amount)}


def write(value: float) -> str:
    """Write a number as a reader expects it."""
    return tulis_angka(value)
