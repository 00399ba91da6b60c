"""The regency's RPJMD and the misi, tujuan and sasaran in it."""

import re

from iku.models import ButirRpjmd, Renstra, Rpjmd
from iku.perencanaan.forms.kabupaten import INDUK
from iku.pilihan import JenisButirRpjmd

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import Kolom, KolomKabupaten, KolomPeriode, ambil, dari_model

_BUTIR = re.compile(rf"({'|'.join(JenisButirRpjmd.values)}) ([0-9]{{1,5}})", re.I)


def sepanjang(tahun: int | None, rencana: Renstra | Rpjmd) -> bool:
    """Whether a plan is one of the year that an export asks for."""
    return tahun is None or rencana.awal <= tahun <= rencana.akhir


def urai_butir(teks: str) -> tuple[JenisButirRpjmd, int]:
    """Kind and number of "sasaran 1"; Tolak for anything else."""
    if (cocok := _BUTIR.fullmatch(teks)) is None:
        raise Tolak(f"“{isian.ringkas(teks)}” tidak dikenal. Tulis seperti sasaran 1.")
    return JenisButirRpjmd(cocok[1].lower()), int(cocok[2])


def sebut_butir(butir: ButirRpjmd | None) -> str | None:
    return butir and f"{butir.jenis} {butir.urutan}"


class KolomButir(Kolom):
    """The row's own kind and number, as others name it."""

    def __init__(self, judul: str, **opsi):
        super().__init__(
            judul, "urutan", isian.Kode(), simpan=("jenis", "urutan"), **opsi
        )

    def clean(self, row, **kwargs):
        return urai_butir(super().clean(row, **kwargs))

    def get_value(self, instance):
        return sebut_butir(instance)

    def atribut(self, nilai):
        return dict(zip(self.simpan, nilai, strict=True))


class KolomInduk(Kolom):
    """The butir above: misi above tujuan, tujuan above sasaran."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if not teks:
            return None
        rpjmd, (jenis, _) = ambil(bersih, "rpjmd"), ambil(bersih, "butir")
        di_atas, urutan = urai_butir(teks)
        if jenis not in INDUK:
            raise Tolak(f"{jenis.label} tidak berinduk. Kosongkan sel ini.")
        if di_atas != INDUK[jenis]:
            raise Tolak(
                f"{jenis.label} berada di bawah {INDUK[jenis].value}. Tulis seperti "
                f"{INDUK[jenis].value} 1."
            )
        if (butir := kamus.cari(ButirRpjmd, rpjmd, di_atas, urutan)) is None:
            raise Tolak(f"“{teks}” tidak ada pada {rpjmd}.")
        return butir

    def get_value(self, instance):
        return sebut_butir(instance.induk)


class LembarRpjmd(Lembar):
    nama = "RPJMD"
    model = Rpjmd
    tempat = "kabupaten"

    kabupaten = KolomKabupaten()
    awal = dari_model(Rpjmd, "awal", kunci=True, contoh=2025)
    akhir = dari_model(Rpjmd, "akhir", kunci=True, contoh=2029)
    dasar = dari_model(
        Rpjmd,
        "dasar",
        "Peraturan Daerah",
        contoh="Peraturan Daerah Kabupaten Jember Nomor 3 Tahun 2025",
    )
    visi = dari_model(Rpjmd, "visi", contoh="Jember yang maju dan sejahtera")

    def baris(self, kamus, tahun):
        return [r for r in kamus.semua(Rpjmd) if sepanjang(tahun, r)]


class LembarButirRpjmd(Lembar):
    nama = "Butir"
    model = ButirRpjmd
    tempat = "kabupaten"
    rujuk_sendiri = ("Butir", "Di bawah", "RPJMD")

    kabupaten = KolomKabupaten("rpjmd__kabupaten")
    rpjmd = KolomPeriode(
        "RPJMD",
        "rpjmd",
        Rpjmd,
        kunci=True,
        contoh="2025-2029",
        daftar="rpjmd",
        petunjuk="Periode, misalnya 2025-2029.",
    )
    butir = KolomButir(
        "Butir",
        kunci=True,
        contoh="misi 1",
        petunjuk="Jenis dan nomornya: misi 1, tujuan 2, atau sasaran 3.",
    )
    uraian = dari_model(
        ButirRpjmd, "uraian", contoh="Meningkatkan mutu pelayanan publik"
    )
    induk = KolomInduk(
        "Di bawah",
        "induk",
        isian.Kode(),
        petunjuk="Butir di atasnya: misi bagi tujuan, tujuan bagi sasaran; boleh "
        "kosong.",
    )

    def baris(self, kamus, tahun):
        return [b for b in kamus.semua(ButirRpjmd) if sepanjang(tahun, b.rpjmd)]


RPJMD = Jenis(
    "rpjmd",
    "RPJMD",
    "RPJMD kabupaten dengan misi, tujuan, dan sasarannya.",
    (LembarRpjmd, LembarButirRpjmd),
)
