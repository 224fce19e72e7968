"""The workbook for the engine: a minimal package in memory, made to be computed and thrown away.

It holds the sheets, the shared strings, the names and the calculation settings; styles, tables,
drawings and macros have no part in the results.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

import formualizer as fz

from lakip_xl.engine.cutsheets import naming
from lakip_xl.engine.formulas import Formulas
from lakip_xl.engine.references import ROW, TableReferences
from lakip_xl.engine.sheetcopy import Names, SheetCopy, copy_sheet, digits_alike
from lakip_xl.engine.trust import Judge
from lakip_xl.package.archive import stored
from lakip_xl.package.sheet import SheetSource
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import DefinedName, Workbook
from lakip_xl.package.xml import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BUILT_IN = "_xlnm."
_EMPTY_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode()
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*\shidden=[\"'](?:1|true)[\"']")


class WorkbookCopy:
    """A workbook prepared for the engine.

    Args:
        workbook: the user's workbook.
        sources: its sheets, cut at their formulas, by name.

    Raises:
        PackageError: a sheet's XML is damaged.
    """

    def __init__(self, workbook: Workbook, sources: Mapping[str, SheetSource]) -> None:
        self.workbook = workbook
        self._sources = sources
        self._references = TableReferences(workbook.tables)
        self._names = [
            name for name in workbook.names if not name.name.lower().startswith(_BUILT_IN)
        ]
        self._judge = self._make_judge()
        self._unusable: dict[str, str | None] = {}
        self._name_texts = self._prepared_names()
        self.sheets = self._copied_sheets()

    def drop(self, names: Iterable[str]) -> bool:
        """Do without the names that the engine did not take.

        A dynamic name (``OFFSET``) is written out where it is used; where that is impossible,
        the formulas that use the name are not computed. A name that no formula uses is of no
        concern here.

        Returns:
            Whether the copy changed.
        """
        new = {name.casefold() for name in names} - self._unusable.keys()
        used = {key for key in new if self._is_used(key)}
        formulas = Formulas(self._references, self._judge, self._unusable, self._used)
        for key in used:
            texts = [t for name, t in self._name_texts.items() if name.name.casefold() == key]
            if len(texts) == 1 and _is_absolute(texts[0]):
                compiled = formulas.compile(texts[0], "", 0, 0, array=True)
                self._unusable[key] = None if compiled.reason else compiled.text
            else:
                self._unusable[key] = None
        if used:
            self.sheets = self._copied_sheets()
        return bool(used)

    def _is_used(self, name: str) -> bool:
        """Whether a formula, or the formula of another name, contains a name."""
        pattern = _whole_words([name])
        formulas = (f for source in self._sources.values() for f in source.pieces[2::4])
        others = (n.formula for n in self._names if n.name.casefold() != name)
        return any(map(pattern.search, chain(formulas, others)))

    @property
    def dropped_names(self) -> tuple[str, ...]:
        """The defined names that nothing could replace, as the file spells them."""
        return tuple(
            name.name
            for name in self._names
            if self._unusable.get(name.name.casefold(), "") is None
            and self._is_used(name.name.casefold())
        )

    def package(self) -> bytes:
        """The copy as the bytes of a workbook, uncompressed."""
        return stored(
            {
                name: content.encode() if isinstance(content, str) else content
                for name, content in self._parts().items()
            }
        )

    def stored_values(self) -> list[list[CellValue]]:
        """The values that the file holds, for every sheet's cut cells."""
        values = []
        for copy in self.sheets:
            with naming(self.workbook, copy.sheet.name):
                values.append(copy.source.stored_values(self.workbook.shared_strings))
        return values

    def _used(self) -> tuple[int, int]:
        return self._extent

    @cached_property
    def _extent(self) -> tuple[int, int]:
        """The last row and the last column that any sheet uses."""
        cells = [cell for sheet in self.workbook.sheets for cell in self.workbook.cells(sheet)]
        return (
            max((cell.row for cell in cells), default=1),
            max((cell.column for cell in cells), default=1),
        )

    def _make_judge(self) -> Judge:
        package = self.workbook.package
        contents = (package.read(sheet.part) for sheet in self.workbook.sheets if sheet.has_cells)
        # The plain search comes first, because it is much the faster one.
        hidden = any(b"hidden=" in content and _HIDDEN_ROW.search(content) for content in contents)
        ranges = frozenset(n.name.casefold() for n in self._names if ":" in n.formula)
        return Judge(hidden_rows=hidden, range_names=ranges)

    def _prepared_names(self) -> dict[DefinedName, str]:
        """The names' formulas for the engine; those without any are unusable from the start."""
        formulas = Formulas(self._references, self._judge, {}, self._used)
        texts = {}
        for name in self._names:
            # A name belongs to no sheet: every address in it keeps its sheet's name.
            compiled = formulas.compile(name.formula, "", 0, 0, array=True)
            if compiled.reason is None and ROW not in compiled.text:
                texts[name] = compiled.text
            else:
                self._unusable[name.name.casefold()] = None
        return texts

    def _copied_sheets(self) -> list[SheetCopy]:
        formulas = Formulas(self._references, self._judge, self._unusable, self._used)
        wanted = [*self._unusable, *(table.name.casefold() for table in self.workbook.tables)]
        names = Names(
            _whole_words(wanted) if wanted else None,
            with_digits={
                (key := name.name.casefold()): digits_alike(key)
                for name in self._names
                if any(map(str.isdigit, name.name))
            },
        )
        copies = []
        for sheet in self.workbook.sheets:
            if sheet.has_cells:
                content = self.workbook.package.read(sheet.part)
                with naming(self.workbook, sheet.name):
                    source = self._sources[sheet.name]
                    copies.append(copy_sheet(sheet, content, source, formulas, names))
        return copies

    def _parts(self) -> Mapping[str, bytes | str]:
        package = self.workbook.package
        contents = {copy.sheet.name: copy.content for copy in self.sheets}
        strings = next(package.related(package.main, "sharedStrings"), "")
        parts: dict[str, bytes | str] = {}
        sheets = links = overrides = ""
        for number, sheet in enumerate(self.workbook.sheets, start=1):
            parts[f"xl/worksheets/sheet{number}.xml"] = contents.get(sheet.name, _EMPTY_SHEET)
            sheets += f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
            links += _link(number, "worksheet", f"worksheets/sheet{number}.xml")
            overrides += _override(f"xl/worksheets/sheet{number}.xml", "worksheet")
        if strings:
            content = package.read(strings)
            parts["xl/sharedStrings.xml"] = content.replace(b"_x000D_", b"&#13;")
            links += _link(len(self.workbook.sheets) + 1, "sharedStrings", "sharedStrings.xml")
            overrides += _override("xl/sharedStrings.xml", "sharedStrings")
        overrides += _override("xl/workbook.xml", "sheet.main")
        parts["xl/workbook.xml"] = (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIP}"><sheets>{sheets}</sheets>'
            f"<definedNames>{self._defined_names()}</definedNames></workbook>"
        )
        parts["xl/_rels/workbook.xml.rels"] = _links(links)
        parts["_rels/.rels"] = _links(_link(1, "officeDocument", "xl/workbook.xml"))
        parts["[Content_Types].xml"] = (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>"
        )
        return parts

    def _defined_names(self) -> str:
        order = {sheet.name: index for index, sheet in enumerate(self.workbook.sheets)}

        def element(name: DefinedName, text: str) -> str:
            scope = f' localSheetId="{order[name.sheet]}"' if name.sheet is not None else ""
            return (
                f'<definedName name="{escape(name.name)}"{scope}>'
                f"{escape(text, quote=False)}</definedName>"
            )

        return "".join(element(name, text) for name, text in self._name_texts.items())


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    """Finds names that stand alone; before ``!`` the same letters are those of a sheet."""
    words = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\w.])(?:{words})(?![\w.!'])", re.IGNORECASE)


def _is_absolute(text: str) -> bool:
    """Whether a formula means the same in every cell: all its addresses are fixed."""
    for reference in fz.parse("=" + text).walk_refs():
        if isinstance(reference, fz.RangeRef):
            cells = [reference.start, reference.end]
        elif isinstance(reference, fz.CellRef):
            cells = [reference]
        else:
            continue
        if not all(cell is None or (cell.abs_row and cell.abs_col) for cell in cells):
            return False
    return True


def _link(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_RELATIONSHIP}/{kind}" Target="{target}"/>'


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{_CONTENT}.{kind}+xml"/>'
