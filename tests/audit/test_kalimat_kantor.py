# ruff: noqa: E501 - one sentence a line
"""Ways in which offices write the same claim: the right one is quiet, one wrong figure is found."""

from collections.abc import Callable

import pytest

from lakip_xl.audit.finding import Finding, Severity

Periksa = Callable[[str], list[Finding]]

STYLES = [
    ("Layanan itu tercapai 45% dari target 50% dengan persentase capaian 90%.", "90%", "80%"),
    ("Realisasi layanan adalah 45% dengan target 50% atau capaian sebesar 90%.", "45%", "41%"),
    ("Capaian kinerja sebesar 90% yaitu dari target 50% dapat direalisasikan 45%.", "50%", "55%"),
    ("Target kinerja 50%, tercapai sebesar 45%, dengan demikian capaiannya 90%.", "90%", "99%"),
    ("Realisasi layanan mencapai 45% atau 90% dari target 50%.", "90%", "92%"),
    (
        "Penyerapan sebesar 75% yaitu sebesar Rp 150.000.000 dari pagu sebesar Rp 200.000.000.",
        "75%",
        "78%",
    ),
    (
        "Pajak ditargetkan Rp2,40 miliar lebih baru terealisasi Rp2,05 miliar lebih atau 85,4%.",
        "85,4%",
        "95,4%",
    ),
    ("Serapan Rp2,7 miliar atau 32,1 persen dari total pagu Rp8,4 miliar.", "32,1", "42,1"),
    ("Serapan Rp1.760 miliar dari pagu Rp2.200 miliar (80%).", "80%", "88%"),
    (
        "Alokasi anggaran Rp319.771.542.000. Realisasi anggaran Rp120.842.195.667 (37,79%).",
        "319.771",
        "312.771",
    ),
    (
        "Dari anggaran Rp500.000.000 direalisasikan Rp420.000.000 sehingga terdapat sisa anggaran sebesar Rp80.000.000.",
        "80.000.000",
        "76.000.000",
    ),
    ("Dari 60 desa yang ada, sebanyak 42 desa atau 70% telah melapor.", "42", "48"),
    ("Sebanyak 42 dari 60 sekolah (70%) sudah terakreditasi.", "70%", "72%"),
    (
        "Realisasi dihitung dari 42 dokumen dibagi 60 dokumen dikali 100% sama dengan 70%.",
        "42",
        "40",
    ),
    (
        "Belanja pegawai Rp210.300.000, belanja barang Rp95.700.000 dan belanja modal Rp44.000.000 sehingga total belanja sebesar Rp350.000.000.",
        "95.700.000",
        "98.200.000",
    ),
    (
        "DIPA awal sebesar Rp350.000.000. Anggaran tersebut terbagi dalam belanja pegawai Rp210.300.000, belanja barang Rp95.700.000 dan belanja modal Rp44.000.000.",
        "44.000.000",
        "47.500.000",
    ),
    (
        "Dana Rp200.000.000 terdiri atas honor Rp150.000.000 (75%) dan bahan Rp50.000.000 (25%).",
        "(75%)",
        "(79%)",
    ),
    ("Indeks naik dari 80,10 pada tahun 2022 menjadi 81,50 atau naik 1,40 poin.", "1,40", "2,40"),
    ("Nilai meningkat 1,40 poin, dari 80,10 di tahun 2022 menjadi 81,50.", "1,40", "2,40"),
    ("Terjadi kenaikan sebesar 1,40% yaitu dari 80,10% menjadi 81,50%.", "1,40", "4,10"),
    ("Realisasi 81,50 meningkat 1,40 dibandingkan realisasi tahun lalu sebesar 80,10.", "81", "86"),
    (
        "Serapan mencapai 51,1 persen. Angka itu lebih tinggi 2,1 persen dibandingkan tahun sebelumnya yang mencapai 49,0 persen.",
        "2,1",
        "3,1",
    ),
    (
        "Penduduk miskin turun dari 28,51 juta (11,22%) menjadi 28,01 juta (10,86%). Terjadi penurunan sebesar 0,36%.",
        "0,36",
        "0,63",
    ),
    (
        "Produksi tahun 2022 sebesar 192.000 ton dan tahun 2023 sebesar 321.000 ton, meningkat sebesar 129.000 ton atau 67,19%.",
        "67,19",
        "76,19",
    ),
    ("Nilai turun dari 81,50 pada tahun 2022 menjadi 80,10 pada tahun 2023.", "turun", "naik"),
    (
        "Dari pagu Rp 412.600.000,- terealisasi Rp 388.256.600,- atau mencapai 94,10 %.",
        "94,10",
        "94,70",
    ),
    (
        "Dari 8.250 orang yang menjadi target dinas terealisasi 7.623 orang, sehingga indikator kinerja ini tercapai 92,40 %.",
        "92,40",
        "92,90",
    ),
    (
        "Realisasi layanan yaitu 45,20 km terhadap target 40,00 km, dengan demikian tingkat capaiannya adalah 113,00%.",
        "45,20",
        "47,20",
    ),
    (
        "Indikator kinerja ini terealisasi 12,60 tahun dari target sebesar 12,0 tahun. Berdasarkan data tersebut indikator kinerja ini mencapai 105,00%.",
        "105,00",
        "109,00",
    ),
    (
        "Telah ditetapkan target sebesar 90% dari 500 berkas, sedangkan yang selesai sebanyak 486 berkas atau 97,20% dari berkas itu. Dengan demikian capaian kinerjanya sebanyak 108,00%.",
        "108,00",
        "103,00",
    ),
    (
        "Total belanja mencapai Rp 61,2 miliar. Pemerintah menargetkan belanja sebesar Rp 80 miliar, sehingga realisasi ini telah mencapai 76,50% dari target.",
        "76,50",
        "70,60",
    ),
    ("Target perkara 120 perkara, yang diselesaikan 90 perkara, capaiannya 75%.", "120", "150"),
    (
        "Nilai IKM adalah 82,80 dibandingkan target sebesar 80,00, maka capaiannya 103,50%.",
        "82,8",
        "80,8",
    ),
    ("Ditargetkan 80,00% dan direalisasikan 60,00%, sehingga capaian 75,00%.", "75,00", "57,00"),
    ("Telah dilaksanakan 45 pemeriksaan dari 60 pemeriksaan yang direncanakan (75%).", "45", "48"),
    (
        "Belanja modal dianggarkan Rp400.000.000 dan direalisasikan Rp300.000.000, dengan tingkat penyerapan 75%.",
        "300",
        "350",
    ),
    (
        "Realisasi tahun 2021 sebesar 84,50% lebih tinggi dibandingkan realisasi tahun 2020 sebesar 80,25%, atau naik 4,25 poin persen.",
        "4,25",
        "4,52",
    ),
    (
        "Dibandingkan tahun sebelumnya sebesar 81,50, indeks tahun ini (80,25) mengalami penurunan sebesar 1,25 poin.",
        "81,50",
        "85,10",
    ),
    (
        "Pagu awal Rp 450.200.000 bertambah Rp 150.300.000 sehingga menjadi Rp 600.500.000.",
        "150.3",
        "153.0",
    ),
    (
        "Angka partisipasi tahun 2010 sebesar 24,67%, meningkat dari 22,00% pada tahun 2009.",
        "meningkat",
        "menurun",
    ),
    ("Nilai naik dari 80,10 pada tahun 2022 menjadi 81,50 pada tahun 2023.", "2023", "2022"),
    ("Dari 11 sasaran, 73% (8 sasaran) telah tercapai.", "73%", "78%"),
    ("Realisasi sebesar 84,50% telah melampaui target yang ditetapkan sebesar 80,00%.", "84", "74"),
    ("Capaian sebesar 74,50% belum mencapai target sebesar 80,00%.", "belum mencapai", "melampaui"),
    ("Realisasi 84,50 melebihi target 80,25 sebesar 4,25 poin.", "4,25", "4,52"),
    (
        "Pagu naik sebesar Rp200.000.000 atau 25% dibanding pagu tahun lalu sebesar Rp800.000.000.",
        "25%",
        "52%",
    ),
    ("Realisasi = 78 perkara / 83 perkara x 100% = 93,98%.", "78", "73"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), STYLES, ids=[s[0][:40] for s in STYLES])
