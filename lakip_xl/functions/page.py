"""The reference page of a worksheet function, written from its catalogue entry.

One page serves twice: ``lakip-xl fungsi NAMA`` shows it, and ``docs/fungsi/`` keeps it.
Formulas stand as Indonesian Excel shows them: ``;`` between arguments, decimal commas.
"""

from collections.abc import Iterable, Mapping
from textwrap import indent

from lakip_xl.functions.formula import formula
from lakip_xl.functions.spec import Argument, FunctionSpec, Role, Scalar

_GENERAL_DIGITS = 10
"""Digits that a cell in the format General shows of a number with decimals."""

_ROLES = {
    Role.CELL: "sel",
    Role.RANGE: "rentang",
    Role.SCALE: "nama skala atau rentang skala",
}


def function_page(spec: FunctionSpec) -> str:
    """Write the reference page of one function as Markdown (Indonesian)."""
    sections = [
        f"# {spec.name}",
        spec.summary,
        f"    ={spec.syntax}",
        "## Rumus",
        indent(spec.formula, "    "),
        f"**Hasil.** {spec.result}",
        "## Argumen",
        markdown_table(
            ("Argumen", "Wajib", "Arti", "Diisi dengan"),
            (_argument_row(argument, spec) for argument in spec.arguments),
        ),
        "## Contoh",
        markdown_table(
            ("Rumus di sel", "Hasil", "Keterangan"),
            ((f"`{formula(spec, e)}`", f"`{shown(e.result)}`", e.note) for e in spec.examples),
        ),
        "## Galat",
        markdown_table(("Galat", "Bila"), ((f"`{e.error}`", e.when) for e in spec.errors)),
    ]
    if spec.native:
        names = [argument.name for argument in spec.arguments]
        written = spec.native.format(*names, call=f"{spec.name}({','.join(names)})")
        sections += [
            "## Tanpa Python",
            "Sel templat yang memakainya berisi rumus Excel biasa, tanpa Python. Untuk bilangan:",
            indent(written.replace(",", ";"), "    "),
        ]
    if spec.remarks:
        sections += ["## Catatan", spec.remarks]
    sections += ["## Sumber", spec.source]
    return "\n\n".join(sections) + "\n"


def function_index(catalogue: Mapping[str, FunctionSpec], *, link: str = "{name}") -> str:
    """Write the list of all functions as Markdown, by group, in the order of the catalogue.

    Args:
        catalogue: The functions by name.
        link: How a name is written; ``{name}`` stands for it.
    """
    sections = []
    for group in dict.fromkeys(spec.group for spec in catalogue.values()):
        specs = (spec for spec in catalogue.values() if spec.group == group)
        rows = ((link.format(name=spec.name), spec.summary) for spec in specs)
        sections += [f"## {group}", markdown_table(("Fungsi", "Kegunaan"), rows)]
    return "\n\n".join(sections) + "\n"


def _argument_row(argument: Argument, spec: FunctionSpec) -> tuple[str, str, str, str]:
    filling = _ROLES[argument.role]
    if argument.role is Role.CELL and spec.elementwise:
        filling += " atau rentang (per baris)"
    return f"`{argument.name}`", "tidak" if argument.optional else "ya", argument.help, filling


def shown(value: Scalar | tuple[tuple[Scalar, ...], ...]) -> str:
    """Write a result as a cell of Indonesian Excel shows it in the format General.

    >>> shown(109.859154929577), shown(14827361757), shown("")
    ('109,8591549', '14827361757', '(kosong)')
    """
    if isinstance(value, tuple):
        return "; ".join(shown(cell) for row in value for cell in row)
    if value is None or value == "":
        return "(kosong)"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        decimals = max(0, _GENERAL_DIGITS - len(str(int(abs(value)))))
        text = f"{value:.{decimals}f}"
        return text.rstrip("0").rstrip(".").replace(".", ",") if decimals else text
    return str(value)


def markdown_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    r"""Write a Markdown table.

    >>> print(markdown_table(("Nama", "Isi"), [("a", "satu|dua")]))
    | Nama | Isi |
    | --- | --- |
    | a | satu\|dua |
    """
    lines = (head, ("---",) * len(head), *rows)
    escaped = ([cell.replace("|", r"\|") for cell in line] for line in lines)
    return "\n".join("| " + " | ".join(line) + " |" for line in escaped)
