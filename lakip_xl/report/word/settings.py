"""The settings of our own document: today's Word, Indonesian, and nobody's editing history."""

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lakip_xl.report.word.saving import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document

_UNWANTED = ("w:proofState", "w:rsids", "w:savePreviewPicture")
_VALUES = {"w:decimalSymbol": ",", "w:listSeparator": ";"}
_MODE = "compatibilityMode"
_WORD_2013 = "15"
"""The mode of Word 2013 and later; anything less opens as "Compatibility Mode"."""


def set_up(document: "Document") -> None:
    """Change what python-docx's empty document says of itself."""
    root = document.settings.element
    for element in [child for name in _UNWANTED for child in root.findall(qn(name))]:
        root.remove(element)
    for name, value in _VALUES.items():
        for element in root.iter(qn(name)):
            element.set(qn("w:val"), value)
    for language in root.iter(qn("w:themeFontLang")):
        language.attrib.clear()
        language.set(qn("w:val"), LANGUAGE)
    for compatibility in root.iter(qn("w:compat")):
        for element in compatibility.findall(qn("w:useFELayout")):
            compatibility.remove(element)
    for setting in root.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == _MODE:
            setting.set(qn("w:val"), _WORD_2013)
