"""The grammar of claims: what a sentence asserts about its own amounts.

A claim is a relation between amounts of the same sentence (or the one before it). It is called
wrong only when its words leave no doubt about which amounts it is about and no other amounts of
the passage make it true.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import fsum

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.relations.formula import CAPAIAN, Formula
from lakip_xl.audit.sentence.lexer import Kind, Token, lex, sentences
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.roles import Amount, amounts

WHOLES = {Kind.TARGET, Kind.BUDGET}
_PERCENT = Formula(
    "persen", lambda v: v[0] / v[1] * 100 if v[1] else None, "bagian / keseluruhan × 100"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that has been read."""

    text: str
    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]


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

    @property
    def amounts(self) -> list[Amount]:
        """Every amount that a claim may rest on."""
        return [*self.before, *(a for s in self.sentences for a in s.amounts)]


def read_passage(text: str, before: Sequence[Amount] = ()) -> Context:
    """Read a passage into its sentences."""
    read = []
    for _, sentence in sentences(text):
        tokens = lex(sentence)
        read.append(Sentence(sentence, tuple(tokens), tuple(amounts(tokens))))
    return Context(tuple(read), tuple(before))


def wrong_claims(context: Context) -> Iterator[Wrong]:
    """Give the claims of a passage that its own amounts contradict."""
    for n, sentence in enumerate(context.sentences):
        earlier = context.sentences[n - 1].amounts if n else ()
        done: set[int] = set()
        for make in (_changes, _results, _shares, _pairs, _compositions):
            for wrong, index in make(sentence, earlier, context):
                if index not in done:
                    done.add(index)
                    if wrong is not None:
                        yield wrong
        yield from _comparisons(sentence)


Found = Iterator[tuple[Wrong | None, int]]
"""Wrong claims with the amount that they are about; a true claim is ``None``."""


def agrees(said: Amount, formulas: Sequence[Formula], operands: Sequence[Amount]) -> Kecocokan:
    """Compare a stated amount with what its operands give."""
    if said.token.number is None:
        return Kecocokan.SAMA
    values = [a.value for a in operands]
    halves = [
        goyah(a.token.number) if a.token.number and a.token.number.desimal > 0 else 0.0
        for a in operands
    ]
    scaled = [0.5 * 10.0 ** -a.token.number.desimal if a.token.number and a.token.number.desimal < 0 else 0.0 for a in operands]  # fmt: skip
    halves = [max(a, b) for a, b in zip(halves, scaled, strict=True)]
    best = Kecocokan.BEDA
    for formula in formulas:
        value = formula.compute(values)
        if value is None:
            continue
        found = bandingkan(said.token.number, value, formula.slack(values, halves))
        if found is Kecocokan.SAMA:
            return found
        best = found if found is Kecocokan.DIPOTONG else best
    return best


def _results(sentence: Sentence, earlier: Sequence[Amount], context: Context) -> Found:
    """``target 80 … realisasi 88 … capaian 110%``, whatever verbs join them."""
    target: Amount | None = None
    real: Amount | None = None
    for n, amount in enumerate(sentence.amounts):
        if amount.role in WHOLES and not amount.beside:
            target = amount
        elif amount.role is Kind.REALISASI and not amount.beside and not amount.other:
            real = amount
        elif amount.whole and n and real is sentence.amounts[n - 1] and real.unit == amount.unit:
            target = amount
        elif (
            n
            and amount.whole
            and amount.unit == sentence.amounts[n - 1].unit
            and "bobot" in _words(sentence, amount)
        ):
            real, target = sentence.amounts[n - 1], amount
        wants = amount.token.percent and amount.role in {Kind.CAPAIAN, Kind.REALISASI, Kind.WORD}
        if not wants or target is None or real is None or amount in {target, real}:
            continue
        stated = amount.role is Kind.CAPAIAN or amount.beside or (amount.role is Kind.REALISASI and amount.span.count(Kind.CAPAIAN) > 0)  # fmt: skip
        if real.unit != target.unit or not stated:
            continue
        if amount.beside and sentence.amounts[n - 1] not in {real, target}:
            continue
        if amount.beside and sentence.amounts[n - 1] is target and not target.whole:
            continue
        if (
            amount.token.percent
            and real.token.percent
            and amount.role is not Kind.CAPAIAN
            and not amount.beside
        ):
            continue
        if amount.other and real.token.percent:
            pass
        formulas: tuple[Formula, ...] = (
            CAPAIAN if target.role is Kind.TARGET or target.whole else (_PERCENT,)
        )
        weighed = "bobot" in _words(sentence, target) and target.whole
        what = "bobot" if weighed else "capaian"
        yield _ratio(amount, formulas, (real, target), context, what), amount.index
        real = None


