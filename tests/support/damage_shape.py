"""Damage as another program might write it: shapes that the formats allow, or nearly."""

# ruff: noqa: ARG005, B034, C901, E501, PLR0912 - tables of small functions of one shape

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

from damage import repacked

Parts = dict[str, bytes]
_NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def zip_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Stored, with data descriptors, zip64 fields, comments, odd names, a wrong checksum."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = list(parts)
    victim, case = chance.choice(names), chance.randrange(9)
    stream = _Unseekable() if case == 0 else io.BytesIO()  # unseekable: data descriptors
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            if case == 1:
                info.compress_type = zipfile.ZIP_STORED
            elif case == 2 and name == victim:
                info.compress_type = chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
            elif case == 3 and name == victim:
                info.filename = chance.choice(("/", "./", "../", "\\", "C:\\", " ")) + name
            elif case == 4:
                info.comment, info.extra = b"x" * 60_000, struct.pack("<HHQQ", 1, 16, 0, 0)
            elif case == 5 and name == victim:
                info.filename = name.replace("/", "\\")
            with archive.open(info, "w", force_zip64=case == 6) as file:
                file.write(parts[name])
            if case == 7 and name == victim:
                archive.writestr(name.rpartition(".")[0] + "/", b"")
        if case == 8:
            archive.comment = b"PK\x05\x06" + b"\0" * 18 + b"x" * 200
    if isinstance(stream, _Unseekable):
        return bytes(stream.content)
    content = bytearray(stream.getvalue())
    if case == 7:  # the checksum of one part
        at = content.rfind(victim.encode()) - 46 + 16
        content[at : at + 4] = chance.randbytes(4)
    return bytes(content)


class _Unseekable(io.RawIOBase):
    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.content += data
        return len(data)


def _some(parts: Parts, chance: random.Random, pattern: str) -> str | None:
    names = [name for name in parts if re.search(pattern, name)]
    return chance.choice(names) if names else None


def xml_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Other encodings, entities, prefixes, long attributes, deep trees, comments everywhere."""

    def change(parts: Parts) -> None:
        name = _some(parts, chance, r"\.(xml|rels|vml)$")
        if name is not None:
            parts[name] = chance.choice(_XML)(parts[name], chance)

    return repacked(data, change)


def _body(content: bytes) -> bytes:
    return re.sub(rb"^\s*<\?xml.*?\?>", b"", content, count=1, flags=re.DOTALL)


def _into_root(content: bytes, more: bytes) -> bytes:
    end = content.rfind(b"</")
    return content[:end] + more + content[end:] if end > 0 else content + more


def _encoded(content: bytes, chance: random.Random) -> bytes:
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "utf-7", "utf-32", "cp037")
    )
    told = chance.choice((name, "utf-8", "windows-1252", "x-none", "UTF-16"))
    text = _body(content).decode("utf-8", "replace")
    return f'<?xml version="1.0" encoding="{told}"?>{text}'.encode(name, "replace")


_XML: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _encoded,
    lambda c, _: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _body(c),
    lambda c, r: re.sub(rb">([^<]{1,40})<", rb">&\1;<", c, count=r.randrange(1, 4)),
    lambda c, r: re.sub(rb">[^<]{1,40}<", r.choice((b">&#0;<", b">&#x1F;<", b">&nbsp;<", b">\0<")), c, 3),
    lambda c, r: re.sub(rb"(xmlns(:\w+)?=\")[^\"]+", rb"\1urn:lain", c, count=r.choice((1, 9))),
    lambda c, r: re.sub(rb"<(/?)(?=\w)(?!\w+:)", rb"<\1q:", c).replace(b"xmlns=", b"xmlns:q=", 1),
    lambda c, r: re.sub(rb"<(\w+)", rb'<\1 x="' + b"y" * 3_000_000 + b'"', c, count=1),
    lambda c, r: _into_root(c, b"<a>" * (n := r.choice((300, 5_000, 200_000))) + b"</a>" * n),
    lambda c, r: _into_root(c, b"<a/>" * r.choice((1_000, 400_000))),
    lambda c, r: _into_root(c, b"<!--" + b"x" * 2_000_000 + b"-->"),
    lambda c, r: re.sub(rb">(?=<)", b"><?php x?><!-- y -->", c, count=r.choice((1, 500))),
    lambda c, r: re.sub(rb">([^<&]+)<", rb"><![CDATA[\1]]><", c, count=r.choice((1, 500))),
    lambda c, r: re.sub(rb"<(\w+) (\w+)=", rb'<\1 \2="1" \2=', c, count=1),
    lambda c, r: c + r.choice((b"<x/>", b"\0\0\0\0", c, b"<!-- z -->")),
    lambda c, r: b"\xef\xbb\xbf" * r.choice((1, 2)) + c,
    lambda c, r: re.sub(rb"(<[\w:]+)( [^<>]*)?>", rb"\1>", c, count=r.choice((5, 500))),
)  # fmt: skip


def sheet_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Rows and cells in disorder, twice, far out; formulas without a master; tables that overlap."""

    def change(parts: Parts) -> None:
        name = _some(parts, chance, r"worksheets/sheet\d+\.xml$")
        if name is None:
            return
        for _ in range(chance.choice((1, 1, 3))):
            what = chance.choice(_SHEET)
            parts[name] = what(parts[name], chance)
        if chance.random() < 0.2:
            for table in [n for n in parts if "/tables/" in n]:
                area = chance.choice((b"A1:XFD1048576", b"A1:B2", b"B2:A1", b"ZZZ1:A0", b"A1"))
                parts[table] = re.sub(rb'\bref="[^"]*"', b'ref="%s"' % area, parts[table])

    return repacked(data, change)


