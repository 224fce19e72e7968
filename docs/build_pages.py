"""Write everything that is generated and committed: reference pages and compiled texts.

Run it as ``make docs``. ``tests/docs`` compares what is committed with what this gives.
"""

from pathlib import Path

import click
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import lakip_xl
from lakip_xl import cli
from lakip_xl.commands import VERBS
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.page import function_index, function_page
from lakip_xl.schemes import SCHEMES
from lakip_xl.workbook.schema import SHEETS
from rule_pages import rule_index, rule_page, rules
from scheme_pages import scheme_index, scheme_page
from sheet_pages import sheet_index, sheet_page, slug

DOCS = Path(__file__).parent
GENERATED_FOLDERS = ("fungsi", "lembar", "aturan", "skema")
TRANSLATIONS = Path(lakip_xl.__file__).parent / "locale"

FUNCTIONS_HEAD = """# Fungsi lembar kerja

Rumus ditulis seperti di Excel berbahasa Indonesia: `;` di antara argumen dan koma desimal. Di Excel
dengan pengaturan wilayah Inggris, `;` menjadi `,` dan koma desimal menjadi titik.

Yang berlaku untuk semua fungsi: sel kosong di argumen wajib memberi sel kosong (barisnya belum
diisi); teks di tempat angka memberi `#VALUE!`; galat di argumen kembali sebagai galat yang sama;
rumus, skala, atau jenis yang tidak dikenal memberi `#N/A`.

"""

COMMANDS_HEAD = """# Perintah

Setiap perintah menampilkan bantuan ini sendiri dengan `--help`. Kode keluarnya: 0 selesai; 1 ada
temuan atau sel yang gagal dihitung; 2 berkas atau argumen tidak dapat dipakai.
"""


def pages() -> dict[str, str]:
    """Give every generated page: its path under ``docs/`` and its text."""
    result = {
        "fungsi/README.md": FUNCTIONS_HEAD + function_index(CATALOGUE, link="[{name}]({name}.md)")
    }
    result |= {f"fungsi/{name}.md": function_page(spec) for name, spec in CATALOGUE.items()}
    result["perintah.md"] = COMMANDS_HEAD + "".join(map(command_section, VERBS))
    result["lembar/README.md"] = sheet_index(SHEETS)
    result |= {f"lembar/{slug(sheet)}.md": sheet_page(sheet) for sheet in SHEETS}
    result["aturan/README.md"] = rule_index(rules().values())
    result |= {f"aturan/{name}.md": rule_page(rule) for name, rule in rules().items()}
    result["skema/README.md"] = scheme_index(SCHEMES.values())
    result |= {f"skema/{name}.md": scheme_page(scheme) for name, scheme in SCHEMES.items()}
    return result


def command_section(verb: str) -> str:
    """Write what a verb says of itself."""
    cli.speak_indonesian()
    group = cli.lakip_xl.make_context("lakip-xl", [], resilient_parsing=True, terminal_width=80)
    command = cli.lakip_xl.get_command(group, verb)
    if command is None:
        raise ValueError(verb)
    with click.Context(command, parent=group, info_name=verb, terminal_width=80) as context:
        return f"\n## {verb}\n\n```text\n{command.get_help(context)}\n```\n"


def main() -> None:
    """Write the pages, remove those that are generated no more, compile the translations."""
    wanted = pages()
    for folder in GENERATED_FOLDERS:
        for path in (DOCS / folder).glob("*.md"):
            if f"{folder}/{path.name}" not in wanted:
                path.unlink()
    for name, text in wanted.items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for source in TRANSLATIONS.rglob("*.po"):
        with source.open("rb") as texts, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(texts))
    print(f"{len(wanted)} halaman ditulis.")


if __name__ == "__main__":
    main()
