"""Acts on a survey: opening, closing, publishing it, and taking in answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kecamatan import riwayat
from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok

from ..models import JawabanSkm, RespondenSkm, Survei, UnsurSkm
from ..pilihan import CaraIsi, StatusSurvei
from .hasil import susun_survei

Jawaban = Mapping[UnsurSkm, int | None]


class TidakBisa(Exception):
    """The survey takes no such act now; the sentence says why and what to do."""


@dataclass(frozen=True)
class Langkah:
    """One step of a survey; `ke_rekap` where a summary goes another way than a survey
    that gathers answers."""

    nama: str
    tombol: str
    dari: StatusSurvei
    ke: StatusSurvei
    kabar: str
    pengantar: str
    dari_rekap: StatusSurvei | None = None
    ke_rekap: StatusSurvei | None = None
    wajib_alasan: bool = False

    def ruas(self, survei: Survei) -> tuple[StatusSurvei, StatusSurvei]:
        """From which state to which, for this survey."""
        if survei.dihitung:
            return self.dari, self.ke
        return self.dari_rekap or self.dari, self.ke_rekap or self.ke


LANGKAH = {
    "buka": Langkah(
        "Buka survei",
        "Buka survei",
        StatusSurvei.DRAF,
        StatusSurvei.TERBUKA,
        "Survei dibuka.",
        "Sejak dibuka, kuesioner dapat diisi melalui alamat publik pada tanggal survei "
        "dan dapat dimasukkan dari kertas atau Excel.",
        ke_rekap=StatusSurvei.DRAF,
    ),
    "tutup": Langkah(
        "Tutup survei",
        "Tutup survei",
        StatusSurvei.TERBUKA,
        StatusSurvei.DITUTUP,
        "Survei ditutup; angkanya kini dipakai sebagai usulan realisasi.",
        "Sesudah ditutup tidak ada jawaban yang diterima lagi, dan hasilnya dipakai "
        "sebagai usulan realisasi IKM.",
        dari_rekap=StatusSurvei.DRAF,
    ),
    "buka-kembali": Langkah(
        "Buka kembali survei",
        "Buka kembali",
        StatusSurvei.DITUTUP,
        StatusSurvei.TERBUKA,
        "Survei dibuka kembali.",
        "Hasil survei ini tidak lagi diusulkan sampai ditutup lagi.",
        ke_rekap=StatusSurvei.DRAF,
        wajib_alasan=True,
    ),
    "terbitkan": Langkah(
        "Terbitkan hasil survei",
        "Terbitkan hasil",
        StatusSurvei.DITUTUP,
        StatusSurvei.DITERBITKAN,
        "Hasil survei diterbitkan dan dapat dilihat siapa pun.",
        "Nilai IKM, nilai tiap unsur, dan profil responden dapat dilihat siapa pun "
        "tanpa akun. Saran responden tidak ikut diterbitkan.",
    ),
    "tarik": Langkah(
        "Tarik hasil survei",
        "Tarik dari publik",
        StatusSurvei.DITERBITKAN,
        StatusSurvei.DITUTUP,
        "Hasil survei ditarik dari publik.",
        "Halaman hasil tidak dapat dilihat publik lagi.",
        wajib_alasan=True,
    ),
}


def langkah_terbuka(survei: Survei) -> list[tuple[str, Langkah]]:
    """The steps that this survey can take from where it stands."""
    hasil = []
    for kunci, langkah in LANGKAH.items():
        dari, ke = langkah.ruas(survei)
        if dari == survei.status and ke != dari:
            hasil.append((kunci, langkah))
    return hasil


@transaction.atomic
def jalankan(survei: Survei, kunci: str, *, oleh, alasan: str = "") -> Survei:
    """Take one step of LANGKAH. TidakBisa where the survey does not stand before it
    (somebody was faster) or something is missing; ValidationError where its row is
    wrong."""
    langkah, ini = LANGKAH[kunci], _terkunci(survei.pk)
    dari, ke = langkah.ruas(ini)
    if ini.status != dari or ke == dari:
        raise TidakBisa(
            f"Survei ini berstatus {ini.get_status_display().lower()}, sehingga langkah "
            "ini tidak dapat dilakukan. Muat ulang halaman survei."
        )
    if langkah.wajib_alasan and not alasan:
        raise TidakBisa("Tulis alasannya; belum ada yang berubah.")
    _pastikan_siap(ini, ke)
    ini.status = ke
    ini.full_clean()
    ini.save(update_fields=["status"])
    Jejak.objects.catat(
        ini,
        oleh=oleh,
        aksi=langkah.nama.lower(),
        dari={"status": dari},
        ke={"status": ke},
        alasan=alasan,
    )
    return ini


def _pastikan_siap(survei: Survei, ke: StatusSurvei) -> None:
    if ke == StatusSurvei.TERBUKA and not (survei.mulai and survei.selesai):
        raise TidakBisa("Isi dahulu tanggal mulai dan tanggal selesai survei.")
    perlu_nilai = ke == StatusSurvei.DITERBITKAN or (
        ke == StatusSurvei.DITUTUP and not survei.dihitung
    )
    if perlu_nilai and susun_survei(survei).indeks is None:
        raise TidakBisa(
            "IKM belum dapat dihitung: masih ada unsur tanpa jawaban atau tanpa nilai."
        )


def _terkunci(pk: int) -> Survei:
    """The survey's row, held until the transaction ends: one writer per survey."""
    return (
        Survei.objects.select_for_update(of=("self",))
        .select_related("kecamatan__kabupaten", "instrumen")
        .get(pk=pk)
    )


