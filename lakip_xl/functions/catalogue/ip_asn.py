"""Chapter IP ASN."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER, classes_of
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.ip_asn import BOBOT_DIMENSI, ip_asn, kategori_ip_asn
from lakip_xl.rules.skala import IP_ASN as SKALA

_GROUP = "IP ASN"
_SOURCE = f"PermenPANRB 38/2018; Peraturan BKN 8/2019; {LKJIP}"

IP_ASN = FunctionSpec(
    name="IP_ASN",
    group=_GROUP,
    summary="Menghitung Indeks Profesionalitas ASN dari keempat dimensinya.",
    arguments=tuple(
        Argument(dimensi, f"Nilai dimensi {dimensi}, 0 sampai {bobot}.")
        for dimensi, bobot in BOBOT_DIMENSI.items()
    ),
    result="Indeks, 0 sampai 100.",
    formula=" + ".join(BOBOT_DIMENSI),
    source=f"{_SOURCE}.",
    errors=(
        ErrorCase(ErrorValue.NUM, "Nilai dimensi di bawah 0 atau di atas bobotnya."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((21.32, 26.77, 24.93, 5), 78.02, "Kota Pontianak 2024; laporan mencetak 78."),
        Example((25, 40, 30, 5), 100.0, "Semua dimensi penuh."),
        Example((25.5, 26.77, 24.93, 5), ErrorValue.NUM, "Kualifikasi paling tinggi 25."),
    ),
    evaluate=elementwise(ip_asn, NUMBER, NUMBER, NUMBER, NUMBER),
)

KATEGORI_IP_ASN = FunctionSpec(
    name="KATEGORI_IP_ASN",
    group=_GROUP,
    summary="Menyebut kategori Indeks Profesionalitas ASN.",
    arguments=(Argument("nilai", "Indeks Profesionalitas ASN, 0 sampai 100."),),
    result="Teks: Sangat Tinggi, Tinggi, Sedang, Rendah, atau Sangat Rendah.",
    formula=classes_of(SKALA),
    source=f"{_SOURCE}.",
    errors=(NOT_A_NUMBER,),
    examples=(
        Example((78,), "Sedang", "Kota Pontianak 2024."),
        Example((80.5,), "Tinggi"),
        Example((90,), "Tinggi", "Tepat pada batas: 90 belum lebih dari 90."),
        Example((90.005,), "Sangat Tinggi", "Terbaca 90,01."),
    ),
    evaluate=elementwise(kategori_ip_asn, NUMBER),
)

ENTRIES = (IP_ASN, KATEGORI_IP_ASN)
