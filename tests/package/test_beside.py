"""What stands beside a file's content stays, and nobody else's work is lost."""

import os
from pathlib import Path

import pytest
from packages import formulas, workbook

from lakip_xl.engine import recalculation
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import write_atomically


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"lama")
    os.setxattr(path, "user.asal", b"surat")
    write_atomically(path, [b"baru"])
    assert path.read_bytes() == b"baru"
    assert os.getxattr(path, "user.asal") == b"surat"


@pytest.mark.parametrize("other", [b"milik orang lain", None])
def test_a_file_changed_meanwhile_is_left_alone(
    tmp_path: Path, other: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"A": formulas("1+2")}))
    evaluate = recalculation.evaluate

    def meanwhile(source: object) -> object:
        if other is None:
            path.unlink()
        else:
            path.write_bytes(other)
        return evaluate(source)  # type: ignore[arg-type]

    monkeypatch.setattr(recalculation, "evaluate", meanwhile)
    with pytest.raises(LakipError, match="diganti atau dihapus program lain"):
        recalculate(path)
    assert (path.read_bytes() if path.exists() else None) == other
    assert len(list(tmp_path.iterdir())) == (other is not None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "a.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(LakipError, match="bukan berkas biasa"):
        write_atomically(pipe, [b"baru"])
    assert pipe.is_fifo()
