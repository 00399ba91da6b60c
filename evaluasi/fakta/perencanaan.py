"""Component 1, Perencanaan Kinerja: whether Renstra, agreements, decrees and budget are
there, and how good they are (1.a, 1.b)."""

import calendar
from dataclasses import replace
from datetime import date

from iku.pilihan import JenisAnggaran
from sakip.tanggal import panjang

from .bahan import Bahan
from .bentuk import Amatan, Tautan, perbandingan, semua_atau_tidak
from .daftar import bagi


def sebulan_sesudah(hari: date) -> date:
    """The same day of the next month, or that month's last day."""
    tahun, bulan = hari.year + hari.month // 12, hari.month % 12 + 1
    return date(tahun, bulan, min(hari.day, calendar.monthrange(tahun, bulan)[1]))


def sebut(ada: int, dari: int) -> str:
    """ "2 dari 3", or that there are none."""
    return f"{ada} dari {dari}" if dari else "belum ada"


def tautan_pk(b: Bahan) -> tuple[Tautan, ...]:
    return tuple(b.tautan(str(p), "pk", p.pk) for p in b.pk)


def _tautan_renstra(b: Bahan) -> tuple[Tautan, ...]:
    return tuple(b.tautan(str(r), "renstra", r.pk) for r in b.renstra)


def tanpa_pk(b: Bahan) -> Amatan:
    return Amatan(
        f"Perjanjian Kinerja {b.tahun} yang ditetapkan belum tercatat.",
        semua_atau_tidak(False),
        tautan=(b.tautan("Perjanjian Kinerja", "daftar-pk"),),
    )


@bagi("1.a.3")
def jangka_menengah(b: Bahan) -> Amatan:
    """A Renstra whose period holds the year."""
    if not b.renstra:
        return Amatan(
            f"Renstra yang meliputi tahun {b.tahun} belum tercatat.",
            semua_atau_tidak(False),
            tautan=(b.tautan("Perencanaan", "perencanaan"),),
        )
    isi = ", ".join(str(r) for r in b.renstra)
    return Amatan(
        f"{isi} meliputi tahun {b.tahun}.",
        semua_atau_tidak(True),
        tautan=_tautan_renstra(b),
        dasar=(("Renstra", len(b.renstra)),),
    )


@bagi("1.a.4")
def jangka_pendek(b: Bahan) -> Amatan:
    """An agreement of the year; its RKT or Renja is a document kept elsewhere."""
    if not b.pk:
        return tanpa_pk(b)
    return Amatan(
        f"{len(b.pk)} Perjanjian Kinerja {b.tahun} ditetapkan, dengan {len(b.butir)} "
        "target pada yang terakhir.",
        semua_atau_tidak(True),
        "naskah RKT atau Renja, yang disimpan di luar sistem ini",
        tautan_pk(b),
        (("Perjanjian Kinerja", len(b.pk)), ("Target", len(b.butir))),
    )


@bagi("1.a.5")
def rencana_aksi(b: Bahan) -> Amatan:
    """Rencana aksi of the last agreement."""
    if not b.pk:
        return tanpa_pk(b)
    ada = sum(bool(daftar) for daftar in b.rencana_aksi.values())
    return Amatan(
        f"{ada} dari {len(b.butir)} target dalam {b.pk[-1]} mempunyai rencana aksi.",
        semua_atau_tidak(0 < ada == len(b.butir)),
        "rencana aksi yang disusun di luar sistem ini",
        (b.tautan("Rencana aksi", "pk-rencana", b.pk[-1].pk),),
        (("Target dengan rencana aksi", ada), ("Target", len(b.butir))),
    )


@bagi("1.a.6")
def dokumen_anggaran(b: Bahan) -> Amatan:
    """A budget document with amounts."""
    berisi = [d for d in b.anggaran if d.pagu.all()]
    isi = ", ".join(str(d) for d in berisi)
    return Amatan(
        f"{isi} tercatat."
        if berisi
        else f"Dokumen anggaran {b.tahun} dengan jumlahnya belum tercatat.",
        semua_atau_tidak(bool(berisi)),
        tautan=(b.tautan("Anggaran", "daftar-anggaran"),),
        dasar=(("Dokumen anggaran", len(berisi)),),
    )


