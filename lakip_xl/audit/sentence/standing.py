"""How a realisasi stands to its target in words: ``melampaui target``, ``belum mencapainya``."""

import re
from collections.abc import Sequence

from lakip_xl.audit.direction import may_be_lower
from lakip_xl.audit.printed import half_digit
from lakip_xl.audit.sentence.passages import WHOLES, Context, Found, Sentence, Wrong, span_of
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind, Token

_TARGET = (
    r"(?:\s+(?:dari|daripada|dibanding\w*|yang|batas|angka|nilai|ketentuan))*"
    r"\s+(?:(?:di)?target(?:kan)?|rencana)\b"
)
_ABOVE = (
    rf"(?:melebihi|melampaui|melewati|(?:di ?)?atas|lebih (?:besar|tinggi|banyak|baik)){_TARGET}"
)
_BELOW = rf"(?:di ?bawah|kurang dari|lebih (?:kecil|rendah|sedikit)){_TARGET}"
_SHORT = (
    r"\b(?:tidak|belum|tak)\s+(?:dapat\s+|mampu\s+|berhasil\s+)?"
    rf"(?:mencapai|memenuhi|melampaui|sesuai){_TARGET}"
)
_REACHED = r"\btarget\b[^.;]{0,60}\b(?:telah|sudah|berhasil)\s+(?:terlampaui|tercapai|terpenuhi)\b"
_DENIED = re.compile(r"\b(?:tidak|belum|tak|bukan)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CLAIMS = (
    (re.compile(_SHORT, re.IGNORECASE), -1),
    (re.compile(rf"\b{_ABOVE}", re.IGNORECASE), 1),
    (re.compile(rf"\b{_BELOW}", re.IGNORECASE), -1),
    (re.compile(_REACHED, re.IGNORECASE), 1),
)
_OTHERS = re.compile(
    r"\b(?:nasional|provinsi|renstra|rpjm\w*|akhir|menengah|tahun lalu|sebelumnya|rata-rata)\b",
    re.IGNORECASE,
)
WORDS = -1000
"""Below every place of an amount: the claim is about words."""
REACH = 3.0
"""Times by which a figure and its target differ at most; beyond that it is the distance."""


def standings(sentence: Sentence, context: Context) -> Found:
    """Hold what words say of the target against target and realisasi, or against the capaian."""
    said = _claim(sentence.text)
    if (
        any(comparisons(sentence, context))
        or said is None
        or may_be_lower(f"{context.about} {sentence.text}")
    ):
        return
    word, sign = said
    at = next(i for i, s in enumerate(context.sentences) if s is sentence)
    pools: list[Sequence[Amount]] = [sentence.amounts]
    if at and sum(not a.apart for a in sentence.amounts) <= 1:
        pools.append([*context.sentences[at - 1].amounts, *sentence.amounts])
    for pool in pools:
        pair = _pair(pool)
        if pair is None:
            continue
        first, second = pair
        slack = sum(half_digit(a.token.number) for a in pair if a.token.number)
        if (first.value - second.value) * sign < -slack:
            yield _wrong(word, first, second), WORDS
        return


def _claim(text: str) -> tuple[str, int] | None:
    """Read the only claim about a target: 1 above, -1 below."""
    if _OTHERS.search(text):
        return None
    found: list[tuple[int, int, str, int]] = []
    for pattern, sign in _CLAIMS:
        for match in pattern.finditer(text):
            denied = sign > 0 and _DENIED.search(text[: match.start()])
            if denied or any(
                match.start() < end and match.end() > start for start, end, *_ in found
            ):
                continue
            found.append((match.start(), match.end(), match[0], sign))
    if len({sign for *_, sign in found}) != 1:
        return None
    return found[0][2], found[0][3]


