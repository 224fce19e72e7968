"""The words of a sentence that matter: amounts with their unit, years, verbs, comparison words.

One pattern cuts the text; each piece is then named by one small table of words. The pattern never
looks back, so a text of any length is read in one pass.
"""

import re

from lakip_xl.audit.printed import read_number
from lakip_xl.audit.sentence.words import (
    COMPARED,
    NO_UNITS,
    NUMBERING,
    PERCENT,
    POINTS,
    SCALE,
    SIGNS,
    Kind,
    Token,
    kind_of,
)
from lakip_xl.rules.periode import BULAN

_PIECE = re.compile(
    r"(?:(?P<rp>\bRp[\s.:]{0,3})|(?<![\w.,]))"
    r"(?P<num>-?(?:\d{1,3}(?:\.\d{3}){1,8}(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,8}(?:\.\d{1,2})?(?!\d)"
    r"|\d{1,20}(?:[.,]\d{1,9})?(?!\d)))(?P<after>,-)?"
    r"|(?P<word>[A-Za-z][A-Za-z'’-]*(?:/[A-Za-z]+)?)"
    r"|(?P<sign>[(),;:=×*/÷+%]|[-–—])",
    re.IGNORECASE,
)


BOUNDS = frozenset("<>≤≥")
"""Signs before a number that make it a bound."""
LONGEST_WORDS = 40
"""Pieces of a number in words: ``(satu milyar lima ratus lima puluh dua juta …)``."""


def lex(text: str) -> list[Token]:
    """Cut a text into its tokens.

    Example:
        >>> [(t.kind.name, t.unit) for t in lex("target 66,06% terealisasi 86,64 %")]
        [('TARGET', ''), ('AMOUNT', '%'), ('REALISASI', ''), ('AMOUNT', '%')]
        >>> [t.unit for t in lex("sebesar Rp 4,5 miliar untuk 27 orang") if t.kind is Kind.AMOUNT]
        ['Rp', 'orang']
    """
    pieces = list(_PIECE.finditer(text))
    tokens: list[Token] = []
    skip = -1
    for i, piece in enumerate(pieces):
        if i <= skip:
            continue
        if piece["num"]:
            token, skip = _amount(text, pieces, i, tokens)
            if token is not None:
                tokens.append(token)
        elif piece["word"] in {"x", "X"}:
            tokens.append(Token(Kind.OPERATOR, "×", piece.start(), piece.end()))
        elif piece["word"]:
            tokens.append(Token(kind_of(piece["word"]), piece["word"], piece.start(), piece.end()))
        elif piece["sign"] and piece["sign"] in SIGNS:
            tokens.append(Token(SIGNS[piece["sign"]], piece["sign"], piece.start(), piece.end()))
    return tokens


