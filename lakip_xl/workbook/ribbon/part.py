"""Adds the ribbon's XML to a workbook as the part that Excel 2010 and later read."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

RIBBON_FILE = Path(__file__).parent / "lakip.xml"
PART = "customUI/customUI14.xml"
RELATIONSHIP = (
    '<Relationship Id="rIdPita" Type="http://schemas.microsoft.com/office/2007/'
    f'relationships/ui/extensibility" Target="{PART}"/>'
)
PACKAGE_RELATIONSHIPS = "_rels/.rels"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can hold: every part carries it, so equal content is equal bytes."""


def add_ribbon(source: Path, target: Path) -> None:
    """Write ``target``: the package ``source`` with the ribbon, reproducible byte for byte."""
    with ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    relationships = parts[PACKAGE_RELATIONSHIPS].decode()
    parts[PACKAGE_RELATIONSHIPS] = relationships.replace(
        "</Relationships>", RELATIONSHIP + "</Relationships>"
    ).encode()
    parts[PART] = RIBBON_FILE.read_bytes()
    with ZipFile(target, "w") as package:
        for name in sorted(parts, key=_content_types_first):
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every system that builds it
            package.writestr(info, parts[name])


def _content_types_first(name: str) -> tuple[bool, str]:
    # Where Office puts it; some readers expect it there.
    return (name != "[Content_Types].xml", name)
