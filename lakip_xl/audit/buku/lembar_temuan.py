"""The sheet Pemeriksaan as XML: its table filled with findings, and emptied again."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from lakip_xl.audit.buku.catatan import KOLOM_TAUTAN, baris_temuan, tujuan
from lakip_xl.audit.buku.sunting import ganti_baris, pola_baris
from lakip_xl.audit.temuan import Temuan
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import Area, address, column_letters
from lakip_xl.package.workbook import Table
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, TBL_TEMUAN

_TINGGI_BARIS, _TEPI = 13.0, 4.0
"""Points: a line of text, and the room above and below the text."""
_TINGGI = re.compile(r' ht="[\d.]+"')
_DITAMBAHKAN = re.compile(r' ht="[\d.]+" customHeight="0"')
"""The form in which a height is added to a row that had none."""
_TAUTAN = re.compile(r"<hyperlinks\b[^>]*>(?P<isi>.*?)</hyperlinks>", re.DOTALL)
_SATU_TAUTAN = re.compile(r'<hyperlink\b[^>]*?\sref="([A-Z]+)(\d+)"[^>]*?(?:/>|></hyperlink>)')
_SEBELUM_TAUTAN = re.compile(
    r"<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|"
    r"cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|drawingHF|picture|"
    r"oleObjects|controls|webPublishItems|tableParts|extLst)\b|</worksheet>"
)


@dataclass(frozen=True, slots=True)
class LembarTemuan:
    """The sheet and its table, as they are in the file."""

    lembar: str
    """The sheet's XML."""
    tabel: str
    """The table's XML."""
    struktur: Table
    """What the table's XML says."""

    @property
    def area(self) -> Area:
        """The table's area, its head included."""
        return self.struktur.area

    def kolom(self, judul: str) -> int:
        """Give the sheet's column of a title.

        Raises:
            LakipError: The table lacks it.
        """
        nomor = self.struktur.column_number(judul)
        if nomor is None:
            raise LakipError(
                f"Kolom {judul} tidak ada di {TBL_TEMUAN.name}; kembalikan judul kolom itu agar "
                "temuan dapat ditulis."
            )
        return nomor

    @property
    def tanpa_isi(self) -> dict[int, None]:
        """A blank for every column."""
        return dict.fromkeys(range(self.area.first_column, self.area.last_column + 1))

    def kosong(self) -> "LembarTemuan":
        """Give the sheet as the template has it: so many blank rows, no links."""
        hasil = self._tanpa_tautan().sebanyak(TBL_TEMUAN.blank_rows)
        lembar = hasil.lembar
        for nomor in range(hasil.area.first_row + 1, hasil.area.last_row + 1):
            baris = _baris(lembar, nomor)
            baru = ganti_baris(_setinggi(baris, 1), hasil.tanpa_isi)
            lembar = lembar.replace(baris, baru, 1)
        return replace(hasil, lembar=lembar)

    def terisi(self, temuan: Sequence[Temuan]) -> "LembarTemuan":
        """Give the sheet with findings, one a row, each with a link to its cell.

        Raises:
            LakipError: Something stands below the table where rows are needed.
        """
        hasil = self.kosong().sebanyak(max(len(temuan), TBL_TEMUAN.blank_rows))
        kolom = {judul: hasil.kolom(judul) for judul in FINDING_KEYS.values()}
        lembar, tautan = hasil.lembar, []
        for nomor, satu in enumerate(temuan, start=hasil.area.first_row + 1):
            isi = baris_temuan(satu)
            baris = _baris(lembar, nomor)
            baru = _setinggi(baris, _banyak_baris(isi))
            baru = ganti_baris(baru, {posisi: isi[judul] for judul, posisi in kolom.items()})
            lembar = lembar.replace(baris, baru, 1)
            if tempat := tujuan(satu):
                tautan.append(_tautan(address(nomor, kolom[KOLOM_TAUTAN]), tempat, satu.sel or ""))
        return replace(hasil, lembar=_dengan_tautan(lembar, "".join(tautan)))

    def sebanyak(self, banyak: int) -> "LembarTemuan":
        """Give the table another number of rows."""
        lama, area = self.area.last_row, self.area
        baru = area.first_row + banyak
        if baru == lama:
            return self
        lembar = self.lembar
        for nomor in range(baru + 1, lama + 1):
            lembar = pola_baris(nomor).sub("", lembar, count=1)
        if baru > lama:
            lembar = self._tambah_baris(lembar, lama, baru)
        lembar = _geser_rentang(lembar, area.first_row + 1, lama, baru)
        kiri, kanan = (f"{column_letters(k)}" for k in (area.first_column, area.last_column))
        asal, tujuan = (f'ref="{kiri}{area.first_row}:{kanan}{akhir}"' for akhir in (lama, baru))
        return LembarTemuan(
            lembar,
            self.tabel.replace(asal, tujuan),
            replace(self.struktur, area=area._replace(last_row=baru)),
        )

    def _tambah_baris(self, lembar: str, lama: int, baru: int) -> str:
        contoh = ganti_baris(_baris(lembar, lama), self.tanpa_isi)
        salinan = []
        for nomor in range(lama + 1, baru + 1):
            ada = pola_baris(nomor).search(lembar)
            if ada is not None and ("<v>" in ada[0] or "<t" in ada[0]):
                raise LakipError(
                    f"Baris {nomor} di bawah {TBL_TEMUAN.name} terisi; pindahkan isinya agar "
                    "temuan dapat ditulis."
                )
            lembar = pola_baris(nomor).sub("", lembar, count=1)
            salinan.append(re.sub(rf'(\sr="[A-Z]*){lama}"', rf'\g<1>{nomor}"', contoh))
        tempat = lembar.index(_baris(lembar, lama)) + len(_baris(lembar, lama))
        return lembar[:tempat] + "".join(salinan) + lembar[tempat:]

    def _tanpa_tautan(self) -> "LembarTemuan":
        def milik_kita(tautan: re.Match[str]) -> str:
            return "" if self.area.first_row < int(tautan[2]) <= self.area.last_row else tautan[0]

        def saring(semua: re.Match[str]) -> str:
            isi = _SATU_TAUTAN.sub(milik_kita, semua["isi"])
            return semua[0].replace(semua["isi"], isi) if isi else ""

        return replace(self, lembar=_TAUTAN.sub(saring, self.lembar, count=1))