def _words(sentence: Sentence, amount: Amount) -> set[str]:
    """Give the words between the amount before an amount and it."""
    start = amount.index - len(amount.span)
    return {t.text.casefold() for t in sentence.tokens[start : amount.index]}


def _ratio(
    said: Amount,
    formulas: Sequence[Formula],
    pair: tuple[Amount, Amount],
    context: Context,
    what: str,
) -> Wrong | None:
    found = agrees(said, formulas, pair)
    if found is Kecocokan.SAMA:
        return None
    if found is Kecocokan.BEDA and _explained(said, formulas, pair, context):
        return None
    value = formulas[0].compute([a.value for a in pair])
    if value is None:
        return None
    money = pair[0].token.money
    rules = {"capaian": "capaian-prosa", "bobot": "capaian-bobot-prosa"}
    rule = "persentase-uang-prosa" if money else rules.get(what, "persentase-prosa")
    right = round(value + 1e-9, 2)
    cut = found is Kecocokan.DIPOTONG
    return Wrong(
        rule,
        said.token.text,
        right,
        f"Kalimat menyebut {said.token.text}%, {'dipotong: pembulatannya' if cut else 'seharusnya'} "
        f"{_write(right)}% ({pair[0].token.text} dari {pair[1].token.text}).",
        "capaian" if what == "bobot" else what,
        cut=cut,
    )


def _write(value: float) -> str:
    from lakip_xl.rules.format import tulis_angka

    return tulis_angka(value)


def _explained(
    said: Amount, formulas: Sequence[Formula], pair: tuple[Amount, Amount], context: Context
) -> bool:
    """Tell whether other amounts of the passage make a percentage true."""
    pool = [a for a in context.amounts if a.unit == pair[0].unit and a is not said][-40:]
    tops = [pair[0]] if said.beside else pool
    for top in tops:
        for bottom in pool:
            if (
                bottom is not top
                and (top, bottom) != pair
                and top.value
                and (
                    agrees(said, formulas[:3], (top, bottom)) is Kecocokan.SAMA
                    and bottom.value != top.value
                )
            ):
                return True
    return False


def _shares(sentence: Sentence, earlier: Sequence[Amount], context: Context) -> Found:
    """``23 orang atau 24,5% dari keseluruhan``, ``X (P%) dari Y``, ``X dari Y (P%)``."""
    every = sentence.amounts
    for n, said in enumerate(every):
        if not said.token.percent or not said.beside or n == 0:
            continue
        part = every[n - 1]
        if part.token.percent or not part.value:
            continue
        whole = _whole_of(sentence, n, earlier, context)
        guessed = whole is None
        whole = whole or _counted_whole(part, context)
        if whole is None:
            continue
        top, bottom = whole
        if guessed and not _near_share(said, top, bottom):
            continue
        formulas: tuple[Formula, ...] = (_PERCENT,)
        if bottom.role is Kind.TARGET:
            formulas = CAPAIAN
        yield _ratio(said, formulas, (top, bottom), context, "persentase"), said.index


