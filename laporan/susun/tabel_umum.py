"""Tables of chapter I: staff, assets, follow-up of the evaluation (1.1-1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from dokumen.pohon import Baris, Butir, Daftar, Kepala, Sel, Tabel
from evaluasi.models import Lhe, Rekomendasi, TindakLanjut
from evaluasi.tindak_lanjut.keadaan import keadaan_butir, urutkan
from kecamatan.models import UnitKerja

from ..models import KomposisiPegawai, Sarana
from ..pilihan import Rincian
from . import asal
from .bahan import Bahan
from .bentuk import baris, baris_kosong, jumlah, kelompok, kepala, kolom, sel_angka

_PENDIDIKAN = ("SD", "SMP", "SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
_PENDIDIKAN_LAZIM = ("SD", "SMA", "D3", "S1", "S2")  # LKjIP Pakusari 2025, Tabel 1.1
_KELAMIN = ("L", "P")


def susunan_organisasi(unit: Sequence[UnitKerja]) -> Daftar | None:
    """The units as a lettered list: the head, then those directly under it, each
    with its own parts below. None where no unit is known."""
    anak: dict[int | None, list[UnitKerja]] = {}
    dikenal = {u.pk for u in unit}
    for u in unit:
        anak.setdefault(u.induk_id if u.induk_id in dikenal else None, []).append(u)

    def butir(u: UnitKerja) -> Butir:
        bawahan = tuple(butir(b) for b in anak.get(u.pk, ()))
        return Butir(u.nama, (Daftar(bawahan),) if bawahan else ())

    semua: list[Butir] = []
    for akar in anak.get(None, ()):
        semua.append(Butir(akar.nama))
        semua += [butir(u) for u in anak.get(akar.pk, ())]
    return Daftar(tuple(semua), "huruf") if semua else None


def tabel_pegawai(bahan: Bahan) -> Tabel:
    """Tabel 1.1: needed and present staff by education and sex."""
    pendidikan = _pendidikan(bahan.pegawai)
    banyak = 1 + len(pendidikan)
    isi: list[Baris] = []
    kelompok_kini = ""
    for p in bahan.pegawai:
        if p.kelompok and p.kelompok != kelompok_kini:
            isi.append(kelompok(Sel(p.kelompok, kolom=1 + 2 * banyak + 2)))
        kelompok_kini = p.kelompok
        isi.append(baris(Sel(p.jabatan, indentasi=1), *_angka_pegawai(p, pendidikan)))
    if isi:
        isi.append(_jumlah_pegawai(bahan.pegawai, pendidikan))
    else:
        isi.append(baris_kosong(3 + 2 * banyak, "Data pegawai belum dicatat"))
    lebar = ["5>"] * (2 * banyak + 2)
    return Tabel(
        f"Komposisi SDM {bahan.nama} Tahun {bahan.tahun}",
        kolom("15!", *lebar),
        (
            kepala(
                Kepala("Jabatan", baris=2),
                Kepala("Kebutuhan", kolom=banyak),
                Kepala("Bezetting", kolom=banyak),
                *(Kepala(k, baris=2) for k in _KELAMIN),
            ),
            kepala(*("Σ", *pendidikan) * 2),
        ),
        tuple(isi),
        kunci="sdm",
        sumber=f"Data Kepegawaian {bahan.nama}, {bahan.tahun}",
        kecil=True,
    )


def _pendidikan(pegawai: Sequence[KomposisiPegawai]) -> tuple[str, ...]:
    ada = {
        r.kunci
        for p in pegawai
        for r in p.rincian.all()
        if r.menurut == Rincian.PENDIDIKAN
    }
    lain = sorted(ada - set(_PENDIDIKAN))
    return tuple(
        k for k in _PENDIDIKAN if k in ada or (not ada and k in _PENDIDIKAN_LAZIM)
    ) + tuple(lain)


def _nilai_pegawai(p: KomposisiPegawai, pendidikan: Sequence[str]) -> list[int | None]:
    """One row's numbers in the order of the columns."""
    rincian = {(r.menurut, r.kunci): r for r in p.rincian.all()}

    def ambil(menurut: str, kunci: str, bidang: str) -> int | None:
        r = rincian.get((menurut, kunci))
        return None if r is None else getattr(r, bidang)

    return [
        p.kebutuhan,
        *(ambil(Rincian.PENDIDIKAN, k, "kebutuhan") for k in pendidikan),
        p.bezetting,
        *(ambil(Rincian.PENDIDIKAN, k, "bezetting") for k in pendidikan),
        *(ambil(Rincian.KELAMIN, k, "bezetting") for k in _KELAMIN),
    ]


