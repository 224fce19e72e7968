"""Walking through the figures of a model, whatever its shape."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from types import NoneType
from typing import Any

from lakip_xl.audit.model import Sel


def semua_sel(model: Any) -> Iterator[Sel]:
    """Walk every figure of a model."""
    if isinstance(model, Sel):
        yield model
    elif isinstance(model, tuple):
        for satu in model:
            yield from semua_sel(satu)
    elif not isinstance(model, str | float | int | NoneType):
        for nama in _medan(model.__class__):
            yield from semua_sel(getattr(model, nama))


def ganti(model: Any, lama: Sel, baru: Sel) -> Any:
    """Give a copy of a model in which one figure is another; the model itself never changes.

    What holds no such figure is shared with the copy.
    """
    if isinstance(model, Sel):
        return baru if model is lama or model == lama else model
    if isinstance(model, tuple):
        isi = [ganti(satu, lama, baru) for satu in model]
        return model if all(map(is_, isi, model)) else tuple(isi)
    berubah = {}
    for nama in _medan(model.__class__):
        isi_lama = getattr(model, nama)
        if isinstance(isi_lama, str | float | int | NoneType):
            continue
        isi_baru = ganti(isi_lama, lama, baru)
        if isi_baru is not isi_lama:
            berubah[nama] = isi_baru
    return replace(model, **berubah) if berubah else model


@cache
def _medan(jenis: type) -> tuple[str, ...]:
    """Give the names of a class's fields; none of one that is no dataclass."""
    return tuple(f.name for f in fields(jenis)) if is_dataclass(jenis) else ()
