"""Adds the ribbon's XML to a workbook as the part that Excel 2010 and later read."""

from pathlib import Path

RIBBON_FILE = Path(__file__).parent / "lakip.xml"
ADDIN_RIBBON_FILE = Path(__file__).parent / "tambahan.xml"
PART = "customUI/customUI14.xml"
_RELATIONSHIP = (
    '<Relationship Id="rIdPita" Type="http://schemas.microsoft.com/office/2007/'
    f'relationships/ui/extensibility" Target="{PART}"/>'
)
_PACKAGE_RELATIONSHIPS = "_rels/.rels"


def with_ribbon(parts: dict[str, bytes], ribbon: Path = RIBBON_FILE) -> dict[str, bytes]:
    """Give a package's parts with the ribbon and the relationship that leads to it."""
    relationships = parts[_PACKAGE_RELATIONSHIPS].decode()
    return parts | {
        PART: ribbon.read_bytes(),
        _PACKAGE_RELATIONSHIPS: relationships.replace(
            "</Relationships>", _RELATIONSHIP + "</Relationships>"
        ).encode(),
    }
