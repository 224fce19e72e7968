Attribute VB_Name = "LakipDaftar"
' Names, descriptions and argument help for the function wizard, category LAKIP. Generated from
' lakip_xl/functions/catalogue.py by "python -m lakip_xl.workbook.vba".
Option Explicit
Option Private Module

Public Const MACRO_VERSION As String = "0.2.0"   ' of lakip_xl

Public Sub RegisterFunctions()
    DescribeCAPAIAN
    DescribeCAPAIAN_RENTANG
    DescribeKATEGORI
    DescribeNILAI_MEAN
    DescribeRATA_KELOMPOK
    DescribeKATEGORI_KELOMPOK
    DescribeNILAI_SASARAN
    DescribeJUMLAH_INDIKATOR
    DescribePOIN
    DescribeNILAI_MERIT
    DescribeTOTAL_MERIT
    DescribeREALISASI_ASPEK
    DescribeINDEKS_MERIT
    DescribeKATEGORI_MERIT
    DescribeIP_ASN
    DescribeKATEGORI_IP_ASN
    DescribeNILAI_KOMPETENSI
    DescribeNILAI_SAKIP
    DescribePREDIKAT_SAKIP
    DescribeNILAI_IKM
    DescribeKATEGORI_IKM
    DescribeSERAPAN
    DescribeEFISIENSI_RP
    DescribeEFISIENSI
    DescribeEFISIENSI_PMK
    DescribeNILAI_EFISIENSI
    DescribeINDEKS_EFISIENSI
    DescribeJUMLAH_ANAK
    DescribeSELISIH
    DescribeTREN
    DescribeSTATUS_TARGET
    DescribeAKUMULASI
    DescribePENJELASAN
    DescribeANGKA
    DescribeTERBILANG
    DescribeRUPIAH
End Sub

' One function that cannot be registered must not keep the others from it.
Private Sub Describe(ByVal functionName As String, ByVal summary As String, ByVal help As Variant)
    Dim book As Object
    Dim place As String
    On Error Resume Next
    Set book = ThisWorkbook
    place = "'" & Replace(book.Name, "'", "''") & "'!" & functionName
    Application.MacroOptions Macro:=place, Description:=summary, _
                             Category:="LAKIP", ArgumentDescriptions:=help
End Sub

Private Sub DescribeCAPAIAN()
    Describe _
        "CAPAIAN", _
        "Menghitung capaian kinerja (persen) dari realisasi dan target menurut rumus baris.", _
        Array("Realisasi indikator, dalam satuan yang sama dengan target.", _
        "Target indikator, dalam satuan yang sama dengan realisasi.", _
        "Rumus baris ini: naik, turun, turun_rasio, stabil, rentang. Bila kosong: naik (makin tinggi makin baik).", _
        "Batas tertinggi capaian dalam persen, misalnya 120. Kosong atau 0: tanpa batas.", _
        "Batas terendah capaian dalam persen, misalnya 0. Kosong: tanpa batas.", _
        "Kebijakan bila pembaginya 0: tanpa capaian (kosong), 100 bila realisasi 0, atau galat (#DIV/0!). Bila kosong: galat.", _
        "Batas atas target untuk rumus rentang; target adalah batas bawahnya. Kosong bila target berupa teks seperti 80-90.")
End Sub

Private Sub DescribeCAPAIAN_RENTANG()
    Describe _
        "CAPAIAN_RENTANG", _
        "Menghitung capaian dalam persen terhadap target yang berupa rentang dua batas.", _
        Array("Realisasi indikator, dalam satuan yang sama dengan target.", _
        "Batas bawah target.", _
        "Batas atas target.")
End Sub

Private Sub DescribeKATEGORI()
    Describe _
        "KATEGORI", _
        "Menyebut kategori sebuah nilai pada skala, misalnya Sangat Berhasil.", _
        Array("Nilai yang dikategorikan, misalnya capaian dalam persen.", _
        "Nama skala (lakip, permendagri86, merit, ip_asn, sakip, ikm) atau rentang berisi satu kelas per baris: batas bawah, kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: lakip.")
End Sub

