"""Indeks Profesionalitas ASN: dimensions, each up to its weight in the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import kategori

PENDIDIKAN, KINERJA, DISIPLIN = "pendidikan", "kinerja", "disiplin"
PELATIHAN = ("diklat kepemimpinan", "diklat fungsional", "diklat teknis", "seminar")
"""What the instrument of a scheme asks of a person; training is asked by the kind of jabatan."""
JP_TEKNIS = "jp_diklat_teknis"


@dataclass(frozen=True, slots=True)
class PoinPelatihan:
    """What each kind of training earns in one kind of jabatan; 0 where it is not asked."""

    kepemimpinan: float
    fungsional: float
    teknis: float
    jp: float
    """Technical training counts from so many hours of lessons (JP) on."""
    seminar: float


def poin_pelatihan(skema: Scheme) -> dict[str, PoinPelatihan]:
    """Give the points of training by jabatan, as a scheme sets them.

    Raises:
        RuleError: ``#N/A`` when the scheme has no instrument, or one of its points is not known.
    """
    per_jenis = [{fact.name: fact.value for fact in skema.facts_about(one)} for one in PELATIHAN]
    jabatan = list(dict.fromkeys(nama for jenis in per_jenis for nama in jenis))
    poin = {nama: [jenis.get(nama, 0.0) for jenis in per_jenis] for nama in jabatan}
    if not poin or any(None in semua for semua in poin.values()):
        raise RuleError(ErrorValue.NA, f"{skema.id} tidak punya instrumen pelatihan yang lengkap")
    jp = skema.number(JP_TEKNIS)
    return {
        nama: PoinPelatihan(*[satu or 0.0 for satu in (*semua[:3], jp, semua[3])])
        for nama, semua in poin.items()
    }


def ip_asn(
    kualifikasi: float, kompetensi: float, kinerja: float, disiplin: float, skema: Scheme
) -> float:
    """Compute the index: the sum of the four dimensions.

    Source: the scheme (``ip_asn_8_2019``: 25, 40, 30, 5).

    Args:
        kualifikasi: 0 to its weight.
        kompetensi: 0 to its weight.
        kinerja: 0 to its weight.
        disiplin: 0 to its weight.
        skema: The scheme, with the four weights in this order.

    Returns:
        The index, 0 to 100.

    Raises:
        RuleError: ``#NUM!`` for a dimension below 0 or above its weight.

    >>> from lakip_xl.schemes import SCHEMES
    >>> round(ip_asn(21.32, 26.77, 24.93, 5, SCHEMES["ip_asn_8_2019"]), 2)
    78.02
    """
    dimensi = (kualifikasi, kompetensi, kinerja, disiplin)
    weights = skema.known_weights()
    if len(weights) != len(dimensi):
        raise RuleError(ErrorValue.NA, f"{skema.id} tidak berdimensi empat")
    for nilai, bobot in zip(dimensi, weights, strict=True):
        if nilai < 0 or melebihi(nilai, bobot):
            raise RuleError(ErrorValue.NUM, f"nilai dimensi di luar 0 sampai {bobot:g}")
    return jumlahkan(dimensi)


def nilai_kompetensi(  # noqa: PLR0913, PLR0917  # the facts about one person
    jabatan: str,
    kepemimpinan: bool | None,
    fungsional: bool | None,
    jp_teknis: float | None,
    seminar: bool | None,
    instrumen: Mapping[str, PoinPelatihan],
) -> float | str:
    """Score the dimension kompetensi of one person from the training that he or she had.

    Source: the scheme (``ip_asn_8_2019``: article 8 of the regulation; an official has 15 for
    training in leadership, 15 for technical training of 20 JP or more, 10 for a seminar).

    Args:
        jabatan: The kind of jabatan, as the instrument names it.
        kepemimpinan: Whether the training in leadership that belongs to the jabatan was had.
        fungsional: Whether the training for a functional jabatan was had.
        jp_teknis: Hours of lessons (JP) of technical training.
        seminar: Whether a seminar, workshop, internship or the like was attended.
        instrumen: The points by jabatan, its names in lower case.

    Returns:
        Points; "" while a fact that earns points in this jabatan is not known.

    Raises:
        RuleError: ``#N/A`` for a jabatan that the instrument does not know; ``#NUM!`` for hours
            below 0.

    >>> from lakip_xl.schemes import SCHEMES
    >>> points = {n.casefold(): p for n, p in poin_pelatihan(SCHEMES["ip_asn_8_2019"]).items()}
    >>> nilai_kompetensi("Pengawas", True, None, 24, False, points)
    30.0
    >>> nilai_kompetensi("Pelaksana", None, None, 19, True, points)
    17.5
    >>> nilai_kompetensi("Fungsional", None, None, 24, True, points)
    ''
    """
    poin = instrumen.get(nama_baku(jabatan))
    if poin is None:
        raise RuleError(ErrorValue.NA, f"jabatan {jabatan!r} tidak ada dalam instrumen")
    if jp_teknis is not None and jp_teknis < 0:
        raise RuleError(ErrorValue.NUM, "jam pelajaran di bawah nol")
    cukup = None if jp_teknis is None else jp_teknis >= poin.jp
    jawaban = (
        (poin.kepemimpinan, kepemimpinan),
        (poin.fungsional, fungsional),
        (poin.teknis, cukup),
        (poin.seminar, seminar),
    )
    if any(nilai and sudah is None for nilai, sudah in jawaban):
        return ""
    return jumlahkan([nilai for nilai, sudah in jawaban if sudah])


def capaian_dimensi(nilai: float, bobot: float) -> float:
    """Compute the capaian of a dimension: nilai / bobot × 100.

    Source: PermenPANRB 38/2018.

    Args:
        nilai: Value of the dimension, 0 to its weight.
        bobot: Its weight.

    Returns:
        Percent.

    Raises:
        RuleError: ``#NUM!`` for a value outside 0…bobot; ``#DIV/0!`` for a weight of 0.

    >>> capaian_dimensi(5, 5)
    100.0
    """
    if bobot == 0:
        raise RuleError(ErrorValue.DIV0, "bobot nol")
    if nilai < 0 or melebihi(nilai, bobot):
        raise RuleError(ErrorValue.NUM, "nilai dimensi di luar 0 sampai bobotnya")
    return 100.0 * nilai / bobot


def kategori_ip_asn(nilai: float, skema: Scheme) -> str:
    """Name the category of an index, as printed (two decimals).

    Source: the scheme.

    Args:
        nilai: The index.
        skema: The scheme.

    Returns:
        The label.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> from lakip_xl.schemes import SCHEMES
    >>> [kategori_ip_asn(nilai, SCHEMES["ip_asn_8_2019"]) for nilai in (78, 80.5, 90.005)]
    ['Sedang', 'Tinggi', 'Sangat Tinggi']
    """
    return kategori(nilai, skema.known_scale())
