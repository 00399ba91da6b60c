"""What two versions of a report say differently."""

from decimal import Decimal

from dokumen.pohon import (
    Bab,
    Baris,
    Dokumen,
    Kepala,
    Kolom,
    Paragraf,
    Sel,
    Subbab,
    Tabel,
)
from laporan.penerbitan.beda import Beda, banding


def tabel(*baris: tuple[str, str]) -> Tabel:
    return Tabel(
        "Capaian",
        (Kolom(3, kepala_baris=True), Kolom(1)),
        ((Kepala("Indikator"), Kepala("Realisasi")), (Kepala("(1)"), Kepala("(2)"))),
        tuple(
            Baris((Sel(nama), Sel(isi, Decimal(isi.replace(",", ".")))))
            for nama, isi in baris
        ),
    )


def dokumen(*isi, bab="Akuntabilitas") -> Dokumen:
    return Dokumen("Laporan", "Pakusari", (Bab(bab, (Subbab("Capaian", isi),)),))


TEMPAT = "Tabel “Capaian”, {}, Realisasi"


def test_sama():
    satu = dokumen(Paragraf("Teks"), tabel(("IKM", "87,5")))
    assert banding(satu, satu) == ()


def test_angka_yang_berubah_disebut_dengan_baris_dan_kolomnya():
    lama, baru = dokumen(tabel(("IKM", "87,5"))), dokumen(tabel(("IKM", "88")))
    (bagian,) = banding(lama, baru)
    assert bagian.judul == "Akuntabilitas › Capaian"
    assert bagian.isi == (Beda(TEMPAT.format("IKM"), "87,5", "88"),)


def test_baris_sisipan_tidak_menggeser_yang_lain():
    lama = dokumen(tabel(("IKM", "87,5"), ("SAKIP", "70")))
    baru = dokumen(tabel(("IKM", "87,5"), ("IPP", "3"), ("SAKIP", "70")))
    (bagian,) = banding(lama, baru)
    assert [(b.jenis, b.baru) for b in bagian.isi] == [
        ("ditambah", "IPP"),
        ("ditambah", "3"),
    ]


def test_baris_bernama_sama_tetap_dibedakan():
    lama = dokumen(tabel(("IKM", "1"), ("IKM", "2")))
    baru = dokumen(tabel(("IKM", "1"), ("IKM", "3")))
    (bagian,) = banding(lama, baru)
    assert bagian.isi == (Beda(TEMPAT.format("IKM (2)"), "2", "3"),)


def test_kalimat_diganti_dihapus_dan_ditambah():
    lama = dokumen(Paragraf("A"), Paragraf("B"), Paragraf("C"))
    baru = dokumen(Paragraf("A"), Paragraf("b"), Paragraf("C"), Paragraf("D"))
    (bagian,) = banding(lama, baru)
    assert bagian.isi == (Beda("", "B", "b"), Beda("", "", "D"))
    (balik,) = banding(baru, lama)
    assert [b.jenis for b in balik.isi] == ["diubah", "dihapus"]


def test_bagian_yang_hilang_disebut_terakhir():
    lama = Dokumen("L", "P", (Bab("Satu", (Paragraf("x"),)), Bab("Dua", ())))
    baru = Dokumen("L", "P", (Bab("Dua", (Paragraf("y"),)),))
    assert [b.judul for b in banding(lama, baru)] == ["Dua", "Satu"]