Private Sub DescribeNILAI_MEAN()
    Describe _
        "NILAI_MEAN", _
        "Memberi nilai mean sebuah kategori untuk Metode Rata-Rata Data Kelompok.", _
        Array("Nama kategori, misalnya Berhasil. Huruf besar kecil tidak berpengaruh.", _
        "Nama skala (lakip, permendagri86, merit, ip_asn, sakip, ikm) atau rentang berisi satu kelas per baris: batas bawah, kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: lakip.")
End Sub

Private Sub DescribeRATA_KELOMPOK()
    Describe _
        "RATA_KELOMPOK", _
        "Menghitung nilai sebuah sasaran dengan Metode Rata-Rata Data Kelompok.", _
        Array("Rentang capaian indikator dalam satu sasaran, dalam persen. Sel kosong dilewati.", _
        "Nama skala (lakip, permendagri86, merit, ip_asn, sakip, ikm) atau rentang berisi satu kelas per baris: batas bawah, kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: lakip.", _
        "Nilai mean kelas terendah, misalnya 27,5. Bila kosong: mean menurut skala (7,5 pada lakip).")
End Sub

Private Sub DescribeKATEGORI_KELOMPOK()
    Describe _
        "KATEGORI_KELOMPOK", _
        "Menyebut kategori sasaran dengan Metode Rata-Rata Data Kelompok.", _
        Array("Rentang capaian indikator dalam satu sasaran, dalam persen. Sel kosong dilewati.", _
        "Nama skala (lakip, permendagri86, merit, ip_asn, sakip, ikm) atau rentang berisi satu kelas per baris: batas bawah, kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: lakip.", _
        "Nilai mean kelas terendah, misalnya 27,5. Bila kosong: mean menurut skala (7,5 pada lakip).")
End Sub

Private Sub DescribeNILAI_SASARAN()
    Describe _
        "NILAI_SASARAN", _
        "Menghitung nilai sebuah sasaran dari indikator-indikatornya menurut metode instansi.", _
        Array("Nama sasaran; spasi berlebih dan huruf besar kecil tidak berpengaruh. Kosong: semua baris.", _
        "Kolom sasaran seluruh tabel. Sel kosong mengikuti sasaran di atasnya.", _
        "Kolom capaian seluruh tabel. Sel kosong dilewati.", _
        "rata kelompok, rata capaian, atau rata tertimbang. Bila kosong: rata kelompok.", _
        "Nama skala (lakip, permendagri86, merit, ip_asn, sakip, ikm) atau rentang berisi satu kelas per baris: batas bawah, kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: lakip.", _
        "Kolom bobot untuk rata tertimbang.")
End Sub

Private Sub DescribeJUMLAH_INDIKATOR()
    Describe _
        "JUMLAH_INDIKATOR", _
        "Menghitung banyaknya indikator sebuah sasaran yang sudah punya capaian.", _
        Array("Nama sasaran; spasi berlebih dan huruf besar kecil tidak berpengaruh. Kosong: semua baris.", _
        "Kolom sasaran seluruh tabel. Sel kosong mengikuti sasaran di atasnya.", _
        "Kolom capaian seluruh tabel. Sel kosong dilewati.")
End Sub

Private Sub DescribePOIN()
    Describe _
        "POIN", _
        "Memberi poin sebuah predikat (BB, A, Pratama, Baik) menurut daftar di Pengaturan.", _
        Array("Predikat; bilangan kembali apa adanya.", _
        "Rentang dua kolom: predikat dan poinnya.")
End Sub

Private Sub DescribeNILAI_MERIT()
    Describe _
        "NILAI_MERIT", _
        "Menghitung nilai akhir satu indikator sistem merit: bobot " & ChrW(215) & " nilai.", _
        Array("Bobot indikator.", _
        "Nilai tim verifikasi, 0 sampai 4.", _
        "Skema peraturan. Bila kosong: merit_40_2018. Lainnya: merit_19_2025.")
End Sub

