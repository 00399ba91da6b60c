"""The first page of a regency and year: its rows, and what stands out among them."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from capaian.models import (
    PengukuranTriwulan,
    RealisasiAnggaran,
)
from capaian.pilihan import StatusTriwulan as S
from capaian.triwulan.daftar import triwulan_wajib
from capaian.triwulan.keterbukaan import Jendela, jendela_setahun
from evaluasi.models import Lhe
from evaluasi.pilihan import StatusLhe
from iku.models import (
    Acuan,
    IndikatorRenstra,
    Pagu,
    Renstra,
    Target,
)
from iku.pilihan import TRIWULAN, JenisAnggaran
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran
from kecamatan.ruang import RuangKabupaten

from .peta import BarisPeta, susun_peta
from .saringan import Golongan, Kolom, Pilihan, saring, susun_kolom
from .triwulan import BELUM_DIKIRIM, sudah_mulai, terlambat

PK_TERBANYAK = 10


# What a bupati wants to know; the others are reached from tasks.
UTAMA = ("turun", "rendah", "belum-kirim", "terlambat")


class BerandaKabupaten:
    """What the page shows; each thing is read when it is asked for, once."""

    def __init__(self, ruang: RuangKabupaten, tahun: int, isi, kini: datetime):
        self.ruang, self.tahun, self.kini = ruang, tahun, kini
        self.daftar: list[Kecamatan] = ruang.daftar_kecamatan
        self.hak = ruang.pengguna.wewenang
        self.jendela = jendela_setahun(self.daftar, tahun)
        self.pilihan = Pilihan.baca(
            isi, triwulan_dilihat(tahun, self.jendela.items(), kini)
        )

    @property
    def triwulan(self) -> int:
        return self.pilihan.triwulan

    @property
    def nama_triwulan(self) -> str:
        return TRIWULAN[self.triwulan]

    @property
    def kolom(self) -> list[Kolom]:
        """The heads of the table, each with what it sorts by."""
        return susun_kolom(self.pilihan, self.daftar_acuan)

    @cached_property
    def semua_pengukuran(self) -> dict[tuple[int, int], PengukuranTriwulan]:
        """By kecamatan and quarter."""
        return {
            (p.kecamatan_id, p.triwulan): p
            for p in PengukuranTriwulan.objects.filter(
                kecamatan__in=self.daftar, tahun=self.tahun
            )
        }

    def pengukuran(self, kecamatan: Kecamatan, triwulan: int) -> PengukuranTriwulan:
        """The stored row, or a draft that is not stored."""
        return self.semua_pengukuran.get(
            (kecamatan.pk, triwulan)
        ) or PengukuranTriwulan(
            kecamatan=kecamatan, tahun=self.tahun, triwulan=triwulan
        )

    @cached_property
    def daftar_acuan(self) -> list[Acuan]:
        return list(Acuan.objects.filter(kabupaten=self.ruang.kabupaten))

    @cached_property
    def semua_baris(self) -> list[BarisPeta]:
        pengukuran = {k.pk: self.pengukuran(k, self.triwulan) for k in self.daftar}
        return susun_peta(
            self.daftar,
            self.daftar_acuan,
            pengukuran,
            self.wajib,
            self.tahun,
            self.triwulan,
        )

    @cached_property
    def baris(self) -> list[BarisPeta]:
        """Those that the address asks for."""
        return saring(self.semua_baris, self.pilihan, self.golongan, self.daftar_acuan)

    @property
    def disaring(self) -> Golongan | None:
        return next((g for g in self.golongan if g.kunci == self.pilihan.saring), None)

    @property
    def kalimat(self) -> list[Golongan]:
        """What stands out, of which there is some; tasks have their own rows."""
        return [g for g in self.golongan if g.banyak and g.kunci in UTAMA]

    @cached_property
    def golongan(self) -> tuple[Golongan, ...]:
        ini = TRIWULAN[self.triwulan]
        lalu = TRIWULAN.get(self.triwulan - 1, "")
        return (
            self._menurut_sel(
                "turun", f"{{n}} kecamatan turun predikat sejak {lalu}", "turun"
            ),
            self._menurut_sel(
                "rendah",
                "{n} kecamatan mempunyai predikat Rendah atau Sangat Rendah",
                "terendah",
            ),
            self._menurut_status(
                "belum-kirim", f"{{n}} belum mengirim {ini}", *BELUM_DIKIRIM
            ),
            Golongan("terlambat", f"{{n}} terlambat mengirim {ini}", self._telat),
            self._menurut_status(
                "diajukan", "{n} menunggu persetujuan Camat", S.DIAJUKAN
            ),
            self._menurut_status("disetujui", "{n} menunggu verifikasi", S.DISETUJUI),
            self._menurut_status(
                "diverifikasi", "{n} menunggu dikunci", S.DIVERIFIKASI
            ),
            *self.perencanaan,
            *([self.tanpa_lhe] if self.hak.punya(Peran.INSPEKTUR) else []),
        )

    def _menurut_sel(self, kunci: str, kalimat: str, sifat: str) -> Golongan:
        anggota = (
            b.kecamatan.pk
            for b in self.semua_baris
            if any(getattr(s, sifat) for s in b.sel if s)
        )
        return Golongan(kunci, kalimat, frozenset(anggota))

    def _menurut_status(self, kunci: str, kalimat: str, *status: S) -> Golongan:
        anggota = (
            k.pk
            for k in self.daftar
            if self.pengukuran(k, self.triwulan).status in status
            and (k.pk, self.triwulan) in self.wajib
        )
        return Golongan(kunci, kalimat, frozenset(anggota))

    @cached_property
    def wajib(self) -> set[tuple[int, int]]:
        """(kecamatan, quarter) where anything is to be reported."""
        return triwulan_wajib(self.daftar, self.tahun)

    @cached_property
    def _telat(self) -> frozenset[int]:
        return frozenset(k.pk for k in self.terlambat(self.triwulan))

    def terlambat(self, triwulan: int) -> list[Kecamatan]:
        """Those whose time for the quarter is over, and that have not sent it."""
        return [
            k
            for k in self.daftar
            if (k.pk, triwulan) in self.wajib
            and terlambat(
                S(self.pengukuran(k, triwulan).status),
                self.jendela.get((k.pk, triwulan)),
                self.kini,
            )
        ]

    @cached_property
    def perencanaan(self) -> tuple[Golongan, ...]:
        """What is missing in plans and money, for whoever watches over them."""
        if not self.hak.punya(Peran.BAPPEDA):
            return ()
        ini = TRIWULAN[self.triwulan]
        return (
            Golongan(
                "tanpa-renstra",
                f"{{n}} belum mempunyai Renstra yang mencakup {self.tahun}",
                frozenset(k.pk for k in self.daftar) - self._ber_renstra,
            ),
            Golongan(
                "tanpa-target",
                f"{{n}} mempunyai indikator tanpa target {self.tahun}",
                _himpun(self._tanpa_target, "renstra__kecamatan"),
            ),
            Golongan(
                "tanpa-anggaran",
                f"{{n}} belum mengisi realisasi anggaran {ini}",
                self._berpagu - self._berrealisasi,
            ),
        )

    @cached_property
    def _ber_renstra(self) -> frozenset[int]:
        return _himpun(
            Renstra.objects.filter(
                kecamatan__in=self.daftar, awal__lte=self.tahun, akhir__gte=self.tahun
            ),
            "kecamatan",
        )

    @property
    def _tanpa_target(self) -> QuerySet:
        """Places in plans of this year without a target for it; a later version of a
        plan stands for the earlier ones."""
        kelak = Renstra.objects.filter(
            kecamatan=OuterRef("renstra__kecamatan"),
            awal=OuterRef("renstra__awal"),
            akhir=OuterRef("renstra__akhir"),
            versi__gt=OuterRef("renstra__versi"),
        )
        return IndikatorRenstra.objects.filter(
            ~Exists(Target.objects.filter(butir=OuterRef("pk"), tahun=self.tahun)),
            ~Exists(kelak),
            renstra__kecamatan__in=self.daftar,
            renstra__awal__lte=self.tahun,
            renstra__akhir__gte=self.tahun,
        )

    @cached_property
    def _berpagu(self) -> frozenset[int]:
        return _himpun(
            Pagu.objects.filter(
                dokumen__kecamatan__in=self.daftar, dokumen__tahun=self.tahun
            ).exclude(dokumen__jenis=JenisAnggaran.RENCANA),
            "dokumen__kecamatan",
        )

    @cached_property
    def _berrealisasi(self) -> frozenset[int]:
        """With money spent recorded for the quarter, or for the year as a whole."""
        return _himpun(
            RealisasiAnggaran.objects.filter(
                Q(triwulan=None) | Q(triwulan=self.triwulan),
                kecamatan__in=self.daftar,
                tahun=self.tahun,
            ),
            "kecamatan",
        )

    @cached_property
    def tanpa_lhe(self) -> Golongan:
        terbit = Lhe.objects.filter(
            kecamatan__in=self.daftar, tahun=self.tahun, status=StatusLhe.TERBIT
        )
        return Golongan(
            "tanpa-lhe",
            f"{{n}} belum mempunyai LHE {self.tahun}",
            frozenset(k.pk for k in self.daftar) - _himpun(terbit, "kecamatan"),
        )

    def alamat(self, kunci: str, triwulan: int | None = None) -> str:
        """These rows alone, of a quarter."""
        tujuan = self.ruang.alamat("beranda-kabupaten", self.tahun)
        return f"{tujuan}?tw={triwulan or self.triwulan}&saring={kunci}#kecamatan"


def triwulan_dilihat(
    tahun: int, jendela: Iterable[tuple[tuple[int, int], Jendela]], kini: datetime
) -> int:
    """The quarter to look at: one that is filled in now, else the last that is over
    (of a past year the fourth, of a coming one the first)."""
    for (_, triwulan), satu in sorted(jendela, key=lambda isi: isi[0][1]):
        if satu.buka <= kini <= satu.tutup:
            return triwulan
    hari_ini = timezone.localtime(kini).date()
    mulai = [n for n in TRIWULAN if sudah_mulai(tahun, n, hari_ini)]
    if tahun == hari_ini.year:
        mulai = mulai[:-1]
    return max(mulai, default=1)


def _himpun(baris: QuerySet, jalan: str) -> frozenset[int]:
    return frozenset(baris.order_by().values_list(jalan, flat=True).distinct())