def _pair(pool: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """Give realisasi and target, or capaian and one hundred percent, where each is the only one."""
    moved = {Kind.UP, Kind.DOWN, Kind.REST}
    targets = [a for a in pool if a.role is Kind.TARGET and not a.apart]
    if len(targets) != 1:
        return None
    target = targets[0]
    reals = [
        a
        for a in pool
        if a is not target
        and a.unit in {target.unit, ""}
        and a.role not in moved
        and not a.apart
        and (a.role is not Kind.CAPAIAN or not a.token.percent or len(pool) == 2)
    ]
    reals = [a for a in reals if not a.beside] or reals  # "1162 dari 1200 sampel, atau 96,83%"
    named = [a for a in reals if a.role is Kind.REALISASI] or reals
    if len(named) != 1 or not target.value:
        return None
    return (named[0], target) if 1 / REACH < named[0].value / target.value < REACH else None


def _wrong(word: str, first: Amount, second: Amount) -> Wrong:
    true = (
        "sama dengan"
        if first.value == second.value
        else "lebih besar dari"
        if first.value > second.value
        else "lebih kecil dari"
    )
    return Wrong(
        "kalimat-hubungan",
        word,
        true,
        f'Kalimat menyatakan "{word}", padahal {first.token.text} {true} {second.token.text}.',
        "perbandingan",
    )


_SIZE = {"besar", "tinggi", "banyak", "kecil", "rendah", "sedikit", "dari"}


def comparisons(sentence: Sentence, _context: Context) -> Found:
    """``realisasi 80,78% lebih besar dari target 100%``."""
    for first, second in zip(sentence.amounts, sentence.amounts[1:], strict=False):
        bound = _bound(sentence, first) if first.unit == second.unit else 0
        if bound and _explains(sentence, second):
            if (second.value - first.value) * bound < 0:
                yield _compared(second, first, bound), WORDS - first.index
            continue
        literal = _literal(sentence.tokens[first.index + 1 : second.index])
        if literal and second.role not in WHOLES and first.unit == second.unit:
            if (first.value - second.value) * literal < 0 and not first.beside:
                yield _compared(first, second, literal), WORDS - first.index
            continue
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
        yield _compared(first, second, said), WORDS - first.index


def _bound(sentence: Sentence, amount: Amount) -> int:
    """Read what stands right before a bound: ``di atas angka 100%`` 1, ``kurang dari 5%`` -1."""
    near = [t for t in span_of(sentence, amount)[-4:] if t.kind is not Kind.BY]
    words = " ".join(t.text.casefold() for t in near)
    found = [sign for pattern, sign in _BOUNDS if pattern.search(words)]
    return found[0] if len(found) == 1 and Kind.NOT not in amount.span else 0


_BOUNDS = (
    (re.compile(r"(?:di ?atas|lebih dari|melebihi|melampaui|lebih \w+ dari)$"), 1),
    (re.compile(r"(?:di ?bawah|kurang dari)$"), -1),
)


def _explains(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether an amount says which one is meant: ``yaitu sebesar 100,23%``, ``(100,23%)``."""
    kinds = [t.kind for t in span_of(sentence, amount) if t.kind is not Kind.COMMA]
    behind = [t.kind for t in sentence.tokens[amount.index + 1 : amount.index + 2]]
    opened = kinds[:1] == [Kind.OPEN] and behind == [Kind.CLOSE]
    listed = any(a.unit == amount.unit for a in sentence.amounts if a.index > amount.index)
    said = kinds[:1] == [Kind.COMPOSED] and (amount.token.percent or not listed)
    return (opened or said) and set(kinds[1:]) <= {Kind.BY}


def _compared(first: Amount, second: Amount, said: int) -> Wrong:
    words = {1: "lebih besar dari", -1: "lebih kecil dari", 0: "sama dengan"}
    true = (first.value > second.value) - (first.value < second.value)
    return Wrong(
        "kalimat-hubungan",
        words[said],
        words[true],
        f"Kalimat menyatakan {first.token.text} {words[said]} {second.token.text}, padahal "
        f"{words[true]}.",
        "perbandingan",
    )


def _literal(tokens: Sequence[Token]) -> int:
    """Read ``lebih tinggi dari``: 1 more, -1 less, 0 where no size is compared."""
    words = [t.text.casefold() for t in tokens]
    if any(t.kind in {Kind.NOT, Kind.BREAK} for t in tokens):
        return 0
    for i, word in enumerate(words[:-2]):
        since = words[i + 2].startswith(("dari", "dibanding"))
        if word == "lebih" and since and words[i + 1] in _SIZE - {"dari"}:
            return -1 if words[i + 1] in {"kecil", "rendah", "sedikit"} else 1
    return 0


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