def test_a_claim_is_read_however_it_is_written(
    periksa: Periksa, text: str, right: str, wrong: str
) -> None:
    assert [t.pesan for t in periksa(text)] == []
    assert text.count(right) >= 1
    found = periksa(text.replace(right, wrong, 1))
    assert [t for t in found if t.tingkat in {Severity.GALAT, Severity.PERINGATAN}]


@pytest.mark.parametrize(
    "text",
    [
        "PAD ditargetkan Rp17,1 triliun terealisasi Rp18,9 triliun atau 110,50 persen.",
        "Rp18,197 miliar atau 95,09 persen dari target sebesar Rp19,14 miliar terealisasi.",
        "Dari total Rp751,4 miliar, belanja pegawai Rp398,29 miliar atau 56,66 persen, belanja barang Rp316,11 miliar atau 55,87 persen, dan belanja lain Rp37,00 miliar.",
        "Angka partisipasi usia 13-15 tahun dihitung dari 24/125 x 100% = 19,20%.",
        "Diselesaikan 1.840 berkas, dari berkas yang diselesaikan tersebut yang tidak dikembalikan sebesar 1.794 berkas atau 97,50 %.",
        "Capaian realisasi 92% dari pagu Rp100 juta termasuk kategori sangat tinggi, yaitu di atas 90%.",
        "Kantor mendapat alokasi Rp 500.000.000 yang terdiri dari operasi Rp 300.000.000 dan modal Rp 200.000.000.",
        "Jumlah bayi yang meninggal tahun 2016 sebanyak 57 bayi, sedangkan kelahiran tahun 2016 sebanyak 16.212 bayi.",
        "Seksi peningkatan kompetensi memperoleh pagu 55,43% (dari total anggaran Rp 103.129.484.000 mendapat Rp 57.166.692.000).",
        "Sasaran: 1. Proses peradilan naik (114%); 2. Pengelolaan meningkat (100%); 3. Akses meningkat (100%).",
        "Terdapat 52 tenaga teknis antara lain 24 orang di kantor dan 8 orang di lapangan.",
    ],
)
def test_what_rounding_or_words_allow_is_left_alone(periksa: Periksa, text: str) -> None:
    assert [t.pesan for t in periksa(text)] == []


TABLE = """Tabel 3.1 Indikator makro

Indikator\t2021\t2022
IPM\t78,72\t79,72
Angka kemiskinan\t11,34\t10,48

"""
YEARS = "IPM tahun 2021 mencapai {} kemudian meningkat di tahun {} menjadi 79,72."


@pytest.mark.parametrize(
    ("value", "year", "found"),
    [("78,72", "2022", 0), ("78,27", "2022", 1), ("78,72", "2021", 1)],
)
def test_a_sentence_is_held_to_the_year_that_it_names(
    periksa: Periksa, value: str, year: str, found: int
) -> None:
    assert len(periksa(TABLE + YEARS.format(value, year))) >= found
    assert found or not periksa(TABLE + YEARS.format(value, year))