def _angka_pegawai(p: KomposisiPegawai, pendidikan: Sequence[str]) -> list[Sel]:
    return [sel_angka(n, "–", asal=asal.PEGAWAI) for n in _nilai_pegawai(p, pendidikan)]


def _jumlah_pegawai(
    pegawai: Sequence[KomposisiPegawai], pendidikan: Sequence[str]
) -> Baris:
    lajur = zip(*(_nilai_pegawai(p, pendidikan) for p in pegawai), strict=True)
    return jumlah(
        "Jumlah",
        *(sel_angka(_jumlahkan(satu), "–", asal=asal.PEGAWAI) for satu in lajur),
    )


def _jumlahkan(daftar: Sequence[int | None]) -> int | None:
    ada = [n for n in daftar if n is not None]
    return sum(ada) if ada else None


def jumlah_pegawai(pegawai: Sequence[KomposisiPegawai]) -> int | None:
    """All staff on record, as the table adds them up; None where there is none."""
    return _jumlahkan([p.bezetting for p in pegawai])


def tabel_sarana(bahan: Bahan) -> Tabel:
    """Tabel 1.2: assets at the year's end."""
    isi = [
        baris(
            f"{i}",
            s.nama,
            sel_angka(s.jumlah, asal=asal.SARANA),
            s.kondisi,
            sel_angka(s.ideal, "–", asal=asal.SARANA),
        )
        for i, s in enumerate(bahan.sarana, 1)
    ]
    if isi:
        isi.append(_jumlah_sarana(bahan.sarana))
    else:
        isi.append(baris_kosong(5, "Data sarana dan prasarana belum dicatat"))
    return Tabel(
        f"Profil Sarana dan Prasarana {bahan.nama} per 31 Desember {bahan.tahun}",
        kolom("6^", "44!", "14>", "18^", "18>"),
        (kepala("No", "Sarana dan Prasarana", "Jumlah", "Kondisi", "Jumlah Ideal"),),
        tuple(isi),
        kunci="sarana",
        sumber=f"Kartu Inventaris Barang {bahan.nama}, {bahan.tahun}",
    )


def _jumlah_sarana(sarana: Sequence[Sarana]) -> Baris:
    return jumlah(
        Sel("Jumlah", kolom=2),
        sel_angka(_jumlahkan([s.jumlah for s in sarana]), asal=asal.SARANA),
        "",
        sel_angka(_jumlahkan([s.ideal for s in sarana]), "–", asal=asal.SARANA),
    )


def _tindak_lanjut(t: TindakLanjut) -> str:
    """What was done, with its quarter where it has one."""
    if t.triwulan is None:
        return t.uraian
    periode = t.sebut_periode
    return f"{periode[:1].upper()}{periode[1:]}: {t.uraian}"


def _sel_tindak_lanjut(r: Rekomendasi) -> str | Sel:
    """What was done, then what the evaluators say of it, where they have looked."""
    semua = urutkan(r.tindak_lanjut.all())
    if not semua:
        return Sel("belum ditindaklanjuti", redup=True)
    kata = list(map(_tindak_lanjut, semua))
    if any(t.diverifikasi for t in semua):
        kata.append(f"Hasil verifikasi: {keadaan_butir(r).sebutan.lower()}.")
    return "\n".join(kata)


def tabel_lhe(bahan: Bahan, lhe: Lhe) -> Tabel:
    """Tabel 1.3: notes and recommendations with what was done about them."""
    isi = [
        baris(
            f"{r.nomor}",
            r.get_jenis_display(),
            r.uraian,
            _sel_tindak_lanjut(r),
        )
        for r in lhe.rekomendasi.all()
    ]
    return Tabel(
        f"Tindak Lanjut atas {lhe} {bahan.nama}",
        kolom("6^", "15", "42", "37"),
        (kepala("No", "Jenis", "Saran / Rekomendasi", "Tindak Lanjut"),),
        tuple(isi)
        or (baris_kosong(4, "LHE ini tidak memuat catatan atau rekomendasi"),),
        kunci="lhe",
        sumber=f"{lhe} Nomor {lhe.nomor}",
    )
