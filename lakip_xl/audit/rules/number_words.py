"""Numbers that are written twice, in digits and in words."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import FIGURE, read_number
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.rules.terbilang import BATAS, terbilang

_TWICE = re.compile(rf"(?<![\d,])(?<!\d\.)({FIGURE})(?:,-)?\s*\(\s*([A-Za-z ]{{3,200}}?)\s*\)")
_WORDS = frozenset(
    {"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"}
    | {"sepuluh", "sebelas", "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta"}
    | {"sejuta", "miliar", "milyar", "triliun", "koma"}
)
_UNIT = re.compile(r"\b(rupiah|persen|orang|buah|unit|kali|poin)\b")


@rule(
    "terbilang",
    Severity.GALAT,
    tujuan="Angka dan hurufnya sama.",
    dasar="Bilangan yang ditulis dua kali harus menyebut jumlah yang sama.",
    contoh="7 (delapan) aspek.",
    wrong=("Penilaian terdiri dari 7 (delapan) aspek."),
    right=("Penilaian terdiri dari 8 (delapan) aspek."),
)
def check_words(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold the words in parentheses against the number before them."""
    for passage in (*draft.passages, *(p for p, _, _ in draft.cell_passages)):
        for match in _TWICE.finditer(passage.text):
            numbers, words = read_number(match[1]), _UNIT.sub("", match[2].casefold()).split()
            if numbers is None or abs(numbers.value) >= BATAS or not _WORDS.issuperset(words):
                continue
            letters = " ".join(words).replace("milyar", "miliar").replace("satu ribu", "seribu")
            right = [terbilang(value) for value, _ in numbers.readings]
            if letters and letters not in right:
                yield make(
                    passage.at(None, None, "terbilang"),
                    f'Tertulis "{match[0]}", padahal {match[1]} adalah {right[0]}.',
                    tercetak=match[2].strip(),
                    dihitung=right[0],
                )