def _whole_of(
    sentence: Sentence, n: int, earlier: Sequence[Amount], context: Context
) -> tuple[Amount, Amount] | None:
    """Find part and whole of a percentage that stands beside an amount."""
    every = sentence.amounts
    part = every[n - 1]
    previous = every[n - 2] if n > 1 else None
    if (
        (
            part.whole
            and previous is not None
            and previous.unit == part.unit
            and Kind.TARGET not in part.span
            and previous.value
        )
        and part.role is not Kind.REALISASI
        and part.role not in {Kind.UP, Kind.DOWN}
    ):
        return previous, part  # "27 dari 34 orang (79%)"
    following = every[n + 1] if n + 1 < len(every) else None
    if (
        (
            following is not None
            and following.whole
            and following.unit == part.unit
            and len(following.span) <= 12
        )
        and Kind.BREAK not in following.span
        and Kind.COMMA not in following.span[:1]
    ):
        return part, following  # "23 orang (24,5%) dari 94 orang"
    if part.role in {Kind.UP, Kind.DOWN}:
        return None
    same = [a for a in every[: n - 1] if a.unit == part.unit and a.value]
    if part.role in {Kind.REALISASI, Kind.REST}:
        bases = [a for a in same if a.role in WHOLES]
        if bases:
            return part, bases[-1]
    tail = [
        t.kind
        for t in sentence.tokens[every[n].index + 1 : (following.index if following else None)]
    ][:8]
    said = [a for a in context.before if a.unit == part.unit and a.value]
    said += [a for s in context.sentences for a in s.amounts if a.unit == part.unit and a.value]
    said = said[: said.index(part)] if part in said else said
    if Kind.OF in tail and {Kind.ALL, *WHOLES} & set(tail):
        bases = [a for a in said if a.role in WHOLES] or said
        if bases:
            return part, max(bases, key=lambda a: a.value) if Kind.ALL in tail else bases[-1]
    return None


def _counted_whole(part: Amount, context: Context) -> tuple[Amount, Amount] | None:
    """Guess the whole of a count: the largest count of the same things in the passage."""
    number = part.token.number
    if part.token.money and part.role is Kind.REALISASI:
        said = [*context.before, *(a for s in context.sentences for a in s.amounts)]
        pagu = [a for a in said if a.token.money and a.role is Kind.BUDGET and a.value > part.value]
        return (part, pagu[-1]) if pagu else None
    if not part.unit or part.token.money or number is None or number.desimal:
        return None
    said = [a for s in context.sentences for a in s.amounts if a.unit == part.unit]
    own = [a for a in said if a.value > part.value]
    if own:
        return part, max(own, key=lambda a: a.value)
    smaller = [a for a in said if a is not part and a.value < part.value]
    return (part, max(smaller, key=lambda a: a.value)) if smaller else None


def _near_share(said: Amount, part: Amount, whole: Amount) -> bool:
    """Tell whether a share misses a guessed whole by one digit only, or its part does."""
    number = said.token.number
    if number is None or not whole.value:
        return False
    digits = max(number.desimal, 0)
    right = part.value / whole.value * 100
    if one_slip(round(said.value * 10**digits), round(right * 10**digits)):
        return True
    text, unit = f"{part.value:.0f}", 0.5 * 10.0**-digits
    return any(
        abs(float(text[:i] + other + text[i + 1 :]) / whole.value * 100 - said.value) <= unit
        for i in range(min(len(text), 6))
        for other in "0123456789"
        if other != text[i]
    )