Private Sub DescribeTOTAL_MERIT()
    Describe _
        "TOTAL_MERIT", _
        "Menjumlahkan bobot " & ChrW(215) & " nilai semua indikator sistem merit dalam rentang.", _
        Array("Rentang bobot indikator.", _
        "Rentang nilai 0 sampai 4, sebentuk dengan rentang bobot. Baris yang salah satunya kosong dilewati.", _
        "Skema peraturan. Bila kosong: merit_40_2018. Lainnya: merit_19_2025.")
End Sub

Private Sub DescribeREALISASI_ASPEK()
    Describe _
        "REALISASI_ASPEK", _
        "Menghitung realisasi satu aspek sistem merit dalam persen dari bobot aspeknya.", _
        Array("Jumlah nilai akhir indikator dalam aspek.", _
        "Nilai akhir tertinggi aspek: jumlah bobot indikator " & ChrW(215) & " 4.", _
        "Bobot aspek dalam persen, misalnya 30.")
End Sub

Private Sub DescribeINDEKS_MERIT()
    Describe _
        "INDEKS_MERIT", _
        "Menghitung indeks sistem merit: total dibagi total tertinggi.", _
        Array("Jumlah nilai akhir semua aspek.", _
        "Total tertinggi yang mungkin. Bila kosong: menurut skema, 410 pada merit_40_2018.", _
        "Skema peraturan. Bila kosong: merit_40_2018. Lainnya: merit_19_2025.")
End Sub

Private Sub DescribeKATEGORI_MERIT()
    Describe _
        "KATEGORI_MERIT", _
        "Menyebut kategori sistem merit dari totalnya: Sangat Baik, Baik, Kurang, atau Buruk.", _
        Array("Jumlah nilai akhir semua aspek.", _
        "Total tertinggi yang mungkin. Bila kosong: menurut skema, 410 pada merit_40_2018.", _
        "Skema peraturan. Bila kosong: merit_40_2018. Lainnya: merit_19_2025.")
End Sub

Private Sub DescribeIP_ASN()
    Describe _
        "IP_ASN", _
        "Menghitung Indeks Profesionalitas ASN dari keempat dimensinya.", _
        Array("Nilai dimensi kualifikasi, 0 sampai 25.", _
        "Nilai dimensi kompetensi, 0 sampai 40.", _
        "Nilai dimensi kinerja, 0 sampai 30.", _
        "Nilai dimensi disiplin, 0 sampai 5.", _
        "Skema peraturan. Bila kosong: ip_asn_8_2019.")
End Sub

Private Sub DescribeKATEGORI_IP_ASN()
    Describe _
        "KATEGORI_IP_ASN", _
        "Menyebut kategori Indeks Profesionalitas ASN.", _
        Array("Indeks Profesionalitas ASN, 0 sampai 100.", _
        "Skema peraturan. Bila kosong: ip_asn_8_2019.")
End Sub

Private Sub DescribeNILAI_KOMPETENSI()
    Describe _
        "NILAI_KOMPETENSI", _
        "Menghitung nilai kompetensi seorang pegawai dari pelatihan yang sudah diikuti.", _
        Array("Jenis jabatan: Pimpinan Tinggi, Administrator, Pengawas, Fungsional, Pelaksana.", _
        "Sudah diklat kepemimpinan sesuai jabatannya: ya atau tidak.", _
        "Sudah diklat fungsional sesuai jabatannya: ya atau tidak.", _
        "Jam pelajaran (JP) diklat teknis; dihitung mulai 20 JP.", _
        "Ikut seminar, lokakarya, magang, atau kursus: ya atau tidak.", _
        "Skema, atau rentang enam kolom, satu jabatan per baris: jabatan, poin kepemimpinan, fungsional, teknis, JP paling sedikit, poin seminar. Bila kosong: ip_asn_8_2019.")
End Sub

Private Sub DescribeNILAI_SAKIP()
    Describe _
        "NILAI_SAKIP", _
        "Menjumlahkan nilai komponen evaluasi SAKIP, masing-masing paling tinggi bobotnya.", _
        Array("Rentang nilai komponen: perencanaan, pengukuran, pelaporan, evaluasi internal. Sel kosong dilewati.", _
        "Rentang bobot, sebentuk dengan komponen; bobot kosong berarti tanpa batas. Bila tidak diisi: menurut skema, 30/30/15/25 untuk empat komponen pada sakip_88_2021.", _
        "Skema peraturan. Bila kosong: sakip_88_2021. Lainnya: sakip_12_2015.")
