"""Sheet Beranda: who reports, the headline results, charts, and the state of the checks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from lakip_xl.workbook.schema import efisiensi, iku, merit
from lakip_xl.workbook.schema.guidance import FIRST_STEP_ROW, guidance
from lakip_xl.workbook.schema.keadaan import CHECKS, CHECKS_ROW, Check
from lakip_xl.workbook.schema.kinds import Format, Mark, Purpose, Type
from lakip_xl.workbook.schema.model import Chart, Field, Sheet
from lakip_xl.workbook.schema.schemes import in_force
from lakip_xl.workbook.waiting import gone, when_filled

COLUMNS = "BCDEFG"
"""The dashboard's grid: six columns of one width."""
TITLE_ROW, SUBTITLE_ROW, STATUS_ROW = 1, 2, 3
IDENTITY_ROW = 5
CARDS_ROW = 10
CHARTS_ROW = 16
LINKS_ROW = CHECKS_ROW
"""Checks stand on the left, links on the right."""
LEGEND_ROW = 43
NEXT_ROW = 9
"""The line between the identity and the cards that says what comes next."""
GUIDE_ROW = FIRST_STEP_ROW - 2
"""What is still to be filled: its title, its own line, its steps."""
GRID_WIDTH, CHART_HEIGHT = 29.5, 7.4
"""Centimetres; the charts share the width of the grid."""

_CARD_LABEL, _CARD_VALUE, _CARD_WORD, _CARD_NOTE = (CARDS_ROW + n for n in (1, 2, 3, 4))


@dataclass(frozen=True, slots=True)
class Card:
    """A headline result: label, figure, the word for it, and what stands behind it."""

    sheet: str
    value: Field
    word: Field
    note: Field


def _card(  # noqa: PLR0913  # the facts of one card, most by keyword
    letter: str,
    sheet: str,
    label: str,
    *,
    value: str,
    style: Format,
    word: str,
    note: str,
    mark: Mark | None = None,
    module: str = "",
) -> Card:
    name = f"Kartu{COLUMNS.index(letter) + 1}"
    if module:
        unused = f'OR({module}="tidak",{gone(value[1:])})'
        value, word = (f'=IF({unused},"",{formula[1:]})' for formula in (value, word))
        note = f'=IF({unused},"Modul tidak dipakai",{note[1:]})'
    return Card(
        sheet,
        Field(name, label, f"{letter}{_CARD_VALUE}", Type.NUMBER, "", style, formula=value),
        Field(f"{name}Kata", "", f"{letter}{_CARD_WORD}", Type.TEXT, formula=word, mark=mark),
        Field(f"{name}Catatan", "", f"{letter}{_CARD_NOTE}", Type.TEXT, formula=note),
    )


CARDS = (
    _card(
        "B",
        "IKU",
        "Nilai kinerja IKU",
        value="=NilaiKinerjaIku",
        style=Format.DECIMAL,
        word="=KategoriKinerjaIku",
        note='=IF(NilaiKinerjaIku="","Isi lembar IKU",'
        'COUNT(tblIKU[Capaian])&" dari "&COUNTIF(tblIKU[Indikator],"?*")&" indikator, metode "'
        "&MetodeSasaran)",
        mark=Mark.SCALE,
    ),
    _card(
        "C",
        "Sistem Merit",
        "Indeks Sistem Merit",
        value="=IndeksMerit",
        style=Format.INDEX,
        word="=KategoriMerit",
        note='=IF(IndeksMerit="","Isi lembar Sistem Merit",'
        '"Nilai "&SUBSTITUTE(TotalMerit,".",",")&" dari "&MaksMerit)',
        mark=Mark.MERIT,
        module="ModulMerit",
    ),
    _card(
        "D",
        "IP ASN",
        "Indeks Profesionalitas ASN",
        value="=NilaiIpAsn",
        style=Format.DECIMAL,
        word="=KategoriIpAsn",
        note='=IF(NilaiIpAsn="","Isi lembar IP ASN",'
        'IF(PeringkatRegional="","",'
        '"Peringkat "&PeringkatRegional&" dari "&JumlahRegional))',
        mark=Mark.IP_ASN,
        module="ModulIpAsn",
    ),
    _card(
        "E",
        "SAKIP",
        "Nilai SAKIP terakhir",
        value="=NilaiSakip",
        style=Format.DECIMAL,
        word='=IF(PredikatSakip="","","Predikat "&PredikatSakip)',
        note=f'=IF({gone("tblSAKIP")},"",IF(NilaiSakip="","Isi lembar SAKIP",'
        '"Evaluasi tahun "&MAX(tblSAKIP[Tahun])))',
        module="ModulSakip",
    ),
    _card(
        "F",
        "Anggaran",
        "Serapan anggaran",
        value="=SerapanTotal",
        style=Format.PERCENT,
        word=when_filled("=RUPIAH(TotalRealisasi)"),
        note='=IF(SerapanTotal="","Isi lembar Anggaran","dari "&RUPIAH(TotalAnggaran))',
    ),
    _card(
        "G",
        "Efisiensi",
        "Efisiensi (poin persen)",
        value="=TotalEfisiensi",
        style=Format.CHANGE,
        word=when_filled("=RUPIAH(TotalEfisiensiRp)"),
        note='=IF(TotalEfisiensi="","Isi lembar Efisiensi",'
        'IF(OR(SisaAnggaran="",SisaAnggaran=TotalEfisiensiRp),"Capaian dikurangi serapan",'
        '"Beda dari sisa di lembar Anggaran:"&CHAR(10)&RUPIAH(SisaAnggaran)))',
        module="ModulEfisiensi",
    ),
)