def _shuffled(pattern: bytes) -> Callable[[bytes, random.Random], bytes]:
    def shuffle(content: bytes, chance: random.Random) -> bytes:
        found = list(re.finditer(pattern, content, re.DOTALL))[:400]
        if len(found) < 2:
            return content
        pieces = [one[0] for one in found]
        chance.shuffle(pieces)
        new, at = bytearray(), 0
        for match, piece in zip(found, pieces, strict=True):
            new += content[at : match.start()] + piece
            at = match.end()
        return bytes(new + content[at:])

    return shuffle


_ROW, _CELL = rb"<row [^>]*?(?:/>|>.*?</row>)", rb"<c [^>]*?(?:/>|>.*?</c>)"
_FAR_CELLS = (
    b"XFE1",
    b"A1048577",
    b"A0",
    b"1A",
    b"$A$1",
    b"a1",
    b"R1C1",
    b"",
    b"AAAAAAA9999999999",
)
_BAD_FORMULAS = (
    b'<f t="shared" si="7"/>', b'<f t="shared" si="7" ref="A1:XFD1048576">A1</f>',
    b'<f t="array" ref="A1:XFD1048576">1</f>', b'<f t="dataTable" ref="A1:B2" r1="Z0"/>',
    b'<f t="array" ref="B2:A1">ROW(1:9)</f>', b'<f t="x" si="-1">1+</f>', b"<f></f>", b"<f>=1</f>",
    b"<f>" + b"1+" * 8_000 + b"1</f>", b"<f>" + b"-" * 16_000 + b"1</f>",
    b"<f>" + b"IF(1," * 250 + b"1" + b")" * 250 + b"</f>", b"<f>{1,2;3}</f>", b"<f>[1]A!A1</f>",
    b"<f>'[http://127.0.0.1:1/x.xlsx]A'!A1</f>", b"<f>CALL(&quot;a&quot;,&quot;b&quot;)</f>",
    b"<f>SUM(A:A A:A,1:1048576)</f>", b"<f>LET(x,LAMBDA(y,x(y)),x(1))</f>", b"<f>A1#</f>",
    b"<f>SEQUENCE(1048576,100)</f>", b"<f>MMULT(A1:ZZ700,A1:ZZ700)</f>", b"<f>\xe2\x80\xae</f>",
    b"<f>TERBILANG(1E+300)</f>", b"<f>FACT(1E+10)</f>", b"<f>REPT(&quot;a&quot;,1E+9)</f>",
    b"<f>BASE(9,2,1E+9)</f>", b"<f>TEXT(1,REPT(&quot;0&quot;,30000))</f>", b"<f>10^10^10</f>",
    b"<f>COMBIN(1E+9,5E+8)</f>", b"<f>TEXTJOIN(A1:A9,1,B:XFD)</f>", b"<f>A1:INDEX(B:B,1E+6)</f>",
)  # fmt: skip
_SHEET: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _shuffled(_ROW),
    _shuffled(_CELL),
    lambda c, r: re.sub(_ROW, lambda m: m[0] * 2, c, count=r.choice((1, 50)), flags=re.DOTALL),
    lambda c, r: re.sub(_CELL, lambda m: m[0] * 2, c, count=r.choice((1, 900)), flags=re.DOTALL),
    lambda c, r: re.sub(rb'(<c [^>]*\br=")[^"]*', lambda m: m[1] + r.choice(_FAR_CELLS), c, r.choice((1, 40))),
    lambda c, r: re.sub(rb'(<row [^>]*\br=")[^"]*', lambda m: m[1] + r.choice((b"0", b"-3", b"1048577", b"1.5", b"99999999999")), c, r.choice((1, 9))),
    lambda c, r: re.sub(rb' r="[A-Z]*\d+"', b"", c),
    lambda c, r: re.sub(rb"<f[^>]*?(?:/>|>.*?</f>)", lambda m: r.choice(_BAD_FORMULAS), c, r.choice((1, 30)), re.DOTALL),
    lambda c, r: re.sub(rb"<v>[^<]*</v>", lambda m: r.choice((b"<v/>", b"<v>1</v><v>2</v>", b"<v>\n 1 \n</v>", b"<v>1,5</v>", b"<v>0x10</v>", b"<v>1_000</v>", b"<v>Infinity</v>", b"<v>\xd9\xa3</v>", b"<v>" + b"9" * 5_000 + b"</v>")), c, r.choice((1, 200))),
    lambda c, r: re.sub(rb't="\w+"', lambda m: b't="%s"' % r.choice((b"s", b"str", b"b", b"e", b"d", b"n", b"inlineStr", b"zz")), c, r.choice((1, 200))),
    lambda c, r: re.sub(rb"<(mergeCell|dataValidation|conditionalFormatting|hyperlink)( [^>]*(?:sq)?ref=\")[^\"]*", rb"<\1\2A1:XFD1048576 A1:XFD1048576", c),
    lambda c, r: re.sub(rb"<dimension [^>]*>", b'<dimension ref="A1:XFD1048576"/>', c),
    lambda c, r: re.sub(rb"</sheetData>", b"</sheetData><sheetData/><sheetProtection password='x'/>", c),
    lambda c, r: re.sub(rb"<sheetData>", b"<cols>" + b'<col min="1" max="16384" width="1e9" hidden="1"/>' * 500 + b"</cols><sheetData>", c),
    lambda c, r: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + b"".join(b'<row r="%d"/>' % n for n in range(1, 200_000)) + b"</sheetData>", c, flags=re.DOTALL),
    lambda c, r: re.sub(rb"<sheetData>.*</sheetData>", b'<sheetData><row r="1">' + b'<c r="A1"/>' * 200_000 + b"</row></sheetData>", c, flags=re.DOTALL),
)  # fmt: skip


