Attribute VB_Name = "LakipFungsi"
' The worksheet functions, as Excel sees them. Generated from lakip_xl/functions/catalogue.py by
' "python -m lakip_xl.workbook.vba": change the catalogue, not this file.
'
' A wrapper hands the arguments' values to CallPython, with what the answer has to be
' ("angka" or "teks") and how each argument is read (s mapped over cell by cell, r range, k scale).
Option Explicit

Public Function CAPAIAN(ByVal realisasi As Variant, ByVal target As Variant, Optional ByVal rumus As Variant, Optional ByVal maks As Variant, Optional ByVal min As Variant) As Variant
    Dim values(0 To 4) As Variant
    values(0) = CellValue(realisasi)
    values(1) = CellValue(target)
    If Not IsMissing(rumus) Then values(2) = CellValue(rumus)
    If Not IsMissing(maks) Then values(3) = CellValue(maks)
    If Not IsMissing(min) Then values(4) = CellValue(min)
    CAPAIAN = CallPython("CAPAIAN", "angka", "sssss", values)
End Function

Public Function CAPAIAN_RENTANG(ByVal realisasi As Variant, ByVal bawah As Variant, ByVal atas As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(realisasi)
    values(1) = CellValue(bawah)
    values(2) = CellValue(atas)
    CAPAIAN_RENTANG = CallPython("CAPAIAN_RENTANG", "angka", "sss", values)
End Function

Public Function KATEGORI(ByVal nilai As Variant, Optional ByVal skala As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(nilai)
    If Not IsMissing(skala) Then values(1) = CellValue(skala)
    KATEGORI = CallPython("KATEGORI", "teks", "sk", values)
End Function

Public Function NILAI_MEAN(ByVal KATEGORI As Variant, Optional ByVal skala As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(KATEGORI)
    If Not IsMissing(skala) Then values(1) = CellValue(skala)
    NILAI_MEAN = CallPython("NILAI_MEAN", "angka", "sk", values)
End Function

Public Function RATA_KELOMPOK(ByVal CAPAIAN As Variant, Optional ByVal skala As Variant, Optional ByVal mean_terendah As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(CAPAIAN)
    If Not IsMissing(skala) Then values(1) = CellValue(skala)
    If Not IsMissing(mean_terendah) Then values(2) = CellValue(mean_terendah)
    RATA_KELOMPOK = CallPython("RATA_KELOMPOK", "angka", "rks", values)
End Function

Public Function KATEGORI_KELOMPOK(ByVal CAPAIAN As Variant, Optional ByVal skala As Variant, Optional ByVal mean_terendah As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(CAPAIAN)
    If Not IsMissing(skala) Then values(1) = CellValue(skala)
    If Not IsMissing(mean_terendah) Then values(2) = CellValue(mean_terendah)
    KATEGORI_KELOMPOK = CallPython("KATEGORI_KELOMPOK", "teks", "rks", values)
End Function

Public Function NILAI_MERIT(ByVal bobot As Variant, ByVal nilai As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(bobot)
    values(1) = CellValue(nilai)
    NILAI_MERIT = CallPython("NILAI_MERIT", "angka", "ss", values)
End Function

Public Function TOTAL_MERIT(ByVal bobot As Variant, ByVal nilai As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(bobot)
    values(1) = CellValue(nilai)
    TOTAL_MERIT = CallPython("TOTAL_MERIT", "angka", "rr", values)
End Function

Public Function REALISASI_ASPEK(ByVal nilai_akhir As Variant, ByVal nilai_maks As Variant, ByVal bobot_aspek As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(nilai_akhir)
    values(1) = CellValue(nilai_maks)
    values(2) = CellValue(bobot_aspek)
    REALISASI_ASPEK = CallPython("REALISASI_ASPEK", "angka", "sss", values)
End Function

Public Function INDEKS_MERIT(ByVal total As Variant, Optional ByVal maks As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(total)
    If Not IsMissing(maks) Then values(1) = CellValue(maks)
    INDEKS_MERIT = CallPython("INDEKS_MERIT", "angka", "ss", values)
End Function

Public Function KATEGORI_MERIT(ByVal total As Variant, Optional ByVal maks As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(total)
    If Not IsMissing(maks) Then values(1) = CellValue(maks)
    KATEGORI_MERIT = CallPython("KATEGORI_MERIT", "teks", "ss", values)
End Function

Public Function IP_ASN(ByVal kualifikasi As Variant, ByVal kompetensi As Variant, ByVal kinerja As Variant, ByVal disiplin As Variant) As Variant
    Dim values(0 To 3) As Variant
    values(0) = CellValue(kualifikasi)
    values(1) = CellValue(kompetensi)
    values(2) = CellValue(kinerja)
    values(3) = CellValue(disiplin)
    IP_ASN = CallPython("IP_ASN", "angka", "ssss", values)
End Function

Public Function KATEGORI_IP_ASN(ByVal nilai As Variant) As Variant
    Dim values(0 To 0) As Variant
    values(0) = CellValue(nilai)
    KATEGORI_IP_ASN = CallPython("KATEGORI_IP_ASN", "teks", "s", values)
End Function

Public Function NILAI_SAKIP(ByVal komponen As Variant, Optional ByVal bobot As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(komponen)
    If Not IsMissing(bobot) Then values(1) = CellValue(bobot)
    NILAI_SAKIP = CallPython("NILAI_SAKIP", "angka", "rr", values)
End Function

Public Function PREDIKAT_SAKIP(ByVal nilai As Variant) As Variant
    Dim values(0 To 0) As Variant
    values(0) = CellValue(nilai)
    PREDIKAT_SAKIP = CallPython("PREDIKAT_SAKIP", "teks", "s", values)
End Function

Public Function SERAPAN(ByVal realisasi As Variant, ByVal anggaran As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(realisasi)
    values(1) = CellValue(anggaran)
    SERAPAN = CallPython("SERAPAN", "angka", "ss", values)
End Function

Public Function EFISIENSI_RP(ByVal anggaran As Variant, ByVal realisasi As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(anggaran)
    values(1) = CellValue(realisasi)
    EFISIENSI_RP = CallPython("EFISIENSI_RP", "angka", "ss", values)
End Function

Public Function EFISIENSI(ByVal CAPAIAN As Variant, ByVal SERAPAN As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(CAPAIAN)
    values(1) = CellValue(SERAPAN)
    EFISIENSI = CallPython("EFISIENSI", "angka", "ss", values)
End Function

Public Function EFISIENSI_PMK(ByVal anggaran As Variant, ByVal CAPAIAN As Variant, ByVal realisasi As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(anggaran)
    values(1) = CellValue(CAPAIAN)
    values(2) = CellValue(realisasi)
    EFISIENSI_PMK = CallPython("EFISIENSI_PMK", "angka", "rrr", values)
End Function

Public Function NILAI_EFISIENSI(ByVal e As Variant) As Variant
    Dim values(0 To 0) As Variant
    values(0) = CellValue(e)
    NILAI_EFISIENSI = CallPython("NILAI_EFISIENSI", "angka", "s", values)
End Function

Public Function INDEKS_EFISIENSI(ByVal CAPAIAN As Variant, ByVal SERAPAN As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(CAPAIAN)
    values(1) = CellValue(SERAPAN)
    INDEKS_EFISIENSI = CallPython("INDEKS_EFISIENSI", "angka", "ss", values)
End Function

Public Function JUMLAH_ANAK(ByVal kode As Variant, ByVal kode_rentang As Variant, ByVal nilai_rentang As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(kode)
    values(1) = CellValue(kode_rentang)
    values(2) = CellValue(nilai_rentang)
    JUMLAH_ANAK = CallPython("JUMLAH_ANAK", "angka", "srr", values)
End Function

Public Function SELISIH(ByVal kini As Variant, ByVal lalu As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(kini)
    values(1) = CellValue(lalu)
    SELISIH = CallPython("SELISIH", "angka", "ss", values)
End Function

Public Function TREN(ByVal kini As Variant, ByVal lalu As Variant, Optional ByVal rumus As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(kini)
    values(1) = CellValue(lalu)
    If Not IsMissing(rumus) Then values(2) = CellValue(rumus)
    TREN = CallPython("TREN", "teks", "sss", values)
End Function

Public Function STATUS_TARGET(ByVal realisasi As Variant, ByVal target As Variant, Optional ByVal rumus As Variant) As Variant
    Dim values(0 To 2) As Variant
    values(0) = CellValue(realisasi)
    values(1) = CellValue(target)
    If Not IsMissing(rumus) Then values(2) = CellValue(rumus)
    STATUS_TARGET = CallPython("STATUS_TARGET", "teks", "sss", values)
End Function

Public Function AKUMULASI(ByVal nilai As Variant, Optional ByVal jenis As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(nilai)
    If Not IsMissing(jenis) Then values(1) = CellValue(jenis)
    AKUMULASI = CallPython("AKUMULASI", "angka", "rs", values)
End Function

Public Function PENJELASAN(ByVal tingkat As Variant, ByVal target As Variant, ByVal realisasi As Variant, ByVal satuan As Variant, Optional ByVal rumus As Variant) As Variant
    Dim values(0 To 4) As Variant
    values(0) = CellValue(tingkat)
    values(1) = CellValue(target)
    values(2) = CellValue(realisasi)
    values(3) = CellValue(satuan)
    If Not IsMissing(rumus) Then values(4) = CellValue(rumus)
    PENJELASAN = CallPython("PENJELASAN", "teks", "sssss", values)
End Function

Public Function ANGKA(ByVal teks As Variant) As Variant
    Dim values(0 To 0) As Variant
    values(0) = CellValue(teks)
    ANGKA = CallPython("ANGKA", "angka", "s", values)
End Function

Public Function TERBILANG(ByVal ANGKA As Variant, Optional ByVal satuan As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(ANGKA)
    If Not IsMissing(satuan) Then values(1) = CellValue(satuan)
    TERBILANG = CallPython("TERBILANG", "teks", "ss", values)
End Function

Public Function RUPIAH(ByVal ANGKA As Variant, Optional ByVal desimal As Variant) As Variant
    Dim values(0 To 1) As Variant
    values(0) = CellValue(ANGKA)
    If Not IsMissing(desimal) Then values(1) = CellValue(desimal)
    RUPIAH = CallPython("RUPIAH", "teks", "ss", values)
End Function
