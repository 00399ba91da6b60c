"""Tables of the arrangement of 2020 (LKIP Panti 2020): 3.1-3.7, survey, kegiatan, RS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from capaian.kontribusi import BarisKontribusi
from capaian.pengukuran import BarisCapaian, PkTerukur
from capaian.pilihan import JenisPembanding, TingkatPembanding
from capaian.skm import HasilSurvei
from dokumen.grafik import batang, kata_batang
from dokumen.pohon import (
    Baris,
    Gambar,
    Kepala,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)
from iku.pilihan import JenisIndikator
from iku.surat.pk import tulis_target
from sakip.angka import tulis

from .bahan import Bahan, RencanaStrategis
from .bentuk import (
    baris,
    baris_kosong,
    jumlah,
    kata,
    kepala,
    kolom,
    nomor_kolom,
    sel_jenjang,
    sel_persen,
    sel_satuan,
    sel_singkat,
    sel_uang,
)
from .kata import BELUM, TIDAK_TERSEDIA, nilai_satuan
from .tabel_capaian import BELUM_DIHITUNG
from .tabel_rencana import tahun_target

# One component of a composite measure: its name, target and realisation.
Komponen = tuple[str, Decimal | None, Decimal | None]


def _realisasi(b: BarisCapaian) -> Sel:
    return sel_satuan(
        b.hasil.nilai, b.indikator.satuan, b.hasil.predikat, b.hasil.alasan
    )


def _target(b: BarisCapaian) -> Sel:
    return Sel(tulis_target(b.butir), b.butir.nilai)


def tabel_pengukuran(bahan: Bahan, pk: PkTerukur) -> Tabel:
    """Tabel 3.1: target, realisation, percentage, predicate of every indicator."""
    isi = [
        baris(
            f"{i}",
            b.induk,
            b.butir.uraian_indikator,
            _target(b),
            _realisasi(b),
            sel_persen(b.capaian, _tanpa_persen(b)),
            sel_jenjang(b.jenjang)
            if b.tercapai is None or b.jenjang
            else Sel("target tercapai" if b.tercapai else "target tidak tercapai"),
        )
        for i, b in enumerate(pk.baris, 1)
    ]
    return Tabel(
        f"Pengukuran Realisasi Kinerja Tahun {bahan.tahun}",
        kolom("5^", "25!", "29", "10^", "11^", "10>", "13^"),
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator", "Target", "Realisasi",
                "Capaian (%)", "Predikat",
            ),
            nomor_kolom(7),
        ),
        tuple(isi) or (baris_kosong(7, "Belum ada indikator yang diperjanjikan"),),
        kunci="pengukuran",
        sumber=f"{pk.perjanjian}; data realisasi kinerja {bahan.nama}",
    )  # fmt: skip


def _tanpa_persen(b: BarisCapaian) -> str:
    return BELUM_DIHITUNG if b.hasil.nilai is None else b.alasan


def tabel_perbandingan(bahan: Bahan, nomor: str, isi: Sequence[BarisCapaian]) -> Tabel:
    """Tabel 3.2, 3.5: this year's realisation beside last year's."""
    tahun = bahan.tahun

    def lalu(b: BarisCapaian) -> Sel:
        hasil = b.tren[-1].hasil
        return sel_satuan(hasil.nilai, b.indikator.satuan, hasil.predikat)

    return _tabel_sasaran(
        f"Perbandingan Realisasi Kinerja Sasaran {nomor}",
        (
            kepala(
                Kepala("No", baris=2),
                Kepala("Sasaran Strategis", baris=2),
                Kepala("Indikator Sasaran", baris=2),
                Kepala("Target", baris=2),
                Kepala("Realisasi", kolom=2),
            ),
            kepala(f"Th. {tahun - 1}", f"Th. {tahun}"),
        ),
        isi,
        lambda b: (_target(b), lalu(b), _realisasi(b)),
        sumber=_sumber(isi),
    )


def tabel_akhir_renstra(bahan: Bahan, isi: Sequence[BarisCapaian]) -> Tabel:
    """Tabel 3.3, 3.6: the realisation against the target of the last year."""
    return _tabel_sasaran(
        "Perbandingan Realisasi Kinerja s.d. Akhir Periode Renstra",
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator Sasaran", "Target Akhir Renstra",
                f"Realisasi Th. {bahan.tahun}", "Tingkat Kemajuan (%)",
            ),
        ),
        isi,
        lambda b: (
            sel_satuan(b.target_akhir, b.indikator.satuan, b.target_akhir_predikat),
            _realisasi(b),
            sel_persen(b.kemajuan, BELUM_DIHITUNG),
        ),
        sumber=_sumber(isi),
    )  # fmt: skip


def tabel_nasional(bahan: Bahan, isi: Sequence[BarisCapaian]) -> Tabel:
    """Tabel 3.4, 3.7: beside the national realisation, where there is one."""

    def nasional(b: BarisCapaian) -> tuple[Sel, Sel]:
        p = next(
            (
                p
                for p in b.pembanding
                if p.tingkat == TingkatPembanding.NASIONAL
                and p.jenis == JenisPembanding.REALISASI
            ),
            None,
        )
        if p is None:
            return kata(TIDAK_TERSEDIA), kata("–")
        sel = sel_satuan(p.nilai, b.indikator.satuan, p.predikat)
        if p.nilai is None or b.hasil.nilai is None:
            return sel, kata("–")
        lebih = b.hasil.nilai > p.nilai
        tanda = "=" if b.hasil.nilai == p.nilai else "+" if lebih else "–"
        return sel, Sel(tanda, perataan="tengah")

    return _tabel_sasaran(
        "Perbandingan Realisasi Kinerja dengan Realisasi Nasional",
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator Sasaran",
                f"Realisasi Th. {bahan.tahun}", "Realisasi Nasional", "Ket. (+/–)",
            ),
        ),
        isi,
        lambda b: (_realisasi(b), *nasional(b)),
        sumber=_sumber(isi),
    )  # fmt: skip


def _tabel_sasaran(judul, atas, isi, sel_baris, *, sumber: str) -> Tabel:
    """The common shape of the tables of one sasaran: six columns."""
    return Tabel(
        judul,
        kolom("5^", "27!", "32", "12^", "12^", "12^"),
        (*atas, nomor_kolom(6)),
        tuple(
            baris(f"{i}", b.induk, b.butir.uraian_indikator, *sel_baris(b))
            for i, b in enumerate(isi, 1)
        )
        or (baris_kosong(6, "Belum ada indikator yang diperjanjikan"),),
        sumber=sumber,
    )


def _sumber(isi: Sequence[BarisCapaian]) -> str:
    sumber = dict.fromkeys(b.hasil.sumber for b in isi if b.hasil.sumber)
    return "; ".join(sumber) or "data realisasi kinerja"


# --- Survey ---------------------------------------------------------------------------


def tabel_survei(hasil: HasilSurvei) -> Tabel:
    """How the answers divide, and the score of each unsur (unnumbered in 2020)."""
    isi = [
        baris(
            f"{i}",
            b.nilai.unsur.nama,
            *(sel_persen(p, "–") for p in b.sebaran),
            sel_persen(b.skor, "–"),
        )
        for i, b in enumerate(hasil.baris, 1)
    ]
    isi.append(jumlah(Sel("Rata-rata skor", kolom=6), sel_persen(hasil.rata_rata, "–")))
    return Tabel(
        f"Hasil {hasil.survei.instrumen.nama}",
        kolom("5^", "39!", *["11>"] * 5),
        (
            kepala(
                "No", "Unsur", "Tidak Baik (%)", "Kurang Baik (%)", "Baik (%)",
                "Sangat Baik (%)", "Skor (25–100)",
            ),
        ),
        tuple(isi),
        sumber=hasil.survei.sumber or str(hasil.survei),
        bernomor=False,
    )  # fmt: skip


def gambar_survei(hasil: HasilSurvei) -> Gambar | None:
    """Score of each unsur, the mean as a line: below it is what must improve."""
    butir = [(b.nilai.unsur.nama, b.skor) for b in hasil.baris]
    if hasil.rata_rata is None:
        return None
    judul = f"Skor Tiap Unsur terhadap Rata-Rata, Tahun {hasil.survei.tahun}"
    return Gambar(
        judul,
        batang(judul, butir, "", hasil.rata_rata),
        kata_batang(judul, butir, ""),
        kunci=f"survei-{hasil.survei.pk}",
        sumber=hasil.survei.sumber or str(hasil.survei),
    )


# --- Kegiatan -------------------------------------------------------------------------


def tabel_kegiatan(
    nama: str,
    isi: Sequence[BarisKontribusi],
    komponen: Mapping[int, Sequence[Komponen]],
    keterangan: tuple,
) -> Tabel:
    """The sheet of one kegiatan: masukan, keluaran, and what was done."""
    hasil: list[Baris] = []
    for jenis, sebutan in (
        (JenisIndikator.MASUKAN, "Masukan"),
        (JenisIndikator.KELUARAN, "Keluaran"),
        (JenisIndikator.HASIL, "Hasil"),
    ):
        for b in isi:
            if b.tempat.jenis == jenis:
                hasil.append(_baris_kegiatan(sebutan, b))
                hasil += _baris_komponen(komponen.get(b.indikator.pk, ()))
    if keterangan:
        isi_sel = (
            Paragraf((Teks("Keterangan pelaksanaan:", tebal=True),)),
            *keterangan,
        )
        hasil.append(Baris((Sel(blok=isi_sel, kolom=4),)))
    return Tabel(
        f"Kegiatan {nama}",
        kolom("14", "50!", "18^", "18^"),
        (kepala("Jenis", "Uraian", "Target", "Realisasi"),),
        tuple(hasil) or (baris_kosong(4, "Indikator kegiatan belum dicatat"),),
        bernomor=False,
    )


def _baris_kegiatan(sebutan: str, b: BarisKontribusi) -> Baris:
    satuan = b.indikator.satuan
    return baris(
        sebutan,
        b.indikator.nama,
        sel_satuan(b.target, satuan, b.target_predikat, "tanpa target"),
        sel_satuan(b.hasil.nilai, satuan, b.hasil.predikat, b.hasil.alasan or BELUM),
    )


def _baris_komponen(komponen: Sequence[Komponen]) -> Iterator[Baris]:
    for nama, target, realisasi in komponen:
        yield baris(
            "",
            Sel(nama, indentasi=1),
            sel_satuan(target, "", kosong="tanpa target"),
            sel_satuan(realisasi, "", kosong=BELUM),
        )


# --- Annex: Rencana Strategis ---------------------------------------------------------


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
                            Sel(t.indikator.nama),
                            *_sel_tahun(t, tahun),
                            *(Sel(x, baris=banyak) for x in akhir if not i),
                        )
                    )
                )
    banyak = 8 + len(tahun)
    return Tabel(
        "",
        kolom("3^", "13", "12", "11", "13!", *["4^"] * len(tahun), "10", "10", "10"),
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
        sel_singkat(target[t].nilai, tempat.indikator.satuan, target[t].predikat)
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
                    sel_uang(uang.get(k.nomenklatur_id)) if k else "",
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
    return Sel(teks or tulis(target.nilai), target.nilai)
