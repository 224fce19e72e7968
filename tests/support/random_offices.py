"""Random offices, and what their report has to say: plain arithmetic on fractions.

Nothing here imports the product. Every figure typed is a decimal number, so each result is an
exact fraction; ``Expected`` holds those.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

MODULES = ("program", "merit", "ip-asn", "sakip", "efisiensi", "perbandingan", "sumber-daya")
SCALES = {
    "lakip": [
        (85, "Sangat Berhasil", "92.5", False),
        (70, "Berhasil", "77.5", False),
        (55, "Cukup Berhasil", "62.5", False),
        (0, "Tidak Berhasil", "7.5", False),
    ],
    "permendagri86": [
        (91, "Sangat Tinggi", "95.5", True),
        (76, "Tinggi", "83.5", True),
        (66, "Sedang", "71", True),
        (51, "Rendah", "58.5", True),
        (0, "Sangat Rendah", "25.5", True),
    ],
}
LABELS = (
    "Istimewa", "Sangat Baik", "Baik", "Cukup Baik", "Cukup", "Kurang", "Sangat Kurang", "Buruk",
)  # fmt: skip
METHODS = ("rata kelompok", "rata capaian", "rata tertimbang")
ZERO = ("tanpa capaian", "100 bila realisasi 0", "galat")
POINTS = {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30}
LONG = (
    "desa tertinggal, terdepan, dan terluar yang memperoleh pendampingan sepanjang tahun dari "
    "perangkat daerah bersama para pemangku kepentingan di tingkat kecamatan"
)
SUBJECTS = (
    "kesehatan ibu dan anak", "gizi masyarakat", "irigasi & drainase", "perpustakaan keliling",
    "ketenteraman, ketertiban umum, dan perlindungan masyarakat", "penduduk ber-KTP elektronik",
    "UMKM (usaha mikro)", "pelatihan 20 JP per tahun", "jalan dalam kondisi mantap",
    LONG,
    "Rencana Aksi 2025-2029", "aduan yang ditindaklanjuti < 3 hari", "Air Minum dan Sanitasi",
)  # fmt: skip
OFFICES = (
    "Dinas Kesehatan", "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah",
    "Kecamatan Banjarsari", "RSUD dr. Soedarso", "Satuan Polisi Pamong Praja",
    "Dinas Pekerjaan Umum & Penataan Ruang", "Inspektorat",
)  # fmt: skip
CODES = (
    ("{}", "{}.{}", "{}.{}"),
    ("5.01.{:02d}", "{}.2.{:02d}", "{}.{:04d}"),
    ("X.XX.{:02d}", "{}.2.{:02d}", "{}.{:04d}"),
    ("1.02.{:02d}", "{}.{}.{:02d}", "{}.{:02d}"),
)

MERIT_WEIGHTS = [
    weight
    for weight, times in (
        ("2.5", 4), ("2", 5), ("5", 3), ("2.5", 7), ("5", 1), ("2.5", 2), ("5", 2), ("2.5", 1),
        ("5", 1), ("2.5", 5), ("2", 3), ("1", 2), ("2", 1),
    )
    for _ in range(times)
]  # fmt: skip

Row = dict[str, object]
Value = Fraction | None


@dataclass
class Expected:
    """What has to be in the report."""

    capaian: list[Value] = field(default_factory=list)
    categories: list[str | None] = field(default_factory=list)
    sasaran: dict[str, tuple[Value, str | None]] = field(default_factory=dict)
    score: tuple[Value, str | None] = (None, None)
    amounts: dict[str, tuple[Value, Value, Value]] = field(default_factory=dict)
    """By code, and "" for the total: pagu, realisasi, serapan."""
    programmes: list[Value] = field(default_factory=list)
    programme_score: tuple[Value, str | None] = (None, None)
    efficiency: dict[str, tuple[Value, Value, Value]] = field(default_factory=dict)
    """By code, and "" for the total: serapan, capaian, efisiensi."""
    spending: tuple[Value, Value, Value] | None = None
    sakip: dict[int, Fraction] = field(default_factory=dict)
    dimensions: Value = None
    merit: Value = None
    changes: dict[str, Value] = field(default_factory=dict)
    remarked: set[tuple[str, str, int]] = field(default_factory=set)
    """Table, column and row of each cell that a warning may name."""


@dataclass
class Office:
    """What an office types."""

    seed: int
    without: tuple[str, ...]
    fields: dict[str, object]
    scale: list[tuple[object, ...]]
    points: list[tuple[str, object]]
    tables: dict[str, list[Row]]
    expected: Expected


def rounded(value: Fraction) -> Fraction:
    """Two decimals, halves away from zero."""
    whole = abs(value) * 100 + Fraction(1, 2)
    return Fraction(int(whole), 100) * (1 if value >= 0 else -1)


def exact(value: object) -> Fraction:
    """The decimal number that a float was typed as."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(str(value))


