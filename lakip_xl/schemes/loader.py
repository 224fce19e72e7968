"""Reading the data file of a scheme: what is wrong with one is said, nothing is guessed."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from lakip_xl.rules.scheme import Fact, Number, Scheme, Source
from lakip_xl.rules.skala import Kelas, susun_skala


class SchemeError(ValueError):
    """A data file that is no scheme; the message names the file and what it lacks."""


_KEYS = {
    "id", "family", "title", "regulation", "article", "valid_from", "valid_until", "default",
    "formula", "note", "addresses", "weight", "number", "point", "class", "fact",
}  # fmt: skip
_TEXTS = ("id", "family", "title", "regulation", "article")


def read_scheme(text: str, name: str) -> Scheme:
    """Read a scheme.

    Args:
        text: The content of its data file, TOML.
        name: The file's name without its ending; the scheme's id must be the same.

    Raises:
        SchemeError: it is not TOML, lacks a key, has an unknown one, or holds a number that does
            not say how it is known.

    Example:
        >>> read_scheme("id = 'a'", "a")
        Traceback (most recent call last):
        lakip_xl.schemes.loader.SchemeError: a: 'family' is missing
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: {error}") from None
    for key in (*_TEXTS, "valid_from"):
        if key not in data:
            raise SchemeError(f"{name}: {key!r} is missing")
    if unknown := set(data) - _KEYS:
        raise SchemeError(f"{name}: unknown key {min(unknown)!r}")
    if data["id"] != name:
        raise SchemeError(f"{name}: its id is {data['id']!r}")
    until = data.get("valid_until")
    if not all(type(day) is date for day in (data["valid_from"], until) if day is not None):
        raise SchemeError(f"{name}: a date is written as 2018-10-01")
    classes = data.get("class", [])
    numbers = [_number(one, "name", "value", name) for one in data.get("number", [])]
    return Scheme(
        **{key: str(data[key]) for key in _TEXTS},
        valid_from=data["valid_from"],
        valid_until=until,
        default=bool(data.get("default", False)),
        formula=str(data.get("formula", "")),
        note=" ".join(str(data.get("note", "")).split()),
        weights=tuple(_number(one, "name", "value", name) for one in data.get("weight", [])),
        numbers={one.name: one for one in numbers},
        points=tuple(_number(one, "label", "value", name) for one in data.get("point", [])),
        facts=tuple(_fact(one, name) for one in data.get("fact", [])),
        classes=tuple(_number(one, "label", "bound", name) for one in classes),
        scale=susun_skala(name, map(_class, classes)) if classes else None,
        addresses=tuple(data.get("addresses", ())),
    )


def _number(entry: Mapping[str, Any], label: str, value: str, name: str) -> Number:
    called = str(entry.get(label, ""))
    if not called:
        raise SchemeError(f"{name}: an entry without {label!r}")
    if entry.get("source") not in set(Source):
        raise SchemeError(f"{name}: {called!r} does not say how it is known")
    for key in {value, "mean", "bound"}:
        amount = entry.get(key)
        if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int | float)):
            raise SchemeError(f"{name}: {key!r} of {called!r} is no number")
    source, address = Source(entry["source"]), str(entry.get("address", ""))
    if source is Source.READ and not address.startswith("https://"):
        raise SchemeError(f"{name}: {called!r} is said to be read, but not where")
    amount = entry.get(value)
    return Number(called, None if amount is None else float(amount), source, address)


def _fact(entry: Mapping[str, Any], name: str) -> Fact:
    known = _number(entry, "label", "value", name)
    indicator, bound = str(entry.get("indicator", "")), entry.get("bound")
    if not indicator:
        raise SchemeError(f"{name}: {known.name!r} without 'indicator'")
    return Fact(
        known.name,
        known.value,
        known.source,
        known.address,
        indicator,
        None if bound is None else float(bound),
    )


def _class(entry: Mapping[str, Any]) -> Kelas:
    bound, mean = entry.get("bound"), entry.get("mean")
    return Kelas(
        str(entry["label"]),
        None if bound is None else float(bound),
        termasuk=bool(entry.get("included", False)),
        mean=None if mean is None else float(mean),
        warna=str(entry.get("color", "")),
        sebutan=str(entry.get("word", "")),
    )
