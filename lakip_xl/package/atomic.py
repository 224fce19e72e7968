"""Writing a file so that a reader finds the old one or the new one, never half of either."""

import os
import re
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lakip_xl import interrupts
from lakip_xl.errors import LakipError, system_reason

_WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_ENDING = ".tmp"
_LEFT = re.compile(r"[0-9a-f]{12}\.tmp")
_ABANDONED = 3600
"""Seconds after which nobody still writes a new file: a run takes minutes at most."""
_WORD_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def check_writable(path: Path) -> Path:
    """Make sure that a file may be replaced now, before any work is done for it.

    Args:
        path: where to write; a symbolic link is followed, its target is replaced.

    Returns:
        The real path.

    Raises:
        LakipError: the file is open in another program or read-only, or its folder is
            missing or closed.
    """
    target = Path(os.path.realpath(path))
    folder = target.parent
    if not folder.is_dir():
        raise LakipError(f'Folder "{folder}" tidak ada; buat dulu atau pilih folder lain.')
    if target.is_dir():
        raise LakipError(f'"{target.name}" adalah folder; beri nama berkas.')
    if target.exists() and not target.is_file():
        raise LakipError(f'"{target.name}" bukan berkas biasa; beri nama berkas lain.')
    if owner := _owner_file(target):
        raise LakipError(
            f'Berkas "{target.name}" sedang dibuka di program lain; tutup dulu (bila tidak ada '
            f'yang membukanya, hapus berkas kunci "{owner.name}").'
        )
    if target.exists() and not os.access(target, os.R_OK):
        raise LakipError(
            f'Berkas "{target.name}" tidak boleh dibaca maupun ditulisi; minta izinnya atau simpan '
            "hasilnya ke berkas lain dengan -o."
        )
    if target.exists() and _closed(target):
        raise LakipError(
            f'Berkas "{target.name}" hanya boleh dibaca; hapus tanda hanya-baca atau simpan '
            "hasilnya ke berkas lain dengan -o."
        )
    if _closed(folder):
        raise LakipError(
            f'Folder "{folder}" tidak boleh ditulisi; simpan hasilnya ke folder lain dengan -o.'
        )
    return target


def write_atomically(
    path: Path, chunks: Iterable[bytes | memoryview], *, unchanged: bytes | None = None
) -> None:
    """Replace a file by new content, or leave it exactly as it was.

    The content goes to a temporary file beside the target, reaches the disk, takes over the
    old file's permissions and owner, and then the old name. Even a process killed in between leaves
    the old file or the new one.

    Args:
        path: where to write.
        chunks: the content, piece by piece.
        unchanged: what the file held when the work on it began: where it holds something else
            now, or is gone, somebody else's work would be lost.

    Raises:
        LakipError: as ``check_writable``, the disk refused, or the file has changed.
    """
    target = check_writable(path)
    temporary: Path | None = None
    _sweep(target)
    try:
        handle, temporary = _fresh(target)
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        _copy_access(target, temporary)
        if unchanged is not None and not _holds(target, unchanged):
            raise LakipError(
                f'Berkas "{target.name}" diganti atau dihapus program lain selama dikerjakan, '
                "sehingga tidak ditulis; ulangi perintahnya."
            )
        interrupts.hold()
        temporary.replace(target)
        temporary = None
        _flush_folder(target.parent)
    except PermissionError:
        raise LakipError(
            f'Berkas "{target.name}" tidak dapat diganti karena terkunci program lain; '
            "tutup berkas itu lalu ulangi."
        ) from None
    except OSError as error:
        raise LakipError(
            f'Berkas "{target.name}" tidak dapat disimpan ({system_reason(error)}); kosongkan '
            "ruang atau simpan di cakram lain; berkas lama tidak berubah."
        ) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _fresh(target: Path) -> tuple[int, Path]:
    """Open a new file beside a target, for its owner alone.

    ``tempfile`` does the same, and takes longer to import than the file to be written.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NOINHERIT", 0)
    path = target.with_name(f"{_beginning(target)}{os.urandom(6).hex()}{_ENDING}")
    return os.open(path, flags, 0o600), path


def _beginning(target: Path) -> str:
    """How the names of the new files beside a target begin."""
    # A name may be as long as the system allows; ours has to be no longer.
    name = os.fsencode(target.name)[:120].decode(errors="ignore")
    return f".{name}."


def _sweep(target: Path) -> None:
    """Delete what runs that were killed have left beside a target; younger ones may go on."""
    beginning, oldest = _beginning(target), time.time() - _ABANDONED
    with suppress(OSError), os.scandir(target.parent) as found:
        for one in found:
            if one.name.startswith(beginning) and _LEFT.fullmatch(one.name[len(beginning) :]):
                with suppress(OSError):
                    if one.is_file(follow_symlinks=False) and one.stat().st_mtime < oldest:
                        Path(one.path).unlink()


def _holds(target: Path, content: bytes) -> bool:
    """Whether a file still holds what it held."""
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except FileNotFoundError:
        return False


def _copy_marks(old: Path, new: Path) -> None:
    """Keep what the system notes beside a file's content.

    On Windows that is the mark of the web, which tells Excel to distrust a file's macros and
    which only a user may remove; elsewhere, the extended attributes.
    """
    if os.name == "nt":
        with suppress(OSError):
            mark = Path(f"{old}:Zone.Identifier").read_bytes()
            Path(f"{new}:Zone.Identifier").write_bytes(mark)
    elif hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(old):
                with suppress(OSError):  # some belong to the system alone
                    os.setxattr(new, name, os.getxattr(old, name))


def _owner_file(target: Path) -> Path | None:
    """The lock file that Excel, Word or LibreOffice keeps beside an open file."""
    dropped = 0
    if target.suffix.lower() in _WORD_ENDINGS:
        # From seven letters on, Word's "~$" takes the place of one letter, then of two.
        dropped = min(2, max(0, len(target.stem) - 6))
    for name in (f"~${target.name[dropped:]}", f".~lock.{target.name}#"):
        with suppress(OSError):  # longer than the system allows: nobody can have made it
            if (target.parent / name).exists():
                return target.parent / name
    return None


def _closed(path: Path) -> bool:
    """Whether a file or a folder is not to be written to."""
    if not os.access(path, os.W_OK):
        return True
    # An administrator's process may write anywhere, so os.access alone would let it overwrite
    # what the owner has marked read-only. Windows marks ordinary folders, such as the desktop,
    # read-only without meaning it.
    marked = os.name == "posix" or path.is_file()
    return marked and not path.stat().st_mode & _WRITE_BITS


def _copy_access(old: Path, new: Path) -> None:
    """Give the new file the old one's permissions and owner; a fresh file gets the usual ones."""
    if old.exists():
        _copy_marks(old, new)
        status = old.stat()
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, status.st_uid, status.st_gid)
        new.chmod(stat.S_IMODE(status.st_mode))
    elif os.name == "posix":
        umask = os.umask(0)
        os.umask(umask)
        new.chmod(0o666 & ~umask)


def _flush_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
