Attribute VB_Name = "LakipFungsi"
' The worksheet functions, as Excel sees them. Generated from lakip_xl/functions/catalogue.py by
' "python -m lakip_xl.workbook.vba": change the catalogue, not this file.
'
' A wrapper hands the arguments' values to CallPython, with what the answer has to be
' ("angka" or "teks") and how each argument is read (s mapped over cell by cell, r range, k scale).
Option Explicit

Public Function CAPAIAN(ByVal realisasi As Variant, ByVal target As Variant, Optional ByVal rumus As Variant, Optional ByVal maks As Variant, Optional ByVal min As Variant, Optional ByVal nol As Variant, Optional ByVal target_atas As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 6)
    ReadCells realisasi, value: values(0) = value: last = 0
    ReadCells target, value: values(1) = value: last = 1
    If Not IsMissing(rumus) Then ReadCells rumus, value: values(2) = value: last = 2
    If Not IsMissing(maks) Then ReadCells maks, value: values(3) = value: last = 3
    If Not IsMissing(min) Then ReadCells min, value: values(4) = value: last = 4
    If Not IsMissing(nol) Then ReadCells nol, value: values(5) = value: last = 5
    If Not IsMissing(target_atas) Then ReadCells target_atas, value: values(6) = value: last = 6
    ReDim Preserve values(0 To last)
    CallPython value, "CAPAIAN", "angka", "sssssss", values
    CAPAIAN = value
End Function

