"""The example data, as the inputs of a workbook.

An example is a folder of CSV files in ``lakip_xl.examples``, one per table of a printed
report. Raw figures become inputs; what the report computed goes into the printed columns, so
that the workbook shows its own result beside it.
"""

from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.example import anggaran, kinerja, merit, sumber_daya
from lakip_xl.workbook.example.source import Source, available

__all__ = ["available", "load_example"]


def load_example(name: str) -> WorkbookData:
    """Load an example.

    Args:
        name: Its name, ``pontianak-2024`` or ``pontianak_2024``.

    Raises:
        LakipError: there is no example of that name.

    Example:
        >>> load_example("pontianak-2024").fields["TahunLaporan"]
        2024
    """
    source = Source.open(name)
    iku = kinerja.iku(source)
    tables: dict[str, list[Row]] = {
        "tblIKU": iku,
        "tblSasaran": kinerja.sasaran(iku),
        "tblIPASN": merit.ip_asn(source),
        "tblRegional": merit.regional(source),
        "tblMerit": merit.indicators(source),
        "tblAspekMerit": merit.aspek(source),
        "tblProgram": kinerja.program(source),
        "tblAnggaran": anggaran.anggaran(source),
        "tblEfisiensi": anggaran.efisiensi(source, iku),
        "tblBelanja": anggaran.belanja(source),
        "tblPegawaiPendidikan": sumber_daya.pendidikan(source),
        "tblPegawaiGolongan": sumber_daya.golongan(source),
        "tblPegawaiTahun": sumber_daya.per_tahun(source),
        "tblAset": sumber_daya.aset(source),
        "tblPerbandingan": kinerja.perbandingan(source),
        "tblSAKIP": kinerja.sakip(source),
    }
    return WorkbookData(
        tables=tables,
        fields={
            **source.identity,
            **merit.fields(source),
            **anggaran.fields(source),
            **sumber_daya.fields(source),
        },
    )
