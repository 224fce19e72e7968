"""The book's reader of formulas, under the names that the rules use."""

from lakip_xl.workbook.book.formulas import FormulaReader, Place, relative

Tempat = Place
relatif = relative


class Rujukan(FormulaReader):
    """Reads the formulas of one workbook."""

    asal = FormulaReader.reads
    baku = FormulaReader.normal
    tanpa_tabel = FormulaReader.with_addresses
