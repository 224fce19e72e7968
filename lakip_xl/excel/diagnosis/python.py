"""The Python behind the cells: interpreter, packages, and the functions' own answer."""

import json

import lakip_xl
from lakip_xl.excel.cells import to_excel
from lakip_xl.excel.diagnosis.link import Context, Link, State, nothing_yet
from lakip_xl.excel.install.environment import (
    OLDEST_PYTHON,
    PROBE_SECONDS,
    check_packages,
)
from lakip_xl.excel.install.system import ISOLATED, Ran
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.rules.format import tulis_angka

_INSTALL = "Jalankan lakip-xl pasang."
_REPAIR = "Tutup Excel, lalu jalankan lakip-xl pasang: yang kurang dipasang lagi."

_REFUSALS = {
    5: ("Windows menolak aksesnya", "Periksa antivirus, atau minta admin TI memberi izin."),
    225: ("antivirus menahannya", "Minta admin TI mengecualikan folder pemasangan."),
    1260: ("kebijakan kantor melarang program di folder ini (AppLocker)",
           "Minta admin TI mengizinkan folder pemasangan."),
    4551: ("kebijakan kantor melarang program ini (App Control)",
           "Minta admin TI mengizinkan folder pemasangan."),
}  # fmt: skip
"""What Windows' error numbers mean when a program does not start."""

_QUESTION = ("CAPAIAN", (78.0, 71.0))
_SCRIPT = """
import json, sys
from lakip_xl.excel.probe import answer
print(json.dumps(answer(sys.argv[1], json.loads(sys.argv[2]))))
"""


def check_interpreter(context: Context) -> Link:
    """Look whether the interpreter is there, starts, and suits."""
    name, answer = "Python", context.answer
    if isinstance(answer, Ran):
        if context.places and not context.system.files.is_file(context.python):
            return Link(name, State.BROKEN, f"{context.python} belum ada", _INSTALL)
        reason, step = _REFUSALS.get(answer.refusal or 0, (answer.last_line, _REPAIR))
        return Link(name, State.BROKEN, f"{context.python} tidak jalan: {reason}", step)
    number = f"{'.'.join(map(str, answer.version))}, {answer.bits}-bit"
    if answer.version < OLDEST_PYTHON or (context.places and answer.bits != 64):
        return Link(name, State.BROKEN, f"{number} tidak didukung", _INSTALL)
    return Link(name, State.GOOD, f"{number} ({context.python})")


def check_package_set(context: Context) -> Link:
    """Look at our package and at all that it requires."""
    name, answer = "Paket", context.answer
    if isinstance(answer, Ran):
        return nothing_yet(name)
    if answer.lakip_xl is None:
        return Link(name, State.BROKEN, "lakip-xl belum terpasang", _INSTALL)
    if answer.lakip_xl != lakip_xl.__version__:
        return Link(
            name,
            State.ATTENTION,
            f"lakip-xl {answer.lakip_xl}, sedangkan perintah ini versi {lakip_xl.__version__}",
            _INSTALL,
        )
    checked = check_packages(context.system, context.python)
    if not checked.succeeded:
        return Link(name, State.BROKEN, checked.last_line, _REPAIR)
    return Link(
        name, State.GOOD, f"lakip-xl {answer.lakip_xl}, xlwings {answer.xlwings}, semua lengkap"
    )


def check_functions(context: Context) -> Link:
    """Ask the server a question as Excel asks it: its own process, through COM."""
    name = "Modul fungsi"
    if isinstance(context.answer, Ran):
        return nothing_yet(name)
    function, arguments = _QUESTION
    question = [function, json.dumps(arguments)]
    command = [str(context.python), *ISOLATED, "-c", _SCRIPT, *question]
    ran = context.system.programs.run(command, PROBE_SECONDS)
    expected = to_excel(CATALOGUE[function].evaluate(*arguments))[0][0]
    if not ran.succeeded:
        return Link(name, State.BROKEN, f"server fungsi tidak menjawab: {ran.last_line}", _REPAIR)
    if ran.last_line != json.dumps(expected):
        return Link(name, State.BROKEN, f"{function} menjawab {ran.last_line}", _REPAIR)
    written = "; ".join(f"{argument:g}" for argument in arguments)
    shown = tulis_angka(float(expected))
    return Link(name, State.GOOD, f"{function}({written}) menjawab {shown}")