def _pairs(sentence: Sentence, earlier: Sequence[Amount], context: Context) -> Found:
    """``44 orang (81%) pria dan 10 orang (19%) wanita``: percentages of 100 are of the sum."""
    every = sentence.amounts
    pairs = [
        (every[n - 1], every[n])
        for n in range(1, len(every))
        if every[n].beside and every[n].token.percent
    ]
    pairs = [
        (a, p) for a, p in pairs if a.unit and not a.token.percent and a.unit == pairs[0][0].unit
    ]
    if len(pairs) < 2 or abs(fsum(p.value for _, p in pairs) - 100) > 0.6:
        return
    whole = fsum(a.value for a, _ in pairs)
    for part, said in pairs:
        number = said.token.number
        right = part.value / whole * 100 if whole else 0.0
        if number is not None and bandingkan(number, right) is Kecocokan.BEDA:
            if abs(right - said.value) > 10.0**-number.desimal * 1.01:
                yield Wrong(
                    "persentase-prosa", said.token.text, round(right, 2),
                    f"Kalimat menyebut {said.token.text}%, padahal {part.token.text} dari jumlahnya "
                    f"{_write(whole)} adalah {_write(round(right, 2))}%.", "persentase",
                ), said.index  # fmt: skip
                return


def _changes(sentence: Sentence, earlier: Sequence[Amount], context: Context) -> Found:
    """``naik dari 77,90 menjadi 81,51 atau sebesar 3,61 poin``."""
    every = sentence.amounts
    for n, (first, second) in enumerate(itertools.pairwise(every)):
        if not (first.whole and second.later and _moving(sentence, n)):
            continue
        direction = _direction(sentence, n)
        delta = second.value - first.value
        if direction and (delta * direction < 0):
            word = "naik" if direction > 0 else "turun"
            true = "turun" if direction > 0 else "naik"
            yield Wrong(
                "perubahan-prosa", word, None,
                f"Kalimat menyebut {word} dari {first.token.text} menjadi {second.token.text}, "
                f"padahal angkanya {true}.", "arah",
            ), second.index  # fmt: skip
            continue
        around = [*every[max(0, n - 1) : n], *every[n + 2 : n + 4]]
        for said in around:
            moved = said.role in {Kind.UP, Kind.DOWN} or said.beside or Kind.OR in said.span
            if not moved or said.whole or said.later or said.index in {first.index, second.index}:
                continue
            yield _delta(said, first, second), said.index


def _moving(sentence: Sentence, n: int) -> bool:
    return _direction(sentence, n) != 0


def _direction(sentence: Sentence, n: int) -> int:
    """Tell which way a sentence says that something moves between two amounts."""
    every = sentence.amounts
    start = every[n - 2].index if n > 1 else 0
    tokens = sentence.tokens[start : every[n + 1].index]
    signs = {1 if t.kind is Kind.UP else -1 for t in tokens if t.kind in {Kind.UP, Kind.DOWN}}
    return signs.pop() if len(signs) == 1 else 0


def _delta(said: Amount, first: Amount, second: Amount) -> Wrong | None:
    """Hold a stated change against the two values: as a difference, or relative to the first."""
    delta = abs(second.value - first.value)
    options = [delta]
    if first.value:
        options.append(delta / abs(first.value) * 100)
    if said.token.number is None or (
        not said.token.percent and said.unit not in {first.unit, "poin", "", second.unit}
    ):
        return None
    number = said.token.number
    slack = sum(goyah(a.token.number) for a in (first, second) if a.token.number)
    kinds = [bandingkan(number, v, 0.0) for v in options]
    if Kecocokan.SAMA in kinds or bandingkan(number, delta, slack * 0.5) is Kecocokan.SAMA:
        return None
    right = (
        options[1] if said.token.percent and not first.token.percent and len(options) > 1 else delta
    )
    right = round(right, 2)
    return Wrong(
        "perubahan-prosa", said.token.text, right,
        f"Kalimat menyebut perubahan {said.token.text}, padahal dari {first.token.text} menjadi "
        f"{second.token.text} selisihnya {_write(right)}.", "perubahan",
        cut=Kecocokan.DIPOTONG in kinds,
    )  # fmt: skip


