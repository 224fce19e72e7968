"""The example data set as a draft: the report's tables as printed, with sentences of our own."""

import csv
from collections.abc import Iterator
from pathlib import Path

import lakip_xl.examples

DATA = Path(lakip_xl.examples.__path__[0]) / "pontianak_2024"

Baris = dict[str, str]

TABEL: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("1.1", "Alokasi dan Realisasi Anggaran", "tabel_1_1_belanja",
     (("No", "no"), ("Belanja", "belanja"), ("Anggaran", "anggaran"), ("Realisasi", "realisasi"),
      ("% Realisasi", "persen_realisasi"),
      ("% Realisasi terhadap total anggaran", "persen_thd_total"))),
    ("6.1", "Rekapitulasi Barang Inventaris", "tabel_6_1_aset",
     (("Nama Bidang Barang", "nama_bidang_barang"), ("Jumlah Barang (Unit)", "jumlah_unit"))),
    ("4.3", "Kondisi Aparatur", "tabel_4_3_pegawai_golongan_2020_2024",
     (("No", "no"), ("Golongan Kepangkatan", "golongan_kepangkatan"), ("2020", "t2020"),
      ("2021", "t2021"), ("2022", "t2022"), ("2023", "t2023"), ("2024", "t2024"))),
    ("4.2", "Golongan Ruang dan Jenis Kelamin", "tabel_4_2_pegawai_golongan_gender",
     (("Golongan/ Ruang", "golongan"), ("Sekretariat L", "sekretariat_l"),
      ("Sekretariat P", "sekretariat_p"), ("Mutasi L", "mutasi_l"), ("Mutasi P", "mutasi_p"),
      ("Disiplin L", "disiplin_l"), ("Disiplin P", "disiplin_p"), ("PSDA L", "psda_l"),
      ("PSDA P", "psda_p"), ("Jumlah L", "jumlah_l"), ("Jumlah P", "jumlah_p"),
      ("Total", "total"))),
    ("2.3", "Perjanjian Kinerja", "tabel_2_3_perjanjian_kinerja",
     (("No", "no"), ("Indikator Kinerja", "indikator_kinerja"), ("Satuan", "satuan"),
      ("Target Tahunan", "target_tahunan"))),
    ("2.4", "Anggaran Belanja", "tabel_2_4_anggaran",
     (("NO", "kode"), ("PROGRAM / KEGIATAN/SUBKEGIATAN", "uraian"), ("ANGGARAN", "anggaran"))),
    ("3.1", "Hasil Implementasi SAKIP", "tabel_3_1_sakip",
     (("No", "no"), ("Komponen Penilaian", "komponen"), ("Bobot", "bobot"),
      ("Nilai 2020", "nilai_2020"), ("Nilai 2021", "nilai_2021"), ("Nilai 2022", "nilai_2022"),
      ("Nilai 2023", "nilai_2023"))),
    ("3.2", "Capaian Indeks Profesionalitas ASN", "tabel_3_2_capaian_ip_asn",
     (("No", "no"), ("Indikator Kinerja Utama", "indikator_kinerja_utama"), ("Target", "target"),
      ("Realisasi", "realisasi"), ("Capaian (%)", "capaian_persen"), ("Kategori", "kategori"))),
    ("3.5", "Perbandingan Realisasi Kinerja 2021-2024", "tabel_3_5_perbandingan_2021_2024",
     (("No", "no"), ("Indikator Kinerja", "indikator_kinerja"), ("Capaian 2021", "capaian_2021"),
      ("Capaian 2022", "capaian_2022"), ("Capaian 2023", "capaian_2023"),
      ("Capaian 2024", "capaian_2024"), ("+/-", "selisih"), ("Kategori", "kategori"))),
    ("3.6", "Perbandingan dengan RPD", "tabel_3_6_perbandingan_rpd",
     (("No", "no"), ("Indikator Kinerja", "indikator_kinerja"),
      ("Target Akhir RPD", "target_akhir"), ("Capaian", "capaian"), ("+/-", "selisih"),
      ("Kategori", "kategori"))),
    ("3.8", "Capaian Indikator Kinerja Utama", "tabel_3_8_capaian_merit",
     (("NO", "no"), ("INDIKATOR KINERJA UTAMA", "indikator_kinerja_utama"), ("TARGET", "target"),
      ("REALISASI", "realisasi"), ("CAPAIAN (%)", "capaian_persen"))),
    ("3.10", "Efisiensi atas Penggunaan Sumber Daya", "tabel_3_10_efisiensi",
     (("Program", "program"), ("Anggaran", "anggaran_target"),
      ("Realisasi Anggaran", "anggaran_realisasi"), ("%", "persen"),
      ("Capaian Kinerja", "capaian_kinerja"), ("Tingkat Efisiensi (Rp)", "tingkat_efisiensi_rp"),
      ("Tingkat Efisiensi (%)", "tingkat_efisiensi_persen"))),
    ("3.13", "Realisasi Anggaran Per Program", "tabel_3_13_realisasi",
     (("NO", "kode"), ("PROGRAM / KEGIATAN/SUBKEGIATAN", "uraian"), ("ANGGARAN", "anggaran"),
      ("REALISASI", "realisasi"), ("%", "persen"))),
)  # fmt: skip


