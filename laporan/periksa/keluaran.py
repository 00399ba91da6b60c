"""Findings as JSON and as lines for a terminal. The JSON is a promise to other
programs: keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict

from kecamatan.models import Kecamatan

from .bentuk import SEBUTAN, Hasil, Keparahan, Temuan, eja

SKEMA = "sakip/periksa/1"


def ke_json(hasil: Hasil, kecamatan: Kecamatan, tahun: int) -> dict:
    return {
        "skema": SKEMA,
        "kecamatan": {"kode": kecamatan.kode, "nama": kecamatan.nama},
        "tahun": tahun,
        "temuan": [_temuan(t) for t in hasil.temuan],
        "ringkasan": asdict(hasil.ringkasan),
    }


def _temuan(t: Temuan) -> dict:
    p = t.diabaikan
    return {
        "kode": t.kode,
        "aturan": t.aturan.value,
        "keparahan": t.keparahan.value,
        "tempat": {kunci: isi or None for kunci, isi in asdict(t.tempat).items()},
        "diharapkan": eja(t.diharapkan),
        "ditemukan": eja(t.ditemukan),
        "pesan": t.pesan,
        "tautan": t.tautan or None,
        "diabaikan": p
        and {"alasan": p.alasan, "oleh": p.oleh, "pada": p.pada.isoformat()},
    }


def ke_teks(hasil: Hasil, kecamatan: Kecamatan, tahun: int) -> str:
    r = hasil.ringkasan
    baris = [
        f"Pemeriksaan Laporan Kinerja {kecamatan} Tahun {tahun}",
        f"{r.berat} berat, {r.sedang} sedang, {r.ringan} ringan, "
        f"{r.pembulatan} pembulatan, {r.diabaikan} diabaikan",
    ]
    for keparahan in Keparahan:
        if terbuka := hasil.terbuka(keparahan):
            baris += ["", SEBUTAN[keparahan]]
            baris += [f"  {t.kode} [{t.aturan.value}] {t.pesan}" for t in terbuka]
    if diabaikan := hasil.semua_diabaikan:
        baris += ["", "Diabaikan dengan alasan"]
        baris += [
            f"  {t.kode} [{t.aturan.value}] {t.pesan} "
            f"({t.diabaikan.oleh}: {t.diabaikan.alasan})"
            for t in diabaikan
        ]
    return "\n".join(baris)
