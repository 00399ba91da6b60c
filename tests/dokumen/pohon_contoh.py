"""Trees for the tests of documents: one with every block, and one as long as wanted."""

from decimal import Decimal

from dokumen.pohon import (
    Bab,
    Baris,
    BarisRincian,
    Butir,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Depan,
    Dokumen,
    Gambar,
    Kepala,
    Kolom,
    Kop,
    Lampiran,
    Lembar,
    Paragraf,
    Penandatangan,
    PindahHalaman,
    Predikat,
    Rincian,
    Rujukan,
    Rumus,
    Sampul,
    Sel,
    Subbab,
    Tabel,
    TandaTangan,
    Teks,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 70">'
    '<path d="M30 2 L58 14 V40 Q58 60 30 68 Q2 60 2 40 V14 Z" fill="none" '
    'stroke="currentColor" stroke-width="2"/></svg>'
)
KALIMAT = (
    "Penyusunan Laporan Kinerja merupakan bagian dari penerapan Sistem Akuntabilitas "
    "Kinerja Instansi Pemerintah sebagai pertanggungjawaban atas pelaksanaan tugas "
    "dan fungsi kecamatan kepada masyarakat dan pemberi mandat. "
)
CAMAT = Penandatangan(
    nama="Rifendi Wahjuwibakti, S.IP",
    jabatan="Kepala Kecamatan Pakusari",
    pangkat="Pembina",
    nip="19701109 199704 1 001",
)


def dokumen(*bagian, **isi):
    isi = {"judul": "Laporan Kinerja", "subjudul": "Kecamatan Pakusari", **isi}
    return Dokumen(bagian=bagian, **isi)


def tabel(judul="Skala Nilai", banyak=3, **isi):
    """Two columns, `banyak` rows, the second column a number with its value."""
    baris = tuple(
        Baris((Sel(f"Baris ke-{i}"), Sel(f"{i},50", Decimal(f"{i}.50"))))
        for i in range(1, banyak + 1)
    )
    kolom = (Kolom(3, kepala_baris=True), Kolom(1, "kanan"))
    return Tabel(judul, kolom, ((Kepala("Uraian"), Kepala("Nilai")),), baris, **isi)


def tabel_sdm():
    """Table 1.1 of Pakusari 2025: a head of two rows with merged cells."""
    jenjang = ("Σ", "SD", "SMA", "D3", "S1", "S2")
    kepala = (
        (
            Kepala("Jabatan", baris=2),
            Kepala("Kebutuhan", kolom=6),
            Kepala("Bezetting", kolom=6),
            Kepala("L", baris=2),
            Kepala("P", baris=2),
        ),
        tuple(Kepala(j) for j in jenjang * 2),
    )
    kolom = (Kolom(30, kepala_baris=True), *(Kolom(5, "kanan") for _ in range(14)))
    isi = ["-", "-", "-", "-", "-", "-", "5", "-", "-", "1", "2", "2", "4", "1"]
    baris = tuple(
        Baris(
            (
                Sel(nama, indentasi=1),
                *(Sel(x, None if x == "-" else Decimal(x)) for x in isi),
            )
        )
        for nama in ("Administrator", "Pengawas", "Pelaksana")
    )
    grup = Baris((Sel("Jabatan Administrasi", kolom=15),), "kelompok")
    jumlah = Baris((Sel("Jumlah"), *(Sel(x) for x in isi)), "jumlah")
    return Tabel(
        "Komposisi SDM Kecamatan Pakusari Tahun 2025",
        kolom,
        kepala,
        (grup, *baris, jumlah),
        kunci="sdm",
        sumber="Data Kepegawaian Kecamatan Pakusari, 2025",
    )


