"""Findings into the workbook, and out of it again without a trace.

The sheet Pemeriksaan gets the list, the cells get marks, the counts that depend on them get new
stored values. Every other part of the package stays byte for byte.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lakip_xl.audit.finding import Finding, sort_findings
from lakip_xl.audit.identity import identified
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import AuditedBook, read_book
from lakip_xl.audit.workbook.findings_sheet import clear, fill
from lakip_xl.audit.workbook.marks import add_marks, remove_marks, styles
from lakip_xl.audit.workbook.origins import equal
from lakip_xl.audit.workbook.traces import TIME_FIELD, marked_cells, time_text
from lakip_xl.engine.evaluation import Evaluation, evaluate
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Package
from lakip_xl.workbook.schema.pemeriksaan import TBL_TEMUAN


def audit_and_write(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    *,
    time: datetime | None = None,
) -> list[Finding]:
    """Audit a workbook and write the findings into it.

    Args:
        path: The workbook.
        output: Where to store the result; ``None`` stores it in place.
        time: The time that the sheet shows; now, when not given.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The workbook cannot be used or written, or has no table for findings.
    """
    target = check_writable(Path(path if output is None else output))
    book = read_book(path)
    findings = identified(sort_findings(find(book)))
    content = _stored(book, findings, time_text(time or datetime.now()))  # noqa: DTZ005 - the user's own clock
    own = book.workbook.package.content if output is None else None
    write_atomically(target, content, unchanged=own)
    return findings


def clean(path: str | os.PathLike[str], output: str | os.PathLike[str] | None = None) -> None:
    """Take the findings and their marks out of a workbook.

    Args:
        path: The workbook.
        output: Where to store the result; ``None`` stores it in place.

    Raises:
        LakipError: The workbook cannot be used or written, or has no table for findings.
    """
    target = check_writable(Path(path if output is None else output))
    book = read_book(path)
    own = book.workbook.package.content if output is None else None
    write_atomically(target, _stored(book, (), None), unchanged=own)


def _stored(
    book: AuditedBook, findings: Sequence[Finding], time: str | None
) -> list[bytes | memoryview]:
    """Give the bytes of the workbook with these findings and no others."""
    old = book.workbook.package
    parts = _parts(book, findings, time)
    new = open_package(b"".join(old.rewritten(parts)))
    parts |= _new_values(new, book.evaluation)
    return list(
        old.rewritten(
            {name: content for name, content in parts.items() if content != old.read(name)}
        )
    )


def _parts(book: AuditedBook, findings: Sequence[Finding], time: str | None) -> dict[str, bytes]:
    """Give the parts that carry findings and marks."""
    editor = BookEditor(book.workbook.package)
    table = book.workbook.table(TBL_TEMUAN.name)
    if table is None:
        raise LakipError(
            f"Buku kerja ini tidak punya tabel {TBL_TEMUAN.name} di sheet Pemeriksaan, sehingga "
            "temuan tidak dapat ditulis; jalankan periksa tanpa --tulis."
        )
    page = editor.sheet(book.sheets[table.sheet].sheet.part)
    if findings:
        fill(editor, book.workbook, table, findings)
    else:
        clear(editor, book.workbook, table)
    field = book.fields.get(TIME_FIELD)
    if field is not None and page.cell(field.row, field.column) is not None:
        page.set_value(field.row, field.column, time)
    style_of, marked = styles(page.root), marked_cells(findings)
    for sheet in book.sheets.values():
        if sheet.name != table.sheet:
            root = editor.part(sheet.sheet.part).root
            remove_marks(root)
            add_marks(root, marked.get(sheet.name, {}), style_of)
    return editor.changed()


def _new_values(package: Package, old: Evaluation) -> dict[str, bytes]:
    """Store the results that the findings changed, and no other: old values are not ours."""
    parts = {}
    for result in evaluate(package).results:
        source, before = result.copy.source, old.values(result.copy.sheet.name)
        changed = {
            i: value
            for i, (spot, value) in enumerate(
                zip(zip(source.rows, source.columns, strict=True), result.values, strict=True)
            )
            if not equal(value, before.get(spot))
        }
        if changed:
            parts[result.copy.sheet.part] = source.patched(changed)
    return parts
