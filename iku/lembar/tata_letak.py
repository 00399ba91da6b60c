"""Finding sheets and columns: which part of a file is what, or why it is not."""

import difflib
import re
from dataclasses import dataclass

from .buku import Buku, LembarMentah
from .dasar import KETERANGAN_BUKU, Jenis, Lembar, kunci_judul
from .hasil import GalatSel
from .isian import polos, rapi, ringkas
from .kolom import Kolom


@dataclass
class LembarTerbaca:
    """A sheet with its columns found: `baris` are (number, {heading: cell})."""

    lembar: Lembar
    nama: str
    kolom: list[Kolom]
    baris: list[tuple[int, dict]]


def susun(
    buku: Buku, jenis: Jenis
) -> tuple[list[LembarTerbaca], list[GalatSel], list[str]]:
    """The sheets of this kind in the order of the kind, all that is wrong with the
    layout, and what was left out."""
    galat: list[GalatSel] = []
    catatan: list[str] = []
    lembar = [kelas() for kelas in jenis.lembar]
    pasangan = _csv(buku, lembar) if buku.csv else _xlsx(buku, lembar, galat, catatan)
    if not pasangan and not galat:
        nama = ", ".join(f"“{satu.nama}”" for satu in lembar)
        galat.append(
            GalatSel("", None, "", "", f"Tidak ada lembar yang dikenal. Pakai: {nama}.")
        )
    terbaca = []
    for satu in lembar:
        for mentah, milik in pasangan:
            if milik is satu and (hasil := _baca(satu, mentah, galat)) is not None:
                terbaca.append(hasil)
    return terbaca, galat, catatan


def _xlsx(buku: Buku, lembar: list[Lembar], galat, catatan):
    dikenal = {kunci_judul(satu.nama): satu for satu in lembar}
    pasangan = []
    for mentah in buku.lembar:
        kunci = kunci_judul(mentah.nama)
        if (milik := dikenal.get(kunci)) is not None:
            if mentah.tersembunyi:
                pesan = "Lembar ini disembunyikan. Tampilkan dulu, lalu impor lagi."
                galat.append(GalatSel(mentah.nama, None, "", "", pesan))
            else:
                pasangan.append((mentah, milik))
        elif mentah.nama in KETERANGAN_BUKU or not mentah.baris:
            continue
        elif mirip := difflib.get_close_matches(kunci, dikenal, 1, 0.75):
            pesan = (
                f"Nama lembar tidak dikenal. Maksud Anda “{dikenal[mirip[0]].nama}”?"
            )
            galat.append(GalatSel(mentah.nama, None, "", "", pesan))
        else:
            catatan.append(
                f"Lembar “{ringkas(mentah.nama)}” tidak dikenal dan dilewati."
            )
    return pasangan


def _csv(buku: Buku, lembar: list[Lembar]):
    """A CSV holds one sheet: the one whose key its headings hold, and most of it."""
    mentah = buku.lembar[0]
    kepala = mentah.baris[0][1] if mentah.baris else []
    ada = {kunci_judul(judul) for judul in kepala if judul is not None}

    def cocok(satu: Lembar) -> int:
        kunci = {kunci_judul(k.judul) for k in satu.kolom if k.kunci and k.wajib}
        return len(ada & {kunci_judul(k.judul) for k in satu.kolom}) * (kunci <= ada)

    terbaik = max(lembar, key=cocok)
    return [(mentah, terbaik)] if cocok(terbaik) else []


def _baca(lembar: Lembar, mentah: LembarMentah, galat) -> LembarTerbaca | None:
    nama = lembar.nama if mentah.nama == "CSV" else mentah.nama
    if not mentah.baris:
        return None
    nomor_kepala, kepala = mentah.baris[0]
    awal = len(galat)
    kolom: dict[int, Kolom] = {}
    for posisi, judul in enumerate(kepala):
        if (judul := rapi(judul)) is None:
            continue
        satu = lembar.kolom_berjudul(polos(judul))
        if satu is None:
            galat.append(_judul_asing(lembar, nama, nomor_kepala, polos(judul)))
        elif satu in kolom.values():
            pesan = "Judul kolom ini muncul dua kali. Hapus salah satu."
            galat.append(GalatSel(nama, nomor_kepala, satu.judul, "", pesan))
        else:
            kolom[posisi] = satu
    for satu in lembar.kolom:
        if satu.kunci and satu.wajib and satu not in kolom.values():
            pesan = f"Kolom “{satu.judul}” tidak ada. Pakai judul kolom dari templat."
            galat.append(GalatSel(nama, nomor_kepala, satu.judul, "", pesan))
    _tolak_gabungan(mentah, nama, nomor_kepala, galat)
    _tolak_tersembunyi(mentah, nama, kolom, galat)
    if len(galat) > awal:
        return None
    urut = {id(k): n for n, k in enumerate(lembar.kolom)}
    baris = []
    for nomor, sel in mentah.baris[1:]:
        isi = {k.judul: sel[p] if p < len(sel) else None for p, k in kolom.items()}
        luar = [p for p, s in enumerate(sel) if p not in kolom and rapi(s) is not None]
        if luar:
            pesan = "Isian ini tidak di bawah judul kolom. Hapus, atau pindahkan."
            galat.append(GalatSel(nama, nomor, "", ringkas(polos(sel[luar[0]])), pesan))
        if any(rapi(s) is not None for s in isi.values()):
            baris.append((nomor, isi))
    return LembarTerbaca(
        lembar, nama, sorted(kolom.values(), key=lambda k: urut[id(k)]), baris
    )


def _judul_asing(lembar: Lembar, nama: str, nomor: int, judul: str) -> GalatSel:
    dikenal = {kunci_judul(k.judul): k.judul for k in lembar.kolom}
    mirip = difflib.get_close_matches(kunci_judul(judul), dikenal, 1, 0.75)
    saran = f"Maksud Anda “{dikenal[mirip[0]]}”?" if mirip else "Hapus kolom ini."
    pesan = f"Judul kolom tidak dikenal. {saran}"
    return GalatSel(nama, nomor, ringkas(judul), "", pesan)


def _tolak_gabungan(mentah: LembarMentah, nama: str, kepala: int, galat) -> None:
    for letak in mentah.gabungan:
        angka = re.findall(r"[0-9]+", letak)
        if angka and int(angka[-1]) >= kepala:
            pesan = "Sel-sel ini digabung. Pisahkan (Unmerge), lalu isi tiap selnya."
            galat.append(GalatSel(nama, int(angka[0]), letak, "", pesan))


def _tolak_tersembunyi(mentah: LembarMentah, nama: str, kolom, galat) -> None:
    """What is imported must be what the person sees."""
    if mentah.baris_tersembunyi:
        nomor = sorted(mentah.baris_tersembunyi)
        pesan = (
            f"{len(nomor)} baris disembunyikan, biasanya oleh penyaring. Tampilkan "
            "semua baris, lalu simpan dan impor lagi."
        )
        galat.append(GalatSel(nama, nomor[0], "", "", pesan))
    for posisi, satu in kolom.items():
        if posisi + 1 in mentah.kolom_tersembunyi:
            pesan = "Kolom ini disembunyikan. Tampilkan dulu, lalu impor lagi."
            galat.append(GalatSel(nama, None, satu.judul, "", pesan))