def _compositions(sentence: Sentence, earlier: Sequence[Amount], context: Context) -> Found:
    """``94 orang terdiri dari 50 orang laki-laki dan 44 orang perempuan``."""
    every = sentence.amounts
    for n, amount in enumerate(every[1:], start=1):
        if Kind.COMPOSED not in amount.span or amount.span.count(Kind.AMOUNT):
            continue
        total = every[n - 1]
        span = sentence.tokens[total.index + 1 : amount.index]
        if not _opens_parts(span):
            continue
        parts = []
        for k in every[n:]:
            if k.unit != total.unit or (k.role in {Kind.CAPAIAN, Kind.REALISASI} and parts and parts[0].role is not k.role):  # fmt: skip
                if k.token.percent and k.beside:
                    continue
                break
            parts.append(k)
        if len(parts) < 2 or not total.unit or total.token.percent:
            continue
        sums = [fsum(p.value for p in parts[:m]) for m in range(2, len(parts) + 1)]
        if any(abs(s - total.value) <= 0.5 * 10.0 ** -(total.token.number.desimal if total.token.number else 0) for s in sums):  # fmt: skip
            yield None, total.index
            continue
        yield composition(total, parts), total.index


def _opens_parts(span: Sequence[Token]) -> bool:
    """Tell whether words open the parts of an amount; ``yaitu`` only right behind it."""
    for i, token in enumerate(span):
        if token.kind is Kind.COMPOSED:
            explains = token.text.casefold() in {"yaitu", "yakni"}
            return i <= 3 if explains else i <= 12
    return False


def composition(total: Amount, parts: Sequence[Amount]) -> Wrong:
    """Say that parts do not add up to their total."""
    right = round(fsum(p.value for p in parts), 4)
    rule = (
        "jumlah-uang-prosa"
        if total.token.money
        else "jumlah-orang-prosa"
        if total.unit == "orang"
        else "jumlah-prosa"
    )
    return Wrong(
        rule, total.token.text, right,
        f"Kalimat menyebut {total.token.text}, padahal {len(parts)} rinciannya berjumlah {_write(right)}.",
        "jumlah rincian",
    )  # fmt: skip


_SIZE = {"besar", "tinggi", "banyak", "kecil", "rendah", "sedikit", "dari"}


def _comparisons(sentence: Sentence) -> Iterator[Wrong]:
    """``realisasi 80,78% lebih besar dari target 100%``."""
    for first, second in zip(sentence.amounts, sentence.amounts[1:], strict=False):
        if second.role not in WHOLES or first.role not in {Kind.REALISASI, Kind.WORD}:
            continue
        if first.unit != second.unit or (first.role is Kind.WORD and first.token.money):
            continue
        if first.other != second.other:
            continue
        tokens = sentence.tokens[first.index + 1 : second.index]
        said = comparison(tokens)
        true = (first.value > second.value) - (first.value < second.value)
        if said is None or said == true:
            continue
        words = {1: "lebih besar dari", -1: "lebih kecil dari", 0: "sama dengan"}
        yield Wrong(
            "kalimat-hubungan", words[said], words[true],
            f"Kalimat menyatakan {first.token.text} {words[said]} {second.token.text}, padahal "
            f"{words[true]}.", "perbandingan",
        )  # fmt: skip


def comparison(tokens: Sequence[Token]) -> int | None:
    """Read the comparison that words make: 1 more, -1 less, 0 the same; ``None`` for none."""
    words = [t.text.casefold() for t in tokens]
    if any(t.kind in {Kind.NOT, Kind.BREAK} for t in tokens):
        return None
    for i, word in enumerate(words):
        rest = words[i + 1 : i + 2]
        if word == "lebih" and rest and rest[0] in _SIZE:
            return -1 if rest[0] in {"kecil", "rendah", "sedikit"} else 1
        if word == "kurang" and rest == ["dari"]:
            return -1
        if word == "sama" and rest == ["dengan"]:
            return 0
    return None
