"""Damage at chosen places: bits of attributes, references, names of parts, depth and size."""

# ruff: noqa: ARG005, B023, B034, C901, E501 - tables of small functions of one shape

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

from damage import repacked
from damage_pdf import pdf_hostile

Parts = dict[str, bytes]
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"<>]*)"')
_MOST = 400_000
"""Bytes of a part that are searched: the campaign is to damage, not to search."""


def _xml_parts(parts: Parts, pattern: str = r"\.(xml|rels|vml)$") -> list[str]:
    return [name for name in parts if re.search(pattern, name)]


def bits_flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit of the values of an attribute, whose name is drawn among those of the part."""

    def change(parts: Parts) -> None:
        for _ in range(chance.choice((1, 1, 3))):
            name = chance.choice(_xml_parts(parts))
            content = bytearray(parts[name])
            found: dict[bytes, list[int]] = {}
            for match in _ATTRIBUTE.finditer(bytes(content[:_MOST])):
                if match[2]:
                    places = found.setdefault(match[1], [])
                    places.append(chance.randrange(match.start(2), match.end(2)))
            if not found:
                continue
            places = chance.choice(list(found.values()))
            for at in chance.sample(places, min(len(places), chance.choice((1, 5, 400)))):
                flipped = content[at] ^ (1 << chance.randrange(7))
                # The document stays XML; other kinds of damage break it.
                if flipped not in b'<>&"' and flipped >= 32:
                    content[at] = flipped
            parts[name] = bytes(content)

    return repacked(data, change)


_AREAS = (
    b"A1:XFD1048576", b"XFD1048576", b"A1:XFD1", b"A1:A1048576", b"B9:A1", b"A1:B2 A1:B2 B2:C3",
    b"1:1048576", b"A:XFD", b"", b"A", b"1", b"A1:", b":", b"A1:B2:C3", b"$A$1:$A$2", b"#REF!",
    b"Sheet1!A1:B2", b"'x'!A1", b"A1,B2", b"a1:b2", b"A01", b"A1:A18446744073709551616", b"XFE1:XFE9",
    b"R1C1:R9C9", b"\xef\xbc\xa11", b"A1:A2" + b" A1:A2" * 9_000,
)  # fmt: skip
_NUMBERS = (b"0", b"-1", b"1048577", b"16385", b"2147483647", b"4294967296", b"1e9", b"0.5", b"", b"+1", b" 1", b"\xd9\xa3")  # fmt: skip


def references_odd(data: bytes, chance: random.Random) -> bytes:
    """Areas, counts, anchors and formulas outside the cells: absurd ones in the place of sound."""
    patterns: tuple[tuple[bytes, tuple[bytes, ...]], ...] = (
        (rb'(\b(?:ref|sqref|activeCell|topLeftCell|r1|r2|spans)=")[^"]*', _AREAS),
        (
            rb"(<(?:definedName|calculatedColumnFormula|totalsRowFormula|formula1?2?|xm:f|xm:sqref|c:f|x14:formula1)(?: [^>]*)?>)[^<]*",
            _AREAS,
        ),
        (
            rb"(<(?:xdr:row|xdr:col|xdr:rowOff|c:idx|c:order|c:ptCount|x:Row|x:Column)[^>]*>)[^<]*",
            _NUMBERS,
        ),
        (
            rb'(\b(?:count|uniqueCount|min|max|si|s|id|tableColumnId|headerRowCount|totalsRowCount|localSheetId|sheetId|styleId|numFmtId|fontId|xfId|authorId|dxfId)=")[^"]*',
            _NUMBERS,
        ),
        (rb'(\b(?:val|idx|w:w|w:val|w:id|cx|cy|x|y)=")[^"]*', _NUMBERS),
    )

    def change(parts: Parts) -> None:
        for _ in range(chance.choice((1, 2))):
            pattern, values = chance.choice(patterns)
            names = [n for n in _xml_parts(parts) if re.search(pattern, parts[n][:_MOST])]
            if not names:
                continue
            name, share = chance.choice(names), chance.choice((0.02, 0.3, 1))
            value = chance.choice(values)
            same = chance.random() < 0.5
            parts[name] = re.sub(
                pattern,
                lambda m: (
                    m[0]
                    if chance.random() > share
                    else m[1] + (value if same else chance.choice(values))
                ),
                parts[name],
            )

    return repacked(data, change)


def tables_overlapping(data: bytes, chance: random.Random) -> bytes:
    """Two tables of one place, one name, one column; rows said and not there."""

    def change(parts: Parts) -> None:
        tables = _xml_parts(parts, r"/tables/")
        if len(tables) < 2:
            return
        one, other = chance.sample(tables, 2)
        copied = re.search(rb' ref="([^"]*)"', parts[one])
        match chance.randrange(7):
            case 0 if copied:
                parts[other] = re.sub(rb' ref="[^"]*"', copied[0], parts[other])
            case 1:
                for kind in (rb"\bname", rb"displayName"):
                    value = re.search(kind + rb'="([^"]*)"', parts[one])
                    if value:
                        parts[other] = re.sub(kind + rb'="[^"]*"', value[0], parts[other], 1)
            case 2:
                parts[other] = parts[one]
            case 3:
                names = re.findall(rb'<tableColumn [^>]*name="([^"]*)"', parts[one])
                if names:
                    same = chance.choice(names)
                    parts[one] = re.sub(
                        rb'(<tableColumn [^>]*name=")[^"]*', rb"\g<1>" + same, parts[one]
                    )
            case 4:
                parts[one] = re.sub(
                    rb"<tableColumn [^>]*?/>", b"", parts[one], count=chance.choice((1, 99))
                )
            case 5:
                said = chance.choice(
                    (
                        b' totalsRowCount="9"',
                        b' headerRowCount="0"',
                        b' totalsRowShown="1" totalsRowCount="1"',
                    )
                )
                parts[one] = re.sub(rb"<table ", b"<table" + said + b" ", parts[one], count=1)
            case _:
                rows = chance.choice((5_000, 1_048_576))
                parts[one] = re.sub(rb'( ref="[A-Z]+\d+:[A-Z]+)\d+', rb"\g<1>%d" % rows, parts[one])

    return repacked(data, change)


def parts_permuted(data: bytes, chance: random.Random) -> bytes:
    """Parts of one folder in each other's place, or their content types exchanged."""

    def change(parts: Parts) -> None:
        if chance.random() < 0.4:
            types = re.findall(rb'ContentType="([^"]*)"', parts["[Content_Types].xml"])
            chance.shuffle(types)
            left = iter(types)
            parts["[Content_Types].xml"] = re.sub(
                rb'ContentType="[^"]*"',
                lambda _: b'ContentType="%s"' % next(left),
                parts["[Content_Types].xml"],
            )
            return
        folders: dict[str, list[str]] = {}
        for name in parts:
            folders.setdefault(name.rpartition("/")[0], []).append(name)
        several = [names for names in folders.values() if len(names) > 1]
        names = chance.choice(several)
        mixed = chance.sample(names, len(names)) if chance.random() < 0.5 else names[1:] + names[:1]
        contents = [parts[name] for name in mixed]
        parts.update(zip(names, contents, strict=True))

    return repacked(data, change)


