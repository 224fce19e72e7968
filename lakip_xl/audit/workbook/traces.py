"""What the audit leaves in a workbook: rows, links, marks, and the time.

One definition for both ways of writing it: into the package (``writing``), and into a workbook that
is open in Excel. So each can take out what the other wrote.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.rules.periode import BULAN
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS

TIME_FIELD = "WaktuPeriksa"
"""The name of the cell that says when the workbook was audited."""
LINK_COLUMN = FINDING_KEYS["sel"]
"""The column of tblTemuan whose cells are links."""
MARKER = "temuan lakip-xl: "
"""Stands in the formula of every mark; by it they are found again."""
MARKED = (Severity.GALAT, Severity.PERINGATAN)
"""The severities whose cells are marked, the gravest first."""


def finding_row(finding: Finding) -> dict[str, str | float | None]:
    """Give a finding as a row of tblTemuan, by the titles of its columns.

    Example:
        >>> finding_row(Finding("serapan", Severity.GALAT, sel="J12"))["Tingkat"]
        'galat'
    """
    values = finding.as_dict()
    return {title: values[key] for key, title in FINDING_KEYS.items()}


def finding_of_row(row: Mapping[str, object]) -> Finding | None:
    """Give the finding that a row of tblTemuan holds; None for a row without one.

    Example:
        >>> finding = Finding("serapan", Severity.GALAT, sel="J12", tercetak=95.67)
        >>> finding_of_row(finding_row(finding)) == finding
        True
    """
    values: dict[str, Any] = {key: row.get(title) for key, title in FINDING_KEYS.items()}
    values = {key: None if value == "" else value for key, value in values.items()}
    if values["tingkat"] not in {one.value for one in Severity}:
        return None
    return Finding(
        **values
        | {
            "aturan": values["aturan"] or "",
            "tingkat": Severity(values["tingkat"]),
            "pesan": values["pesan"] or "",
        }
    )


def target_of(finding: Finding) -> str | None:
    """Give the place that a finding's row links to, as Excel writes it.

    Example:
        >>> target_of(Finding("serapan", Severity.GALAT, sheet="Juli '24", sel="J12"))
        "'Juli ''24'!J12"
    """
    if not (finding.sheet and finding.sel):
        return None
    name = finding.sheet.replace("'", "''")
    return f"'{name}'!{finding.sel}"


def marked_cells(findings: Iterable[Finding]) -> dict[str, dict[Severity, tuple[str, ...]]]:
    """Give the cells that get a mark, by sheet and severity, each once, in the order found.

    Example:
        >>> marked_cells([Finding("serapan", Severity.GALAT, sheet="Anggaran", sel="J12"),
        ...               Finding("sisa", Severity.GALAT, sheet="Anggaran", sel="J12")])
        {'Anggaran': {<Severity.GALAT: 'galat'>: ('J12',)}}
    """
    result: dict[str, dict[Severity, dict[str, None]]] = {}
    for one in findings:
        if one.sheet and one.sel and one.tingkat in MARKED:
            result.setdefault(one.sheet, {}).setdefault(one.tingkat, {})[one.sel] = None
    return {
        sheet: {level: tuple(cells) for level, cells in content.items()}
        for sheet, content in result.items()
    }


def mark_formula(level: Severity) -> str:
    """Give the formula of a mark: always true, and recognisable.

    It names no function and separates nothing, because Excel takes the formulas of conditional
    formats in the user's own language.

    Example:
        >>> mark_formula(Severity.GALAT)
        '"temuan lakip-xl: galat"<>""'
    """
    return f'"{MARKER}{level.value}"<>""'


def time_text(time: datetime) -> str:
    """Write a time for readers.

    Example:
        >>> time_text(datetime(2025, 2, 3, 9, 5))
        '3 Februari 2025 pukul 09.05'
    """
    return f"{time.day} {BULAN[time.month - 1].title()} {time.year} pukul {time:%H.%M}"
