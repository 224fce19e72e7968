"""What the VBA asks of Windows: the declarations against Win32's own, and the calls made for real.

The second half needs Wine and a compiler for Windows, which not every machine has: there the VBA's
own text starts an interpreter with CreateProcessW and finds its server with CoCreateInstance.
"""

import ctypes
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from vba_declares import Declared
from vba_excel import error_number
from wine_windows import Windows, WindowsExcel, missing_programs

from lakip_xl.workbook.vba.modules import FOLDER, read_source

NOT_AVAILABLE = 2042
LONGEST = 3.0
"""Seconds that a calculation may wait in all."""
SIGNATURES = {
    "CreateProcessW": ("kernel32", "ppppiippSTARTUPINFOW*PROCESS_INFORMATION*", "i"),
    "WaitForSingleObject": ("kernel32", "pi", "i"),
    "CloseHandle": ("kernel32", "p", "i"),
    "GetCurrentProcessId": ("kernel32", "", "i"),
    "CLSIDFromString": ("ole32", "pGUID*", "i"),
    "CoCreateInstance": ("ole32", "GUID*piGUID*IDispatch**", "i"),
}
"""As Win32 documents them: p an address or a handle, i a DWORD, BOOL or HRESULT."""
STRUCTURES = {
    "GUID": "u4 u2 u2 b8",
    "STARTUPINFOW": "u4 p p p u4 u4 u4 u4 u4 u4 u4 u4 u2 u2 p p p p",
    "PROCESS_INFORMATION": "p p u4 u4",
}
THEIRS = {
    "Identifier": "GUID",
    "StartupInformation": "STARTUPINFOW",
    "ProcessInformation": "PROCESS_INFORMATION",
}


@pytest.fixture(scope="module")
def declared() -> Declared:
    return Declared(read_source(FOLDER / "LakipWindows.bas"))


def test_the_declarations_are_those_that_win32_documents(declared: Declared) -> None:
    written = {}
    for name, function in declared.functions.items():
        parameters = "".join(
            {"LongPtr": "p", "Long": "i"}[one.declared]
            if one.by_val
            else "IDispatch**"
            if one.declared == "Object"
            else f"{THEIRS[one.declared]}*"
            for one in function.params
        )
        written[name] = (function.library, parameters, {"Long": "i"}[function.returns])
    assert written == SIGNATURES


@pytest.mark.parametrize("pointer", [8, 4], ids=["64-bit", "32-bit"])
@pytest.mark.parametrize("name", THEIRS)
def test_a_type_has_the_layout_that_windows_expects(
    declared: Declared, name: str, pointer: int
) -> None:
    kinds = {
        "u4": ctypes.c_uint32,
        "u2": ctypes.c_uint16,
        "b8": ctypes.c_uint8 * 8,
        "p": ctypes.c_uint64 if pointer == 8 else ctypes.c_uint32,
    }
    members = [(f"m{i}", kinds[k]) for i, k in enumerate(STRUCTURES[THEIRS[name]].split())]
    theirs = type("Theirs", (ctypes.Structure,), {"_fields_": members})
    size, places = declared.layout(name, pointer)
    expanded = [
        place + index * (4 if field.type == "Long" else 1)
        for field, place in zip(declared.types[name], places, strict=True)
        for index in range(field.count if field.type != "Byte" else 1)
    ]
    assert size == ctypes.sizeof(theirs)
    assert expanded == [getattr(theirs, member).offset for member, _ in members]


def test_the_size_that_windows_is_told_counts_the_gaps(declared: Declared) -> None:
    # Len counts the members alone; LenB what they take in memory.
    assert "startup.size = LenB(startup)" in declared.source


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    if missing := missing_programs():
        pytest.skip(f"needs Wine and a compiler for Windows: {', '.join(missing)}")
    machine = Windows(tmp_path_factory.mktemp("windows"))
    machine.warm_up()
    yield machine
    machine.close()


