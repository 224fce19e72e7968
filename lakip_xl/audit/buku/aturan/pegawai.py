"""The list of employees: facts that earn nothing known, two truths about one person, and gaps."""

from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import Baris, TabelBuku, angka_dari
from lakip_xl.audit.cetak import Kecocokan, bandingkan
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Grid, Result
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.schemes import weights_of
from lakip_xl.workbook.schema import instrument

TABLE = "tblPegawaiIPASN"
_TRAINED = ("Diklat Kepemimpinan", "Diklat Fungsional", "JP Diklat Teknis", "Seminar")
_ASKED = {
    "Kualifikasi": ("Pendidikan",),
    "Kompetensi": ("Jabatan", *_TRAINED),
    "Kinerja": ("Nilai Kinerja SKP",),
    "Disiplin": ("Hukuman Disiplin",),
}
"""The facts from which each dimension is measured; the first says whether it is."""
_DIMENSIONS = tuple(name.capitalize() for name in weights_of("ip_asn"))


def _people(buku: Buku) -> TabelBuku | None:
    """Give the list of people of a workbook that has the instrument."""
    tabel = buku.tabel.get(TABLE)
    return tabel if tabel is not None and buku.isi_nama(instrument.TRAINING) else None


def _points(buku: Buku, baris: Baris, dimension: str) -> Result:
    """Give what the facts about a person earn, as the cell of the workbook computes it."""
    facts = [baris.nilai.get(title) for title in _ASKED[dimension]]
    if not baris.teks(_ASKED[dimension][0]):
        return ""

    def call(name: str, *arguments: object) -> Result:
        return CATALOGUE[name].evaluate(*arguments)

    def grid(name: str) -> Grid:
        return buku.isi_nama(name)

    if dimension == "Kompetensi":
        return call("NILAI_KOMPETENSI", *facts, grid(instrument.TRAINING))
    if dimension == "Kinerja":
        scale = grid(instrument.MARKS)
        label = call("KATEGORI", facts[0], scale) if isinstance(facts[0], float) else facts[0]
        return call("NILAI_MEAN", label, scale)
    name = instrument.EDUCATION if dimension == "Kualifikasi" else instrument.CONDUCT
    return call("POIN", facts[0], grid(name))