End Sub

Private Sub DescribePREDIKAT_SAKIP()
    Describe _
        "PREDIKAT_SAKIP", _
        "Menyebut predikat SAKIP dari nilainya: AA, A, BB, B, CC, C, atau D.", _
        Array("Nilai evaluasi SAKIP, 0 sampai 100.", _
        "Skema peraturan. Bila kosong: sakip_88_2021. Lainnya: sakip_12_2015.")
End Sub

Private Sub DescribeNILAI_IKM()
    Describe _
        "NILAI_IKM", _
        "Menghitung Indeks Kepuasan Masyarakat dari nilai rata-rata unsur-unsurnya.", _
        Array("Rentang nilai rata-rata unsur, masing-masing 1 sampai 4. Sel kosong dilewati.", _
        "Skema peraturan. Bila kosong: ikm_14_2017.")
End Sub

Private Sub DescribeKATEGORI_IKM()
    Describe _
        "KATEGORI_IKM", _
        "Menyebut mutu pelayanan dari Indeks Kepuasan Masyarakat: A, B, C, atau D.", _
        Array("Indeks Kepuasan Masyarakat, 25 sampai 100.", _
        "Skema peraturan. Bila kosong: ikm_14_2017.")
End Sub

Private Sub DescribeSERAPAN()
    Describe _
        "SERAPAN", _
        "Menghitung serapan anggaran dalam persen.", _
        Array("Realisasi anggaran dalam rupiah.", _
        "Anggaran (pagu) dalam rupiah.", _
        "Kebijakan bila pembaginya 0: tanpa capaian (kosong), 100 bila realisasi 0, atau galat (#DIV/0!). Bila kosong: galat.")
End Sub

Private Sub DescribeEFISIENSI_RP()
    Describe _
        "EFISIENSI_RP", _
        "Menghitung efisiensi dalam rupiah: anggaran dikurangi realisasi.", _
        Array("Anggaran (pagu) dalam rupiah.", _
        "Realisasi anggaran dalam rupiah.")
End Sub

Private Sub DescribeEFISIENSI()
    Describe _
        "EFISIENSI", _
        "Menghitung efisiensi menurut laporan: capaian kinerja dikurangi serapan anggaran.", _
        Array("Capaian kinerja dalam persen.", _
        "Serapan anggaran dalam persen.")
End Sub

Private Sub DescribeEFISIENSI_PMK()
    Describe _
        "EFISIENSI_PMK", _
        "Menghitung efisiensi (E) menurut peraturan Kementerian Keuangan yang dipilih.", _
        Array("Rentang pagu keluaran dalam rupiah (PAK).", _
        "Rentang capaian keluaran dalam persen (CK). Pada pmk_22_2021 boleh beberapa kolom, satu per indikator keluaran.", _
        "Rentang realisasi anggaran dalam rupiah (RAK). Ketiga rentang sebentuk; baris yang salah satunya kosong dilewati.", _
        "Skema peraturan. Bila kosong: pmk_214_2017. Lainnya: pmk_249_2011, pmk_22_2021, pmk_62_2023.")
End Sub

Private Sub DescribeNILAI_EFISIENSI()
    Describe _
        "NILAI_EFISIENSI", _
        "Mengubah efisiensi (E) menjadi nilai 0 sampai 100 menurut Kementerian Keuangan.", _
        Array("Efisiensi dalam persen, hasil EFISIENSI_PMK.", _
        "Skema peraturan. Bila kosong: pmk_214_2017. Lainnya: pmk_249_2011, pmk_22_2021, pmk_62_2023.")
End Sub

Private Sub DescribeINDEKS_EFISIENSI()
    Describe _
        "INDEKS_EFISIENSI", _
        "Menghitung indeks efisiensi (IE): capaian kinerja dibagi serapan anggaran.", _
        Array("Capaian kinerja dalam persen.", _
        "Serapan anggaran dalam persen.")
End Sub

