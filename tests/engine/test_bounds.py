"""Small files whose formulas ask for any amount of memory or time are refused soon."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from packages import formulas, row, sheet, workbook

from lakip_xl.engine import bounded
from lakip_xl.engine.bounded import ForkedChild
from lakip_xl.engine.evaluation import evaluate
from lakip_xl.engine.limits import Allowance
from lakip_xl.errors import PackageError
from lakip_xl.rules.errors import ErrorValue

MIB = 1 << 20
TEXT = '<c r="A1" t="inlineStr"><is><t>xxxxxxxxxx</t></is></c>'


def doubling(rows: int, *more: str) -> bytes:
    cells = (f'<c r="A{n}"><f>A{n - 1}&amp;A{n - 1}</f></c>' for n in range(2, rows + 1))
    lines = [row(n, cell) for n, cell in enumerate(cells, 2)]
    return workbook({"A": sheet("".join([row(1, TEXT), *lines, *more]))})


BOMBS = {
    "texts that double": doubling(41),
    "a text put into a text": workbook(
        {"A": formulas('SUBSTITUTE(REPT("a",32000),"a",REPT("b",32000))')}
    ),
    "one long text in many cells": workbook(
        {
            "A": sheet(
                row(1, TEXT.replace("x", "x" * (800 << 10)))
                + "".join(row(n, f'<c r="A{n}"><f>A$1</f></c>') for n in range(2, 20000))
            )
        }
    ),
    "whole columns up to the last corner": workbook(
        {
            "A": sheet(
                row(1, '<c r="A1"><f>SUM(B:XFD)</f></c>')
                + row(1048576, '<c r="XFD1048576"><v>1</v></c>')
            )
        }
    ),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("forks", [True, False])
def test_a_formula_bomb_is_refused(
    name: str,
    forks: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "FORKS", forks and bounded.FORKS)
    began = time.monotonic()
    with pytest.raises(PackageError, match="tidak dapat dihitung: rumusnya memerlukan memori"):
        evaluate(BOMBS[name])
    assert time.monotonic() - began < 10


def test_work_without_end_is_stopped() -> None:
    def endless() -> None:
        while True:
            pass

    child = ForkedChild(endless, Allowance(64 * MIB, 1))
    began = time.monotonic()
    with pytest.raises(bounded.ExceededError, match="tidak selesai dalam 1 detik"):
        child.result()
    child.stop()
    assert time.monotonic() - began < 5


def test_what_the_work_raises_arrives() -> None:
    def fails() -> None:
        raise PackageError("Berkas rusak.")

    child = ForkedChild(fails, Allowance(64 * MIB, 1))
    with pytest.raises(PackageError, match=r"Berkas rusak\."):
        child.result()
    child.stop()


def test_a_worker_and_a_fork_compute_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook({"A": formulas("1+2", "KATEGORI(95)", "1/0", "TIDAKADA(1)", "A1*2")})
    forked = evaluate(data)
    monkeypatch.setattr(bounded, "FORKS", False)
    for _ in range(2):
        served = evaluate(data)
        assert served.values("A") == forked.values("A")
        assert served.failures == forked.failures


def test_texts_longer_than_a_cell_are_errors_as_in_excel() -> None:
    evaluation = evaluate(
        doubling(
            18,
            row(20, '<c r="A20"><f>IFERROR(LEN(A18),-1)</f></c>'),
            row(21, '<c r="A21"><f>LEN(A12)</f></c>'),
        )
    )
    assert evaluation.value("A", 13, 1) is ErrorValue.VALUE
    assert evaluation.value("A", 18, 1) is ErrorValue.VALUE
    assert evaluation.value("A", 20, 1) == -1
    assert evaluation.value("A", 21, 1) == 20480


@pytest.mark.parametrize("count", ["-5", "0", "x"])
def test_impossible_iterations_are_refused(count: str) -> None:
    settings = f'<calcPr iterate="1" iterateCount="{count}"/>'
    with pytest.raises(PackageError, match="setelan hitung yang rusak"):
        evaluate(workbook({"A": formulas("1")}, settings=settings))


def test_iterations_end_where_excel_ends_them() -> None:
    settings = '<calcPr iterate="1" iterateCount="2147483647" iterateDelta="0"/>'
    evaluation = evaluate(workbook({"A": formulas("A1+1", stored="<v>0</v>")}, settings=settings))
    assert evaluation.value("A", 1, 1) == 32767


def test_deep_brackets_fail_alone() -> None:
    evaluation = evaluate(workbook({"A": formulas("(" * 3000 + "1" + ")" * 3000, "2+3")}))
    assert [failure.cell for failure in evaluation.failures] == ["A1"]
    assert evaluation.value("A", 2, 1) == 5


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent to POSIX processes only")
@pytest.mark.parametrize("delay", [0.05, 0.1, 0.15, 0.2, 0.3, 0.5])
def test_an_interrupt_writes_nothing(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "a.xlsx"
    rows = (
        row(n, f'<c r="A{n}"><f>CAPAIAN({n},80,"naik")</f><v>0</v></c>') for n in range(1, 30000)
    )
    old = workbook({"A": sheet("".join(rows))})
    path.write_bytes(old)
    with subprocess.Popen(
        [sys.executable, "-m", "lakip_xl", "hitung", str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        timer = threading.Timer(0.15 + delay, process.send_signal, [signal.SIGINT])
        timer.start()
        _, message = process.communicate()
        timer.join()
    assert "Traceback" not in message
    assert (path.read_bytes() == old) == (process.returncode == 130)
    assert process.returncode in (0, 130)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_shared_string_is_named() -> None:
    data = workbook({"A": sheet(row(1, '<c r="A1" t="s"><v>9</v></c>'))})
    with pytest.raises(PackageError, match="teks bersama yang tidak ada"):
        evaluate(data)