@bagi("1.b.1")
def diformalkan(b: Bahan) -> Amatan:
    """Renstra with its legal basis, agreements signed, a decree on the IKU."""
    berdasar = [r for r in b.renstra if r.dasar or r.ditetapkan_pada]
    bertanggal = [p for p in b.pk if p.tanggal or p.tanggal_teks]
    jumlah = max(len(b.renstra), 1) + max(len(b.pk), 1) + max(len(b.sk), 1)
    formal = len(berdasar) + len(bertanggal) + len(b.sk)
    return Amatan(
        f"Renstra dengan dasar hukum: {sebut(len(berdasar), len(b.renstra))}; "
        f"Perjanjian Kinerja {b.tahun} yang ditetapkan dan bertanggal: "
        f"{sebut(len(bertanggal), len(b.pk))}; keputusan IKU yang ditetapkan: "
        f"{len(b.sk)}.",
        perbandingan(formal, jumlah),
        "penetapan RKT dan dokumen anggaran",
        (
            *_tautan_renstra(b),
            *tautan_pk(b),
            b.tautan("Keputusan IKU", "daftar-sk-iku"),
        ),
        (("Resmi", formal), ("Dokumen", jumlah)),
    )


@bagi("1.b.2")
def tepat_waktu(b: Bahan) -> Amatan:
    """The first agreement against the budget: within a month of its approval
    (PermenPANRB 53/2014, lampiran I). Whether it was published is not known."""
    batas = "kapan dokumen perencanaan dipublikasikan"
    if not b.pk:
        return replace(tanpa_pk(b), bagian=None, batas=batas)
    pk = b.pk[0]
    murni = [d for d in b.anggaran if d.jenis == JenisAnggaran.MURNI and d.tanggal]
    if pk.tanggal is None or not murni:
        apa = "Tanggal Perjanjian Kinerja" if murni else "Tanggal dokumen anggaran"
        return Amatan(f"{apa} {b.tahun} tidak tercatat.", None, batas, tautan_pk(b))
    sampai = sebulan_sesudah(murni[0].tanggal)
    hasil = "dalam" if pk.tanggal <= sampai else "melewati"
    return Amatan(
        f"{pk} ditandatangani {panjang(pk.tanggal)}, {hasil} batas satu bulan setelah "
        f"dokumen anggaran disahkan ({panjang(sampai)}).",
        None,
        batas,
        tautan_pk(b),
    )


@bagi("1.b.5")
def terukur(b: Bahan) -> Amatan:
    """What of SMART is a matter of data: a target with a number and a unit, and how it
    is reckoned."""
    if not b.pk:
        return tanpa_pk(b)
    lengkap = [
        i
        for i, butir in zip(b.indikator, b.butir, strict=True)
        if i.satuan and butir.nilai is not None and (i.rumus or berumus(i))
    ]
    return Amatan(
        f"{len(lengkap)} dari {len(b.butir)} indikator dalam {b.pk[-1]} mempunyai "
        "satuan, target berupa angka, dan cara menghitung.",
        None,
        "apakah indikatornya spesifik, relevan, dan dapat dicapai",
        (b.tautan("Indikator", "daftar-indikator"),),
        (("Lengkap", len(lengkap)), ("Indikator", len(b.butir))),
    )


def berumus(indikator) -> bool:
    """Whether its formula is told in words, by itself or in a determined decree."""
    return bool(indikator.formulasi) or any(
        x.formulasi for x in indikator.butir_sk.all() if not x.sk.draf
    )


def berdefinisi(indikator) -> bool:
    """Whether an operational definition is written, by itself or in a decree; decrees
    with one column for both have it in the formula's words."""
    return bool(indikator.definisi) or any(
        x.penjelasan or (x.sk.bentuk == "gabung" and x.formulasi)
        for x in indikator.butir_sk.all()
        if not x.sk.draf
    )


