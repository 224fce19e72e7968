"""Chapter IP ASN."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER, classes_of
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.ip_asn import ip_asn, kategori_ip_asn
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

ENTRIES = (IP_ASN, KATEGORI_IP_ASN)
