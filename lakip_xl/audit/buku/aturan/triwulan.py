"""The quarters against the year: never two truths."""

from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import Baris, TabelBuku
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.periode import Jenis
from lakip_xl.rules.triwulan import BANYAK, cocok_setahun
from lakip_xl.workbook.book.quarters import QuarterRow, YearRow, quarter_rows
from lakip_xl.workbook.book.tables import number_of


@rule(
    "triwulan-setahun",
    Tingkat.GALAT,
    tujuan="Keempat triwulan memberi nilai setahun di lembar IKU, Program, atau Anggaran.",
    dasar="Nilai setahun adalah akumulasi triwulannya (jumlah, terakhir, rata, atau maks); satu "
    "angka tidak boleh punya dua nilai.",
    contoh="Empat triwulan berjumlah 120 dokumen, di lembar Program realisasinya 118.",
)
def periksa_setahun(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the accumulated quarters against the year."""
    for tabel, satu in _baris(buku):
        if satu.year is None or satu.spoiled:
            continue
        kini = satu.until(BANYAK)
        if kini.target_setahun is not None:
            yield from _beda(tabel, satu, satu.year, "Target", kini.target_setahun, temuan)
        if kini.realisasi is None:
            continue
        if kini.triwulan == BANYAK or _sudah_terlampaui(satu, satu.year, kini.realisasi):
            yield from _beda(tabel, satu, satu.year, "Realisasi", kini.realisasi, temuan)


def _sudah_terlampaui(satu: QuarterRow, tahun: YearRow, terkumpul: float) -> bool:
    """Whether the quarters so far exceed the year already: sums and greatest values only grow."""
    nilai = number_of(tahun.value(tahun.result))
    tumbuh = satu.kind is Jenis.MAKS or (
        satu.kind is Jenis.JUMLAH and all(n is None or n >= 0 for n in satu.results)
    )
    return tumbuh and nilai is not None and terkumpul > nilai


def _beda(  # noqa: PLR0913, PLR0917 - the two figures, their rows, and who makes the finding
    tabel: TabelBuku,
    satu: QuarterRow,
    tahun: YearRow,
    apa: str,
    terkumpul: float,
    temuan: Pembuat,
) -> Iterator[Temuan]:
    judul = tahun.target if apa == "Target" else tahun.result
    nilai = number_of(tahun.value(judul))
    if nilai is None or cocok_setahun(terkumpul, nilai):
        return
    lain = tahun.row.table
    tempat = f"{lain.file.sheet}!{lain.address(tahun.row, judul)}"
    hingga = satu.until(BANYAK).triwulan if apa == "Realisasi" else BANYAK
    yield temuan(
        tabel.letak(Baris(satu.row), f"{apa} TW{hingga}"),
        f"{apa} triwulan ({satu.kind.value}, sampai triwulan {hingga}) {tulis_angka(terkumpul)}, "
        f"di {tempat} ({judul}) {tulis_angka(nilai)}; selisih {tulis_angka(terkumpul - nilai)}. "
        "Betulkan salah satunya.",
        tercetak=terkumpul,
        dihitung=nilai,
    )


@rule(
    "triwulan-berlubang",
    Tingkat.PERINGATAN,
    tujuan="Triwulan terisi berurutan: yang kosong di antara yang terisi adalah yang terlewat.",
    dasar="Sel kosong bukan nol; 0 diketik bila memang belum ada hasil.",
    contoh="Realisasi triwulan 1 dan 3 terisi, triwulan 2 kosong.",
)
def periksa_lubang(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find quarters without a result before one that has it."""
    for tabel, satu in _baris(buku):
        akhir = satu.until(BANYAK).triwulan or 0
        for nomor, nilai in enumerate(satu.results[:akhir], start=1):
            judul = f"Realisasi TW{nomor}"
            if nilai is None and satu.row[judul] is None:
                yield temuan(
                    tabel.letak(Baris(satu.row), judul),
                    f"Triwulan {nomor} kosong, padahal triwulan {akhir} terisi; ketik 0 bila "
                    "memang belum ada hasil.",
                )


@rule(
    "triwulan-tanpa-induk",
    Tingkat.PERINGATAN,
    tujuan="Setiap baris triwulan menyebut satu baris di lembar IKU, Program, atau Anggaran.",
    dasar="Baris dicari menurut kode; bila beberapa baris berkode sama, menurut uraiannya.",
    contoh="Kode 1.2.9 di lembar Triwulan, padahal lembar Anggaran tidak memuatnya.",
)
def periksa_induk(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find quarterly rows about nothing."""
    for tabel, satu in _baris(buku):
        if satu.year is None:
            lembar = satu.row.text("Lembar")
            judul = "Kode" if satu.row.text("Kode") else "Uraian"
            yield temuan(
                tabel.letak(Baris(satu.row), judul if lembar else "Lembar"),
                f"Tidak ada (atau tidak hanya satu) baris '{satu.row.text(judul)}' di lembar "
                f"{lembar}."
                if lembar
                else "Kolom Lembar kosong: pilih IKU, Program, atau Anggaran.",
            )


def _baris(buku: Buku) -> Iterator[tuple[TabelBuku, QuarterRow]]:
    tabel = buku.tabel.get("tblTriwulan")
    if tabel is not None:
        yield from ((tabel, satu) for satu in quarter_rows(buku.isi))
