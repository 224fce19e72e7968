"""A Word report as its reader sees it: captions with their tables, and the running text."""

from pathlib import Path

from docx.table import Table
from docx.text.paragraph import Paragraph
from word_text import opened


class ReadReport:
    """The tables by the words of their captions, and all paragraphs."""

    def __init__(self, path: Path) -> None:
        document = opened(path)
        self.tables: dict[str, list[list[str]]] = {}
        self.paragraphs: list[str] = []
        caption = ""
        for element in document.element.body.iterchildren():
            if element.tag.endswith("}p"):
                paragraph = Paragraph(element, document)
                self.paragraphs.append(paragraph.text)
                if paragraph.style is not None and paragraph.style.name == "Caption":
                    caption = paragraph.text
            elif element.tag.endswith("}tbl"):
                self.tables[caption] = [
                    [cell.text for cell in row.cells] for row in Table(element, document).rows
                ]

    def table(self, words: str) -> list[dict[str, str]]:
        """The rows of the one table whose caption has these words, by their heads."""
        found = [rows for caption, rows in self.tables.items() if words in caption]
        if not found:
            return []
        (rows,) = found
        heads = 2 if rows[0][0] == rows[1][0] else 1
        return [dict(zip(rows[heads - 1], row, strict=True)) for row in rows[heads:]]

    def sentence(self, words: str) -> str:
        """The one paragraph with these words; "" where there is none."""
        found = [text for text in self.paragraphs if words in text]
        assert len(found) <= 1, found
        return found[0] if found else ""


def number(text: str) -> float | None:
    """An Indonesian number of a report; None for a blank cell."""
    text = text.replace("%", "").replace("Rp", "").replace("+", "").strip()
    return float(text.replace(".", "").replace(",", ".")) if text else None
