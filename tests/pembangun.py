"""Builders of test data: plain functions with sensible defaults.

Each makes one row (and what it cannot stand without); a test names only what
matters to it.
"""

from datetime import date
from decimal import Decimal
from itertools import count

from capaian import perhitungan
from capaian.models import (
    InstrumenSkm,
    JawabanSkm,
    JenjangSkala,
    Realisasi,
    RespondenSkm,
    Skala,
    Survei,
    UnsurSkm,
)
from capaian.pilihan import AsalRealisasi, Bentuk
from iku.models import (
    ButirPk,
    DokumenAnggaran,
    Indikator,
    IndikatorRenstra,
    Nomenklatur,
    Pagu,
    PerjanjianKinerja,
    Renstra,
    Sasaran,
    Target,
    Tujuan,
)
from iku.pilihan import (
    Agregasi,
    Arah,
    Asal,
    Cara,
    JenisAnggaran,
    StatusPk,
    TingkatNomenklatur,
)
from kecamatan.models import (
    Kabupaten,
    Kecamatan,
    MasaJabatan,
    Pejabat,
    Pengguna,
    Penugasan,
)
from kecamatan.pilihan import PERAN_KECAMATAN, Jabatan, Peran, StatusJabatan

_nomor = count(1)


def buat_kabupaten(kode="35.09", nama="Jember") -> Kabupaten:
    return Kabupaten.objects.get_or_create(kode=kode, defaults={"nama": nama})[0]


def buat_kecamatan(kode="35.09.24", nama="Pakusari") -> Kecamatan:
    return Kecamatan.objects.get_or_create(
        kode=kode, defaults={"nama": nama, "kabupaten": buat_kabupaten(kode[:5])}
    )[0]


def buat_pengguna(
    peran: Peran | None, kecamatan: Kecamatan | None = None, unit=None, nama=""
) -> Pengguna:
    """A person with one assignment, or with none (`peran` None)."""
    username = nama or f"{peran or 'tanpa-tugas'}-{next(_nomor)}"
    orang = Pengguna.objects.create_user(username, nama=username)
    if peran is not None:
        tempat = kecamatan or buat_kecamatan()
        Penugasan.objects.create(
            pengguna=orang,
            peran=peran,
            kabupaten=tempat.kabupaten,
            kecamatan=tempat if peran in PERAN_KECAMATAN else None,
            unit=unit,
        )
    return orang


def buat_indikator(kecamatan=None, **isi) -> Indikator:
    bawaan = {
        "kode": f"IND-{next(_nomor)}",
        "nama": "Indeks Kepuasan Masyarakat",
        "satuan": "indeks",
        "arah": Arah.NAIK,
        "agregasi": Agregasi.TERAKHIR,
        "cara": Cara.LANGSUNG,
    }
    return Indikator.objects.create(
        kecamatan=kecamatan or buat_kecamatan(), **(bawaan | isi)
    )


def buat_renstra(kecamatan=None, awal=2025, akhir=2029, **isi) -> Renstra:
    kecamatan = kecamatan or buat_kecamatan()
    return Renstra.objects.get_or_create(
        kecamatan=kecamatan, awal=awal, akhir=akhir, versi=0, defaults=isi
    )[0]


def buat_sasaran(renstra=None, uraian="Meningkatnya kepuasan masyarakat") -> Sasaran:
    renstra = renstra or buat_renstra()
    tujuan, _ = Tujuan.objects.get_or_create(
        renstra=renstra, urutan=1, defaults={"uraian": "Meningkatnya pelayanan"}
    )
    return Sasaran.objects.create(
        tujuan=tujuan, urutan=tujuan.sasaran.count() + 1, uraian=uraian
    )


def buat_tempat(sasaran=None, indikator=None, target=None, **isi) -> IndikatorRenstra:
    """A measure under a sasaran; `target` maps years to values."""
    sasaran = sasaran or buat_sasaran()
    renstra = sasaran.tujuan.renstra
    tempat = IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=indikator or buat_indikator(renstra.kecamatan),
        sasaran=sasaran,
        **isi,
    )
    for tahun, nilai in (target or {}).items():
        Target.objects.create(butir=tempat, tahun=tahun, nilai=Decimal(nilai))
    return tempat


