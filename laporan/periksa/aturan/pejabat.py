"""People and numbers on documents: in office on the day, NIP, names, decree numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dokumen.pilihan import Aturan
from kecamatan.models import MasaJabatan

from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta
from ..nip import angka_nip, cacat_nip
from .kata import sebut_pk

_KODE_WILAYAH = re.compile(r"(?<![0-9.])[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?![0-9])")
_TAHUN_NOMOR = re.compile(r"/(20[0-9]{2})$")


def _penanda_tangan(
    f: Fakta,
) -> Iterator[tuple[str, str, MasaJabatan, date | None, str]]:
    """Document, chapter, term, day and page of each signature that names a person."""
    for pk in f.daftar_pk:
        p = pk.perjanjian
        for masa in (p.pertama, p.kedua):
            if masa is not None:
                yield sebut_pk(p), "Bab II", masa, p.tanggal, f.alamat("pk", p.pk)
    lkjip = f.bahan.lkjip
    if lkjip.penanda_tangan is not None:
        tautan = f.alamat("lkjip-pengaturan")
        yield "Laporan", "Kata Pengantar", lkjip.penanda_tangan, lkjip.tanggal, tautan


@pemeriksa
def masa_jabatan(f: Fakta) -> Iterator[Temuan]:
    """Who signs held the post on that day; an unknown start or end covers all."""
    for dokumen, bagian, masa, hari, tautan in _penanda_tangan(f):
        if hari is None:
            continue
        terlalu_awal = masa.mulai is not None and hari < masa.mulai
        terlalu_akhir = masa.selesai is not None and hari > masa.selesai
        if terlalu_awal or terlalu_akhir:
            sejak = f"{masa.mulai:%d-%m-%Y}" if masa.mulai else "tidak diketahui"
            sampai = f"{masa.selesai:%d-%m-%Y}" if masa.selesai else "sekarang"
            yield Temuan(
                Aturan.MASA_JABATAN,
                Keparahan.BERAT,
                Tempat(bagian, dokumen, masa.pejabat.nama, "Tanggal"),
                f"{dokumen}: {masa.pejabat.nama} tidak menjabat {masa.sebutan} pada "
                f"{hari:%d-%m-%Y} (menjabat {sejak} sampai {sampai}).",
                f"{sejak} sampai {sampai}",
                f"{hari:%d-%m-%Y}",
                tautan,
            )


@pemeriksa
def nip(f: Fakta) -> Iterator[Temuan]:
    """Each NIP says a birth, a start of service and a sex that can be."""
    daftar = {
        (masa.pejabat.nama, masa.pejabat.nip): (dokumen, bagian, tautan)
        for dokumen, bagian, masa, _, tautan in _penanda_tangan(f)
    }
    for pk in f.daftar_pk:
        p = pk.perjanjian
        for nama, tulisan in (
            (p.pertama_nama, p.pertama_nip),
            (p.kedua_nama, p.kedua_nip),
        ):
            daftar.setdefault(
                (nama, angka_nip(tulisan)),
                (sebut_pk(p), "Bab II", f.alamat("pk", p.pk)),
            )
    for (nama, angka), (dokumen, bagian, tautan) in daftar.items():
        if angka and (cacat := cacat_nip(angka)):
            yield Temuan(
                Aturan.NIP_SALAH,
                Keparahan.BERAT,
                Tempat(bagian, dokumen, nama, "NIP"),
                f"{dokumen}: NIP {nama} ({angka}) {cacat}.",
                None,
                angka,
                tautan,
            )


@pemeriksa
def salinan_nama(f: Fakta) -> Iterator[Temuan]:
    """The name and NIP as signed are those of the official the PK points to."""
    for pk in f.daftar_pk:
        p = pk.perjanjian
        for masa, nama, tulisan in (
            (p.pertama, p.pertama_nama, p.pertama_nip),
            (p.kedua, p.kedua_nama, p.kedua_nip),
        ):
            if masa is None:
                continue
            for hal, dicatat, tertulis in (
                ("Nama", masa.pejabat.nama, nama),
                ("NIP", masa.pejabat.nip, angka_nip(tulisan)),
            ):
                if not tertulis or not dicatat or _polos(dicatat) == _polos(tertulis):
                    continue
                yield Temuan(
                    Aturan.IDENTITAS_BEDA,
                    Keparahan.SEDANG,
                    Tempat("Bab II", sebut_pk(p), masa.pejabat.nama, hal),
                    f"{sebut_pk(p)}: {hal} {masa.sebutan} tertulis {tertulis}, "
                    f"sedangkan pada daftar pejabat {dicatat}.",
                    dicatat,
                    tertulis,
                    f.alamat("pk", p.pk),
                )


def _polos(nama: str) -> str:
    """Letters and digits only: "S.Sos., M.M" and "S.Sos, M.M" are one."""
    return re.sub(r"[\W_]", "", nama).casefold()


@pemeriksa
def nomor(f: Fakta) -> Iterator[Temuan]:
    """The number of a decree or agreement carries this kecamatan's code and its year."""
    surat = [
        *((str(s), s.nomor, s.tanggal, f.alamat("sk-iku", s.pk)) for s in f.daftar_sk),
        *(
            (sebut_pk(p), p.nomor, p.tanggal, f.alamat("pk", p.pk))
            for p in (pk.perjanjian for pk in f.daftar_pk)
        ),
    ]
    for nama, tulisan, hari, tautan in surat:
        tempat = Tempat("Bab II", nama, "", "Nomor")
        for kode in _KODE_WILAYAH.findall(tulisan):
            if kode != f.kecamatan.kode:
                yield Temuan(
                    Aturan.KODE_SALAH,
                    Keparahan.BERAT,
                    tempat,
                    f"{nama}: nomornya memuat kode wilayah {kode}, sedangkan kode "
                    f"{f.kecamatan} ialah {f.kecamatan.kode}.",
                    f.kecamatan.kode,
                    kode,
                    tautan,
                )
        cocok = _TAHUN_NOMOR.search(tulisan)
        if cocok and hari is not None and int(cocok[1]) != hari.year:
            yield Temuan(
                Aturan.NOMOR_BEDA,
                Keparahan.SEDANG,
                tempat,
                f"{nama}: nomornya memuat tahun {cocok[1]}, sedangkan tanggalnya "
                f"tahun {hari.year}.",
                str(hari.year),
                cocok[1],
                tautan,
            )
