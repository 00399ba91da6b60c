"""Whose turn it is in a regency: the tasks of each role that spans it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone

from capaian.models import PembukaanKunci
from capaian.pilihan import StatusTriwulan as S
from evaluasi.pilihan import StatusEvaluasi
from iku.models import PerjanjianKinerja
from iku.pilihan import TRIWULAN, StatusPk
from kecamatan.models import Kecamatan, Penugasan
from kecamatan.pilihan import PERAN_KECAMATAN, Peran

from .evaluasi import (
    baca_evaluasi,
    tugas_evaluasi,
    tugas_evaluator,
    tugas_terbit_reviu,
)
from .kabupaten import BerandaKabupaten
from .kecamatan import tugas_buka
from .lkjip import tugas_lkjip_kabupaten
from .saringan import Golongan
from .tugas import Bagian, Keadaan, Tugas, sebut, susun_bagian

PK_TERBANYAK = 10


def susun_kabupaten(beranda: BerandaKabupaten) -> list[Bagian]:
    """The parts for this person: single kecamatan first, then the whole regency."""
    return _Tugas(beranda).bagian()


class _Tugas:
    def __init__(self, beranda: BerandaKabupaten):
        self.beranda = beranda
        self.daftar, self.tahun = beranda.daftar, beranda.tahun
        self.hak = beranda.ruang.pengguna.wewenang
        self.hari = timezone.localtime(beranda.kini).date()

    def bagian(self) -> list[Bagian]:
        """The tasks of each role that this person has in the regency."""
        susunan = (
            (Peran.BAGIAN_ORGANISASI, self._tugas_organisasi),
            (Peran.BAPPEDA, self._tugas_bappeda),
            (Peran.INSPEKTUR, self._tugas_inspektur),
            (Peran.ADMIN_KABUPATEN, self._tugas_admin),
        )
        peran = {
            t.peran
            for t in self.hak.tempat
            if t.kabupaten_id == self.beranda.ruang.kabupaten.pk
            and t.kecamatan_id is None
        }
        hasil = [
            susun_bagian(f"Tugas {satu.label}", tugas())
            for satu, tugas in susunan
            if satu in peran
        ]
        return [*self._bagian_kecamatan(), *hasil]

    def _bagian_kecamatan(self) -> Iterator[Bagian]:
        """Where one has work in single kecamatan: evaluations, and doors to others."""
        milik = defaultdict(list)
        for tempat in self.hak.tempat:
            milik[tempat.kecamatan_id].append(tempat.peran)
        dinilai = {k for k, peran in milik.items() if Peran.EVALUATOR in peran}
        bertugas = [
            Tugas(
                f"Pekerjaan Anda di {k}",
                reverse("beranda-kecamatan", args=[k.kode, self.tahun]),
                Keadaan.DIKERJAKAN,
                ", ".join(p.label for p in milik[k.pk]),
            )
            for k in self.daftar
            if set(milik.get(k.pk, ())) & set(PERAN_KECAMATAN) - {Peran.EVALUATOR}
        ]
        if bertugas:
            yield susun_bagian("Kecamatan Anda", bertugas)
        if dinilai:
            tugas = tugas_evaluator(
                self.beranda.ruang.kabupaten,
                [k for k in self.daftar if k.pk in dinilai],
                self.tahun,
                self.beranda.ruang.pengguna,
                self.hari,
            )
            yield susun_bagian("Tugas Evaluator Inspektorat", tugas)

    def _tugas_organisasi(self) -> Iterator[Tugas]:
        for triwulan, nama in TRIWULAN.items():
            for status, kata in (
                (S.DISETUJUI, "Verifikasi"),
                (S.DIVERIFIKASI, "Kunci"),
            ):
                daftar = [
                    k
                    for k in self.daftar
                    if self.beranda.pengukuran(k, triwulan).status == status
                ]
                if daftar:
                    yield Tugas(
                        f"{kata} realisasi {nama}: {len(daftar)} kecamatan",
                        self._papan(triwulan, status.value),
                        Keadaan.DIKERJAKAN,
                        f"{sebut(daftar)}.",
                    )
            if telat := self.beranda.terlambat(triwulan):
                yield Tugas(
                    f"Ingatkan {len(telat)} kecamatan yang belum mengirim {nama}",
                    self._papan(triwulan, "terlambat"),
                    Keadaan.TERLAMBAT,
                    f"{sebut(telat)}.",
                )
        yield from tugas_lkjip_kabupaten(
            self.beranda.ruang.kabupaten, self.daftar, self.tahun, self.hari
        )
        yield from map(tugas_buka, self._permintaan_buka())
        yield from self._tugas_pk()

    def _papan(self, triwulan: int, keadaan: str) -> str:
        """The board of a quarter, where many are done at once."""
        tujuan = self.beranda.ruang.alamat("papan-triwulan", self.tahun, triwulan)
        return f"{tujuan}?keadaan={keadaan}"

    def _permintaan_buka(self) -> Iterable[PembukaanKunci]:
        return PembukaanKunci.objects.filter(
            pengukuran__kecamatan__in=self.daftar, dijawab_pada=None
        ).select_related("pengukuran__kecamatan", "indikator")

    def _tugas_pk(self) -> Iterator[Tugas]:
        """The oldest that were submitted; what is beyond comes when these are done."""
        for pk in (
            PerjanjianKinerja.objects.filter(
                kecamatan__in=self.daftar, status=StatusPk.DIAJUKAN
            )
            .select_related("kecamatan", "unit")
            .order_by("diajukan_pada")[:PK_TERBANYAK]
        ):
            yield Tugas(
                f"Tetapkan {pk} {pk.kecamatan}",
                reverse("pk", args=[pk.kecamatan.kode, pk.tahun, pk.pk]),
                Keadaan.DIKERJAKAN,
            )

    def _tugas_bappeda(self) -> Iterator[Tugas]:
        judul = {
            "tanpa-renstra": f"Renstra yang mencakup {self.tahun} belum ada",
            "tanpa-target": f"Target {self.tahun} belum lengkap",
            "tanpa-anggaran": "Realisasi anggaran "
            f"{TRIWULAN[self.beranda.triwulan]} belum diisi",
        }
        for golongan in self.beranda.perencanaan:
            if daftar := self._anggota(golongan):
                yield Tugas(
                    f"{judul[golongan.kunci]}: {len(daftar)} kecamatan",
                    self.beranda.alamat(golongan.kunci),
                    Keadaan.DIKERJAKAN,
                    f"{sebut(daftar)}.",
                )

    def _tugas_inspektur(self) -> Iterator[Tugas]:
        """The LHEs and reviews that wait to be issued, then who has no LHE at all."""
        for satu in baca_evaluasi(self.daftar, self.tahun):
            if satu.status == StatusEvaluasi.LHE:
                judul = f"Terbitkan LHE: {satu.kecamatan}"
                yield tugas_evaluasi(satu, judul, self.hari, f"{satu.periode}.")
        yield from tugas_terbit_reviu(self.daftar, self.beranda.ruang.pengguna)
        if belum := self._anggota(self.beranda.tanpa_lhe):
            yield Tugas(
                f"LHE {self.tahun}: {len(belum)} kecamatan belum mempunyainya",
                self.beranda.alamat("tanpa-lhe"),
                Keadaan.MENUNGGU,
                f"{sebut(belum)}.",
            )

    def _anggota(self, golongan: Golongan) -> list[Kecamatan]:
        return [k for k in self.daftar if k.pk in golongan.anggota]

    def _tugas_admin(self) -> Iterator[Tugas]:
        ada = set(
            Penugasan.objects.pada(self.hari)
            .filter(peran=Peran.OPERATOR, kecamatan__in=self.daftar)
            .values_list("kecamatan", flat=True)
        )
        if tanpa := [k for k in self.daftar if k.pk not in ada]:
            yield Tugas(
                f"Tugaskan operator: {len(tanpa)} kecamatan belum mempunyainya",
                reverse("admin:index"),
                Keadaan.DIKERJAKAN,
                f"{sebut(tanpa)}.",
            )
