"""Kinds of random tables that sum up a year: tallies by group, results in words, what was saved."""

import random
from fractions import Fraction

from lembar_acak import Maker, Sheet, added, read, share, write


def tally(rng: random.Random) -> Sheet:
    """How many indicators of every class, by group, with sums of the groups and of all."""
    labels = rng.choice(
        [
            ("Sangat Baik", "Baik", "Cukup", "Kurang"),
            ("Tercapai", "Tidak Tercapai"),
            ("Hijau", "Kuning", "Merah"),
        ]
    )
    every = rng.choice(["Jumlah Indikator", "Jumlah", "Total Indikator"])
    first = rng.random() < 0.5
    m = Maker(
        rng, "rekap", ["Misi", *([every] if first else []), *labels, *([] if first else [every])]
    )
    m.numbered = False
    m.heads = [[h for h in m.heads[0] if h not in {"No", "No.", "NO", "Nomor"}]]
    at = 0 if first else len(labels)
    classes = [n + first for n in range(len(labels))]
    spaced = rng.random() < 0.3
    word = "J U M L A H" if spaced else rng.choice(["Jumlah", "JUMLAH"])
    parts, sums = [], []

    def row(name: str, values: list[int]) -> int:
        figures = [str(v) for v in values]
        figures.insert(at, str(sum(values)))
        key = m.add(name, *figures)
        m.law(key, at, [(key, c) for c in classes], added)
        return key

    data: list[list[int]] = []
    for group in range(rng.randint(2, 4)):
        mine = []
        for goal in range(rng.randint(2, 4)):
            values = [rng.choice([0, 0, 1, 2, 3, 5]) for _ in labels]
            values[rng.randrange(len(labels))] += 1
            data.append(values)
            mine.append(row(f"Misi {group + 1} sasaran {goal + 1}", values))
        whole = [sum(c) for c in zip(*data[-len(mine) :], strict=True)]
        sums.append(row(f"{word} {'I' * (group + 1) if group < 3 else 'IV'}", whole))
        m.down(sums[-1], mine, range(len(labels) + 1))
        parts += mine
    last = row(
        f"{word} {'SELURUH' if spaced else 'Keseluruhan'}",
        [sum(c) for c in zip(*data, strict=True)],
    )
    m.down(last, parts, range(len(labels) + 1))
    m.down(last, sums, range(len(labels) + 1))
    return m.sheet(len(labels) + 1)


def mixed(rng: random.Random) -> Sheet:
    """Indicators of which some have results in words: an opinion, a grade, a level."""
    m = Maker(
        rng,
        "campuran",
        ["Indikator Kinerja", "Target", "Realisasi", rng.choice(["Capaian", "Capaian (%)"])],
    )
    words = [
        ("WTP", "WTP", "100"),
        ("A", "BB", "90"),
        ("III", "III", "100"),
        ("12 dokumen/bidang", "NA", "NA"),
    ]
    names = rng.sample(
        ["Opini atas laporan", "Nilai evaluasi", "Tingkat kapabilitas", "Temuan selesai"],
        rng.randint(1, 4),
    )
    rows: list[tuple[str, ...]] = [(n, *rng.choice(words)) for n in names]
    counted = rng.sample(
        [
            "Auditor bersertifikat",
            "Laporan tepat waktu",
            "Kendaraan laik jalan",
            "Rekomendasi selesai",
            "Pegawai terlatih",
            "Izin terbit",
        ],
        rng.randint(3, 6),
    )
    rows += [(n, "") for n in counted]
    rng.shuffle(rows)
    for name, *rest in rows:
        if rest != [""]:
            m.add(name, *rest)
            continue
        target = rng.randint(20, 900)
        real = int(target * rng.uniform(0.5, 1.2))
        key = m.add(name, str(target), str(real), m.rate(Fraction(real * 100, target)))
        m.law(key, 2, [(key, 1), (key, 0)], share)
    return m.sheet(3)


def unspent(rng: random.Random) -> Sheet:
    """What was saved of the budget of goals that were reached: one hundred less the absorption."""
    m = Maker(
        rng,
        "efisiensi",
        [
            "Sasaran",
            rng.choice(["Capaian Kinerja (%)", "% Capaian"]),
            rng.choice(["% Penyerapan Anggaran", "Serapan Anggaran (%)"]),
            "Tingkat Efisiensi (%)",
        ],
    )
    m.percent, m.digits = "", 2
    for n in range(rng.randint(4, 8)):
        spent = write(Fraction(rng.randint(6000, 9990), 100), 2)
        key = m.add(
            f"Meningkatnya layanan {n + 1}",
            write(Fraction(rng.randint(10000, 13000), 100), 2),
            spent,
            write(100 - read(spent)[0], 2),
        )
        m.law(key, 2, [(key, 1)], lambda v: 100 - v[0])
    return m.sheet(3)


FAMILIES = (tally, mixed, unspent)
