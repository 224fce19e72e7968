"""The other points of 3.b: what results are compared with, why they came about, what follows."""

from lakip_xl.audit.checklist.evidence import Columns, Labelled, Said, TitledColumn, Years
from lakip_xl.audit.checklist.model import QUALITY, Criterion, Need
from lakip_xl.audit.checklist.text import phrases
from lakip_xl.audit.checklist.vocabulary import (
    ABSORPTION,
    AHEAD,
    BESIDE,
    CAUSE,
    CITED,
    COMPARED,
    DEFINED,
    EARLIER,
    EFFICIENCY,
    EFFORT,
    ELSEWHERE,
    HOPE,
    IMPROVE,
    ITSELF,
    JUDGED,
    LAST_YEAR,
    MEDIUM,
    NO_ANALYSIS,
    NOT_COMPARED,
    OUTCOME,
    PLANNING,
    RESOURCE,
    THANKS,
)
from lakip_xl.audit.table.roles import Role

ANALYSIS_POINTS = (
    Criterion(
        "3.b.5",
        QUALITY,
        "Perbandingan realisasi dengan tahun-tahun sebelumnya",
        (
            Need(
                (
                    Years(phrases("realisasi", "capai")),
                    TitledColumn(
                        EARLIER + phrases("realisasi sampai dengan"),
                        beside=(Role.REALISASI, Role.CAPAIAN),
                    ),
                    Said((EARLIER, COMPARED), amounts=1, from_chapter=PLANNING),
                    Said(
                        (
                            phrases("banding"),
                            phrases("tahun"),
                            phrases("realisasi", "capai", "kinerja"),
                            phrases("tahun"),
                        ),
                        amounts=1,
                        earlier=True,
                        without=MEDIUM + phrases("target akhir", "anggar"),
                    ),
                ),
                "Bandingkan realisasi dengan angka paling sedikit satu tahun sebelumnya.",
            ),
        ),
        (
            Said(
                (EARLIER, COMPARED, phrases("capai", "realisasi", "kinerja")),
                from_chapter=PLANNING,
            ),
        ),
    ),
    Criterion(
        "3.b.6",
        QUALITY,
        "Perbandingan dengan tingkat nasional atau internasional",
        (
            Need(
                (
                    TitledColumn(
                        phrases("nasional", "provinsi", "internasional", "banding"),
                        beside=(Role.REALISASI, Role.CAPAIAN),
                    ),
                    Said(
                        (
                            ELSEWHERE,
                            BESIDE,
                            phrases(
                                "capai",
                                "realisasi",
                                "nilai",
                                "indeks",
                                "angka",
                                "persentase",
                                "kinerja",
                            ),
                        ),
                        amounts=1,
                        without=NOT_COMPARED,
                        from_chapter=PLANNING,
                    ),
                ),
                "Sandingkan realisasi dengan angka nasional, provinsi, atau instansi lain, dengan "
                "sumber dan tahunnya.",
            ),
        ),
        (
            Said((phrases("standar nasional", "rata nasional", "capai nasional"),)),
            Said((ELSEWHERE, BESIDE), without=NOT_COMPARED, from_chapter=PLANNING),
        ),
    ),
    Criterion(
        "3.b.7",
        QUALITY,
        "Kualitas capaian beserta hambatan dan upayanya",
        (
            Need(
                (
                    Said(
                        (CAUSE, OUTCOME),
                        without=CITED + THANKS + ITSELF + JUDGED + DEFINED,
                        heading=True,
                        from_chapter=NO_ANALYSIS,
                    ),
                    TitledColumn(
                        phrases("sebab", "faktor", "hambat", "kendala", "masalah"), words=12
                    ),
                    Labelled(phrases("sebab", "faktor", "hambat", "kendala", "masalah")),
                ),
                "Jelaskan penyebab keberhasilan atau kegagalan dan hambatannya.",
            ),
            Need(
                (
                    Said(
                        (
                            EFFORT,
                            phrases(
                                "laku",
                                "ambil",
                                "laksana",
                                "atas",
                                "tingkat",
                                "akan",
                                "solusi",
                                "telah",
                                "perlu",
                            ),
                        ),
                        without=CITED + THANKS + ITSELF + JUDGED,
                        heading=True,
                        from_chapter=NO_ANALYSIS,
                    ),
                    TitledColumn(
                        phrases("solusi", "upaya", "tindak lanjut", "langkah"),
                        words=12,
                        without=LAST_YEAR,
                    ),
                    Labelled(phrases("solusi", "upaya", "langkah")),
                ),
                "Sebut upaya nyata yang telah dilakukan.",
            ),
        ),
    ),
    Criterion(
        "3.b.8",
        QUALITY,
        "Efisiensi penggunaan sumber daya",
        (
            Need(
                (
                    Columns(((Role.EFFICIENCY,),)),
                    Said((EFFICIENCY, RESOURCE), amounts=1, without=CITED),
                ),
                "Hitung efisiensi penggunaan anggaran terhadap capaian kinerja.",
            ),
        ),
        (*ABSORPTION, Said((phrases("serap"), phrases("anggar")), amounts=1)),
    ),
    Criterion(
        "3.b.9",
        QUALITY,
        "Upaya perbaikan dan rekomendasi",
        (
            Need(
                (
                    Said(
                        (
                            IMPROVE,
                            AHEAD,
                            phrases(
                                "akan", "perlu", "tuju", "ambil", "laku", "baik", "rekomendasi"
                            ),
                        ),
                        without=CITED + HOPE + ITSELF,
                        heading=True,
                        from_chapter=PLANNING,
                    ),
                    TitledColumn(
                        phrases("rekomendasi", "rencana aksi", "tindak lanjut"),
                        words=12,
                        without=LAST_YEAR,
                    ),
                    Labelled(phrases("rekomendasi", "saran"), without=LAST_YEAR),
                ),
                "Tulis rekomendasi perbaikan: apa, oleh siapa, kapan.",
            ),
        ),
        (
            Said(
                (IMPROVE, AHEAD, HOPE),
                without=CITED + phrases("susun lapor"),
                from_chapter=PLANNING,
            ),
        ),
    ),
)

PROGRAMMES = Criterion(
    "program",
    QUALITY,
    "Program dan kegiatan yang menunjang",
    (
        Need(
            (
                Said(
                    (
                        phrases("program", "kegiatan"),
                        phrases("dukung", "tunjang", "capai", "hasil", "laku", "laksana"),
                        phrases("indikator", "sasaran", "capai", "kinerja", "target"),
                    ),
                    without=CITED,
                    from_chapter=PLANNING,
                ),
                TitledColumn(
                    phrases("program", "kegiatan"), words=8, beside=(Role.REALISASI, Role.CAPAIAN)
                ),
            ),
            "Sebut program dan kegiatan yang menunjang indikator ini.",
        ),
    ),
)
"""What only the disclosures of an indicator ask for."""
