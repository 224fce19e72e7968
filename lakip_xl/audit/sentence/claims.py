"""The grammar of claims: what a sentence asserts about its own amounts.

A claim is a relation between amounts of the same sentence (or the one before it). It is called
wrong only when its words leave no doubt about which amounts it is about and no other amounts of
the passage make it true.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lakip_xl.audit.sentence.changes import compositions, concluded
from lakip_xl.audit.sentence.moves import changes
from lakip_xl.audit.sentence.passages import Context, Found, Sentence, Wrong
from lakip_xl.audit.sentence.shares import shares
from lakip_xl.audit.sentence.standing import comparisons, standings
from lakip_xl.audit.sentence.triads import gaps, portions, rates, turned


@dataclass(frozen=True, slots=True)
class Claim:
    """A reader of claims, with the smallest sentence that it calls wrong and right."""

    read: Callable[[Sentence, Context], Found]
    text: str
    """With a gap ``@``."""
    wrong: str
    right: str


CLAIMS = (
    Claim(changes, "Nilai naik dari 77,90 menjadi 81,51 atau sebesar @ poin.", "3,16", "3,61"),
    Claim(rates, "Target 441,23 orang terealisasi 352,65 orang atau @%.", "79,42", "79,92"),
    Claim(shares, "Dari 94 orang pegawai, sebanyak 23 orang atau @% bergelar.", "25,4", "24,5"),
    Claim(compositions, "Ada @ orang terdiri dari 50 orang pria dan 44 orang wanita.", "95", "94"),
    Claim(concluded, "Gaji Rp 20, barang Rp 30 sehingga total belanja Rp @.", "60", "50"),
    Claim(portions, "Dari 11 sasaran, @% (8 sasaran) tercapai.", "37", "73"),
    Claim(gaps, "Dari pagu Rp 900 terealisasi Rp 800, sisa Rp @.", "110", "100"),
    Claim(turned, "Telah selesai @ dari 8 berkas.", "12", "6"),
    Claim(comparisons, "Realisasi 80,78% lebih @ dari target 100%.", "besar", "kecil"),
    Claim(standings, "Target 90 km, realisasi 80 km, sehingga @ target.", "melampaui", "di bawah"),
)
"""Every claim that is read, in the order in which the first to speak of an amount is heard."""


def wrong_claims(context: Context) -> Iterator[Wrong]:
    """Give the claims of a passage that its own amounts contradict."""
    for sentence in context.sentences:
        done: set[int] = set()
        if sentence.formula:
            continue
        for claim in CLAIMS:
            for wrong, index in claim.read(sentence, context):
                if index not in done:
                    done.add(index)
                    if wrong is not None:
                        yield wrong
