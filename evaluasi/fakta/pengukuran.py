"""Component 2, Pengukuran Kinerja: quarters, definitions, evidence, meetings, money."""

from dataclasses import replace

from capaian.models import PengukuranTriwulan
from capaian.pilihan import AsalRealisasi, StatusKeputusan, StatusTriwulan
from capaian.pilihan import TindakanTriwulan as T
from iku.pilihan import JenisAnggaran

from .bahan import Bahan
from .bentuk import Amatan, perbandingan, semua_atau_tidak
from .daftar import bagi
from .perencanaan import berdefinisi, berumus, tanpa_pk

DI_LUAR = "pengukuran yang dilakukan di luar sistem ini"
_DISETUJUI = (
    StatusTriwulan.DISETUJUI,
    StatusTriwulan.DIVERIFIKASI,
    StatusTriwulan.TERKUNCI,
)
_DIVERIFIKASI = (StatusTriwulan.DIVERIFIKASI, StatusTriwulan.TERKUNCI)


def _tautan_triwulan(b: Bahan):
    return (b.tautan("Keadaan triwulan", "triwulan-keadaan"),)


def _hanya_salinan(b: Bahan) -> bool:
    """Whether the year was copied from paper: what was done then is not known here."""
    return not b.pengukuran and all(
        r.asal == AsalRealisasi.DOKUMEN for r in b.realisasi
    )


def _triwulan(b: Bahan, ada: int, hal: str) -> Amatan:
    """Of the quarters that are over, in how many something holds."""
    banyak = len(b.triwulan)
    if not banyak:
        return Amatan(
            f"Belum ada triwulan {b.tahun} yang berakhir dalam masa evaluasi ini.",
            tautan=_tautan_triwulan(b),
        )
    return Amatan(
        f"{ada} dari {banyak} triwulan {b.tahun} yang sudah berakhir {hal}.",
        None if _hanya_salinan(b) else perbandingan(ada, banyak),
        DI_LUAR,
        _tautan_triwulan(b),
        (("Triwulan", ada), ("Berakhir", banyak)),
    )


def _berstatus(b: Bahan, status) -> int:
    return sum(
        n in b.pengukuran and b.pengukuran[n].status in status for n in b.triwulan
    )


@bagi("2.a.2")
def definisi(b: Bahan) -> Amatan:
    """Definition and way of reckoning of what is promised."""
    ada = sum(berdefinisi(i) and bool(i.rumus or berumus(i)) for i in b.indikator)
    return Amatan(
        f"{ada} dari {len(b.indikator)} indikator Perjanjian Kinerja {b.tahun} mempunyai "
        "definisi operasional dan cara menghitung."
        if b.indikator
        else f"Indikator Perjanjian Kinerja {b.tahun} belum tercatat.",
        perbandingan(ada, len(b.indikator)),
        "apakah definisinya jelas bagi yang mengukur",
        (b.tautan("Indikator", "daftar-indikator"),),
        (("Lengkap", ada), ("Indikator", len(b.indikator))),
    )


@bagi("2.a.3")
def mekanisme(b: Bahan) -> Amatan:
    """Source and responsible unit of each figure, and a schedule."""
    if not b.pk:
        return replace(tanpa_pk(b), bagian=None)
    ada = sum(_bersumber(i) and _bertuan(i) for i in b.indikator)
    jadwal = len(b.jadwal)
    lengkap = bool(b.indikator) and ada == len(b.indikator) and jadwal == 4
    return Amatan(
        f"{ada} dari {len(b.indikator)} indikator menyebut sumber data dan unit "
        f"penanggung jawab; jadwal pengisian {b.tahun} ada untuk {jadwal} dari 4 "
        "triwulan.",
        semua_atau_tidak(lengkap) if b.jadwal or not _hanya_salinan(b) else None,
        "prosedur pengumpulan data yang tertulis di luar sistem ini",
        (b.tautan("Indikator", "daftar-indikator"), *_tautan_triwulan(b)),
        (("Lengkap", ada), ("Indikator", len(b.indikator)), ("Jadwal", jadwal)),
    )


