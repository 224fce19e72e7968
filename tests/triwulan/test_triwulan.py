"""Quarters: the sheet's formulas, the rules, and the year, on rows that nobody has seen."""

import json
import random
from pathlib import Path

import pytest
from word_text import opened

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.cli import main
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.triwulan import sampai, status, tertinggal
from lakip_xl.services.setahun import fill_year
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.book.quarters import quarter_rows
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

KINDS = ("jumlah", "terakhir", "rata", "maks")
RULES = ("naik", "turun", "turun_rasio", "stabil")


def random_rows(seed: int, count: int) -> list[dict]:
    """Make quarterly rows: any kind and rumus, quarters filled up to any, plans with gaps."""
    chance = random.Random(seed)  # noqa: S311 - the same rows every time
    rows = []
    for number in range(count):
        row: dict = {
            "Lembar": "IKU",
            "Uraian": f"Ukuran {number}",
            "Satuan": "Dokumen",
            "Rumus": chance.choice([*RULES, None]),
            "Akumulasi": chance.choice([*KINDS, None]),
        }
        last = chance.randint(0, 4)
        whole = chance.random() < 0.7
        for quarter in range(1, 5):
            if whole or chance.random() < 0.6:
                row[f"Target TW{quarter}"] = round(chance.uniform(1, 90), 2)
            if quarter <= last and (quarter == last or chance.random() < 0.9):
                row[f"Realisasi TW{quarter}"] = round(chance.uniform(0.5, 95), 2)
        rows.append(row)
    return rows


def by_hand(row: dict) -> dict:  # noqa: C901 - spelled out, not clever
    """Compute a row the slow way, from the meaning of its words."""
    kind, rule = row["Akumulasi"] or "jumlah", row["Rumus"] or "naik"
    plan = [row.get(f"Target TW{q}") for q in range(1, 5)]
    done = [row.get(f"Realisasi TW{q}") for q in range(1, 5)]

    def gather(values: list) -> float | None:
        held = [value for value in values if value is not None]
        if not held:
            return None
        if kind == "terakhir":
            return held[-1]
        if kind == "maks":
            return max(held)
        added = 0.0
        for value in held:
            added += value
        return added if kind == "jumlah" else added / len(held)

    filled = [q for q in range(4) if done[q] is not None]
    if not filled:
        return {"last": None}
    last = filled[-1] + 1
    due, have = gather(plan[:last]), gather(done)
    year = gather(plan) if all(value is not None for value in plan) else None
    assert have is not None
    if last == 4:
        forecast = have
    elif due is not None and year is not None:
        forecast = have * year / due
        if kind == "maks" and forecast < have:
            forecast = have
    else:
        forecast = have / last * 4 if kind == "jumlah" else have
    answer = {"last": last, "due": due, "have": have, "year": year, "forecast": forecast}
    if due is not None:
        late = {"naik": due - have, "turun": have - due, "turun_rasio": have - due}
        behind = abs(have - due) if rule == "stabil" else max(0.0, late[rule])
        capaian = {
            "naik": have / due * 100,
            "turun": (2 * due - have) / due * 100,
            "turun_rasio": due / have * 100,
            "stabil": (1 - abs(1 - have / due)) * 100,
        }[rule]
        answer |= {"behind": behind, "capaian": capaian}
    return answer


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    return random_rows(11, 80)


