"""How fast `lakip-xl gabung` reads a folder, what a second run costs, and whether it is right.

    python benchmarks/gabung.py 1000 FOLDER

makes that many calculated workbooks of random offices in FOLDER (kept for the next time; some
minutes), damages, locks and empties a few more beside them, and prints: files a second for two
processes, the seconds of a processor that a file takes, memory of the main process after a tenth of
the files and after all, the second run over five changed files, and the recap against the
generator's own sums.
"""

import json
import resource
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from lakip_xl.consolidate.reading import read_file
from lakip_xl.consolidate.recap.book import write_book
from lakip_xl.consolidate.recap.picture import Picture
from lakip_xl.consolidate.service import gather
from lakip_xl.consolidate.store import Store
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.workbook.template import new_workbook

Sums = tuple[int, float, float]


def make(task: tuple[int, str]) -> Sums:
    """Write the workbook of one office; give its year and its sums."""
    from offices.buku_kantor import BukuKantor
    from offices.kantor import kantor

    number, folder = task
    office = kantor(number, kementerian=number % 2 == 0)
    office.fields["NamaInstansi"] = f"{office.fields['NamaInstansi']} {number}"
    path = Path(folder) / f"{number % 20:02d}" / f"kantor_{number:04d}.xlsm"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}")
        BukuKantor(Path(folder) / ".templat.xlsm", office).simpan(unfinished)
        recalculate(unfinished)
        unfinished.rename(path)  # so that a run which was killed leaves no half of a workbook
    sums = (
        sum(float(row.get(title) or 0) for row in office.anggaran)  # type: ignore[arg-type]
        for title in ("Anggaran", "Realisasi")
    )
    return int(str(office.fields["TahunLaporan"])), *sums  # type: ignore[return-value]


def spoil(folder: Path) -> None:
    """Put files there that cannot be used."""
    whole = next(folder.glob("0?/*.xlsm")).read_bytes()
    aside = folder / "rusak"
    aside.mkdir(exist_ok=True)
    for number in range(10):
        (aside / f"putus_{number}.xlsm").write_bytes(whole[: 9000 * (number + 1)])
        (aside / f"kosong_{number}.xlsx").write_bytes(b"")
        (aside / f"kunci_{number}.xlsx").write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        )


def peak() -> int:
    """Give the largest memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(count: int, folder: Path) -> None:
    """Make, read, read again, compare."""
    folder.mkdir(parents=True, exist_ok=True)
    new_workbook(folder / ".templat.xlsm")
    with ProcessPoolExecutor(2) as pool:
        made = list(pool.map(make, [(n, str(folder)) for n in range(count)], chunksize=5))
    spoil(folder)
    due: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for year, budget, spent in made:
        due[year][0] += budget
        due[year][1] += spent
    path, recap = folder / ".rekap", folder / ".rekap.xlsx"
    path.unlink(missing_ok=True)
    memory: list[int] = []

    def tell(done: int, total: int) -> None:
        if done >= total / 10 and not memory:
            memory.append(peak())

    start = time.perf_counter()
    with Store(path) as store:
        done = gather(folder, store, workers=2, progress=tell)
        read = time.perf_counter() - start
        memory.append(peak())
        picture = Picture(store)
        write_book(recap, picture)
        first = time.perf_counter() - start
        right = {one.year: [one.budget, one.spent] for one in picture.years} == dict(due)
    some = sorted(folder.glob("??/*.xlsm"))[:100]
    print(json.dumps({
        "berkas": done.files, "per detik": round(done.read / read, 1),
        "ms prosesor tiap berkas": round(1000 * min(cost(some) for _ in range(3)), 1),
        "MiB pada sepersepuluh dan semua": memory, "MiB dengan rekap": peak(),
        "detik pertama": round(first, 2), "sama dengan pembuatnya": right,
        "detik kedua": round(second_run(folder, path, recap), 2),
    }, indent=2))  # fmt: skip


def cost(files: list[Path]) -> float:
    """Give the seconds of a processor that one file takes: right on a busy computer, too."""
    start = time.process_time()
    for path in files:
        read_file(str(path), path.name, "")
    return (time.process_time() - start) / len(files)


def second_run(folder: Path, path: Path, recap: Path) -> float:
    """Read and write again after five files have changed."""
    from lakip_xl.package.editor import BookEditor
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.workbook import Workbook

    for number, changed in enumerate(sorted(folder.glob("1?/*.xlsm"))[:5]):
        package = open_package(changed)
        sheet = Workbook(package).sheet("Beranda")
        assert sheet is not None  # noqa: S101 - our own workbook
        editor = BookEditor(package)
        editor.sheet(sheet.part).set_value(8, 6, f"Penyusun {time.time_ns() + number}")
        changed.write_bytes(b"".join(package.rewritten(editor.changed())))
    start = time.perf_counter()
    with Store(path) as store:
        gather(folder, store, workers=2)
        write_book(recap, Picture(store))
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
