"""A stated percentage against the part and the whole that it is about."""

from collections.abc import Sequence
from math import fsum

from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.formula import Formula
from lakip_xl.audit.sentence.passages import WHOLES, Context, Sentence, Wrong, agrees, write
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.slips import slipped
from lakip_xl.audit.sentence.words import Kind


def planned_and_done(two: Sequence[Amount]) -> bool:
    """Tell whether of two amounts one is the plan and the other the result, by their words."""
    done = [a for a in two if a.role is Kind.REALISASI or (a.beside and a.token.percent)]
    return sum(a.role in WHOLES for a in two) == 1 == len(done)


def base_follows(sentence: Sentence, n: int) -> bool:
    """Tell whether the whole of an amount with its percentage stands right behind them."""
    if n + 1 >= len(sentence.amounts) or n == 0:
        return False
    part, following = sentence.amounts[n - 1], sentence.amounts[n + 1]
    return (
        following.whole
        and following.unit == part.unit
        and len(following.span) <= 12
        and Kind.BREAK not in following.span
        and Kind.COMMA not in following.span[following.span.index(Kind.OF) :]
    )


def ratio(
    said: Amount,
    formulas: Sequence[Formula],
    pair: tuple[Amount, Amount],
    context: Context,
    what: str,
) -> Wrong | None:
    """Hold a percentage against its pair; ``None`` where it is right, or others explain it.

    Where its own sentence says plan and result, only that sentence can explain it otherwise.
    """
    found = agrees(said, formulas, pair)
    if found is Agreement.SAME:
        return None
    near = [a for a in context.amounts if a not in pair]
    if found is Agreement.DIFFERENT and (
        _explained(said, formulas, pair, context)
        or not (_told_together(said, pair, context) or slipped(said, formulas, pair, near))
    ):
        return None
    value = formulas[0].compute([a.value for a in pair])
    if value is None:
        return None
    money = pair[0].token.money
    rules = {"capaian": "capaian-prosa", "bobot": "capaian-bobot-prosa"}
    rule = "persentase-uang-prosa" if money else rules.get(what, "persentase-prosa")
    right = round(value + 1e-9, 2)
    cut = found is Agreement.CUT_OFF
    return Wrong(
        rule,
        said.token.text,
        right,
        f"Kalimat menyebut {said.token.text}%, "
        f"{'dipotong: pembulatannya' if cut else 'seharusnya'} "
        f"{write(right)}% ({pair[0].token.text} dari {pair[1].token.text}).",
        "capaian" if what == "bobot" else what,
        cut=cut,
    )


def together(said: Amount, pair: Sequence[Amount], context: Context) -> bool:
    """Tell whether two amounts stand in the sentence of a stated one."""
    own = [a for s in context.sentences if said in s.amounts for a in s.amounts]
    return all(a in own for a in pair)


def _told_together(said: Amount, pair: tuple[Amount, Amount], context: Context) -> bool:
    """Tell whether the sentence of a percentage itself says plan and result."""
    return planned_and_done(pair) and together(said, pair, context)


def _explained(
    said: Amount, formulas: Sequence[Formula], pair: tuple[Amount, Amount], context: Context
) -> bool:
    """Tell whether other amounts of the passage make a percentage true."""
    together = [s for s in context.sentences if said in s.amounts]
    own = [a for s in together for a in s.amounts]
    pool = own if _told_together(said, pair, context) else context.amounts
    pool = [a for a in pool if a.unit == pair[0].unit and a is not said][-40:]
    parts = [a.value for s in together for a in s.amounts if a.unit == pair[0].unit]
    if parts and said.token.number is not None and fsum(parts):
        whole = agreement(said.token.number, pair[0].value / fsum(parts) * 100)
        if whole is not Agreement.DIFFERENT:
            return True  # a share of what the sentence counts together
    tops = [pair[0]] if said.beside else pool
    exchanged = (pair[1].value, pair[0].value)
    for top in tops:
        for bottom in pool:
            if (
                bottom is not top
                and (top, bottom) != pair
                and (top.value, bottom.value) != exchanged
                and top.value
                and (
                    agrees(said, formulas[:3], (top, bottom)) is Agreement.SAME
                    and bottom.value != top.value
                )
            ):
                return True
    return False
