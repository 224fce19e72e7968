"""The first points of 3.b: form, information, and the targets that results are held against."""

from lakip_xl.audit.checklist.evidence import Columns, Said, TitledColumn, Years
from lakip_xl.audit.checklist.formal import Chapter
from lakip_xl.audit.checklist.model import QUALITY, Criterion, Need
from lakip_xl.audit.checklist.text import phrases
from lakip_xl.audit.checklist.vocabulary import (
    ABSORPTION,
    FULL_TABLE,
    MEDIUM,
    MONEY,
    NOT_PERFORMANCE,
    PLANNING,
    REALISED,
    TARGET_SAID,
)
from lakip_xl.audit.table.roles import Role

CONTENT_POINTS = (
    Criterion(
        "3.b.1",
        QUALITY,
        "Disusun sesuai standar",
        tuple(
            Need((Chapter(phrases(*titles)),), f"Tambah bab {name}.")
            for name, *titles in (
                ("Pendahuluan", "dahulu"),
                ("Perencanaan Kinerja", "rencana kinerja", "rencana", "janji kinerja"),
                ("Akuntabilitas Kinerja", "akuntabilitas", "capai kinerja"),
                ("Penutup", "tutup", "simpul"),
            )
        ),
        part_from=2,
    ),
    Criterion(
        "3.b.2",
        QUALITY,
        "Mengungkap seluruh informasi pencapaian kinerja",
        (
            Need(
                (
                    FULL_TABLE,
                    Columns(
                        (
                            (Role.TARGET, Role.REFERENCE),
                            (Role.REALISASI, Role.CAPAIAN, Role.REFERENCE),
                        )
                    ),
                    TARGET_SAID,
                    Said((MEDIUM, REALISED), amounts=2),
                    Said(
                        (phrases("capai", "realisasi"), phrases("indikator", "sasaran")), amounts=2
                    ),
                ),
                "Muat tabel target, realisasi, dan capaian setiap indikator.",
            ),
            Need(ABSORPTION, "Muat anggaran dan realisasinya menurut program."),
        ),
        (
            Columns(
                ((Role.TARGET, Role.REFERENCE, Role.REALISASI),),
                text=True,
                performance=True,
                title=phrases("realisasi", "capai"),
            ),
            Years(phrases("realisasi", "capai")),
        ),
    ),
    Criterion(
        "3.b.3",
        QUALITY,
        "Perbandingan realisasi dengan target tahunan",
        (
            Need(
                (
                    FULL_TABLE,
                    TARGET_SAID,
                    Columns(
                        ((Role.TARGET,), (Role.REALISASI, Role.CAPAIAN)),
                        title=phrases("kinerja", "indikator", "keluar", "sasaran", "kegiatan"),
                    ),
                ),
                "Bandingkan realisasi setiap indikator dengan target tahun ini.",
            ),
        ),
        (
            Columns(((Role.TARGET,),), performance=True, text=True),
            Said(
                (phrases("target"), REALISED), amounts=1, without=MEDIUM + NOT_PERFORMANCE + MONEY
            ),
            Said(
                (phrases("capai kinerja", "nilai capai"), phrases("target", "sasaran", "kategori")),
                amounts=1,
                without=MEDIUM,
            ),
        ),
    ),
    Criterion(
        "3.b.4",
        QUALITY,
        "Perbandingan realisasi dengan target jangka menengah",
        (
            Need(
                (
                    TitledColumn(
                        MEDIUM,
                        beside=(
                            Role.REALISASI,
                            Role.CAPAIAN,
                            Role.REFERENCE,
                            Role.DIFFERENCE,
                            Role.SCORE,
                        ),
                    ),
                    Said((MEDIUM, REALISED), amounts=2, without=NOT_PERFORMANCE, paragraph=True),
                ),
                "Bandingkan realisasi dengan target akhir Renstra/RPJMD, dengan angkanya.",
            ),
        ),
        (
            TitledColumn(MEDIUM),
            Said(
                (MEDIUM, phrases("realisasi", "capai", "banding")),
                amounts=1,
                without=NOT_PERFORMANCE,
                from_chapter=PLANNING,
            ),
        ),
    ),
)