Private Sub DescribeJUMLAH_ANAK()
    Describe _
        "JUMLAH_ANAK", _
        "Menjumlahkan nilai anak langsung sebuah kode (program, kegiatan, subkegiatan).", _
        Array("Kode baris ini, misalnya 1.1.", _
        "Rentang kode seluruh tabel, misalnya 1, 1.1, 1.1.1. Sebaiknya berformat teks agar 1.10 tidak menjadi 1,1.", _
        "Rentang nilai yang diketik, sebentuk dengan rentang kode. Anak yang nilainya kosong diwakili jumlah anaknya sendiri.")
End Sub

Private Sub DescribeSELISIH()
    Describe _
        "SELISIH", _
        "Menghitung selisih nilai tahun ini dengan nilai pembanding.", _
        Array("Nilai tahun ini.", _
        "Nilai tahun lalu atau tahun pembanding.")
End Sub

Private Sub DescribeTREN()
    Describe _
        "TREN", _
        "Menyebut arah perubahan sebuah nilai, atau dengan rumus arah kinerjanya.", _
        Array("Nilai tahun ini.", _
        "Nilai tahun lalu atau tahun pembanding.", _
        "Rumus baris ini (naik, turun, turun_rasio, stabil) agar kinerjanya yang dinilai. Bila kosong: hanya angkanya yang dibandingkan.")
End Sub

Private Sub DescribeSTATUS_TARGET()
    Describe _
        "STATUS_TARGET", _
        "Menyebut kedudukan realisasi terhadap target, misalnya Di atas target.", _
        Array("Realisasi indikator, dalam satuan yang sama dengan target.", _
        "Target indikator, dalam satuan yang sama dengan realisasi.", _
        "Rumus baris ini (naik, turun, turun_rasio, stabil) agar kinerjanya yang dinilai. Bila kosong: hanya angkanya yang dibandingkan.")
End Sub

Private Sub DescribeAKUMULASI()
    Describe _
        "AKUMULASI", _
        "Menggabungkan nilai triwulan atau bulan menjadi nilai tahun.", _
        Array("Rentang nilai periode, berurutan. Sel kosong bukan nol dan dilewati.", _
        "Cara menggabungkan: jumlah, terakhir, rata, maks. Bila kosong: jumlah.")
End Sub

Private Sub DescribePENJELASAN()
    Describe _
        "PENJELASAN", _
        "Menyusun kalimat penjelasan sebuah baris dari target dan realisasinya.", _
        Array("Tingkat baris: program, kegiatan, subkegiatan, sasaran, ...", _
        "Target indikator, dalam satuan yang sama dengan realisasi.", _
        "Realisasi indikator, dalam satuan yang sama dengan target.", _
        "Satuan target dan realisasi, misalnya %, Dokumen, Orang, atau Rp.", _
        "Rumus baris ini: naik, turun, turun_rasio, stabil, rentang. Bila kosong: naik (makin tinggi makin baik).", _
        "Capaian baris ini dalam persen bila sudah dihitung, misalnya dengan batas. Teks kosong berarti baris ini tanpa capaian.", _
        "Kategori baris ini menurut skala instansi.", _
        "Batas atas target untuk rumus rentang.")
End Sub

Private Sub DescribeANGKA()
    Describe _
        "ANGKA", _
        "Membaca bilangan dari teks, misalnya 1.167 Orang, 98,11, atau Rp 15.973.720.720,00.", _
        Array("Teks yang berisi satu bilangan, boleh dengan Rp, %, atau satuan.")
End Sub

Private Sub DescribeTERBILANG()
    Describe _
        "TERBILANG", _
        "Menulis bilangan dengan huruf, misalnya empat belas miliar.", _
        Array("Bilangan yang ditulis dengan huruf.", _
        "Satuan di belakangnya, misalnya rupiah.")
End Sub

Private Sub DescribeRUPIAH()
    Describe _
        "RUPIAH", _
        "Menulis bilangan sebagai rupiah, misalnya Rp 14.827.361.757.", _
        Array("Jumlah uang dalam rupiah.", _
        "Banyak angka di belakang koma, 0 sampai 10. Bila kosong: 0.")
End Sub