def tabel_capaian(banyak=14):
    """The wide table 3.2: landscape, merged heads, predicates, a missing figure."""
    atas = (
        *(
            Kepala(j, baris=2)
            for j in ("No", "Tujuan / Sasaran Strategis", "Indikator", "Kondisi Awal")
        ),
        Kepala("Capaian Tahun 2025", kolom=4),
        Kepala("Tren Realisasi", kolom=3),
        Kepala("Target Akhir Renstra (2026)", baris=2),
        Kepala("Capaian s/d 2025 terhadap Target 2026 (%)", baris=2),
    )
    bawah = ("Target", "Realisasi", "%", "Kriteria", "2022", "2023", "2024")
    angka = tuple(Kepala(str(i)) for i in range(1, 14))
    predikat = (
        Predikat("Sangat Tinggi", "▲▲", "sangat-tinggi"),
        Predikat("Tinggi", "▲", "tinggi"),
        Predikat("Sedang", "●", "sedang"),
        Predikat("Rendah", "▼", "rendah"),
        Predikat("Sangat Rendah", "▼▼", "sangat-rendah"),
    )
    baris = tuple(
        Baris(
            (
                Sel(str(i + 1)),
                Sel(
                    "Meningkatnya kepuasan masyarakat dalam hal pelayanan publik yang "
                    "merata dan berkualitas di kecamatan"
                ),
                Sel("Indeks Kepuasan Masyarakat"),
                Sel("Tidak tersedia data", redup=True),
                Sel("89", Decimal(89)),
                Sel("84,03", Decimal("84.03")),
                Sel("94,42", Decimal("94.42")),
                Sel(predikat=predikat[i % 5]),
                Sel("82,50", Decimal("82.50")),
                Sel("88,00", Decimal("88.00")),
                Sel("belum dilaporkan", redup=True),
                Sel("94", Decimal(94)),
                Sel("89,39", Decimal("89.39")),
            )
        )
        for i in range(banyak)
    )
    lebar = (4, 18, 13, 8, 6, 7, 6, 9, 6, 6, 7, 7, 8)
    kolom = tuple(
        Kolom(w, "kanan" if i in (4, 5, 6, 8, 9, 10, 11, 12) else "kiri")
        for i, w in enumerate(lebar)
    )
    return Tabel(
        "Capaian Kinerja Tahun 2025 atas Perjanjian Kinerja dengan Dasar Renstra "
        "2021-2026",
        kolom,
        (atas, tuple(Kepala(b) for b in bawah), angka),
        baris,
        kunci="capaian",
        lanskap=True,
        sumber="LHE SAKIP dan e-SUKMA, 2025",
        catatan=("*) Program mendukung lebih dari satu sasaran, dihitung sekali.",),
    )


def tabel_iku():
    """Table 2.6: a cell longer than a page."""
    unsur = tuple(
        Butir(
            f"Telah dilakukan peninjauan ulang standar pelayanan ke-{i} (bobot 7,0 %)"
        )
        for i in range(70)
    )
    rumus = Rumus("Realisasi Kinerja", "Target Kinerja", faktor="× 100 %")
    baris = (
        Baris(
            (
                Sel("Meningkatnya Kualitas Pelayanan Publik di Kecamatan"),
                Sel("Indeks Pelayanan Publik"),
                Sel(blok=(Paragraf("Aspek yang dinilai:"), Daftar(unsur, "huruf"))),
                Sel("Camat"),
            )
        ),
        Baris((Sel("Akuntabilitas"), Sel("Capaian"), Sel(blok=(rumus,)), Sel("Camat"))),
    )
    kepala = ("Sasaran Strategis", "IKU", "Formulasi Indikator", "Penanggung Jawab")
    return Tabel(
        "IKU Kecamatan Pakusari Berdasarkan Renstra 2025-2029",
        (Kolom(25), Kolom(20), Kolom(40), Kolom(15)),
        (tuple(Kepala(k) for k in kepala),),
        baris,
    )


def tabel_anggaran(banyak=60):
    """Table 2.9: over several pages, group rows, sums, money."""
    baris = []
    for i in range(banyak):
        jenis = "kelompok" if i % 6 == 0 else "biasa"
        nama = "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan"
        uang = Sel("473.882.000,00", Decimal("473882000.00"))
        minus = Sel("(31.609.985,00)", Decimal("-31609985.00"))
        no = Sel(f"1.{i}")
        baris.append(
            Baris(
                (no, Sel(nama, indentasi=0 if i % 6 == 0 else 1), uang, uang, minus),
                jenis,
            )
        )
    uang = Sel("3.628.193.467,75", Decimal("3628193467.75"))
    baris.append(Baris((Sel("Jumlah", kolom=2), uang, uang, uang), "jumlah"))
    kepala = ("No", "Program / Kegiatan / Sub Kegiatan", "Anggaran Awal (Rp)",
              "Anggaran Perubahan (Rp)", "Bertambah / Berkurang (Rp)")  # fmt: skip
    return Tabel(
        "Struktur Program, Kegiatan dan Sub Kegiatan",
        (Kolom(7), Kolom(36), *(Kolom(19, "kanan") for _ in range(3))),
        (tuple(Kepala(k) for k in kepala),),
        tuple(baris),
        kunci="anggaran",
    )


