"""What each key of origin (`asal`) may print, read from the rows and from `capaian`,
without the report's own code; and what each counted thing counts."""

from collections import defaultdict
from decimal import Decimal

from capaian import perhitungan
from capaian.hasil import hasil_tahun
from capaian.keuangan import susun_efisiensi, susun_keuangan
from capaian.kontribusi import susun_kontribusi
from capaian.models import NilaiVariabel, Survei
from capaian.pengukuran import Pengukuran, baca_realisasi, ukur
from capaian.skm import susun_survei
from evaluasi.models import Lhe
from iku.models import (
    ButirPk,
    Indikator,
    IndikatorRenstra,
    Pagu,
    PaguJenisBelanja,
    Target,
    TargetVariabel,
    Tujuan,
)
from laporan.models import KomposisiPegawai, Sarana

Nilai = dict[str, set[Decimal]]


def nilai_asal(kecamatan, tahun: int) -> Nilai:
    """Every value that a key may stand for; differences as they are, with their sign."""
    hasil: Nilai = defaultdict(set)
    ukuran = ukur(kecamatan, tahun)
    _indikator(hasil, kecamatan, tahun)
    for pk in ukuran.daftar_pk:
        _pk(hasil, pk)
        for baris in susun_kontribusi(pk.perjanjian.renstra, tahun).values():
            for b in baris:
                hasil[f"capaian:{b.indikator.kode}"].add(b.capaian)
    _uang(hasil, ukuran)
    _umum(hasil, kecamatan, tahun)
    return {kunci: isi - {None} for kunci, isi in hasil.items()}


def _indikator(hasil: Nilai, kecamatan, tahun: int) -> None:
    semua = list(Indikator.objects.filter(kecamatan=kecamatan))
    realisasi = baca_realisasi(semua, range(tahun - 3, tahun + 1))
    for i in semua:
        for t in range(tahun - 3, tahun + 1):
            nilai = hasil_tahun(i, realisasi.get((i.pk, t), [])).nilai
            hasil[f"realisasi:{i.kode}:{t}"].add(nilai)
    for v in NilaiVariabel.objects.filter(realisasi__indikator__in=semua):
        r = v.realisasi
        hasil[f"realisasi:{r.indikator.kode}:{r.tahun}"].add(v.nilai)
    for t in Target.objects.filter(butir__indikator__in=semua):
        hasil[f"target:{t.butir.indikator.kode}:{t.tahun}"].add(t.nilai)
    for t in TargetVariabel.objects.filter(target__butir__indikator__in=semua):
        butir = t.target.butir
        hasil[f"target:{butir.indikator.kode}:{t.target.tahun}"].add(t.nilai)
    for t in IndikatorRenstra.objects.filter(indikator__in=semua):
        awal = t.baseline_tahun or t.renstra.awal
        hasil[f"target:{t.indikator.kode}:{awal}"].add(t.baseline_nilai)


def _pk(hasil: Nilai, pk) -> None:
    dari = f"pk:{pk.perjanjian.perubahan_ke}"
    hasil["capaian"].add(pk.rata_rata)
    for b in pk.baris:
        hasil[dari].add(b.butir.nilai)
        hasil[f"capaian:{b.indikator.kode}"] |= {b.capaian, b.kemajuan}
        hasil[f"capaian:{b.indikator.kode}"] |= {p.nilai for p in b.pembanding}
    uang = [a.jumlah for a in pk.perjanjian.anggaran.all()]
    hasil[dari] |= {*uang, sum(uang)}


def _uang(hasil: Nilai, ukuran: Pengukuran) -> None:
    keuangan = susun_keuangan(ukuran.kecamatan, ukuran.tahun)
    for b in (*keuangan.baris, keuangan.jumlah):
        kode = f":{b.nomenklatur.kode}" if b.nomenklatur.kode else ""
        hasil[f"pagu{kode}"] |= {*b.pagu, b.selisih}
        hasil[f"serapan{kode}"] |= {b.realisasi, b.serapan}
    for p in Pagu.objects.filter(
        dokumen__kecamatan=ukuran.kecamatan, dokumen__jenis="rencana"
    ):
        kode = f":{p.nomenklatur.kode}" if p.nomenklatur.kode else ""
        hasil[f"pagu{kode}"].add(p.jumlah)
    jenis = PaguJenisBelanja.objects.filter(dokumen__in=keuangan.dokumen)
    for satu in jenis.values_list("jumlah", flat=True):
        seluruh = keuangan.jumlah.pagu_akhir
        hasil["pagu"] |= {satu, perhitungan.capaian(seluruh, satu, "naik")}
    for pk in ukuran.daftar_pk:
        efisiensi = susun_efisiensi(pk, keuangan, ukuran.efisiensi)
        for e in (efisiensi, *efisiensi.baris):
            hasil["pagu"].add(e.pagu)
            hasil["serapan"] |= {e.realisasi, e.serapan}
        hasil["capaian"] |= {e.capaian for e in efisiensi.baris}
        for e in efisiensi.baris:
            if len(e.program) == 1 and e.program[0].kode:
                hasil[f"pagu:{e.program[0].kode}"].add(e.pagu)
                hasil[f"serapan:{e.program[0].kode}"] |= {e.realisasi, e.serapan}