def buat_pk(renstra=None, tahun=2025, perubahan_ke=0, **isi) -> PerjanjianKinerja:
    """Still a draft, so that a test can add to it: the database refuses rows of one
    that is ditetapkan (`tetapkan_pk`)."""
    renstra = renstra or buat_renstra()
    bawaan = {"asal": Asal.TRANSKRIPSI, "status": StatusPk.DRAF}
    return PerjanjianKinerja.objects.create(
        kecamatan=renstra.kecamatan,
        renstra=renstra,
        tahun=tahun,
        perubahan_ke=perubahan_ke,
        **(bawaan | isi),
    )


def tetapkan_pk(pk: PerjanjianKinerja) -> PerjanjianKinerja:
    """As if transcribed from paper: frozen, without acts and document."""
    pk.asal, pk.status = Asal.TRANSKRIPSI, StatusPk.DITETAPKAN
    pk.save(update_fields=["asal", "status"])
    return pk


def buat_masa_jabatan(
    kecamatan=None, jabatan=Jabatan.CAMAT, nama="Rifendi", **isi
) -> MasaJabatan:
    """A term of office; a bupati's belongs to the regency."""
    kecamatan = kecamatan or buat_kecamatan()
    pejabat = Pejabat.objects.create(kabupaten=kecamatan.kabupaten, nama=nama)
    bawaan = {
        "kecamatan": None if jabatan == Jabatan.BUPATI else kecamatan,
        "sebutan": f"{jabatan.label} {kecamatan.nama}",
        "status": StatusJabatan.DEFINITIF,
    }
    return MasaJabatan.objects.create(
        pejabat=pejabat, jabatan=jabatan, **(bawaan | isi)
    )


def buat_pk_lengkap(renstra=None, **isi) -> PerjanjianKinerja:
    """A draft written in the system with all it needs to be submitted."""
    renstra = renstra or buat_renstra()
    bawaan = {
        "asal": Asal.SISTEM,
        "pertama": buat_masa_jabatan(renstra.kecamatan),
        "kedua": buat_masa_jabatan(renstra.kecamatan, Jabatan.BUPATI, "Fawait"),
    }
    pk = buat_pk(renstra, **(bawaan | isi))
    buat_butir_pk(pk, buat_tempat(buat_sasaran(renstra), target={2025: "89"}))
    return pk


def isi_pdf(panjang: int = 0) -> bytes:
    """The smallest whole PDF, made longer by a comment."""
    isi = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%" + b"x" * panjang + b"\n"
    akhir = b"trailer<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(isi)
    return isi + b"xref\n0 1\n0000000000 65535 f \n" + akhir


def buat_butir_pk(perjanjian=None, tempat=None, nilai="89", **isi) -> ButirPk:
    tempat = tempat or buat_tempat(buat_sasaran(perjanjian and perjanjian.renstra))
    perjanjian = perjanjian or buat_pk(tempat.renstra)
    bawaan = {
        "urutan": perjanjian.butir.count() + 1,
        "uraian_kinerja": str(tempat.tempat),
        "uraian_indikator": tempat.indikator.nama,
        "nilai": None if nilai is None else Decimal(nilai),
    }
    return ButirPk.objects.create(
        perjanjian=perjanjian,
        indikator=tempat.indikator,
        butir_renstra=tempat,
        **(bawaan | isi),
    )


def buat_realisasi(indikator=None, nilai="84.03", tahun=2025, **isi) -> Realisasi:
    bawaan = {
        "bentuk": Bentuk.LANGSUNG,
        "asal": AsalRealisasi.ENTRI,
        "nilai": None if nilai is None else Decimal(nilai),
    }
    return Realisasi.objects.create(
        indikator=indikator or buat_indikator(), tahun=tahun, **(bawaan | isi)
    )


JENJANG = {
    "permendagri-86-2017": perhitungan.PERMENDAGRI_86_2017,
    "pakusari-2025": perhitungan.PAKUSARI_2025,
    "ikm-14-2017": perhitungan.SKM_14_2017,
}


