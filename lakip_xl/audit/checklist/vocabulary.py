"""The words by which reports show a point: groups of phrases, each of stems."""

from lakip_xl.audit.checklist.evidence import Columns, Said
from lakip_xl.audit.checklist.text import phrases
from lakip_xl.audit.table.roles import Role

ITSELF = phrases(
    "susun lapor", "susun lkip", "susun lkjip", "susun lakip", "lapor ini", "lkip ini",
    "evaluasi guna dapat strategi", "evaluasi untuk dapat strategi",
)  # fmt: skip
JUDGED = phrases(
    "karena target", "karena rata", "karena rata-rata", "karena capai", "karena nilai",
    "karena semakin", "sebab capai", "sebab nilai",
)  # fmt: skip
CITED = phrases(
    "tata cara", "tata reviu", "tata riviu", "petunjuk teknis", "pedoman", "peraturan menteri",
    "undang undang",
)  # fmt: skip
REPORT = phrases(
    "lapor kinerja",
    "lapor akuntabilitas kinerja",
    "lkjip",
    "lakip",
    "lkip",
    "lkj",
    "kinerja interim",
)
REALISED = phrases("realisasi", "capai", "hasil", "oleh", "terealisir")
MEDIUM = phrases(
    "target akhir", "akhir renstra", "target renstra", "target rpjmd", "target rpjm",
    "target rpjmn", "target rpd", "target jangka menengah", "jangka menengah",
    "akhir rencana strategis",
    "target rencana strategis", "akhir periode", "target akhir rpjmd", "akhir rpjmd", "akhir rpd",
    "akhir rpjm",
)  # fmt: skip
NOT_PERFORMANCE = phrases("tarik dana", "pegawai asn jangka", "butuh asn jangka", "butuh pegawai")
EARLIER = phrases(
    "tahun lalu", "tahun belum", "tahun kemarin", "periode belum", "dari tahun ke tahun",
)  # fmt: skip
COMPARED = phrases(
    "banding", "naik", "turun", "tingkat", "tetap", "tumbuh", "lebih besar", "lebih tinggi",
    "lebih rendah",
)  # fmt: skip
ELSEWHERE = phrases(
    "nasional", "rata provinsi", "tingkat provinsi", "capai provinsi", "angka provinsi",
    "realisasi provinsi", "rata propinsi", "internasional", "tingkat regional", "asean",
    "kabupaten lain",
    "kota lain", "daerah lain", "instansi lain", "benchmark", "dunia",
)  # fmt: skip
BESIDE = phrases(
    "banding", "rata", "peringkat", "urut", "di atas", "di bawah", "atas", "bawah", "lebih tinggi",
    "lebih rendah", "standar", "capai nasional", "angka nasional", "target nasional",
)  # fmt: skip
NOT_COMPARED = phrases(
    "bangun nasional", "program nasional", "sistem nasional", "badan nasional",
    "regional nasional", "secara nasional", "lomba", "ikut", "diklat", "jaminan", "pimpin nasional",
    "target provinsi", "cegah", "apbd provinsi",
)  # fmt: skip
CAUSE = phrases(
    "sebab", "karena", "kendala", "hambat", "faktor", "masalah", "berkat", "dukung dari",
    "ada dukung", "belum optimal", "kurang",
)  # fmt: skip
OUTCOME = phrases(
    "capai", "target", "kinerja", "realisasi", "indikator", "hasil", "naik", "turun", "sasaran",
    "laksana program", "laksana kegiatan", "nilai", "serap",
)  # fmt: skip
EFFORT = phrases("upaya", "solusi", "langkah", "strategi", "antisipasi", "atas masalah", "terobos")
IMPROVE = phrases(
    "upaya", "langkah", "rekomendasi", "saran", "baik", "tindak lanjut", "rencana", "tingkat",
    "optimal", "kuat",
)  # fmt: skip
AHEAD = phrases(
    "ke depan", "depan", "kedepannya", "akan datang", "datang", "masa datang", "tahun ikut",
    "tahun berikutnya", "tahun depan", "selanjutnya",
)  # fmt: skip
LAST_YEAR = phrases("tahun lalu", "evaluasi tahun", "hasil evaluasi")
HOPE = phrases("harap", "moga", "guna")
EFFICIENCY = phrases("efisien", "efisiensi", "efesiensi")
RESOURCE = phrases("anggar", "sumber daya", "dana", "biaya", "belanja", "kinerja", "kegiatan")
PLANNING = ("pengantar", "pendahuluan", "perencanaan")
NO_ANALYSIS = (*PLANNING, "penutup")
MONEY = phrases("belanja", "anggar", "pagu", "dana", "dapat daerah", "realisasi dapat")
REVENUE = phrases("dapat daerah", "realisasi dapat", "dapat asli", "pajak")
DEFINED = phrases(
    "adalah", "yaitu suatu", "wujud wajib", "dikurangi", "bagi target", "kali seratus",
)  # fmt: skip
THANKS = phrases("syukur", "terima kasih", "kasih", "rahmat")
FULL_TABLE = Columns(((Role.TARGET,), (Role.REALISASI, Role.CAPAIAN)), performance=True)
TARGET_SAID = Said(
    (phrases("target"), REALISED), amounts=2, without=MEDIUM + NOT_PERFORMANCE + MONEY
)
ABSORPTION = (
    Columns(((Role.BUDGET,), (Role.SPENT, Role.REALISASI, Role.ABSORPTION)), without=REVENUE),
    Said(
        (phrases("anggar", "pagu", "dipa", "belanja", "alokasi"), phrases("realisasi", "serap")),
        amounts=1,
        without=REVENUE,
    ),
)
