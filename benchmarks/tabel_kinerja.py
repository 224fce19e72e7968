"""Kinds of random tables of performance: targets, quarters, weights, ratios, and of no law."""

import random
from fractions import Fraction

from lembar_acak import TOTALS, Maker, Sheet, added, read, share, write


def kinerja(rng: random.Random) -> Sheet:
    """Indicators with a category whose scale is not printed."""
    titles: list[str | tuple[str, str]] = [rng.choice(["Indikator Kinerja", "Sasaran/Indikator"])]
    unit = rng.random() < 0.5
    year = rng.randint(2014, 2025)
    titles += (
        [("Kinerja", "Target"), ("Kinerja", "Realisasi"), ("Kinerja", "%")]
        if rng.random() < 0.3
        else [
            rng.choice(["Target", f"Target {year}", "Rencana"]),
            rng.choice(["Realisasi", f"Realisasi {year}"]),
            rng.choice(["Capaian (%)", "% Capaian", "Tingkat Capaian", "Capaian Kinerja"]),
        ]
    )
    rank = rng.choice([None, "Kategori", "Kriteria", "Predikat", "Keterangan"])
    if rank:
        titles.append(rank)
    if unit:
        titles.insert(1, "Satuan")
    m = Maker(rng, "kinerja", titles)
    names = rng.sample(
        [
            "Layanan tepat waktu",
            "Dokumen perencanaan",
            "Kepuasan masyarakat",
            "Imunisasi dasar",
            "Jalan kondisi mantap",
            "Pelatihan aparatur",
            "Rumah layak huni",
            "Nilai akuntabilitas",
            "Lahan beririgasi",
            "Sekolah terakreditasi",
        ],
        rng.randint(4, 9),
    )
    labels, bounds = rng.choice(
        [
            (("Kurang", "Cukup", "Baik", "Sangat Baik"), (55, 75, 90)),
            (("Rendah", "Sedang", "Tinggi", "Sangat Tinggi"), (60, 76, 91)),
            (("Gagal", "Cukup Berhasil", "Berhasil", "Sangat Berhasil"), (55, 70, 85)),
        ]
    )
    for name in names:
        target = rng.randint(20, 900)
        real = int(target * rng.uniform(0.4, 1.2)) or 1
        rate = Fraction(real * 100, target)
        shown = read(m.rate(rate))[0]
        label = [labels[sum(shown >= b for b in bounds)]] if rank else []
        key = m.add(name, *(["unit"] if unit else []), str(target), str(real), m.rate(rate), *label)
        m.law(key, 2 + unit, [(key, 1 + unit), (key, unit)], share)
    sheet = m.sheet(3)
    sheet.figures = [m.col(n + unit) for n in range(3)]
    if rank:
        sheet.ranks = [(m.col(2 + unit), m.col(3 + unit), labels)]
    return sheet