def buat_skala(
    jenis="capaian", kode="permendagri-86-2017", kabupaten=None, mulai=2017
) -> Skala:
    skala = Skala.objects.create(
        kabupaten=kabupaten, kode=kode, jenis=jenis, nama=kode, mulai=mulai
    )
    for urutan, j in enumerate(JENJANG[kode], start=1):
        JenjangSkala.objects.create(
            skala=skala,
            urutan=urutan,
            kode=j.slug,
            nama=j.nama,
            warna=j.warna,
            batas=j.batas,
            termasuk=j.termasuk,
        )
    return skala


def buat_program(nama="Program A", induk=None, **isi) -> Nomenklatur:
    tingkat = {
        None: TingkatNomenklatur.PROGRAM,
        TingkatNomenklatur.PROGRAM: TingkatNomenklatur.KEGIATAN,
        TingkatNomenklatur.KEGIATAN: TingkatNomenklatur.SUB_KEGIATAN,
    }[induk and induk.tingkat]
    bawaan = {"kode": f"7.{next(_nomor)}", "tingkat": tingkat}
    return Nomenklatur.objects.create(nama=nama, induk=induk, **(bawaan | isi))


def buat_pagu(nomenklatur=None, jumlah="1000000", kecamatan=None, tahun=2025) -> Pagu:
    dokumen, _ = DokumenAnggaran.objects.get_or_create(
        kecamatan=kecamatan or buat_kecamatan(),
        tahun=tahun,
        urutan=1,
        defaults={"jenis": JenisAnggaran.MURNI},
    )
    return Pagu.objects.create(
        dokumen=dokumen,
        nomenklatur=nomenklatur or buat_program(),
        jumlah=Decimal(jumlah),
    )


NAMA_UNSUR = (
    "Persyaratan",
    "Sistem, Mekanisme, dan Prosedur",
    "Waktu Penyelesaian",
    "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan",
    "Kompetensi Pelaksana",
    "Perilaku Pelaksana",
    "Penanganan Pengaduan, Saran dan Masukan",
    "Sarana dan Prasarana",
)


def buat_instrumen(kode="SKM_9_UNSUR", nama_unsur=NAMA_UNSUR, **isi) -> InstrumenSkm:
    """The nine unsur of PermenPANRB 14/2017, without the words of their answers."""
    bawaan = {"nama": "Survei Kepuasan Masyarakat (9 unsur)", "mulai": 2017}
    instrumen, baru = InstrumenSkm.objects.get_or_create(
        kode=kode, defaults=bawaan | isi
    )
    if baru:
        for urutan, nama in enumerate(nama_unsur, 1):
            UnsurSkm.objects.create(
                instrumen=instrumen, kode=f"U{urutan}", nama=nama, urutan=urutan
            )
    return instrumen


def buat_survei(kecamatan=None, jawaban=(), **isi) -> Survei:
    """An open survey of 2025; `jawaban`: one row of answers per respondent, None
    where an unsur was left empty."""
    bawaan = {
        "instrumen": isi.pop("instrumen", None) or buat_instrumen(),
        "tahun": 2025,
        "asal": "jawaban",
        "status": "terbuka",
        "mulai": date(2025, 1, 1),
        "selesai": date(2100, 12, 31),
    }
    survei = Survei.objects.create(
        kecamatan=kecamatan or buat_kecamatan(), **(bawaan | isi)
    )
    for nomor, baris in enumerate(jawaban, 1):
        buat_kuesioner(survei, baris, nomor=nomor)
    return survei


def buat_kuesioner(survei: Survei, jawaban, **isi) -> RespondenSkm:
    isi.setdefault("nomor", survei.daftar_responden.count() + 1)
    responden = RespondenSkm.objects.create(survei=survei, **isi)
    JawabanSkm.objects.bulk_create(
        JawabanSkm(responden=responden, unsur=unsur, nilai=nilai)
        for unsur, nilai in zip(survei.instrumen.unsur.all(), jawaban, strict=True)
        if nilai is not None
    )
    return responden
