"""First drafts of sections, from data alone.

A sentence is true of the data or is left out. Causes are never made up: they are quoted
from what officers wrote during the year, or the section is left to its writer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from capaian.pengukuran import BarisCapaian
from dokumen.telusur import polos
from evaluasi.models import Rekomendasi
from evaluasi.pilihan import StatusTindakLanjut
from evaluasi.tindak_lanjut.keadaan import keadaan_butir, urutkan
from iku.surat.umum import tertanggal

from ..pilihan import Bagian, Susunan
from ..susun.bahan import Bahan
from ..susun.ikhtisar import sebutan_pk
from ..susun.kata import (
    gabung,
    nilai_satuan,
    rapi,
    sebutan_program,
    teks_persen,
    terbilang,
)
from ..susun.tabel_efisiensi import nomor_sasaran
from .bagian import baris_tentang
from .kata_petugas import Kata

DITULIS_SENDIRI = (
    "Isi bagian ini tidak tercatat sebagai data, jadi tidak ada yang dapat diusulkan. "
    "Silakan ditulis sendiri."
)
TANPA_KATA = (
    "Sebab tidak dapat disimpulkan dari angka, dan pengisi indikator belum menuliskannya "
    "pada analisis triwulan tahun ini. Silakan ditulis sendiri."
)
TANPA_DATA = "Data untuk bagian ini belum ada, jadi belum ada yang dapat diusulkan."


@dataclass(frozen=True)
class Usulan:
    """A draft, or the reason why there is none."""

    isi: str = ""
    alasan: str = ""


def usulkan(
    bahan: Bahan,
    bagian: str,
    kata: Kata,
    *,
    tujuan=None,
    sasaran=None,
    nomenklatur=None,
) -> Usulan:
    """A draft of one section of the year's report."""
    if bagian in _UNSUR and nomenklatur is None:
        diukur = _baris(bahan)
        if tujuan or sasaran:
            diukur = baris_tentang(diukur, tujuan=tujuan, sasaran=sasaran)
        blok = [_daftar(_kutipan(diukur, kata, _UNSUR[Bagian(bagian)]))]
        return _usulan(blok, TANPA_KATA)
    if bagian == Bagian.LANGKAH_PERBAIKAN:
        kutipan = _kutipan(_baris(bahan), kata, "tindak_lanjut")
        return _usulan([_daftar([*kutipan, *_rekomendasi(bahan)])], TANPA_KATA)
    pembuat = _PEMBUAT.get(Bagian(bagian))
    if pembuat is None or nomenklatur is not None:
        return Usulan(alasan=DITULIS_SENDIRI)
    return _usulan(pembuat(bahan), TANPA_DATA)


def _usulan(blok: Iterable[str], alasan: str) -> Usulan:
    isi = "\n\n".join(satu for satu in blok if satu)
    return Usulan(isi) if isi else Usulan(alasan=alasan)


def _daftar(butir: Iterable[str]) -> str:
    return "\n".join(f"- {satu}" for satu in butir)


def _baris(bahan: Bahan) -> list[BarisCapaian]:
    """Each promised indicator once, as it was promised last."""
    daftar_pk = bahan.daftar_pk
    if bahan.lkjip.susunan == Susunan.RINGKAS_2020:
        daftar_pk = daftar_pk[-1:]
    return list({b.indikator.pk: b for pk in daftar_pk for b in pk.baris}.values())


# --- What officers wrote --------------------------------------------------------------

_UNSUR = {
    Bagian.PENDORONG: "pendorong",
    Bagian.PENGHAMBAT: "penghambat",
    Bagian.TANTANGAN: "tindak_lanjut",
    Bagian.FAKTOR_KUNCI: "pendorong",
    Bagian.HAMBATAN: "penghambat",
}


def _kutipan(baris: Iterable[BarisCapaian], kata: Kata, unsur: str) -> Iterator[str]:
    for b in baris:
        for k in kata.get((b.indikator.pk, unsur), ()):
            yield (
                f"{rapi(b.butir.uraian_indikator)}, menurut catatan {k.periode}: "
                f"“{rapi(k.isi)}”."
            )


def _belum_selesai(bahan: Bahan) -> list[Rekomendasi]:
    """Notes and recommendations that no evaluator has called done or impossible."""
    semua = bahan.lhe.rekomendasi.all() if bahan.lhe else ()
    return [r for r in semua if keadaan_butir(r).status == StatusTindakLanjut.BELUM]


def _rekomendasi(bahan: Bahan) -> Iterator[str]:
    """What the last evaluation asked for and is not done, with what was."""
    for r in _belum_selesai(bahan):
        tindak = urutkan(r.tindak_lanjut.all())
        sejauh = (
            f"tindak lanjut terakhir: “{_sebaris(tindak[-1].uraian)}”"
            if tindak
            else "belum ada tindak lanjut yang dicatat"
        )
        sebutan = f"{r.get_jenis_display()} nomor {r.nomor} dalam {bahan.lhe}"
        yield f"{sebutan}: “{_sebaris(r.uraian)}”; {sejauh}."


def _sebaris(teks: str) -> str:
    return " ".join(teks.split()).rstrip(".; ")


# --- What figures say -----------------------------------------------------------------