def on_side(rng: random.Random) -> Sheet:
    """Years across, what is counted below each other, a share or a sum among the rows."""
    first = rng.randint(2012, 2020)
    years = [str(first + n) for n in range(rng.randint(3, 5))]
    m = Maker(rng, "tegak", [rng.choice(["Uraian", "Komponen", "Data"]), *years])
    top = rng.choice([400, 90000])
    parts = ["Diselesaikan", "Dalam proses", "Dikembalikan"][: rng.randint(2, 3)]
    data = [[rng.randint(top // 10, top) for _ in years] for _ in parts]
    every = [sum(c) for c in zip(*data, strict=True)]
    keys = [
        m.add(f"Berkas {n.lower()}", *(write(x) for x in row))
        for n, row in zip(parts, data, strict=True)
    ]
    whole = m.add(
        rng.choice(["Jumlah berkas", "Berkas masuk", "Total"]),
        *(write(x) for x in every),
        front=rng.random() < 0.4,
    )
    m.down(whole, keys, range(len(years)))
    if rng.random() < 0.7:
        rate = m.add(
            "Persentase penyelesaian (%)",
            *(m.rate(Fraction(a * 100, b)) for a, b in zip(data[0], every, strict=True)),
        )
        for n in range(len(years)):
            m.law(rate, n, [(keys[0], n), (whole, n)], share)
    if m.numbered:
        for n, row in enumerate(m.rows.values(), start=1):
            row[0] = str(n)
    return m.sheet(len(years))


def quarters(rng: random.Random) -> Sheet:
    """Target and realisasi by quarters, with the year."""
    names = rng.choice(
        [
            ("TW I", "TW II", "TW III", "TW IV"),
            ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
            ("I", "II", "III", "IV"),
            ("Semester I", "Semester II"),
        ]
    )
    group = rng.choice(["Realisasi", "Jumlah Kunjungan", "Kunjungan"])
    heads: list[str | tuple[str, str]] = [rng.choice(["Indikator", "Layanan", "Uraian"])]
    heads += [(group, n) for n in names]
    heads += [(group, rng.choice(["Jumlah", "Total", "Setahun"]))]
    m = Maker(rng, "triwulan", heads)
    rows = ["Rawat jalan", "Rawat inap", "Laboratorium", "Gawat darurat", "Apotek"][
        : rng.randint(3, 5)
    ]
    keys = []
    data = []
    for name in rows:
        values = [rng.randint(100, 5000) for _ in names]
        data.append(values)
        keys.append(m.add(name, *(write(v) for v in values), write(sum(values))))
    if rng.random() < 0.6:
        sums = [sum(c) for c in zip(*data, strict=True)]
        total = m.add(rng.choice(TOTALS), *(write(v) for v in sums), write(sum(sums)), code="")
        m.down(total, keys, range(len(names) + 1))
        keys.append(total)
    for key in keys:
        m.law(key, len(names), [(key, n) for n in range(len(names))], added)
    return m.sheet(len(names) + 1)


def weighted(rng: random.Random) -> Sheet:
    """Weights, marks and their products, with the sum of weights and products."""
    m = Maker(
        rng,
        "bobot",
        [
            rng.choice(["Komponen", "Aspek", "Unsur Penilaian"]),
            "Bobot (%)",
            rng.choice(["Nilai", "Skor"]),
            rng.choice(["Nilai Akhir", "Bobot x Nilai", "Nilai Tertimbang"]),
        ],
    )
    names = ["Perencanaan", "Pelaksanaan", "Pengukuran", "Pelaporan", "Pemanfaatan"][
        : rng.randint(3, 5)
    ]
    cuts = sorted(rng.sample(range(5, 100, 5), len(names) - 1))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    total = Fraction(0)
    keys = []
    for name, w in zip(names, weights, strict=True):
        mark = rng.randint(50, 99)
        total += Fraction(w * mark, 100)
        key = m.add(name, str(w), str(mark), write(Fraction(w * mark, 100), 2))
        m.law(key, 2, [(key, 0), (key, 1)], lambda v: v[0] * v[1] / 100)
        keys.append(key)
    last = m.add(rng.choice(TOTALS), "100", "", write(total, 2), code="")
    m.down(last, keys, [0, 2])
    return m.sheet(3)


def ratios(rng: random.Random) -> Sheet:
    """Two counts and their rate per hundred or thousand, in places, without any total."""
    per, word = rng.choice([(100, "Persentase"), (100, "Cakupan (%)"), (1000, "per 1.000")])
    what = rng.choice(
        [
            ("Sasaran", "Terlayani"),
            ("Jumlah Penduduk", "Penduduk Terlayani"),
            ("Jumlah Siswa", "Lulus"),
            ("Populasi", "Divaksin"),
        ]
    )
    m = Maker(rng, "rasio", [rng.choice(["Puskesmas", "Kecamatan", "Sekolah"]), *what, word])
    m.percent = m.percent if per == 100 else ""
    names = ["Sukamaju", "Tanjung", "Bukit Raya", "Pasar Baru", "Muara", "Sungai Lama"][
        : rng.randint(3, 6)
    ]
    for name in names:
        a = rng.randint(300, 90000)
        b = int(a * rng.uniform(0.3, 0.98))
        key = m.add(name, write(a), write(b), m.rate(Fraction(b * per, a)))
        m.law(key, 2, [(key, 1), (key, 0)], lambda v, p=per: v[0] / v[1] * p if v[1] else None)  # type: ignore[misc]
    return m.sheet(3)


def loose(rng: random.Random) -> Sheet:
    """Figures that have nothing to do with each other: whatever law is seen in them is none."""
    heads = rng.sample(
        [
            "Nilai",
            "Volume",
            "Panjang (km)",
            "Jumlah",
            "Luas",
            "Skor",
            "Persentase",
            "Kapasitas",
            "2021",
            "2022",
            "Total",
            "Rata-rata",
            "Selisih",
        ],
        rng.randint(3, 6),
    )
    m = Maker(rng, "lepas", [rng.choice(["Lokasi", "Uraian", "Kegiatan"]), *heads])
    tops = [rng.choice([9, 60, 900, 90000]) for _ in heads]
    for n in range(rng.randint(2, 7)):
        m.add(
            f"Lokasi {chr(65 + n)}",
            *(
                write(Fraction(rng.randint(1, t * 100), 100), 2)
                if t < 99 and n % 2 == 0
                else str(rng.randint(1, t))
                for t in tops
            ),
        )
    return m.sheet(len(heads))


FAMILIES = (kinerja, on_side, quarters, weighted, ratios, loose)