def _amount(  # noqa: C901, PLR0912 - one case a line
    text: str, pieces: list[re.Match[str]], i: int, before: list[Token]
) -> tuple[Token | None, int]:
    """Read an amount with the words behind it: scale, words of the number, unit."""
    piece = pieces[i]
    digits, end, last = piece["num"], piece.end(), i
    previous = before[-1] if before else None
    if _range_end(text, pieces, i) and not piece["rp"]:
        return None, last + 2  # "usia 13-15 tahun"
    if text[: piece.start()].casefold().endswith("ke-"):
        return None, last  # "ke-3": which one, not how many
    if text[: piece.start()].rstrip()[-1:] in BOUNDS:
        return None, last  # "capaian baik (≥100%)": a bound, not a figure
    opens = i == 0 or text[: piece.start()].rstrip()[-1:] in {";", ":"}
    listed = opens and len(digits) < 3 and text[piece.end() : piece.end() + 1] in {".", ")"}
    if (listed or re.fullmatch(r"0\d+", digits)) and not piece["rp"]:
        return None, last  # the number of a list, a code
    if re.fullmatch(r"(?:19|20)\d\d", digits) and not piece["rp"]:
        unit_next = _next_word(pieces, i)
        if unit_next not in {"orang", "unit", "%", "ha", "paket", "dokumen", "kk", "buah"}:
            return Token(Kind.YEAR, digits, piece.start("num"), end), last
    if previous is not None and previous.kind is Kind.OPEN and _next_word(pieces, i) == ")":
        previous = before[-2] if before[1:] else None  # "indikator (6)"
    if previous is not None and previous.text.casefold() in NUMBERING and not piece["rp"]:
        close = text[previous.end : piece.start("num")].strip() in {"", ".", "("}
        following = _next_word(pieces, i)
        if (
            close
            and following not in {"%", "persen"}
            and "," not in digits
            and previous.kind not in {Kind.TO, Kind.BUDGET}
        ):
            return None, last
    unit, words = ("Rp" if piece["rp"] else ""), digits
    k = i + 1
    if (
        k < len(pieces)
        and (pieces[k]["word"] or "").casefold() in SCALE
        and len(pieces[k]["word"]) > 1
    ):
        words, end, last, k = f"{digits} {pieces[k]['word']}", pieces[k].end(), k, k + 1
        large = words.split()[-1].casefold()[:3] in {"mil", "tri"}
        unit = unit or ("Rp" if large and _next_word(pieces, last) in NO_UNITS | {"atau"} else "")
    if (not unit and k < len(pieces) and pieces[k]["sign"] == "%") or (
        k < len(pieces) and (pieces[k]["word"] or "").casefold() in PERCENT
    ):
        unit, end, last, k = "%", pieces[k].end(), k, k + 1
        if _next_word(pieces, last) in POINTS:
            unit, end, last = "poin", pieces[k].end(), k  # "0,15 persen poin"
    elif unit:
        stepped = _after_words(pieces, k)
        last, end = (stepped - 1, pieces[stepped - 1].end()) if stepped > k else (last, end)
    else:
        stepped = _after_words(pieces, k)
        last, k = (stepped - 1 if stepped > k else last), stepped
        word = (pieces[k]["word"] or "").casefold() if k < len(pieces) else ""
        if word in BULAN:
            return None, last
        if (
            word
            and word not in NO_UNITS
            and kind_of(word) is Kind.WORD
            and text[pieces[i].end() : pieces[k].start()].count(",") == 0
        ):
            unit = word
    number = read_number(words)
    if number is None:
        return None, last
    about = _next_word(pieces, last) == "lebih" and _next_word(pieces, last + 1) not in COMPARED
    last = last + 1 if about else last
    return Token(
        Kind.AMOUNT,
        text[piece.start("num") : piece.end("num")],
        piece.start("num"),
        end,
        number,
        unit,
        about,
    ), last


def _range_end(text: str, pieces: list[re.Match[str]], i: int) -> bool:
    """Tell whether a number opens a range: a dash and another number stand right behind it."""
    if i + 2 >= len(pieces) or pieces[i + 1]["sign"] not in {"-", "–"} or not pieces[i + 2]["num"]:
        return False
    gap = text[pieces[i].end() : pieces[i + 2].start()]
    return gap.strip() == gap or gap in {f" {dash} " for dash in "-–"}


def _next_word(pieces: list[re.Match[str]], i: int) -> str:
    if i + 1 >= len(pieces):
        return ""
    return ((pieces[i + 1]["word"] or pieces[i + 1]["sign"]) or "").casefold()


def _after_words(pieces: list[re.Match[str]], k: int) -> int:
    """Step over the words of a number in parentheses: ``5 (lima) orang``."""
    if k < len(pieces) and pieces[k]["sign"] == "(":
        for n in range(k + 1, min(k + LONGEST_WORDS, len(pieces))):
            if pieces[n]["num"]:
                return k
            if pieces[n]["sign"] == ")":
                return n + 1
    return k


def sentences(text: str) -> list[tuple[int, str]]:
    """Cut a text into sentences; a decimal point or an abbreviation ends none.

    Returns:
        Start and text of each.
    """
    result, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        result.append((start, text[start : end.start()]))
        start = end.end()
    result.append((start, text[start:]))
    return [(s, t) for s, t in result if t.strip()]


_SENTENCE_END = re.compile(
    r"(?<![;:]\s\d)(?<![;:]\s\d\d)(?:(?<=[a-z%)\d!?])|(?<=[A-Z]{3}))[.!?][\"”’]?\s+(?=[A-Z(“\"])"
)