@pytest.fixture(scope="module")
def book(rows: list[dict], tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = tmp_path_factory.mktemp("triwulan") / "buku.xlsm"
    build(path, WorkbookData({"tblTriwulan": rows}))
    return open_book(path, stored=True)


def test_the_sheet_computes_what_the_words_mean(rows: list[dict], book: Book) -> None:
    table = book.table("tblTriwulan")
    assert table is not None
    assert len(table) == len(rows)
    for typed, row in zip(rows, table, strict=True):
        due = by_hand(typed)
        found = {
            "last": row["Triwulan"], "due": row["Target s.d."], "have": row["Realisasi s.d."],
            "year": row["Target Setahun"], "forecast": row["Prakiraan"],
            "behind": row["Tertinggal"], "capaian": row["Capaian s.d."],
        }  # fmt: skip
        for name, value in due.items():
            if name == "year" and due["last"] is None:
                continue
            assert found[name] == (value if value is None else pytest.approx(value)), (typed, name)
        if due.get("behind") is not None:
            expected = (
                "Sesuai rencana" if due["have"] == due["due"]
                else "Tertinggal" if due["behind"] > 0 else "Mendahului"
            )  # fmt: skip
            assert row["Status"] == expected
        assert (row["Cara Prakiraan"] is None) == (due["last"] is None)


def test_the_rules_and_the_sheet_say_the_same(book: Book) -> None:
    for one in quarter_rows(book):
        state = one.until(4)
        assert one.row["Realisasi s.d."] == (
            None if state.realisasi is None else pytest.approx(state.realisasi)
        )
        assert one.row["Prakiraan"] == (
            None if state.prakiraan is None else pytest.approx(state.prakiraan)
        )
        assert one.row["Cara Prakiraan"] == (None if state.cara is None else state.cara.value)
        if state.target is not None and state.realisasi is not None:
            assert one.row["Tertinggal"] == pytest.approx(
                tertinggal(state.realisasi, state.target, one.rule)
            )
            assert one.row["Status"] == status(state.realisasi, state.target, one.rule).value


def test_all_four_kinds_and_rules_were_tried(rows: list[dict]) -> None:
    tried = {(row["Akumulasi"] or "jumlah") for row in rows if by_hand(row)["last"]}
    assert tried == set(KINDS)
    assert {row["Rumus"] or "naik" for row in rows if by_hand(row)["last"]} == set(RULES)


def test_an_earlier_quarter_does_not_see_later_ones() -> None:
    assert sampai([10, 10, 10, 10], [4, 6, 8, None], hingga=2).realisasi == 10
    assert sampai([10, 10, 10, 10], [None, 6, 8, 9], hingga=1).realisasi is None


def test_a_text_among_the_quarters_is_an_error_and_no_zero(tmp_path: Path) -> None:
    row = {"Lembar": "IKU", "Uraian": "X", "Target TW1": 5, "Realisasi TW1": "lima"}
    build(tmp_path / "b.xlsm", WorkbookData({"tblTriwulan": [row]}))
    table = open_book(tmp_path / "b.xlsm", stored=True).table("tblTriwulan")
    assert table is not None
    assert table.rows[0]["Realisasi s.d."] is ErrorValue.VALUE
    assert table.rows[0]["Prakiraan"] is ErrorValue.VALUE


def test_the_action_plan_says_what_is_late(tmp_path: Path) -> None:
    quarter = {"Lembar": "IKU", "Uraian": "X", "Target TW2": 5, "Realisasi TW2": 5}
    actions = [
        {"Rencana Aksi": "A", "Tenggat": 1, "Selesai": 100},
        {"Rencana Aksi": "B", "Tenggat": 2, "Selesai": 40},
        {"Rencana Aksi": "C", "Tenggat": 3},
    ]
    build(
        tmp_path / "b.xlsm",
        WorkbookData({"tblTriwulan": [quarter], "tblRencanaAksi": actions}),
    )
    table = open_book(tmp_path / "b.xlsm", stored=True).table("tblRencanaAksi")
    assert table is not None
    assert [row["Keadaan"] for row in table] == ["Selesai", "Terlambat", "Berjalan"]


def year_data(**changes: object) -> WorkbookData:
    """A small office: an indicator, a programme indicator and a budget with quarters."""
    quarters = {f"Target TW{q}": 25 for q in range(1, 5)} | {
        f"Realisasi TW{q}": n for q, n in enumerate((20, 25, 30, 22), start=1)
    }
    money = {f"Target TW{q}": 250 for q in range(1, 5)} | {
        f"Realisasi TW{q}": 200 for q in range(1, 5)
    }
    data = {
        "iku": 97, "program": None, "pagu": 1000, "budget": None, "quarters": quarters,
    } | changes  # fmt: skip
    return WorkbookData(
        {
            "tblIKU": [{"No": 1, "Indikator": "Mutu", "Satuan": "Dokumen", "Target": 100,
                        "Realisasi": data["iku"]}],
            "tblProgram": [{"Kode": "1.1.1", "Tingkat": "Subkegiatan", "Uraian Indikator": "Dok",
                            "Satuan": "Dokumen", "Target": 100, "Realisasi": data["program"]}],
            "tblAnggaran": [
                {"Kode": "1", "Uraian": "Program", "Tingkat": "Program"},
                {"Kode": "1.1", "Uraian": "Kegiatan", "Tingkat": "Kegiatan"},
                {"Kode": "1.1.1", "Uraian": "Sub", "Tingkat": "Subkegiatan",
                 "Anggaran": data["pagu"], "Realisasi": data["budget"]},
            ],
            "tblTriwulan": [
                {"Lembar": "IKU", "Uraian": " mutu "} | data["quarters"],  # type: ignore[operator]
                {"Lembar": "Program", "Kode": "1.1.1", "Uraian": "Dok"} | quarters,
                {"Lembar": "Anggaran", "Kode": "1.1.1.", "Uraian": "Sub"} | money,
                {"Lembar": "Anggaran", "Kode": "1", "Uraian": "Program"} | money,
            ],
        },
        {"NamaInstansi": "Dinas Uji", "TahunLaporan": 2025},
    )  # fmt: skip


def findings(path: Path, rule: str) -> list[Finding]:
    return [one for one in audit_workbook(path) if one.aturan == rule]


def test_quarters_that_give_the_year_are_in_order(tmp_path: Path) -> None:
    build(tmp_path / "b.xlsm", year_data(program=97, budget=800))
    assert findings(tmp_path / "b.xlsm", "triwulan-setahun") == []
    assert findings(tmp_path / "b.xlsm", "triwulan-tanpa-induk") == []


@pytest.mark.parametrize(
    ("changes", "cell", "words"),
    [
        ({"iku": 96}, "O9", "97"),
        ({"pagu": 1100, "budget": 800}, "K11", "1.100"),
        ({"budget": 790}, "O11", "790"),
        ({"iku": 30, "quarters": {"Realisasi TW1": 20, "Realisasi TW2": 25}}, "M9", "45"),
    ],
)
def test_quarters_that_contradict_the_year_are_named(
    tmp_path: Path, changes: dict, cell: str, words: str
) -> None:
    build(tmp_path / "b.xlsm", year_data(**changes))
    found = {one.sel: one for one in findings(tmp_path / "b.xlsm", "triwulan-setahun")}
    assert words in found[cell].pesan
    assert found[cell].tingkat.value == "galat"


def test_a_quarter_that_was_left_out_is_named(tmp_path: Path) -> None:
    build(
        tmp_path / "b.xlsm",
        year_data(quarters={"Realisasi TW1": 20, "Realisasi TW3": 25}, iku=None),
    )
    assert [one.sel for one in findings(tmp_path / "b.xlsm", "triwulan-berlubang")] == ["M9"]


def test_the_year_is_filled_on_request_and_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.xlsm"
    build(path, year_data(iku=50))
    assert main(["hitung", str(path), "--triwulan"]) == 1
    said = capsys.readouterr().out
    assert "2 realisasi setahun diisi" in said
    assert "IKU!I9 berisi 50, triwulannya 97" in said
    book = open_book(path, stored=True)
    assert book.value("TotalRealisasi") == 800
    program = book.table("tblProgram")
    assert program is not None
    assert program.rows[0]["Realisasi"] == 97
    again = fill_year(path)
    assert again.written == {}
    assert list(again.conflicts) == ["IKU!I9"]


def test_a_workbook_whose_quarters_are_blank_works_as_before(tmp_path: Path) -> None:
    build(tmp_path / "b.xlsm", WorkbookData({}, {"NamaInstansi": "Dinas", "TahunLaporan": 2025}))
    book = open_book(tmp_path / "b.xlsm")
    assert book.error_cells == ()
    assert book.value("TriwulanBerjalan") is None
    assert not [one for one in audit_workbook(book) if "triwulan" in one.aturan]
    before = (tmp_path / "b.xlsm").read_bytes()
    assert main(["hitung", str(tmp_path / "b.xlsm"), "--triwulan"]) == 0
    assert (tmp_path / "b.xlsm").read_bytes() == before


def test_the_module_may_be_left_out(tmp_path: Path) -> None:
    build(tmp_path / "b.xlsm", WorkbookData(without=frozenset({"Triwulan"})))
    book = open_book(tmp_path / "b.xlsm")
    assert book.sheet("Triwulan") is None
    assert book.problems == ()
    assert quarter_rows(book) == []


def test_every_rule_of_capaian_has_a_status() -> None:
    assert {status(1, 2, rule).value for rule in Rumus} == {"Tertinggal", "Mendahului"}


def text_of(path: Path) -> str:

    document = opened(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_quarters_report_looks_no_further_than_its_quarter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "b.xlsm", tmp_path / "t2.docx"
    data = year_data(program=97, budget=800)
    actions = [{"Rencana Aksi": "Susun dokumen", "Tenggat": 2, "Selesai": 30}]
    build(path, WorkbookData(data.tables | {"tblRencanaAksi": actions}, data.fields))
    assert main(["laporan", str(path), "--triwulan", "2", "-o", str(out), "--tetap"]) == 0
    said = text_of(out)
    assert "Laporan Kinerja Triwulan II" in said
    # 20 and 25 of 25 and 25: behind by 5, 90 %, and 90 of 100 at the end of the year.
    assert "tertinggal 5 Dokumen dari rencana sampai dengan triwulan II" in said or (
        "tertinggal 5 dari rencana sampai dengan triwulan II" in said
    )
    assert "90%" in said
    assert "tertinggal Rp 100 dari rencana" in said
    assert "Terlambat" in said
    assert "97" not in said
    capsys.readouterr()


def test_the_report_caps_capaian_as_the_sheet_does(tmp_path: Path) -> None:
    row = {"Lembar": "IKU", "Uraian": "Mutu", "Target TW1": 10, "Realisasi TW1": 19}
    data = year_data(iku=None)
    build(
        tmp_path / "b.xlsm",
        WorkbookData(data.tables | {"tblTriwulan": [row]}, data.fields | {"CapaianMaks": 120}),
    )
    table = open_book(tmp_path / "b.xlsm", stored=True).table("tblTriwulan")
    assert table is not None
    assert table.rows[0]["Capaian s.d."] == 120
    out = str(tmp_path / "t1.docx")
    assert main(["laporan", str(tmp_path / "b.xlsm"), "--triwulan", "1", "-o", out, "--tetap"]) == 0
    assert "120%" in text_of(Path(out))
    assert "190%" not in text_of(Path(out))


def test_a_quarter_that_is_not_filled_has_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.xlsm"
    quarters = {"Target TW1": 25, "Realisasi TW1": 20}
    row = {"Lembar": "IKU", "Uraian": "Mutu"} | quarters
    data = year_data(iku=None)
    build(path, WorkbookData(data.tables | {"tblTriwulan": [row]}, data.fields))
    assert main(["laporan", str(path), "--triwulan", "3", "--tetap"]) == 2
    assert "belum memuat realisasi triwulan III" in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(4))
def test_the_report_of_any_quarter_passes_the_audit_of_drafts(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same rows every time
    rows = random_rows(seed, 25)
    for number, row in enumerate(rows):
        row["Satuan"] = chance.choice(["%", "Persen", "Dokumen", "Rp", "20 JP"])
        row["Uraian"] = f"Rencana Aksi 2025-2029 ke-{number}"
        row |= {f"Realisasi TW{q}": round(chance.uniform(0.5, 95), 2) for q in (1, 2)}
    fields = {"NamaInstansi": "Dinas Uji", "TahunLaporan": 2025}
    fields |= {"CapaianMaks": 120, "CapaianMin": 0} if seed % 2 else {}
    build(tmp_path / "b.xlsm", WorkbookData({"tblTriwulan": rows}, fields))
    out = str(tmp_path / "t2.docx")
    assert main(["laporan", str(tmp_path / "b.xlsm"), "--triwulan", "2", "-o", out, "--tetap"]) == 0
    capsys.readouterr()
    main(["periksa", out, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [one for one in found if one["tingkat"] != "info"] == []


@pytest.mark.parametrize("verb", ["hitung", "laporan"])
def test_a_workbook_without_the_sheet_is_told_what_to_do(
    tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.xlsm"
    build(path, WorkbookData(without=frozenset({"Triwulan"})))
    before = path.read_bytes()
    words = ["--triwulan"] if verb == "hitung" else ["--triwulan", "2"]
    assert main([verb, str(path), *words]) == 2
    said = capsys.readouterr().err
    assert "tidak memuat lembar Triwulan" in said
    assert "lakip-xl buka-tahun" in said
    assert path.read_bytes() == before
