"""Sheet IP ASN: the professionalism index by dimension, and the regional list with rank."""

from lakip_xl.workbook.schema import people
from lakip_xl.workbook.schema.columns import computed, key, number, printed, text, whole, word
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Field, Sheet, Table
from lakip_xl.workbook.schema.schemes import CHOSEN
from lakip_xl.workbook.schema.totals import differences, soiled
from lakip_xl.workbook.waiting import when_filled

_SCHEME = CHOSEN["ip_asn"]


TBL_IP_ASN = Table(
    name="tblIPASN",
    caption="Indeks Profesionalitas ASN menurut dimensi",
    column="B",
    blank_rows=3,
    columns=(
        key("Instansi", "Instansi atau unit kerja yang dinilai.", 30),
        *people.dimensions("Nilai dimensi {}, paling tinggi {}."),
        people.index(),
        word(
            "Kategori",
            f"=KATEGORI_IP_ASN([@[IP ASN]],{_SCHEME})",
            "Sangat Tinggi, Tinggi, Sedang, Rendah, atau Sangat Rendah.",
            14,
            mark=Mark.IP_ASN,
        ),
        *(
            computed(
                f"Capaian {dimension}",
                f"=CAPAIAN([@{dimension}],Bobot{dimension})",
                f"Nilai {dimension.lower()} terhadap bobotnya, dalam persen.",
                12,
                Format.PERCENT,
            )
            for dimension, _ in people.DIMENSIONS
        ),
        *printed("IP ASN"),
    ),
)

TBL_REGIONAL = Table(
    name="tblRegional",
    optional=True,
    caption="IP ASN instansi sewilayah, dengan peringkat",
    column="Q",
    blank_rows=10,
    columns=(
        whole("No", "Nomor urut seperti di daftar sumber.", 5, kind=Kind.KEY),
        text("Instansi", "Nama instansi.", 32, mark=Mark.OWN),
        *(
            number(
                f"Pantauan {order}",
                f"Nilai IP ASN pada pantauan ke-{order}.",
                15,
                style=Format.DECIMAL,
                minimum=0,
                maximum=100,
            )
            for order in (1, 2, 3)
        ),
        computed(
            "Kenaikan",
            "=SELISIH([@[Pantauan 3]],[@[Pantauan 1]])",
            "Pantauan terakhir dikurangi pantauan pertama.",
            10,
            Format.CHANGE,
        ),
        word(
            "Kategori",
            f"=KATEGORI_IP_ASN([@[Pantauan 3]],{_SCHEME})",
            "Kategori pantauan terakhir.",
            14,
            mark=Mark.IP_ASN,
        ),
        computed(
            "Peringkat",
            f'=IF([@[Pantauan 3]]="","",IF({soiled("tblRegional[Pantauan 3]")},#VALUE!,'
            "RANK([@[Pantauan 3]],tblRegional[Pantauan 3])))",
            "Peringkat pada pantauan terakhir; nilai sama berbagi peringkat.",
            10,
            Format.WHOLE,
        ),
    ),
)


_OWN_ROW = "MATCH(InstansiRegional,tblRegional[Instansi],0)"


def _period(order: int) -> Field:
    return Field(
        f"PeriodePantauan{order}",
        "Periode",
        f"{TBL_REGIONAL.letter(f'Pantauan {order}')}5",
        Type.TEXT,
        f"Bulan dan tahun pantauan ke-{order}, misalnya Juli 2024.",
    )


SHEET = Sheet(
    title="IP ASN",
    heading="Indeks Profesionalitas ASN",
    purpose="Indeks menurut empat dimensi, dan peringkat di wilayah.",
    tables=(TBL_IP_ASN, TBL_REGIONAL, people.TBL_PEGAWAI),
    frozen_columns="B",
    fields=(
        Field(
            "NilaiIpAsn",
            "IP ASN",
            f"{TBL_IP_ASN.letter('IP ASN')}5",
            Type.NUMBER,
            "Nilai baris pertama.",
            Format.DECIMAL,
            formula="=INDEX(tblIPASN[IP ASN],1)",
        ),
        Field(
            "KategoriIpAsn",
            "Kategori",
            f"{TBL_IP_ASN.letter('Kategori')}5",
            Type.TEXT,
            formula=when_filled(f"=KATEGORI_IP_ASN(NilaiIpAsn,{_SCHEME})"),
            mark=Mark.IP_ASN,
        ),
        differences(TBL_IP_ASN),
        *people.FIELDS,
        Field(
            "InstansiRegional",
            "Instansi sendiri",
            f"{TBL_REGIONAL.letter('Instansi')}5",
            Type.TEXT,
            "Nama instansi sendiri, sama persis dengan isi kolom Instansi di bawah.",
        ),
        _period(1),
        _period(2),
        _period(3),
        Field(
            "PeringkatRegional",
            "Peringkat",
            f"{TBL_REGIONAL.letter('Peringkat')}5",
            Type.NUMBER,
            format=Format.WHOLE,
            formula=f'=IF(InstansiRegional="","",IF(COUNTIF(tblRegional[Instansi],InstansiRegional)=0,"",'
            f"INDEX(tblRegional[Peringkat],{_OWN_ROW})))",
        ),
        Field(
            "JumlahRegional",
            "Dari",
            f"{TBL_REGIONAL.letter('Kategori')}5",
            Type.TEXT,
            formula='=IF(COUNT(tblRegional[Pantauan 3])=0,"",'
            'COUNT(tblRegional[Pantauan 3])&" instansi")',
        ),
    ),
)
