"""Claims of composition and of comparison."""

import re
from collections.abc import Iterator, Sequence
from math import fsum

from lakip_xl.audit.printed import Agreement, half_digit
from lakip_xl.audit.sentence.near import one_slip
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


def totals(sentence: Sentence, _context: Context) -> Found:
    """``pegawai Rp A, barang Rp B dan modal Rp C sehingga total belanja Rp D``."""
    every = sentence.amounts
    for n, total in enumerate(every):
        span = sentence.tokens[total.index - len(total.span) : total.index]
        concludes = any(t.text.casefold() in {"sehingga", "maka", "jadi"} for t in span)
        parts = [a for a in every[:n] if a.unit == total.unit and not a.beside]
        if Kind.ALL not in total.span or not concludes or len(parts) < 2 or total.token.percent:
            continue
        if not total.unit or any(a.role in WHOLES for a in every[: n + 1]):
            continue
        sums = [fsum(a.value for a in parts[k:]) for k in range(len(parts) - 1)]
        unit = 0.5 * 10.0 ** -(total.token.number.decimals if total.token.number else 0)
        right = any(abs(s - total.value) <= unit for s in sums)
        yield (None if right else composition(total, parts)), total.index


_CONTRASTS = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{two})\b", re.IGNORECASE))
    for one, two in (
        ("laki-laki|pria|putra", "perempuan|wanita|putri"),
        ("negeri", "swasta"),
        ("pns|asn", "non|honorer|kontrak|p3k|pppk|tkd|tidak tetap"),
        ("telah|sudah|tercapai|mencapai|berhasil|selesai|memenuhi|lulus|aktif", "belum|tidak|non"),
        (".", "sisanya|selebihnya"),
    )
)
"""Words of which two halves of a whole have one each."""


def halves(sentence: Sentence, _context: Context) -> Found:
    """``Dari 20 indikator, 17 tercapai dan 3 belum``: two opposite parts make up the whole."""
    counts = [a for a in sentence.amounts if not a.token.percent and not a.beside]
    if len(counts) != 3 or len({a.unit for a in counts if a.unit}) != 1:
        return
    total, one, two = counts
    number = total.token.number
    if not (total.whole or Kind.ALL in total.span or total.value > max(one.value, two.value)):
        return
    if number is None or total.token.money or any(a.role is Kind.TARGET for a in counts):
        return
    if any(a.year for a in counts) and len({a.year for a in counts}) > 1:
        return
    cut = sentence.tokens[one.index + 1 : two.index]
    join = next((t for t in cut if t.text.casefold() in {"dan", "sedangkan", "serta"}), None)
    if join is None:
        return
    first = sentence.text[total.token.end : join.start]
    second = sentence.text[join.start :]
    if any(
        (a.search(first) and not b.search(first) and b.search(second))
        or (b.search(first) and a.search(second) and not b.search(second))
        for a, b in _CONTRASTS
    ):
        right = abs(one.value + two.value - total.value) <= 0.5 * 10.0**-number.decimals
        yield (None if right else composition(total, (one, two))), total.index


def restated(sentence: Sentence, context: Context) -> Found:
    """``mencapai Rp751,4 miliar … Dari total Rp751,6 miliar tersebut``: the same amount again."""
    said = [*context.before, *(a for s in context.sentences for a in s.amounts)]
    for amount in sentence.amounts:
        following = sentence.tokens[amount.index + 1 : amount.index + 2]
        if not following or following[0].text.casefold() != "tersebut":
            continue
        before = [a for a in said[: said.index(amount)] if a.unit == amount.unit]
        if any(a.value == amount.value for a in before):
            continue
        alike = [a for a in before if one_slip(_digits(a), _digits(amount))]
        if len(alike) == 1 and len(alike[0].token.text) > 2:
            yield (
                Wrong(
                    "jumlah-prosa",
                    amount.token.text,
                    alike[0].value,
                    f"Kalimat menyebut {amount.token.text} tersebut, padahal sebelumnya "
                    f"{alike[0].token.text}.",
                    "jumlah",
                ),
                amount.index,
            )


_NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def recounted(sentence: Sentence, context: Context) -> Found:
    """``4 (empat) sasaran … Enam sasaran tersebut``: the same things counted again in a word."""
    at = context.sentences.index(sentence)
    before = [a for s in context.sentences[:at] for a in s.amounts]
    for n, token in enumerate(sentence.tokens[:-2]):
        if token.text.casefold() not in _NUMBERS or not before:
            continue
        things = [t.text.casefold() for t in sentence.tokens[n + 1 : n + 5]]
        counted = [a for a in before if a.unit == things[0] and a.token.number]
        value = _NUMBERS.index(token.text.casefold())
        if "tersebut" not in things or len({a.value for a in counted}) != 1:
            continue
        if counted[0].value != value:
            yield (
                Wrong(
                    "jumlah-prosa",
                    token.text,
                    counted[0].value,
                    f"Kalimat menyebut {token.text} {things[0]} tersebut, padahal sebelumnya "
                    f"{counted[0].token.text}.",
                    "jumlah",
                ),
                -1 - n,
            )


def _digits(amount: Amount) -> float:
    return float("".join(ch for ch in amount.token.text if ch.isdigit()))
