"""What a renewal of a report did and did not, in the words of its user."""

from collections.abc import Iterator, Sequence

from lakip_xl.report.renewal.figures import Compared, State
from lakip_xl.report.renewal.growth import Regrown
from lakip_xl.report.renewal.service import Renewal

_LONGEST_LABEL = 80
_MOST_NAMED = 30
"""Rows that a new report has and the document has not, named up to this number."""


def lines(done: Renewal, *, trial: bool) -> Iterator[str]:
    """Say what was made new and what was not."""
    stale = done.of(State.STALE)
    for one in stale if trial else ():
        yield f"{_called(one)}: {_shown(one.held.text)} menjadi {_shown(one.text)}"
    charts = [one.title for one in done.charts if one.changed]
    what = f"{len(stale)} dari {len(done.figures)} angka dan {len(charts)} grafik"
    for table in done.tables:
        yield from _rows(table)
    if trial:
        yield f"{what} akan diperbarui."
    else:
        yield f"{done.output}: {what} diperbarui."
    yield from _left(done)
    if done.stale:
        count = len(done.stale)
        yield f"Peringatan: {count} sel tidak dapat dihitung; nilai lamanya yang dipakai."


def _rows(table: Regrown) -> Iterator[str]:
    """Say which rows a table got and lost."""
    for what, labels in (
        ("mendapat", table.added),
        ("kehilangan", table.removed),
        ("mempertahankan, karena Anda sunting walau tidak ada lagi di buku kerja,", table.kept),
    ):
        if labels:
            more = f"; dan {len(labels) - _MOST_NAMED} lainnya" * (len(labels) > _MOST_NAMED)
            named = "; ".join(map(_short, labels[:_MOST_NAMED]))
            yield f"Tabel '{table.title}' {what} {len(labels)} baris: {named}{more}."
    if table.left:
        yield (
            f"Tabel '{table.title}' tidak ditambah atau dikurangi barisnya: {table.left}. "
            "Sesuaikan sendiri menurut laporan baru."
        )


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}\u2026"


def _left(done: Renewal) -> Iterator[str]:
    """Name everything that is not right now."""
    for one in done.of(State.EDITED, State.EDITED_AND_STALE):
        yield (
            f"Dibiarkan karena diketik ulang orang: {_called(one)} tertulis {_shown(one.held.text)}"
            f", buku kerja memberi {_shown(one.text)}."
        )
    for sentence in dict.fromkeys(one.sentence for one in done.of(State.GONE) if one.sentence):
        yield f"Kalimat ini kini berbunyi lain; salin dari sini: {sentence}"
    for one in done.of(State.GONE):
        if not one.sentence:
            yield (
                "Tidak diperbarui karena laporan baru tidak memuatnya lagi (barisnya dihapus, "
                "diganti namanya, atau tidak tertinggal lagi): "
                f"{_called(one)}, tertulis {_shown(one.held.text)}."
            )
    for chart in done.charts:
        if chart.left:
            yield f"Grafik '{chart.title}' tidak diperbarui: {chart.left}."
    yield from _absent(done)
    if done.of(State.STALE):
        yield (
            "Catatan di bawah tabel, peringatan halaman pertama, dan lampiran penelusuran tidak "
            "ikut diperbarui; daftar gambar diperbarui Word dengan F9."
        )


def _absent(done: Renewal) -> Iterator[str]:
    rows: dict[tuple[str, str], None] = {}
    for one in done.absent:
        rows.setdefault((one.name.place, _short(one.label)))
    if rows:
        places: Sequence[str] = [
            f"{label} (tabel {place})" if place else f"kalimat '{label}'" for place, label in rows
        ]
        more = f"; dan {len(places) - _MOST_NAMED} lainnya" if len(places) > _MOST_NAMED else ""
        yield (
            "Ada di laporan baru tetapi tidak di naskah ini (baris baru, atau yang Anda hapus): "
            f"{'; '.join(places[:_MOST_NAMED])}{more}. Bila memang baru, salin dari laporan baru."
        )


def _called(one: Compared) -> str:
    name = one.held.name
    return ", ".join(filter(None, (name.table or "sel", name.column, name.key.lstrip("~"))))


def _shown(text: str) -> str:
    return f"'{text}'" if text else "(kosong)"