def _umum(hasil: Nilai, kecamatan, tahun: int) -> None:
    milik = {"kecamatan": kecamatan, "tahun": tahun}
    hasil["lhe"] |= set(Lhe.objects.filter(**milik).values_list("nilai", flat=True))
    for survei in Survei.objects.filter(**milik):
        h = susun_survei(survei)
        hasil["survei"] |= {h.rata_rata, *(b.skor for b in h.baris)}
        hasil["survei"] |= {p for b in h.baris for p in b.sebaran}
    for nama, isi in (("pegawai", _pegawai(milik)), ("sarana", _sarana(milik))):
        for lajur in isi.values():
            ada = [n for n in lajur if n is not None]
            hasil[nama] |= {Decimal(n) for n in (*ada, sum(ada))}


def _pegawai(milik) -> dict:
    lajur = defaultdict(list)
    for p in KomposisiPegawai.objects.filter(**milik).prefetch_related("rincian"):
        for jenis in ("kebutuhan", "bezetting"):
            lajur[jenis].append(getattr(p, jenis))
            for r in p.rincian.all():
                lajur[jenis, r.menurut, r.kunci].append(getattr(r, jenis))
    return lajur


def _sarana(milik) -> dict:
    baris = Sarana.objects.filter(**milik)
    return {n: [getattr(s, n) for s in baris] for n in ("jumlah", "ideal")}


def cacah(kecamatan, tahun: int) -> dict[str, set[int]]:
    """What may be counted, by the words after (and, behind "|", before) the number."""
    ukuran = ukur(kecamatan, tahun)
    keuangan = susun_keuangan(kecamatan, tahun)
    hasil: dict[str, set[int]] = defaultdict(set)
    hasil[" Perjanjian Kinerja, yaitu:"] = {1, len(ukuran.daftar_pk)}
    for lhe in Lhe.objects.filter(kecamatan=kecamatan, tahun=tahun):
        hasil[" catatan dan rekomendasi"].add(lhe.rekomendasi.count())
    for pk in ukuran.daftar_pk:
        tujuan = list(Tujuan.objects.filter(renstra=pk.perjanjian.renstra))
        per_tujuan = [t.sasaran.count() for t in tujuan]
        hasil[" tujuan dan "].add(len(tujuan))
        hasil[" sasaran, dengan "].add(sum(per_tujuan))
        hasil[" sasaran, yaitu:"] |= set(per_tujuan)
        hasil["dengan| indikator kinerja"].add(
            ButirPk.objects.filter(perjanjian=pk.perjanjian).count()
        )
        for arah in ("tujuan_id", "sasaran_id"):
            tempat = [getattr(b.tempat, arah) for b in pk.baris if b.tempat]
            hasil["diukur dengan| indikator kinerja"] |= {
                tempat.count(t) for t in tempat if t
            }
        for kata, daftar in (
            ("mencapai target", pk.tercapai),
            ("tidak mencapai target", pk.belum_tercapai),
            ("belum dapat dinilai", pk.belum_dapat_dinilai),
        ):
            hasil[f"Sebanyak| indikator kinerja {kata}"].add(len(daftar))
            hasil[f"yakni| indikator, {kata}"].add(len(daftar))
        e = susun_efisiensi(pk, keuangan, ukuran.efisiensi)
        dinilai = [b for b in e.baris if b.kategori]
        hasil[" sasaran yang dapat dinilai"].add(len(dinilai))
        hasil[" sasaran yang penggunaan"].add(
            len([b for b in dinilai if b.kategori == "Efisien"])
        )
    return hasil
