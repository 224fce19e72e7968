"""Sheet Sumber Daya: the resources behind the results; spending, people, assets."""

from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.bands import figure, printed_figure, totals
from lakip_xl.workbook.schema.columns import computed, key, printed, rupiah, text, whole
from lakip_xl.workbook.schema.kinds import Format, Kind, Type
from lakip_xl.workbook.schema.model import Field, Sheet, Table
from lakip_xl.workbook.schema.totals import differences, soiled

TBL_BELANJA = Table(
    name="tblBelanja",
    optional=True,
    caption="Anggaran dan realisasi menurut jenis belanja",
    column="B",
    report_table="1.1",
    blank_rows=3,
    columns=(
        whole("No", "Nomor urut.", 5, kind=Kind.KEY),
        text("Jenis Belanja", "Jenis belanja, misalnya Belanja Operasional.", 26),
        rupiah("Anggaran", "Pagu dalam rupiah."),
        rupiah("Realisasi", "Realisasi dalam rupiah."),
        computed(
            "Serapan",
            "=SERAPAN([@Realisasi],[@Anggaran],KebijakanNol)",
            "Realisasi terhadap anggaran, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed(
            "Bagian",
            "=SERAPAN([@Realisasi],BelanjaAnggaran,KebijakanNol)",
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
    column="M",
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
    return f'=IF(COUNTA({cells})=0,"",IF(COUNTA({cells})>COUNT({cells}),#VALUE!,SUM({cells})))'


TBL_GOLONGAN = Table(
    name="tblPegawaiGolongan",
    optional=True,
    caption="Pegawai menurut golongan, bidang, dan jenis kelamin",
    column="R",
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
            '=IF(AND([@[Jumlah L]]="",[@[Jumlah P]]=""),"",SUM([@[Jumlah L]],[@[Jumlah P]]))',
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
    column="AG",
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
    column="AP",
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

_YEAR_TOTALS = tuple(
    field
    for back, year in zip(range(4, -1, -1), YEARS, strict=True)
    for field in totals(f"PegawaiTahun{'Ini' if back == 0 else f'Lalu{back}'}", TBL_TAHUN, year)
)

SHEET = Sheet(
    title="Sumber Daya",
    heading="Sumber Daya",
    purpose="Belanja, pegawai, dan aset di balik kinerja.",
    tables=(TBL_BELANJA, TBL_PENDIDIKAN, TBL_GOLONGAN, TBL_TAHUN, TBL_ASET),
    since=2,
    fields=(
        *totals("BelanjaAnggaran", TBL_BELANJA, "Anggaran"),
        *totals("BelanjaRealisasi", TBL_BELANJA, "Realisasi"),
        figure(
            "BelanjaSerapan",
            TBL_BELANJA,
            "Serapan",
            "=SERAPAN(BelanjaRealisasi,BelanjaAnggaran,KebijakanNol)",
            label="Serapan",
        ),
        printed_figure("BelanjaSerapan", TBL_BELANJA, "Serapan"),
        *totals("PegawaiPendidikan", TBL_PENDIDIKAN, "Jumlah"),
        *totals("PegawaiLakiLaki", TBL_GOLONGAN, "Jumlah L"),
        *totals("PegawaiPerempuan", TBL_GOLONGAN, "Jumlah P"),
        *totals("PegawaiGolongan", TBL_GOLONGAN, "Total"),
        *_YEAR_TOTALS,
        Field(
            "TotalAset",
            "Jumlah",
            f"{TBL_ASET.letter('Jumlah Unit')}5",
            Type.NUMBER,
            "Jumlah semua baris yang bukan judul golongan.",
            Format.WHOLE,
            formula=f"=IF({soiled('tblAset[Jumlah Unit]')},SUM(tblAset[Jumlah Unit])+#VALUE!,"
            'IF(COUNT(tblAset[Jumlah Unit])=0,"",SUM(tblAset[Jumlah Unit])'
            '-SUMIFS(tblAset[Jumlah Unit],tblAset[Judul Golongan],"ya")))',
        ),
        printed_figure("TotalAset", TBL_ASET, "Jumlah Unit"),
        differences(TBL_BELANJA),
        differences(TBL_GOLONGAN),
    ),
)
