"""What parts two figures of a row that a sentence names: its direction and its unit.

``mengalami kenaikan sebesar 0,69% dibandingkan target`` of a row with target 10,90 and realisasi
10,21: the amount is their difference, so the words are about these two.
"""

from collections.abc import Iterator
from itertools import pairwise

from lakip_xl.audit.draft import Passage
from lakip_xl.audit.finding import Finding
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.sentence.cells import misquoted
from lakip_xl.audit.sentence.ledger import digits, scale_of
from lakip_xl.audit.sentence.mentions import Named
from lakip_xl.audit.sentence.movable import direction_of
from lakip_xl.audit.sentence.passages import Sentence, span_of
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.table.roles import Role

FEWEST_DIGITS = 2


def against_distance(
    passage: Passage, sentence: Sentence, amount: Amount, named: Named
) -> Iterator[Finding]:
    """Hold a stated change that is the difference of two cells of a row against their order."""
    way, number = direction_of(span_of(sentence, amount)), amount.token.number
    if not way or number is None or len(digits(amount.token.text).lstrip("0")) < FEWEST_DIGITS:
        return
    power = scale_of(named.table)
    found = []
    for first, second in _pairs(sentence, named):
        gap = ((second.value or 0.0) - (first.value or 0.0)) * 10.0 ** (power or 0)
        shifts = (0, 3, -3, 6, -6) if power and amount.token.money else (0,)
        found += [
            (first, second, gap, shift)
            for shift in shifts
            if gap and agreement(number, abs(gap) * 10.0**shift) is Agreement.SAME
        ]
    if not found or any(way * gap > 0 and not shift for *_, gap, shift in found):
        return
    first, second, gap, shift = found[0]
    if shift and way * gap < 0:
        return
    said, right = ("naik", "turun") if way > 0 else ("turun", "naik")
    words = f"kalimat menyebut {said}" if not shift else f"satuan {amount.token.text} keliru"
    true = f"dari {first.text} menjadi {second.text}" + ("" if shift else f" adalah {right}")
    message = f"{words[0].upper()}{words[1:]}, padahal pada tabel {true}."
    yield misquoted(passage, amount, named.table, second, message, right=abs(gap))


def _pairs(sentence: Sentence, named: Named) -> Iterator[tuple[Cell, Cell]]:
    """Give the figures of a row that a change may lie between: target and result, or two years."""
    table = named.table
    cells = table.rows[named.row].cells
    if any(t.kind is Kind.TARGET for t in sentence.tokens):
        aims, done = (table.with_role(r) for r in (Role.TARGET, Role.REALISASI))
        if len(aims) == 1 == len(done):
            yield cells[aims[0].index], cells[done[0].index]
        return
    for role in (Role.REALISASI, Role.SPENT, Role.CAPAIAN, Role.ABSORPTION):
        dated = sorted((c.year, c.index) for c in table.with_role(role) if c.year is not None)
        for (before, one), (after, two) in pairwise(dated):
            if before < after and cells[one].number and cells[two].number:
                yield cells[one], cells[two]
