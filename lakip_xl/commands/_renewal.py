"""``laporan --perbarui``: makes the figures of an edited report new, and says what it did."""

from pathlib import Path

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import refuse_existing
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import complain, say
from lakip_xl.errors import LakipError


def renew(  # noqa: PLR0913 - the choices of the verb
    workbook: Path,
    document: Path,
    output: Path | None,
    *,
    quarter: int | None,
    force: bool,
    trial: bool,
    overwrite: bool,
) -> int:
    """Renew a report, or say why not."""
    from lakip_xl.report.document import SUFFIX, OpenErrorsError
    from lakip_xl.report.renewal.service import renew_report
    from lakip_xl.report.renewal.told import lines

    if output is not None and not trial:
        if output.suffix.lower() != SUFFIX:
            raise LakipError(f"Nama berkas '{output}' harus berakhiran {SUFFIX}.")
        refuse_existing(output, overwrite=overwrite, source=document, inputs=[workbook])
    try:
        with working_on(document), progress(document.name) as tell:
            done = renew_report(
                workbook,
                document,
                output,
                quarter=quarter,
                force=force,
                trial=trial,
                progress=tell,
            )
    except OpenErrorsError as error:
        complain(error)
        return ExitCode.FINDINGS
    for line in lines(done, trial=trial):
        say(line)
    if trial:
        say("Uji coba: tidak ada yang ditulis.")
    return ExitCode.DONE if done.complete else ExitCode.FINDINGS