def _perkembangan(bahan: Bahan) -> Iterator[str]:
    """How this year's values stand to last year's, where both are measured alike."""
    lebih_baik, tetap, lebih_buruk = [], [], []
    for b in _baris(bahan):
        lalu = next(
            (
                t.hasil.nilai
                for t in b.tren
                if t.tahun == bahan.tahun - 1 and not t.putus
            ),
            None,
        )
        kini = b.hasil.nilai
        if lalu is None or kini is None:
            continue
        naik = kini > lalu
        tujuan = (
            tetap
            if kini == lalu
            else lebih_baik
            if naik == (b.indikator.arah == "naik")
            else lebih_buruk
        )
        tujuan.append(rapi(b.butir.uraian_indikator))
    banyak = len(lebih_baik) + len(tetap) + len(lebih_buruk)
    if not banyak:
        return
    yield (
        f"Dari {_hitung(banyak)} indikator yang nilainya dapat dibandingkan dengan tahun "
        f"{bahan.tahun - 1}:\n"
        + _daftar(
            f"{_hitung(len(nama))} indikator {kata}: {gabung(nama)}."
            for nama, kata in (
                (lebih_baik, "membaik"),
                (tetap, "tetap"),
                (lebih_buruk, "menurun kinerjanya"),
            )
            if nama
        )
    )


def _hitung(n: int) -> str:
    return f"{n} ({terbilang(n)})"


def _tidak_tercapai(bahan: Bahan) -> list[str]:
    return [
        f"{rapi(b.butir.uraian_indikator)}: realisasi "
        f"{nilai_satuan(b.hasil.nilai, b.indikator.satuan, b.hasil.predikat)} dari "
        f"target {nilai_satuan(b.butir.nilai, b.indikator.satuan, b.butir.predikat)}."
        for b in _baris(bahan)
        if b.tercapai is False
    ]


def _kesimpulan(bahan: Bahan) -> Iterator[str]:
    yield from _perkembangan(bahan)
    if gagal := _tidak_tercapai(bahan):
        yield f"Indikator yang belum mencapai target:\n{_daftar(gagal)}"


def _tantangan(bahan: Bahan) -> Iterator[str]:
    """What is not reached and not done yet, without saying why."""
    gagal = [f"Belum tercapainya target {satu}" for satu in _tidak_tercapai(bahan)]
    if belum := _belum_selesai(bahan):
        gagal.append(
            f"{_hitung(len(belum))} catatan dan rekomendasi dalam {bahan.lhe} belum "
            "dinyatakan selesai oleh evaluator."
        )
    yield _daftar(gagal)


def _keuangan(bahan: Bahan) -> Iterator[str]:
    program = [
        b for b in bahan.keuangan.baris if b.kedalaman == 0 and b.serapan is not None
    ]
    if len(program) < 2:
        return
    tinggi = max(program, key=lambda b: b.serapan)
    rendah = min(program, key=lambda b: b.serapan)
    if tinggi.serapan != rendah.serapan:
        yield (
            f"Serapan anggaran tertinggi terdapat pada {_program(tinggi)} dan terendah "
            f"pada {_program(rendah)}."
        )


def _program(b) -> str:
    return f"{sebutan_program(b.nomenklatur.nama)} ({polos((teks_persen(b.serapan),))})"


def _efisiensi(bahan: Bahan) -> Iterator[str]:
    butir = {
        f"Sasaran {nomor_sasaran(b.sasaran)} “{rapi(b.sasaran.uraian)}”: capaian kinerja "
        f"{polos((teks_persen(b.capaian),))} dengan serapan anggaran program pendukung "
        f"{polos((teks_persen(b.serapan),))}.": None
        for e in bahan.efisiensi.values()
        for b in e.baris
        if b.kategori == "Efisien" and b.capaian is not None and b.serapan is not None
    }
    yield _daftar(butir)


def _sdm(bahan: Bahan) -> Iterator[str]:
    kurang = [
        f"{p.jabatan}: kebutuhan {p.kebutuhan} orang, terisi {p.bezetting} orang."
        for p in bahan.pegawai
        if p.kebutuhan is not None
        and p.bezetting is not None
        and p.bezetting < p.kebutuhan
    ]
    if kurang:
        yield f"Jabatan yang belum terisi sesuai kebutuhan:\n{_daftar(kurang)}"


def _sarana(bahan: Bahan) -> Iterator[str]:
    menurut: dict[str, int] = {}
    for s in bahan.sarana:
        menurut[s.kondisi] = menurut.get(s.kondisi, 0) + s.jumlah
    rincian = gabung(
        [f"{kondisi} {jumlah} unit" for kondisi, jumlah in menurut.items()]
    )
    if rincian:
        yield f"Menurut kondisinya, sarana dan prasarana yang tercatat: {rincian}."


def _dasar(bahan: Bahan) -> Iterator[str]:
    if len(bahan.daftar_pk) < 2:
        return
    butir = []
    for pk in bahan.daftar_pk:
        p = pk.perjanjian
        tanggal = tertanggal(p.tanggal, p.tanggal_teks)
        ditandatangani = f", ditandatangani pada {tanggal}" if tanggal else ""
        butir.append(f"{sebutan_pk(pk)}{ditandatangani}, berdasarkan {p.renstra}.")
    yield (
        f"Kinerja tahun {bahan.tahun} dilaporkan atas {_hitung(len(butir))} Perjanjian "
        f"Kinerja:\n{_daftar(butir)}"
    )


_PEMBUAT: dict[Bagian, Callable[[Bahan], Iterator[str]]] = {
    Bagian.IKHTISAR_PENGANTAR: _perkembangan,
    Bagian.IKHTISAR_TANTANGAN: _tantangan,
    Bagian.SDM: _sdm,
    Bagian.SARANA: _sarana,
    Bagian.DASAR_PELAPORAN: _dasar,
    Bagian.KEUANGAN: _keuangan,
    Bagian.EFISIENSI: _efisiensi,
    Bagian.KESIMPULAN: _kesimpulan,
}
# Sections for which the year's data may say something.
BISA_DIUSULKAN = frozenset({*_UNSUR, *_PEMBUAT, Bagian.LANGKAH_PERBAIKAN})
