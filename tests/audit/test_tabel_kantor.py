"""Tables as other offices lay them out: merged totals, stated formulas, counts and their part."""

from collections.abc import Callable

import pytest

from lakip_xl.audit.temuan import Temuan

Periksa = Callable[[str], list[Temuan]]

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
