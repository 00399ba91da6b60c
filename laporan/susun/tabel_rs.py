from collections.abc import Iterator, Sequence

from dokumen.pohon import (
    Baris,
    Kepala,
    Sel,
    Tabel,
)
from sakip.angka import tulis

from . import asal
from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .bentuk import (
    baris,
    baris_kosong,
    kata,
    kepala,
    kolom,
    sel_singkat,
    sel_uang,
)
from .kata import nilai_satuan
from .tabel_rencana import nama_bersatuan, tahun_target


def tabel_rs(rencana: RencanaStrategis) -> Tabel:
    """Lampiran I: tujuan, sasaran, targets per year, strategy, policy, program."""
    tahun = tahun_target(rencana)
    isi: list[Baris] = []
    for tujuan in rencana.tujuan:
        indikator_tujuan = "\n".join(
            t.indikator.nama for t in rencana.tempat_di(tujuan=tujuan)
        )
        for sasaran in tujuan.sasaran.all():
            program = "\n".join(d.nomenklatur.nama for d in sasaran.dukungan.all())
            tempat = rencana.tempat_di(sasaran=sasaran)
            for i, t in enumerate(tempat):
                banyak = len(tempat)
                awal = (
                    f"{tujuan.urutan}",
                    tujuan.uraian,
                    indikator_tujuan or "–",
                    sasaran.uraian,
                )
                akhir = (
                    sasaran.strategi or "–",
                    sasaran.kebijakan or "–",
                    program or "–",
                )
                isi.append(
                    Baris(
                        (
                            *(Sel(x, baris=banyak) for x in awal if not i),
                            Sel(nama_bersatuan(t.indikator)),
                            *_sel_tahun(t, tahun),
                            *(Sel(x, baris=banyak) for x in akhir if not i),
                        )
                    )
                )
    banyak = 8 + len(tahun)
    return Tabel(
        "",
        kolom("3^", "14", "14", "8", "13!", *["4^"] * len(tahun), "8", "7", "9"),
        (
            kepala(
                Kepala("No", baris=2),
                Kepala("Tujuan", baris=2),
                Kepala("Indikator Tujuan", baris=2),
                Kepala("Sasaran", baris=2),
                Kepala("Indikator Sasaran", baris=2),
                Kepala("Target Kinerja Sasaran pada Tahun", kolom=len(tahun)),
                Kepala("Strategi", baris=2),
                Kepala("Kebijakan", baris=2),
                Kepala("Program", baris=2),
            ),
            kepala(*(str(t) for t in tahun)),
        ),
        tuple(isi) or (baris_kosong(banyak, "Sasaran Renstra belum dicatat"),),
        sumber=rencana.renstra.dasar or str(rencana.renstra),
        kecil=True,
        bernomor=False,
    )


def _sel_tahun(tempat, tahun: Sequence[int]) -> list[Sel]:
    target = {t.tahun: t for t in tempat.target.all() if t.sumber == "renstra"}
    return [
        sel_singkat(
            target[t].nilai,
            tempat.indikator.satuan,
            target[t].predikat,
            asal=asal.target(tempat.indikator, t),
        )
        if t in target
        else kata("–")
        for t in tahun
    ]


def tabel_rkt(bahan: Bahan, rencana: RencanaStrategis, kegiatan) -> Tabel:
    """Lampiran II: next year's plan, sasaran to kegiatan with its budget.

    `kegiatan`: places on the program tree that have a target next year.
    """
    tahun = bahan.tahun + 1
    uang = {}
    if bahan.rencana_berikut is not None:
        uang = {p.nomenklatur_id: p.jumlah for p in bahan.rencana_berikut.pagu.all()}
    isi: list[Baris] = []
    for sasaran in rencana.sasaran:
        program = {d.nomenklatur_id: d.nomenklatur for d in sasaran.dukungan.all()}
        turunan = [k for k in kegiatan if k.nomenklatur.induk_id in program]
        for i, (tempat, k) in enumerate(
            _sejajar(rencana.tempat_di(sasaran=sasaran), turunan)
        ):
            isi.append(
                baris(
                    "" if i else sasaran.uraian,
                    tempat.indikator.nama if tempat else "",
                    _sel_renja(tempat, tahun),
                    program[k.nomenklatur.induk_id].nama if k else "",
                    k.nomenklatur.nama if k else "",
                    k.indikator.nama if k else "",
                    _sel_renja(k, tahun),
                    sel_uang(
                        uang.get(k.nomenklatur_id), asal=asal.pagu((k.nomenklatur,))
                    )
                    if k
                    else "",
                )
            )
    return Tabel(
        "",
        kolom("15!", "16", "7^", "14", "14", "15", "8^", "11>"),
        (
            kepala(
                Kepala("Sasaran", kolom=2),
                Kepala("Target", baris=2),
                Kepala("Program", baris=2),
                Kepala("Kegiatan", kolom=3),
                Kepala("Anggaran (Rp)", baris=2),
            ),
            kepala(
                "Uraian", "Indikator Kinerja", "Uraian", "Indikator Kinerja", "Target"
            ),
        ),
        tuple(isi) or (baris_kosong(8, "Rencana tahun berikutnya belum dicatat"),),
        sumber=(bahan.rencana_berikut.dasar if bahan.rencana_berikut else "")
        or f"Rencana Kinerja Tahunan {tahun}",
        kecil=True,
        bernomor=False,
    )


def _sejajar(kiri: Sequence, kanan: Sequence) -> Iterator[tuple]:
    for i in range(max(len(kiri), len(kanan))):
        yield (
            kiri[i] if i < len(kiri) else None,
            kanan[i] if i < len(kanan) else None,
        )


def _sel_renja(tempat, tahun: int) -> Sel | str:
    """Next year's target: of the yearly plan, else of the Renstra."""
    if tempat is None:
        return ""
    target = max(
        (t for t in tempat.target.all() if t.tahun == tahun),
        key=lambda t: t.sumber == "renja",
        default=None,
    )
    if target is None:
        return kata("–")
    teks = nilai_satuan(target.nilai, tempat.indikator.satuan, target.predikat)
    dari = asal.target(tempat.indikator, tahun)
    return Sel(teks or tulis(target.nilai), target.nilai, asal=dari)