Public Function CAPAIAN_RENTANG(ByVal realisasi As Variant, ByVal bawah As Variant, ByVal atas As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells realisasi, value: values(0) = value: last = 0
    ReadCells bawah, value: values(1) = value: last = 1
    ReadCells atas, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "CAPAIAN_RENTANG", "angka", "sss", values
    CAPAIAN_RENTANG = value
End Function

Public Function KATEGORI(ByVal nilai As Variant, Optional ByVal skala As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    If Not IsMissing(skala) Then ReadCells skala, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "KATEGORI", "teks", "sk", values
    KATEGORI = value
End Function

Public Function NILAI_MEAN(ByVal KATEGORI As Variant, Optional ByVal skala As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells KATEGORI, value: values(0) = value: last = 0
    If Not IsMissing(skala) Then ReadCells skala, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_MEAN", "angka", "sk", values
    NILAI_MEAN = value
End Function

Public Function RATA_KELOMPOK(ByVal CAPAIAN As Variant, Optional ByVal skala As Variant, Optional ByVal mean_terendah As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells CAPAIAN, value: values(0) = value: last = 0
    If Not IsMissing(skala) Then ReadCells skala, value: values(1) = value: last = 1
    If Not IsMissing(mean_terendah) Then ReadCells mean_terendah, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "RATA_KELOMPOK", "angka", "rks", values
    RATA_KELOMPOK = value
End Function

Public Function KATEGORI_KELOMPOK(ByVal CAPAIAN As Variant, Optional ByVal skala As Variant, Optional ByVal mean_terendah As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells CAPAIAN, value: values(0) = value: last = 0
    If Not IsMissing(skala) Then ReadCells skala, value: values(1) = value: last = 1
    If Not IsMissing(mean_terendah) Then ReadCells mean_terendah, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "KATEGORI_KELOMPOK", "teks", "rks", values
    KATEGORI_KELOMPOK = value
End Function

Public Function NILAI_SASARAN(ByVal sasaran As Variant, ByVal kolom_sasaran As Variant, ByVal kolom_capaian As Variant, Optional ByVal metode As Variant, Optional ByVal skala As Variant, Optional ByVal bobot As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 5)
    ReadCells sasaran, value: values(0) = value: last = 0
    ReadCells kolom_sasaran, value: values(1) = value: last = 1
    ReadCells kolom_capaian, value: values(2) = value: last = 2
    If Not IsMissing(metode) Then ReadCells metode, value: values(3) = value: last = 3
    If Not IsMissing(skala) Then ReadCells skala, value: values(4) = value: last = 4
    If Not IsMissing(bobot) Then ReadCells bobot, value: values(5) = value: last = 5
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_SASARAN", "angka", "rrrskr", values
    NILAI_SASARAN = value
End Function

Public Function JUMLAH_INDIKATOR(ByVal sasaran As Variant, ByVal kolom_sasaran As Variant, ByVal kolom_capaian As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells sasaran, value: values(0) = value: last = 0
    ReadCells kolom_sasaran, value: values(1) = value: last = 1
    ReadCells kolom_capaian, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "JUMLAH_INDIKATOR", "angka", "rrr", values
    JUMLAH_INDIKATOR = value
End Function

Public Function POIN(ByVal nilai As Variant, ByVal daftar As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    ReadCells daftar, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "POIN", "angka", "sk", values
    POIN = value
End Function

Public Function NILAI_MERIT(ByVal bobot As Variant, ByVal nilai As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells bobot, value: values(0) = value: last = 0
    ReadCells nilai, value: values(1) = value: last = 1
    If Not IsMissing(skema) Then ReadCells skema, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_MERIT", "angka", "sss", values
    NILAI_MERIT = value
End Function

Public Function TOTAL_MERIT(ByVal bobot As Variant, ByVal nilai As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells bobot, value: values(0) = value: last = 0
    ReadCells nilai, value: values(1) = value: last = 1
    If Not IsMissing(skema) Then ReadCells skema, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "TOTAL_MERIT", "angka", "rrs", values
    TOTAL_MERIT = value
End Function

Public Function REALISASI_ASPEK(ByVal nilai_akhir As Variant, ByVal nilai_maks As Variant, ByVal bobot_aspek As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells nilai_akhir, value: values(0) = value: last = 0
    ReadCells nilai_maks, value: values(1) = value: last = 1
    ReadCells bobot_aspek, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "REALISASI_ASPEK", "angka", "sss", values
    REALISASI_ASPEK = value
End Function

Public Function INDEKS_MERIT(ByVal total As Variant, Optional ByVal maks As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells total, value: values(0) = value: last = 0
    If Not IsMissing(maks) Then ReadCells maks, value: values(1) = value: last = 1
    If Not IsMissing(skema) Then ReadCells skema, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "INDEKS_MERIT", "angka", "sss", values
    INDEKS_MERIT = value
End Function

Public Function KATEGORI_MERIT(ByVal total As Variant, Optional ByVal maks As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells total, value: values(0) = value: last = 0
    If Not IsMissing(maks) Then ReadCells maks, value: values(1) = value: last = 1
    If Not IsMissing(skema) Then ReadCells skema, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "KATEGORI_MERIT", "teks", "sss", values
    KATEGORI_MERIT = value
End Function

Public Function IP_ASN(ByVal kualifikasi As Variant, ByVal kompetensi As Variant, ByVal kinerja As Variant, ByVal disiplin As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 4)
    ReadCells kualifikasi, value: values(0) = value: last = 0
    ReadCells kompetensi, value: values(1) = value: last = 1
    ReadCells kinerja, value: values(2) = value: last = 2
    ReadCells disiplin, value: values(3) = value: last = 3
    If Not IsMissing(skema) Then ReadCells skema, value: values(4) = value: last = 4
    ReDim Preserve values(0 To last)
    CallPython value, "IP_ASN", "angka", "sssss", values
    IP_ASN = value
End Function

Public Function KATEGORI_IP_ASN(ByVal nilai As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    If Not IsMissing(skema) Then ReadCells skema, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "KATEGORI_IP_ASN", "teks", "ss", values
    KATEGORI_IP_ASN = value
End Function

Public Function NILAI_KOMPETENSI(ByVal jabatan As Variant, Optional ByVal kepemimpinan As Variant, Optional ByVal fungsional As Variant, Optional ByVal jp_teknis As Variant, Optional ByVal seminar As Variant, Optional ByVal instrumen As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 5)
    ReadCells jabatan, value: values(0) = value: last = 0
    If Not IsMissing(kepemimpinan) Then ReadCells kepemimpinan, value: values(1) = value: last = 1
    If Not IsMissing(fungsional) Then ReadCells fungsional, value: values(2) = value: last = 2
    If Not IsMissing(jp_teknis) Then ReadCells jp_teknis, value: values(3) = value: last = 3
    If Not IsMissing(seminar) Then ReadCells seminar, value: values(4) = value: last = 4
    If Not IsMissing(instrumen) Then ReadCells instrumen, value: values(5) = value: last = 5
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_KOMPETENSI", "angka", "sssssk", values
    NILAI_KOMPETENSI = value
End Function

Public Function NILAI_SAKIP(ByVal komponen As Variant, Optional ByVal bobot As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells komponen, value: values(0) = value: last = 0
    If Not IsMissing(bobot) Then ReadCells bobot, value: values(1) = value: last = 1
    If Not IsMissing(skema) Then ReadCells skema, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_SAKIP", "angka", "rrs", values
    NILAI_SAKIP = value
End Function

Public Function PREDIKAT_SAKIP(ByVal nilai As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    If Not IsMissing(skema) Then ReadCells skema, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "PREDIKAT_SAKIP", "teks", "ss", values
    PREDIKAT_SAKIP = value
End Function

Public Function NILAI_IKM(ByVal unsur As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells unsur, value: values(0) = value: last = 0
    If Not IsMissing(skema) Then ReadCells skema, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_IKM", "angka", "rs", values
    NILAI_IKM = value
End Function

Public Function KATEGORI_IKM(ByVal nilai As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    If Not IsMissing(skema) Then ReadCells skema, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "KATEGORI_IKM", "teks", "ss", values
    KATEGORI_IKM = value
End Function

Public Function SERAPAN(ByVal realisasi As Variant, ByVal anggaran As Variant, Optional ByVal nol As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells realisasi, value: values(0) = value: last = 0
    ReadCells anggaran, value: values(1) = value: last = 1
    If Not IsMissing(nol) Then ReadCells nol, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "SERAPAN", "angka", "sss", values
    SERAPAN = value
End Function

Public Function EFISIENSI_RP(ByVal anggaran As Variant, ByVal realisasi As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells anggaran, value: values(0) = value: last = 0
    ReadCells realisasi, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "EFISIENSI_RP", "angka", "ss", values
    EFISIENSI_RP = value
End Function

Public Function EFISIENSI(ByVal CAPAIAN As Variant, ByVal SERAPAN As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells CAPAIAN, value: values(0) = value: last = 0
    ReadCells SERAPAN, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "EFISIENSI", "angka", "ss", values
    EFISIENSI = value
End Function

Public Function EFISIENSI_PMK(ByVal anggaran As Variant, ByVal CAPAIAN As Variant, ByVal realisasi As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 3)
    ReadCells anggaran, value: values(0) = value: last = 0
    ReadCells CAPAIAN, value: values(1) = value: last = 1
    ReadCells realisasi, value: values(2) = value: last = 2
    If Not IsMissing(skema) Then ReadCells skema, value: values(3) = value: last = 3
    ReDim Preserve values(0 To last)
    CallPython value, "EFISIENSI_PMK", "angka", "rrrs", values
    EFISIENSI_PMK = value
End Function

Public Function NILAI_EFISIENSI(ByVal e As Variant, Optional ByVal skema As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells e, value: values(0) = value: last = 0
    If Not IsMissing(skema) Then ReadCells skema, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "NILAI_EFISIENSI", "angka", "ss", values
    NILAI_EFISIENSI = value
End Function

Public Function INDEKS_EFISIENSI(ByVal CAPAIAN As Variant, ByVal SERAPAN As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells CAPAIAN, value: values(0) = value: last = 0
    ReadCells SERAPAN, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "INDEKS_EFISIENSI", "angka", "ss", values
    INDEKS_EFISIENSI = value
End Function

Public Function JUMLAH_ANAK(ByVal kode As Variant, ByVal kode_rentang As Variant, ByVal nilai_rentang As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells kode, value: values(0) = value: last = 0
    ReadCells kode_rentang, value: values(1) = value: last = 1
    ReadCells nilai_rentang, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "JUMLAH_ANAK", "angka", "srr", values
    JUMLAH_ANAK = value
End Function

Public Function SELISIH(ByVal kini As Variant, ByVal lalu As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells kini, value: values(0) = value: last = 0
    ReadCells lalu, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "SELISIH", "angka", "ss", values
    SELISIH = value
End Function

Public Function TREN(ByVal kini As Variant, ByVal lalu As Variant, Optional ByVal rumus As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells kini, value: values(0) = value: last = 0
    ReadCells lalu, value: values(1) = value: last = 1
    If Not IsMissing(rumus) Then ReadCells rumus, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "TREN", "teks", "sss", values
    TREN = value
End Function

Public Function STATUS_TARGET(ByVal realisasi As Variant, ByVal target As Variant, Optional ByVal rumus As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 2)
    ReadCells realisasi, value: values(0) = value: last = 0
    ReadCells target, value: values(1) = value: last = 1
    If Not IsMissing(rumus) Then ReadCells rumus, value: values(2) = value: last = 2
    ReDim Preserve values(0 To last)
    CallPython value, "STATUS_TARGET", "teks", "sss", values
    STATUS_TARGET = value
End Function

Public Function AKUMULASI(ByVal nilai As Variant, Optional ByVal jenis As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells nilai, value: values(0) = value: last = 0
    If Not IsMissing(jenis) Then ReadCells jenis, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "AKUMULASI", "angka", "rs", values
    AKUMULASI = value
End Function

Public Function PENJELASAN(ByVal tingkat As Variant, ByVal target As Variant, ByVal realisasi As Variant, ByVal satuan As Variant, Optional ByVal rumus As Variant, Optional ByVal CAPAIAN As Variant, Optional ByVal KATEGORI As Variant, Optional ByVal target_atas As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 7)
    ReadCells tingkat, value: values(0) = value: last = 0
    ReadCells target, value: values(1) = value: last = 1
    ReadCells realisasi, value: values(2) = value: last = 2
    ReadCells satuan, value: values(3) = value: last = 3
    If Not IsMissing(rumus) Then ReadCells rumus, value: values(4) = value: last = 4
    If Not IsMissing(CAPAIAN) Then ReadCells CAPAIAN, value: values(5) = value: last = 5
    If Not IsMissing(KATEGORI) Then ReadCells KATEGORI, value: values(6) = value: last = 6
    If Not IsMissing(target_atas) Then ReadCells target_atas, value: values(7) = value: last = 7
    ReDim Preserve values(0 To last)
    CallPython value, "PENJELASAN", "teks", "ssssssss", values
    PENJELASAN = value
End Function

Public Function ANGKA(ByVal teks As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 0)
    ReadCells teks, value: values(0) = value: last = 0
    ReDim Preserve values(0 To last)
    CallPython value, "ANGKA", "angka", "s", values
    ANGKA = value
End Function

Public Function TERBILANG(ByVal ANGKA As Variant, Optional ByVal satuan As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells ANGKA, value: values(0) = value: last = 0
    If Not IsMissing(satuan) Then ReadCells satuan, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "TERBILANG", "teks", "ss", values
    TERBILANG = value
End Function

Public Function RUPIAH(ByVal ANGKA As Variant, Optional ByVal desimal As Variant) As Variant
    Dim values() As Variant
    Dim value As Variant
    Dim last As Long
    ReDim values(0 To 1)
    ReadCells ANGKA, value: values(0) = value: last = 0
    If Not IsMissing(desimal) Then ReadCells desimal, value: values(1) = value: last = 1
    ReDim Preserve values(0 To last)
    CallPython value, "RUPIAH", "teks", "ss", values
    RUPIAH = value
End Function
