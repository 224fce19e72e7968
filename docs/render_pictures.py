"""Render the pictures of the documentation from the real example workbook.

Run it as ``make gambar``. The command line builds the workbook, LibreOffice prints it with
the values that are stored in its cells, poppler turns the first page of each sheet into a
picture. Nothing is drawn by hand.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.model import Sheet
from sheet_pages import slug

PICTURES = Path(__file__).parent / "gambar"
DOTS_PER_INCH = 96
MARGIN = 12
"""Pixels of white that stay around a picture."""
LARGEST = 200 * 1024
"""Bytes a picture may have; the repository carries them for ever."""


def main() -> None:
    """Write one picture per sheet."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "contoh.xlsm"
        run(sys.executable, "-m", "lakip_xl", "baru", workbook, "--contoh", "pontianak-2024")
        pdf = print_to_pdf(workbook)
        for sheet, page in first_pages(pdf):
            picture = PICTURES / f"{slug(sheet)}.png"
            render(pdf, page, picture)
            size = picture.stat().st_size
            print(f"{picture.name}: {size // 1024} KiB")
            if size > LARGEST:
                sys.exit(f"{picture.name} has more than {LARGEST // 1024} KiB")


def print_to_pdf(workbook: Path) -> Path:
    """Let LibreOffice print a workbook, in a profile of its own."""
    folder = workbook.parent
    run(
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--convert-to", "pdf", "--outdir", folder, workbook,
    )  # fmt: skip
    return workbook.with_suffix(".pdf")


def first_pages(pdf: Path) -> Iterator[tuple[Sheet, int]]:
    """Give each sheet with the number of the first page that shows its heading."""
    texts = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
    for sheet in SHEETS:
        yield sheet, next(n for n, text in enumerate(texts, 1) if sheet.heading in text)


def render(pdf: Path, page: int, picture: Path) -> None:
    """Render one page, cropped to what is printed on it."""
    common = ("-singlefile", "-r", DOTS_PER_INCH, "-f", page, "-l", page)
    left, top, right, bottom = printed_box(run("pdftoppm", "-gray", *common, pdf))
    box = ("-x", left, "-y", top, "-W", right - left, "-H", bottom - top)
    run("pdftoppm", "-png", *common, *box, pdf, picture.with_suffix(""))


def printed_box(graymap: bytes) -> tuple[int, int, int, int]:
    """Give left, top, right and bottom of what is not white in a binary graymap (P5)."""
    _, size, _, pixels = graymap.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [pixels[y * width : (y + 1) * width] for y in range(height)]
    used = [y for y, row in enumerate(rows) if row.strip(b"\xff")]
    lefts = [width - len(rows[y].lstrip(b"\xff")) for y in used]
    rights = [len(rows[y].rstrip(b"\xff")) for y in used]
    return (
        max(0, min(lefts) - MARGIN),
        max(0, used[0] - MARGIN),
        min(width, max(rights) + MARGIN),
        min(height, used[-1] + MARGIN),
    )


def run(*command: object) -> bytes:
    """Run a command to its end and give its output."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