def pastikan_menerima(survei: Survei) -> None:
    """TidakBisa, with its sentence, where no questionnaire may be written."""
    if not survei.dihitung:
        raise TidakBisa(
            f"Nilai survei ini berasal dari {survei.get_asal_display()}, sehingga tidak "
            "menerima kuesioner."
        )
    if survei.status != StatusSurvei.TERBUKA:
        raise TidakBisa(
            f"Survei ini berstatus {survei.get_status_display().lower()}. Kuesioner "
            "hanya dapat ditambah atau diubah selama survei terbuka."
        )


@transaction.atomic
def simpan_responden(
    baris: RespondenSkm, jawaban: Jawaban, *, oleh, sidik_lama: str = "", alasan=""
) -> bool:
    """Store a questionnaire that an official typed, with its answers; whether anything
    changed. A new one without a number takes the next.

    Raises TidakBisa where the survey takes none, Bentrok where the stored one is
    another by now, ValidationError where the row is wrong.
    """
    survei = _terkunci(baris.survei_id)
    pastikan_menerima(survei)
    if baris.kunci and _sudah_ada(survei, baris.kunci, selain=baris.pk):
        return False
    lama = None
    if baris.pk is not None:
        lama = cari_responden(baris.pk)
        if lama is None or (sidik_lama and sidik_responden(lama) != sidik_lama):
            raise Bentrok(lama)
    return _tulis(survei, baris, lama, jawaban, oleh, alasan)


def _tulis(survei, baris, lama, jawaban: Jawaban, oleh, alasan: str) -> bool:
    baris.survei = survei
    if baris.nomor is None:
        baris.nomor = nomor_berikut(survei)
    baris.full_clean()
    dari = potret_responden(lama) if lama else {}
    ke = _potret(baris, jawaban)
    if dari == ke:
        return False
    baris.save()
    baris.jawaban.all().delete()
    JawabanSkm.objects.bulk_create(
        JawabanSkm(responden=baris, unsur=unsur, nilai=nilai)
        for unsur, nilai in jawaban.items()
        if nilai is not None
    )
    if oleh is not None:
        beda = [k for k in ke if dari.get(k) != ke[k]]
        Jejak.objects.catat(
            baris,
            oleh=oleh,
            aksi="mengubah" if lama else "menambah",
            dari={k: dari[k] for k in beda if k in dari},
            ke={k: ke[k] for k in beda},
            alasan=alasan,
        )
    return True


@transaction.atomic
def terima_jawaban(
    survei: Survei, baris: RespondenSkm, jawaban: Jawaban, *, kunci: str
) -> bool:
    """Take in an answer from the public form; False where the page with this key was
    sent before. TidakBisa where the survey is not open today.

    The public's own answers are not in the trail of changes: nobody with an account
    wrote them, and the row itself says how and when it came.
    """
    ini = _terkunci(survei.pk)
    hari_ini = timezone.localdate()
    if not ini.terbuka_pada(hari_ini):
        raise TidakBisa("Survei ini sudah ditutup, sehingga jawaban belum diterima.")
    if _sudah_ada(ini, kunci):
        return False
    baris.kunci, baris.cara, baris.tanggal = kunci, CaraIsi.DARING, hari_ini
    return _tulis(ini, baris, None, jawaban, None, "")


def _sudah_ada(survei: Survei, kunci: str, selain: int | None = None) -> bool:
    sama = RespondenSkm.objects.filter(survei=survei, kunci=kunci)
    return sama.exclude(pk=selain).exists()


@transaction.atomic
def hapus_responden(baris: RespondenSkm, *, oleh, sidik_lama: str, alasan: str) -> None:
    """Delete a questionnaire; what it said stays in the trail. Raises as
    `simpan_responden`."""
    pastikan_menerima(_terkunci(baris.survei_id))
    lama = cari_responden(baris.pk)
    if lama is None or sidik_responden(lama) != sidik_lama:
        raise Bentrok(lama)
    Jejak.objects.catat(
        lama, oleh=oleh, aksi="menghapus", dari=potret_responden(lama), alasan=alasan
    )
    lama.delete()


def nomor_berikut(survei: Survei) -> int:
    terakhir = survei.daftar_responden.aggregate(n=Max("nomor"))["n"]
    return (terakhir or 0) + 1


def cari_responden(pk: int) -> RespondenSkm | None:
    return (
        RespondenSkm.objects.filter(pk=pk)
        .select_related("survei__kecamatan")
        .prefetch_related("jawaban__unsur")
        .first()
    )


def potret_responden(baris: RespondenSkm) -> dict[str, object]:
    """What a stored questionnaire says, its answers included: for the trail."""
    return _potret(baris, {j.unsur: j.nilai for j in baris.jawaban.all()})


def sidik_responden(baris: RespondenSkm) -> str:
    """A short mark of a questionnaire with its answers, as `riwayat.sidik`."""
    jawaban = potret_responden(baris)["jawaban"]
    return f"{riwayat.sidik(baris)}.{','.join(jawaban)}"  # type: ignore[arg-type]


def _potret(baris: RespondenSkm, jawaban: Jawaban) -> dict[str, object]:
    urut = sorted(jawaban.items(), key=lambda isi: (isi[0].urutan, isi[0].kode))
    return riwayat.potret(baris) | {
        "jawaban": [f"{u.kode}={nilai}" for u, nilai in urut if nilai is not None]
    }
