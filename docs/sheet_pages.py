"""The page of a sheet: its hand-written introduction, then what its schema says."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.page import markdown_table
from lakip_xl.workbook.arithmetic import in_own_words
from lakip_xl.workbook.formula import calls
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import Chart, Column, Field, Sheet, Table

DOCS = Path(__file__).parent

FILLED_BY = {
    Kind.KEY: "Anda (kunci baris)",
    Kind.INPUT: "Anda",
    Kind.COMPUTED: "buku kerja",
    Kind.PRINTED: "Anda, bila ada laporan tercetak",
    Kind.FINDING: "pemeriksaan",
    Kind.FIXED: "tetap",
}

_OUTSIDE = re.compile(r'("(?:[^"]|"")*"|\[[^\[\]]*\])|(\d)\.(?=\d)|(,)')


def slug(sheet: Sheet) -> str:
    """Give the file name of a sheet's page, without its ending."""
    return sheet.title.lower().replace(" ", "-")


def sheet_index(sheets: Iterable[Sheet]) -> str:
    """Write the list of the sheets."""
    lines = [f"- [{s.title}]({slug(s)}.md): {_lower_first(s.purpose)}" for s in sheets]
    return "# Lembar-lembar buku kerja\n\n" + "\n".join(lines) + "\n"


def sheet_page(sheet: Sheet) -> str:
    """Write the page of one sheet."""
    introduction = (DOCS / "pengantar" / f"{slug(sheet)}.md").read_text(encoding="utf-8")
    sections = [f"# Lembar {sheet.title}", sheet.purpose, introduction.strip()]
    if (DOCS / "gambar" / f"{slug(sheet)}.png").exists():
        sections.append(f"![Lembar {sheet.title}](../gambar/{slug(sheet)}.png)")
    if fields := [field for field in sheet.fields if field.label]:
        sections += ["## Sel", _field_table(fields)]
    for table in sheet.tables:
        sections += _table_section(table)
    if sheet.charts:
        sections += ["## Grafik", *map(_chart_line, sheet.charts)]
    return "\n\n".join(sections) + "\n"


def indonesian(formula: str) -> str:
    r"""Write a formula with the separators of Indonesian Excel.

    >>> indonesian('=IF([@A, b]>0.5,"1,5",KATEGORI([@A],85.5))')
    '=IF([@A, b]>0,5;"1,5";KATEGORI([@A];85,5))'
    """
    return _OUTSIDE.sub(lambda m: m[1] or (f"{m[2]}," if m[2] else ";"), formula)


def _table_section(table: Table) -> list[str]:
    origin = f" (tabel {table.report_table} di laporan contoh)" if table.report_table else ""
    rows = [(c.title, FILLED_BY[c.kind], _column_help(c)) for c in table]
    formulas = [(c.title, f"`{indonesian(c.formula)}`") for c in table if c.formula]
    section = [
        f"## Tabel {table.name}",
        f"{table.caption}{origin}.",
        markdown_table(("Kolom", "Diisi oleh", "Arti"), rows),
    ]
    if formulas:
        section += ["Rumus kolom hitungan:", markdown_table(("Kolom", "Rumus"), formulas)]
        if plain := [name for name in CATALOGUE if any(_is_stored_plainly(c, name) for c in table)]:
            links = ", ".join(f"[{name}](../fungsi/{name}.md)" for name in plain)
            section.append(f"Di selnya, {links} tertulis sebagai rumus Excel biasa.")
    return section


def _is_stored_plainly(column: Column, name: str) -> bool:
    formula = column.formula or ""
    return (
        name in calls(formula) and bool(CATALOGUE[name].native) and formula != in_own_words(formula)
    )


def _column_help(column: Column) -> str:
    if column.choices is None:
        return column.help
    return f"{column.help} Pilihan: {', '.join(map(str, column.choices.values))}."


def _field_table(fields: Sequence[Field]) -> str:
    return markdown_table(
        ("Sel", "Nama", "Isi", "Diisi oleh"),
        (
            (f.cell, f.name, f.label, "Anda" if f.is_filled_by_user else "buku kerja")
            for f in fields
        ),
    )


def _chart_line(chart: Chart) -> str:
    return f"- **{chart.title}**: {_lower_first(chart.description)}"


def _lower_first(sentence: str) -> str:
    """Continue a line with a sentence, unless its first word is an abbreviation."""
    return sentence if sentence[:2].isupper() else sentence[:1].lower() + sentence[1:]
