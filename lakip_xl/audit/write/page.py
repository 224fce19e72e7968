"""The findings as one page for the reviewer: opens offline, can be filtered and printed."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from lakip_xl.audit.decisions import Decision
from lakip_xl.audit.finding import Finding, Severity, summary
from lakip_xl.package.atomic import write_atomically
from lakip_xl.rules.format import tulis_angka

_STYLE = """
body{font:14px/1.4 sans-serif;margin:1.5rem;color:#222}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #bbb;padding:.3rem .45rem;text-align:left;vertical-align:top}
th{background:#eee}thead{display:table-header-group}tr{break-inside:avoid}
.galat td:nth-child(2){color:#a40000;font-weight:bold}
.peringatan td:nth-child(2){color:#8a5a00;font-weight:bold}
.diterima{color:#777}
input{width:100%;box-sizing:border-box;border:0;border-bottom:1px dotted #888;font:inherit}
form{margin:1rem 0;display:flex;gap:1.5rem}
@media print{form{display:none}body{margin:0;font-size:10px}@page{size:A4 landscape;margin:12mm}}
"""
_SCRIPT = """
(function(){
  var table=document.getElementById('tabel'),level=document.getElementById('tingkat');
  function filter(){
    var shown=0;
    document.querySelectorAll('tbody tr').forEach(function(row){
      var hide=(table.value!==''&&row.dataset.tabel!==table.value)||
               (level.value!==''&&row.dataset.tingkat!==level.value);
      row.hidden=hide; if(!hide){shown+=1;}
    });
    document.getElementById('tampak').textContent=shown;
  }
  table.addEventListener('change',filter); level.addEventListener('change',filter); filter();
})();
"""
_HEADS = (
    "No", "Tingkat", "Letak", "Tercetak", "Seharusnya", "Penjelasan", "Aturan dan id",
    "Diperiksa oleh", "Tanggal", "Keputusan",
)  # fmt: skip


def review_page(
    name: str, findings: Sequence[Finding], decisions: Mapping[str, Decision] | None = None
) -> str:
    """Give the page.

    Args:
        name: The audited file.
        findings: What was found, accepted findings too.
        decisions: What was decided on findings, by their names.

    Example:
        >>> page = review_page("a<b.docx", [Finding("serapan", Severity.GALAT, pesan="5 < 6")])
        >>> "a&lt;b.docx" in page, "5 &lt; 6" in page, "5 < 6" in page
        (True, True, False)
    """
    places = list(dict.fromkeys(map(_where, findings)))
    rows = "\n".join(
        _row(i, one, (decisions or {}).get(one.id)) for i, one in enumerate(findings, 1)
    )
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    title = f"Hasil pemeriksaan {escape(name)}"
    return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>{_STYLE}</style></head><body>
<h1>{title}</h1>
<p>{escape(summary(findings))}</p>
<form><label>Tabel <select id="tabel">{_options(places)}</select></label>
<label>Tingkat <select id="tingkat">{_options([t.value for t in Severity])}</select></label>
<span>Tampak: <b id="tampak">{len(findings)}</b></span></form>
<table><thead><tr>{heads}</tr></thead><tbody>
{rows}
</tbody></table>
<script>{_SCRIPT}</script></body></html>
"""


def write_page(
    output: Path, name: str, findings: Sequence[Finding], decisions: Mapping[str, Decision]
) -> None:
    """Store the page; as :func:`review_page` otherwise.

    Raises:
        LakipError: The file cannot be written.
    """
    page = review_page(name, findings, decisions).encode("utf-8", "replace")
    write_atomically(output, [page])


def _where(one: Finding) -> str:
    if one.sheet:
        return f"Lembar {one.sheet}"
    return f"Tabel {one.tabel}" if one.tabel else "Naskah"


def _options(values: Sequence[str]) -> str:
    options = "".join(f'<option value="{escape(v)}">{escape(v)}</option>' for v in values)
    return f'<option value="">semua</option>{options}'


def _row(number: int, one: Finding, decision: Decision | None) -> str:
    place = " · ".join(part for part in (_where(one), one.kunci, one.kolom, one.sel) if part)
    cells = [str(number), one.tingkat.value, place, _text(one.tercetak), _text(one.dihitung)]
    cells += [one.pesan, f"{one.aturan} #{one.id}"]
    body = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    if decision is None:
        labels = ("Diperiksa oleh", "Tanggal", "Keputusan")
        body += "".join(f'<td><input aria-label="{label}"></td>' for label in labels)
    else:
        decided = (decision.oleh, decision.kapan, f"Diterima: {decision.alasan}")
        body += "".join(f"<td>{escape(cell)}</td>" for cell in decided)
    state = " diterima" if decision else ""
    level = one.tingkat.value
    where = escape(_where(one))
    return f'<tr class="{level}{state}" data-tabel="{where}" data-tingkat="{level}">{body}</tr>'


def _text(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else tulis_angka(value)
