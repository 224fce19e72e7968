"""Hostile PDF files, written from nothing: each asks a reader for more than its bytes promise."""

# ruff: noqa: E501 - tables of small functions of one shape

import random
import zlib
from collections.abc import Callable, Mapping, Sequence

Objects = dict[int, bytes]
_TEXT = b"BT /F1 9 Tf 60 700 Td (Capaian Indeks A sebesar 95,00% dari target 80.) Tj ET\n"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources 6 0 R%s>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"


def stream(content: bytes, more: bytes = b"", *, packed: bool = True) -> bytes:
    """Write a stream object."""
    data = zlib.compress(content, 9) if packed else content
    packing = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s/Length %d%s>>stream\n%s\nendstream" % (packing, len(data), more, data)


def document(changed: Mapping[int, bytes], page: bytes = b"") -> Objects:
    """Give a document of one page; catalogue 1, pages 2, page 4, its content 5, resources 6."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        3: _FONT % b"",
        4: _PAGE % page,
        5: stream(_TEXT),
        6: b"<</Font<</F1 3 0 R>>>>",
        **changed,
    }


def written(
    objects: Objects, trailer: bytes = b"", table: Callable[[Sequence[int]], bytes] | None = None
) -> bytes:
    """Write the file with its table of places."""
    body, places = bytearray(b"%PDF-1.7\n"), {}
    for number, one in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    last = max(objects) + 1
    lines = b"".join(
        b"%010d 00000 %s \n" % (places.get(n, 0), b"n" if n in places else b"f")
        for n in range(1, last)
    )
    start = len(body)
    return bytes(body) + (
        table(list(places.values()))
        if table
        else b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (last, lines, last, trailer, start)
    )


def _forms(chance: random.Random) -> Objects:
    """Drawings that draw drawings: themselves, or twice the next one, so many levels deep."""
    depth, twice = chance.choice((1, 10, 22, 60)), chance.choice((1, 2, 2, 9))
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>"
    objects = document(
        {5: stream(_TEXT + b"/X Do "), 6: b"<</Font<</F1 3 0 R>>/XObject<</X 7 0 R>>>>"}
    )
    for level in range(depth):
        follows = 8 + level if level + 1 < depth else chance.choice((7, 7, 99))
        objects[7 + level] = stream(_TEXT + b"/X Do " * twice, form % follows)
    return objects


def _content(chance: random.Random) -> Objects:
    """Instructions of a page that are many, deep, or lie far out."""
    many = chance.choice((2_000, 30_000, 600_000))
    number = chance.choice((b"1e99", b"99999999999999999999", b"-0", b"nan", b"1e-300", b"0"))
    parts = (
        b"(a) Tj " * many, b"1 0 0 1 1 1 cm " * many, b"q " * many, b"Q " * many,
        b"BT /F1 9 Tf " + b"1 0 Td (a) Tj " * many, b"0 0 1 1 re S " * many, b"0 0 m 1 1 l S " * many,
        b"0 0 m " + b"1 1 l " * many + b"S", b"0 0 m " + b"1 1 2 2 3 3 c " * many + b"S", b"[" * many, b"<<" * many,
        b"(" * many, b"BT /F1 9 Tf [" + b"(a) -1 " * many + b"] TJ ET", b"BT /F1 9 Tf (" + b"a " * many + b") Tj ET",
        b"BT /F1 %s Tf %s %s Td (Capaian 95,00) Tj ET" % (number, number, number), b"%s " % number * many,
        b"BI /W 9 /H 9 /BPC 8 ID " + b"x" * many, b"/A <</B 1>> BDC " * many, b"%s 0 0 %s 0 0 cm " % (number, number) * 20 + _TEXT,
        b"".join(b"BT /F1 9 Tf %d %d Td (%d) Tj ET " % (n * 7 % 590, n * 13 % 830, n) for n in range(min(many, 30_000))),
        b"".join(b"%d %d %d %d re S " % (n * 7 % 590, n * 13 % 830, n % 50, n % 31) for n in range(min(many, 19_000))),
        b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n % 595, n % 595, n * 842 // 600, n * 842 // 600) for n in range(min(many, 4_000))),
    )  # fmt: skip
    return document({5: stream(chance.choice(parts) + b"\n" + _TEXT)})


def _tree(chance: random.Random) -> Objects:
    """A tree of pages that is deep, wide, its own root, or promises what is not there."""
    many = chance.choice((30, 900, 20_000))
    match chance.randrange(6):
        case 0:
            return document({2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (many, b"4 0 R " * many)})
        case 1:
            return document({2: b"<</Type/Pages/Count 9/Kids[2 0 R 4 0 R 2 0 R]>>"})
        case 2:
            deep = {
                10 + n: b"<</Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]>>" % (9 + n, 11 + n)
                for n in range(many)
            }
            return document(
                {2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>", **deep, 10 + many: _PAGE % b""}
            )
        case 3:
            wide = {
                10 + n: b"<</Type/Pages/Count 9/Kids[%s]>>" % (b"%d 0 R " % (11 + n) * 2)
                for n in range(min(many, 40))
            }
            return document(
                {2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>", **wide, 10 + len(wide): _PAGE % b""}
            )
        case 4:
            return document({2: b"<</Type/Pages/Count 2147483647/Kids 9 0 R>>", 9: b"9 0 R"})
        case _:
            pages = {10 + n: _PAGE % b"" for n in range(min(many, 599))}
            kids = b"".join(b"%d 0 R " % n for n in pages)
            heavy = _TEXT * chance.choice((60, 600))
            return document(
                {
                    2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
                    **pages,
                    5: stream(heavy),
                }
            )


def _fonts(chance: random.Random) -> Objects:
    """Fonts whose tables name more letters than there are."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"%s endcmap end"
    )
    ranges = chance.choice((
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange", b"1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 400,
        b"1 beginbfrange <0000> <FFFF> [" + b"<0041> " * 300_000 + b"] endbfrange", b"1 beginbfchar <00> <" + b"0041" * 200_000 + b"> endbfchar",
        b"/X usecmap " * 900, b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange",
    ))  # fmt: skip
    match chance.randrange(4):
        case 0:
            return document({3: _FONT % b"/ToUnicode 7 0 R", 7: stream(cmap % ranges)})
        case 1:
            below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[%s]/DW 1000>>"
            widths = chance.choice(
                (
                    b"0 2147483647 500",
                    b"0 9999999 500 " * 5,
                    b"0 [" + b"500 " * 400_000 + b"]",
                    b"0 0 0 0 0",
                    b"[0] [0]",
                )
            )
            font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding %s/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
            encoding = chance.choice(
                (b"/Identity-H", b"/../../../../etc/passwd", b"/UniJIS-UTF16-H", b"8 0 R", b"/x")
            )
            return document({3: font % encoding, 7: below % widths, 8: stream(cmap % ranges)})
        case 2:
            glyphs = b"/CharProcs<</a 7 0 R>>/Encoding<</Differences[0/a %s]>>/FirstChar 0/LastChar 999999999/Widths[9]/FontMatrix[0 0 0 0 0 0]/FontBBox[0 0 0 0]/Resources 6 0 R"
            return document(
                {
                    3: b"<</Type/Font/Subtype/Type3%s>>" % (glyphs % (b"/a " * 90_000)),
                    7: stream(b"/F1 9 Tf (a) Tj"),
                }
            )
        case _:
            described = (
                b"/FontDescriptor<</FontFile%s 7 0 R/Flags 4/FontBBox[0 0 1e99 0]/Ascent nan>>"
                % chance.choice((b"", b"2", b"3"))
            )
            return document({3: _FONT % described, 7: stream(chance.randbytes(90_000))})


