"""Regulations are data: every number says how it is known, and none stands in code."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.rules.efisiensi import efisiensi_jumlah, efisiensi_rata, rata_geometrik
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.scheme import Source
from lakip_xl.schemes import FAMILIES, SCHEMES, default_of, of_family
from lakip_xl.schemes.loader import SchemeError, read_scheme

PACKAGE = Path(__file__).parents[2] / "lakip_xl"
PROGRAMMES = (
    (4796670550, 102, 4317165739),
    (1070240500, 102, 983356796),
    (10106809670, 102, 9526839222),
)
COLUMNS = [tuple((row[i],) for row in PROGRAMMES) for i in range(3)]

MINIMAL = """
id = "uji"
family = "ikm"
title = "Uji"
regulation = "Peraturan Uji 1/2030"
article = "Pasal 1"
valid_from = 2030-01-01
"""


def exact(pairs: tuple[tuple[int, int, int], ...]) -> tuple[float, float]:
    """The two formulas in fractions: over all outputs together, and their mean."""
    due = [Fraction(pagu * ck, 100) for pagu, ck, _ in pairs]
    spent = [row[2] for row in pairs]
    mean = sum((1 - Fraction(s) / d for s, d in zip(spent, due, strict=True)), Fraction(0))
    together = (sum(due) - sum(spent)) / sum(due)
    return float(together * 100), float(mean / len(pairs) * 100)


def test_every_scheme_the_office_may_need_is_there() -> None:
    assert set(SCHEMES) >= {
        "merit_40_2018", "merit_19_2025", "ip_asn_8_2019", "sakip_12_2015", "sakip_88_2021",
        "pmk_249_2011", "pmk_214_2017", "pmk_22_2021", "pmk_62_2023", "lakip", "permendagri86",
        "ikm_14_2017",
    }  # fmt: skip


def test_every_family_has_one_default_and_it_comes_first() -> None:
    for family in FAMILIES:
        assert [scheme.default for scheme in of_family(family)].index(True) == 0


def test_every_number_says_how_it_is_known_and_where_it_was_read() -> None:
    numbers = [number for scheme in SCHEMES.values() for number in scheme.every_number]
    assert len(numbers) > 70
    for number in numbers:
        assert isinstance(number.source, Source)
        assert number.source is not Source.READ or number.address.startswith("https://")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('[[weight]]\nname = "x"\nvalue = 5', "does not say how it is known"),
        ('[[number]]\nname = "x"\nvalue = 5\nsource = "told"', "does not say how it is known"),
        ('[[class]]\nlabel = "x"\nbound = 5\nsource = "read"', "not where"),
        ('[[class]]\nlabel = "x"\nbound = "5"\nsource = "use"', "is no number"),
        ('[[number]]\nvalue = 5\nsource = "use"', "without 'name'"),
        ("weights = 3", "unknown key"),
        ("[[", "uji: "),
    ],
)
def test_a_number_that_does_not_say_how_it_is_known_is_refused(entry: str, said: str) -> None:
    with pytest.raises(SchemeError, match="uji") as problem:
        read_scheme(MINIMAL + entry, "uji")
    assert said in str(problem.value)


@pytest.mark.parametrize("key", ["id", "family", "title", "regulation", "article", "valid_from"])
def test_a_scheme_without_its_name_law_or_date_is_refused(key: str) -> None:
    lines = [line for line in MINIMAL.splitlines() if not line.startswith(f"{key} ")]
    with pytest.raises(SchemeError, match=key):
        read_scheme("\n".join(lines), "uji")


def test_a_read_number_keeps_its_address() -> None:
    text = MINIMAL + (
        '[[number]]\nname = "pengali"\nvalue = 25\nsource = "read"\n'
        'address = "https://contoh.go.id/1"'
    )
    scheme = read_scheme(text, "uji")
    assert scheme.numbers["pengali"].address == "https://contoh.go.id/1"
    assert scheme.valid_from == date(2030, 1, 1)
    assert not scheme.is_valid_in(2029)


def test_the_two_formulas_of_the_ministry_differ_on_the_example() -> None:
    together, mean = exact(PROGRAMMES)
    assert round(together, 3) == 8.997
    assert round(mean, 3) == 9.756
    function = CATALOGUE["EFISIENSI_PMK"].evaluate
    assert function(*COLUMNS) == pytest.approx(together)
    assert function(*COLUMNS, "pmk_214_2017") == pytest.approx(together)
    assert function(*COLUMNS, "PMK 249/PMK.02/2011") == pytest.approx(mean)
    assert function(*COLUMNS, "pmk_22_2021") == pytest.approx(together)
    assert function(*COLUMNS, "pmk_62_2023") is ErrorValue.NA


outputs = st.lists(
    st.tuples(st.integers(1, 10**10), st.integers(1, 300), st.integers(0, 10**10)),
    min_size=1,
    max_size=8,
).map(tuple)


@given(outputs)
def test_both_formulas_are_those_computed_in_fractions(
    rows: tuple[tuple[int, int, int], ...],
) -> None:
    together, mean = exact(rows)
    assert efisiensi_jumlah(rows) == pytest.approx(together)
    assert efisiensi_rata(rows) == pytest.approx(mean)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=6))
def test_the_geometric_mean_gives_back_the_product(capaian: list[int]) -> None:
    product = 1
    for one in capaian:
        product *= one
    assert rata_geometrik(capaian) ** len(capaian) == pytest.approx(product)


def test_under_pmk_22_an_output_may_have_a_column_for_each_indicator() -> None:
    function = CATALOGUE["EFISIENSI_PMK"].evaluate
    indicators = ((90, 40), (60, None))
    assert function(((1000,), (1000,)), indicators, ((500,), (600,)), "pmk_22_2021") == (
        pytest.approx(100 / 1200 * 100)
    )
    assert function(((1000,), (1000,)), indicators, ((500,), (600,))) is ErrorValue.VALUE


def test_what_a_scheme_does_not_know_is_not_guessed() -> None:
    merit = [CATALOGUE[name].evaluate for name in ("KATEGORI_MERIT", "INDEKS_MERIT")]
    assert [f(331.5, None, "merit_19_2025") for f in merit] == [ErrorValue.NA] * 2
    assert CATALOGUE["INDEKS_MERIT"].evaluate(200, 400, "merit_19_2025") == 0.5
    assert CATALOGUE["NILAI_MERIT"].evaluate(10, 5, "merit_19_2025") == 50
    assert CATALOGUE["NILAI_MERIT"].evaluate(10, 5, "merit_40_2018") is ErrorValue.NUM


@pytest.mark.parametrize(
    ("index", "grade"),
    [(25, "D"), (64.99, "D"), (65, "C"), (76.6, "C"), (76.61, "B"), (88.3, "B"), (88.31, "A")],
)
def test_the_grades_of_satisfaction_begin_where_the_regulation_prints_them(
    index: float, grade: str
) -> None:
    assert CATALOGUE["KATEGORI_IKM"].evaluate(index) == grade


@pytest.mark.parametrize(
    "name", [n for n, s in CATALOGUE.items() if s.arguments[-1].name == "skema"]
)
def test_a_scheme_of_another_family_is_unknown(name: str) -> None:
    spec = CATALOGUE[name]
    example = spec.examples[0].arguments
    family = next(f for f in FAMILIES if default_of(f).id == spec.arguments[-1].default)
    other = default_of(next(f for f in FAMILIES if f != family)).id
    blanks = (None,) * (spec.max_args - 1 - len(example))
    assert spec.evaluate(*example, *blanks, other) is ErrorValue.NA
    same = spec.evaluate(*example, *blanks, f" {spec.arguments[-1].default.upper()} ")
    assert same == spec.evaluate(*example)


SETS: list[tuple[str, str, set[float | None]]] = [
    (scheme.id, what, values)
    for scheme in SCHEMES.values()
    for what, values in (
        ("bounds", {n.value for n in scheme.classes if n.value is not None}),
        ("weights", {n.value for n in scheme.weights if n.value is not None}),
        ("points", {n.value for n in scheme.points}),
        *(
            (f"points of {indicator}", {n.value for n in scheme.facts_about(indicator)})
            for indicator in {fact.indicator for fact in scheme.facts}
        ),
        ("marks", {n.bound for n in scheme.facts if n.bound is not None}),
        ("means", {k.mean for k in scheme.scale.kelas} if scheme.scale else set()),
    )
    # Small whole numbers count and index things everywhere.
    if len(values) > 2 and max(value or 0 for value in values) > 5
]


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those of worked examples, whose figures are an office's."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Example":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from walk(child)


def constants(statement: ast.AST) -> set[float]:
    return {
        float(node.value)
        for node in walk(statement)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }


@pytest.mark.parametrize(
    "module",
    [p for p in sorted(PACKAGE.rglob("*.py")) if "examples" not in p.parts],
    ids=lambda p: p.relative_to(PACKAGE).as_posix(),
)
def test_no_statement_holds_the_thresholds_of_a_regulation(module: Path) -> None:
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        found = constants(statement)
        for scheme, what, values in SETS:
            assert not values <= found, f"{module}:{statement.lineno} holds the {what} of {scheme}"


EVERY: set[float] = {
    value
    for scheme in SCHEMES.values()
    for value in (
        *(number.value for number in scheme.every_number),
        *(fact.bound for fact in scheme.facts),
        *(kelas.mean for kelas in (scheme.scale.kelas if scheme.scale else ())),
    )
    if value is not None
}
BOUNDS: set[float | None] = {
    n.value for s in SCHEMES.values() for n in s.classes if n.value is not None
} | {fact.bound for s in SCHEMES.values() for fact in s.facts if fact.bound is not None}
OTHER_THINGS: dict[str, set[float]] = {
    "audit/read/captions.py": {250},  # letters of a caption
    "audit/rules/contents.py": {250},  # letters of a heading
    "audit/table/hierarchy.py": {400},  # rows
    "audit/table/scale.py": {400},  # letters of a paragraph
    "package/limits.py": {400},  # parts of a package
    "workbook/schema/iku.py": {7.5},  # centimetres of a chart
}
"""Numbers that happen to be a regulation's too, and what they are."""
PYTHON = [p for p in sorted(PACKAGE.rglob("*.py")) if "examples" not in p.parts]