class TestUnderWine:
    """LakipServer and LakipWindows as they stand, over a real CreateProcessW and real COM."""

    @pytest.fixture
    def excel(self, windows: Windows, small: Path) -> WindowsExcel:
        return windows.excel(small)

    def ask(self, excel: WindowsExcel, times: int = 1) -> tuple[object, float]:
        """Give the last answer and the seconds that all took."""
        began = time.perf_counter()
        for _ in range(times):
            answer = excel.evaluate("CAPAIAN(78, 71)")
        return answer, time.perf_counter() - began

    def served(self, excel: WindowsExcel) -> object:
        """The answer, on a busy machine after a few recalculations, as its user would do."""
        for _ in range(20):
            answer, _ = self.ask(excel)
            if error_number(answer) is None:
                break
            excel.run("LakipServer.ForgetServer")
            time.sleep(0.3)
        return answer

    def test_a_formula_starts_the_interpreter_and_reaches_its_server(
        self, windows: Windows, excel: WindowsExcel
    ) -> None:
        windows.behave("serve 300 99")
        assert self.served(excel) == pytest.approx(109.85915492957747)
        assert excel.status() == ""
        ((_, folder, command),) = windows.started()
        program, rest = command.split('" ', 1)
        assert program.endswith("AppData\\Local\\lakip_xl\\venv\\Scripts\\pythonw.exe")
        excel_process = excel.tell("CALL", "GetCurrentProcessId")[0]
        class_name = f"{{6C616B69-705F-4A45-8D42-0000{int(excel_process):08X}}}"
        assert rest == f"-I -B -m lakip_xl.excel.server {class_name} {excel_process}"
        assert folder.lower() == "c:\\windows\\system32"

    def test_a_second_workbook_of_the_same_excel_finds_the_same_server(
        self, windows: Windows, excel: WindowsExcel, small: Path
    ) -> None:
        windows.behave("serve 0 99")
        self.served(excel)
        second = WindowsExcel(small, windows, excel._process)
        assert self.ask(second)[0] == pytest.approx(109.85915492957747)
        assert len(windows.started()) == 1

    def test_one_that_ends_in_the_middle_of_a_question_is_started_again(
        self, windows: Windows, excel: WindowsExcel
    ) -> None:
        windows.behave("serve 0 1")
        self.served(excel)
        assert self.served(excel) == pytest.approx(109.85915492957747)
        assert len(windows.started()) == 2
        assert excel.status() == ""

    @pytest.mark.parametrize(
        ("way", "program", "reason"),
        [
            ("", None, "tidak dapat menjalankan"),
            ("", b"bukan program", "tidak dapat menjalankan"),
            ("crash", b"", "berhenti begitu dijalankan"),
            ("hang", b"", "masih dimulai"),
            ("serve 0 0", b"", "remote procedure call|masih dimulai"),
            ("serve 0 0 1250", b"", "CAPAIAN tidak selesai dihitung|masih dimulai"),
            ("serve 900 0 1250", b"", "CAPAIAN tidak selesai dihitung|masih dimulai"),
        ],
        ids=[
            "missing",
            "replaced",
            "crashing",
            "hanging",
            "dying at every question",
            "not answering",
            "starting slowly and not answering",
        ],
    )
    def test_an_interpreter_that_does_not_serve_costs_three_seconds_at_most(
        self,
        windows: Windows,
        small: Path,
        way: str,
        program: bytes | None,
        reason: str,
    ) -> None:
        for _ in range(3):  # a busy machine may add to what is waited for; one that waits, always
            windows.behave(way, program=program)
            excel = windows.excel(small)
            answer, waited = self.ask(excel, times=50)
            assert error_number(answer) == NOT_AVAILABLE
            if waited < LONGEST:
                break
        assert waited < LONGEST
        assert re.search(reason, excel.status())
        assert "\n" not in excel.status()
        assert len(windows.started()) <= 2
