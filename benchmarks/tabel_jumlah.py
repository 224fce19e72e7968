"""Kinds of random tables that add up: people, money, shares, conditions."""

import random
from fractions import Fraction

from lembar_acak import TOTALS, Maker, Sheet, added, less, rise, share, write


def people(rng: random.Random) -> Sheet:
    """People by sex, total to the right or left, total below or above."""
    sex = rng.choice([("L", "P"), ("Laki-laki", "Perempuan"), ("Pria", "Wanita")])
    last = rng.choice(["Jumlah", "Total", "L+P", "Jumlah (orang)"])
    names = rng.choice(
        [
            ("IV", "III", "II", "I"),
            ("S3", "S2", "S1", "D3", "SMA", "SMP"),
            ("Sekretariat", "Bidang Perencanaan", "Bidang Data", "UPT Wilayah I"),
        ]
    )
    group = rng.choice([None, "Jenis Kelamin", "Jumlah Pegawai"])
    heads: list[str | tuple[str, str]] = [rng.choice(["Golongan", "Pendidikan", "Unit", "Uraian"])]
    columns = [*sex, last]
    rated = rng.random() < 0.4
    heads += [(group, s) for s in columns] if group else columns
    if rated:
        heads.append("%")
    m = Maker(rng, "pegawai", heads)
    low = rng.choice([0, 3])
    data = [(rng.randint(low, 60), rng.randint(low, 60)) for _ in names]
    every = sum(a + b for a, b in data) or 1
    keys = []
    for name, (a, b) in zip(names, data, strict=True):
        rate = [m.rate(Fraction((a + b) * 100, every))] if rated else []
        keys.append(m.add(name, str(a), str(b), str(a + b), *rate))
    total = None
    if rng.random() < 0.8 or rated:
        one, two = sum(a for a, _ in data), sum(b for _, b in data)
        rate = [m.rate(Fraction(100))] if rated else []
        total = m.add(
            rng.choice(TOTALS),
            str(one),
            str(two),
            str(one + two),
            *rate,
            code="",
            front=rng.random() < 0.15,
        )
        m.down(total, keys, [0, 1, 2])
    for key in [*keys, *([total] if total else [])]:
        m.law(key, 2, [(key, 0), (key, 1)], added)
        if rated and total and key is not total:
            m.law(key, 3, [(key, 2), (total, 2)], share)
    return m.sheet(3 + rated)


def composition(rng: random.Random) -> Sheet:
    """Counts with their share in the total."""
    heads = [
        rng.choice(["Kategori", "Jenis Layanan", "Sumber", "Uraian"]),
        rng.choice(["Jumlah", "Banyaknya", "Frekuensi", "Jumlah (unit)"]),
        rng.choice(["%", "Persentase", "Persentase (%)", "Prosentase", "Proporsi (%)"]),
    ]
    names = rng.sample(
        [
            "Perizinan usaha",
            "Rekomendasi teknis",
            "Pengaduan",
            "Konsultasi",
            "Pelatihan",
            "Sertifikasi",
            "Kunjungan",
            "Pinjaman",
        ],
        rng.randint(3, 7),
    )
    m = Maker(rng, "komposisi", list(heads))
    data = [rng.randint(4, 400) for _ in names]
    every = sum(data)
    unit = rng.choice(["", "", " orang"])
    keys = [
        m.add(n, f"{write(x)}{unit}", m.rate(Fraction(x * 100, every)))
        for n, x in zip(names, data, strict=True)
    ]
    total = m.add(
        rng.choice(TOTALS),
        f"{write(every)}{unit}",
        m.rate(Fraction(100)),
        code="",
        front=rng.random() < 0.15,
    )
    m.down(total, keys, [0])
    for key in keys:
        m.law(key, 1, [(key, 0), (total, 0)], share)
    return m.sheet(2)


def shares(rng: random.Random) -> Sheet:
    """Percentages that add up to one hundred, without the counts."""
    years = rng.sample(range(2015, 2025), 1)[0]
    titles = [str(years + n) for n in range(rng.randint(2, 4))]
    m = Maker(rng, "distribusi", [rng.choice(["Lapangan Usaha", "Sektor", "Uraian"]), *titles])
    names = ["Pertanian", "Industri", "Perdagangan", "Konstruksi", "Jasa"][: rng.randint(3, 5)]
    table: list[list[int]] = []
    for _ in titles:
        cuts = sorted(rng.sample(range(300, 9700), len(names) - 1))
        table.append([b - a for a, b in zip([0, *cuts], [*cuts, 10000], strict=True)])
    keys = [
        m.add(name, *(write(Fraction(col[n], 100), 2) for col in table))
        for n, name in enumerate(names)
    ]
    total = m.add(rng.choice([*TOTALS, "PDRB"]), *("100,00" for _ in titles), code="")
    m.down(total, keys, range(len(titles)))
    return m.sheet(len(titles))


