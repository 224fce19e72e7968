"""PDF files for the tests, byte by byte: paragraphs and tables with or without lines."""

import zlib
from collections.abc import Sequence
from pathlib import Path

Content = str | list[list[str]]
LEFT, TOP, WIDTH, HEIGHT = 60, 780, 110, 20


def pdf(
    path: Path,
    pages: Sequence[Sequence[Content]],
    *,
    lines: bool = True,
    footer: str = "",
    padding: int = 0,
) -> Path:
    """Write pages of paragraphs (texts) and tables (rows of texts)."""
    streams = []
    for number, page in enumerate(pages, start=1):
        y, out = TOP - 40, []
        for one in page:
            for row in [[one]] if isinstance(one, str) else one:
                out += [_text(LEFT + 4 + i * WIDTH, y, text) for i, text in enumerate(row)]
                if lines and not isinstance(one, str):
                    out += [
                        f"{LEFT + i * WIDTH} {y - 6} {WIDTH} {HEIGHT} re S" for i in range(len(row))
                    ]
                y -= HEIGHT
            y -= HEIGHT
        if footer:
            out += [_text(LEFT, 30, footer), _text(LEFT + 4 * WIDTH, 30, str(number))]
        streams.append("\n".join(out).encode() + b" " * padding)
    path.write_bytes(_file(streams))
    return path


def scan() -> bytes:
    """Give a PDF with a page of no text."""
    return _file([b"0 0 100 100 re f"])


def encrypted() -> bytes:
    """Give a PDF whose password nobody knows."""
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    return _file([_text(50, 700, "rahasia").encode()], f"/Encrypt {lock}/ID[<00><00>]")


def _text(x: int, y: int, text: str) -> str:
    safe = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 9 Tf {x} {y} Td ({safe}) Tj ET"


def _file(streams: Sequence[bytes], trailer: str = "") -> bytes:
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for i, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
            + packed
            + b"\nendstream",
        ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        body
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
        ).encode()
    )
