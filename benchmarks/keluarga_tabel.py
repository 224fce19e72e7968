"""Random tables with what must hold in them, for ``tabel_acak``: a family is a kind of table.

The figures and what follows from them are exact fractions, not computed by the project.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.read.blocks import Grid, GridCell

Compute = Callable[[Sequence[Fraction]], Fraction | None]


def write(value: Fraction | int, digits: int = 0) -> str:
    """Print a number as a report does."""
    exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):.{digits}f}".partition(".")
    sign = "-" if rounded < 0 else ""
    grouped = f"{sign}{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def read(text: str) -> tuple[Fraction, int]:
    """Read a number as it was written above: value and digits."""
    bare = text.replace("Rp", "").replace("%", "").replace("orang", "").replace(".", "").strip()
    if bare in {"-", ""}:
        return Fraction(0), 0
    return Fraction(bare.replace(",", ".")), len(bare.partition(",")[2])


Place = tuple[int, int]
"""The number of a row (it stays its own when rows go) and a column."""


@dataclass(frozen=True)
class Law:
    """A figure that follows from others."""

    result: Place
    operands: tuple[Place, ...]
    compute: Compute
    sums: bool = False
    """Whether it adds up whatever rows there are."""


@dataclass
class Sheet:
    """A table with what must hold in it."""

    family: str
    heads: list[list[str]]
    rows: dict[int, list[str]]
    laws: list[Law]
    figures: list[int]
    merged: bool = False
    ranks: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """Column of a value, of its category, and the categories upwards; no scale is printed."""

    def broken(self) -> list[set[Place]]:
        """Give the cells of everything that does not hold."""
        found = []
        for law in self.laws:
            cells = [c for c in law.operands if c[0] in self.rows]
            if law.result[0] not in self.rows or (len(cells) < len(law.operands) and not law.sums):
                continue
            printed, digits = read(self.rows[law.result[0]][law.result[1]])
            numbers = [read(self.rows[r][c]) for r, c in cells]
            value = law.compute([n for n, _ in numbers])
            if value is None or self._near(law, numbers, printed, digits):
                continue
            found.append({law.result, *cells})
        for value_at, label_at, labels in self.ranks:
            rated = {
                r: (read(t[value_at])[0], labels.index(t[label_at]))
                for r, t in self.rows.items()
                if t[label_at]
            }
            for (i, (v, k)), (j, (w, m)) in combinations(rated.items(), 2):
                if (v - w) * (k - m) < 0:  # no scale has both
                    found.append({(i, label_at), (j, label_at), (i, value_at), (j, value_at)})
        return found

    @staticmethod
    def _near(
        law: Law, numbers: list[tuple[Fraction, int]], printed: Fraction, digits: int
    ) -> bool:
        """Tell whether rounding, of the result or of what it is made of, may hide a difference."""
        value = law.compute([n for n, _ in numbers])
        slack = Fraction(1, 2 * 10**digits)
        for i, (_, places) in enumerate(numbers):
            if places:
                moved = [n for n, _ in numbers]
                moved[i] += Fraction(1, 2 * 10**places)
                other = law.compute(moved)
                slack += abs((other or Fraction(0)) - (value or Fraction(0)))
        step = Fraction(1, 10**digits)
        cut = slack if digits == 0 and law.sums else max(slack, step)  # cut off is a warning
        whole = all(places == 0 for _, places in numbers) and digits == 0 and law.sums
        difference = abs(printed - (value or Fraction(0)))
        return difference == 0 if whole else difference <= cut

    def grid(self) -> Grid:
        """Give the table as it is read."""
        rows: list[tuple[GridCell, ...]] = []
        heads = self.heads
        if len(heads) == 1:
            rows.append(tuple(GridCell(t) for t in heads[0]))
        else:
            upper, lower = heads
            one, two = [], []
            for i, text in enumerate(upper):
                spread = i > 0 and text == upper[i - 1] and lower[i] != ""
                alone = lower[i] == ""
                one.append(GridCell(text if self.merged or not spread else "", not spread))
                two.append(
                    GridCell(text if self.merged else "", own=False)
                    if alone
                    else GridCell(lower[i])
                )
            rows += [tuple(one), tuple(two)]
        rows += [tuple(GridCell(t) for t in texts) for texts in self.rows.values()]
        return Grid(tuple(rows), 1)

    def accepted(self, found: list[Finding]) -> bool:
        """Tell whether a finding stands at a relation that is broken."""
        at = {row: n for n, row in enumerate(self.rows, start=len(self.heads) + 1)}
        places = {f"tabel ke-1, baris {at[r]}, kolom {c + 1}" for s in self.broken() for r, c in s}
        return any(one.sel in places for one in found)


def _sum(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _share(values: Sequence[Fraction]) -> Fraction | None:
    return values[0] / values[1] * 100 if values[1] else None


def _less(values: Sequence[Fraction]) -> Fraction:
    return values[0] - values[1]


def _rise(values: Sequence[Fraction]) -> Fraction | None:
    return (values[0] - values[1]) / values[1] * 100 if values[1] else None


class Maker:
    """Makes a table row by row."""

    def __init__(self, rng: random.Random, family: str, heads: list[str | tuple[str, str]]) -> None:
        self.rng = rng
        self.numbered = rng.random() < 0.6
        self.family = family
        split = any(isinstance(h, tuple) for h in heads)
        pairs = [h if isinstance(h, tuple) else (h, "") for h in heads]
        if self.numbered:
            pairs.insert(0, (rng.choice(["No", "No.", "NO", "Nomor"]), ""))
        self.heads = (
            [[a for a, _ in pairs], [b for _, b in pairs]] if split else [[a for a, _ in pairs]]
        )
        self.rows: dict[int, list[str]] = {}
        self.laws: list[Law] = []
        self.count = 0
        self.capital = rng.random() < 0.25
        self.zero = rng.choice(["0", "-"])
        self.percent = rng.choice(["%", " %", ""])
        self.digits = rng.choice([1, 2, 2])

    def add(self, name: str, *figures: str, code: str | None = None, front: bool = False) -> int:
        """Add a row; give its number."""
        self.count += 1
        key = self.count
        number = [code if code is not None else str(len(self.rows) + 1)] if self.numbered else []
        texts = [*number, name, *(self.zero if f == "0" else f for f in figures)]
        self.rows = {key: texts, **self.rows} if front else {**self.rows, key: texts}
        return key

    def col(self, n: int) -> int:
        """Give the position of the figure column n."""
        return n + 1 + self.numbered

    def law(self, row: int, column: int, operands: Sequence[Place], compute: Compute) -> None:
        """Say what a figure follows from; columns are counted among the figures."""
        cells = tuple((r, self.col(c)) for r, c in operands)
        self.laws.append(Law((row, self.col(column)), cells, compute, compute is _sum))

    def down(self, total: int, parts: Sequence[int], columns: Sequence[int]) -> None:
        """Say that a row adds up others."""
        for c in columns:
            self.law(total, c, [(r, c) for r in parts], _sum)

    def rate(self, value: Fraction) -> str:
        """Print a percentage."""
        return write(value, self.digits) + self.percent

    def sheet(self, width: int) -> Sheet:
        """Give the table."""
        heads = self.heads
        if self.capital:
            heads = [[t.upper() for t in row] for row in heads]
        return Sheet(
            self.family,
            heads,
            self.rows,
            self.laws,
            [self.col(n) for n in range(width)],
            self.rng.random() < 0.5,
        )


TOTALS = ("Jumlah", "Total", "JUMLAH", "TOTAL", "Jumlah Total", "Jumlah Keseluruhan")


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
        m.law(key, 2, [(key, 0), (key, 1)], _sum)
        if rated and total and key is not total:
            m.law(key, 3, [(key, 2), (total, 2)], _share)
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
        m.law(key, 1, [(key, 0), (total, 0)], _share)
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
                _less if x == "sisa" else _share,
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
        m.law(key, 2, [(key, 1), (key, 0)], _less)
        m.law(key, 3, [(key, 1), (key, 0)], _rise)
    return m.sheet(4)


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
        m.law(key, 2 + unit, [(key, 1 + unit), (key, unit)], _share)
    sheet = m.sheet(3)
    sheet.figures = [m.col(n + unit) for n in range(3)]
    if rank:
        sheet.ranks = [(m.col(2 + unit), m.col(3 + unit), labels)]
    return sheet


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
        m.law(key, 0 if total_left else len(parts), cells, _sum)
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
            m.law(rate, n, [(keys[0], n), (whole, n)], _share)
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
        m.law(key, len(names), [(key, n) for n in range(len(names))], _sum)
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


FAMILIES = (
    people,
    composition,
    shares,
    budget,
    revenue,
    kinerja,
    conditions,
    single,
    on_side,
    quarters,
    weighted,
    ratios,
    loose,
)
