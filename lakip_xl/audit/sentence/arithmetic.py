"""Formulas that a text writes out: ``16/24 x 100% = 66,67%``, ``(98 + 97 + 99) / 3 = 98``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.printed import FIGURE, PrintedNumber, read_number

_TOKEN = re.compile(
    rf"(?:Rp[\s.]{{0,3}})?({FIGURE})(?:,-)?\s*(%)?|([()+×*/÷:=])|(?<![A-Za-z])([xX])(?![A-Za-z])|([-−–])|(\s+)|(\S)",
    re.IGNORECASE,
)
_LATEX = re.compile(r"\\d?frac\{([^{}]{1,60})\}\{([^{}]{1,60})\}")
_STAR = str.maketrans({"×": "*", "÷": "/", ":": "/", "−": "-", "–": "-"})
LONGEST = 60
"""Tokens that an expression may have."""


@dataclass(frozen=True, slots=True)
class Written:
    """A formula with its result as printed."""

    text: str
    value: float
    result: PrintedNumber
    printed: str
    start: int
    numbers: tuple[PrintedNumber, ...]
    signs: tuple[str, ...]


def written_formulas(text: str) -> Iterator[Written]:
    r"""Give the formulas of a text whose result stands behind an equals sign.

    Example:
        >>> [round(w.value, 2) for w in written_formulas("16/24 x 100% = 76,67%")]
        [66.67]
        >>> text = r"$\frac{72,5}{130} \times 30 \% = 16,73 \%$"
        >>> [(round(w.value, 2), w.printed) for w in written_formulas(text)]
        [(16.73, '16,73 %')]
    """
    text = _spelled_out(text)
    if "=" not in text:
        return
    text = _LATEX.sub(r"(\1)/(\2)", text).replace("\\times", "×").replace("\\", "")
    tokens = [m for m in _TOKEN.finditer(text) if m[6] is None]
    for i, token in enumerate(tokens):
        if token[3] != "=":
            continue
        result = _result(tokens, i)
        left = _left(tokens, i)
        if result is None or len(left) < 3:
            continue
        value, numbers, signs = _evaluate(left)
        if value is not None and len(numbers) >= 2:
            if result[1].endswith("%") and not any(m[2] or m[1] == "100" for m in left):
                value *= 100  # "16/24 = 66,67%"
            start, end = left[0].start(), left[-1].end()
            yield Written(
                text[start:end].strip(),
                value,
                result[0],
                result[1],
                start,
                tuple(numbers),
                tuple(signs),
            )


_IN_WORDS = (
    (
        re.compile(r"(?<=[\d%)])\s+(?:[a-z]+\s+){0,2}dibagi(?:\s+dengan)?\s+(?=\d)", re.IGNORECASE),
        " / ",
    ),
    (
        re.compile(
            r"(?<=[\d%)])\s+(?:[a-z]+\s+){0,2}dikali(?:kan)?\s+(?:dengan\s+)?(?=\d)", re.IGNORECASE
        ),
        " x ",
    ),
    (
        re.compile(
            r"(?<=[\d%)])\s+(?:sama dengan|hasilnya|adalah sebesar)\s+(?=\d)", re.IGNORECASE
        ),
        " = ",
    ),
)
"""``167 dokumen dibagi 210 dokumen dikali 100% sama dengan 79,52%``."""


_UNITS = re.compile(
    r"(?<=\d)\s+(?!(?:dibagi|dikali\w*|x)\b)[a-z]{2,20}(?:\s+(?!x\b)[a-z]{2,20}){0,2}"
    r"\s*(?=[/×*÷+=]|x\s*\d)",
    re.IGNORECASE,
)
"""``78 perkara / 83 perkara x 100%``: what is counted is no part of the formula."""


def _spelled_out(text: str) -> str:
    """Put signs for a division that is written in words."""
    text = _UNITS.sub(" ", text)
    if "dibagi" not in text:
        return text
    for pattern, sign in _IN_WORDS:
        text = pattern.sub(sign, text)
    return text


def _result(tokens: list[re.Match[str]], equals: int) -> tuple[PrintedNumber, str] | None:
    """Read the number behind an equals sign, unless the formula goes on behind it."""
    if equals + 1 >= len(tokens) or not tokens[equals + 1][1]:
        return None
    token = tokens[equals + 1]
    after = tokens[equals + 2] if equals + 2 < len(tokens) else None
    if after is not None and (after[3] in {"/", "*", "×", "÷", "+", ":"} or after[4] or after[5]):
        return None
    number = read_number(token[1] + (token[2] or ""))
    return (number, token[0].strip()) if number is not None else None


def _left(tokens: list[re.Match[str]], equals: int) -> list[re.Match[str]]:
    """Give the tokens of the expression before an equals sign."""
    start = equals
    while start > 0 and equals - start < LONGEST:
        token = tokens[start - 1]
        if token[7] or token[3] == "=":
            break
        start -= 1
    left = tokens[start:equals]
    while left and (left[0][3] in {")", "/", "*", "×", "÷", "+", ":"} or left[0][4] or left[0][5]):
        left = left[1:]
    while left and left[-1][3] == "(":
        left = left[:-1]
    return left


def _evaluate(  # noqa: C901, PLR0912 - the usual two stacks
    tokens: list[re.Match[str]],
) -> tuple[float | None, list[PrintedNumber], list[str]]:
    """Compute an expression by precedence; ``None`` for anything else."""
    numbers: list[PrintedNumber] = []
    signs: list[str] = []
    output: list[float] = []
    stack: list[str] = []
    expect = True
    for token in tokens:
        if token[1]:
            number = read_number(token[1])
            if number is None or not expect:
                return None, [], []
            if token[2] and number.value == 100 and output:
                output.append(100.0)
            else:
                output.append(number.value)
            numbers.append(number)
            expect = False
            continue
        sign = (token[3] or ("×" if token[4] else token[5])).translate(_STAR)
        if sign == "(":
            if not expect:
                return None, [], []
            stack.append(sign)
        elif sign == ")":
            while stack and stack[-1] != "(":
                if not _apply(output, stack.pop()):
                    return None, [], []
            if not stack or expect:
                return None, [], []
            stack.pop()
        else:
            if expect:
                return None, [], []
            while stack and stack[-1] != "(" and (stack[-1] in "*/" or sign in "+-"):
                if not _apply(output, stack.pop()):
                    return None, [], []
            stack.append(sign)
            signs.append("×" if sign == "*" else sign)
            expect = True
    while stack:
        if stack[-1] == "(" or not _apply(output, stack.pop()):
            return None, [], []
    return (output[0] if len(output) == 1 and not expect else None), numbers, signs


def _apply(output: list[float], sign: str) -> bool:
    if len(output) < 2:
        return False
    b, a = output.pop(), output.pop()
    if sign == "/" and b == 0:
        return False
    output.append({"+": a + b, "-": a - b, "*": a * b}.get(sign) if sign != "/" else a / b)  # type: ignore[arg-type]
    return True
