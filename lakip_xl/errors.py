"""Errors that reach a user: one clear Indonesian sentence each."""

import errno

_REASONS = {
    errno.ENOSPC: "cakram penuh",
    errno.EDQUOT: "jatah cakram habis",
    errno.EFBIG: "berkas terlalu besar untuk cakram itu",
    errno.EROFS: "cakram itu hanya boleh dibaca",
    errno.EIO: "cakram rusak atau terputus",
    errno.ENAMETOOLONG: "nama berkas terlalu panjang",
    errno.EACCES: "tanpa izin",
    errno.EPERM: "tanpa izin",
    errno.ENOENT: "tidak ditemukan",
    errno.EEXIST: "sudah ada",
    errno.EISDIR: "itu folder",
    errno.ENOTDIR: "sebagian foldernya adalah berkas",
    errno.ELOOP: "tautannya berputar",
    errno.EMFILE: "terlalu banyak berkas terbuka",
}


class LakipError(Exception):
    """A file or an argument that cannot be used.

    The message is one Indonesian sentence that says what is wrong, where, and what to do
    about it. The command line prints it and ends with exit code 2; a traceback never
    reaches the user.
    """


class PackageError(LakipError):
    """A file that is not a usable Office package (damaged, encrypted, hostile, not one at all)."""


class WorkbookError(LakipError):
    """A readable workbook whose sheets, tables or cells are not what the schema needs."""


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What only a file that is written meets, never one that is read."""


def system_reason(error: OSError) -> str:
    """Say in Indonesian what the operating system objects to; rare reasons in its own words.

    >>> system_reason(OSError(errno.ENOSPC, "No space left on device"))
    'cakram penuh'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
