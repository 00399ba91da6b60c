"""How far each kecamatan is: the rows of the progress board."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from ..models import Evaluasi, JawabanLke, KriteriaLke, PeriodeEvaluasi, SubKomponenLke
from ..pilihan import StatusEvaluasi as S

# By when a stage has to be over; none after the last.
_BATAS = {
    S.MANDIRI: "mandiri_sampai",
    S.PENILAIAN: "nilai_sampai",
    S.PENJAMINAN: "nilai_sampai",
    S.TANGGAPAN: "tanggapan_sampai",
    S.PEMBAHASAN: "lhe_sampai",
    S.LHE: "lhe_sampai",
}


@dataclass(frozen=True)
class BarisPapan:
    """One kecamatan in a campaign. `mandiri`, `nilai`: criteria answered by itself and
    by the team, of `kriteria`; `sub`: grades given, of `jumlah_sub`; `telat`: days
    since the stage should have been over, 0 in time."""

    evaluasi: Evaluasi
    kriteria: int
    mandiri: int
    nilai: int
    jumlah_sub: int
    sub: int
    batas: date | None
    telat: int

    @property
    def terisi(self) -> int:
        """Answered in the stage it is in: by the kecamatan itself, then by the team."""
        return self.mandiri if self.evaluasi.status == S.MANDIRI else self.nilai

    @property
    def terbuka(self) -> int:
        """Criteria still without an answer in this stage."""
        return max(self.kriteria - self.terisi, 0)


def susun_papan(
    periode: PeriodeEvaluasi, evaluasi: Collection[Evaluasi], hari: date | None = None
) -> list[BarisPapan]:
    """One row per evaluation; the same number of queries for one and for all."""
    hari = hari or timezone.localdate()
    instrumen = periode.instrumen_id
    kriteria = KriteriaLke.objects.filter(
        sub__komponen__instrumen=instrumen, dipakai=True
    ).count()
    jumlah_sub = SubKomponenLke.objects.filter(komponen__instrumen=instrumen).count()
    terisi = {
        baris["evaluasi"]: baris
        for baris in JawabanLke.objects.filter(
            evaluasi__in=evaluasi, kriteria__dipakai=True
        )
        .order_by()
        .values("evaluasi")
        .annotate(
            mandiri=Count("pk", filter=~Q(mandiri="")),
            nilai=Count("pk", filter=~Q(nilai="")),
        )
    }
    sub = dict(
        Evaluasi.objects.filter(pk__in=[e.pk for e in evaluasi])
        .order_by()
        .annotate(banyak=Count("nilai_sub"))
        .values_list("pk", "banyak")
    )
    hasil = []
    for satu in evaluasi:
        batas = batas_tahap(periode, satu.status)
        isi = terisi.get(satu.pk, {"mandiri": 0, "nilai": 0})
        hasil.append(
            BarisPapan(
                satu,
                kriteria,
                isi["mandiri"],
                isi["nilai"],
                jumlah_sub,
                sub[satu.pk],
                batas,
                max((hari - batas).days, 0) if batas else 0,
            )
        )
    return hasil


def batas_tahap(periode: PeriodeEvaluasi, status: str) -> date | None:
    """The day on which this stage should be over; None once the LHE is out."""
    nama = _BATAS.get(S(status))
    return getattr(periode, nama) if nama else None


_URUTAN_TAHAP = list(S)
URUTAN: Mapping[str, Callable[[BarisPapan], tuple]] = {
    "": lambda b: (-b.telat, b.evaluasi.kecamatan.nama),
    "nama": lambda b: (b.evaluasi.kecamatan.nama,),
    "tahap": lambda b: (
        _URUTAN_TAHAP.index(S(b.evaluasi.status)),
        b.evaluasi.kecamatan.nama,
    ),
    "terbuka": lambda b: (-b.terbuka, b.evaluasi.kecamatan.nama),
}


@dataclass(frozen=True)
class Pilihan:
    """What the address asks for; what it does not know counts as not asked."""

    tahap: str = ""
    tim: int | None = None
    telat: bool = False
    urut: str = ""

    @classmethod
    def baca(cls, data: Mapping[str, str]) -> "Pilihan":
        tahap, urut, tim = (data.get(nama, "") for nama in ("tahap", "urut", "tim"))
        return cls(
            tahap if tahap in S.values else "",
            int(tim) if tim.isascii() and tim.isdigit() and len(tim) < 10 else None,
            data.get("telat") == "1",
            urut if urut in URUTAN else "",
        )

    def terapkan(self, semua: Collection[BarisPapan]) -> list[BarisPapan]:
        hasil = [
            b
            for b in semua
            if (not self.tahap or b.evaluasi.status == self.tahap)
            and (self.tim is None or b.evaluasi.tim_id == self.tim)
            and (not self.telat or b.telat)
        ]
        return sorted(hasil, key=URUTAN[self.urut])


def ikhtisar(semua: Collection[BarisPapan]) -> list[tuple[str, str, int]]:
    """(stage, its words, how many), of stages that have any."""
    hasil = [
        (str(s), str(s.label), sum(b.evaluasi.status == s for b in semua)) for s in S
    ]
    return [satu for satu in hasil if satu[2]]