def budget(rng: random.Random) -> Sheet:
    """A budget with rest and absorption, flat or by programs."""
    plan, spent = rng.choice(
        [
            ("Pagu", "Realisasi"),
            ("Anggaran (Rp)", "Realisasi (Rp)"),
            ("Pagu Anggaran", "Realisasi Anggaran"),
            ("Alokasi", "Serapan (Rp)"),
        ]
    )
    more = rng.sample(["sisa", "%"], rng.randint(1, 2))
    titles: list[str | tuple[str, str]] = [
        rng.choice(["Uraian", "Program/Kegiatan", "Jenis Belanja"]),
        plan,
        spent,
    ]
    titles += [
        rng.choice(["Sisa", "Sisa Anggaran"])
        if x == "sisa"
        else rng.choice(["%", "Persentase", "Capaian (%)", "Serapan (%)"])
        for x in more
    ]
    m = Maker(rng, "anggaran", titles)
    rp = rng.choice(["", "", "Rp "])
    thousands = rng.choice([1, 1000])

    def figures(a: int, b: int) -> list[str]:
        rest = [
            f"{rp}{write(a - b)}" if x == "sisa" else m.rate(Fraction(b * 100, a)) for x in more
        ]
        return [f"{rp}{write(a)}", f"{rp}{write(b)}", *rest]

    def follow(key: int) -> None:
        for n, x in enumerate(more, start=2):
            m.law(
                key,
                n,
                [(key, 0), (key, 1)] if x == "sisa" else [(key, 1), (key, 0)],
                less if x == "sisa" else share,
            )

    nested = rng.random() < 0.5
    names = ["Program Pelayanan", "Program Pembinaan", "Program Pengawasan"][: rng.randint(2, 3)]
    tops, grand = [], [0, 0]
    top_first = rng.random() < 0.15
    for n, name in enumerate(names, start=1):
        parts = []
        for i in range(rng.randint(2, 4) if nested else 0):
            a = rng.randint(10**4, 10**6) * thousands
            b = int(a * rng.uniform(0.5, 0.999)) // thousands * thousands
            parts.append((f"Kegiatan {name.split()[1]} {i + 1}", a, b))
        if not parts:
            a = rng.randint(10**4, 10**6) * thousands
            parts = [("", a, int(a * rng.uniform(0.5, 0.999)) // thousands * thousands)]
        one, two = sum(a for _, a, _ in parts), sum(b for *_, b in parts)
        grand = [grand[0] + one, grand[1] + two]
        top = m.add(name, *figures(one, two), code=str(n))
        tops.append(top)
        follow(top)
        keys = [
            m.add(t, *figures(a, b), code=rng.choice([""]) or f"{n}.{i}")
            for i, (t, a, b) in enumerate(parts, start=1)
            if t
        ]
        for key in keys:
            follow(key)
        if keys:
            m.down(top, keys, [0, 1, *([2 + more.index("sisa")] if "sisa" in more else [])])
    total = m.add(
        rng.choice([*TOTALS, "JUMLAH BELANJA", "Total Belanja"]),
        *figures(*grand),
        code="",
        front=top_first,
    )
    follow(total)
    m.down(total, tops, [0, 1, *([2 + more.index("sisa")] if "sisa" in more else [])])
    return m.sheet(2 + len(more))


def revenue(rng: random.Random) -> Sheet:
    """Revenue or production of two years and the change."""
    year = rng.randint(2012, 2024)
    kind = rng.choice(["Kunjungan", "Produksi (ton)", "Penerimaan", "Realisasi"])
    titles: list[str | tuple[str, str]] = [rng.choice(["Kecamatan", "Komoditas", "Uraian"])]
    titles += (
        [(kind, str(year)), (kind, str(year + 1))]
        if rng.random() < 0.6
        else [f"{kind} {year}", f"{kind} {year + 1}"]
    )
    titles += [
        rng.choice(["Selisih", "Kenaikan/Penurunan", "Bertambah (Berkurang)"]),
        rng.choice(["%", "Pertumbuhan (%)", "% Perubahan"]),
    ]
    m = Maker(rng, "perubahan", titles)
    names = ["Sukamaju", "Tanjung", "Bukit Raya", "Pasar Baru", "Muara", "Sungai Lama"][
        : rng.randint(3, 6)
    ]
    data = [(rng.randint(500, 90000), rng.randint(500, 90000)) for _ in names]
    data = [(a, b if b != a else b + 1) for a, b in data]

    def figures(a: int, b: int) -> list[str]:
        return [write(a), write(b), write(b - a), m.rate(Fraction((b - a) * 100, a))]

    keys = [m.add(n, *figures(a, b)) for n, (a, b) in zip(names, data, strict=True)]
    if rng.random() < 0.7:
        total = m.add(
            rng.choice([*TOTALS, "Kabupaten"]),
            *figures(sum(a for a, _ in data), sum(b for _, b in data)),
            code="",
        )
        m.down(total, keys, [0, 1, 2])
        keys.append(total)
    for key in keys:
        m.law(key, 2, [(key, 1), (key, 0)], less)
        m.law(key, 3, [(key, 1), (key, 0)], rise)
    return m.sheet(4)


def conditions(rng: random.Random) -> Sheet:
    """Counts by condition in several columns with a sum, total below, sometimes without a name."""
    group = rng.choice([None, "Kondisi", "Jumlah Unit"])
    parts = rng.choice(
        [
            ("Baik", "Rusak Ringan", "Rusak Berat"),
            ("TK", "SD", "SMP", "SMA"),
            ("Mantap", "Sedang", "Rusak", "Rusak Berat"),
            ("2019", "2020", "2021"),
        ]
    )
    last = rng.choice(["Jumlah", "Total"])
    heads: list[str | tuple[str, str]] = [rng.choice(["Kecamatan", "Jenis Barang", "Wilayah"])]
    heads += [(group, p) for p in parts] if group else list(parts)
    total_left = rng.random() < 0.2
    if total_left:
        heads.insert(1, last)
    else:
        heads.append(last)
    m = Maker(rng, "kondisi", heads)
    names = ["Sukamaju", "Tanjung", "Bukit Raya", "Pasar Baru", "Muara", "Sungai Lama"][
        : rng.randint(3, 6)
    ]
    top = rng.choice([30, 900, 20000])
    data = [[rng.randint(1, top) for _ in parts] for _ in names]

    def figures(row: list[int]) -> list[str]:
        shown = [write(x) for x in row]
        return [write(sum(row)), *shown] if total_left else [*shown, write(sum(row))]

    keys = [m.add(n, *figures(row)) for n, row in zip(names, data, strict=True)]
    if rng.random() < 0.8:
        total = m.add(
            rng.choice([*TOTALS, "Kabupaten", "Kota Sejahtera"]),
            *figures([sum(c) for c in zip(*data, strict=True)]),
            code="",
            front=rng.random() < 0.15,
        )
        m.down(total, keys, range(len(parts) + 1))
        keys.append(total)
    for key in keys:
        cells = [(key, n + total_left) for n in range(len(parts))]
        m.law(key, 0 if total_left else len(parts), cells, added)
    return m.sheet(len(parts) + 1)


def single(rng: random.Random) -> Sheet:
    """One column of counts or money with its total: nothing else to hold it against."""
    m = Maker(
        rng,
        "satu kolom",
        [
            rng.choice(["Uraian", "Jabatan", "Jenis Sarana"]),
            rng.choice(["Jumlah", "Nilai (Rp)", "Volume", "Jumlah (orang)"]),
        ],
    )
    top = rng.choice([40, 900, 10**9])
    names = [
        "Kepala",
        "Sekretaris",
        "Kepala Bidang",
        "Kepala Seksi",
        "Analis",
        "Pengelola",
        "Operator",
        "Pengemudi",
    ][: rng.randint(3, 8)]
    data = [rng.randint(1, top) for _ in names]
    keys = [m.add(n, write(x)) for n, x in zip(names, data, strict=True)]
    total = m.add(rng.choice(TOTALS), write(sum(data)), code="", front=rng.random() < 0.1)
    m.down(total, keys, [0])
    return m.sheet(1)


def grouped(rng: random.Random) -> Sheet:
    """Groups that only their first row names, of indicators that are called sums and rates."""
    m = Maker(
        rng,
        "berkelompok",
        [
            rng.choice(["Sasaran Strategis", "Sasaran", "Program"]),
            rng.choice(["Indikator Kinerja", "Kegiatan", "Indikator"]),
            "Anggaran",
            rng.choice(["Realisasi", "Realisasi Anggaran"]),
            rng.choice(["%", "Serapan (%)"]),
        ],
    )
    data: list[tuple[int, int, int]] = []
    for group in range(1, rng.randint(3, 5)):
        for n in range(rng.randint(1, 3)):
            plan = rng.randint(100_000, 9_000_000) * 1000
            spent = plan * rng.randint(7000, 9999) // 10000
            aim = rng.choice(["Jumlah layanan", "Persentase mutu", "Prosentase unit", "Nilai"])
            key = m.add(
                "" if n else f"Meningkatnya mutu {group}",
                f"{aim} bidang {group}{chr(65 + n)}",
                write(plan),
                write(spent),
                m.rate(Fraction(spent * 100, plan)),
                code="" if n else str(group),
            )
            data.append((key, plan, spent))
    plan, spent = (sum(one[k] for one in data) for k in (1, 2))
    rate = m.rate(Fraction(spent * 100, plan))
    whole = m.add(rng.choice(TOTALS), "", write(plan), write(spent), rate, code="")
    keys = [key for key, _, _ in data]
    m.down(whole, keys, [1, 2])
    for key in [*keys, whole]:
        m.law(key, 3, [(key, 2), (key, 1)], share)
    sheet = m.sheet(4)
    sheet.figures = [m.col(n) for n in (1, 2, 3)]
    return sheet


FAMILIES = (people, composition, shares, budget, revenue, conditions, single, grouped)
