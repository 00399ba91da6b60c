"""Excel in and out of past scores: LHE that were made elsewhere, with their grades or
with their total alone."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.isian import Tolak
from iku.lembar.kamus import Kamus
from iku.lembar.kolom import Kolom, KolomAnak, KolomKecamatan, dari_model
from iku.pilihan import ROMAWI
from kecamatan.riwayat import potret
from sakip.angka import tulis

from .models import (
    Evaluasi,
    InstrumenLke,
    KomponenLke,
    Lhe,
    NilaiLhe,
    SubKomponenLke,
)
from .penilaian import PERMENPANRB_88_2021, Instrumen, nilai_lke
from .pilihan import StatusLhe

KUNCI = {
    InstrumenLke: ("kode",),
    KomponenLke: ("instrumen", "kode"),
    SubKomponenLke: ("komponen", "kode"),
    Lhe: ("kecamatan", "tahun", "triwulan"),
    NilaiLhe: ("lhe", "sub"),
}
SETAHUN = "tahun"
# Both ways to write a quarter are understood.
_PERIODE = [
    (SETAHUN, "Setahun"),
    *((f"tw{n}", f"Triwulan {sebut}") for n, r in ROMAWI.items() for sebut in (n, r)),
]
_JUDUL = re.compile(r"([0-9]) ?\. ?([a-z])", re.I)
# For a template where no instrument was loaded.
_KODE_BAWAAN = [s.kode for k in PERMENPANRB_88_2021.komponen for s in k.sub]


class KolomPeriode(Kolom):
    """A year as a whole, or one of its quarters; both are part of the key."""

    def clean(self, row, **kwargs):
        kode = super().clean(row, **kwargs)
        return None if kode == SETAHUN else int(kode.removeprefix("tw"))

    def get_value(self, instance):
        return f"tw{instance.triwulan}" if instance.triwulan else SETAHUN


class KolomNilai(KolomAnak):
    """The grade of one sub-component; empty where only the total is known."""

    def __init__(self, kode: str):
        super().__init__(kode, kode, isian.Kode(3), contoh="BB", lebar=6, simpan=())

    def export(self, instance, *, kamus, **kwargs):
        ada = self._cari(instance, kamus)
        return ada and ada.nilai

    def _cari(self, lhe: Lhe, kamus: Kamus) -> NilaiLhe | None:
        sub = sub_berlaku(lhe, kamus).get(self.judul)
        return sub and kamus.cari(NilaiLhe, lhe, sub)

    def terapkan(self, objek, nilai, rencana, kamus):
        nilai = (nilai or "").upper()
        sub = sub_berlaku(objek, kamus).get(self.judul)
        ada = sub and kamus.cari(NilaiLhe, objek, sub)
        if (dari := ada.nilai if ada else "") == nilai:
            return None
        if sub is None:
            raise Tolak(
                f"Belum ada instrumen dengan sub-komponen {self.judul} untuk "
                f"{objek.tahun}. Kosongkan, dan isi nilai akhirnya saja."
            )
        if nilai and nilai not in (daftar := _susunan(sub.komponen.instrumen, kamus)):
            kamus.sekali(_ditolak).add(id(objek))
            raise Tolak(f"“{nilai}” bukan nilai. Pilih dari {', '.join(daftar)}.")
        if ada is None:
            baru = NilaiLhe(lhe=objek, sub=sub, nilai=nilai)
            kamus.tambah(baru)
            rencana.baru[NilaiLhe].append(baru)
        elif nilai:
            rencana.ubah[NilaiLhe].append((ada, potret(ada)))
            ada.nilai = nilai
        else:
            rencana.hapus[NilaiLhe].append(ada)
            ada.nilai = ""
        return dari or None, nilai or None


def sub_berlaku(lhe: Lhe, kamus: Kamus) -> dict[str, SubKomponenLke]:
    """The sub-components of an LHE by code: of the instrument of its grades, or else of
    the national one in force in its year; none where there is none."""
    ada = kamus.anak(NilaiLhe, lhe)
    instrumen = ada[0].sub.komponen.instrumen if ada else _nasional(lhe.tahun, kamus)
    return kamus.sekali(_sub_per_instrumen).get(instrumen and instrumen.pk, {})


def _sub_per_instrumen(kamus: Kamus) -> dict[int, dict[str, SubKomponenLke]]:
    hasil: dict[int, dict[str, SubKomponenLke]] = {}
    for sub in kamus.semua(SubKomponenLke):
        hasil.setdefault(sub.komponen.instrumen_id, {})[sub.kode] = sub
    return hasil


def _nasional(tahun: int, kamus: Kamus) -> InstrumenLke | None:
    berlaku = [
        i
        for i in kamus.semua(InstrumenLke)
        if i.kabupaten_id is None and i.mulai <= tahun
    ]
    return max(berlaku, key=lambda i: (i.mulai, i.pk), default=None)


def _ditolak(kamus: Kamus) -> set[int]:
    """Rows with a cell that is no grade: that sentence is enough."""
    return set()


def _semua_susunan(kamus: Kamus) -> dict[int, Instrumen]:
    return {}


def _rumus(instrumen: InstrumenLke, kamus: Kamus) -> Instrumen:
    """As the arithmetic takes it; asked for once per instrument of the file."""
    ada = kamus.sekali(_semua_susunan)
    if instrumen.pk not in ada:
        ada[instrumen.pk] = instrumen.susun()
    return ada[instrumen.pk]


def _susunan(instrumen: InstrumenLke, kamus: Kamus) -> list[str]:
    """The grades that may be given."""
    return list(_rumus(instrumen, kamus).angka)


class LembarNilaiLke(Lembar):
    nama = "Nilai LKE"
    model = Lhe

    kecamatan = KolomKecamatan()
    tahun = dari_model(Lhe, "tahun", kunci=True, contoh=2024)
    triwulan = KolomPeriode(
        "Periode",
        "triwulan",
        isian.Pilihan(_PERIODE),
        simpan=("triwulan",),
        kunci=True,
        contoh=SETAHUN,
        petunjuk="tahun, tw1, tw2, tw3, atau tw4.",
    )
    nomor = dari_model(Lhe, "nomor", wajib=True, contoh="700/12/35.09.30/2025")
    tanggal = dari_model(Lhe, "tanggal", contoh=date(2025, 3, 14))
    nilai = dari_model(
        Lhe,
        "nilai",
        contoh=Decimal("72.5"),
        petunjuk="Nilai akhir. Boleh kosong pada baris baru yang memuat semua nilai "
        "sub-komponen: lalu dihitung.",
    )

    def kolom_bebas(self, judul):
        cocok = _JUDUL.fullmatch(isian.polos(judul).strip())
        return KolomNilai(f"{cocok[1]}.{cocok[2].lower()}") if cocok else None

    def siapkan(self, kamus):
        self.kamus = kamus
        self.berjalan = set(
            Evaluasi.objects.filter(
                kecamatan__in=[k.pk for k in kamus.kecamatan.values()]
            ).values_list("kecamatan", "periode__tahun", "periode__triwulan")
        )

    def lengkapi(self, isi, bersih):
        """The total of a new row from its grades, where it was left empty."""
        if isi.get("nilai") is not None or isi.get("tahun") is None:
            return
        contoh = Lhe(tahun=isi["tahun"])
        sub = sub_berlaku(contoh, self.kamus)
        grades = {kode: (bersih.get(kode) or "").upper() for kode in sub}
        if sub and all(grades.values()):
            instrumen = next(iter(sub.values())).komponen.instrumen
            try:
                isi["nilai"] = nilai_lke(grades, _rumus(instrumen, self.kamus)).total
            except ValueError:
                return  # the cell that is no grade is refused by itself

    def beku(self, objek):
        if objek.evaluasi_id or objek.dokumen_id or objek.status != StatusLhe.TERBIT:
            return "LHE ini dibuat dalam aplikasi, jadi tidak diubah lewat Excel."
        return ""

    def periksa(self, objek, berubah):
        super().periksa(objek, berubah)
        kunci = (objek.kecamatan.pk, objek.tahun, objek.triwulan)
        if objek.pk is None and kunci in self.berjalan:
            raise ValidationError(
                "Periode ini sedang dievaluasi dalam aplikasi; LHE-nya terbit di sana."
            )

    def periksa_akhir(self, tersentuh, kamus):
        """All grades or none, and what they come to is the total."""
        for lhe in tersentuh:
            grades = {n.sub.kode: n.nilai for n in kamus.anak(NilaiLhe, lhe) if n.nilai}
            sub = sub_berlaku(lhe, kamus)
            if not grades or not sub or id(lhe) in kamus.sekali(_ditolak):
                continue
            if kurang := sorted(sub.keys() - grades.keys()):
                yield (
                    lhe,
                    kurang[0],
                    f"Nilai {', '.join(kurang)} kosong. Isi semuanya, atau kosongkan "
                    "semua dan isi nilai akhirnya saja.",
                )
                continue
            instrumen = next(iter(sub.values())).komponen.instrumen
            total = nilai_lke(grades, _rumus(instrumen, kamus)).total
            if lhe.nilai != total:
                yield (
                    lhe,
                    "Nilai SAKIP",
                    f"Nilai sub-komponen menghasilkan {tulis(total, 2)}. Samakan, atau "
                    "kosongkan nilai sub-komponennya.",
                )

    def baris(self, kamus, tahun):
        return [
            lhe
            for lhe in kamus.semua(Lhe)
            if lhe.evaluasi_id is None
            and lhe.status == StatusLhe.TERBIT
            and tahun in (None, lhe.tahun)
        ]

    def siapkan_ekspor(self, kamus, tahun):
        """Also a column for each sub-component of these rows."""
        baris = super().siapkan_ekspor(kamus, tahun)
        kode = {k for lhe in baris for k in sub_berlaku(lhe, kamus)}
        for satu in sorted(kode) or _KODE_BAWAAN:
            self.kolom_berjudul(satu)
        return baris


NILAI_LKE = Jenis(
    "nilai-lke",
    "Nilai SAKIP tahun-tahun lalu",
    "LHE yang terbit sebelum aplikasi ini: nilai akhir, dan nilai sub-komponennya bila "
    "ada.",
    (LembarNilaiLke,),
)