def _identity(
    name: str, label: str, cell: str, help_text: str, *, style: Format = Format.GENERAL
) -> Field:
    year = style is Format.YEAR
    return Field(
        name,
        label,
        cell,
        Type.WHOLE if year else Type.TEXT,
        help_text,
        style,
        minimum=2000 if year else None,
        maximum=2100 if year else None,
    )


IDENTITY = (
    _identity("NamaInstansi", "Instansi", f"C{IDENTITY_ROW + 1}", "Nama lengkap perangkat daerah."),
    _identity(
        "NamaDaerah",
        "Pemerintah daerah",
        f"C{IDENTITY_ROW + 2}",
        "Misalnya Pemerintah Kota Pontianak.",
    ),
    _identity(
        "TahunLaporan",
        "Tahun laporan",
        f"C{IDENTITY_ROW + 3}",
        "Tahun kinerja yang dilaporkan.",
        style=Format.YEAR,
    ),
    _identity(
        "NamaPimpinan",
        "Pimpinan",
        f"F{IDENTITY_ROW + 1}",
        "Nama dan gelar kepala perangkat daerah.",
    ),
    _identity(
        "NipPimpinan",
        "NIP pimpinan",
        f"F{IDENTITY_ROW + 2}",
        "NIP, 18 angka.",
        style=Format.TEXT,
    ),
    _identity("NamaPenyusun", "Penyusun", f"F{IDENTITY_ROW + 3}", "Nama penyusun laporan."),
)


SUBTITLE = Field(
    "JudulLaporan",
    "",
    f"B{SUBTITLE_ROW}",
    Type.TEXT,
    formula='=IF(NamaInstansi="","Mulai dengan mengisi identitas di bawah ini",NamaInstansi)'
    '&IF(NamaDaerah="","",", "&NamaDaerah)&IF(TahunLaporan="","",", Tahun "&TahunLaporan)',
)

STATUS = Field(
    "StatusPython",
    "",
    f"B{STATUS_ROW}",
    Type.TEXT,
    default="Angka di buku ini adalah hasil hitungan terakhir. Aktifkan konten agar fungsi LAKIP "
    "menghitung ulang.",
    written_by_program=True,
)

SCHEMES = in_force(f"B{LEGEND_ROW - 1}")

_CHARTS = (iku.SHEET.charts, efisiensi.SHEET.charts, merit.SHEET.charts)


def _placed(cells: Sequence[Card | Check], without: Collection[str]) -> Iterator[Field]:
    """Give the fields of the cards or checks there are, one beside or below the other."""
    kept = [one for one in cells if one.value.name not in without]
    for one, place in zip(kept, cells, strict=False):
        columns = span(len(kept))
        for mine, there in zip(fields_of(one), fields_of(place), strict=True):
            cell = there.cell
            if isinstance(one, Card):
                letter = COLUMNS[kept.index(one) * columns]
                cell = f"{letter}{cell[1:]}"
            yield replace(mine, cell=cell)


def fields_of(one: Card | Check) -> tuple[Field, ...]:
    """Give the cells of a card or a check."""
    return (one.value, one.word, *((one.note,) if isinstance(one, Card) else ()))


def span(cards: int) -> int:
    """Give how many columns of the grid a card takes: more than one where there are few.

    Example:
        >>> span(6), span(4), span(2)
        (1, 1, 3)
    """
    return max(1, len(COLUMNS) // cards)


def _charts(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """Share the width of the grid among the charts."""
    columns = len(COLUMNS) // max(len(charts), 1)
    return tuple(
        replace(
            chart,
            column=COLUMNS[order * columns],
            row=CHARTS_ROW + 2,
            width=round(GRID_WIDTH / len(charts) - 0.1 * (len(charts) > 1), 1),
            height=CHART_HEIGHT,
        )
        for order, chart in enumerate(charts)
    )


def sheet(without: Collection[str] = (), titles: Collection[str] = ()) -> Sheet:
    """Make the sheet, without what other sheets would give it that the workbook lacks.

    Args:
        without: Names of tables, fields and switches that are not there.
        titles: The titles of the sheets that are not there.
    """
    return Sheet(
        title="Beranda",
        kind=Purpose.DASHBOARD,
        heading="Laporan Kinerja Instansi Pemerintah",
        purpose="Identitas, hasil utama, grafik, dan keadaan pemeriksaan.",
        fields=(
            SUBTITLE,
            STATUS,
            *IDENTITY,
            *_placed(CARDS, without),
            SCHEMES,
            *_placed(CHECKS, without),
            *guidance(f"B{NEXT_ROW}", f"B{GUIDE_ROW + 1}", titles),
        ),
        charts=_charts([chart for (chart,) in _CHARTS if chart.table not in without]),
    )


SHEET = sheet()