def _setinggi(baris: str, banyak: int) -> str:
    """Fit a row to so many lines, since Excel fits none on opening.

    A row that said nothing of its height says so again when it is set back to one line.
    """
    pembuka, kurung, isi = baris.partition(">")
    tinggi = banyak * _TINGGI_BARIS + _TEPI
    if _DITAMBAHKAN.search(pembuka):
        pembuka = _DITAMBAHKAN.sub("", pembuka)
    elif "customHeight" in pembuka:
        return baris
    elif _TINGGI.search(pembuka):
        return _TINGGI.sub(f' ht="{tinggi}"', pembuka, count=1) + kurung + isi
    tambahan = f' ht="{tinggi}" customHeight="0"' if banyak > 1 else ""
    return re.sub(r'(<row r="\d+")', rf"\1{tambahan}", pembuka, count=1) + kurung + isi


def _banyak_baris(isi: Mapping[str, str | float | None]) -> int:
    """Count the lines that a finding's longest text takes in its column."""
    return max(
        len(textwrap.wrap(str(nilai or "-"), round(TBL_TEMUAN[judul].width)))
        for judul, nilai in isi.items()
    )


def _baris(lembar: str, nomor: int) -> str:
    baris = pola_baris(nomor).search(lembar)
    if baris is None:
        raise LakipError(
            f"Baris {nomor} {TBL_TEMUAN.name} tidak terbaca; simpan ulang buku kerja dari Excel."
        )
    return baris[0]


def _geser_rentang(lembar: str, pertama: int, lama: int, baru: int) -> str:
    """Let what covers the table's rows (formats, entry checks, the sheet's size) follow them."""
    lembar = re.sub(rf'(sqref="[A-Z]+{pertama}:[A-Z]+){lama}"', rf'\g<1>{baru}"', lembar)
    return re.sub(rf'(<dimension ref="[A-Z]+\d+:[A-Z]+){lama}"', rf'\g<1>{baru}"', lembar, count=1)


def _tautan(alamat: str, tempat: str, sel: str) -> str:
    return f'<hyperlink ref="{alamat}" location="{escape(tempat)}" display="{escape(sel)}"/>'


def _dengan_tautan(lembar: str, tautan: str) -> str:
    if not tautan:
        return lembar
    if "</hyperlinks>" in lembar:
        return lembar.replace("</hyperlinks>", f"{tautan}</hyperlinks>", 1)
    tempat = _SEBELUM_TAUTAN.search(lembar, lembar.index("</sheetData>"))
    posisi = tempat.start() if tempat else len(lembar)
    return f"{lembar[:posisi]}<hyperlinks>{tautan}</hyperlinks>{lembar[posisi:]}"
