"""What the page of one section shows, to whom."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from dokumen.html_teks import blok_dalam
from kecamatan.models import Jejak

from ..models import Lkjip, Narasi, VersiLkjip
from ..naskah import TERPANJANG, urai
from ..pilihan import Susunan, TindakanNaskah
from .alamat import jangkar_bab, judul_naskah, slug_naskah
from .keadaan import BENTUK, KATA
from .komentar import bisa_selesaikan
from .usulan import BISA_DIUSULKAN


def cetak_naskah(isi: str) -> SafeString:
    """One text as the report prints it; every word of it is escaped."""
    return mark_safe(
        f'<article class="dokumen" lang="id">{blok_dalam(urai(isi))}</article>'
    )


def remah(ruang, narasi: Narasi | None = None) -> list[tuple[str, str]]:
    hasil = [(f"Laporan Kinerja {ruang.tahun}", ruang.alamat("lkjip"))]
    if narasi is not None:
        hasil.append(
            (judul_naskah(narasi), ruang.alamat("lkjip-bagian", slug_naskah(narasi)))
        )
    return hasil


def halaman_naskah(
    request: HttpRequest, narasi: Narasi, status: int = 200, **lain
) -> object:
    """The form with its preview, remarks and acts; a fixed number of queries."""
    ruang, user = request.ruang, request.user
    lkjip = Lkjip.objects.filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun).first()
    susunan = lkjip.susunan if lkjip else Susunan.LENGKAP
    isi = {
        "narasi": narasi,
        "judul": judul_naskah(narasi),
        "slug": slug_naskah(narasi),
        "keadaan": _keadaan(narasi),
        "isi": narasi.isi,
        "versi": narasi.versi_dilihat,
        "bisa": narasi.boleh(TindakanNaskah.TULIS, user),
        "bisa_komentar": narasi.boleh(TindakanNaskah.KOMENTARI, user),
        "calon": narasi.calon_penulis()
        if narasi.boleh(TindakanNaskah.TUGASKAN, user)
        else (),
        "pratinjau": cetak_naskah(narasi.isi),
        "jangkar": jangkar_bab(narasi.bagian, susunan),
        "bisa_diusulkan": narasi.bagian in BISA_DIUSULKAN,
        "terbit": lkjip is not None and _terbit(lkjip),
        "terpanjang": TERPANJANG,
        "berubah": _terakhir(narasi),
        "halaman": {"remah": remah(ruang), "judul": judul_naskah(narasi)},
        "bagian": "lkjip",
    }
    isi["daftar_komentar"] = _komentar(narasi, user) if isi["bisa_komentar"] else ()
    return render(request, "laporan/ruang/bagian.html", isi | lain, status=status)


def _keadaan(narasi: Narasi) -> dict:
    nama = "siap" if narasi.siap else "draf" if narasi.isi.strip() else "kosong"
    return {"nama": nama, "kata": KATA[nama], "bentuk": BENTUK[nama]}


def _komentar(narasi: Narasi, user) -> list[dict]:
    if narasi.pk is None:
        return []
    semua = narasi.komentar.select_related("penulis", "selesai_oleh")
    return [
        {"satu": k, "bisa_selesai": bisa_selesaikan(k, narasi, user)} for k in semua
    ]


def _terbit(lkjip: Lkjip) -> VersiLkjip | None:
    """The version that was issued last: it keeps its own copy of the texts."""
    return (
        lkjip.versi.filter(terbit_pada__isnull=False)
        .select_related("dokumen")
        .order_by("-terbit_pada")
        .first()
    )


def _terakhir(narasi: Narasi) -> Jejak | None:
    """Who wrote it last; saying who shall write is no writing."""
    if narasi.pk is None:
        return None
    tulisan = Jejak.objects.tentang(narasi).filter(ke__has_key="isi")
    return tulisan.order_by("-pada", "-pk").first()