def _streams(chance: random.Random) -> Objects:
    """Streams that unpack to far more, through many filters or false ones."""
    size = chance.choice((100_000, 15_000_000, 120_000_000))
    bomb = zlib.compress(b" " * size, 9)
    match chance.randrange(7):
        case 0:
            return document(
                {
                    5: b"<</Filter[/FlateDecode/FlateDecode]/Length 99>>stream\n%s\nendstream"
                    % zlib.compress(bomb, 9)
                }
            )
        case 1:
            return document(
                {
                    5: b"<</Filter[%s]/Length %d>>stream\n%s\nendstream"
                    % (b"/ASCIIHexDecode" * 900, len(bomb), bomb)
                }
            )
        case 2:
            kind = chance.choice(
                (
                    b"LZWDecode",
                    b"RunLengthDecode",
                    b"ASCII85Decode",
                    b"CCITTFaxDecode",
                    b"JBIG2Decode",
                    b"DCTDecode",
                    b"Crypt",
                    b"X",
                )
            )
            data = chance.choice((b"\x81a" * 300_000, chance.randbytes(300_000), b"z" * 3_000_000))
            return document(
                {5: b"<</Filter/%s/Length %d>>stream\n%s\nendstream" % (kind, len(data), data)}
            )
        case 3:
            lies = chance.choice(
                (
                    b"/Predictor 12/Columns 2147483647",
                    b"/Predictor 15/Colors 99999/BitsPerComponent 99999",
                    b"/Predictor 2/Columns 0",
                    b"/Predictor 12/Columns -5",
                )
            )
            return document(
                {
                    5: b"<</Filter/FlateDecode/DecodeParms<<%s>>/Length %d>>stream\n%s\nendstream"
                    % (lies, len(bomb), bomb)
                }
            )
        case 4:
            return document(
                {
                    4: (_PAGE % b"").replace(
                        b"5 0 R", b"[" + b"5 0 R " * chance.choice((900, 60_000)) + b"]"
                    )
                }
            )
        case 5:
            image = stream(
                bytes(size // 10),
                b"/Type/XObject/Subtype/Image/Width 2147483647/Height 2147483647/BitsPerComponent 8/ColorSpace/DeviceRGB",
            )
            return document(
                {
                    5: stream(b"/X Do " * chance.choice((1, 20_000))),
                    6: b"<</XObject<</X 7 0 R>>>>",
                    7: image,
                }
            )
        case _:
            packed = b"".join(b"%d %d " % (n, 0) for n in range(200, 60_000)) + b"<<>>"
            return document(
                {9: stream(packed, b"/Type/ObjStm/N 2147483647/First 99999999/Extends 9 0 R")}
            )


def _references(chance: random.Random) -> Objects:
    """Objects that lead to themselves where a reader follows them."""
    loops: tuple[Mapping[int, bytes], ...] = (
        {5: b"7 0 R", 7: b"5 0 R"}, {6: b"6 0 R"}, {3: b"7 0 R", 7: b"[3 0 R]"}, {1: b"1 0 R"},
        {6: b"<</Font<</F1 6 0 R>>/XObject 6 0 R/ColorSpace<</A[/ICCBased 6 0 R]/B[/Indexed/B 255(x)]>>>>"},
        {5: b"<</Length 5 0 R>>stream\n(a) Tj\nendstream"}, {5: b"<</Length 7 0 R>>stream\n(a) Tj\nendstream", 7: b"7 0 R"},
        {4: _PAGE % b"/Annots 4 0 R/B[4 0 R]/Rotate 4 0 R"}, {4: (_PAGE % b"").replace(b"[0 0 595 842]", b"4 0 R")},
        {1: b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/Names 1 0 R/StructTreeRoot 7 0 R/AcroForm 7 0 R>>", 7: b"<</First 7 0 R/Next 7 0 R/K[7 0 R 7 0 R]/Fields[7 0 R]/Kids[7 0 R]/Title(a)>>"},
        {7: b"[" * chance.choice((90, 90_000))}, {3: _FONT % (b"/Encoding " + b"<</A " * chance.choice((90, 90_000)))},
        {4: _PAGE % b"/Parent 4 0 R"}, {2: b"<</Type/Pages/Count 1/Parent 2 0 R/Kids[4 0 R]>>", 4: (_PAGE % b"").replace(b"/MediaBox[0 0 595 842]", b"")},
        {4: (_PAGE % b"").replace(b"0 0 595 842", chance.choice((b"0 0 0 0", b"0 0 1e30 1e30", b"595 842 0 0", b"a b c d", b"0 0 1", b"nan nan nan nan")))},
        {4: _PAGE % (b"/UserUnit 1e30/Rotate " + chance.choice((b"45", b"1e9", b"-90", b"null", b"(x)")))},
    )  # fmt: skip
    return document(chance.choice(loops))


def _table(chance: random.Random) -> bytes:
    """A table of places that leads round in a circle, beyond the file, or is packed and lies."""
    body = written(document({}))
    head = body[: body.index(b"xref\n")]
    number = chance.choice((0, len(head), 10**9, 2**63, -1))
    many = chance.choice((1, 9_999_999, 2_147_483_647))
    ends = (
        b"xref\n0 %d\n" % many + b"%010d 00000 n \n" % number * chance.choice((1, 90_000)) + b"trailer<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (many, len(head), len(head)),
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/XRefStm %d/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (len(head), number, len(head)),
        b"9 0 obj\n" + stream(bytes(chance.choice((90, 9_000_000))), b"/Type/XRef/Size %d/W[%s]/Root 1 0 R/Index[0 %d]" % (many, chance.choice((b"1 2 1", b"0 0 0", b"1 99999999 1", b"-1 2 3")), many)) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(head),
        b"startxref\n%d\n%%%%EOF" % number,
        b"trailer<</Root 1 0 R>>" * chance.choice((1, 90_000)),
        b"trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V %d/R %d/Length 2147483647/P -4/O(x)/U(y)/CF<</StdCF<</CFM/AESV3>>>>>>/ID[(a)]>>" % (chance.randrange(7), chance.randrange(8)),
        b"1 0 obj\n" * chance.choice((9, 300_000)),
    )  # fmt: skip
    return head + chance.choice(ends)


def pdf_hostile(_data: bytes, chance: random.Random) -> bytes:
    """A hostile PDF in the place of a sound one."""
    if chance.random() < 0.15:
        return _table(chance)
    make = chance.choice((_forms, _content, _content, _tree, _fonts, _streams, _references))
    return written(make(chance))
