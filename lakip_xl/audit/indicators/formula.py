"""The formula that a capaian follows: whether it suits the indicator, and what hangs on it."""

from collections.abc import Iterator

from lakip_xl.audit.direction import lower_is_better
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.indicators.model import IndicatorTable
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import rata_kelompok
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP, LOWEST_MEANS

LOWER_FORMULAS = (Rumus.TURUN, Rumus.TURUN_RASIO)


@rule(
    "rumus-capaian",
    Severity.PERINGATAN,
    tujuan="Rumus capaian sesuai dengan arah indikator: makin tinggi atau makin rendah makin baik.",
    dasar="PermenPANRB 53/2014 membedakan kedua arah; lihat Bab III.A laporan.",
    contoh="Angka stunting 19,7 dari target 14 tercetak sebagai capaian 140,71%.",
    wrong="Indikator\tTarget\tRealisasi\tCapaian (%)\nPrevalensi stunting\t14\t19,7\t140,71\n",
    right="Indikator\tTarget\tRealisasi\tCapaian (%)\nPanjang jalan mantap\t14\t19,7\t140,71\n",
)
def check_formula_used(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Say where another formula than ``naik`` is in use, and where it should be."""
    for row in table.rows:
        used = row.used()
        if used is None or row.capaian is None:
            continue
        pair, rumus = used
        if pair.target == pair.realisasi:
            continue
        if rumus is not Rumus.NAIK and row.rumus is None:
            yield make(
                row.capaian.place,
                f"Capaian {row.capaian.text} dihitung dengan rumus {rumus}.",
                tercetak=row.capaian.text,
                tingkat=Severity.INFO,
            )
        elif rumus is Rumus.NAIK and lower_is_better(row.name):
            down = pair.compute(Rumus.TURUN)
            right = None if down is None else round(down, 2)
            yield make(
                row.capaian.place,
                "Indikator ini tampaknya makin rendah makin baik, tetapi capaiannya dihitung "
                f"realisasi / target × 100; dengan rumus turun {tulis_angka(right or 0)}%.",
                tercetak=row.capaian.text,
                dihitung=right,
            )


@rule(
    "kategori-bergantung-rumus",
    Severity.INFO,
    tujuan="Kategori tidak berubah menurut rumus turun yang dipilih.",
    dasar="Laporan memakai (2 × target - realisasi) / target; sebagian OPD memakai "
    "target / realisasi.",
    contoh="Target 10, realisasi 14: 60% (Cukup Berhasil) atau 71,43% (Berhasil).",
    wrong="Indikator\tTarget\tRealisasi\tCapaian (%)\nLama antrean\t10\t14\t60,00\n",
    right="Indikator\tTarget\tRealisasi\tCapaian (%)\nLama antrean\t10\t10,5\t95,00\n",
)
def check_formula_choice(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Say where the choice between ``turun`` and ``turun_rasio`` decides the category."""
    scale = table.scale or LAKIP
    for row in table.rows:
        used = row.used()
        if used is None or used[1] not in LOWER_FORMULAS or row.capaian is None:
            continue
        values = [used[0].compute(rumus) for rumus in LOWER_FORMULAS]
        labels = [kategori(value, scale) for value in values if value is not None]
        if len(set(labels)) > 1:
            yield make(
                row.capaian.place,
                f"Kategori bergantung pada rumus: turun {labels[0]}, turun_rasio {labels[1]}.",
                tercetak=row.capaian.text,
            )


@rule(
    "kategori-bergantung-mean",
    Severity.INFO,
    tujuan="Kategori sasaran tidak bergantung pada nilai mean terendah 7,5 atau 27,5.",
    dasar="Metode Rata-Rata Data Kelompok; 7,5 tercetak pada laporan, titik tengah 0-55 "
    "adalah 27,5.",
    contoh="Empat indikator Sangat Berhasil dan satu Tidak Berhasil: 75,5 atau 79,5.",
    wrong="Indikator\tTarget\tRealisasi\tCapaian (%)\tKategori\nA satu\t10\t9\t90\tSangat "
    "Berhasil\n"
    "B dua\t10\t2\t20\tTidak Berhasil\n",
    right="Indikator\tTarget\tRealisasi\tCapaian (%)\tKategori\nA satu\t10\t9\t90\tSangat "
    "Berhasil\n"
    "B dua\t10\t9,5\t95\tSangat Berhasil\n",
)
def check_mean_choice(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Say where the disputed mean of the lowest class decides the category of the table."""
    if table.scale is not LAKIP:
        return
    values = [rated[-1] for row in table.rows if (rated := row.rated())]
    if len(values) < 2:
        return
    labels = [kategori(rata_kelompok(values, LAKIP, mean), LAKIP) for mean in LOWEST_MEANS]
    cell = next((row.kategori for row in table.rows if row.kategori is not None), None)
    if labels[0] != labels[1] and cell is not None:
        choices = [
            f"{label} dengan {tulis_angka(mean)}"
            for label, mean in zip(labels, LOWEST_MEANS, strict=True)
        ]
        yield make(
            cell.place,
            "Kategori kelompok indikator tabel ini bergantung pada nilai mean terendah: "
            f"{', '.join(choices)}.",
        )
