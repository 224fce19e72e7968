"""The embedded store: what each file gave, by its content hash; SQLite, without a server.

One transaction a batch: a run that is killed loses the batch it was on, and the next run goes on
from there. Figures go in row by row and come out row by row, so memory does not grow with them.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from lakip_xl import __version__
from lakip_xl.consolidate.model import FLATS, Flat, Plain, Reading
from lakip_xl.errors import LakipError

APPLICATION = 0x4C4B5052
"""Marks the file as ours (``LKPR``): no other database is ever written to."""
FORMAT = f"1 {__version__}"
"""What was read by another version is read again."""

_FILES = (
    "CREATE TABLE berkas (id INTEGER PRIMARY KEY, jalur TEXT UNIQUE, sidik TEXT, keadaan TEXT,"
    " instansi TEXT, daerah TEXT, tahun INTEGER, versi INTEGER, skala TEXT, kelas TEXT,"
    " metode TEXT, diperiksa TEXT, sebab TEXT, dilihat INTEGER)"
)
_RESULTS = (
    "CREATE TABLE hasil (berkas INTEGER REFERENCES berkas ON DELETE CASCADE, nama TEXT, nilai,"
    " lembar TEXT, sel TEXT)"
)
_PLACES = (
    "CREATE TABLE letak (berkas INTEGER REFERENCES berkas ON DELETE CASCADE, tabel TEXT,"
    " lembar TEXT, kolom TEXT)"
)
_FINDINGS = (
    "CREATE TABLE temuan (berkas INTEGER REFERENCES berkas ON DELETE CASCADE, aturan TEXT,"
    " tingkat TEXT, lembar TEXT, sel TEXT, pesan TEXT)"
)
_META = "CREATE TABLE keterangan (nama TEXT PRIMARY KEY, isi TEXT)"
_DISK = {
    sqlite3.SQLITE_FULL: "cakram penuh",
    sqlite3.SQLITE_IOERR: "cakram penuh, rusak, atau terputus",
    sqlite3.SQLITE_CANTOPEN: "folder atau berkasnya tertutup",
    sqlite3.SQLITE_READONLY: "hanya boleh dibaca",
    sqlite3.SQLITE_BUSY: "dipakai perintah lain",
    sqlite3.SQLITE_LOCKED: "dipakai perintah lain",
}
"""What SQLite meets on the disk, by its code."""
CHILDREN = ("hasil", "letak", "temuan", *(flat.table for flat in FLATS))


def quoted(name: str) -> str:
    """Quote a name for SQL; names come from the schema only.

    Example:
        >>> quoted("Kode Program")
        '"Kode Program"'
    """
    return '"' + name.replace('"', '""') + '"'


def _unwritable(path: Path, reason: str) -> str:
    return (
        f'Simpanan rekap "{path.name}" tidak dapat ditulisi ({reason}): tutup perintah gabung '
        "lain, kosongkan ruang di cakramnya, atau beri tempat lain dengan --simpanan."
    )


def _refused(error: sqlite3.Error) -> str:
    """What the system objects to, where it is the disk and not what the file holds."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _DISK.get(code, "")


