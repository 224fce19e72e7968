"""For everything that can be wrong, the diagnosis names the link and the next step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

import pytest
from fake_windows import FakeComputer, number, text

from lakip_xl.errors import LakipError
from lakip_xl.excel.diagnosis.link import Link, State
from lakip_xl.excel.diagnosis.service import diagnose
from lakip_xl.excel.install.local import this_system
from lakip_xl.excel.install.system import Ran
from lakip_xl.workbook.template import template_bytes

Install = Callable[..., object]
Change = Callable[[FakeComputer], object]

SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
CLOUD = r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0\Excel\Security"
GUARD = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
NO_CHILDREN = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
BOOK = PureWindowsPath(r"C:\LAKIP\lakip-2025.xlsm")


@pytest.fixture
def office(computer: FakeComputer, install: Install) -> FakeComputer:
    """A computer on which everything is installed and good."""
    install(computer)
    return computer


def link(computer: FakeComputer, name: str, workbook: PureWindowsPath | None = None) -> Link:
    (found,) = [a for a in diagnose(computer.system, workbook) if a.name == name]
    return found


def test_after_an_installation_every_link_is_good(office: FakeComputer) -> None:
    office.files.write(BOOK, template_bytes())
    states = {a.name: a.state for a in diagnose(office.system, BOOK)}
    assert set(states.values()) == {State.GOOD}


def test_it_changes_nothing(office: FakeComputer) -> None:
    before = dict(office.files.content), dict(office.registry.values)
    diagnose(office.system)
    assert (office.files.content, office.registry.values) == before


def write(key: str, name: str, value: object) -> Change:
    data = number(value) if isinstance(value, int) else text(str(value))
    return lambda computer: computer.registry.write(key, name, data)


def remove(path: str) -> Change:
    return lambda computer: computer.files.remove(computer.root / path)


def put(name: str, value: object) -> Change:
    return lambda computer: setattr(computer, name, value)


def put_template(data: bytes) -> Change:
    return lambda computer: computer.files.write(
        computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm", data
    )


CASES: dict[str, tuple[Change, str, State, str]] = {
    "no python.exe": (
        remove("venv/Scripts/python.exe"), "Python", State.BROKEN, "lakip-xl pasang"),
    "base Python removed": (
        put("refusal", Ran(103, "No Python at C:\\P")), "Python", State.BROKEN, "No Python at"),
    "AppLocker": (
        put("refusal", Ran(None, "blocked", 1260)), "Python", State.BROKEN, "AppLocker"),
    "App Control": (
        put("refusal", Ran(None, "blocked", 4551)), "Python", State.BROKEN, "App Control"),
    "antivirus": (
        put("refusal", Ran(None, "virus", 225)), "Python", State.BROKEN, "antivirus menahannya"),
    "old Python": (put("python_version", (3, 9)), "Python", State.BROKEN, "3.9"),
    "other version of the package": (
        put("installed", {"lakip_xl": "0.0.1", "xlwings": "0.37.8"}),
        "Paket", State.ATTENTION, "0.0.1"),
    "no package": (
        put("installed", {"xlwings": "0.37.8"}), "Paket", State.BROKEN, "belum terpasang"),
    "a package is missing": (
        put("complaint", "lakip-xl requires pandas, which is not installed."),
        "Paket", State.BROKEN, "requires pandas"),
    "functions answer garbage": (
        put("answer", "0.0"), "Modul fungsi", State.BROKEN, "0.0"),
    "template deleted": (
        lambda computer: computer.files.remove(
            computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"
        ),
        "Templat", State.BROKEN, "belum ada"),
    "template damaged": (put_template(b"rusak"), "Templat", State.BROKEN, "rusak atau tanpa makro"),
    "templates not shown": (
        lambda computer: computer.registry.values.pop(
            (r"hkcu\software\microsoft\office\16.0\excel\options", "personaltemplates")),
        "Templat", State.BROKEN, "belum tampil"),
    "macros off": (write(SECURITY, "VBAWarnings", 4), "Kebijakan makro", State.BROKEN, "dimatikan"),
    "macros off by policy": (
        write(POLICY, "VBAWarnings", 4), "Kebijakan makro", State.BROKEN, "dimatikan"),
    "signed macros only": (
        write(CLOUD, "vbawarnings", 3), "Kebijakan makro", State.BROKEN, "bertanda tangan"),
    "all macros on": (
        write(SECURITY, "VBAWarnings", 1), "Kebijakan makro", State.ATTENTION, "berbahaya"),
    "internet macros blocked": (
        write(POLICY, "blockcontentexecutionfrominternet", 1),
        "Kebijakan makro", State.GOOD, "makro dari internet diblokir"),
    "locations off": (
        write(rf"{POLICY}\Trusted Locations", "AllLocationsDisabled", 1),
        "Lokasi tepercaya", State.ATTENTION, "dimatikan"),
    "Defender blocks": (write(GUARD, NO_CHILDREN, "1"), "Antivirus", State.BROKEN, "mengecualikan"),
    "Defender warns": (write(GUARD, NO_CHILDREN, "6"), "Antivirus", State.ATTENTION, "Izinkan"),
    "Defender audits": (write(GUARD, NO_CHILDREN, "2"), "Antivirus", State.GOOD, "tidak melarang"),
    "a letter out of the code page": (
        put("ansi", "ascii"), "Folder pemasangan", State.GOOD, "lakip_xl"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "name", "state", "words"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong(
    change: Change, name: str, state: State, words: str, office: FakeComputer
) -> None:
    change(office)
    found = link(office, name)
    assert found.state is state
    assert words in f"{found.detail} {found.next_step}"
    assert bool(found.next_step) or found.state is not State.BROKEN


def test_a_user_policy_beats_the_users_own_setting(office: FakeComputer) -> None:
    office.registry.write(SECURITY, "VBAWarnings", number(4))
    office.registry.write(POLICY, "VBAWarnings", number(2))
    assert link(office, "Kebijakan makro").state is State.GOOD


def test_a_template_that_only_administrators_can_place_is_asked_of_them(
    office: FakeComputer,
) -> None:
    key = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Options"
    office.registry.write(key, "PersonalTemplates", text(r"\\server\templat"))
    found = link(office, "Templat")
    assert (found.state, found.next_step) == (
        State.BROKEN,
        "Minta admin TI menaruh LAKIP.xltm di sana.",
    )


def test_before_an_installation_each_link_says_what_it_waits_for(computer: FakeComputer) -> None:
    states = {a.name: a.state for a in diagnose(computer.system)}
    assert states["Python"] is State.BROKEN
    assert states["Paket"] is states["Modul fungsi"] is State.DOES_NOT_APPLY
    assert states["Templat"] is State.BROKEN


def test_without_excel_its_links_do_not_apply(install: Install) -> None:
    computer = FakeComputer()
    install(computer)
    assert link(computer, "Excel").state is State.BROKEN
    assert link(computer, "Kebijakan makro").state is State.DOES_NOT_APPLY
    assert link(computer, "Modul fungsi").state is State.GOOD


@pytest.mark.parametrize(
    ("version", "bits", "products", "shown"),
    [
        ("15.0", 32, "", "Excel 2013 (32-bit)"),
        ("16.0", 32, "", "Excel 2016 atau lebih baru (32-bit)"),
        ("16.0", 64, "ProPlus2021Volume", "Excel 2021 (64-bit)"),
        ("16.0", 64, "O365BusinessRetail,VisioPro2021Volume", "Microsoft 365 (64-bit)"),
    ],
)
def test_it_tells_which_excel(version: str, bits: int, products: str, shown: str) -> None:
    assert link(FakeComputer().with_office(version, bits, products), "Excel").detail == shown


def test_an_excel_that_was_uninstalled_is_not_counted(computer: FakeComputer) -> None:
    (program,) = [path for path in computer.files.content if path.name == "EXCEL.EXE"]
    computer.files.remove(program)
    assert link(computer, "Excel").state is State.BROKEN


@pytest.mark.parametrize("windows", ["6.1.7601", "6.3.9600"])
def test_an_old_windows_is_told(windows: str, office: FakeComputer) -> None:
    links = diagnose(replace(office.system, windows=windows))
    assert (links[0].name, links[0].state) == ("Windows", State.BROKEN)


def test_a_profile_on_the_network_is_told(office: FakeComputer) -> None:
    system = office.system
    system.variables["LOCALAPPDATA"] = r"\\server\profil\sri"  # type: ignore[index]
    (found,) = [a for a in diagnose(system) if a.name == "Folder pemasangan"]
    assert (found.state, "jaringan" in found.detail) == (State.ATTENTION, True)


def test_a_name_that_excels_macros_cannot_write_is_told() -> None:
    found = link(FakeComputer(user="Ζωή").with_office(), "Folder pemasangan")
    assert found.state is State.BROKEN
    assert found.next_step.startswith("Minta admin TI")


# One workbook ---------------------------------------------------------------------------


@pytest.fixture
def with_book(office: FakeComputer) -> FakeComputer:
    office.files.write(BOOK, template_bytes())
    return office


def mark(computer: FakeComputer, zone: int, book: PureWindowsPath = BOOK) -> None:
    stream = book.with_name(f"{book.name}:Zone.Identifier")
    words = f"[ZoneTransfer]\r\nZoneId={zone}\r\nHostUrl=https://surat.contoh.go.id/\r\n"
    computer.files.write(stream, words.encode())


@pytest.mark.parametrize(("zone", "state"), [(1, State.GOOD), (3, State.BROKEN), (4, State.BROKEN)])
def test_the_mark_of_the_web(zone: int, state: State, with_book: FakeComputer) -> None:
    mark(with_book, zone)
    found = link(with_book, "Mark of the Web", BOOK)
    assert found.state is state
    assert "surat.contoh.go.id" in found.detail


def test_in_a_trusted_location_the_mark_does_not_block(
    with_book: FakeComputer, install: Install
) -> None:
    mark(with_book, 3)
    install(with_book, trusted=BOOK.parent)
    assert link(with_book, "Mark of the Web", BOOK).state is State.GOOD


def without_macros(tmp_path: Path) -> bytes:
    source, target = tmp_path / "a.xlsm", tmp_path / "b.xlsx"
    source.write_bytes(template_bytes())
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for item in old.infolist():
            if item.filename != "xl/vbaProject.bin":
                new.writestr(item, old.read(item))
    return target.read_bytes()


def test_a_workbook_without_macros(with_book: FakeComputer, tmp_path: Path) -> None:
    with_book.files.write(BOOK, without_macros(tmp_path))
    found = link(with_book, "Makro berkas", BOOK)
    assert found.state is State.BROKEN
    assert "#NAME?" in found.detail


def test_a_workbook_that_is_none_or_not_there_ends_the_command(with_book: FakeComputer) -> None:
    with_book.files.write(BOOK, b"bukan buku kerja")
    with pytest.raises(LakipError):
        diagnose(with_book.system, BOOK)
    with pytest.raises(LakipError, match="tidak ada: periksa nama"):
        diagnose(with_book.system, BOOK.with_name("lain.xlsm"))


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (r"C:\Users\Sri Wahyuni\OneDrive - Pemkot\LKjIP", "OneDrive"),
        (r"\\server\bersama", "jaringan"),
    ],
)
def test_a_place_that_excel_treats_differently(
    folder: str, words: str, office: FakeComputer
) -> None:
    book = PureWindowsPath(folder) / "a.xlsm"
    office.files.write(book, template_bytes())
    found = link(office, "Letak berkas", book)
    assert (found.state, words in found.detail) == (State.ATTENTION, True)


# The computer the tests run on ----------------------------------------------------------


@pytest.mark.skipif("sys.platform == 'win32'")
def test_elsewhere_what_applies_is_really_looked_at(tmp_path: Path) -> None:
    book = tmp_path / "buku.xlsm"
    book.write_bytes(template_bytes())
    links = {a.name: a for a in diagnose(this_system(), book)}
    assert links["Windows"].state is State.DOES_NOT_APPLY
    assert links["Mark of the Web"].state is State.DOES_NOT_APPLY
    for name in ("Python", "Modul fungsi", "Templat", "Makro berkas"):
        assert links[name].state is State.GOOD, links[name]
    assert links["Modul fungsi"].detail == "CAPAIAN(78; 71) menjawab 109,86"
