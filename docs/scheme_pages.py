"""The pages of the schemes: the numbers of a regulation, and how each is known."""

from collections.abc import Iterable, Sequence

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.page import markdown_table
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.scheme import Fact, Number, Scheme, Source
from lakip_xl.schemes import FAMILIES, default_of

INDEX_HEAD = """# Skema peraturan

Angka peraturan (bobot, batas, poin) disimpan sebagai data bertanggal, satu berkas tiap skema, dan
setiap angka menyebut dari mana ia diketahui. Skema yang dipakai buku kerja dipilih di lembar
[Pengaturan](../lembar/pengaturan.md); fungsinya menerima nama skema sebagai argumen terakhir.
`lakip-xl banding-skema BUKU SKEMA SKEMA` menghitung satu buku menurut dua skema.
"""

KNOWN_BY = {
    Source.READ: "naskah peraturan dibaca",
    Source.USE: "menurut pemakaian di laporan terbit",
    Source.SEED: "laporan BKPSDM Kota Pontianak 2024",
    Source.MEMORY: "belum diperiksa",
}


def scheme_index(schemes: Iterable[Scheme]) -> str:
    """Write the list of the schemes, family by family."""
    rows = [
        (
            FAMILIES[s.family],
            f"[{s.id}]({s.id}.md)" + (" (bawaan)" if s.default else ""),
            s.regulation,
            _period(s),
        )
        for s in schemes
    ]
    table = markdown_table(("Rumpun", "Skema", "Peraturan", "Berlaku"), rows)
    return f"{INDEX_HEAD.strip()}\n\n{table}\n"


def scheme_page(scheme: Scheme) -> str:
    """Write the page of one scheme."""
    users = [
        f"[{name}](../fungsi/{name}.md)"
        for name, spec in CATALOGUE.items()
        if spec.arguments[-1].name == "skema"
        and spec.arguments[-1].default == default_of(scheme.family).id
    ]
    sections = [
        f"# {scheme.id}",
        f"{scheme.title}.",
        markdown_table(
            ("Rumpun", "Peraturan", "Bagian", "Berlaku"),
            [(FAMILIES[scheme.family], scheme.regulation, scheme.article, _period(scheme))],
        ),
        scheme.note,
        *_numbers("Bobot", "Bagian", scheme.weights),
        *_numbers("Angka", "Nama", tuple(scheme.numbers.values())),
        *_classes(scheme),
        *_numbers("Poin jawaban", "Jawaban", scheme.points),
        *_instrument(scheme.facts),
    ]
    if users:
        sections.append(f"Dipakai oleh {', '.join(users)}.")
    if scheme.addresses:
        sections += ["## Sumber", "\n".join(f"- <{one}>" for one in scheme.addresses)]
    return "\n\n".join(one for one in sections if one) + "\n"


def _period(scheme: Scheme) -> str:
    begin = f"sejak {scheme.valid_from.isoformat()}"
    return f"{begin} sampai {scheme.valid_until.isoformat()}" if scheme.valid_until else begin


def _numbers(title: str, head: str, numbers: Sequence[Number]) -> list[str]:
    if not numbers:
        return []
    rows = [
        (n.name, "diisi instansi" if n.value is None else tulis_angka(n.value), _known(n))
        for n in numbers
    ]
    return [f"## {title}", markdown_table((head, "Nilai", "Diketahui dari"), rows)]


def _classes(scheme: Scheme) -> list[str]:
    if scheme.scale is None:
        return []
    known = {number.name: _known(number) for number in scheme.classes}
    rows = [
        (
            kelas.label + (f" ({kelas.sebutan})" if kelas.sebutan else ""),
            "selebihnya"
            if kelas.batas is None
            else f"{'≥' if kelas.termasuk else '>'} {tulis_angka(kelas.batas)}",
            "" if kelas.mean is None else tulis_angka(kelas.mean),
            known[kelas.label],
        )
        for kelas in scheme.scale.kelas
    ]
    return ["## Kelas", markdown_table(("Kelas", "Batas", "Mean", "Diketahui dari"), rows)]


def _instrument(facts: Sequence[Fact]) -> list[str]:
    if not facts:
        return []
    rows = [
        (
            fact.indicator,
            fact.name + ("" if fact.bound is None else f" (> {tulis_angka(fact.bound)})"),
            "diisi instansi" if fact.value is None else tulis_angka(fact.value),
            _known(fact),
        )
        for fact in facts
    ]
    heads = ("Indikator", "Jawaban", "Poin", "Diketahui dari")
    return ["## Instrumen pegawai", markdown_table(heads, rows)]


def _known(number: Number) -> str:
    words = KNOWN_BY[number.source]
    return f"[{words}]({number.address})" if number.address else words
