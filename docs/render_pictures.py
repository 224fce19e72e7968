"""Render the pictures of the documentation from the real example workbook.

Run it as ``make gambar``. The command line builds the workbook, LibreOffice prints it with
the values that are stored in its cells, poppler turns the first page of each sheet into a
picture. Nothing is drawn by hand.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image, ImageOps

from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.model import Sheet
from sheet_pages import slug

sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))

from office_environment import office_environment

PICTURES = Path(__file__).parent / "gambar"
DOTS_PER_INCH = 130
MARGIN = 12
"""Pixels of white that stay around a picture."""
FOOTER = 0.06
"""The part of a page's height, at its end, that belongs to the footer: it is cut off."""
COLOURS = 64
LARGEST = 200 * 1024
"""Bytes a picture may have; the repository carries them for ever."""

INDONESIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item>
</oor:items>
"""
"""Settings of LibreOffice: numbers as the users see them."""


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
    """Let an Indonesian LibreOffice print a workbook, in a profile of its own."""
    folder = workbook.parent
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(INDONESIAN, encoding="utf-8")
    run(
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--convert-to", "pdf", "--outdir", folder, workbook, env=office_environment(),
    )  # fmt: skip
    return workbook.with_suffix(".pdf")


def first_pages(pdf: Path) -> Iterator[tuple[Sheet, int]]:
    """Give each sheet with the number of the first page that shows its heading."""
    texts = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
    heads = [text.lstrip().partition("\n")[0].strip() for text in texts]
    for sheet in SHEETS:
        yield sheet, heads.index(sheet.heading) + 1


def render(pdf: Path, page: int, picture: Path) -> None:
    """Render one page without its footer, cropped to what is printed on it."""
    options = ("-png", "-singlefile", "-r", DOTS_PER_INCH, "-f", page, "-l", page)
    run("pdftoppm", *options, pdf, picture.with_suffix(""))
    image = Image.open(picture).convert("RGB")
    image = image.crop((0, 0, image.width, round(image.height * (1 - FOOTER))))
    printed = ImageOps.invert(image).getbbox()
    image = ImageOps.expand(image.crop(printed), MARGIN, "white")
    image.quantize(COLOURS).save(picture, optimize=True)


def run(*command: object, env: Mapping[str, str] | None = None) -> bytes:
    """Run a command to its end and give its output."""
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, capture_output=True, env=env).stdout


if __name__ == "__main__":
    main()
