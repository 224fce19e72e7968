"""A rule for drafts: what holds in a correct report, and the smallest text that breaks it."""

from collections.abc import Callable
from dataclasses import dataclass

from lakip_xl.audit.registry import Aturan, Pemeriksaan
from lakip_xl.audit.temuan import Tingkat


@dataclass(frozen=True, slots=True)
class DraftRule(Aturan):
    """A rule with two drafts that prove it: one it must find wrong, one it must pass.

    The drafts are texts: lines with tabs are rows of a table, others are paragraphs.
    """

    wrong: str = ""
    right: str = ""


def rule(  # noqa: PLR0913 - what a reader must know of a rule
    name: str,
    level: Tingkat,
    *,
    tujuan: str,
    dasar: str,
    contoh: str,
    wrong: str,
    right: str,
) -> Callable[[Pemeriksaan], DraftRule]:
    """Make a rule of a check that reads a whole draft."""

    def make(check: Pemeriksaan) -> DraftRule:
        return DraftRule(name, level, tujuan, dasar, contoh, object, check, wrong, right)

    return make
