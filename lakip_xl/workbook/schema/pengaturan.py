"""Sheet Pengaturan: scales, means, weights and lists. What is edited here changes every sheet."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Format, Mark, Purpose, Type
from lakip_xl.workbook.schema.model import Field, Formula, Sheet

_SCALE = Block(
    title="Skala kategori capaian",
    note="Kelas terbaik di atas; nilai dibulatkan 2 desimal lebih dulu.",
    cell="B4",
    columns=(
        BlockColumn(
            "Batas bawah",
            Format.GENERAL,
            is_filled_by_user=True,
            minimum=-1000,
            maximum=1000,
            help="Batas bawah kelas, dalam persen. Kelas terbawah menampung sisanya.",
        ),
        BlockColumn("Kategori", Format.TEXT, is_filled_by_user=True, mark=Mark.SCALE),
        BlockColumn(
            "Mean",
            Format.GENERAL,
            is_filled_by_user=True,
            minimum=-1000,
            maximum=1000,
            help="Nilai mean kelas untuk Metode Rata-Rata Data Kelompok.",
        ),
        BlockColumn(
            "Batas termasuk",
            Format.TEXT,
            is_filled_by_user=True,
            choices=lists.YA_TIDAK,
            help="ya: nilai tepat di batas bawah masuk kelas ini; tidak: masuk kelas di bawahnya.",
        ),
    ),
    rows=(
        (85, "Sangat Berhasil", 92.5, "tidak"),
        (70, "Berhasil", 77.5, "tidak"),
        (55, "Cukup Berhasil", 62.5, "tidak"),
        (0, "Tidak Berhasil", Formula("=MeanTerendah"), "tidak"),
        (None, None, None, None),
        (None, None, None, None),
    ),
    names=(("SkalaKategori", 0, 3), ("LabelKategori", 1, 1)),
)

_SAKIP = Block(
    title="Bobot komponen SAKIP",
    note="Sejak evaluasi 2022 empat komponen; sebelumnya lima komponen dengan bobot lain.",
    cell="G4",
    columns=(
        BlockColumn("Skema", Format.TEXT),
        BlockColumn("Perencanaan"),
        BlockColumn("Pengukuran"),
        BlockColumn("Pelaporan"),
        BlockColumn("Evaluasi"),
        BlockColumn("Capaian"),
    ),
    rows=(
        (lists.SKEMA_SAKIP.values[0], 30, 30, 15, 25, None),
        (lists.SKEMA_SAKIP.values[1], 30, 25, 15, 10, 20),
    ),
    names=(("SkemaSakip", 0, 0), ("BobotSakip", 1, 5)),
)

ASPEK_MERIT = (
    ("Perencanaan Kebutuhan", 10),
    ("Pengadaan", 10),
    ("Pengembangan Karir", 30),
    ("Promosi dan Mutasi", 10),
    ("Manajemen Kinerja", 20),
    ("Penggajian, Penghargaan dan Disiplin", 10),
    ("Perlindungan dan Pelayanan", 4),
    ("Sistem Informasi", 6),
)

_MERIT = Block(
    title="Bobot aspek sistem merit (%)",
    note="PermenPANRB 40/2018; jumlah bobot delapan aspek 100.",
    cell="G10",
    columns=(
        BlockColumn("Aspek", Format.TEXT),
        BlockColumn(
            "Bobot",
            is_filled_by_user=True,
            minimum=0,
            maximum=100,
            help="Bobot aspek dalam persen; jumlah semua aspek harus 100.",
        ),
    ),
    rows=ASPEK_MERIT,
    names=(("AspekMerit", 0, 0), ("BobotAspekMerit", 1, 1)),
)

_IP_ASN = Block(
    title="Bobot dimensi IP ASN",
    note="PermenPANRB 38/2018; jumlah keempatnya 100.",
    cell="J10",
    columns=(BlockColumn("Dimensi", Format.TEXT), BlockColumn("Bobot")),
    rows=(("Kualifikasi", 25), ("Kompetensi", 40), ("Kinerja", 30), ("Disiplin", 5)),
    names=(("BobotIpAsn", 1, 1),),
    row_names=(
        (0, 1, "BobotKualifikasi"),
        (1, 1, "BobotKompetensi"),
        (2, 1, "BobotKinerja"),
        (3, 1, "BobotDisiplin"),
    ),
)

_LISTS = tuple(
    Block(
        title="Daftar pilihan" if choices is lists.ALL[0] else "",
        note="",
        cell=f"{letter}22",
        columns=(BlockColumn(choices.title, Format.GENERAL),),
        rows=tuple((value,) for value in choices.values),
        names=((choices.name, 0, 0),),
    )
    for letter, choices in zip("BCDEGHI", lists.ALL, strict=True)
)

SHEET = Sheet(
    title="Pengaturan",
    kind=Purpose.SETTINGS,
    heading="Pengaturan",
    purpose="Skala, mean, bobot, dan daftar pilihan yang dipakai semua lembar.",
    blocks=(_SCALE, _SAKIP, _MERIT, _IP_ASN, *_LISTS),
    fields=(
        Field(
            "MeanTerendah",
            "Mean kelas terendah",
            "D15",
            Type.NUMBER,
            "7,5 adalah angka yang tercetak di laporan; 27,5 adalah titik tengah kelas 0 sampai "
            "55. Pemeriksaan memberi tahu bila pilihan ini mengubah kategori sasaran.",
            Format.GENERAL,
            default=7.5,
            choices=lists.MEAN_TERENDAH,
        ),
        Field(
            "NilaiMaksIndikator",
            "Nilai tertinggi indikator merit",
            "D16",
            Type.NUMBER,
            "Nilai tertinggi yang dapat diberikan tim verifikasi untuk satu indikator.",
            Format.GENERAL,
            default=4,
            minimum=1,
            maximum=100,
        ),
        Field(
            "MaksMerit",
            "Nilai merit tertinggi",
            "D17",
            Type.NUMBER,
            "Jumlah bobot indikator dikali nilai tertinggi.",
            Format.GENERAL,
            formula='=IF(COUNT(tblMerit[Bobot])=0,"",SUM(tblMerit[Bobot])*NilaiMaksIndikator)',
        ),
    ),
)
