"""Component 4, Evaluasi Akuntabilitas Kinerja Internal: the LHE before this one."""

from sakip.angka import tulis

from ..lhe.bahan import sebut_periode
from ..models import Rekomendasi
from ..tindak_lanjut.keadaan import hitung_butir
from .bahan import Bahan
from .bentuk import Amatan, Tautan, perbandingan, semua_atau_tidak
from .daftar import bagi


def _tautan(b: Bahan) -> tuple[Tautan, ...]:
    tahun = b.lhe[-1].tahun if b.lhe else b.tahun
    return (b.tautan("Tindak lanjut", "tindak_lanjut", tahun=tahun),)


def _belum_ada(b: Bahan) -> Amatan:
    return Amatan(
        "LHE sebelum evaluasi ini belum tercatat.",
        None,
        "evaluasi yang tidak dicatat dalam sistem ini",
        (b.tautan(f"Evaluasi {b.tahun}", "evaluasi"),),
    )


@bagi("4.b.5")
def aplikasi(b: Bahan) -> Amatan:
    """This very evaluation is filled in here."""
    return Amatan(
        f"{b.evaluasi.periode} dilaksanakan melalui aplikasi ini.",
        semua_atau_tidak(True),
        tautan=(b.tautan(f"Evaluasi {b.tahun}", "evaluasi"),),
    )


@bagi("4.c.1")
def ditindaklanjuti(b: Bahan) -> Amatan:
    """What evaluators verified of the last LHE's recommendations."""
    if not b.lhe:
        return _belum_ada(b)
    lhe = b.lhe[-1]
    butir = list(lhe.rekomendasi.all())
    ini, menunggu = hitung_butir(butir), sum(map(_menunggu, butir))
    if not butir:
        return Amatan(
            f"LHE {sebut_periode(lhe)} tercatat tanpa catatan dan rekomendasi.",
            batas="rekomendasi dalam naskahnya",
            tautan=_tautan(b),
        )
    lagi = f"; {ini.tidak_dapat} tidak dapat ditindaklanjuti" if ini.tidak_dapat else ""
    if menunggu:
        lagi += f"; {menunggu} dilaporkan kecamatan dan belum diverifikasi"
    return Amatan(
        f"{ini.selesai} dari {ini.jumlah} catatan dan rekomendasi LHE "
        f"{sebut_periode(lhe)} selesai ditindaklanjuti menurut verifikasi "
        f"evaluator{lagi}.",
        None if menunggu else perbandingan(ini.selesai, ini.jumlah - ini.tidak_dapat),
        tautan=_tautan(b),
        dasar=(
            ("Selesai", ini.selesai),
            ("Belum", ini.belum),
            ("Jumlah", ini.jumlah),
        ),
    )


def _menunggu(butir: Rekomendasi) -> bool:
    """Whether something was reported and nothing of it looked at yet: that is neither
    done nor not done."""
    semua = list(butir.tindak_lanjut.all())
    return bool(semua) and not any(t.diverifikasi for t in semua)


@bagi("4.c.2")
def meningkat(b: Bahan) -> Amatan:
    """The total of the last LHE against the one before."""
    bernilai = [x for x in b.lhe if x.nilai is not None]
    if len(bernilai) < 2:
        return Amatan(
            "Belum ada dua LHE bernilai yang dapat dibandingkan."
            if bernilai
            else _belum_ada(b).kalimat,
            None,
            "peningkatan menurut evaluasi yang tidak dicatat dalam sistem ini",
            (b.tautan(f"Evaluasi {b.tahun}", "evaluasi"),),
        )
    lama, baru = bernilai[-2:]
    selisih = baru.nilai - lama.nilai
    kata = "naik" if selisih > 0 else "turun" if selisih < 0 else "tetap"
    jarak = f" {tulis(abs(selisih), 2)}" if selisih else ""
    return Amatan(
        f"Nilai SAKIP {kata}{jarak}: {tulis(lama.nilai, 2)} pada "
        f"{sebut_periode(lama)}, {tulis(baru.nilai, 2)} pada {sebut_periode(baru)}.",
        semua_atau_tidak(selisih > 0),
        "apakah perubahannya karena tindak lanjut rekomendasi",
        _tautan(b),
    )
