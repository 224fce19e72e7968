"""Chapter Tulisan: sentences, numbers out of text, numbers into text."""

from functools import partial

from lakip_xl.functions.catalogue.shared import (
    LKJIP,
    NOT_A_NUMBER,
    REALISASI,
    RUMUS,
    RUMUS_ARGUMENT,
    TARGET,
    UNKNOWN_RUMUS,
    ZERO_TARGET,
)
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec
from lakip_xl.functions.values import (
    NUMBER,
    TARGET_OR_BOUNDS,
    TEXT,
    TEXT_OR_NUMBER,
    Reader,
    is_blank,
    optional_number,
    optional_text,
    to_number,
)
from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import rupiah
from lakip_xl.rules.penjelasan import penjelasan
from lakip_xl.rules.terbilang import terbilang
from lakip_xl.schemes import DEFAULT_SCALE

_GROUP = "Tulisan"


OWN_CAPAIAN = Reader(lambda value: value if is_blank(value) else to_number(value), required=False)
"""The row's own capaian: the empty text says that the row has none; left out, it is computed."""


def _angka(isi: str | float) -> float:
    """Read a cell; one that already holds a number is that number."""
    return baca_angka(isi).nilai if isinstance(isi, str) else isi


PENJELASAN = FunctionSpec(
    name="PENJELASAN",
    group=_GROUP,
    summary="Menyusun kalimat penjelasan sebuah baris dari target dan realisasinya.",
    arguments=(
        Argument("tingkat", "Tingkat baris: program, kegiatan, subkegiatan, sasaran, ..."),
        TARGET,
        REALISASI,
        Argument("satuan", "Satuan target dan realisasi, misalnya %, Dokumen, Orang, atau Rp."),
        RUMUS_ARGUMENT,
        Argument(
            "capaian",
            "Capaian baris ini dalam persen bila sudah dihitung, misalnya dengan batas. Teks "
            "kosong berarti baris ini tanpa capaian.",
            optional=True,
        ),
        Argument("kategori", "Kategori baris ini menurut skala instansi.", optional=True),
        Argument("target_atas", "Batas atas target untuk rumus rentang.", optional=True),
    ),
    result="Teks: dua kalimat.",
    formula="tercapai bila realisasi memenuhi target menurut rumus; kategori menurut skala lakip",
    source=f"{LKJIP}, tabel 3.11 (kolom Penjelasan); kalimatnya disusun sendiri.",
    errors=(ZERO_TARGET, UNKNOWN_RUMUS, NOT_A_NUMBER),
    examples=(
        Example(
            ("Program", 85, 111.88, "%"),
            "Target program tercapai: realisasi 111,88% lebih besar dari target 85%. Capaian "
            "kinerja 131,62% termasuk kategori Sangat Berhasil.",
            "Program Kepegawaian Daerah 2024.",
        ),
        Example(
            ("Kegiatan", 100, 80.78, "%"),
            "Target kegiatan belum tercapai: realisasi 80,78% lebih kecil dari target 100%. "
            "Capaian kinerja 80,78% termasuk kategori Berhasil.",
            "Laporan menyebut 80,78 % lebih besar dari target.",
        ),
        Example(
            ("subkegiatan", 250, 1167, "Orang"),
            "Target subkegiatan tercapai: realisasi 1.167 Orang lebih besar dari target 250 Orang. "
            "Capaian kinerja 466,8% termasuk kategori Sangat Berhasil.",
        ),
        Example(("program", 0, 10, "%"), ErrorValue.DIV0, "Target 0."),
        Example(
            ("program", 0, 10, "%", None, ""),
            "Capaian program tidak dihitung karena target 0: realisasi 10%, target 0%.",
            "Kebijakan nol di Pengaturan: baris ini tanpa capaian.",
        ),
        Example(
            ("sasaran", "80-90", 85, "%", "rentang"),
            "Target sasaran tercapai: realisasi 85% di dalam rentang target 80% sampai 90%. "
            "Capaian kinerja 100% termasuk kategori Sangat Berhasil.",
        ),
    ),
    evaluate=elementwise(
        partial(penjelasan, skala=DEFAULT_SCALE),
        TEXT,
        TARGET_OR_BOUNDS,
        NUMBER,
        TEXT,
        RUMUS,
        OWN_CAPAIAN,
        optional_text(""),
        optional_number(None, zero_is_omitted=True),
    ),
    remarks=(
        "Kalimat selalu sesuai dengan angka barisnya sendiri. Angka ditulis paling banyak dua "
        "desimal, kecuali bila dua angka yang berbeda akan tampak sama."
    ),
)

