"""Component 1, Perencanaan Kinerja: what plans are used for (1.c)."""

from iku.rencana_triwulan import periksa_triwulan
from sakip.angka import persen

from .bahan import Bahan
from .bentuk import Amatan, perbandingan, semua_atau_tidak
from .daftar import bagi
from .perencanaan import tanpa_pk, tautan_pk


@bagi("1.c.1")
def anggaran_berkinerja(b: Bahan) -> Amatan:
    """Programs of the agreement that support a sasaran."""
    program = list(b.pk[-1].anggaran.all()) if b.pk else []
    ada = sum(a.nomenklatur_id in b.program_berkinerja for a in program)
    return Amatan(
        f"{ada} dari {len(program)} program beranggaran dalam {b.pk[-1]} dihubungkan "
        "dengan sasaran yang didukungnya."
        if program
        else f"Anggaran program dalam Perjanjian Kinerja {b.tahun} belum tercatat.",
        perbandingan(ada, len(program)),
        "alasan besarnya anggaran tiap program",
        (b.tautan("Anggaran", "daftar-anggaran"),),
        (("Mendukung sasaran", ada), ("Program", len(program))),
    )


@bagi("1.c.3")
def target_dicapai(b: Bahan) -> Amatan:
    """How many targets are reached. All of them, once the year is over, fulfil it; of
    the rest "on the right track" is for the evaluator to say."""
    if b.terukur is None:
        return Amatan(
            f"Capaian {b.tahun} belum dapat diukur: Perjanjian Kinerja atau skala belum "
            "tercatat.",
            tautan=(b.tautan("Capaian", "capaian"),),
        )
    tercapai = len(b.terukur.tercapai)
    dinilai = tercapai + len(b.terukur.belum_tercapai)
    belum = len(b.terukur.belum_dapat_dinilai)
    selesai = b.hari.year > b.tahun and b.evaluasi.periode.triwulan in (None, 4)
    lagi = f"; {belum} belum dapat dinilai" if belum else ""
    if b.terukur.rata_rata is not None:
        lagi += f"; rata-rata capaian {persen(b.terukur.rata_rata)}"
    return Amatan(
        f"{tercapai} dari {dinilai} target {b.tahun} yang dapat dinilai tercapai{lagi}.",
        semua_atau_tidak(True)
        if selesai and 0 < dinilai == tercapai and not belum
        else None,
        "apakah target yang belum tercapai masih pada jalurnya"
        if selesai
        else "capaian sampai akhir tahun",
        (b.tautan("Capaian", "capaian"),),
        (("Tercapai", tercapai), ("Dinilai", dinilai), ("Belum dinilai", belum)),
    )


@bagi("1.c.4")
def rencana_aksi_dinamis(b: Bahan) -> Amatan:
    """Promises with targets in all quarters that make up the year's target."""
    if not b.pk:
        return tanpa_pk(b)
    lengkap = selaras = 0
    for butir in b.butir:
        nilai = {r.triwulan: r.nilai for r in b.rencana_aksi[butir.pk]}
        if len(nilai) < 4:
            continue
        lengkap += 1
        triwulan = [nilai[n] for n in range(1, 5)]
        hasil = periksa_triwulan(butir.indikator.agregasi, butir.nilai, triwulan)
        selaras += hasil.cocok is True
    return Amatan(
        f"Rencana aksi {lengkap} dari {len(b.butir)} target lengkap empat triwulan; "
        f"{selaras} di antaranya sesuai dengan target setahun.",
        None,
        "penyesuaian rencana aksi karena pemantauan",
        (b.tautan("Rencana aksi", "pk-rencana", b.pk[-1].pk),),
        (("Lengkap", lengkap), ("Sesuai", selaras), ("Target", len(b.butir))),
    )


@bagi("1.c.5")
def disempurnakan(b: Bahan) -> Amatan:
    """Changed agreements of the year with their reasons."""
    ubah = [p for p in b.pk if p.perubahan_ke]
    alasan = "; ".join(p.alasan for p in ubah if p.alasan)
    isi = f"Tidak ada perubahan Perjanjian Kinerja {b.tahun} yang ditetapkan."
    if ubah:
        sebab = f", dengan alasan: {alasan.rstrip('.')}" if alasan else ", tanpa alasan"
        isi = f"{len(ubah)} perubahan Perjanjian Kinerja {b.tahun} ditetapkan{sebab}."
    return Amatan(
        isi,
        None,
        "apakah perubahannya lahir dari analisis kinerja sebelumnya",
        tautan_pk(b),
        (("Perubahan", len(ubah)),),
    )