def lengkap():
    """A report with every kind of node, as the real ones have them."""
    depan = (
        Depan(
            "Kata Pengantar",
            (
                Paragraf(KALIMAT * 3),
                Paragraf((Teks("Semoga bermanfaat.", miring=True),)),
                TandaTangan((CAMAT,), "Jember", "19 Februari 2026"),
            ),
        ),
        Depan("Daftar Isi", (DaftarIsi(),), dalam_daftar=False),
        Depan("Daftar Tabel", (DaftarTabel(), DaftarGambar()), dalam_daftar=False),
    )
    bab1 = Bab(
        "Pendahuluan",
        (
            Subbab("Latar Belakang", (Paragraf(KALIMAT * 6), Paragraf(KALIMAT * 4))),
            Subbab(
                "Tugas, Fungsi, dan Susunan Organisasi",
                (
                    Daftar(
                        (
                            Butir("Camat mempunyai tugas:", (
                                Daftar((Butir("urusan umum;"), Butir("koordinasi.")), "huruf"),
                            )),
                            Butir("Sekretaris Kecamatan", (
                                Daftar((Butir("Subbagian Umum"), Butir("Subbagian Keuangan"))),
                            )),
                        ),
                        "angka-kurung",
                    ),
                    Daftar((Butir("butir lanjutan"),), "angka", mulai=3),
                    Subbab("Sumber Daya Manusia", (
                        Paragraf(("Berdasarkan ", Rujukan("sdm"), " dan ",
                                  Rujukan("ukur"), " terdapat ", Teks("gap", miring=True),
                                  " sebesar ", Teks("12,50 %", tebal=True,
                                                    nilai=Decimal("12.50")), ".")),
                        tabel_sdm(),
                    )),
                ),
            ),
        ),
    )  # fmt: skip
    bab2 = Bab(
        "Perencanaan dan Perjanjian Kinerja",
        (Subbab("Indikator Kinerja Utama", (tabel_iku(),)),
         Subbab("Program dan Anggaran", (Paragraf(KALIMAT), tabel_anggaran()))),
    )  # fmt: skip
    bab3 = Bab(
        "Akuntabilitas Kinerja",
        (
            Subbab(
                "Kerangka Pengukuran",
                (
                    Paragraf("Capaian dihitung dengan rumus berikut."),
                    Rumus("Realisasi", "Target", "Capaian Kinerja", "× 100 %"),
                    Rumus("Target - (Realisasi - Target)", "Target", "Capaian", "× 100"),
                    tabel("Skala Nilai Peringkat Kinerja", 5),
                ),
                kunci="ukur",
            ),
            Subbab(
                "Capaian dan Analisis Kinerja",
                (
                    Paragraf(KALIMAT),
                    tabel_capaian(),
                    Subbab("Analisis Ketercapaian Tujuan", (
                        Paragraf(KALIMAT * 5),
                        Gambar("Tren Indeks Kepuasan", SVG, "Naik dari 82,5 ke 84,03"),
                        Subbab("Analisis Sasaran 1", (Paragraf(KALIMAT * 9),)),
                    )),
                ),
            ),
        ),
    )  # fmt: skip
    bab4 = Bab("Penutup", (Paragraf(KALIMAT * 4), PindahHalaman(), Paragraf("Akhir.")))
    return dokumen(
        *depan,
        bab1,
        bab2,
        bab3,
        bab4,
        Lampiran("Perjanjian Kinerja Tahun 2025", (tabel("Target PK", 4),)),
        perjanjian(),
        judul="Laporan Kinerja",
        subjudul="Kecamatan Pakusari Kabupaten Jember",
        sampul=Sampul(
            "Tahun 2025",
            ("Pemerintah Kabupaten Jember", "Kecamatan Pakusari"),
            ("Jl. Sarangan No. 05 Sumber Pinang", "Telp. (0331) 7717655"),
            SVG,
        ),
        penyusun="Kecamatan Pakusari",
        tanggal="2026-02-19",
        tanda="Draf, belum ditandatangani",
    )


def perjanjian():
    return Lembar(
        "Perjanjian Kinerja Tahun 2025",
        (
            Kop("Pemerintah Kabupaten Jember", "KECAMATAN PAKUSARI",
                ("Jl. Sarangan No. 05 Sumber Pinang, Telp. (0331) 7717655",), SVG),
            Paragraf((Teks("PERJANJIAN KINERJA TAHUN 2025", tebal=True),), "tengah"),
            Paragraf(KALIMAT),
            Rincian((BarisRincian("Nama", "Rifendi Wahjuwibakti, S.IP"),
                     BarisRincian("Jabatan", "Kepala Kecamatan Pakusari"))),
            Paragraf("selanjutnya disebut pihak pertama."),
            tabel("Program", 3, bernomor=False),
            TandaTangan(
                (
                    Penandatangan("Muhammad Fawait, S.E., M.Sc.", "Bupati Jember",
                                  peran="Pihak Kedua"),
                    Penandatangan(CAMAT.nama, CAMAT.jabatan, CAMAT.pangkat, CAMAT.nip,
                                  peran="Pihak Pertama"),
                ),
                "Jember",
                "2 Januari 2025",
            ),
        ),
        tampak=False,
    )  # fmt: skip


def panjang(bab=12):
    """About five pages a chapter."""
    isi = tuple(
        Bab(
            f"Bagian {i}",
            (
                Subbab("Uraian", (Paragraf(KALIMAT * 6),) * 3),
                Subbab(
                    "Anggaran", (Paragraf(KALIMAT), _tanpa_kunci(tabel_anggaran(50)))
                ),
                Subbab("Capaian", (Paragraf(KALIMAT), _tanpa_kunci(tabel_capaian(5)))),
            ),
        )
        for i in range(bab)
    )
    return dokumen(Depan("Daftar Isi", (DaftarIsi(), DaftarTabel())), *isi)


def _tanpa_kunci(t):
    from dataclasses import replace

    return replace(t, kunci="")
