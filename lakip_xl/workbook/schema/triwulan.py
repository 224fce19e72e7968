"""Sheet Triwulan: quarterly plan and result of each row, and the action plan with its milestones.

The formulas do what ``rules.triwulan`` says. Nothing here refers to another sheet: the quarters
stand on their own, and the audit holds them against the year.
"""

from lakip_xl.rules.triwulan import BANYAK, Cara, Status
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.columns import computed, key, number, text, whole, word
from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table

SINCE = 3
"""The version of the template that brought the sheet."""
QUARTERS = range(1, BANYAK + 1)
BUDGET = "Anggaran"
"""The word of the column Lembar for rows of money."""
_RUMUS = "[@Rumus]"
_LOWER = f'OR({_RUMUS}="turun",{_RUMUS}="turun_rasio")'
_EXACT = f'OR({_RUMUS}="stabil",{_RUMUS}="rentang")'
_DONE, _DUE = "[@[Realisasi s.d.]]", "[@[Target s.d.]]"
_YEAR, _LAST, _WAY = "[@[Target Setahun]]", "[@Triwulan]", "[@Akumulasi]"


def _up_to(of: str, quarter: int) -> str:
    cells = f"[@[{of} TW1]]" if quarter == 1 else f"[@[{of} TW1]:[{of} TW{quarter}]]"
    return f"AKUMULASI({cells},{_WAY})"


def _last() -> str:
    formula = '""'
    for quarter in QUARTERS:
        formula = f'IF([@[Realisasi TW{quarter}]]<>"",{quarter},{formula})'
    return f"={formula}"


def _quarter_capaian(quarter: int) -> Column:
    return computed(
        f"Capaian TW{quarter}",
        f"=CAPAIAN([@[Realisasi TW{quarter}]],[@[Target TW{quarter}]],{_RUMUS},CapaianMaks,"
        "CapaianMin,KebijakanNol)",
        f"Capaian triwulan {quarter} sendiri, dalam persen.",
        10,
        Format.PERCENT,
    )


def _share(title: str, of: str, help_text: str) -> Column:
    return computed(
        title,
        f'=IF([@Lembar]<>"{BUDGET}","",SERAPAN({of},{_YEAR},KebijakanNol))',
        help_text,
        10,
        Format.PERCENT,
    )


_PLANNED = f'AND(N({_DUE})<>0,{_YEAR}<>"")'
_IS_SUM = f'OR({_WAY}="",{_WAY}="jumlah")'
_RATIO = f"{_DONE}*{_YEAR}/{_DUE}"
_FORECAST = (
    f'=IF({_DONE}="","",IF({_LAST}={BANYAK},{_DONE},IF({_PLANNED},'
    f'IF({_WAY}="maks",MAX({_DONE},{_RATIO}),{_RATIO}),'
    f"IF({_IS_SUM},{_DONE}*{BANYAK}/{_LAST},{_DONE}))))"
)
_HOW = (
    f'=IF({_DONE}="","",IF({_LAST}={BANYAK},"{Cara.SELESAI}",IF({_PLANNED},"{Cara.SEBANDING}",'
    f'IF({_IS_SUM},"{Cara.RATA}","{Cara.BERTAHAN}"))))'
)
_STATUS = (
    f'=IF([@Deviasi]="","",IF([@Deviasi]=0,"{Status.SESUAI}",IF([@Tertinggal]>0,'
    f'"{Status.TERTINGGAL}","{Status.MENDAHULUI}")))'
)

