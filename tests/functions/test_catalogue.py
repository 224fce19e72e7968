import re
from itertools import starmap

import pytest

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.formula import ENGLISH, INDONESIAN, formula
from lakip_xl.functions.spec import Example, FunctionSpec, Role, Scalar
from lakip_xl.rules.errors import ErrorValue

NAMES = [
    "CAPAIAN",
    "CAPAIAN_RENTANG",
    "KATEGORI",
    "NILAI_MEAN",
    "RATA_KELOMPOK",
    "KATEGORI_KELOMPOK",
    "NILAI_SASARAN",
    "JUMLAH_INDIKATOR",
    "POIN",
    "NILAI_MERIT",
    "TOTAL_MERIT",
    "REALISASI_ASPEK",
    "INDEKS_MERIT",
    "KATEGORI_MERIT",
    "IP_ASN",
    "KATEGORI_IP_ASN",
    "NILAI_KOMPETENSI",
    "NILAI_SAKIP",
    "PREDIKAT_SAKIP",
    "NILAI_IKM",
    "KATEGORI_IKM",
    "SERAPAN",
    "EFISIENSI_RP",
    "EFISIENSI",
    "EFISIENSI_PMK",
    "NILAI_EFISIENSI",
    "INDEKS_EFISIENSI",
    "JUMLAH_ANAK",
    "SELISIH",
    "TREN",
    "STATUS_TARGET",
    "AKUMULASI",
    "PENJELASAN",
    "ANGKA",
    "TERBILANG",
    "RUPIAH",
]
SPECS = list(CATALOGUE.values())
EXAMPLES = [
    pytest.param(spec, example, id=formula(spec, example))
    for spec in SPECS
    for example in spec.examples
]


def same(shown: Scalar, expected: Scalar) -> bool:
    """Tell whether a cell shows what was expected: numbers at Excel's 15 digits."""
    if isinstance(shown, (int, float)) and isinstance(expected, (int, float)):
        return f"{shown:.15g}" == f"{expected:.15g}"
    return type(shown) is type(expected) and shown == expected


def test_the_catalogue_holds_its_functions_in_their_order() -> None:
    assert list(CATALOGUE) == NAMES


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("CAPAIAN", "CAPAIAN(realisasi; target; [rumus]; [maks]; [min]; [nol]; [target_atas])"),
        ("RATA_KELOMPOK", "RATA_KELOMPOK(capaian; [skala]; [mean_terendah])"),
        ("KATEGORI_MERIT", "KATEGORI_MERIT(total; [maks]; [skema])"),
        ("IP_ASN", "IP_ASN(kualifikasi; kompetensi; kinerja; disiplin; [skema])"),
        ("JUMLAH_ANAK", "JUMLAH_ANAK(kode; kode_rentang; nilai_rentang)"),
        (
            "PENJELASAN",
            (
                "PENJELASAN(tingkat; target; realisasi; satuan; [rumus]; [capaian]; [kategori]; "
                "[target_atas])"
            ),
        ),
        ("RUPIAH", "RUPIAH(angka; [desimal])"),
    ],
)
def test_the_argument_order_users_rely_on_stays(name: str, syntax: str) -> None:
    assert CATALOGUE[name].syntax == syntax


@pytest.mark.parametrize(("spec", "example"), EXAMPLES)
def test_every_example_shows_the_result_it_promises(spec: FunctionSpec, example: Example) -> None:
    shown = spec.evaluate(*example.arguments)
    if isinstance(example.result, tuple):
        assert isinstance(shown, list)
        pairs = [
            pair
            for row, expected in zip(shown, example.result, strict=True)
            for pair in zip(row, expected, strict=True)
        ]
        assert all(starmap(same, pairs)), shown
    else:
        assert not isinstance(shown, list)
        assert same(shown, example.result), shown


@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
class TestEveryEntry:
    def test_fits_the_function_wizard(self, spec: FunctionSpec) -> None:
        assert 0 < len(spec.summary) <= 255
        for argument in spec.arguments:
            assert 0 < len(argument.help) <= 255, argument.name

    def test_uses_only_letters_that_vba_source_can_hold(self, spec: FunctionSpec) -> None:
        for text in (spec.summary, *(argument.help for argument in spec.arguments)):
            text.encode("cp1252")

    def test_has_a_name_that_no_spreadsheet_takes_for_a_cell(self, spec: FunctionSpec) -> None:
        assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", spec.name)
        assert not re.fullmatch(r"[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*", spec.name)

    def test_says_where_it_comes_from_and_what_it_gives(self, spec: FunctionSpec) -> None:
        for text in (spec.group, spec.result, spec.formula, spec.source):
            assert text.strip()

    def test_explains_each_error_once(self, spec: FunctionSpec) -> None:
        assert spec.errors
        assert len({case.when for case in spec.errors}) == len(spec.errors)

    def test_shows_at_least_two_examples_and_one_that_is_not_plain(
        self, spec: FunctionSpec
    ) -> None:
        assert len(spec.examples) >= 2
        assert any(
            isinstance(example.result, ErrorValue) or "batas" in example.note.lower()
            for example in spec.examples
        )

    def test_shows_only_errors_that_it_explains(self, spec: FunctionSpec) -> None:
        shown = {e.result for e in spec.examples if isinstance(e.result, ErrorValue)}
        assert shown <= {case.error for case in spec.errors}

    def test_has_its_optional_arguments_last(self, spec: FunctionSpec) -> None:
        optional = [argument.optional for argument in spec.arguments]
        assert optional == sorted(optional)

    def test_takes_as_many_arguments_as_it_declares(self, spec: FunctionSpec) -> None:
        blanks = [None] * spec.max_args
        assert spec.evaluate(*blanks) == ""
        assert spec.evaluate(*blanks[: spec.min_args]) == ""
        if spec.elementwise:
            assert spec.evaluate(*blanks, None) is ErrorValue.VALUE
            assert spec.evaluate(*blanks[: spec.min_args - 1]) is ErrorValue.VALUE

    def test_is_elementwise_unless_it_reads_a_range(self, spec: FunctionSpec) -> None:
        assert spec.elementwise is all(a.role is not Role.RANGE for a in spec.arguments)


def test_an_example_is_written_in_both_notations() -> None:
    spec = CATALOGUE["KATEGORI"]
    example = Example((85.5, ((85, "Ya", None, "ya"), ("", "Tidak", None, ""))), "Ya")
    assert formula(spec, example, ENGLISH) == ('=KATEGORI(85.5,{85,"Ya","","ya";"","Tidak","",""})')
    assert formula(spec, example, INDONESIAN) == (
        '=KATEGORI(85,5;{85\\"Ya"\\""\\"ya";""\\"Tidak"\\""\\""})'
    )


def test_errors_and_omitted_arguments_are_written_as_excel_takes_them() -> None:
    spec = CATALOGUE["CAPAIAN"]
    assert formula(spec, Example((ErrorValue.NA, None, None, 120), None)) == (
        '=CAPAIAN(#N/A;"";;120)'
    )