class _Maker:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = random.Random(f"kantor {seed}")  # noqa: S311 - data, no secret
        chance = self.chance
        self.out = tuple(one for one in MODULES if chance.random() < 0.35)
        self.scale_name = chance.choice(["lakip", "permendagri86", "sendiri"])
        self.classes = SCALES.get(self.scale_name) or self.own_classes()
        self.method = chance.choice(METHODS)
        self.zero = chance.choice(ZERO)
        self.cap = chance.choice([None, None, 100, 120, 150])
        self.floor = chance.choice([None, None, 0])
        self.expected = Expected()
        self.tables: dict[str, list[Row]] = {}
        self.named_points = {"Baik": chance.randint(60, 80), "Sangat Baik": chance.randint(81, 99)}

    def own_classes(self) -> list[tuple[float, str, str, bool]]:
        chance = self.chance
        count = chance.randint(3, 8)
        bounds = sorted(chance.sample(range(10, 130), count - 1), reverse=True)
        labels = sorted(chance.sample(range(len(LABELS)), count))
        means = sorted(chance.sample(range(1, 199), count), reverse=True)
        return [
            (bound, LABELS[label], str(mean / 2), chance.random() < 0.5)
            for bound, label, mean in zip([*bounds, 0], labels, means, strict=True)
        ]

    def class_of(self, value: Value) -> tuple[str | None, Value]:
        if value is None:
            return None, None
        shown = rounded(value)
        for bound, label, mean, included in self.classes[:-1]:
            if shown > bound or (included and shown == bound):
                return label, Fraction(mean)
        return self.classes[-1][1], Fraction(self.classes[-1][2])

    def held(self, value: Fraction) -> Fraction:
        if self.cap is not None:
            value = min(value, Fraction(self.cap))
        return value if self.floor is None else max(value, Fraction(self.floor))

    def without_divisor(self, *, both_zero: bool) -> Value:
        return Fraction(100) if both_zero and self.zero == ZERO[1] else None

    def score(self, values: Iterable[Value], weights: list[Fraction] | None) -> Value:
        values = list(values)
        pairs = [
            (value, weight)
            for value, weight in zip(values, weights or [Fraction(1)] * len(values), strict=True)
            if value is not None
        ]
        if not pairs:
            return None
        method = self.method if weights or self.method != METHODS[2] else METHODS[1]
        if method == METHODS[0]:
            return sum((self.class_of(v)[1] or Fraction(0) for v, _ in pairs), Fraction(0)) / len(
                pairs
            )
        if method == METHODS[1]:
            return sum((v for v, _ in pairs), Fraction(0)) / len(pairs)
        return sum((v * w for v, w in pairs), Fraction(0)) / sum((w for _, w in pairs), Fraction(0))

    # ------------------------------------------------------------------ indicators

    def measured(self, *, simple: bool = False) -> tuple[Row, Value, bool]:
        """A row's target and realisasi, its capaian, and whether a warning may name it."""
        chance = self.chance
        kind = chance.choice(
            ["naik"] * 4 + [None] * 2
            if simple
            else ["naik"] * 3 + [None, "turun", "turun", "turun_rasio", "stabil", "rentang",
                                 "rentang dua", "predikat", "kata"]
        )  # fmt: skip
        if kind in ("predikat", "kata"):
            return self.graded(list(POINTS) if kind == "predikat" else list(self.named_points))
        unit, target, result = self.figures(simple=simple)
        row: Row = {"Satuan": unit, "Rumus": kind, "Target": target, "Realisasi": result}
        if kind in ("rentang", "rentang dua"):
            return self.ranged(row, two_cells=kind == "rentang dua")
        if self.zero != ZERO[2] and chance.random() < 0.08:
            result = chance.choice([0, 0, result])
            row |= {"Target": 0, "Realisasi": result}
            return row, self.without_divisor(both_zero=result == 0), True
        return row, self.held(ratio(exact(result), exact(target), kind)), False

    def figures(self, *, simple: bool) -> tuple[str, float, float]:
        """A unit, a target in it, and what became of it."""
        chance = self.chance
        places = 0 if simple else chance.choice([0, 0, 1, 2])
        unit = chance.choice(
            ["Dokumen", "Orang", "Laporan", "Unit", "Rp"]
            if places == 0
            else ["%", "Indeks", "Menit"]
        )
        top = 100 if unit == "%" else chance.choice([10, 100, 5000])
        target = round(chance.uniform(top / 10, top), places)
        result = target if chance.random() < 0.2 else round(
            target * chance.uniform(0.5, 1.25), places)  # fmt: skip
        if unit == "%":
            result = min(result, 100.0)
        return (unit, int(target), int(result)) if places == 0 else (unit, target, result)

    def graded(self, words: list[str]) -> tuple[Row, Value, bool]:
        """Target and realisasi in words, which have points."""
        target, result = self.chance.choice(words), self.chance.choice(words)
        points = {**POINTS, **self.named_points}
        row: Row = {"Satuan": "Predikat", "Rumus": None, "Target": target, "Realisasi": result}
        return row, self.held(Fraction(100 * points[result], points[target])), False

    def ranged(self, row: Row, *, two_cells: bool) -> tuple[Row, Value, bool]:
        """A target of two bounds, in one cell or in two."""
        low = row["Target"]
        high = round(float(str(low)) * 1.2, 3)
        t, h, r = exact(low), exact(high), exact(row["Realisasi"])
        between = self.chance.choice(["-", " - ", " s.d. ", "–"])
        row |= {"Rumus": "rentang"} | (
            {"Target Atas": high}
            if two_cells
            else {"Target": f"{comma(low)}{between}{comma(high)}"}
        )
        inside = Fraction(100) if t <= r <= h else 100 * r / (h if r > h else t)
        return row, self.held(inside), False

    def goals(self) -> None:
        chance = self.chance
        rows: list[Row] = []
        weights: dict[str, list[Fraction]] = defaultdict(list)
        groups: dict[str, list[Value]] = defaultdict(list)
        names = chance.sample(SUBJECTS, chance.randint(1, 5))
        only_first, spaced = chance.random() < 0.5, chance.random() < 0.3
        for goal in (f"Meningkatnya mutu {name}" for name in names):
            for order in range(chance.randint(1, 4)):
                row, value, remarked = self.measured()
                shown = goal
                if spaced and order:
                    shown = f"{goal.replace(' ', '  ', 1)} "
                if only_first and order:
                    shown = ""
                weight = chance.randint(1, 40)
                word = chance.choice(["Persentase", "Indeks", "Jumlah", "Rata-rata", "Nilai"])
                rows.append(
                    {
                        "No": len(rows) + 1,
                        "Jenis": chance.choice(["Sasaran", "Tujuan"]),
                        "Sasaran": shown or None,
                        "Indikator": f"{word} {goal.split(' ', 2)[2]} ke-{len(rows) + 1}",
                        **row,
                    }
                )
                if self.method == METHODS[2]:
                    rows[-1]["Bobot"] = weight
                weights[goal].append(Fraction(weight))
                groups[goal].append(value)
                self.expected.capaian.append(value)
                self.expected.categories.append(self.class_of(value)[0])
                if remarked:
                    self.expected.remarked.add(("tblIKU", "Target", len(rows) - 1))
        self.tables["tblIKU"] = rows
        goals = list(groups)
        if chance.random() < 0.3:
            chance.shuffle(goals)
        self.tables["tblSasaran"] = [{"Sasaran": goal} for goal in goals]
        for goal, values in groups.items():
            value = self.score(values, weights[goal])
            self.expected.sasaran[goal] = value, self.class_of(value)[0]
        every = self.score(self.expected.capaian, [w for g in groups for w in weights[g]])
        self.expected.score = every, self.class_of(every)[0]

    # ------------------------------------------------------------------ money and programmes

    def serapan(self, amount: Fraction, spent: Fraction) -> Value:
        return self.without_divisor(both_zero=spent == 0) if amount == 0 else 100 * spent / amount

    def money(self) -> None:
        chance = self.chance
        self.pattern = chance.choice(CODES)
        self.parents = chance.choice(["kosong", "terisi", "campur"])
        self.cents = chance.random() < 0.15
        self.as_numbers = chance.random() < 0.3
        self.levels = chance.choice([1, 2, 3, 3, 3])
        self.budget: list[Row] = []
        self.programmes: list[Row] = []
        totals = [
            self.branch(self.pattern[0].format(n), 0) for n in range(1, chance.randint(1, 5) + 1)
        ]
        amount, spent = (sum(one, Fraction(0)) for one in zip(*totals, strict=True))
        self.expected.amounts[""] = amount, spent, self.serapan(amount, spent)
        self.tables["tblAnggaran"] = self.budget
        if "program" not in self.out and self.programmes:
            self.tables["tblProgram"] = self.programmes
            value = self.score(self.expected.programmes, None)
            self.expected.programme_score = value, self.class_of(value)[0]
        else:
            self.expected.programmes = []
        self.efficiency(self.top_rows(self.budget))
        if "sumber-daya" not in self.out and chance.random() < 0.7:
            self.spending(amount, spent)

    def branch(self, code: str, level: int) -> tuple[Fraction, Fraction]:
        """A row and all below it; what they come to."""
        chance, word = self.chance, ("Program", "Kegiatan", "Subkegiatan")[level]
        typed = int(code) if self.as_numbers and code.isdecimal() else code
        row: Row = {"Kode": typed, "Uraian": f"{word} {chance.choice(SUBJECTS)}"}
        if chance.random() < 0.8:
            row["Tingkat"] = word
        self.budget.append(row)
        order = len(self.budget) - 1
        if level + 1 < self.levels and (level == 0 or chance.random() < 0.95):
            below = [self.branch(one, level + 1) for one in self.children(code, level)]
            amount, spent = (sum(one, Fraction(0)) for one in zip(*below, strict=True))
            if self.parents == "terisi" or (self.parents == "campur" and chance.random() < 0.5):
                row |= {"Anggaran": plain(amount), "Realisasi": plain(spent)}
        else:
            row |= self.leaf()
            amount, spent = exact(row["Anggaran"]), exact(row["Realisasi"])
        if amount == 0:
            self.expected.remarked |= {
                ("tblAnggaran", title, order) for title in ("Anggaran", "Serapan")
            }
        self.expected.amounts[code] = amount, spent, self.serapan(amount, spent)
        for _ in range(chance.choice([0, 1, 1, 2])):
            self.programme(code, row.get("Tingkat"))
        return amount, spent

    def children(self, code: str, level: int) -> list[str]:
        count = self.chance.randint(1, 11 if self.chance.random() < 0.1 else 4)
        shape = self.pattern[level + 1]
        middle = (2,) if shape.count("{") == 3 else ()
        return [shape.format(code, *middle, number) for number in range(1, count + 1)]

    def leaf(self) -> Row:
        """The amounts of a lowest row."""
        chance = self.chance
        if self.zero != ZERO[2] and chance.random() < 0.03:
            return {"Anggaran": 0, "Realisasi": 0}
        amount = chance.randint(1, 900) * 10 ** chance.randint(5, 8) + chance.randint(0, 99_999)
        spent = amount if chance.random() < 0.1 else int(amount * chance.uniform(0.4, 1))
        more = (0.5, 0.25) if self.cents else (0, 0)
        return {"Anggaran": amount + more[0], "Realisasi": spent + more[1]}

    def programme(self, code: str, level: object) -> None:
        """One indicator of a programme, kegiatan or subkegiatan."""
        measured, value, remarked = self.measured(simple=self.chance.random() < 0.8)
        order = len(self.programmes)
        name = f"Jumlah {self.chance.choice(SUBJECTS)} {order}"
        self.programmes.append(
            {"Kode": code, "Tingkat": level, "Uraian Indikator": name, **measured}
        )
        self.expected.programmes.append(value)
        if remarked:
            self.expected.remarked.add(("tblProgram", "Target", order))

    def top_rows(self, rows: list[Row]) -> list[Row]:
        least = min(str(row["Kode"]).count(".") for row in rows)
        return [row for row in rows if str(row["Kode"]).count(".") == least]

    def efficiency(self, tops: list[Row]) -> None:
        if "efisiensi" in self.out:
            return
        chance, found = self.chance, []
        sums = [Fraction(0), Fraction(0)]
        rows: list[Row] = []
        for top in tops:
            order = chance.randrange(len(self.tables["tblIKU"]))
            iku = self.tables["tblIKU"][order]
            rows.append({"Kode": top["Kode"], "Indikator": iku["Indikator"]})
            capaian = self.expected.capaian[order]
            amount, spent, serapan = self.expected.amounts[str(top["Kode"])]
            sums = [sums[0] + (amount or 0), sums[1] + (spent or 0)]
            found.append(capaian)
            gap = None if capaian is None or serapan is None else capaian - serapan
            self.expected.efficiency[str(top["Kode"])] = serapan, capaian, gap
            self.expected.remarked |= {
                ("tblEfisiensi", title, len(rows) - 1) for title in ("Capaian", "Serapan")
            }
        self.tables["tblEfisiensi"] = rows
        known = [one for one in found if one is not None]
        mean = sum(known, Fraction(0)) / len(known) if known else None
        serapan = self.serapan(*sums)
        gap = None if mean is None or serapan is None else mean - serapan
        self.expected.efficiency[""] = serapan, mean, gap

    def spending(self, amount: Fraction, spent: Fraction) -> None:
        share = Fraction(self.chance.randint(10, 90), 100)
        pagu = Fraction(int(amount * share))
        # What is left to the second kind is within its pagu, to the sen.
        first = pagu, max(Fraction(int(spent * share)), spent - (amount - pagu))
        rows = []
        for order, (name, a, s) in enumerate(
            (
                ("Belanja Operasi", *first),
                ("Belanja Modal", amount - first[0], spent - first[1]),
            ),
            start=1,
        ):
            rows.append(
                {"No": order, "Jenis Belanja": name, "Anggaran": plain(a), "Realisasi": plain(s)}
            )
        self.tables["tblBelanja"] = rows
        self.expected.spending = amount, spent, self.serapan(amount, spent)

    # ------------------------------------------------------------------ the other modules

    def others(self, year: int) -> None:
        chance = self.chance
        if "sakip" not in self.out and chance.random() < 0.8:
            weights = (30, 30, 15, 25)
            titles = ("Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja",
                      "Evaluasi Internal")  # fmt: skip
            rows = []
            for back in range(chance.randint(1, 4)):
                parts = [round(chance.uniform(w / 2, w), 2) for w in weights]
                rows.append({"Tahun": year - 1 - back, **dict(zip(titles, parts, strict=True))})
                self.expected.sakip[year - 1 - back] = sum(map(exact, parts), Fraction(0))
            self.tables["tblSAKIP"] = rows[::-1]
        if "ip-asn" not in self.out and chance.random() < 0.8:
            dimensions = {"Kualifikasi": 25, "Kompetensi": 40, "Kinerja": 30, "Disiplin": 5}
            parts_of = {k: round(chance.uniform(w / 3, w), 2) for k, w in dimensions.items()}
            self.tables["tblIPASN"] = [{"Instansi": "Kantor kami", **parts_of}]
            self.expected.dimensions = sum(map(exact, parts_of.values()), Fraction(0))
        if "perbandingan" not in self.out and chance.random() < 0.8:
            self.comparison()
        if "merit" not in self.out and chance.random() < 0.6:
            # The 37 indicators and their weights stand in the workbook.
            self.tables["tblMerit"] = [{"Nilai": chance.randint(0, 4)} for _ in MERIT_WEIGHTS]
            self.expected.merit = sum(
                (
                    Fraction(weight) * int(str(row["Nilai"]))
                    for weight, row in zip(MERIT_WEIGHTS, self.tables["tblMerit"], strict=True)
                ),
                Fraction(0),
            )

    def comparison(self) -> None:
        chance, rows = self.chance, []
        numeric = [
            (order, row)
            for order, row in enumerate(self.tables["tblIKU"])
            if row["Rumus"] in (None, "naik", "turun") and row["Satuan"] != "Predikat"
        ]
        for order, row in numeric[: chance.randint(1, 4)]:
            by = chance.choice(["Realisasi", "Capaian"])
            now = exact(row["Realisasi"]) if by == "Realisasi" else self.expected.capaian[order]
            if now is None:
                continue
            last = round(float(now) * chance.uniform(0.8, 1.2), 2)
            rows.append(
                {"No": len(rows) + 1, "Indikator": row["Indikator"], "Dasar": by,
                 "Rumus": row["Rumus"], "Tahun Lalu": last,
                 "Dua Tahun Lalu": chance.choice([None, round(last * 0.9, 2)]),
                 "Target Akhir": chance.choice([None, round(float(now) * 1.1, 2)])}
            )  # fmt: skip
            self.expected.changes[str(row["Indikator"])] = now - exact(last)
        if rows:
            self.tables["tblPerbandingan"] = rows

    def office(self) -> Office:
        chance, year = self.chance, self.chance.randint(2023, 2025)
        self.goals()
        self.money()
        self.others(year)
        scale = [(b, label, float(mean), "ya" if inside else "tidak")
                 for b, label, mean, inside in self.classes]  # fmt: skip
        chance.shuffle(scale)
        return Office(
            self.seed,
            self.out,
            {
                "NamaInstansi": chance.choice(OFFICES),
                "NamaDaerah": chance.choice(["Pemerintah Kota Bogor", "Kabupaten Lebak", None]),
                "TahunLaporan": year,
                "NamaPimpinan": chance.choice(["dr. Siti Aminah, M.Kes.", None]),
                "SkalaPilihan": self.scale_name,
                "MetodeSasaran": self.method,
                "CapaianMaks": self.cap,
                "CapaianMin": self.floor,
                "KebijakanNol": self.zero,
            },
            scale if self.scale_name == "sendiri" else [],
            list(self.named_points.items()),
            self.tables,
            self.expected,
        )


def ratio(result: Fraction, target: Fraction, kind: str | None) -> Fraction:
    """Capaian by one of the formulas of a single target."""
    if result == target:
        return Fraction(100)
    if kind == "turun":
        return 100 * (2 * target - result) / target
    if kind == "turun_rasio":
        return 100 * target / result
    if kind == "stabil":
        return 100 - abs(100 - 100 * result / target)
    return 100 * result / target


def comma(value: object) -> str:
    """A number as an Indonesian types it into a text."""
    return str(value).replace(".", ",")


def plain(value: Fraction) -> float:
    """The number of a sum, as a cell holds it."""
    return int(value) if value.denominator == 1 else float(value)


def random_office(seed: int) -> Office:
    return _Maker(seed).office()
