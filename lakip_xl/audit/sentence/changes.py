"""Claims of change, of composition and of comparison."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.sentence.passages import WHOLES, Context, Found, Sentence, Wrong, write
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind, Token


def changes(sentence: Sentence, _context: Context) -> Found:
    """``naik dari 77,90 menjadi 81,51 atau sebesar 3,61 poin``."""
    every = sentence.amounts
    for n, (first, second) in enumerate(pairwise(every)):
        if not (first.whole and second.later and _moving(sentence, n)):
            continue
        direction = _direction(sentence, n)
        delta = second.value - first.value
        if direction and (delta * direction < 0):
            word = "naik" if direction > 0 else "turun"
            true = "turun" if direction > 0 else "naik"
            yield (
                Wrong(
                    "perubahan-prosa",
                    word,
                    None,
                    f"Kalimat menyebut {word} dari {first.token.text} menjadi {second.token.text}, "
                    f"padahal angkanya {true}.",
                    "arah",
                ),
                second.index,
            )
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
        "perubahan-prosa",
        said.token.text,
        right,
        f"Kalimat menyebut perubahan {said.token.text}, padahal dari {first.token.text} menjadi "
        f"{second.token.text} selisihnya {write(right)}.",
        "perubahan",
        cut=Kecocokan.DIPOTONG in kinds,
    )


def compositions(sentence: Sentence, _context: Context) -> Found:
    """``94 orang terdiri dari 50 orang laki-laki dan 44 orang perempuan``."""
    every = sentence.amounts
    for n, amount in enumerate(every[1:], start=1):
        if Kind.COMPOSED not in amount.span or amount.span.count(Kind.AMOUNT):
            continue
        total = every[n - 1]
        span = sentence.tokens[total.index + 1 : amount.index]
        if not _opens_parts(span):
            continue
        parts: list[Amount] = []
        for k in every[n:]:
            if k.unit != total.unit or (
                k.role in {Kind.CAPAIAN, Kind.REALISASI} and parts and parts[0].role is not k.role
            ):
                if k.token.percent and k.beside:
                    continue
                break
            parts.append(k)
        if len(parts) < 2 or not total.unit or total.token.percent:
            continue
        sums = [fsum(p.value for p in parts[:m]) for m in range(2, len(parts) + 1)]
        if any(
            abs(s - total.value)
            <= 0.5 * 10.0 ** -(total.token.number.desimal if total.token.number else 0)
            for s in sums
        ):
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
        rule,
        total.token.text,
        right,
        f"Kalimat menyebut {total.token.text}, padahal {len(parts)} rinciannya "
        f"berjumlah {write(right)}.",
        "jumlah rincian",
    )


_SIZE = {"besar", "tinggi", "banyak", "kecil", "rendah", "sedikit", "dari"}


def comparisons(sentence: Sentence) -> Iterator[Wrong]:
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
            "kalimat-hubungan",
            words[said],
            words[true],
            f"Kalimat menyatakan {first.token.text} {words[said]} {second.token.text}, padahal "
            f"{words[true]}.",
            "perbandingan",
        )


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