def named(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", PYTHON, ids=named)
def test_a_number_that_only_a_regulation_has_is_nowhere_in_code(module: Path) -> None:
    telling = {number for number in EVERY if number > 100 or not number.is_integer()}
    found = telling & constants(ast.parse(module.read_text(encoding="utf-8")))
    assert found <= OTHER_THINGS.get(named(module), set())


@pytest.mark.parametrize("module", PYTHON, ids=named)
def test_nothing_is_compared_with_a_bound_that_stands_in_code(module: Path) -> None:
    for node in walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        if any(isinstance(s, ast.Call) and getattr(s.func, "id", "") == "len" for s in sides):
            continue  # so many letters, so many rows
        found = {
            side.value
            for side in sides
            if isinstance(side, ast.Constant) and type(side.value) in (int, float)
        }
        assert not found & {bound for bound in BOUNDS if bound > 1}, ast.unparse(node)


def test_no_module_of_the_workbook_holds_a_number_that_only_a_regulation_has() -> None:
    telling = {number for number in EVERY if number > 100 or not number.is_integer()}
    for module in sorted(PACKAGE.rglob("*.bas")):
        code = [
            line
            for line in module.read_text(encoding="ascii").splitlines()
            if not line.strip().startswith("'")
        ]
        text = re.sub(r'"[^"]*"', "", "\n".join(code))
        found = {float(one) for one in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])", text)}
        assert not found & (telling - OTHER_THINGS_IN_MACROS), module.name


OTHER_THINGS_IN_MACROS: set[float] = set()
"""Numbers of the macros that happen to be a regulation's too."""


@pytest.mark.parametrize("module", sorted((PACKAGE / "rules").glob("*.py")), ids=lambda p: p.name)
def test_no_rule_knows_a_bound(module: Path) -> None:
    bounds = {n.value for s in SCHEMES.values() for n in s.classes if n.value is not None}
    distinctive = {bound for bound in bounds if bound > 1}
    assert not distinctive & constants(ast.parse(module.read_text(encoding="utf-8")))
