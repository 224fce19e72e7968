"""Everything the command line says is Indonesian, click's own words included."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from lakip_xl import cli
from lakip_xl.commands import VERBS

TRANSLATIONS = Path(cli.__file__).parent / "locale" / "id" / "LC_MESSAGES"

# Texts of click that no user of ours can meet.
UNREACHABLE_MODULES = {
    "_termui_impl.py": "progress bars and the editor: not used",
    "termui.py": "prompts: not used",
    "_winconsole.py": "a write to a console that failed",
    "shell_completion.py": "said while a shell loads its completion",
    "utils.py": "a mistake of the programmer",
}
PROGRAMMERS_MISTAKES = (
    "Could not determine name",
    "No options defined but",
    "Arguments take exactly one",
    "Name '{name}' defined twice",
    "Boolean option {decl!r}",
    "Invalid start character",
)

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|missing|invalid|such|unexpected|extra|try|help"
    r"|show|version|message|exit|required|default|values?|does|not|exist|one of|did you mean"
    r"|aborted|file|directory|path|text)\b",
    re.IGNORECASE,
)
OUR_OPTIONS = re.compile(r"--\w+(-\w+)*")

ERROR_PATHS = [
    [],
    ["tidak-ada"],
    ["fungs"],
    ["--salah"],
    ["--versio"],
    ["fungsi", "A", "B"],
    ["fungsi", "--salah"],
    ["fungsi", "CAPAIN"],
    ["fungsi", "ENTAHLAH"],
    ["fungsi", "--help=ya"],
    ["baru"],
    ["baru", "a.xlsm", "--contoh"],
    ["hitung"],
    ["hitung", "tiada.xlsm"],
    ["hitung", "tiada.xlsm", "-o"],
    ["hitung", "a.xlsm", "b.xlsm", "-o", "c.xlsm"],
    ["bangun", "berlebih"],
]


def catalogue() -> Catalog:
    with (TRANSLATIONS / "messages.po").open("rb") as file:
        return read_po(file)


def texts_of_click() -> Iterator[str]:
    for module in sorted(Path(click.__file__).parent.glob("*.py")):
        if module.name in UNREACHABLE_MODULES:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "ngettext"}
                and isinstance(node.args[0], ast.Constant)
                and not node.args[0].value.startswith(PROGRAMMERS_MISTAKES)
            ):
                yield node.args[0].value


@pytest.mark.parametrize("text", [*texts_of_click()])
def test_each_text_of_the_installed_click_is_translated(text: str) -> None:
    message = catalogue().get(text)
    assert message is not None, "add it to lakip_xl/locale/id/LC_MESSAGES/messages.po"
    assert message.string


def test_the_compiled_translations_are_those_of_the_source() -> None:
    with (TRANSLATIONS / "messages.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue():
        if isinstance(message.id, tuple):
            assert compiled.ngettext(*message.id, 2) == message.string[0]
        elif message.id:
            assert compiled.gettext(message.id) == message.string, "run: make docs"


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_is_indonesian(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Pemakaian: lakip-xl {verb}")
    assert not ENGLISH.findall(OUR_OPTIONS.sub("", shown))


def test_the_general_help_is_indonesian_and_lists_the_verbs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert not ENGLISH.findall(OUR_OPTIONS.sub("", shown))
    assert tuple(re.findall(r"^  (\w[\w-]*)  ", shown, re.MULTILINE)) == VERBS
    assert "..." not in shown.partition("Perintah:")[2], "a short help is cut off"


@pytest.mark.parametrize("arguments", ERROR_PATHS, ids=" ".join)
def test_a_mistake_is_explained_in_indonesian(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err
    assert not ENGLISH.findall(OUR_OPTIONS.sub("", captured.err))
