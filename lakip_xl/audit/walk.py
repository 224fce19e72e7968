"""Walking through the figures of a model, whatever its shape."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from lakip_xl.audit.model import Sel


def semua_sel(model: Any) -> Iterator[Sel]:
    """Walk every figure of a model."""
    if isinstance(model, Sel):
        yield model
    elif isinstance(model, tuple):
        for satu in model:
            yield from semua_sel(satu)
    elif is_dataclass(model) and not isinstance(model, type):
        for f in fields(model):
            yield from semua_sel(getattr(model, f.name))


def ganti(model: Any, lama: Sel, baru: Sel) -> Any:
    """Give a copy of a model in which one figure is another; the model itself never changes."""
    if isinstance(model, Sel):
        return baru if model == lama else model
    if isinstance(model, tuple):
        return tuple(ganti(satu, lama, baru) for satu in model)
    if is_dataclass(model) and not isinstance(model, type):
        isi = {f.name: ganti(getattr(model, f.name), lama, baru) for f in fields(model)}
        return replace(model, **isi)
    return model