def baca(nama: str) -> list[Baris]:
    """Read one table of the data set."""
    with (DATA / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def naskah_contoh() -> Iterator[str]:
    """Give the draft as tab-separated lines."""
    for nomor, judul, nama, kolom in TABEL:
        yield from ("", f"Tabel {nomor} {judul}", "\t".join(tajuk for tajuk, _ in kolom))
        for satu in baca(nama):
            yield "\t".join(satu[asal] for _, asal in kolom)
    yield from _program()
    yield from _merit()
    yield from ("", "OPD ini mengelola 3 program, 12 kegiatan dan 50 subkegiatan.")


def _program() -> Iterator[str]:
    kepala = ("No", "Program/Kegiatan", "Target", "Realisasi", "Capaian", "Penjelasan")
    yield from ("", "Tabel 3.11 Program Penunjang Tahun 2024", "\t".join(kepala))
    for satu in baca("tabel_3_11_program_kegiatan"):
        ukuran = [
            f"{satu[nama]} {satu[f'satuan_{nama}']}".strip() for nama in ("target", "realisasi")
        ]
        capaian = f"{satu['capaian_persen']}%" if satu["capaian_persen"] else ""
        yield "\t".join(
            (satu["kode"], satu["uraian_indikator"], *ukuran, capaian, satu["pernyataan"])
        )


def _merit() -> Iterator[str]:
    total = {satu["no_aspek"]: satu["total_cetak"] for satu in baca("tabel_3_9_merit_total")}
    kepala = ("No", "Aspek", "Indikator", "Bobot Indikator", "Nilai Tim Verifikasi", "Nilai Akhir")
    yield from ("", "Tabel 3.9 Capaian Sistem Merit", "\t".join(kepala))
    indikator = baca("tabel_3_9_merit_indikator")
    for nomor in [satu for satu in total if satu]:
        for urutan, satu in enumerate(i for i in indikator if i["no_aspek"] == nomor):
            depan = (nomor, satu["aspek"]) if urutan == 0 else ("", "")
            nama = f"{satu['no_indikator']} {satu['indikator']}"
            angka = (satu["bobot_indikator"], satu["nilai_tim_verifikasi"], satu["nilai_akhir"])
            yield "\t".join((*depan, nama, *angka))
        yield "\t".join(("Total", "", "", "", "", total[nomor]))
    yield "\t".join(("Total Akhir", "", "", "", "", total[""]))
    for satu in baca("formula_aspek_merit"):
        yield from ("", *_aspek(satu))


def _aspek(satu: Baris) -> Iterator[str]:
    """Say of an aspek what the report says of it, in words of our own."""
    yield f"{satu['no_aspek']}. {satu['aspek'].upper()}, salah satu aspek yang dinilai."
    isi = [f"Aspek ini memiliki bobot {satu['bobot_persen_prosa']}%."]
    isi.append(f"Dari {satu['jml_indikator_prosa']} indikator:")
    for kolom, kalimat in (
        ("indikator_maks_prosa", "{} indikator mencapai nilai maksimal."),
        ("indikator_nol_prosa", "{} indikator memperoleh nilai 0."),
        ("indikator_belum_maks_prosa", "{} indikator belum mencapai nilai maksimal."),
        ("nilai_akhir_prosa", "Diperoleh nilai akhir sebesar {}."),
    ):
        if satu[kolom]:
            isi.append(kalimat.format(satu[kolom]))
    yield " ".join(isi)
    yield satu["cetak"]
    if satu["capaian_persen_cetak"]:
        yield (
            f"Diperoleh realisasi sebesar {satu['realisasi_persen_cetak']} % dan capaian kinerja "
            f"sebesar {satu['capaian_persen_cetak']} %, kategori {satu['kategori_cetak']}."
        )
