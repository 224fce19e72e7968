"""What an office's figures are, computed a second time: plain arithmetic, none of the rules."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from offices.kantor import Baris, Kantor, Kelas


def _pecahan(nilai: object) -> Fraction:
    return Fraction(str(nilai))


def capaian(baris: Baris) -> Fraction:
    """Give realisasi against target in percent, by the row's own formula."""
    target, realisasi = _pecahan(baris["Target"]), _pecahan(baris["Realisasi"])
    match baris.get("Rumus") or "naik":
        case "naik":
            return realisasi * 100 / target
        case "turun":
            return (2 * target - realisasi) * 100 / target
        case "turun_rasio":
            return target * 100 / realisasi
        case _:
            return (1 - abs(1 - realisasi / target)) * 100


def kelas(nilai: Fraction, skala: Iterable[Kelas]) -> Kelas:
    """Find the class of the number that a reader sees: two decimals, half away from zero."""
    sen = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    terbaca = Fraction(sen.quantize(Decimal("0.01"), ROUND_HALF_UP))
    urut = sorted(skala, reverse=True)
    for satu in urut:
        batas = _pecahan(satu[0])
        if terbaca > batas or (satu[3] == "ya" and terbaca == batas):
            return satu
    return urut[-1]


def rata_kelompok(baris: Iterable[Baris], skala: Iterable[Kelas]) -> Fraction:
    """Average the means of the classes."""
    skala = tuple(skala)
    mean = [_pecahan(kelas(capaian(satu), skala)[2]) for satu in baris]
    return sum(mean, Fraction(0)) / len(mean)


def putusan(kantor: Kantor) -> dict[str, float | str]:
    """Give every headline, by the name of its cell."""
    uang = {
        judul: sum(int(str(b[judul])) for b in kantor.anggaran if judul in b)
        for judul in ("Anggaran", "Realisasi")
    }
    iku = rata_kelompok(kantor.iku, kantor.skala)
    program = rata_kelompok(kantor.program, kantor.skala)
    return {
        "NilaiKinerjaIku": float(iku),
        "KategoriKinerjaIku": kelas(iku, kantor.skala)[1],
        "NilaiKinerjaProgram": float(program),
        "KategoriKinerjaProgram": kelas(program, kantor.skala)[1],
        "TotalAnggaran": float(uang["Anggaran"]),
        "TotalRealisasi": float(uang["Realisasi"]),
        "SerapanTotal": float(Fraction(uang["Realisasi"] * 100, uang["Anggaran"])),
        "SisaAnggaran": float(uang["Anggaran"] - uang["Realisasi"]),
    }


def nilai_sasaran(kantor: Kantor) -> dict[str, tuple[int, float, str]]:
    """Give the number of indicators, the value and the category of every sasaran."""
    hasil = {}
    for nama in kantor.sasaran:
        milik = [baris for baris in kantor.iku if baris["Sasaran"] == nama]
        nilai = rata_kelompok(milik, kantor.skala)
        hasil[nama] = (len(milik), float(nilai), kelas(nilai, kantor.skala)[1])
    return hasil
