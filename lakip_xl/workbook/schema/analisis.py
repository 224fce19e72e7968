"""Sheet Analisis: why results came about, what follows from them, and the papers of the report."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import number, text, whole, word
from lakip_xl.workbook.schema.kinds import Choices, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.schema.totals import text_key

SINCE = 3
STATUS: Choices = lists.STATUS_TINDAK_LANJUT

_NAME = text_key("[@Indikator]")
_ROW_OF_IKU = f"MATCH({_NAME},tblIKU[Indikator Baku],0)"


def _of_iku(title: str, help_text: str, width: float, style: Format) -> Column:
    """Show a figure of the indicator beside what is written about it, whatever it is."""
    cell = f"INDEX(tblIKU[{title}],{_ROW_OF_IKU})"
    return Column(
        title,
        Kind.COMPUTED,
        Type.ANY,
        help_text,
        width,
        style,
        formula=f'=IF(COUNTIF(tblIKU[Indikator Baku],{_NAME})=0,"",IF({cell}="","",{cell}))',
    )


WRITTEN = (
    ("Penyebab", "Penyebab keberhasilan atau kegagalan mencapai target.", "penyebab"),
    ("Hambatan", "Hambatan yang dihadapi; tulis tidak ada bila memang tidak ada.", "hambatan"),
    ("Upaya", "Upaya nyata yang sudah dilakukan.", "upaya"),
    ("Rekomendasi", "Perbaikan yang dianjurkan.", "rekomendasi"),
    ("Penanggung Jawab", "Siapa yang menindaklanjuti rekomendasi.", "penanggung jawab"),
    ("Tenggat", "Kapan selesai, misalnya triwulan II 2025.", "tenggat"),
)
"""The columns that people fill, with what each is called where it is missing."""

_MISSING = "&".join(f'IF([@[{title}]]="","; {name}","")' for title, _, name in WRITTEN)

TBL_ANALISIS = Table(
    name="tblAnalisis",
    optional=True,
    caption="Analisis setiap indikator kinerja utama",
    column="B",
    since=SINCE,
    blank_rows=6,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Indikator", "Indikator di lembar IKU.", 32, choices_from=("tblIKU", "Indikator")),
        _of_iku("Target", "Target tahun ini dari lembar IKU.", 9, Format.QUANTITY),
        _of_iku("Realisasi", "Realisasi tahun ini dari lembar IKU.", 10, Format.QUANTITY),
        _of_iku("Capaian", "Capaian dari lembar IKU, dalam persen.", 11, Format.PERCENT),
        word(
            "Kategori",
            "=KATEGORI([@Capaian],SkalaKategori)",
            "Kategori capaian menurut skala di Pengaturan.",
            mark=Mark.SCALE,
        ),
        *(text(title, help_text, 34) for title, help_text, _ in WRITTEN[:4]),
        *(text(title, help_text, 18) for title, help_text, _ in WRITTEN[4:]),
        word(
            "Belum Diisi",
            f'=IF([@Indikator]="","",IF({_MISSING}="","Lengkap",MID({_MISSING},3,200)))',
            "Yang belum diisi di baris ini.",
            24,
        ),
    ),
)

TBL_TINDAK_LANJUT = Table(
    name="tblTindakLanjut",
    optional=True,
    caption="Tindak lanjut evaluasi tahun lalu",
    column="P",
    since=SINCE,
    blank_rows=5,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Rekomendasi", "Rekomendasi evaluasi tahun lalu.", 40),
        text("Tindak Lanjut", "Apa yang sudah dilakukan.", 40),
        text("Status", "selesai, proses, atau belum.", 11, choices=STATUS),
        text("Bukti", "Dokumen yang membuktikannya.", 24),
    ),
)

TBL_PERJANJIAN = Table(
    name="tblPerjanjian",
    optional=True,
    caption="Perjanjian kinerja murni dan perubahan",
    column="V",
    since=SINCE,
    blank_rows=6,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Indikator", "Indikator di lembar IKU.", 32, choices_from=("tblIKU", "Indikator")),
        number("Target Murni", "Target perjanjian kinerja awal.", 10, style=Format.QUANTITY),
        number(
            "Target Perubahan",
            "Target perjanjian kinerja perubahan; kosong bila tidak berubah.",
            11,
            style=Format.QUANTITY,
        ),
        text("Alasan Perubahan", "Mengapa target diubah.", 30),
        word(
            "Cek IKU",
            f'=IF(OR([@Indikator]="",AND([@[Target Murni]]="",[@[Target Perubahan]]="")),"",'
            f'IF(COUNTIF(tblIKU[Indikator Baku],{_NAME})=0,"Beda",'
            'IF(IF([@[Target Perubahan]]="",[@[Target Murni]],[@[Target Perubahan]])='
            f'INDEX(tblIKU[Target],{_ROW_OF_IKU}),"Cocok","Beda")))',
            "Cocok bila target yang berlaku sama dengan target di lembar IKU.",
            10,
            mark=Mark.CHECK,
        ),
    ),
)


def _paper(name: str, label: str, column: str, help_text: str) -> Field:
    cell = f"{TBL_ANALISIS.letter(column)}5"
    return Field(name, label, cell, Type.TEXT, help_text, since=SINCE)


PAPERS = (
    _paper(
        "PengukuranBerkala",
        "Pengukuran berkala",
        "Indikator",
        "Seberapa sering kinerja diukur dan dilaporkan, misalnya setiap triwulan.",
    ),
    _paper(
        "TanggalLaporan",
        "Tanggal laporan",
        "Penyebab",
        "Tanggal penandatanganan, misalnya 31 Januari 2025.",
    ),
    _paper(
        "TanggalPenyampaian",
        "Tanggal penyampaian",
        "Hambatan",
        "Kapan laporan disampaikan, misalnya 14 Februari 2025.",
    ),
    _paper(
        "PernyataanReviu",
        "Pernyataan reviu",
        "Upaya",
        "Nomor dan tanggal pernyataan telah direviu dari inspektorat.",
    ),
    _paper(
        "AlamatPublikasi",
        "Alamat publikasi",
        "Rekomendasi",
        "Alamat laman tempat laporan kinerja diumumkan.",
    ),
)
"""What the checklist asks of the report as a paper."""

SHEET = Sheet(
    title="Analisis",
    heading="Analisis Kinerja",
    purpose="Penyebab, hambatan, dan upaya tiap indikator; tindak lanjut.",
    tables=(TBL_ANALISIS, TBL_TINDAK_LANJUT, TBL_PERJANJIAN),
    fields=PAPERS,
    frozen_columns="C",
    since=SINCE,
)
