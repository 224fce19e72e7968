"""Tables of random layouts: a right one is never accused, a mistake in it is mostly found."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def counts() -> dict[tuple[str, str, bool], int]:
    """Counts by family, mistake, and whether something was said."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("tabel_acak", BENCHMARKS / "tabel_acak.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return dict(module.measure(4, 20261124))


def test_no_right_table_is_accused(counts: dict[tuple[str, str, bool], int]) -> None:
    assert {key for key in counts if not key[1] and key[2]} == set()


@pytest.mark.parametrize(
    ("kind", "share"), [("digit", 0.9), ("baris tertukar", 0.85), ("kolom tertukar", 0.8)]
)
def test_most_mistakes_are_found(
    kind: str, share: float, counts: dict[tuple[str, str, bool], int]
) -> None:
    found, missed = (
        sum(n for key, n in counts.items() if key[1] == kind and key[2] is hit)
        for hit in (True, False)
    )
    assert found >= share * (found + missed)
