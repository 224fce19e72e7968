"""Takes the compiled code out of a VBA project, so that Excel compiles the text it carries."""

from pyopenvba.cfb import CFB

MACROS_PART = "xl/vbaProject.bin"
_STORAGE, _STREAM = "VBA", "_VBA_PROJECT"
_WITHOUT_CACHE = bytes.fromhex("CC61 FFFF 00 0000")
"""What [MS-OVBA] 2.3.4.1 wants written: no version of Office, and no cache behind it."""


def without_cache(project: bytes) -> bytes:
    """Give a project whose compiled code no Office takes for its own.

    pyOpenVBA keeps the cache's length and the version of Office that made it, and fills the cache
    with zeros: the very Office of that version would read them.

    Args:
        project: The bytes of ``vbaProject.bin``.
    """
    container = CFB.from_bytes(project)
    container.write_stream_in_storage(_STORAGE, _STREAM, _WITHOUT_CACHE)
    data: bytes = container.to_bytes()
    return data