@rule(
    "fakta-pegawai",
    Tingkat.GALAT,
    tujuan="Setiap fakta tentang pegawai ada di instrumen IP ASN di Pengaturan, dengan poinnya.",
    dasar="Instrumen skema IP ASN, atau poin instansi sendiri.",
    contoh='Pendidikan "S4" tidak ada di instrumen, sehingga kualifikasi tidak dapat dihitung.',
    traits=Trait.ENTRY,
)
def check_facts(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find facts that the instrument does not know."""
    tabel = _people(buku)
    for baris in tabel or ():
        for dimension in _DIMENSIONS:
            if tabel is None or not isinstance(_points(buku, baris, dimension), ErrorValue):
                continue
            title = _spoiler(buku, baris, dimension)
            yield temuan(
                tabel.letak(baris, title),
                f'{title} "{baris.teks(title)}" tidak dikenal atau belum berpoin di instrumen IP '
                f"ASN, sehingga {dimension.lower()} pegawai ini tidak dapat dihitung.",
                tercetak=baris.teks(title),
            )


def _spoiler(buku: Buku, baris: Baris, dimension: str) -> str:
    """Give the column of the fact that cannot be understood."""
    first, *others = _ASKED[dimension]
    known = {
        str(cell).strip().casefold()
        for row in buku.isi_nama(instrument.JABATAN.name)
        for cell in row
        if cell
    }
    if not others or " ".join(baris.teks(first).split()).casefold() not in known:
        return first
    words = {"ya", "tidak", ""}
    wrong = (t for t in ("Diklat Kepemimpinan", "Diklat Fungsional", "Seminar")
             if baris.teks(t).strip().casefold() not in words)  # fmt: skip
    return next(wrong, "JP Diklat Teknis")


@rule(
    "pegawai-dua-nilai",
    Tingkat.GALAT,
    tujuan="Nilai dimensi yang diketik sama dengan yang dihitung dari fakta pegawai itu.",
    dasar="Satu pegawai hanya punya satu nilai; bila berbeda, salah satunya keliru.",
    contoh="Kualifikasi diketik 20, padahal pendidikannya S1 yang bernilai 15.",
    traits=Trait.ENTRY,
)
def check_two_truths(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find typed values that the facts beside them contradict."""
    tabel = _people(buku)
    for baris in tabel or ():
        for dimension in _DIMENSIONS:
            typed, points = baris.angka(dimension), _points(buku, baris, dimension)
            if tabel is None or typed is None or not isinstance(points, float) or typed == points:
                continue
            yield temuan(
                tabel.letak(baris, dimension),
                f"{dimension} diketik {tulis_angka(typed)}, menurut fakta pegawai ini "
                f"{tulis_angka(points)}; hapus salah satunya.",
                tercetak=typed,
                dihitung=points,
            )


@rule(
    "pegawai-belum-lengkap",
    Tingkat.PERINGATAN,
    tujuan="Setiap pegawai di daftar punya keempat nilai dimensi.",
    dasar="Indeks instansi adalah rata-rata semua pegawai, jadi menunggu yang belum lengkap.",
    contoh="Seminar pegawai ke-12 belum dijawab, sehingga indeksnya kosong.",
)
def check_complete(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Name the people whose index is not there yet, and what is missing."""
    tabel = _people(buku)
    for baris in tabel or ():
        if tabel is None or not baris.teks("Pegawai") or baris.nilai.get("IP ASN") is not None:
            continue
        missing = [title for d in _DIMENSIONS for title in _missing(buku, baris, d)]
        if missing:
            yield temuan(
                tabel.letak(baris, missing[0]),
                f"Pegawai ini belum punya indeks: isi {', '.join(missing)}. Indeks instansi "
                "menunggunya.",
            )


def _missing(buku: Buku, baris: Baris, dimension: str) -> list[str]:
    if baris.teks(dimension) or _points(buku, baris, dimension) != "":
        return []
    first, *others = _ASKED[dimension]
    if not baris.teks(first):
        return [first]
    return [title for title in others if not baris.teks(title) and _is_asked(buku, baris, title)]


def _is_asked(buku: Buku, baris: Baris, title: str) -> bool:
    """Tell whether a kind of training earns points in the person's jabatan."""
    column = {"Diklat Kepemimpinan": 1, "Diklat Fungsional": 2, "JP Diklat Teknis": 3, "Seminar": 5}
    jabatan = " ".join(baris.teks("Jabatan").split()).casefold()
    rows = buku.isi_nama(instrument.TRAINING)
    return any(
        bool(row[column[title]]) for row in rows if str(row[0] or "").strip().casefold() == jabatan
    )


@rule(
    "indeks-pegawai",
    Tingkat.PERINGATAN,
    tujuan="Nilai dimensi instansi sama dengan rata-rata pegawainya.",
    dasar="Indeks instansi adalah rata-rata indeks semua pegawainya.",
    contoh="Kinerja instansi 28, rata-rata pegawai di daftar 27,5.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def check_office(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the first row of the dimensions, which is the office's own, against its people."""
    tabel = buku.tabel.get("tblIPASN")
    if tabel is None or not tabel.baris:
        return
    own = tabel.baris[0]
    for dimension in _DIMENSIONS:
        medan = buku.medan.get(f"Rata{dimension}Pegawai")
        mean = None if medan is None else angka_dari(medan.nilai)
        sel = tabel.sel(own, dimension)
        if medan is None or mean is None or sel.number is None:
            continue
        if bandingkan(sel.number, mean) is not Kecocokan.SAMA:
            yield temuan(
                sel.place,
                f"{dimension} instansi {sel.text}, rata-rata pegawai di {medan.letak.sel} "
                f"{tulis_angka(mean)}.",
                tercetak=sel.text,
                dihitung=mean,
            )
