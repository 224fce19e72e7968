"""Every verb with its files: what the fault campaign runs, on one damaged file each time."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from bentuk_ekspor import budget, flat_documents
from berkas_ekspor import FILES
from pdf_uji import pdf

from lakip_xl.audit.decisions import Decision, Decisions, write_decisions
from lakip_xl.cli import main
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData


@dataclass(frozen=True, slots=True)
class Way:
    """One way of calling a verb.

    Args:
        source: The sound file that is damaged, see :func:`sound`.
        words: The command line; ``{it}`` is the damaged file, ``{folder}`` where it is,
            ``{out}`` where results go, any other name a sound file.
        in_place: Whether the verb may change the damaged file.
    """

    source: str
    words: str
    in_place: bool = False

    def arguments(self, damaged: Path, out: Path) -> list[str]:
        """Give the words with the places of the files."""
        places = {name: str(path) for name, path in sound().items()}
        places |= {"it": str(damaged), "folder": str(damaged.parent), "out": str(out)}
        return [word.format_map(places) for word in self.words.split()]


WAYS = (
    Way("buku", "hitung {it}", in_place=True),
    Way("triwulan", "hitung {it} --triwulan", in_place=True),
    Way("buku", "periksa {it}"),
    Way("buku", "periksa {it} --tulis", in_place=True),
    Way("buku", "bekukan {it} -o {out}/beku.xlsx"),
    Way("buku", "laporan {it} --tetap -o {out}/a.docx"),
    Way("triwulan", "laporan {it} --triwulan 2 --tetap -o {out}/a.docx"),
    Way("naskah", "laporan {buku} --tetap --templat {it} -o {out}/a.docx"),
    Way("naskah", "laporan {buku} --perbarui {it} --tetap", in_place=True),
    Way("buku", "laporan {it} --perbarui {naskah} --tetap -o {out}/p.docx"),
    Way("buku", "hitung {it} -o {out}/h.xlsm"),
    Way("buku", "periksa {it} --bersihkan", in_place=True),
    Way("keputusan", "periksa {naskah} --keputusan {it} --baru --format json", in_place=True),
    Way("buku", "lengkap {it} --reviu {out}/r.docx"),
    Way("naskah", "lengkap {it} --format json"),
    Way("pdf", "lengkap {it} --reviu {out}/r.docx"),
    Way("naskah", "periksa {it} --komentar {out}/k.docx --html {out}/h.html"),
    Way("naskah", "periksa {it} --usulan {out}/u.docx --buku {buku}"),
    Way("buku", "periksa {naskah} --buku {it} --format json-lengkap"),
    Way("naskah", "periksa {naskah} --tahun-lalu {it} --format json"),
    Way("pdf", "periksa {pdf} --tahun-lalu {it}"),
    Way("pdf", "periksa {it} --komentar {out}/k.pdf"),
    Way("buku", "beda {it} {buku} -o {out}/b.xlsx"),
    Way("buku", "beda {buku} {it} --format json"),
    Way("naskah", "beda {naskah} {it} --format json"),
    Way("naskah", "beda {it} {naskah} -o {out}/b.xlsx"),
    Way("naskah", "beda {buku} {it}"),
    Way("buku", "buka-tahun {it} -o {out}/baru.xlsm"),
    Way("buku", "banding-skema {it} merit_40_2018 merit_19_2025 --format json"),
    Way("buku", "perbarui {it}", in_place=True),
    Way("buku", "diagnosa {it}"),
    Way("buku", "impor {it} {ekspor_csv}", in_place=True),
    *(
        Way(f"ekspor_{kind}", "impor {buku} {it} --ke tblAnggaran --timpa -o {out}/i.xlsm")
        for kind in ("csv", "xlsx", "html", "xml", "biff")
    ),
    Way("buku", "gabung {folder} -o {out}/r.xlsx --csv {out}/csv --proses 1"),
    Way("ekspor_xlsx", "gabung {sub} -o {out}/r.xlsx --instansi {it} --proses 1"),
    Way("ekspor_csv", "gabung {sub} -o {out}/r.xlsx --instansi {it} --proses 1"),
)

_HOME = TemporaryDirectory(prefix="lakip-uji-")


@cache
def sound() -> dict[str, Path]:
    """Make the sound files, once: a workbook, its report, a PDF, exports, a folder of one."""
    home = Path(_HOME.name)
    book, draft = home / "buku.xlsm", home / "naskah.docx"
    assert main(["baru", str(book), "--contoh", "pontianak-2024"]) == 0
    assert main(["hitung", str(book)]) in (0, 1)
    assert main(["laporan", str(book), "--tetap", "-o", str(draft)]) in (0, 1)
    build(home / "triwulan.xlsm", _quarters())
    assert main(["hitung", str(home / "triwulan.xlsm")]) in (0, 1)
    (home / "sub").mkdir()
    copy(book, home / "sub")
    rows = flat_documents(budget(1), float)
    exports = {
        "csv": FILES["csv ; utf-8-sig"],
        "xlsx": FILES["xlsx"],
        "html": FILES["html"],
        "xml": FILES["xml"],
        "biff": FILES["biff"],
    }
    made = {
        "buku": book,
        "naskah": draft,
        "triwulan": home / "triwulan.xlsm",
        "sub": home / "sub",
        "pdf": _draft(home / "n.pdf"),
        "keputusan": home / "naskah.docx.keputusan.json",
    }
    decided = Decision("0a1b", "Sesuai DPPA.", "Sari", "2026-01-31", "serapan", "Tertulis 95,2.")
    write_decisions(made["keputusan"], Decisions({decided.id: decided}, {"0a1b", "2c3d"}))
    for kind, write in exports.items():
        (home / kind).mkdir()
        made[f"ekspor_{kind}"] = write(home / kind, rows)
    return made


def _quarters() -> WorkbookData:
    names = [f"Ukuran {number}" for number in range(6)]
    years: list[dict[str, Any]] = [
        {"No": number, "Indikator": name, "Target": 80.0} for number, name in enumerate(names)
    ]
    quarters: list[dict[str, Any]] = [
        {"Lembar": "IKU", "Uraian": name, "Rumus": "naik", "Akumulasi": "jumlah"}
        | {f"Target TW{quarter}": 20.0 for quarter in range(1, 5)}
        | {f"Realisasi TW{quarter}": 15.0 + quarter for quarter in range(1, 5)}
        for name in names
    ]
    fields: dict[str, Any] = {"NamaInstansi": "Dinas Uji", "TahunLaporan": 2025}
    return WorkbookData({"tblIKU": years, "tblTriwulan": quarters}, fields)


def _draft(path: Path) -> Path:
    table = [
        ["No", "Indikator", "Target", "Realisasi", "Capaian"],
        ["1", "Indeks A", "80", "76", "95,00"],
        ["2", "Indeks B", "60", "66", "111,00"],
    ]
    text = "Capaian Indeks A sebesar 95,00% dari target 80 pada tahun 2024."
    return pdf(path, [["LAPORAN KINERJA 2024", text, table], [text, table]])