def _bersumber(i) -> bool:
    return bool(i.sumber_data) or any(x.sumber_data for x in i.butir_sk.all())


def _bertuan(i) -> bool:
    return bool(i.penanggung_jawab.all()) or any(
        x.penanggung_jawab.all() for x in i.butir_sk.all()
    )


@bagi("2.b.1")
def pimpinan_terlibat(b: Bahan) -> Amatan:
    """Quarters that the camat approved."""
    return _triwulan(b, _berstatus(b, _DISETUJUI), "disetujui Camat dalam sistem")


@bagi("2.b.3")
def berbukti(b: Bahan) -> Amatan:
    """Realisations with evidence."""
    ada = sum((r.indikator_id, r.triwulan) in b.berbukti for r in b.realisasi)
    return Amatan(
        f"{ada} dari {len(b.realisasi)} realisasi {b.tahun} mempunyai bukti."
        if b.realisasi
        else f"Realisasi {b.tahun} belum tercatat.",
        None if _hanya_salinan(b) else perbandingan(ada, len(b.realisasi)),
        "apakah isi buktinya mendukung angkanya",
        (b.tautan("Bukti", "bukti-pustaka"),),
        (("Berbukti", ada), ("Realisasi", len(b.realisasi))),
    )


@bagi("2.b.4")
def berkala(b: Bahan) -> Amatan:
    """Quarters that were sent, and sent in time."""
    dikirim = [n for n in b.triwulan if _pertama_dikirim(b.pengukuran.get(n))]
    tepat = sum(_tepat_waktu(b, n) for n in dikirim)
    amatan = _triwulan(b, len(dikirim), "diukur dan dikirim dalam sistem")
    if not b.triwulan:
        return amatan
    berjadwal = sum(n in b.jadwal for n in dikirim)
    if dikirim and not berjadwal:
        waktu = " Jadwalnya tidak tercatat, sehingga ketepatan waktunya tidak dinilai."
    else:
        waktu = f" Tepat waktu menurut jadwal: {tepat} dari {berjadwal}."
    return Amatan(
        amatan.kalimat + (waktu if dikirim else ""),
        amatan.bagian,
        amatan.batas,
        amatan.tautan,
        (*amatan.dasar, ("Tepat waktu", tepat)),
    )


def _pertama_dikirim(p: PengukuranTriwulan | None):
    """When it was first sent; None: never. A quarter that was returned and sent again
    was in time if its first sending was."""
    semua = [t.pada for t in p.tangkapan.all() if t.tindakan == T.AJUKAN] if p else []
    return min(semua, default=None)


def _tepat_waktu(b: Bahan, n: int) -> bool:
    jadwal = b.jadwal.get(n)
    if jadwal is None:
        return False
    khusus = [x for x in jadwal.pengecualian.all() if x.kecamatan_id == b.kecamatan.pk]
    tutup = khusus[0].tutup if khusus else jadwal.tutup
    return _pertama_dikirim(b.pengukuran[n]) <= tutup


@bagi("2.b.5")
def berjenjang(b: Bahan) -> Amatan:
    """Quarters that went all the way: sent, approved, verified."""
    return _triwulan(
        b,
        _berstatus(b, _DIVERIFIKASI),
        "disetujui Camat dan diverifikasi Bagian Organisasi",
    )


@bagi("2.b.6")
def aplikasi_pengumpulan(b: Bahan) -> Amatan:
    """Realisations that were filled in here, not copied from paper."""
    ada = sum(r.asal != AsalRealisasi.DOKUMEN for r in b.realisasi)
    return Amatan(
        f"{ada} dari {len(b.realisasi)} realisasi {b.tahun} diisi atau dihitung melalui "
        "aplikasi; lainnya disalin dari dokumen."
        if b.realisasi
        else f"Realisasi {b.tahun} belum tercatat dalam aplikasi ini.",
        None if _hanya_salinan(b) else perbandingan(ada, len(b.realisasi)),
        "aplikasi lain yang dipakai",
        (b.tautan("Realisasi", "triwulan-kini"),),
        (("Melalui aplikasi", ada), ("Realisasi", len(b.realisasi))),
    )


