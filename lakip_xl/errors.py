"""Errors that reach a user: one clear Indonesian sentence each."""


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