def word_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Tables in tables, spans without an end, fields that never close, revisions in revisions."""

    def change(parts: Parts) -> None:
        name = _some(parts, chance, r"word/(document|footnotes|header\d*|styles|numbering)\.xml$")
        if name is None:
            return
        for _ in range(chance.choice((1, 1, 2))):
            parts[name] = chance.choice(_WORD)(parts[name], chance)

    return repacked(data, change)


def _nested(open_: bytes, close: bytes, inner: bytes, *depths: int) -> Callable[..., bytes]:
    def nest(content: bytes, chance: random.Random) -> bytes:
        depth = chance.choice(depths)
        at = content.find(b"<w:p>") if chance.random() < 0.5 else content.rfind(b"<w:sectPr")
        more = open_ * depth + inner + close * depth
        return content[:at] + more + content[at:] if at > 0 else content

    return nest


_PARAGRAPH = b"<w:p><w:r><w:t>Capaian 95,2% dari target 80.</w:t></w:r></w:p>"
_FIELD = b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
_WORD: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _nested(b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", _PARAGRAPH, 20, 200, 3_000),
    _nested(b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>", _PARAGRAPH, 20, 200, 5_000),
    _nested(b'<w:ins w:id="1" w:author="a">', b"</w:ins>", _PARAGRAPH, 20, 300, 5_000),
    _nested(b"<w:p><w:r>", b"</w:r></w:p>", b"<w:t>1.234,5</w:t>", 3, 200, 3_000),
    _nested(b"<w:txbxContent>" , b"</w:txbxContent>", _PARAGRAPH, 2, 500),
    _nested(_PARAGRAPH, b"", b"", 5_000, 30_000),
    _nested(b"<w:tbl><w:tr><w:tc>" + _PARAGRAPH + b"</w:tc></w:tr></w:tbl>", b"", b"", 500, 4_000),
    _nested(b"<w:p>" + _FIELD * 40, b"</w:p>", b"", 1, 50),
    _nested(b"<w:tbl><w:tr>" + b"<w:tc><w:p/></w:tc>" * 2_000, b"</w:tr></w:tbl>", b"", 1),
    _nested(b"<w:tbl>", b"</w:tbl>", b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 3_000, 1),
    lambda c, r: re.sub(rb'<w:(gridSpan|gridBefore|gridAfter) w:val="\d+"', lambda m: b'<w:%s w:val="%s"' % (m[1], r.choice((b"999999999", b"-1", b"x", b"1.5", b"", b"0"))), c, r.choice((1, 50))),
    lambda c, r: c.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/>', r.choice((1, 50))),
    lambda c, r: re.sub(rb"<w:tr[ >]", lambda m: b"<w:bookmarkStart w:id='1' w:name='x'/>" + m[0], c, 50),
    lambda c, r: re.sub(rb'w:fldCharType="\w+"', lambda m: b'w:fldCharType="%s"' % r.choice((b"begin", b"end", b"separate", b"x")), c),
    lambda c, r: re.sub(rb"</?w:tr(?: [^>]*)?>", b"", c, r.choice((2, 9))),
    lambda c, r: re.sub(rb"<w:t( [^>]*)?>[^<]*", lambda m: b"<w:t>" + r.choice((b"1." * 20_000, b"(" * 20_000, b"9" * 20_000, b"seratus " * 9_000, b"% " * 20_000, b"Rp" * 20_000, b"Tabel 3." * 5_000, b"dari 5 menjadi " * 4_000, b"\xe2\x80\xae\xe2\x80\x8f", b"a, b dan " * 5_000)), c, r.choice((1, 3))),
    lambda c, r: re.sub(rb'w:(id|ilvl|numId|val)="[^"]*"', lambda m: b'w:%s="%s"' % (m[1], r.choice((b"-1", b"x", b"2147483648", b""))), c, r.choice((3, 300))),
    lambda c, r: re.sub(rb"<w:body>", b"<w:body><w:body>", c).replace(b"</w:body>", b"</w:body></w:body>"),
    lambda c, r: re.sub(rb"<w:basedOn [^>]*>", b'<w:basedOn w:val="Heading1"/>', c),
)  # fmt: skip


def package_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Parts nobody expects, and those that everybody reads, as something else."""

    def change(parts: Parts) -> None:
        case = chance.randrange(8)
        if case == 0:
            parts["xl/calcChain.xml"] = b"<calcChain %s>%s</calcChain>" % (
                _NS,
                b'<c r="ZZZ9" i="999"/>' * 1_000,
            )
        elif case == 1:
            name = _some(parts, chance, r"\.rels$")
            link = (
                b'<Relationship Id="r%d" Type="urn:x/hyperlink" Target="%s" TargetMode="External"/>'
            )
            parts[name or ""] = _into_root(
                parts[name or ""],
                b"".join(link % (n, b"file:///" + b"x" * 300) for n in range(3_000)),
            )
        elif case == 2:
            for name in [n for n in parts if n.endswith(".rels")]:
                parts[name] = re.sub(
                    rb'Target="[^"]*"', b'Target="/%s"' % name.encode(), parts[name]
                )
        elif case == 3:
            parts["[Content_Types].xml"] = re.sub(
                rb"<Override [^>]*>",
                b"",
                parts["[Content_Types].xml"],
                count=chance.choice((1, 99)),
            )
        elif case == 4:
            strings = _some(parts, chance, r"sharedStrings\.xml$|footnotes\.xml$|styles\.xml$")
            if strings:
                parts[strings] = re.sub(
                    rb"<(si|xf|w:style)[ >].*?</\1>", b"", parts[strings], 3, re.DOTALL
                )
        elif case == 5:
            strings = _some(parts, chance, r"sharedStrings\.xml$")
            if strings:
                parts[strings] = _into_root(parts[strings], b"<si><t>x</t></si>" * 400_000)
        elif case == 6:
            names = _some(parts, chance, r"xl/workbook\.xml$")
            many = b"".join(
                b'<definedName name="n%d">n%d</definedName>' % (n, n + 1) for n in range(20_000)
            )
            if names:
                parts[names] = parts[names].replace(b"<definedNames>", b"<definedNames>" + many)
        else:
            for name in range(chance.choice((50, 9_990))):
                parts[f"xl/worksheets/sheet{1000 + name}.xml"] = b"<worksheet/>"

    return repacked(data, change)


