"""What was achieved, judged and told, from the files."""

from capaian.models import (
    AturanPengukuran,
    InstrumenSkm,
    NilaiUnsur,
    NilaiVariabel,
    Realisasi,
    RealisasiAnggaran,
    Skala,
    Survei,
)
from capaian.pilihan import (
    AsalRealisasi,
    AsalSurvei,
    Bentuk,
    PeriodeSurvei,
    StatusRealisasi,
    StatusSurvei,
)
from dokumen.models import Tercetak
from evaluasi.models import Lhe, Rekomendasi, TindakLanjut
from iku.models import DokumenAnggaran, Pagu, PaguJenisBelanja

from ..models import KomposisiPegawai, Lkjip, Narasi, RincianPegawai, Sarana
from ..pilihan import Rincian
from .buat import buat, isian
from .konteks import Konteks
from .rencana import variabel
from .simpul import Simpul


def anggaran(k: Konteks, s: Simpul) -> None:
    for a in s.daftar("anggaran"):
        kunci = {"kecamatan": k.kecamatan} | isian(
            a, DokumenAnggaran, "tahun", "urutan"
        )
        isi = isian(a, DokumenAnggaran, "jenis", "tanggal", "tanggal_teks", "dasar")
        dokumen = buat(a, DokumenAnggaran, kunci, isi)
        for kode in (pagu := a.anak("pagu")).kunci():
            node = k.nomenklatur(pagu, kode, kode)
            kunci = {"dokumen": dokumen, "nomenklatur": node}
            buat(pagu, Pagu, kunci, {"jumlah": pagu.bilangan(kode)})
        for jenis in (belanja := a.anak("jenis_belanja")).kunci():
            kunci = {"dokumen": dokumen, "jenis": jenis}
            buat(belanja, PaguJenisBelanja, kunci, {"jumlah": belanja.bilangan(jenis)})


def realisasi_anggaran(k: Konteks, s: Simpul) -> None:
    for r in s.daftar("realisasi_anggaran"):
        tahun = r.bulat("tahun")
        for kode in (jumlah := r.anak("jumlah")).kunci():
            kunci = {
                "kecamatan": k.kecamatan,
                "tahun": tahun,
                "triwulan": None,
                "nomenklatur": k.nomenklatur(jumlah, kode, kode),
            }
            isi = {"jumlah": jumlah.bilangan(kode)}
            buat(jumlah, RealisasiAnggaran, kunci, isi)


def realisasi(k: Konteks, s: Simpul) -> None:
    """Whole-year values of the documents: locked, as printed."""
    for r in s.daftar("realisasi"):
        ind = k.indikator(r)
        bawaan = {
            "asal": AsalRealisasi.DOKUMEN,
            "status": StatusRealisasi.TERKUNCI,
            "catatan": r.teks("catatan"),
        }
        khusus = r.anak("sumber_tahun")
        predikat, nilai = r.anak("predikat"), r.anak("nilai")
        komponen, kosong = r.anak("komponen"), r.anak("kosong")
        sumber = r.teks("sumber")
        for tahun in [*nilai.kunci(), *komponen.kunci(), *kosong.kunci()]:
            if not isinstance(tahun, int):
                raise r.galat(f"“{tahun}” bukan tahun")
            isi = bawaan | {
                "predikat": predikat.teks(tahun),
                "sumber": khusus.teks(tahun) or sumber,
            }
            if nilai.ada(tahun):
                isi |= {"bentuk": Bentuk.LANGSUNG, "nilai": nilai.bilangan(tahun)}
            elif komponen.ada(tahun):
                isi |= {"bentuk": Bentuk.VARIABEL}
            else:
                alasan = kosong.teks(tahun)
                isi |= {"bentuk": Bentuk.KOSONG, "alasan_kosong": alasan}
            kunci = {"indikator": ind, "tahun": tahun, "triwulan": None}
            baris = buat(r, Realisasi, kunci, isi)
            for kode in (bagian := komponen.anak(tahun)).kunci():
                kunci = {"realisasi": baris, "variabel": variabel(bagian, ind, kode)}
                buat(bagian, NilaiVariabel, kunci, {"nilai": bagian.bilangan(kode)})
        predikat.tutup()
        khusus.tutup()


def aturan_pengukuran(k: Konteks, s: Simpul) -> None:
    for a in s.daftar("aturan_pengukuran"):
        skala = Skala.objects.filter(kode=a.wajib("skala")).first()
        if skala is None:
            raise a.galat(f"skala “{a.teks('skala')}” tidak dikenal", "skala")
        kunci = {"kecamatan": k.kecamatan, "tahun": a.bulat("tahun")}
        isi = {"skala": skala} | isian(a, AturanPengukuran, "efisiensi")
        buat(a, AturanPengukuran, kunci, isi)


def survei(k: Konteks, s: Simpul) -> None:
    for v in s.daftar("survei"):
        instrumen = InstrumenSkm.objects.filter(kode=v.wajib("instrumen")).first()
        if instrumen is None:
            raise v.galat(f"instrumen “{v.teks('instrumen')}” tidak dikenal")
        kunci = {
            "kecamatan": k.kecamatan,
            "instrumen": instrumen,
            "tahun": v.bulat("tahun"),
            "periode": v.teks("periode") or PeriodeSurvei.TAHUN,
        }
        isi = isian(v, Survei, "responden", "sumber")
        isi |= {"asal": AsalSurvei.DOKUMEN, "status": StatusSurvei.DITUTUP}
        baris = buat(v, Survei, kunci, isi)
        unsur = {u.kode: u for u in instrumen.unsur.all()}
        for kode in (semua := v.anak("nilai")).kunci():
            if kode not in unsur:
                raise semua.galat(f"unsur “{kode}” tidak dikenal")
            bagian = semua.anak(kode)
            kunci = {"survei": baris, "unsur": unsur[kode]}
            buat(bagian, NilaiUnsur, kunci, _jawaban(bagian))
            bagian.tutup()


