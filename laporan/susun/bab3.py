"""BAB III AKUNTABILITAS KINERJA: a section for each PK, then the money."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.pengukuran import BarisCapaian, PkTerukur
from dokumen.pohon import (
    Bab,
    Blok,
    Butir,
    Daftar,
    Paragraf,
    Rujukan,
    Rumus,
    Subbab,
    Teks,
)
from iku.models import Sasaran, Tujuan

from ..pilihan import Bagian
from .analisis import analisis_indikator, kalimat_efisiensi, sebab
from .bahan import Bahan, RencanaStrategis
from .bentuk import berpengantar
from .gambar import gambar_capaian, gambar_serapan
from .ikhtisar import cakupan_pk, sebutan_pk, serapan
from .kata import hitungan, kalimat, rapi, teks_rupiah
from .tabel_anggaran import nomor_sasaran, tabel_efisiensi, tabel_realisasi
from .tabel_capaian import (
    kalimat_program,
    tabel_capaian,
    tabel_kontribusi,
    tabel_skala,
)

# The two directions and their formulas: LKIP Panti 2020 and LKjIP Pakusari 2025, III A.
POSITIF = (
    "Bilamana indikator mempunyai makna ",
    Teks("progres positif", tebal=True),
    ", yaitu semakin tinggi realisasinya menunjukkan semakin tinggi kinerjanya atau "
    "semakin rendah realisasinya menunjukkan semakin rendah kinerjanya, maka capaian "
    "kinerjanya menggunakan rumus:",
)
NEGATIF = (
    "Bilamana indikator mempunyai makna ",
    Teks("progres negatif", tebal=True),
    ", yaitu semakin tinggi realisasinya menunjukkan semakin rendah kinerjanya atau "
    "semakin rendah realisasinya menunjukkan semakin tinggi kinerjanya, maka capaian "
    "kinerjanya menggunakan rumus:",
)


def bab3(bahan: Bahan) -> Bab:
    isi: list[Blok] = [
        Subbab(f"Kerangka Pengukuran Kinerja Tahun {bahan.tahun}", kerangka(bahan))
    ]
    sudah: set[int] = set()  # Renstra whose programs were shown in an earlier section
    for urutan, pk in enumerate(bahan.daftar_pk):
        isi.append(_bagian_pk(bahan, pk, pertama=urutan == 0, sudah=frozenset(sudah)))
        sudah.add(pk.perjanjian.renstra_id)
    isi.append(Subbab("Akuntabilitas Keuangan", keuangan(bahan)))
    return Bab("Akuntabilitas Kinerja", tuple(isi))


def rumus_capaian() -> Daftar:
    return Daftar(
        (
            Butir(
                POSITIF,
                (Rumus("Realisasi", "Target", "Capaian Kinerja", "×\u00a0100\u00a0%"),),
            ),
            Butir(
                NEGATIF,
                (
                    Rumus(
                        "Target – (Realisasi – Target)",
                        "Target",
                        "Capaian Kinerja",
                        "×\u00a0100\u00a0%",
                    ),
                ),
            ),
        ),
        "huruf",
    )


def kerangka(bahan: Bahan, *, bernomor: bool = True) -> tuple[Blok, ...]:
    skala = bahan.ukuran.skala
    return (
        *(
            bahan.tulisan.ambil(Bagian.PENGUKURAN)
            or (
                Paragraf(
                    "Pengukuran capaian kinerja bertujuan untuk mengetahui tingkat "
                    "keberhasilan dan kegagalan dalam merealisasikan target yang telah "
                    f"diperjanjikan Camat {bahan.kecamatan.nama} dengan Bupati "
                    f"{bahan.kecamatan.kabupaten.nama}."
                ),
            )
        ),
        Paragraf(
            (
                "Predikat nilai capaian kinerja dikelompokkan dalam skala pengukuran "
                f"ordinal mengacu pada {skala.sumber or skala.nama}, sebagaimana ",
                Rujukan("skala") if bernomor else "tabel berikut",
                ".",
            )
        ),
        tabel_skala(skala, bernomor=bernomor),
        Paragraf("Persentase capaian indikator kinerja dihitung sebagai berikut:"),
        rumus_capaian(),
        Paragraf(
            "Persentase dibulatkan satu kali menjadi dua desimal; rata-rata dan predikat "
            "diambil dari angka yang sudah dibulatkan. Indikator yang datanya belum "
            "tersedia tidak dihitung sebagai nol."
        ),
    )


# --- One PK ---------------------------------------------------------------------------


def _bagian_pk(
    bahan: Bahan, pk: PkTerukur, *, pertama: bool, sudah: frozenset[int]
) -> Subbab:
    rencana = bahan.rencana_pk(pk)
    dasar = f"{sebutan_pk(pk)} dengan Dasar {pk.perjanjian.renstra}"
    isi: list[Blok] = []
    if pertama and len(bahan.daftar_pk) > 1:
        isi += bahan.tulisan.ambil(Bagian.DASAR_PELAPORAN)
    kunci = f"capaian-{pk.perjanjian.pk}"
    isi += [
        Paragraf(
            kalimat(
                f"Capaian kinerja tahun {bahan.tahun} atas {dasar} terdiri dari ",
                *cakupan_pk(bahan, pk),
                ", sebagaimana rincian dalam ",
                Rujukan(kunci),
                ".",
            )
        ),
        tabel_capaian(bahan, pk, f"Capaian Kinerja Tahun {bahan.tahun} atas {dasar}"),
    ]
    gambar = gambar_capaian(pk)
    if gambar is not None:
        isi.append(gambar)
    for tujuan in rencana.tujuan:
        isi.append(_bagian_tujuan(bahan, pk, rencana, tujuan, sudah))
    lain = [b for b in pk.baris if b.tempat is None or b.tempat.nomenklatur_id]
    if lain:
        analisis = _semua_indikator(bahan, rencana, lain)
        isi.append(Subbab("Analisis Ketercapaian Indikator Lain", tuple(analisis)))
    isi.append(Subbab("Analisis Efisiensi Anggaran", _efisiensi(bahan, pk)))
    return Subbab(
        f"Capaian dan Analisis Kinerja – {dasar}", tuple(isi), kunci=f"{kunci}-bab"
    )


def _bagian_tujuan(
    bahan: Bahan,
    pk: PkTerukur,
    rencana: RencanaStrategis,
    tujuan: Tujuan,
    sudah: frozenset[int],
) -> Subbab:
    baris = [b for b in pk.baris if b.tempat and b.tempat.tujuan_id == tujuan.pk]
    isi: list[Blok] = [
        Paragraf(
            kalimat(
                Teks(f"Tujuan {tujuan.urutan} “{rapi(tujuan.uraian)}”", tebal=True),
                *_diukur(len(baris), "Tujuan ini"),
            )
        ),
        *_semua_indikator(bahan, rencana, baris),
        *sebab(bahan.tulisan, f"Tujuan {tujuan.urutan}", tujuan=tujuan),
    ]
    for sasaran in tujuan.sasaran.all():
        isi.append(_bagian_sasaran(bahan, pk, rencana, sasaran, sudah))
    return Subbab(f"Analisis Ketercapaian Tujuan {tujuan.urutan}", tuple(isi))


def _diukur(banyak: int, sebutan: str) -> tuple:
    if banyak:
        return (" diukur dengan ", hitungan(banyak), " indikator kinerja.")
    return (
        f". {sebutan} tidak memiliki indikator dalam Perjanjian Kinerja; "
        "ketercapaiannya dilihat dari sasarannya.",
    )


def _bagian_sasaran(
    bahan: Bahan,
    pk: PkTerukur,
    rencana: RencanaStrategis,
    sasaran: Sasaran,
    sudah: frozenset[int],
) -> Subbab:
    nomor = nomor_sasaran(sasaran)
    sebutan = f"Sasaran {nomor}"
    baris = [b for b in pk.baris if b.tempat and b.tempat.sasaran_id == sasaran.pk]
    ukuran = (
        (" diukur dengan ", hitungan(len(baris)), " indikator kinerja.")
        if baris
        else (" tidak memiliki indikator dalam Perjanjian Kinerja ini.",)
    )
    isi: list[Blok] = [
        Paragraf(
            kalimat(Teks(f"{sebutan} “{rapi(sasaran.uraian)}”", tebal=True), *ukuran)
        ),
        *_semua_indikator(bahan, rencana, baris),
        *_dukungan(bahan, rencana, sasaran, baru=rencana.renstra.pk not in sudah),
        *_kalimat_efisiensi(bahan, pk, sasaran),
        *sebab(bahan.tulisan, sebutan, sasaran=sasaran),
    ]
    return Subbab(f"Analisis Ketercapaian {sebutan}", tuple(isi))


def _semua_indikator(
    bahan: Bahan, rencana: RencanaStrategis, baris: list[BarisCapaian]
) -> Iterator[Blok]:
    for b in baris:
        yield Paragraf(
            kalimat("Indikator ", Teks(b.butir.uraian_indikator, tebal=True), ":")
        )
        yield analisis_indikator(b, bahan.tahun, rencana.sk)


def _dukungan(
    bahan: Bahan, rencana: RencanaStrategis, sasaran: Sasaran, *, baru: bool
) -> Iterator[Blok]:
    """7. The programs behind a sasaran: table, sentences, what people wrote."""
    nomor = nomor_sasaran(sasaran)
    kunci = f"kontribusi-{sasaran.pk}"
    if not baru:
        yield Paragraf(
            (
                f"Program, kegiatan dan sub kegiatan yang mendukung Sasaran {nomor} sama "
                "dengan yang disajikan dalam ",
                Rujukan(kunci),
                ".",
            )
        )
        return
    baris = rencana.kontribusi.get(sasaran, ())
    yield Paragraf(
        (
            f"Capaian Sasaran {nomor} didukung program, kegiatan dan sub kegiatan "
            "sebagaimana ",
            Rujukan(kunci),
            ".",
        )
    )
    yield tabel_kontribusi(
        f"Kontribusi Capaian Program, Kegiatan dan Sub Kegiatan terhadap Sasaran {nomor} "
        f"{rencana.renstra}",
        baris,
        kunci,
        f"{rencana.renstra}; data realisasi kinerja {bahan.nama} tahun {bahan.tahun}",
    )
    puncak = [b for b in baris if b.kedalaman == 0]
    if puncak:
        yield Paragraf(f"Dukungan program terhadap ketercapaian Sasaran {nomor}:")
        yield Daftar(
            tuple(Butir(kalimat_program(b, bahan.tahun)) for b in puncak), "huruf"
        )
    for d in sasaran.dukungan.all():
        tentang = {"sasaran": sasaran, "nomenklatur": d.nomenklatur}
        yield from sebab(bahan.tulisan, d.nomenklatur.nama, **tentang)


def _kalimat_efisiensi(bahan: Bahan, pk: PkTerukur, sasaran: Sasaran) -> Iterator[Blok]:
    for b in bahan.efisiensi[pk.perjanjian.pk].baris:
        if b.sasaran == sasaran:
            isi = kalimat_efisiensi(b, f"Sasaran {nomor_sasaran(sasaran)}")
            if isi is not None:
                yield Paragraf(isi)


def _efisiensi(bahan: Bahan, pk: PkTerukur) -> tuple[Blok, ...]:
    efisiensi = bahan.efisiensi[pk.perjanjian.pk]
    efisien = [b for b in efisiensi.baris if b.kategori == "Efisien"]
    dinilai = [b for b in efisiensi.baris if b.kategori is not None]
    isi: list[Blok] = [
        Paragraf(
            (
                "Efisiensi diketahui dengan membandingkan persentase capaian kinerja "
                "sasaran dengan persentase serapan anggaran program pendukungnya, "
                "sebagaimana perhitungan dalam ",
                Rujukan(f"efisiensi-{pk.perjanjian.pk}"),
                ".",
            )
        ),
        tabel_efisiensi(bahan, pk, f"Perhitungan Efisiensi atas {sebutan_pk(pk)}"),
    ]
    if dinilai:
        kata = hitungan(len(efisien)) if efisien else "tidak ada"
        isi.append(
            Paragraf(
                kalimat(
                    "Dari ",
                    hitungan(len(dinilai)),
                    " sasaran yang dapat dinilai, ",
                    kata,
                    " sasaran yang penggunaan anggarannya termasuk kategori efisien.",
                )
            )
        )
    if efisien:
        isi += berpengantar(
            "Efisiensi tersebut bersumber dari:",
            bahan.tulisan.ambil(Bagian.EFISIENSI),
        )
    return tuple(isi)


# --- Money ----------------------------------------------------------------------------


def keuangan(bahan: Bahan) -> tuple[Blok, ...]:
    uang = bahan.keuangan
    isi: list[Blok] = [*bahan.tulisan.ambil(Bagian.KEUANGAN)]
    isi += jenis_belanja(bahan)
    isi += [
        Paragraf(
            (
                *_sebagai_tuple(
                    serapan(
                        uang, f"Pelaksanaan anggaran {bahan.nama} tahun {bahan.tahun}"
                    )
                ),
                " Rinciannya disajikan dalam ",
                Rujukan("realisasi-anggaran"),
                ".",
            )
        ),
        tabel_realisasi(bahan),
    ]
    gambar = gambar_serapan(uang, bahan.tahun)
    if gambar is not None:
        isi.append(gambar)
    return tuple(isi)


def _sebagai_tuple(isi) -> tuple:
    return (isi,) if isinstance(isi, str) else isi


def jenis_belanja(bahan: Bahan) -> list[Blok]:
    """How the last budget divides by kind of spending, where it was recorded."""
    uang = bahan.keuangan
    jenis = list(uang.dokumen[-1].pagu_jenis.all()) if uang.dokumen else []
    if not jenis or uang.jumlah is None or uang.jumlah.pagu_akhir is None:
        return []
    return [
        Paragraf(
            (
                f"Pelaksanaan tugas dan fungsi {bahan.nama} pada tahun anggaran "
                f"{bahan.tahun} didukung dengan total anggaran sebesar ",
                teks_rupiah(uang.jumlah.pagu_akhir),
                ", dengan rincian menurut jenis belanja:",
            )
        ),
        Daftar(
            tuple(
                Butir((f"{j.get_jenis_display()} sebesar ", teks_rupiah(j.jumlah)))
                for j in jenis
            ),
            "angka",
        ),
    ]
