"""What a finding is called: the same name in every run, wherever its row or sentence moves.

The name is made of the rule, of what the place is called (table, row and column by their names,
a sentence by its words) and of the figure that is printed. Positions and other figures have no
part in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.read.blocks import Block
from lakip_xl.audit.read.places import Places

LENGTH = 10
"""Hexadecimal digits: among a thousand findings two share a name once in two million files."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")


def identified(findings: Iterable[Finding], blocks: Sequence[Block] = ()) -> list[Finding]:
    """Give every finding its name.

    Args:
        findings: The findings of one file, in reading order.
        blocks: What the file consists of; a workbook's findings name their rows themselves.

    Example:
        >>> from lakip_xl.audit.finding import Severity
        >>> one = Finding("serapan", Severity.GALAT, tabel="3.13", kunci="1.3", tercetak="95")
        >>> [first, again, other] = identified([one, one, replace(one, tercetak="96")])
        >>> again.id == f"{first.id}-2", other.id == first.id
        (True, False)
    """
    places = Places(blocks)
    seen: Counter[str] = Counter()
    result = []
    for one in findings:
        parts = (one.aturan, *_place(one, places), str(one.tercetak))
        text = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
        name = sha256(text.encode()).hexdigest()[:LENGTH]
        seen[name] += 1
        result.append(replace(one, id=name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return result


def _place(one: Finding, places: Places) -> Iterable[str]:
    """Name the place by the names that stand there."""
    row = places.row(one.sel)
    named = _row_name(row) if row else ""
    yield one.sheet or ""
    yield one.tabel or ""
    yield named or one.kunci or ""
    yield one.kolom or ""
    if one.sheet and not (one.kunci or one.kolom):
        yield one.sel or ""  # nothing but its address tells it from others
    paragraphs = places.paragraphs(one.sel)
    if paragraphs:
        printed = str(one.tercetak)
        holding = [p.text for p in paragraphs if printed in p.text]
        yield _sentence((holding or [paragraphs[0].text])[0], printed)


def _row_name(row: Iterable[object]) -> str:
    """Give the first text of a row that is made of words."""
    for cell in row:
        text = str(getattr(cell, "text", ""))
        if sum(map(len, _WORD.findall(text))) > len(text) / 2 and len(text) > 3:
            return text
    return ""


def _sentence(text: str, printed: str) -> str:
    """Give the words of the sentence that a figure stands in; its other figures left out."""
    sentences = _SENTENCE_END.split(text)
    holding = [s for s in sentences if printed in s] or sentences[:1]
    return " ".join(_WORD.findall(holding[0]))
