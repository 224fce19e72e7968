"""Everything that is found in the sentences of a draft."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.read.captions import is_figure_caption
from lakip_xl.audit.sentence.arithmetic import written_formulas
from lakip_xl.audit.sentence.changes import composition
from lakip_xl.audit.sentence.claims import wrong_claims
from lakip_xl.audit.sentence.facts import against_tables
from lakip_xl.audit.sentence.ledger import Ledger, twice
from lakip_xl.audit.sentence.listed import against_rows
from lakip_xl.audit.sentence.mentions import Facts
from lakip_xl.audit.sentence.near import near_sums
from lakip_xl.audit.sentence.passages import Context, Wrong, read_passage
from lakip_xl.audit.sentence.rated import wrong_ratings
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.series import against_series, index
from lakip_xl.rules.format import tulis_angka

_BULLET = re.compile(r"^(?:[-•*–·]|\(?[a-z0-9]{1,3}[.)])\s*", re.IGNORECASE)
_OPENS = re.compile(
    r"(?::|\b(?:terdiri dari|terdiri atas|rincian|sebagai "
    r"berikut|meliputi|yaitu))\W*(?:berikut)?\W*$",
    re.IGNORECASE,
)
_ABOUT_ROWS = {"capaian-prosa", "persentase-prosa", "persentase-uang-prosa", "perubahan-prosa"}
"""Claims that a wrong figure of a row explains: then the table says which figure it is."""
MEMORY = 30
"""Amounts said before that a claim may still rest on."""


def sentence_findings(draft: Draft) -> Iterator[Finding]:
    """Give the findings about the prose outside tables."""
    facts, known = Facts(draft), index(draft)
    before: list[Amount] = []
    heading = ""
    read: list[tuple[Passage, Context]] = []
    for passage in draft.passages:
        context = read_passage(passage.text, before[-MEMORY:], heading)
        read.append((passage, context))
        if draft.is_caption(passage) or is_figure_caption(passage.text):
            continue
        held = list(against_tables(facts, passage, context, heading))
        quoted = {one.tercetak for one in held}
        held += [
            one for one in against_series(known, passage, context) if one.tercetak not in quoted
        ]
        quoted = {one.tercetak for one in held}
        own = passage_findings(passage, context)
        yield from held
        yield from (one for one in own if not quoted or one.aturan not in _ABOUT_ROWS)
        if not quoted:
            yield from against_rows(draft, passage, context)
        short = len(passage.text) < 120 and not passage.text.endswith(".")
        heading = passage.text if passage.heading or short or not context.amounts else heading
        before += [a for s in context.sentences for a in s.amounts]
    yield from _bulleted(read)
    spoken = [(p, c) for p, c in read if not draft.is_caption(p) and not is_figure_caption(p.text)]
    for passage, wrong in (*wrong_ratings(draft, spoken), *twice(Ledger(facts, spoken))):
        yield _finding(passage, wrong)


def cell_findings(draft: Draft, known: set[str | None]) -> Iterator[Finding]:
    """Give the claims inside cells that contradict themselves.

    Args:
        draft: The draft.
        known: Places of cells whose sentences are already known to be wrong.
    """
    read = [(p, read_passage(p.text)) for p, _, _ in draft.cell_passages]
    read = [(p, context) for p, context in read if p.place.sel not in known]
    for passage, context in read:
        yield from passage_findings(passage, context)
    for passage, wrong in wrong_ratings(draft, read):
        yield _finding(passage, wrong)


def passage_findings(passage: Passage, context: Context) -> Iterator[Finding]:
    """Give the claims of a passage that contradict themselves."""
    spoken = False
    for wrong in wrong_claims(context):
        spoken = spoken or wrong.rule.endswith("uang-prosa")
        yield _finding(passage, wrong)
    yield from _formulas(passage)
    yield from _averages(passage)
    if not spoken:
        said = [a for s in context.sentences for a in s.amounts]
        for total, parts, right in near_sums(said, context.before):
            words = " + ".join(p.token.text for p in parts)
            yield _finding(
                passage,
                Wrong(
                    "jumlah-uang-prosa" if total.token.money else "jumlah-prosa",
                    total.token.text,
                    right,
                    f"{words} = {tulis_angka(right)}, tertulis {total.token.text}: "
                    f"berbeda satu angka.",
                    "jumlah",
                ),
            )


def _finding(passage: Passage, wrong: Wrong) -> Finding:
    place = passage.at(None, None, wrong.column)
    level = Severity.PERINGATAN if wrong.cut or wrong.warning else Severity.GALAT
    return Finding(
        wrong.rule,
        level,
        place.sheet,
        place.sel,
        place.tabel,
        place.kunci,
        place.kolom,
        wrong.said,
        wrong.right,
        wrong.message,
    )


def _formulas(passage: Passage) -> Iterator[Finding]:
    for written in written_formulas(passage.text):
        options = (written.value, written.value / 100, written.value * 100)
        found = [agreement(written.result, value, 0.0) for value in options]
        if Agreement.SAME in found or len(written.numbers) < 2:
            continue
        cut = found[0] is Agreement.CUT_OFF
        right = round(written.value + 1e-9, 2)
        word = "dipotong: pembulatannya" if cut else "hasilnya"
        yield _finding(
            passage,
            Wrong(
                "rumus-prosa",
                written.printed,
                right,
                f"Rumus {written.text} tertulis {written.printed}, {word} {tulis_angka(right)}.",
                "rumus",
                cut=cut,
            ),
        )


def _averages(passage: Passage) -> Iterator[Finding]:
    """Find an average whose divisor is not the number of its values."""
    for written in written_formulas(passage.text):
        *values, divisor = [n.value for n in written.numbers]
        plain = len(values) >= 3 and written.signs == ("+",) * (len(values) - 1) + ("/",)
        near = plain and divisor != len(values) and abs(divisor - len(values)) <= 2
        if not near or divisor != int(divisor) or min(values) <= 0 or max(values) > 2 * min(values):
            continue
        right = round(sum(values) / len(values), 2)
        yield _finding(
            passage,
            Wrong(
                "rumus-prosa",
                written.printed,
                right,
                f"{len(values)} nilai dibagi {divisor:g} pada {written.text}; rata-ratanya "
                f"{tulis_angka(right)}.",
                "rumus",
                warning=True,
            ),
        )


def _bulleted(read: list[tuple[Passage, Context]]) -> Iterator[Finding]:
    """Hold an amount against the list of amounts below it."""
    for n, (passage, context) in enumerate(read):
        every = [a for s in context.sentences for a in s.amounts]
        if not every or not _OPENS.search(passage.text):
            continue
        total = next((a for a in reversed(every) if a.token.money or a.unit), None)
        if total is None or total.token.percent:
            continue
        parts = _list_below(read, n, total)
        if len(parts) < 2:
            continue
        added = sum(p.value for p in parts)
        alike = [a for a in every if a.unit == total.unit]
        unit = 0.5 * 10.0 ** -(total.token.number.decimals if total.token.number else 0)
        if any(abs(added - a.value) <= unit for a in alike):
            continue
        yield _finding(passage, composition(total, parts))


def _list_below(read: list[tuple[Passage, Context]], n: int, total: Amount) -> list[Amount]:
    """Give the one amount of every entry of a list below a passage."""
    parts: list[Amount] = []
    last = read[n][0].block
    for passage, context in read[n + 1 :]:
        every = [a for s in context.sentences for a in s.amounts if a.unit == total.unit]
        if passage.block != last + 1 or (
            not _BULLET.match(passage.text) and not (len(every) == 1 and len(passage.text) < 100)
        ):
            break
        if len(every) != 1:
            return []
        parts.append(every[0])
        last = passage.block
    return parts
