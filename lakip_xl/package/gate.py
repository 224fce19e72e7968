"""The gate: every user's file passes it before any other code reads it.

Checked, in this order and as early as possible: the file itself (there, readable, not empty,
not too large), its first bytes (not encrypted, not an old ``.xls``), the zip directory
(consistent, no names that lead elsewhere, no overlaps, no bombs), every part's data (size and
checksum, decompressed piece by piece), every XML part's prolog (no DOCTYPE), and that the
parts make a workbook or a document. Nothing is written, and a refused file costs little
memory: see ``lakip_xl.package.limits``.
"""

import os
from pathlib import Path

from lakip_xl.errors import PackageError, system_reason
from lakip_xl.package import xml
from lakip_xl.package.archive import Archive
from lakip_xl.package.limits import LIMITS, MIB, Limits
from lakip_xl.package.parts import CONTENT_TYPES, Kind, Package

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_XML_ENDINGS = (".xml", ".rels", ".vml")
_OPENDOCUMENT = "mimetype"
_ACCEPTED = ".xlsx, .xlsm, .xltx, .xltm, .docx, atau .docm"


def open_package(
    source: str | os.PathLike[str] | bytes, *, kind: Kind | None = None, limits: Limits = LIMITS
) -> Package:
    """Open an Office file, or refuse it with one sentence.

    Args:
        source: the file's path, or the whole file as bytes.
        kind: what the caller needs; a document where a workbook is due is refused.
        limits: what is still accepted.

    Raises:
        PackageError: one Indonesian sentence that says why and what to do.
    """
    path = None if isinstance(source, bytes) else Path(source)
    label = f'"{path.name or path}"' if path else "yang diberikan"
    try:
        data = source if isinstance(source, bytes) else _file_bytes(Path(source), limits)
        _check_signature(data, limits)
        archive = Archive(data, limits)
        ready = _checked_parts(archive, limits)
    except PackageError as error:
        raise PackageError(f"Berkas {label} {error}.") from None
    package = Package(archive, path, ready)
    if _OPENDOCUMENT in package and CONTENT_TYPES not in package:
        raise package.error(
            "adalah berkas OpenDocument (.ods/.odt); simpan dulu sebagai .xlsx/.docx"
        )
    if CONTENT_TYPES not in package:
        raise package.error(f"bukan berkas Office; pilih berkas {_ACCEPTED}")
    found = package.kind
    if kind not in (None, found):
        raise package.error(f"adalah {found.value}, padahal yang diperlukan {kind.value}")
    return package


def _file_bytes(path: Path, limits: Limits) -> bytes:
    """Read a file of acceptable size."""
    try:
        if path.is_dir():
            raise PackageError(f"adalah folder; pilih berkas {_ACCEPTED}")
        if path.exists() and not path.is_file():
            raise PackageError(f"bukan berkas biasa; pilih berkas {_ACCEPTED}")
        with path.open("rb") as file:
            # One byte more than there should be, so that a file that grows is noticed.
            data = file.read(min(path.stat().st_size, limits.compressed) + 1)
    except FileNotFoundError:
        raise PackageError("tidak ditemukan; periksa nama dan foldernya") from None
    except PermissionError:
        raise PackageError(
            "tidak boleh dibaca (terkunci program lain, atau tanpa izin); tutup berkas itu "
            "di program lain atau minta izin membacanya"
        ) from None
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else error
        raise PackageError(f"tidak dapat dibaca ({reason}); salin ke cakram lokal") from None
    return data


def _check_signature(data: bytes, limits: Limits) -> None:
    """Tell an Office package from everything else by its first bytes."""
    if not data:
        raise PackageError("kosong (0 bita); ambil salinan yang utuh")
    if len(data) > limits.compressed:
        raise PackageError(
            f"lebih besar dari {limits.compressed // MIB} MiB; pecah berkas itu "
            "atau kecilkan gambarnya"
        )
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise PackageError(
                "terkunci kata sandi; buka di Excel, hapus kata sandinya, lalu simpan ulang"
            )
        raise PackageError(
            "memakai format lama (.xls/.doc); simpan dulu sebagai .xlsx, .xlsm, atau .docx"
        )
    if not data.startswith(_ZIP):
        raise PackageError(f"bukan berkas Office; pilih berkas {_ACCEPTED}")


def _checked_parts(archive: Archive, limits: Limits) -> dict[str, bytes]:
    """Verify every part; give back the XML parts that were small enough to keep."""
    ready: dict[str, bytes] = {}
    budget = limits.retained
    for entry in archive.entries:
        is_xml = entry.name.lower().endswith(_XML_ENDINGS)
        if is_xml and entry.size <= budget:
            budget -= entry.size
            head = ready[entry.name] = archive.read(entry)
        else:
            head = archive.check(entry)
        if is_xml and head:
            xml.check_prolog(head, entry.name)
    return ready
