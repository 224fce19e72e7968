"""Claims of composition and of comparison."""

from collections.abc import Iterator, Sequence
from math import fsum

from lakip_xl.audit.printed import Agreement, half_digit
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    Wrong,
    agrees,
    words_before,
    write,
)
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind, Token


def compositions(sentence: Sentence, context: Context) -> Found:
    """``94 orang terdiri dari 50 orang laki-laki dan 44 orang perempuan``."""
    every = (*_carried(sentence, context), *sentence.amounts)
    for n, amount in enumerate(every[1:], start=1):
        if Kind.COMPOSED not in amount.span or amount.span.count(Kind.AMOUNT):
            continue
        total = every[n - 1]
        if _aside(total) and n > 1 and not amount.token.percent:
            total = every[
                n - 2
            ]  # "Rp 12,8 miliar atau terealisasi 55,9% dari target, terdiri dari"
        start = 0 if total not in sentence.amounts else total.index + 1
        if not _opens_parts(sentence.tokens[start : amount.index]):
            continue
        parts = list(_parts(sentence, every[n:], total))
        if len(parts) < 2 or not total.unit:
            continue
        if any(adds_up(total, parts[:m]) for m in range(2, len(parts) + 1)):
            yield None, total.index
            yield from _portions(every, total, parts)
            continue
        gap = abs(fsum(p.value for p in parts) - total.value)
        if not total.token.percent or gap < 0.1 * total.value:
            yield composition(total, parts), total.index  # far off: shares of something else


def concluded(sentence: Sentence, _context: Context) -> Found:
    """``pegawai Rp A, barang Rp B dan modal Rp C sehingga total belanja Rp D``."""
    for n, total in enumerate(sentence.amounts):
        parts = [a for a in sentence.amounts[:n] if a.unit == total.unit and not a.beside]
        said = Kind.ALL in total.span and {"sehingga", "maka"} & words_before(sentence, total)
        planned = any(a.role in WHOLES for a in sentence.amounts[: n + 1])
        if said and total.unit and not total.token.percent and len(parts) > 1 and not planned:
            right = any(adds_up(total, parts[k:]) for k in range(len(parts) - 1))
            yield (None if right else composition(total, parts)), total.index


def _parts(sentence: Sentence, every: Sequence[Amount], total: Amount) -> Iterator[Amount]:
    """Give the amounts that a list of parts goes on with."""
    role = None
    for k in every:
        if _aside(k) and not total.token.percent:
            continue
        other = role is not None and k.role in {Kind.CAPAIAN, Kind.REALISASI} and role is not k.role
        concludes = role is not None and {"sehingga", "maka"} & words_before(sentence, k)
        if k.unit not in {total.unit, ""} or (total.token.money and other) or concludes:
            return
        role = role or k.role
        yield k


def _aside(amount: Amount) -> bool:
    """Tell whether a percentage only says the amount before it in other words."""
    return amount.token.percent and (amount.beside or Kind.OR in amount.span)


def adds_up(total: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether parts make up their total, all of them as exact as they are printed."""
    halves = [half_digit(a.token.number) for a in (total, *parts) if a.token.number]
    return abs(fsum(p.value for p in parts) - total.value) <= fsum(halves) + 1e-6


def _carried(sentence: Sentence, context: Context) -> tuple[Amount, ...]:
    """Give the total of ``Anggaran tersebut terbagi dalam …``: the amount just before."""
    at = context.sentences.index(sentence)
    opening = sentence.text[:80].casefold().split()
    composed = [t.kind for t in sentence.tokens[:1]] == [Kind.COMPOSED]
    named = composed or {"tersebut", "itu", "ini"} & set(opening)
    if not at or not sentence.amounts or not named:
        return ()
    return context.sentences[at - 1].amounts if len(context.sentences[at - 1].amounts) == 1 else ()


def _portions(every: Sequence[Amount], total: Amount, parts: Sequence[Amount]) -> Found:
    """Hold the percentages beside parts that add up against the total, where one of them fits."""
    said = [
        (part, every[at])
        for part in parts
        if (at := every.index(part) + 1) < len(every)
        and every[at].beside
        and every[at].token.percent
    ]
    judged = [(p, s, agrees(s, (SHARE,), (p, total))) for p, s in said]
    if not any(found is Agreement.SAME for _, _, found in judged):
        return  # of something else: each of its own budget
    for part, one, found in judged:
        if found is not Agreement.DIFFERENT or not total.value:
            yield None, one.index
            continue
        right = round(part.value / total.value * 100, 2)
        yield (
            Wrong(
                "persentase-uang-prosa" if total.token.money else "persentase-prosa",
                one.token.text,
                right,
                f"Kalimat menyebut {one.token.text}%, seharusnya {write(right)}% "
                f"({part.token.text} dari {total.token.text}).",
                "persentase",
            ),
            one.index,
        )


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
        rule,
        total.token.text,
        right,
        f"Kalimat menyebut {total.token.text}, padahal {len(parts)} rinciannya "
        f"berjumlah {write(right)}.",
        "jumlah rincian",
    )
