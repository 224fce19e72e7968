"""Sheet Kamus: the worksheet functions, written from the catalogue."""

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.formula import ENGLISH, formula
from lakip_xl.functions.spec import Example, FunctionSpec
from lakip_xl.workbook.schema.kinds import Format, Kind, Purpose, Type
from lakip_xl.workbook.schema.model import Column, Formula, Sheet, Table


def _fixed(title: str, help_text: str, width: float) -> Column:
    return Column(title, Kind.FIXED, Type.TEXT, help_text, width, wrap=True)


def _example(spec: FunctionSpec) -> Example:
    """Choose the example that a single cell can show."""
    return next(e for e in spec.examples if not isinstance(e.result, tuple))


def _row(spec: FunctionSpec) -> tuple[str, ...]:
    example = _example(spec)
    return (
        spec.name,
        spec.group,
        spec.syntax,
        spec.summary,
        "\n".join(f"{a.name}: {a.help}" for a in spec.arguments),
        formula(spec, example),
        Formula(formula(spec, example, ENGLISH)),
        "\n".join(f"{case.error}: {case.when}" for case in spec.errors),
    )


TBL_KAMUS = Table(
    name="tblKamus",
    optional=True,
    caption="Fungsi lembar kerja LAKIP",
    column="B",
    blank_rows=0,
    rows=tuple(map(_row, CATALOGUE.values())),
    columns=(
        _fixed("Fungsi", "Nama fungsi.", 22),
        _fixed("Kelompok", "Bab di kamus.", 13),
        _fixed("Penulisan", "Argumen dalam kurung siku boleh dikosongkan.", 28),
        _fixed("Arti", "Apa yang dihitung.", 34),
        _fixed("Argumen", "Arti setiap argumen.", 50),
        _fixed("Contoh", "Rumus seperti ditulis di sel.", 33),
        Column(
            "Hasil Contoh",
            Kind.FIXED,
            Type.ANY,
            "Hasil contoh, dihitung di sel ini.",
            18,
            Format.EXAMPLE,
            wrap=True,
        ),
        _fixed("Galat", "Galat yang mungkin muncul dan sebabnya.", 46),
    ),
)

SHEET = Sheet(
    title="Kamus",
    kind=Purpose.HELP,
    heading="Kamus Fungsi",
    purpose="Arti, argumen, contoh, dan galat setiap fungsi lembar kerja.",
    tables=(TBL_KAMUS,),
    frozen_columns="B",
)