def pdf_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Objects that refer to themselves, page trees without an end, lying lengths and counts."""
    case = chance.randrange(7)
    if case == 0:
        return re.sub(rb"\d+ 0 R", lambda m: b"%d 0 R" % chance.randrange(1, 9), data)
    if case == 1:
        return re.sub(rb"/Length \d+", b"/Length 2147483647", data)
    if case == 2:
        return re.sub(
            rb"/Kids ?\[[^\]]*\]", b"/Kids [" + b"1 0 R 2 0 R 3 0 R " * 20_000 + b"]", data
        )
    if case == 3:
        return data[: data.rfind(b"startxref")] + b"startxref\n0\n%%EOF"
    if case == 4:
        box = b"/MediaBox [0 0 1e30 -1e30]"
        return re.sub(rb"/MediaBox ?\[[^\]]*\]", box, data)
    if case == 5:
        return data[: chance.randrange(len(data))] + chance.randbytes(200)
    return data.replace(
        b"/Type /Page", b"/Type /Page /Parent 1 0 R /Annots [" + b"1 0 R " * 9_000 + b"]"
    )


def text_written_otherwise(data: bytes, chance: random.Random) -> bytes:
    """NULs, other encodings, a million columns, quotes without an end, lists without one."""
    text = data.decode("utf-8", "replace")
    deep = chance.choice((50, 100_000))
    return chance.choice(
        (
            lambda: re.sub("[,;]", "\0", text).encode(),
            lambda: text.encode(chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252")), "replace"),
            lambda: data.replace(b"\n", b";" * 1_000_000 + b"\n", 1),
            lambda: data + b'"' + b"x" * 200_000,
            lambda: data.replace(b"\n", b"\r"),
            lambda: data + b"1;" * 2_000_000,
            lambda: data + (data[-200:] or b"x") * 20_000,
            lambda: b"[" * deep + b"]" * deep,
            lambda: b'{"diterima": ' + b'[{"id":' * deep,
            lambda: b'{"versi": 1, "diterima": [{}], "terlihat": [[]]}',
            lambda: b'{"diterima": [{"id": "\\u001b[31m\\ud800"}], "terlihat": null}',
            lambda: b'{"diterima": {"a": 1}, "terlihat": {"b": 1}, "versi": 1e999}',
            lambda: b"<html>" + b"<table>" * deep,
            lambda: b"<html><table>" + b"<tr><td colspan=999999>1,5" * 5_000,
            lambda: re.sub(rb"[0-9]", b"\xd9\xa3", data),
            lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + data,
            lambda: re.sub(rb"[A-Za-z]{3,}", b"=cmd|' /C calc'!A0", data),
        )
    )()  # fmt: skip


SHAPE_KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "zip form": zip_written_otherwise,
    "xml form": xml_written_otherwise,
    "sheet form": sheet_written_otherwise,
    "word form": word_written_otherwise,
    "opc form": package_otherwise,
}
"""What another program may make of an Office file."""
FLAT_SHAPE_KINDS = {"pdf form": pdf_written_otherwise, "text form": text_written_otherwise}
"""The same for a file that is no zip."""