def names_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Names of entries that one program takes for another's, and zip64 records that lie."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice(list(parts))
    forms: tuple[Callable[[str], str], ...] = (
        lambda n: n.replace("/", "\\"), lambda n: "/" + n, lambda n: "./" + n, lambda n: n.upper(),
        lambda n: n.replace("/", "%2F"), lambda n: n.replace("/", "//"), lambda n: n + "/", lambda n: n + ".",
        lambda n: n.replace("e", "e\u0301"), lambda n: "../" * 40 + n, lambda n: "a/../" + n, lambda n: n + "\u200b",
        lambda n: "x" * 60_000 + n, lambda n: n + "/[0].piece", lambda n: "C:" + n, lambda n: n.replace("/", "/./"),
    )  # fmt: skip
    form = chance.choice(forms)
    every, twice, zip64 = chance.random() < 0.3, chance.random() < 0.4, chance.random() < 0.5
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            changed = form(name) if every or name == victim else name
            for one in {name, changed} if twice else {changed}:
                with archive.open(zipfile.ZipInfo(one), "w", force_zip64=zip64) as entry:
                    entry.write(content)
    made = bytearray(stream.getvalue())
    if zip64 and chance.random() < 0.5:
        # The extra field of zip64 begins with its number and its length.
        places = [m.start() + 4 for m in re.finditer(rb"\x01\x00\x10\x00", bytes(made))]
        for at in chance.sample(places, min(len(places), chance.choice((1, 9)))):
            struct.pack_into(
                "<Q", made, at, chance.choice((0, 1, 1 << 31, 1 << 32, 1 << 63, 2**64 - 1))
            )
    return bytes(made)


