"""Measure the audit on random layouts of tables: python benchmarks/tabel_acak.py [TABLES] [SEED].

Every table is made anew: its family (people, budget, time series, kinerja ...), its heads of one or
two rows, its units, where its total stands, what it is called. What must hold between the figures
is kept beside them and is computed by exact fractions, not by the project. A right table is audited
as it is (every finding is a false alarm); then one mistake at a time is put in, and counts when the
figures contradict each other for certain: one digit, two rows or two columns that changed places, a
row that is gone, another category. Found is a finding in a cell of a relation that is broken.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from keandalan import wilson
from lembar_acak import Sheet, is_figure
from tabel_jumlah import FAMILIES as SUMS
from tabel_kinerja import FAMILIES as PERFORMANCE
from tabel_rekap import FAMILIES as RECAPS

from lakip_xl.audit.audit import draft_findings
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.finding import Finding, Severity

FAMILIES = (*SUMS, *PERFORMANCE, *RECAPS)
KINDS = ("digit", "baris tertukar", "kolom tertukar", "baris hilang", "kategori")


def damaged(sheet: Sheet, kind: str, rng: random.Random) -> Sheet | None:
    """Put one mistake in; ``None`` where nothing is certainly wrong then."""
    other = deepcopy(sheet)
    rows = list(other.rows)
    cells = [
        (r, c) for r in rows for c in other.figures if any(x.isdigit() for x in other.rows[r][c])
    ]
    if kind == "digit":
        r, c = rng.choice([(r, c) for r, c in cells if is_figure(other.rows[r][c])])
        text = other.rows[r][c]
        at = rng.choice([i for i, ch in enumerate(text) if ch.isdigit()])
        first = not any(ch.isdigit() for ch in text[:at])
        new = rng.choice([d for d in "0123456789" if d != text[at] and not (first and d == "0")])
        other.rows[r][c] = text[:at] + new + text[at + 1 :]
    elif kind == "baris tertukar":
        c = rng.choice(other.figures)
        a, b = rng.sample([r for r in rows if is_figure(other.rows[r][c])], 2)
        other.rows[a][c], other.rows[b][c] = other.rows[b][c], other.rows[a][c]
    elif kind == "kolom tertukar":
        if len(other.figures) < 2:
            return None
        r = rng.choice(rows)
        a, b = rng.sample(other.figures, 2)
        row = other.rows[r]
        if not is_figure(row[a]) or not is_figure(row[b]):
            return None
        row[a], row[b] = row[b], row[a]
    elif kind == "baris hilang":
        results = {
            law.result[0]
            for law in other.laws
            if law.sums and len({r for r, _ in law.operands}) > 1
        }
        gone = [r for r in rows if r not in results]
        if not gone or not results:
            return None
        del other.rows[rng.choice(gone)]
    elif not other.ranks:
        return None
    else:
        _, at, labels = other.ranks[0]
        row = other.rows[rng.choice(rows)]
        row[at] = rng.choice([x for x in labels if x != row[at]])
    return other if other.broken() else None


def audit(sheet: Sheet) -> list[Finding]:
    """Give what an audit says is wrong."""
    found = draft_findings(understand_draft([sheet.grid()]))
    return [t for t in found if t.tingkat is not Severity.INFO]


def cases(tables: int, seed: int) -> Iterator[tuple[Sheet, str, Sheet | None]]:
    """Give right tables, and each of them with every kind of mistake that it can have."""
    rng = random.Random(seed)  # noqa: S311 - no secret depends on it
    for _ in range(tables):
        for make in FAMILIES:
            sheet = make(rng)
            if sheet.broken():
                raise ValueError((sheet.family, sheet.rows))
            yield sheet, "", None
            for kind in KINDS:
                wrong = next((d for _ in range(8) if (d := damaged(sheet, kind, rng))), None)
                if wrong is not None:
                    yield sheet, kind, wrong


def measure(tables: int, seed: int, *, show: int = 0) -> Counter[tuple[str, str, bool]]:
    """Audit random tables and count by family, kind of mistake, and whether it was found."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for sheet, kind, wrong in cases(tables, seed):
        found = audit(wrong or sheet)
        hit = wrong.accepted(found) if wrong else bool(found)
        counts[(sheet.family, kind, hit)] += 1
        if show and hit is (not kind):
            show -= 1
            _show(sheet, kind, wrong, found)
    return counts


def _show(sheet: Sheet, kind: str, wrong: Sheet | None, found: list[Finding]) -> None:
    print("---", sheet.family, kind or "TUDUHAN PALSU", [(f.sel, f.aturan, f.pesan) for f in found])
    for head in sheet.heads:
        print("   #", " | ".join(head))
    for r, texts in sheet.rows.items():
        now = wrong.rows.get(r) if wrong else texts
        print("    ", " | ".join(texts), "" if now == texts else f"  => {now and ' | '.join(now)}")


def main() -> None:
    """Print the table of the documentation."""
    tables, seed = (int(sys.argv[n]) if len(sys.argv) > n else 20 for n in (1, 2))
    counts = measure(tables, seed, show=int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    print("| Keluarga | " + " | ".join(("tuduhan palsu", *KINDS)) + " |")
    for family in (*dict.fromkeys(f for f, _, _ in counts), "semua"):
        cells = []
        for kind in ("", *KINDS):
            hit, miss = (
                sum(
                    n
                    for (f, k, h), n in counts.items()
                    if k == kind and h is x and family in {f, "semua"}
                )
                for x in (True, False)
            )
            cells.append(wilson(hit, hit + miss) if family == "semua" else f"{hit}/{hit + miss}")
        print(f"| {family} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
