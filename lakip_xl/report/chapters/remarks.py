"""Small print about rows that follow the arithmetic and still need a look.

The audit knows them; a report that shows such a figure without a word would seem not to.
"""

from collections.abc import Sequence

from lakip_xl.audit.finding import Finding
from lakip_xl.package.addresses import parse_cell
from lakip_xl.report.chapters.wording import listed
from lakip_xl.report.figures.book import Line

_REMARKS = {
    "capaian-tidak-wajar": "Capaian baris {} jauh dari yang lazim; target, realisasi, dan "
    "satuannya perlu ditinjau.",
    "persentase-lebih-dari-100": "Realisasi baris {} berupa persentase tetapi lebih dari seratus; "
    "cara menghitungnya perlu ditinjau.",
}
"""What is said of a finding of the audit, by the rule's id; ``{}`` is the rows."""


def remarks(findings: Sequence[Finding], lines: Sequence[Line], key: str) -> tuple[str, ...]:
    """Write the remarks on a table.

    Args:
        findings: What the audit found in the workbook.
        lines: The rows that the table shows.
        key: The column whose text names a row.
    """
    if not lines:
        return ()
    sheet = lines[0].row.table.file.sheet
    written = []
    for rule, sentence in _REMARKS.items():
        rows = {
            parse_cell(one.sel)[0]
            for one in findings
            if one.aturan == rule and one.sheet == sheet and one.sel
        }
        names = [line.text(key) for line in lines if line.row.row in rows and line.text(key)]
        if names:
            written.append(sentence.format(listed(list(dict.fromkeys(names)))))
    return tuple(written)
