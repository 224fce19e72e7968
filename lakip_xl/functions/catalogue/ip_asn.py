"""Chapter IP ASN."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER, classes_of
from lakip_xl.functions.instrumen import INSTRUMENT
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, TEXT, optional_number, optional_word
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.ip_asn import (
    JP_TEKNIS,
    ip_asn,
    kategori_ip_asn,
    nilai_kompetensi,
    poin_pelatihan,
)
from lakip_xl.schemes import default_of

_GROUP = "IP ASN"
_DEFAULT = default_of("ip_asn")
_SOURCE = f"PermenPANRB 38/2018; {_DEFAULT.regulation}; {LKJIP}"
_SKEMA, _SKEMA_READER = scheme_argument("ip_asn"), scheme_reader("ip_asn")

IP_ASN = FunctionSpec(
    name="IP_ASN",
    group=_GROUP,
    summary="Menghitung Indeks Profesionalitas ASN dari keempat dimensinya.",
    arguments=(
        *(
            Argument(one.name, f"Nilai dimensi {one.name}, 0 sampai {one.value:g}.")
            for one in _DEFAULT.weights
        ),
        _SKEMA,
    ),
    result="Indeks, 0 sampai 100.",
    formula=" + ".join(one.name for one in _DEFAULT.weights),
    source=f"{_SOURCE}.",
    errors=(
        ErrorCase(ErrorValue.NUM, "Nilai dimensi di bawah 0 atau di atas bobotnya."),
        UNKNOWN_SCHEME,
        NOT_A_NUMBER,
    ),
    examples=(
        Example((21.32, 26.77, 24.93, 5), 78.02, "Kota Pontianak 2024; laporan mencetak 78."),
        Example((25, 40, 30, 5), 100.0, "Semua dimensi penuh."),
        Example((25.5, 26.77, 24.93, 5), ErrorValue.NUM, "Kualifikasi paling tinggi 25."),
    ),
    evaluate=elementwise(ip_asn, NUMBER, NUMBER, NUMBER, NUMBER, _SKEMA_READER),
)

KATEGORI_IP_ASN = FunctionSpec(
    name="KATEGORI_IP_ASN",
    group=_GROUP,
    summary="Menyebut kategori Indeks Profesionalitas ASN.",
    arguments=(Argument("nilai", "Indeks Profesionalitas ASN, 0 sampai 100."), _SKEMA),
    result="Teks: Sangat Tinggi, Tinggi, Sedang, Rendah, atau Sangat Rendah.",
    formula=classes_of(_DEFAULT.known_scale()),
    source=f"{_SOURCE}.",
    errors=(UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((78,), "Sedang", "Kota Pontianak 2024."),
        Example((80.5,), "Tinggi"),
        Example((90,), "Tinggi", "Tepat pada batas: 90 belum lebih dari 90."),
        Example((90.005,), "Sangat Tinggi", "Terbaca 90,01."),
    ),
    evaluate=elementwise(kategori_ip_asn, NUMBER, _SKEMA_READER),
)

_SUDAH = optional_word({"ya": True, "tidak": False}, None, "jawaban")
_OWN = (("Guru", "", 20, 10, 32, 10), ("Staf", "", "", 25, 32, 15))

NILAI_KOMPETENSI = FunctionSpec(
    name="NILAI_KOMPETENSI",
    group=_GROUP,
    summary="Menghitung nilai kompetensi seorang pegawai dari pelatihan yang sudah diikuti.",
    arguments=(
        Argument("jabatan", f"Jenis jabatan: {', '.join(poin_pelatihan(_DEFAULT))}."),
        Argument(
            "kepemimpinan",
            "Sudah diklat kepemimpinan sesuai jabatannya: ya atau tidak.",
            optional=True,
        ),
        Argument(
            "fungsional", "Sudah diklat fungsional sesuai jabatannya: ya atau tidak.", optional=True
        ),
        Argument(
            "jp_teknis",
            f"Jam pelajaran (JP) diklat teknis; dihitung mulai {_DEFAULT.number(JP_TEKNIS):g} JP.",
            optional=True,
        ),
        Argument(
            "seminar",
            "Ikut seminar, lokakarya, magang, atau kursus: ya atau tidak.",
            optional=True,
        ),
        Argument(
            "instrumen",
            "Skema, atau rentang enam kolom, satu jabatan per baris: jabatan, poin kepemimpinan, "
            f"fungsional, teknis, JP paling sedikit, poin seminar. Bila kosong: {_DEFAULT.id}.",
            role=Role.SCALE,
            optional=True,
            default=_DEFAULT.id,
        ),
    ),
    result="Poin. Teks kosong selama fakta yang bernilai bagi jabatan itu belum diisi.",
    formula="jumlah poin pelatihan yang sudah diikuti, menurut jenis jabatan",
    source=f"{_DEFAULT.regulation}, Pasal 8; poin tiap jabatan di halaman skemanya.",
    errors=(
        ErrorCase(
            ErrorValue.NA,
            "Jabatan tidak ada dalam instrumen, jawaban bukan ya atau tidak, atau skemanya tanpa "
            "instrumen.",
        ),
        ErrorCase(ErrorValue.NUM, "JP di bawah nol."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example(("Pengawas", "ya", "", 24, "tidak"), 30.0, "15 + 15."),
        Example(
            ("Pelaksana", "", "", 20, "ya"), 40.0, "22,5 + 17,5; diklat lain tidak ditanyakan."
        ),
        Example(("Fungsional", "", "", 24, "ya"), "", "Diklat fungsional belum dijawab."),
        Example(("Staf", "", "", 31, "ya", _OWN), 15.0, "Poin instansi sendiri; JP belum cukup."),
        Example(("Menteri", "ya", "", 24, "ya"), ErrorValue.NA),
    ),
    evaluate=elementwise(
        nilai_kompetensi, TEXT, _SUDAH, _SUDAH, optional_number(None), _SUDAH, INSTRUMENT
    ),
)

ENTRIES = (IP_ASN, KATEGORI_IP_ASN, NILAI_KOMPETENSI)
