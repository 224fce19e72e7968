"""Numbers that are written twice, in digits and in words."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, baca
from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.terbilang import BATAS, terbilang

_BERGANDA = re.compile(rf"(?<![\d.,])({ANGKA})(?:,-)?\s*\(\s*([A-Za-z ]{{3,200}}?)\s*\)")
_KATA = frozenset(
    {"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"}
    | {"sepuluh", "sebelas", "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta"}
    | {"sejuta", "miliar", "milyar", "triliun", "koma"}
)
_SATUAN = re.compile(r"\b(rupiah|persen|orang|buah|unit|kali|poin)\b")


@aturan(
    "terbilang",
    Tingkat.GALAT,
    tujuan="Angka dan hurufnya sama.",
    dasar="Bilangan yang ditulis dua kali harus menyebut jumlah yang sama.",
    contoh="7 (delapan) aspek.",
)
def periksa_terbilang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the words in parentheses against the number before them."""
    for alinea in (*naskah.alinea, *naskah.sel_prosa):
        for cocok in _BERGANDA.finditer(alinea.teks):
            angka, kata = baca(cocok[1]), _SATUAN.sub("", cocok[2].casefold()).split()
            if angka is None or abs(angka.nilai) >= BATAS or not _KATA.issuperset(kata):
                continue
            huruf = " ".join(kata).replace("milyar", "miliar").replace("satu ribu", "seribu")
            benar = [terbilang(nilai) for nilai, _ in angka.bacaan]
            if huruf and huruf not in benar:
                yield temuan(
                    alinea.di(None, None, "terbilang"),
                    f'Tertulis "{cocok[0]}", padahal {cocok[1]} adalah {benar[0]}.',
                    tercetak=cocok[2].strip(),
                    dihitung=benar[0],
                )