@bagi("2.b.7")
def aplikasi_pengukuran(b: Bahan) -> Amatan:
    """Promises whose capaian this application reckons."""
    baris = b.terukur.baris if b.terukur else ()
    ada = sum(x.hasil.nilai is not None for x in baris)
    return Amatan(
        f"Capaian {ada} dari {len(baris)} target {b.tahun} dihitung aplikasi ini dari "
        "realisasinya."
        if baris
        else f"Belum ada target {b.tahun} yang dapat diukur aplikasi ini.",
        None if _hanya_salinan(b) else perbandingan(ada, len(baris)),
        "aplikasi lain yang dipakai",
        (b.tautan("Capaian", "capaian"),),
        (("Terhitung", ada), ("Target", len(baris))),
    )


@bagi("2.c.6")
def penyesuaian_aktivitas(b: Bahan) -> Amatan:
    """Meetings on quarters and what became of their decisions."""
    semua = b.keputusan
    selesai = sum(k.status == StatusKeputusan.SELESAI for k in semua)
    telat = sum(k.terlambat(b.hari) for k in semua)
    lagi = f"; {telat} melewati batas waktunya" if telat else ""
    return Amatan(
        f"{len(b.rapat)} rapat evaluasi {b.tahun} tercatat, dengan {len(semua)} "
        f"keputusan; {selesai} selesai{lagi}."
        if b.rapat
        else f"Rapat evaluasi {b.tahun} belum tercatat.",
        perbandingan(selesai, len(semua)),
        "rapat tanpa notulen dalam sistem, dan apakah keputusannya menyesuaikan "
        "aktivitas",
        (b.tautan("Rapat evaluasi", "daftar-rapat"),),
        (("Rapat", len(b.rapat)), ("Keputusan", len(semua)), ("Selesai", selesai)),
    )


@bagi("2.c.7")
def penyesuaian_anggaran(b: Bahan) -> Amatan:
    """Re-allocations and revised budgets of the year."""
    ubah = [d for d in b.anggaran if d.jenis != JenisAnggaran.MURNI]
    isi = ", ".join(str(d) for d in ubah)
    return Amatan(
        f"{isi} tercatat sesudah anggaran murni."
        if ubah
        else f"Tidak ada pergeseran atau perubahan anggaran {b.tahun} yang tercatat.",
        None,
        "apakah perubahannya karena hasil pengukuran kinerja",
        (b.tautan("Anggaran", "daftar-anggaran"),),
        (("Perubahan", len(ubah)),),
    )


@bagi("2.c.8")
def efisien(b: Bahan) -> Amatan:
    """Sasaran that were reached with a smaller share of the budget."""
    dinilai = [x for x in (b.efisiensi.baris if b.efisiensi else ()) if x.kategori]
    ada = sum(x.kategori == "Efisien" for x in dinilai)
    selesai = b.hari.year > b.tahun and b.evaluasi.periode.triwulan in (None, 4)
    return Amatan(
        f"{ada} dari {len(dinilai)} sasaran {b.tahun} yang dapat dinilai efisien menurut "
        "perbandingan capaian dengan serapan anggaran."
        if dinilai
        else f"Efisiensi {b.tahun} belum dapat dinilai: capaian atau serapan belum "
        "lengkap.",
        perbandingan(ada, len(dinilai)) if selesai else None,
        "" if selesai else "capaian dan serapan sampai akhir tahun",
        (b.tautan("Capaian", "capaian"),),
        (("Efisien", ada), ("Sasaran dinilai", len(dinilai))),
    )
