"""The six points of 3.a: that there is a report, signed, reviewed, published, in time."""

from lakip_xl.audit.checklist.evidence import Columns, Said, Titled
from lakip_xl.audit.checklist.formal import Dated, Signature, Site
from lakip_xl.audit.checklist.model import EXISTENCE, FORM, Criterion, Need
from lakip_xl.audit.checklist.text import phrases
from lakip_xl.audit.checklist.vocabulary import (
    CITED,
    FULL_TABLE,
    MONEY,
    REPORT,
    REVENUE,
    TARGET_SAID,
)
from lakip_xl.audit.table.roles import Role

MONTHS = round(FORM.number("bulan_penyampaian"))
"""Months after the year within which the report is due."""

EXISTENCE_POINTS = (
    Criterion(
        "3.a.1",
        EXISTENCE,
        "Laporan kinerja telah disusun",
        (
            Need(
                (Said((REPORT,), year=True), Titled((REPORT,), year=True), Titled((REPORT,))),
                "Sebut nama dan tahun laporan kinerja di sampul dan kata pengantar.",
            ),
            Need(
                (
                    FULL_TABLE,
                    TARGET_SAID,
                    Columns(
                        ((Role.TARGET, Role.REFERENCE), (Role.REALISASI, Role.CAPAIAN)),
                        text=True,
                        without=REVENUE,
                    ),
                    Said(
                        (phrases("realisasi", "capai"), phrases("kinerja")),
                        amounts=1,
                        without=REVENUE,
                    ),
                    Said(
                        (phrases("indeks", "nilai", "capai"),),
                        amounts=2,
                        without=CITED + MONEY + phrases("no", "nomor"),
                    ),
                ),
                "Muat target dan realisasi kinerja tahun ini.",
            ),
        ),
    ),
    Criterion(
        "3.a.2",
        EXISTENCE,
        "Laporan kinerja disusun secara berkala",
        (
            Need(
                (
                    Said(
                        (
                            phrases(
                                "kala",
                                "triwulan",
                                "semester",
                                "bulan",
                                "tiap tahun",
                                "tahun sekali",
                            ),
                            REPORT
                            + phrases(
                                "ukur kinerja", "pantau kinerja", "ukur capai", "evaluasi capai"
                            ),
                        ),
                        without=CITED + phrases("lapor uang"),
                    ),
                    Titled(
                        (phrases("triwulan", "semester"), phrases("kinerja")),
                        without=phrases("target", "rencana"),
                    ),
                ),
                "Sebut bahwa kinerja diukur dan dilaporkan berkala (misalnya tiap triwulan).",
            ),
        ),
        (
            Said((REPORT,), year=True),
            Titled((REPORT,), year=True),
            Titled(
                (phrases("kinerja", "capai", "indikator", "laksana kegiatan"),),
                year=True,
                without=phrases("target triwulan", "tetap target"),
            ),
            Said(
                (phrases("capai", "realisasi", "kinerja"), phrases("target", "kinerja")),
                year=True,
                amounts=1,
            ),
        ),
    ),
    Criterion(
        "3.a.3",
        EXISTENCE,
        "Laporan kinerja telah diformalkan",
        (
            Need((Signature(),), "Cantumkan nama dan NIP pimpinan yang menandatangani."),
            Need((Dated(),), "Cantumkan tempat dan tanggal penandatanganan."),
        ),
    ),
    Criterion(
        "3.a.4",
        EXISTENCE,
        "Laporan kinerja telah direviu",
        (
            Need(
                (
                    Said(
                        (
                            phrases("telah reviu", "reviu", "review"),
                            phrases("lapor kinerja", "lkjip", "lakip", "lkip"),
                            phrases("telah", "kami", "nyata", "hasil"),
                        ),
                        without=CITED,
                    ),
                    Titled(
                        (
                            phrases("nyata", "hasil", "form", "checklist"),
                            phrases("reviu", "review"),
                        ),
                        without=CITED,
                    ),
                ),
                "Lampirkan pernyataan telah direviu dari inspektorat beserta formulirnya.",
            ),
        ),
        (
            Said(
                (phrases("reviu", "review"), phrases("inspektorat", "apip", "awas intern")),
                without=CITED,
            ),
        ),
    ),
    Criterion(
        "3.a.5",
        EXISTENCE,
        "Laporan kinerja telah dipublikasikan",
        (
            Need(
                (
                    Said(
                        (
                            phrases("publikasi", "unggah", "umum", "akses", "unduh", "muat"),
                            REPORT,
                            phrases(
                                "website", "situs", "laman", "web", "portal", "ppid", "www", "esr"
                            ),
                        ),
                    ),
                ),
                "Sebut alamat laman tempat laporan kinerja ini diumumkan.",
            ),
        ),
        (Site(),),
    ),
    Criterion(
        "3.a.6",
        EXISTENCE,
        "Laporan kinerja disampaikan tepat waktu",
        (
            Need(
                (
                    Dated(within=MONTHS),
                    Said(
                        (
                            phrases("tepat waktu", "sesuai waktu", "sesuai dengan waktu", "lambat"),
                            REPORT,
                            phrases("sampai", "selesai", "serah", "lapor"),
                        ),
                        without=CITED,
                    ),
                ),
                f"Cantumkan tanggal penyampaian, paling lambat {MONTHS} bulan setelah tahun itu.",
            ),
        ),
        (Dated(),),
    ),
)
