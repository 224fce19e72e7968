"""The flat tables as CSV and Parquet files, for other programs."""

import importlib.util
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.consolidate.recap.flat import Stream, streams
from lakip_xl.consolidate.recap.picture import Picture
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import write_atomically

if TYPE_CHECKING:
    import pandas as pd

_CHUNK = 20_000
"""Rows that are in memory at a time."""
WORDS = "Bukan Angka"
"""The column of a Parquet file for what stands in columns of figures and is none."""
_CODE = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula when it opens a CSV file."""


def slug(title: str) -> str:
    """Give the name of a flat table's file.

    Example:
        >>> slug("Data IKU")
        'data-iku'
    """
    return title.casefold().replace(" ", "-")


def write_csv(folder: Path, picture: Picture) -> list[Path]:
    """Write each flat table as a CSV file: UTF-8, points for decimals, commas between."""
    written = []
    for stream in streams(picture):
        path = folder / f"{slug(stream.title)}.csv"
        write_atomically(path, _csv(stream))
        written.append(path)
    return written


def _csv(stream: Stream) -> Iterator[bytes]:
    for number, frame in enumerate(_frames(stream)):
        texts = [head for head in stream.heads if head not in stream.numbers]
        for head in texts:
            column = frame[head]
            frame[head] = column.where(~column.str.startswith(_CODE, na=False), "'" + column)
        text = frame.to_csv(index=False, header=not number, lineterminator="\r\n")
        yield (b"\xef\xbb\xbf" if not number else b"") + text.encode()


def write_parquet(folder: Path, picture: Picture) -> list[Path]:
    """Write each flat table as a Parquet file.

    Raises:
        LakipError: the optional library is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise LakipError("Berkas Parquet memerlukan pyarrow: pip install lakip-xl[parquet].")
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = []
    for stream in streams(picture):
        path = folder / f"{slug(stream.title)}.parquet"
        schema = pa.schema(
            [(h, pa.float64() if h in stream.numbers else pa.string()) for h in stream.heads]
            + [(WORDS, pa.string())]
        )
        sink = pa.BufferOutputStream()
        with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
            for frame in _frames(stream):
                _divide(frame, stream)
                writer.write_table(pa.Table.from_pandas(frame, schema, preserve_index=False))
        write_atomically(path, [sink.getvalue().to_pybytes()])
        written.append(path)
    return written


def _frames(stream: Stream) -> "Iterator[pd.DataFrame]":
    """Give a flat table in pieces, its figures as numbers and all else as text."""
    import pandas as pd

    rows = iter(stream)
    first = True
    while (chunk := list(islice(rows, _CHUNK))) or first:
        first = False
        frame = pd.DataFrame(chunk, columns=list(stream.heads))
        for head in stream.heads:
            if head not in stream.numbers:
                frame[head] = frame[head].astype("string")
        yield frame


def _divide(frame: "pd.DataFrame", stream: Stream) -> None:
    """Take the words out of the columns of figures: a target may be a predicate such as BB."""
    import pandas as pd

    said = pd.Series("", index=frame.index, dtype="string")
    for head in stream.numbers:
        figures = pd.to_numeric(frame[head], errors="coerce")
        words = frame[head].notna() & figures.isna()
        said[words] += head + ": " + frame.loc[words, head].astype("string") + "; "
        frame[head] = figures.astype("float64")
    frame[WORDS] = said.where(said != "").str.removesuffix("; ")