TBL_TRIWULAN = Table(
    name="tblTriwulan",
    caption="Target dan realisasi per triwulan",
    column="B",
    blank_rows=12,
    optional=True,
    since=SINCE,
    columns=(
        key("Lembar", "Lembar tempat nilai setahunnya: IKU, Program, atau Anggaran.", 11,
            choices=lists.LEMBAR_TRIWULAN),
        key("Kode", "Kode bertitik untuk baris Program dan Anggaran; kosong untuk IKU.", 10),
        text("Uraian", "Indikator, atau nama program sampai subkegiatan.", 40),
        text("Satuan", "Satuan target dan realisasi; Rp untuk Anggaran.", 10),
        text("Rumus", "naik, turun, turun_rasio, atau stabil. Kosong berarti naik.", 11,
             choices=lists.RUMUS),
        text(
            "Akumulasi",
            "jumlah: triwulan dijumlahkan; terakhir: nilai triwulan terakhir; rata: rata-rata; "
            "maks: tertinggi. Kosong berarti jumlah.",
            11,
            choices=lists.AKUMULASI,
        ),
        *(number(f"Target TW{q}", f"Target triwulan {q} sendiri (rencana kas untuk Anggaran), "
                 "bukan kumulatif.", 13, style=Format.QUANTITY) for q in QUARTERS),
        *(number(f"Realisasi TW{q}", f"Realisasi triwulan {q} sendiri, bukan kumulatif. 0 adalah "
                 "nilai, bukan kosong.", 13, style=Format.QUANTITY) for q in QUARTERS),
        computed("Triwulan", _last(), "Triwulan terakhir yang ada realisasinya.", 9, Format.WHOLE),
        computed(
            "Target s.d.",
            f'=IF({_LAST}="","",CHOOSE({_LAST},{",".join(_up_to("Target", q) for q in QUARTERS)}))',
            "Target sampai triwulan terakhir, menurut akumulasinya.",
            14,
        ),
        computed("Realisasi s.d.", f'=IF({_LAST}="","",{_up_to("Realisasi", BANYAK)})',
                 "Realisasi sampai triwulan terakhir, menurut akumulasinya.", 14),
        computed(
            "Target Setahun",
            '=IF(COUNTBLANK([@[Target TW1]:[Target TW4]])>0,"",'
            f"{_up_to('Target', BANYAK)})",
            "Target setahun dari keempat triwulan; kosong bila belum lengkap.",
            14,
        ),
        *map(_quarter_capaian, QUARTERS),
        computed(
            "Capaian s.d.",
            f"=CAPAIAN({_DONE},{_DUE},{_RUMUS},CapaianMaks,CapaianMin,KebijakanNol)",
            "Realisasi terhadap target, keduanya sampai triwulan terakhir, dalam persen.",
            10,
            Format.PERCENT,
        ),
        computed("Deviasi", f"=SELISIH({_DONE},{_DUE})",
                 "Realisasi dikurangi target, sampai triwulan terakhir.", 14, Format.CHANGE),
        computed(
            "Tertinggal",
            f'=IF([@Deviasi]="","",IF({_LOWER},MAX(0,[@Deviasi]),IF({_EXACT},MAX([@Deviasi],-[@Deviasi]),'
            "MAX(0,-[@Deviasi]))))",
            "Besarnya ketertinggalan menurut rumus baris ini; 0 bila tidak tertinggal.",
            14,
        ),
        word("Status", _STATUS, "Tertinggal, Sesuai rencana, atau Mendahului.", 15,
             mark=Mark.PROGRESS),
        _share("Rencana Serapan", _DUE, "Rencana kas sampai triwulan terakhir, persen setahun."),
        _share("Serapan", _DONE, "Realisasi sampai triwulan terakhir, persen setahun."),
        computed("Prakiraan", _FORECAST, "Prakiraan akhir tahun; caranya di kolom sebelahnya.", 14),
        word("Cara Prakiraan", _HOW, "Cara prakiraan akhir tahun dihitung.", 30),
    ),
)  # fmt: skip

TBL_AKSI = Table(
    name="tblRencanaAksi",
    caption="Rencana aksi dan tonggaknya",
    column="AL",
    blank_rows=8,
    optional=True,
    since=SINCE,
    columns=(
        text("Rencana Aksi", "Langkah untuk mencapai target.", 40),
        text("Untuk", "Indikator atau kode yang didukung.", 26),
        text("Penanggung Jawab", "Bidang atau pejabat yang bertanggung jawab.", 22),
        text("Tonggak", "Bukti bahwa langkah itu selesai.", 30),
        whole("Tenggat", "Triwulan tenggat: 1 sampai 4.", 9, minimum=1, maximum=BANYAK),
        number("Selesai", "Kemajuan dalam persen: 100 berarti selesai.", 9,
               style=Format.GENERAL, minimum=0, maximum=100),
        word(
            "Keadaan",
            '=IF(OR([@[Rencana Aksi]]="",[@Tenggat]=""),"",IF(N([@Selesai])>=100,"Selesai",'
            'IF(N(TriwulanBerjalan)>=[@Tenggat],"Terlambat","Berjalan")))',
            "Selesai; Terlambat bila tenggatnya sudah lewat; selain itu Berjalan.",
            13,
            mark=Mark.PROGRESS,
        ),
    ),
)  # fmt: skip

SHEET = Sheet(
    title="Triwulan",
    heading="Pengukuran Triwulan dan Rencana Aksi",
    purpose="Target, realisasi, dan prakiraan tiap triwulan; rencana aksi.",
    tables=(TBL_TRIWULAN, TBL_AKSI),
    since=SINCE,
    fields=(
        Field(
            "TriwulanBerjalan",
            "Triwulan berjalan",
            f"{TBL_TRIWULAN.letter('Triwulan')}5",
            Type.NUMBER,
            "Triwulan terakhir yang ada realisasinya di baris mana pun.",
            Format.WHOLE,
            formula='=IF(COUNT(tblTriwulan[Triwulan])=0,"",MAX(tblTriwulan[Triwulan]))',
            since=SINCE,
        ),
        Field(
            "JumlahTertinggal",
            "Baris tertinggal",
            f"{TBL_TRIWULAN.letter('Status')}5",
            Type.NUMBER,
            "Banyaknya baris yang realisasinya di bawah rencana.",
            Format.WHOLE,
            formula='=IF(COUNT(tblTriwulan[Triwulan])=0,"",'
            # COUNTIF passes an error over; a sum of nothing does not.
            f'COUNTIF(tblTriwulan[Status],"{Status.TERTINGGAL}")+0*SUM(tblTriwulan[Tertinggal]))',
            since=SINCE,
        ),
    ),
)
