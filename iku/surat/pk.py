"""The Perjanjian Kinerja as a content tree (PermenPANRB 53/2014; words of the
statement as Kabupaten Jember signs them).

Names and words come from the copies in the agreement; where it has none yet, from
the term of office it names. What the system has frozen is printed as frozen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen
from dokumen.pohon import (
    Baris,
    BarisRincian,
    Blok,
    Dokumen,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    Penandatangan,
    PindahHalaman,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from iku.models import ButirPk, PerjanjianKinerja
from iku.pilihan import StatusPk, TingkatNomenklatur
from kecamatan.models import MasaJabatan
from sakip.angka import rupiah, tulis

from .umum import DRAF, TITIK_TITIK, judul, kop, tertanggal

PEMBUKA = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan "
    "akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
JANJI = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai "
    "lampiran perjanjian ini, dalam rangka mencapai target kinerja jangka menengah "
    "seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
    "kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISI = (
    "Pihak kedua akan memberikan supervisi yang diperlukan serta akan melakukan "
    "evaluasi terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang "
    "diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
TANPA_NASKAH = (
    "Pernyataan, pihak, dan tanggal tidak termuat dalam dokumen yang disalin; yang "
    "dicetak di sini hanya lampirannya."
)

# Units that are no word of their own: "89", not "89 indeks".
SATUAN_POLOS = frozenset({"indeks", "nilai", "angka", "skor", "poin"})


def susun_pk(pk: PerjanjianKinerja) -> Dokumen:
    """The whole agreement: as frozen when it was signed in the system, else from its
    rows. A draft carries the mark DRAF and blanks for number and date."""
    if beku := _beku(pk):
        return beku
    return Dokumen(
        judul=f"{pk.sebutan} Tahun {pk.tahun}",
        subjudul=_milik(pk),
        bagian=(lembar_pk(pk),),
        penyusun=str(pk.kecamatan),
        tanggal=pk.tanggal.isoformat() if pk.tanggal else "",
        tanda="" if pk.status == StatusPk.DITETAPKAN else DRAF,
    )


def lembar_pk(pk: PerjanjianKinerja) -> Lembar:
    """Its pages, statement and annex: also what a report carries as a copy."""
    if (beku := _beku(pk)) and isinstance(beku.bagian[0], Lembar):
        return beku.bagian[0]
    return Lembar(f"{pk.sebutan} Tahun {pk.tahun}", tuple(_blok(pk)), tampak=False)


def _beku(pk: PerjanjianKinerja) -> Dokumen | None:
    """What was frozen at signing; None for a draft and for a copy of paper."""
    if pk.dokumen and pk.dokumen.status != StatusDokumen.DRAF and pk.dokumen.isi:
        return salinan_beku(pk.dokumen)
    return None


def _blok(pk: PerjanjianKinerja) -> Iterator[Blok]:
    pertama, kedua = pihak_pertama(pk), pihak_kedua(pk)
    ttd = _tanda_tangan(pk, pertama, kedua)
    yield kop(pk.kecamatan)
    if ttd:
        yield from _pernyataan(pk, pertama, kedua)
        yield ttd
        yield PindahHalaman()
    yield judul(pk.sebutan.upper(), f"TAHUN {pk.tahun}", _milik(pk).upper())
    if not ttd:
        yield Paragraf(TANPA_NASKAH)
    yield tabel_target(pk)
    anggaran = tabel_anggaran(pk)
    if anggaran:
        yield anggaran
    if ttd:
        yield ttd


def _milik(pk: PerjanjianKinerja) -> str:
    """Whose agreement: the unit's within the kecamatan, or the kecamatan's."""
    tempat = f"{pk.kecamatan} {pk.kecamatan.kabupaten}"
    return f"{pk.unit.nama} {tempat}" if pk.unit else tempat


# --- Statement and parties --------------------------------------------------------


def _pernyataan(
    pk: PerjanjianKinerja, pertama: Penandatangan, kedua: Penandatangan
) -> Iterator[Blok]:
    yield judul(pk.sebutan.upper(), f"TAHUN {pk.tahun}")
    if pk.nomor or pk.status != StatusPk.DITETAPKAN:
        yield judul(f"NOMOR : {pk.nomor or TITIK_TITIK}")
    yield Paragraf(PEMBUKA)
    yield _orang(pertama)
    yield Paragraf("Selanjutnya disebut pihak pertama.")
    yield _orang(kedua)
    yield Paragraf("Selaku atasan pihak pertama, selanjutnya disebut pihak kedua.")
    yield Paragraf(JANJI)
    yield Paragraf(SUPERVISI)


def _orang(p: Penandatangan) -> Rincian:
    return Rincian(
        (BarisRincian("Nama", p.nama), BarisRincian("Jabatan", p.jabatan)),
    )


def pihak_pertama(pk: PerjanjianKinerja) -> Penandatangan:
    """Name and title as copied at signing, else of the term of office chosen."""
    return Penandatangan(
        pk.pertama_nama or _nama(pk, pk.pertama),
        pk.pertama_jabatan or _sebutan(pk, pk.pertama),
        nip=pk.pertama_nip
        or (nip_terbaca(pk.pertama.pejabat.nip) if pk.pertama else ""),
        peran="Pihak Pertama",
    )


def pihak_kedua(pk: PerjanjianKinerja) -> Penandatangan:
    """The superior, in the same way."""
    # A bupati has no NIP; a camat, as superior of a unit, has one.
    atasan = pk.kedua if pk.unit else None
    return Penandatangan(
        pk.kedua_nama or _nama(pk, pk.kedua),
        pk.kedua_jabatan or _sebutan(pk, pk.kedua),
        nip=pk.kedua_nip or (nip_terbaca(atasan.pejabat.nip) if atasan else ""),
        peran="Pihak Kedua",
    )


def _nama(pk: PerjanjianKinerja, masa: MasaJabatan | None) -> str:
    return masa.pejabat.nama if masa else _kosong(pk)


def _sebutan(pk: PerjanjianKinerja, masa: MasaJabatan | None) -> str:
    return masa.sebutan if masa else _kosong(pk)


def _kosong(pk: PerjanjianKinerja) -> str:
    """A draft leaves room for what is not known yet; a copy of paper does not."""
    return "" if pk.status == StatusPk.DITETAPKAN else TITIK_TITIK


def nip_terbaca(nip: str) -> str:
    """The 18 digits in the groups that letters use: "19701109 199704 1 001"."""
    if len(nip) != 18:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def _tanda_tangan(
    pk: PerjanjianKinerja, pertama: Penandatangan, kedua: Penandatangan
) -> TandaTangan | None:
    """Pihak kedua left, pihak pertama right; None where the copied document has no
    parties."""
    if not (pertama.nama and kedua.nama):
        return None
    tanggal = tertanggal(pk.tanggal, pk.tanggal_teks) or _kosong(pk)
    tempat = pk.tempat or pk.kecamatan.kabupaten.nama
    return TandaTangan((kedua, pertama), tempat, tanggal)


# --- Annex ------------------------------------------------------------------------


def tabel_target(pk: PerjanjianKinerja) -> Tabel:
    """What is promised: sasaran, indikator, target as signed."""
    butir = list(
        pk.butir.select_related("indikator", "butir_renstra").order_by("urutan", "pk")
    )
    # Agreements since 2025 promise a tujuan too, and say so in the head.
    bertujuan = any(b.butir_renstra and b.butir_renstra.tujuan_id for b in butir)
    sasaran = "TUJUAN / SASARAN STRATEGIS" if bertujuan else "SASARAN STRATEGIS"
    if any(b.butir_renstra and b.butir_renstra.nomenklatur_id for b in butir):
        sasaran = "SASARAN / PROGRAM / KEGIATAN"
    kepala = ("NO", sasaran, "INDIKATOR KINERJA", "TARGET")
    return Tabel(
        "",
        (
            Kolom(7, "tengah"),
            Kolom(40),
            Kolom(38, kepala_baris=True),
            Kolom(15, "tengah"),
        ),
        (
            tuple(Kepala(k) for k in kepala),
            tuple(Kepala(f"({i})") for i in range(1, 5)),
        ),
        tuple(_baris(butir)),
        bernomor=False,
    )


def _baris(butir: Sequence[ButirPk]) -> Iterator[Baris]:
    """The sasaran of several indicators stands once, beside all of them."""
    for nomor, sekelompok in bernomor(butir):
        for i, b in enumerate(sekelompok):
            sel = (
                Sel(b.uraian_indikator),
                Sel(tulis_target(b), b.nilai),
            )
            if i == 0:
                banyak = len(sekelompok)
                no = Sel(nomor, baris=banyak)
                sel = (no, Sel(b.uraian_kinerja, baris=banyak), *sel)
            yield Baris(sel)


def bernomor(butir: Sequence[ButirPk]) -> Iterator[tuple[str, list[ButirPk]]]:
    """Neighbours with the same tujuan or sasaran under one number: the written one,
    else the count."""
    kelompok = groupby(butir, key=lambda b: b.uraian_kinerja)
    for nomor, (_, isi) in enumerate(kelompok, 1):
        sekelompok = list(isi)
        yield sekelompok[0].nomor or f"{nomor}.", sekelompok


def tulis_target(butir: ButirPk) -> str:
    """The target as documents print it: "4 Dokumen", "94 %", "89", "B", "B (70)".

    The unit is left out where it is no word of its own (an index) or where the
    indicator's name ends with it ("... (%)").
    """
    if butir.nilai is None:
        return butir.predikat
    angka = tulis(butir.nilai)
    if butir.predikat:
        return f"{butir.predikat} ({angka})"
    satuan = butir.indikator.satuan
    disebut = butir.uraian_indikator.rstrip(" .").endswith(")")
    akhir = butir.uraian_indikator.rpartition("(")[2].rstrip(" .)")
    if satuan.lower() in SATUAN_POLOS or (disebut and akhir.lower() == satuan.lower()):
        return angka
    return f"{angka} {satuan[:1].upper()}{satuan[1:]}".rstrip()


def tabel_anggaran(pk: PerjanjianKinerja) -> Tabel | None:
    """Programs with their budget and its sum; None where the agreement has none."""
    anggaran = list(pk.anggaran.select_related("nomenklatur").order_by("urutan", "pk"))
    if not anggaran:
        return None
    # Agreements below the camat carry kegiatan and sub kegiatan too.
    tingkat = [
        TingkatNomenklatur(t).label.upper()
        for t in TingkatNomenklatur.values
        if any(a.nomenklatur.tingkat == t for a in anggaran)
    ]
    baris = [
        Baris(
            (
                Sel(f"{i}."),
                Sel(a.uraian),
                Sel(rupiah(a.jumlah), a.jumlah),
                Sel(a.sumber_dana),
            )
        )
        for i, a in enumerate(anggaran, 1)
    ]
    jumlah = sum((a.jumlah for a in anggaran), Decimal(0))
    sel = (Sel("Jumlah", kolom=2), Sel(rupiah(jumlah), jumlah), Sel(""))
    return Tabel(
        "",
        (
            Kolom(7, "tengah"),
            Kolom(49, kepala_baris=True),
            Kolom(26, "kanan"),
            Kolom(18),
        ),
        (
            tuple(
                Kepala(k) for k in ("NO", " / ".join(tingkat), "ANGGARAN", "KETERANGAN")
            ),
        ),
        (*baris, Baris(sel, "jumlah")),
        bernomor=False,
    )
