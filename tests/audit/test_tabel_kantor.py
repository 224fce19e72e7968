"""Tables as other offices lay them out: merged totals, stated formulas, counts and their part."""

from collections.abc import Callable

import pytest

from lakip_xl.audit.finding import Finding

Periksa = Callable[[str], list[Finding]]

STAFF = """Tabel 2.1 Pegawai
Unit	Golongan III	<	Golongan II	<	Jumlah	<
^	L	P	L	P	L	P
Kantor	6	2	9	1	15	3
Kelurahan Satu	4	1	2	1	6	2
Kelurahan Dua	5	2	3	1	8	3
Jumlah	20	<	17	<	37	<
"""
INPUT = """Tabel 3.9 Efisiensi
No	Sasaran	Capaian Input Dana	Capaian Output	Efisiensi
1	2	3	4	5=4/3
1	Pengawasan keuangan	97,80%	106,52%	108,92%
2	Pengawasan pembangunan	98,30%	106,93%	108,78%
3	Pengawasan badan usaha	98,50%	103,17%	104,74%
"""
CASES = """Tabel 3.4 Perkara
No	Tahun	Perkara Perdata	Perkara Perdata Selesai	Target	Realisasi	Capaian
1	2020	49	47	95%	96%	101%
2	2021	63	62	95%	98%	103%
"""
SCHOOLS = """Tabel 3.1 Tenaga
No	Jenis	Bentuk Pendidikan SD	Bentuk Pendidikan SMP	Total
1	Guru Mapel	100	449	549
2	Kepala Sekolah	104	36	140
3	Tenaga Administrasi	33	38	71
	Total	237	523	760
"""
SUBTOTALS = """Tabel 3.2 Guru
No	Kecamatan	PNS	Yayasan	Subjml.	GTT	Jumlah
1	Adian	84	11	95	70	165
2	Garoga	96	13	109	98	207
3	Muara	86	21	107	51	158
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        (STAFF, "Jumlah\t20", "Jumlah\t21"),
        (STAFF, "9\t1\t15\t3", "9\t1\t16\t3"),
        (INPUT, "108,78%", "118,78%"),
        (CASES, "63\t62", "63\t26"),
        (SCHOOLS, "449\t549", "449\t594"),
        (SUBTOTALS, "70\t165", "70\t156"),
    ],
)
def test_one_wrong_figure_is_found(periksa: Periksa, table: str, right: str, wrong: str) -> None:
    assert [t.pesan for t in periksa(table)] == []
    assert table.count(right) == 1
    assert periksa(table.replace(right, wrong))


def test_an_indicator_called_a_mean_is_no_mean(periksa: Periksa) -> None:
    table = """Tabel 4.1 Indikator
Indikator Kinerja	Target 2022	Target 2023	Target 2024
Persentase lulus tepat waktu	70	75	80
Persentase lulus dengan pujian	80	80	82
Rata-rata lama studi mahasiswa	6	5	5
Persentase program terakreditasi	60	70	80
"""
    assert periksa(table) == []


REVENUE = """Tabel 3.6 Retribusi
No	Pasar	Realisasi Tahun 2021	Realisasi Tahun 2022
1	Pasar Utara	413.250.000	390.120.500
2	Pasar Selatan	96.400.000	101.730.000
3	Pasar Timur	251.800.000	240.500.250
	Jumlah	761.450.000	732.350.750
"""
LENGTHS = """Tabel 3.7 Panjang Jalan
No	Indikator	Satuan	Tahun 2021	Tahun 2022
1	Aspal	Km	178,15	185,75
2	Kerikil	Km	83,40	81,30
3	Tanah	Km	47,25	41,75
	Jumlah	Km	308,80	308,80
"""


@pytest.mark.parametrize("table", [REVENUE, LENGTHS], ids=["rupiah", "satu satuan"])
def test_a_row_that_was_dropped_shows_in_the_total(periksa: Periksa, table: str) -> None:
    assert [t.pesan for t in periksa(table)] == []
    rows = table.splitlines(keepends=True)
    found = periksa("".join(rows[:3] + rows[4:]))
    assert {t.aturan for t in found} == {"jumlah-kolom"}


HARVEST = """Tabel 3.8 Panen
Uraian	Rerata	Target 2021	Target 2022	Realisasi 2021	% Capaian Thd.	<	<
^	^	^	^	^	Rerata	Target 2021	Target 2022
Produksi	65.201	72.064	76.568	70.866	108,69	98,34	92,55
Luas Panen	13.022	13.858	14.312	13.769	105,74	99,36	96,21
Produktivitas	50,05	52,00	52,68	51,46	102,82	98,96	97,68
"""


@pytest.mark.parametrize(("right", "wrong"), [("108,69", "118,69"), ("96,21", "91,21")])
def test_the_lower_head_of_a_percentage_names_its_base(
    periksa: Periksa, right: str, wrong: str
) -> None:
    assert [t.pesan for t in periksa(HARVEST)] == []
    assert len(periksa(HARVEST.replace(right, wrong))) == 1


CLINIC = """Tabel 3.9 Puskesmas
No	Layanan	Target Tahun 2022 (%)	Total Sasaran	Target Sasaran	Pencapaian	% Cakupan
1	Rujukan	50%	11	6	9	81,8
2	Rekam medik	100%	6845	6845	6061	88,5
3	Konseling	5%	630	32	109	17,3
4	Gigi	100%	710	710	205	28,9
"""


def test_a_planned_percentage_follows_from_no_count(periksa: Periksa) -> None:
    assert [t.pesan for t in periksa(CLINIC)] == []


LIMIT = """Tabel 3.1 Capaian
Indikator Kinerja	Target	Realisasi	Capaian
Nilai Anggaran	89	87,93	98,80%
"""


def test_what_went_less_than_well_is_no_cap(periksa: Periksa) -> None:
    text = LIMIT + "Penyerapan masih belum maksimal.\n"
    assert [t.pesan for t in periksa(text)] == []
    assert periksa(text.replace("98,80", "48,80"))


def test_by_how_much_a_target_is_exceeded_is_not_the_target(periksa: Periksa) -> None:
    text = LIMIT.replace("87,93", "91,50").replace("98,80", "102,81")
    assert periksa(text + "Nilai Anggaran melebihi target sebesar 2,5.\n") == []