ANGKA = FunctionSpec(
    name="ANGKA",
    group=_GROUP,
    summary="Membaca bilangan dari teks, misalnya 1.167 Orang, 98,11, atau Rp 15.973.720.720,00.",
    arguments=(
        Argument("teks", "Teks yang berisi satu bilangan, boleh dengan Rp, %, atau satuan."),
    ),
    result="Bilangan; persen dibaca sebagai bilangan persen (-11,5% menjadi -11,5).",
    formula="titik memisahkan ribuan, koma memisahkan desimal, kecuali bila teksnya jelas lain",
    source=f"Cara menulis angka dalam {LKJIP}.",
    errors=(
        ErrorCase(
            ErrorValue.VALUE,
            "Teks bukan satu bilangan: <49, Pratama, rentang, tanggal, atau satuan berangka.",
        ),
        ErrorCase(ErrorValue.NUM, "Bilangannya terlalu besar."),
    ),
    examples=(
        Example(("1.167 Orang",), 1167.0, "Satu titik dan tiga angka: ribuan."),
        Example(("98,11",), 98.11),
        Example(("Rp 15.973.720.720,00",), 15973720720.0, "Anggaran BKPSDM 2024."),
        Example(("0.765",), 0.765, "Ribuan tidak pernah diawali 0."),
        Example(("-11,5%",), -11.5),
        Example(("Pratama",), ErrorValue.VALUE, "Bukan bilangan."),
    ),
    evaluate=elementwise(_angka, TEXT_OR_NUMBER),
    remarks=(
        "1.167 dan 1,439 dapat dibaca dua arah; keduanya dibaca 1167 dan 1,439, dan pemeriksaan "
        "melaporkannya. Kata ribu, juta, miliar, dan triliun ikut dihitung. Sel yang sudah "
        "berisi bilangan dikembalikan apa adanya."
    ),
)

TERBILANG = FunctionSpec(
    name="TERBILANG",
    group=_GROUP,
    summary="Menulis bilangan dengan huruf, misalnya empat belas miliar.",
    arguments=(
        Argument("angka", "Bilangan yang ditulis dengan huruf."),
        Argument("satuan", "Satuan di belakangnya, misalnya rupiah.", optional=True),
    ),
    result="Teks dalam huruf kecil.",
    formula="kata bilangan bahasa Indonesia; desimal dibaca angka demi angka setelah koma",
    source="Ejaan Bahasa Indonesia yang Disempurnakan (kata bilangan).",
    errors=(
        ErrorCase(ErrorValue.NUM, "Bilangan 1.000.000.000.000.000 atau lebih."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example(
            (14827361757, "rupiah"),
            "empat belas miliar delapan ratus dua puluh tujuh juta tiga ratus enam puluh satu ribu "
            "tujuh ratus lima puluh tujuh rupiah",
            "Realisasi anggaran BKPSDM 2024.",
        ),
        Example((1001000,), "satu juta seribu"),
        Example((16.73, "persen"), "enam belas koma tujuh tiga persen"),
        Example((1e15,), ErrorValue.NUM, "Terlalu besar."),
    ),
    evaluate=elementwise(terbilang, NUMBER, optional_text("")),
)

RUPIAH = FunctionSpec(
    name="RUPIAH",
    group=_GROUP,
    summary="Menulis bilangan sebagai rupiah, misalnya Rp 14.827.361.757.",
    arguments=(
        Argument("angka", "Jumlah uang dalam rupiah."),
        Argument(
            "desimal",
            "Banyak angka di belakang koma, 0 sampai 10. Bila kosong: 0.",
            optional=True,
            default="0",
        ),
    ),
    result="Teks, bukan bilangan; untuk dijumlahkan pakai sel angkanya.",
    formula="Rp, titik tiap tiga angka, koma sebelum desimal; dibulatkan setengah menjauhi nol",
    source=f"Bentuk penulisan dalam {LKJIP}.",
    errors=(ErrorCase(ErrorValue.NUM, "Desimal di luar 0 sampai 10."), NOT_A_NUMBER),
    examples=(
        Example((14827361757,), "Rp 14.827.361.757", "Realisasi anggaran BKPSDM 2024."),
        Example((-1500.5, 2), "-Rp 1.500,50"),
        Example((1000, -1), ErrorValue.NUM, "Desimal negatif."),
    ),
    evaluate=elementwise(rupiah, NUMBER, optional_number(0.0)),
)

ENTRIES = (PENJELASAN, ANGKA, TERBILANG, RUPIAH)