class Store:
    """An open store; use it as a context manager.

    Args:
        path: The database; made where it is missing.
        recalculated: Whether values are computed anew: those of the other kind are forgotten.

    Raises:
        LakipError: there is a file of that name that is no store of ours.
    """

    def __init__(self, path: Path, *, recalculated: bool = False) -> None:
        self.path = path
        mode = f"{FORMAT} {'hitung' if recalculated else 'simpan'}"
        try:
            self.connection = sqlite3.connect(path, isolation_level=None)
            self._prepare(mode)
        except sqlite3.DatabaseError as error:
            if reason := _refused(error):
                raise LakipError(_unwritable(path, reason)) from None
            raise LakipError(
                f'Berkas "{path.name}" bukan simpanan rekap yang dapat dipakai ({error}): pilih '
                "nama lain dengan --simpanan, atau pindahkan berkas itu."
            ) from None

    def _prepare(self, mode: str) -> None:
        db = self.connection
        db.execute("PRAGMA foreign_keys=ON")
        (ours,) = db.execute("PRAGMA application_id").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if ours != APPLICATION and tables:
            raise sqlite3.DatabaseError("database program lain")
        # A crash of the computer may lose the last batches, never the consistency of the rest.
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        if ours == APPLICATION and tables:
            found = db.execute("SELECT isi FROM keterangan WHERE nama='format'").fetchone()
            if found == (mode,):
                return
            db.execute("PRAGMA foreign_keys=OFF")
            names = db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
            for (name,) in names:
                db.execute(f"DROP TABLE {quoted(name)}")
            db.execute("PRAGMA foreign_keys=ON")
        db.execute("BEGIN")
        db.execute(f"PRAGMA application_id={APPLICATION}")
        for statement in (_FILES, _RESULTS, _PLACES, _FINDINGS, _META):
            db.execute(statement)
        for flat in FLATS:
            columns = ", ".join(map(quoted, flat.columns))
            db.execute(
                f"CREATE TABLE {quoted(flat.table)} (berkas INTEGER REFERENCES berkas"
                f" ON DELETE CASCADE, baris INTEGER, {columns})"
            )
        for name in CHILDREN:
            index = quoted(f"i_{name}")
            db.execute(f"CREATE INDEX {index} ON {quoted(name)} (berkas)")
        db.execute("INSERT INTO keterangan VALUES ('format', ?)", (mode,))
        db.execute("COMMIT")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()
        if isinstance(error, sqlite3.Error):
            raise LakipError(_unwritable(self.path, _refused(error) or str(error))) from None

    def digest(self, path: str) -> str:
        """Give the content hash that is stored for a file; "" for a file that is new."""
        found = self.connection.execute(
            "SELECT sidik FROM berkas WHERE jalur=?", (path,)
        ).fetchone()
        return found[0] if found else ""

    def run_number(self) -> int:
        """Begin a run: files that it does not see are gone from the folder."""
        (last,) = self.connection.execute("SELECT max(dilihat) FROM berkas").fetchone()
        return (last or 0) + 1

    def add(self, readings: Iterable[Reading], run: int) -> None:
        """Store what a batch gave, in one transaction."""
        db = self.connection
        db.execute("BEGIN IMMEDIATE")
        try:
            for reading in readings:
                if reading.unchanged:
                    db.execute("UPDATE berkas SET dilihat=? WHERE jalur=?", (run, reading.path))
                else:
                    self._replace(reading, run)
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    def _replace(self, reading: Reading, run: int) -> None:
        db = self.connection
        db.execute("DELETE FROM berkas WHERE jalur=?", (reading.path,))
        # What could not be read is looked at again each time: a lock may be gone.
        cursor = db.execute(
            "INSERT INTO berkas (jalur, sidik, keadaan, instansi, daerah, tahun, versi, skala,"
            " kelas, metode, diperiksa, sebab, dilihat) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                reading.path,
                reading.digest,
                reading.state.value,
                reading.office,
                reading.region,
                reading.year,
                reading.version,
                reading.scale,
                json.dumps(reading.labels),
                reading.method,
                reading.audited,
                json.dumps(reading.reasons),
                run,
            ),
        )
        number = cursor.lastrowid
        db.executemany(
            "INSERT INTO hasil VALUES (?,?,?,?,?)",
            [(number, one.name, one.value, one.sheet, one.cell) for one in reading.results],
        )
        db.executemany(
            "INSERT INTO temuan VALUES (?,?,?,?,?,?)",
            [
                (number, one.rule, one.severity, one.sheet, one.cell, one.message)
                for one in reading.findings
            ],
        )
        for table in reading.tables:
            db.execute(
                "INSERT INTO letak VALUES (?,?,?,?)",
                (number, table.table, table.sheet, json.dumps(table.letters)),
            )
            marks = ",".join("?" * (2 + len(_FLAT[table.table].columns)))
            db.executemany(
                f"INSERT INTO {quoted(table.table)} VALUES ({marks})",  # noqa: S608 - our names
                [(number, row, *values) for row, values in table.rows],
            )

    def forget_unseen(self, run: int) -> int:
        """Drop the files that the run did not see; give how many."""
        return self.connection.execute("DELETE FROM berkas WHERE dilihat<>?", (run,)).rowcount

    def rows(self, statement: str, *values: Plain) -> Iterator[tuple[Plain, ...]]:
        """Give the rows of a query one by one."""
        return iter(self.connection.execute(statement, values))


_FLAT: dict[str, Flat] = {flat.table: flat for flat in FLATS}