@bagi("1.b.6")
def iku_berkelanjutan(b: Bahan) -> Amatan:
    """The decree on the IKU, how often it was changed, and what stayed since last
    year."""
    diubah = sum(sk.mengubah_id is not None for sk in b.sk)
    banyak = sum(len(sk.butir.all()) for sk in b.sk)
    isi = (
        f"IKU ditetapkan dengan {len(b.sk)} keputusan ({banyak} butir), {diubah} di "
        "antaranya keputusan perubahan."
        if b.sk
        else "Keputusan IKU yang ditetapkan belum tercatat."
    )
    tetap = len({i.pk for i in b.indikator} & b.indikator_lalu)
    if b.indikator_lalu:
        isi += (
            f" {tetap} dari {len(b.indikator)} indikator Perjanjian Kinerja {b.tahun} "
            f"sudah diperjanjikan pada {b.tahun - 1}."
        )
    return Amatan(
        isi,
        perbandingan(tetap, len(b.indikator)) if b.sk and b.indikator_lalu else None,
        "apakah IKU menggambarkan kinerja utama kecamatan"
        + ("" if b.indikator_lalu else f", dan IKU yang dipakai pada {b.tahun - 1}"),
        (b.tautan("Keputusan IKU", "daftar-sk-iku"),),
        (("Keputusan", len(b.sk)), ("Tetap", tetap), ("Indikator", len(b.indikator))),
    )


@bagi("1.b.7")
def menantang(b: Bahan) -> Amatan:
    """Targets against what was achieved the year before."""
    baris = b.terukur.baris if b.terukur else ()
    ada = [
        (x.butir.nilai, x.tren[-1].hasil.nilai, x.indikator.arah)
        for x in baris
        if x.butir.nilai is not None
        and x.tren
        and x.tren[-1].hasil.nilai is not None
        and not x.tren[-1].putus
    ]
    lebih = sum(t > r if arah == "naik" else t < r for t, r, arah in ada)
    return Amatan(
        f"{lebih} dari {len(ada)} target {b.tahun} yang dapat dibandingkan lebih baik "
        f"daripada realisasi {b.tahun - 1}."
        if ada
        else f"Realisasi {b.tahun - 1} untuk dibandingkan dengan target {b.tahun} belum "
        "tercatat.",
        None,
        "apakah targetnya realistis",
        (b.tautan("Capaian", "capaian"),),
        (("Lebih baik", lebih), ("Dibandingkan", len(ada))),
    )


@bagi("1.b.8")
def cascading(b: Bahan) -> Amatan:
    """Whether what units promise is linked to what the camat promises."""
    semua = [x for p in b.pk_unit for x in p.butir.all()]
    terkait = sum(x.mendukung_id is not None for x in semua)
    return Amatan(
        f"{terkait} dari {len(semua)} target dalam {len(b.pk_unit)} Perjanjian Kinerja "
        "unit dihubungkan dengan target Camat."
        if semua
        else f"Perjanjian Kinerja unit {b.tahun} yang ditetapkan belum tercatat.",
        perbandingan(terkait, len(semua)),
        "penyelarasan dalam SKP pegawai dan dalam naskah di luar sistem ini",
        (b.tautan("Perjanjian Kinerja", "daftar-pk"),),
        (("Terhubung", terkait), ("Target unit", len(semua))),
    )


@bagi("1.b.9")
def crosscutting(b: Bahan) -> Amatan:
    """Indicators that name further units."""
    if not b.pk:
        return replace(tanpa_pk(b), bagian=None)
    ada = sum(bool(i.lintas_unit.all()) for i in b.indikator)
    return Amatan(
        f"{ada} dari {len(b.indikator)} indikator Perjanjian Kinerja {b.tahun} menyebut "
        "unit lain yang ikut mendukung.",
        None,
        "hubungan dengan perangkat daerah lain",
        (b.tautan("Indikator", "daftar-indikator"),),
        (("Lintas unit", ada), ("Indikator", len(b.indikator))),
    )


@bagi("1.b.10")
def setiap_unit(b: Bahan) -> Amatan:
    """Units that have a determined agreement of the year."""
    punya = {p.unit_id for p in b.pk_unit}
    ada = sum(u.pk in punya for u in b.unit)
    return Amatan(
        f"{ada} dari {len(b.unit)} unit kerja mempunyai Perjanjian Kinerja {b.tahun} "
        "yang ditetapkan."
        if b.unit
        else "Unit kerja kecamatan belum tercatat.",
        perbandingan(ada, len(b.unit)),
        "perjanjian unit yang dibuat di luar sistem ini",
        (b.tautan("Perjanjian Kinerja", "daftar-pk"),),
        (("Unit dengan perjanjian", ada), ("Unit", len(b.unit))),
    )
