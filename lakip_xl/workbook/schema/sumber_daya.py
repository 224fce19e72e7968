"""The resource tables of the sheet Efisiensi: spending, people, assets."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import computed, key, printed, rupiah, text, whole
from lakip_xl.workbook.schema.kinds import Format, Kind
from lakip_xl.workbook.schema.model import Table

TBL_BELANJA = Table(
    name="tblBelanja",
    optional=True,
    caption="Anggaran dan realisasi menurut jenis belanja",
    column="AA",
    shares_page=True,
    report_table="1.1",
    blank_rows=3,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Jenis Belanja", "Jenis belanja, misalnya Belanja Operasional.", 26),
        rupiah("Anggaran", "Pagu dalam rupiah."),
        rupiah("Realisasi", "Realisasi dalam rupiah."),
        computed(
            "Serapan",
            "=SERAPAN([@Realisasi],[@Anggaran])",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Bagian",
            "=SERAPAN([@Realisasi],SUM(tblBelanja[Anggaran]))",
            "Realisasi terhadap jumlah seluruh anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        *printed("Serapan", Format.PERCENT, width=10),
        *printed("Bagian", Format.PERCENT, width=10),
    ),
)

TBL_PENDIDIKAN = Table(
    name="tblPegawaiPendidikan",
    optional=True,
    caption="Pegawai menurut jabatan dan pendidikan",
    column="AL",
    report_table="4.1",
    blank_rows=6,
    columns=(
        whole("No", "Nomor urut jabatan.", 5, kind=Kind.KEY),
        text("Jabatan", "Nama jabatan.", 36),
        text("Pendidikan", "Pendidikan terakhir, misalnya S1.", 11),
        whole("Jumlah", "Jumlah pegawai.", 9),
    ),
)

UNITS = ("Sekretariat", "Bidang 1", "Bidang 2", "Bidang 3")


def _sum_of(sex: str) -> str:
    cells = ",".join(f"[@[{unit} {sex}]]" for unit in UNITS)
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


TBL_GOLONGAN = Table(
    name="tblPegawaiGolongan",
    optional=True,
    caption="Pegawai menurut golongan, bidang, dan jenis kelamin",
    column="AQ",
    shares_page=True,
    report_table="4.2",
    blank_rows=8,
    columns=(
        key("Golongan", "Golongan ruang, misalnya III/a.", 10),
        *(
            whole(f"{unit} {sex}", f"Jumlah pegawai {meaning} di {unit.lower()}.", 11)
            for unit in UNITS
            for sex, meaning in (("L", "laki-laki"), ("P", "perempuan"))
        ),
        computed("Jumlah L", _sum_of("L"), "Jumlah pegawai laki-laki.", 9, Format.WHOLE),
        computed("Jumlah P", _sum_of("P"), "Jumlah pegawai perempuan.", 9, Format.WHOLE),
        computed(
            "Total",
            '=IF(COUNT([@[Jumlah L]],[@[Jumlah P]])=0,"",SUM([@[Jumlah L]],[@[Jumlah P]]))',
            "Jumlah pegawai golongan ini.",
            9,
            Format.WHOLE,
        ),
        *printed("Total", Format.WHOLE, width=9),
    ),
)

YEARS = ("Empat Tahun Lalu", "Tiga Tahun Lalu", "Dua Tahun Lalu", "Tahun Lalu", "Tahun Ini")

TBL_TAHUN = Table(
    name="tblPegawaiTahun",
    optional=True,
    caption="Perkembangan jumlah pegawai menurut golongan",
    column="BF",
    report_table="4.3",
    blank_rows=5,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Golongan", "Golongan atau jenis kepegawaian.", 30),
        *(whole(year, f"Jumlah pegawai {year.lower()}.", 11) for year in YEARS),
        computed(
            "Perubahan",
            "=SELISIH([@[Tahun Ini]],[@[Tahun Lalu]])",
            "Jumlah tahun ini dikurangi tahun lalu.",
            11,
            Format.CHANGE_WHOLE,
        ),
    ),
)

TBL_ASET = Table(
    name="tblAset",
    optional=True,
    caption="Aset yang dikelola",
    column="BO",
    shares_page=True,
    report_table="6.1",
    blank_rows=6,
    columns=(
        text("Bidang Barang", "Nama bidang barang.", 40),
        whole("Jumlah Unit", "Jumlah unit.", 11),
        text(
            "Judul Golongan",
            "ya bila baris ini judul golongan yang jumlahnya sudah dirinci di baris lain, agar "
            "tidak terhitung dua kali; selain itu kosong.",
            11,
            choices=lists.YA_TIDAK,
        ),
    ),
)