def _jawaban(bagian: Simpul) -> dict:
    persen = bagian.daftar_teks("persen")
    if persen and len(persen) != 4:
        raise bagian.galat("isi keempat pilihan jawaban", "persen")
    isi = {"skor": bagian.bilangan("skor")}
    for pilihan, tulisan in enumerate(persen, 1):
        satu = Simpul(bagian.berkas, f"{bagian.letak} → persen", {pilihan: tulisan})
        isi[f"persen_{pilihan}"] = satu.bilangan(pilihan)
    return isi


def lhe(k: Konteks, s: Simpul) -> None:
    for d in s.daftar("lhe"):
        kunci = {
            "kecamatan": k.kecamatan,
            "tahun": d.bulat("tahun"),
            "triwulan": d.bulat("triwulan"),
        }
        baris = buat(d, Lhe, kunci, isian(d, Lhe, "nomor", "tanggal", "nilai"))
        for r in d.daftar("rekomendasi"):
            isi = isian(r, Rekomendasi, "jenis", "komponen", "uraian")
            kunci = {"lhe": baris, "nomor": r.bulat("nomor")}
            rekomendasi = buat(r, Rekomendasi, kunci, isi)
            if tindakan := r.teks("tindak_lanjut"):
                buat(
                    r, TindakLanjut, {"rekomendasi": rekomendasi}, {"uraian": tindakan}
                )


def lkjip(k: Konteks, s: Simpul) -> None:
    d = s.anak("lkjip")
    isi = isian(d, Lkjip, "susunan", "tempat", "tanggal")
    isi["penanda_tangan"] = k.bernama(d, "masa_jabatan", "penanda_tangan")
    isi["lhe"] = None
    if nomor := d.teks("lhe"):
        isi["lhe"] = Lhe.objects.filter(kecamatan=k.kecamatan, nomor=nomor).first()
        if isi["lhe"] is None:
            raise d.galat(f"LHE nomor “{nomor}” tidak dikenal", "lhe")
    buat(d, Lkjip, {"kecamatan": k.kecamatan, "tahun": k.tahun}, isi)
    d.tutup()


def pegawai(k: Konteks, s: Simpul) -> None:
    for p in s.daftar("pegawai"):
        isi = isian(
            p, KomposisiPegawai, "kelompok", "jabatan", "kebutuhan", "bezetting"
        )
        kunci = {
            "kecamatan": k.kecamatan,
            "tahun": k.tahun,
            "urutan": p.bulat("urutan"),
        }
        baris = buat(p, KomposisiPegawai, kunci, isi)
        for kunci in (didik := p.anak("pendidikan")).kunci():
            r = didik.anak(kunci)
            isi = isian(r, RincianPegawai, "kebutuhan", "bezetting")
            _rincian(r, baris, Rincian.PENDIDIKAN, kunci, isi)
            r.tutup()
        for kunci in (kelamin := p.anak("kelamin")).kunci():
            isi = {"bezetting": kelamin.bulat(kunci)}
            _rincian(kelamin, baris, Rincian.KELAMIN, kunci, isi)


def _rincian(s: Simpul, komposisi, menurut: Rincian, kunci: str, isi: dict) -> None:
    kunci = {"komposisi": komposisi, "menurut": menurut, "kunci": kunci}
    buat(s, RincianPegawai, kunci, isi)


def sarana(k: Konteks, s: Simpul) -> None:
    for b in s.daftar("sarana"):
        kunci = {
            "kecamatan": k.kecamatan,
            "tahun": k.tahun,
            "nama": b.wajib("nama"),
            "kondisi": b.teks("kondisi"),
        }
        buat(b, Sarana, kunci, isian(b, Sarana, "urutan", "jumlah", "ideal"))


def narasi(k: Konteks, s: Simpul) -> None:
    for n in s.daftar("narasi"):
        rs = k.renstra(n)
        tujuan, sasaran = n.teks("tujuan"), n.teks("sasaran")
        kunci = {
            "kecamatan": k.kecamatan,
            "tahun": k.tahun,
            "bagian": n.wajib("bagian"),
            "tujuan": k.tujuan(n, rs, tujuan) if tujuan else None,
            "sasaran": k.sasaran(n, rs, sasaran) if sasaran else None,
            "nomenklatur": (
                k.nomenklatur(n, "nomenklatur") if n.teks("nomenklatur") else None
            ),
        }
        buat(n, Narasi, kunci, {"isi": n.wajib("isi")})


def tercetak(k: Konteks, s: Simpul) -> None:
    for t in s.daftar("tercetak"):
        isi = isian(t, Tercetak, "tercetak", "dipakai", "alasan", "aturan")
        if t.teks("indikator"):
            isi["kode_indikator"] = k.indikator(t).kode
        kunci = {
            "kecamatan": k.kecamatan,
            "dokumen": k.dokumen,
            "tempat": t.wajib("tempat"),
            "hal": t.wajib("hal"),
        }
        buat(t, Tercetak, kunci, {"tahun": k.tahun} | isi)