def encodings_odd(data: bytes, chance: random.Random) -> bytes:
    """A whole part in another encoding, with entities in its prolog, or with what no XML holds."""

    def change(parts: Parts) -> None:
        name = chance.choice(_xml_parts(parts))
        text = parts[name].decode("utf-8", "replace")
        body = re.sub(r"^\s*<\?xml.*?\?>", "", text, flags=re.DOTALL).lstrip()
        doctype = (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">',
            "<!DOCTYPE r [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 99}">' for n in range(12)) + "]>",
            '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>',
            "<!doctype r>", "<!-- " + "-" * 9_000 + " --><!DOCTYPE r>", " " * 70_000 + "<!DOCTYPE r>",
            "<?x " + "y" * 70_000 + "?><!DOCTYPE r [<!ENTITY a 'b'>]>",
        )  # fmt: skip
        encoding = chance.choice(
            ("utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "cp500", "utf-8")
        )
        said = chance.choice((encoding, "utf-8", "UTF-16", "ascii", "latin-1", "gb18030", "utf-7"))
        head = f'<?xml version="{chance.choice(("1.0", "1.1", "9"))}" encoding="{said}" standalone="yes"?>'
        if chance.random() < 0.5:
            head += chance.choice(doctype)
        parts[name] = (head + body).encode(encoding, "replace")

    return repacked(data, change)


def _in(content: bytes, opening: bytes, more: bytes, chance: random.Random) -> bytes:
    """Put something behind one of the tags that begin so; nothing where there is none."""
    places = [
        m.end() for m in re.finditer(rb"<" + opening + rb"(?: [^<>]*)?(?<!/)>", content[:_MOST])
    ]
    if not places:
        return content
    at = chance.choice(places)
    return content[:at] + more + content[at:]


def deep_inside(data: bytes, chance: random.Random) -> bytes:
    """An element of the part's own, inside itself again and again, or beside itself."""

    def change(parts: Parts) -> None:
        name = chance.choice(_xml_parts(parts))
        tags = sorted(set(re.findall(rb"<([\w:]+)(?: [^<>]*)?(?<!/)>", parts[name][:_MOST])))
        if not tags:
            return
        tag = chance.choice(tags)
        times = chance.choice((12, 240, 260, 2_000, 60_000))
        match chance.randrange(3):
            case 0:
                more = b"<%s>" % tag * times + b"</%s>" % tag * times
            case 1:
                more = b"<%s>1</%s>" % (tag, tag) * times
            case _:
                more = b"<%s %s/>" % (tag, b" ".join(b'a%d="1"' % n for n in range(times)))
        parts[name] = _in(
            parts[name], tag if chance.random() < 0.5 else chance.choice(tags), more, chance
        )

    return repacked(data, change)


def strings_large(data: bytes, chance: random.Random) -> bytes:
    """Shared strings, styles and names that are huge, or many, or referred to by every cell."""

    def change(parts: Parts) -> None:
        strings = next(iter(_xml_parts(parts, r"sharedStrings\.xml$")), "")
        sheets = _xml_parts(parts, r"worksheets/sheet\d+\.xml$")
        if not strings or not sheets:
            return
        size = chance.choice((33_000, 3_000_000, 20_000_000))
        match chance.randrange(6):
            case 0:
                more = b"<si><t>" + b"Satu " * (size // 5) + b"</t></si>"
                parts[strings] = re.sub(
                    rb"<si>.*?</si>", lambda _: more, parts[strings], count=1, flags=re.DOTALL
                )
                sheet = chance.choice(sheets)
                parts[sheet] = re.sub(rb'(<c [^>]*t="s"[^>]*><v>)\d+', rb"\g<1>0", parts[sheet])
            case 1:
                runs = b"<r><rPr><b/></rPr><t>a</t></r>" * (size // 60)
                parts[strings] = re.sub(rb"<si>", b"<si>" + runs, parts[strings], count=1)
            case 2:
                heard = b'<rPh sb="0" eb="1"><t>x</t></rPh>' * (size // 60)
                parts[strings] = re.sub(rb"</si>", heard + b"</si>", parts[strings], count=1)
            case 3:
                sheet = chance.choice(sheets)
                parts[sheet] = re.sub(
                    rb'(<c [^>]*t="s"[^>]*><v>)\d+',
                    lambda m: (
                        m[1]
                        + chance.choice(
                            (b"-1", b"99999999999999999999", b"1.0", b"1e2", b"0000001", b" 1")
                        )
                    ),
                    parts[sheet],
                )
            case 4:
                styles = next(iter(_xml_parts(parts, r"styles\.xml$")), strings)
                more = chance.choice(
                    (
                        b'<xf numFmtId="0"/>',
                        b'<numFmt numFmtId="200" formatCode="%s"/>' % (b"0" * 99),
                    )
                )
                parts[styles] = _in(
                    parts[styles],
                    chance.choice((b"cellXfs", b"numFmts")),
                    more * (size // 60),
                    chance,
                )
            case _:
                sheet = chance.choice(sheets)
                long = b"<is><t>" + b"1.234,5 " * (size // 8) + b"</t></is>"
                parts[sheet] = re.sub(
                    rb'<c r="(\w+)"[^>]*t="s"[^>]*><v>\d+</v>',
                    rb'<c r="\1" t="inlineStr">' + long,
                    parts[sheet],
                    count=1,
                )

    return repacked(data, change)


_P = b"<w:p><w:r><w:t>Capaian Indeks A 95,2% dari target 80 pada tahun 2024.</w:t></w:r></w:p>"
_CELL = b"<w:tc><w:tcPr><w:vMerge/></w:tcPr>%s</w:tc>" % _P


_WORD: tuple[Callable[[random.Random], bytes], ...] = (
    lambda r: b'<w:altChunk r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' * r.choice((1, 9_000)),
    lambda r: (b"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>" * (n := r.choice((11, 120, 900)))) + _P + b"</w:sdtContent></w:sdt>" * n,
    lambda r: (b"<w:p><w:sdt><w:sdtContent><w:r><w:t>1</w:t></w:r>" * (n := r.choice((11, 60, 900)))) + b"</w:sdtContent></w:sdt></w:p>" * n,
    lambda r: b"<w:tbl><w:tr>" + (b"<w:tc><w:tbl><w:tr>" * (n := r.choice((11, 70)))) + _CELL * 3 + b"</w:tr></w:tbl>" + _CELL + b"</w:tc>" + b"</w:tr></w:tbl></w:tc>" * (n - 1) + b"</w:tr></w:tbl>",
    lambda r: b"<w:tbl>" + b"<w:tr>%s</w:tr>" % (_CELL * 60) * r.choice((60, 600)) + b"</w:tbl>",
    lambda r: b"<w:tbl>" + (b"<w:tr>" + b"".join(b"<w:tc><w:p><w:r><w:t>%d,%d</w:t></w:r></w:p></w:tc>" % (n, n) for n in range(9)) + b"</w:tr>") * r.choice((100, 5_000)) + b"</w:tbl>",
    lambda r: b"<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>" + b"<m:f><m:num>" * (n := r.choice((20, 70, 900))) + b"<m:r><m:t>1</m:t></m:r>" + b"</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>" * n + b"</m:oMath></w:p>",
    lambda r: b"<w:p>" + b"<w:r><w:t>9</w:t></w:r>" * r.choice((900, 90_000)) + b"</w:p>",
    lambda r: b"<w:p><w:r>" + b"<w:br/>" * r.choice((900, 90_000)) + b"</w:r></w:p>",
    lambda r: b"<w:p><w:r><w:t>" + r.choice((b"Rp1.", b"1,", b"naik dari 1 ke 2 ", b"(1) ", b"Tabel 1. ", b"sasaran 1 indikator 2 capaian 3% ", b"\xc2\xa0", b"1/2/3/4/", b"-1-", b"II.", b"tiga ratus ")) * r.choice((3_000, 30_000)) + b"</w:t></w:r></w:p>",
    lambda r: _P * r.choice((300, 9_000)),
    lambda r: (b"<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:ilvl w:val='%s'/><w:numId w:val='%s'/></w:numPr></w:pPr>" % (r.choice(_NUMBERS[:9]), r.choice(_NUMBERS[:9]))) + b"<w:r><w:t>BAB I</w:t></w:r></w:p>",
    lambda r: b"<w:p><w:del w:id='1'><w:r><w:delText>1</w:delText></w:r></w:del><w:moveFrom w:id='1'>" * 40 + b"</w:moveFrom></w:p>" * 40,
    lambda r: b"<w:p>" + (b"<w:commentRangeStart w:id='0'/>" + b"<w:r><w:t>95,2%</w:t></w:r>" + b"<w:commentReference w:id='0'/>") * r.choice((9, 3_000)) + b"</w:p>",
    lambda r: b"<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='x'>" * (n := r.choice((5, 90))) + b"</mc:Choice></mc:AlternateContent></w:r></w:p>" * n,
    lambda r: b"<w:p><w:r><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><w:txbxContent>" * (n := r.choice((5, 14, 60))) + _P + b"</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" * n,
)  # fmt: skip


def word_inside(data: bytes, chance: random.Random) -> bytes:
    """Content of Word inside itself, and in numbers that no writer reaches."""

    def change(parts: Parts) -> None:
        names = _xml_parts(parts, r"word/document\.xml$")
        for name in names:
            for _ in range(chance.choice((1, 1, 3))):
                more = chance.choice(_WORD)(chance)
                places = [m.start() for m in re.finditer(rb"<w:p[ >]|<w:sectPr", parts[name])]
                at = chance.choice(places) if places else 0
                parts[name] = parts[name][:at] + more + parts[name][at:]
            if chance.random() < 0.3 and "word/styles.xml" in parts:
                parts["word/styles.xml"] = re.sub(
                    rb'<w:(basedOn|next|link) w:val="[^"]*"',
                    lambda m: (
                        b'<w:%s w:val="%s"'
                        % (m[1], chance.choice((b"Normal", b"Heading1", b"x", b"")))
                    ),
                    parts["word/styles.xml"],
                )

    return repacked(data, change)


CHOSEN_KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "bit": bits_flipped,
    "reference": references_odd,
    "table": tables_overlapping,
    "permuted": parts_permuted,
    "entry name": names_otherwise,
    "encoding": encodings_odd,
    "depth": deep_inside,
    "large": strings_large,
    "word inside": word_inside,
}


def text_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Exports and lists in encodings, separators and shapes that no office meant."""
    text = data.decode("utf-8", "replace")
    many = chance.choice((200, 60_000))
    encoding = chance.choice(
        ("utf-7", "utf-16-le", "utf-32-be", "cp037", "shift_jis", "iso2022_jp", "cp850", "hz")
    )
    forms: tuple[Callable[[], bytes], ...] = (
        lambda: text.encode(encoding, "replace"),
        lambda: b"\xff\xfe" + data,
        lambda: b"\xfe\xff" + text.encode("utf-16-le"),
        lambda: data[: len(data) // 2] + text[len(text) // 2 :].encode("utf-16"),
        lambda: data.replace(b"\n", b"\n" * many),
        lambda: data.replace(b"\n", b"\r\r\n").replace(b";", b"\t;,|"),
        lambda: data + b"\n".join(b'"a""' + b'"' * n for n in range(900)),
        lambda: data * (many // 20),
        lambda: re.sub(rb"[0-9]{4,}", lambda m: m[0] * chance.choice((1, 40, 900)), data),
        lambda: re.sub(rb"[0-9]{4,}", lambda m: chance.choice((b"1.2.3,4.5", b"1,2,3.4", b"(1.000)", b"1.000-", b"Rp 1.000,-", b"1e5", b"\xe2\x88\x921", b"1'000", b"1 000", b"=1+1", b"#N/A", b"0x1F", b"\xef\xbc\x91")), data),
        lambda: re.sub(rb"[0-9]\.[0-9.]+", lambda m: m[0] + b".01" * chance.choice((1, 30, 9_000)), data),
        lambda: b"<table><tr><td>" + b"<b>" * many + b"1" + b"</td></tr></table>",
        lambda: b"<html><head><meta charset='" + chance.choice((b"x", b"utf-16", b"utf-7", b"base64", b"idna", b"rot13")) + b"'></head><table>" + b"<tr><td>1<td>Belanja</td></tr>" * 90 + b"</table>",
        lambda: b"<html>" + b"<table><tr><td rowspan=9999 colspan=99>1</td></tr></table>" * (many // 100),
        lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        lambda: re.sub(rb"<Row", b"<Row ss:Index='%d'" % chance.choice((0, -1, 1, 2_000_000)), data),
        lambda: re.sub(rb"<Cell", b"<Cell ss:MergeDown='65000' ss:MergeAcross='250'", data),
        lambda: b'{"versi": ' + b"9" * many + b', "diterima": [], "terlihat": []}',
        lambda: b'{"diterima": [{"id": 1, "alasan": [], "oleh": {}, "tanggal": 5}], "terlihat": "x"}',
        lambda: b"{" + b'"a": {' * many + b"}" * many + b"}",
        lambda: data.replace(b'"', b"'"),
        lambda: data + data,
        lambda: b"sep=;\n" * many + data,
        lambda: b"PK" + data,
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data,
    )  # fmt: skip
    return chance.choice(forms)()


def flat_hostile(data: bytes, chance: random.Random) -> bytes:
    """What no writer means, for a PDF and for an export or a list."""
    return (pdf_hostile if data.startswith(b"%PDF") else text_otherwise)(data, chance)


CHOSEN_FLAT_KINDS = {"hostile": flat_hostile}
"""The same for a file that is no zip."""
