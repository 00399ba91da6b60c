"""…/bukti/<periode>/: bringing, reusing, taking away, and all the ways it is refused."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capaian.bukti import tindakan
from capaian.models import Bukti, LampiranBukti, PengukuranTriwulan
from capaian.pilihan import StatusTriwulan
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import (
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    isi_pdf,
)

from .berkas_uji import isi_gambar, isi_xlsx
from .conftest import berkas, isi_disk


def kiriman(*daftar, **lain):
    return {"berkas": list(daftar), "akhir": "ya"} | lain


def test_beberapa_berkas_sekaligus(masuk, alamat, berkas_di, operator):
    isi = kiriman(
        berkas(), berkas("foto.JPG", isi_gambar("JPEG")), halaman="12", keterangan="SKM"
    )
    jawaban = masuk.post(alamat, isi, follow=True)
    assert jawaban.redirect_chain[0] == (alamat, 302)
    teks = jawaban.content.decode()
    assert "“nota.pdf” tersimpan." in teks
    assert "hlm. 12" in teks
    assert [b.nama for b in Bukti.objects.order_by("pk")] == ["nota.pdf", "foto.JPG"]
    assert len(isi_disk(berkas_di)) == 2
    lampiran = LampiranBukti.objects.first()
    assert (lampiran.tahun, lampiran.triwulan, lampiran.keterangan) == (2026, 1, "SKM")
    assert {j.objek for j in Jejak.objects.all()} == {
        "capaian.Bukti",
        "capaian.LampiranBukti",
    }


def test_yang_jelek_disebut_yang_lain_tersimpan(masuk, alamat, berkas_di):
    isi = kiriman(
        berkas("catatan.txt", b"x"),
        berkas("surat.pdf", b"bukan pdf"),
        berkas(),
        berkas("kosong.pdf", b""),
    )
    jawaban = masuk.post(alamat, isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "<title>\n  Galat:" in teks or "<title>Galat:" in teks
    assert "catatan.txt</b>: Jenis berkas ini tidak diterima" in teks
    assert "surat.pdf</b>: Isi berkas ini tidak diterima: namanya berakhir .pdf" in teks
    assert "kosong.pdf</b>: Berkas ini kosong" in teks
    assert Bukti.objects.get().nama == "nota.pdf"
    assert len(isi_disk(berkas_di)) == 1


def test_dengan_javascript_jawabannya_json(masuk, alamat):
    kepala = {"accept": "application/json"}
    jawaban = masuk.post(alamat, kiriman(berkas()), headers=kepala)
    assert (jawaban.status_code, jawaban.json()) == (
        200,
        {"pesan": "“nota.pdf” tersimpan."},
    )
    jawaban = masuk.post(alamat, kiriman(berkas("a", b"x")), headers=kepala)
    assert jawaban.status_code == 422
    assert "tidak diterima" in jawaban.json()["pesan"]


def test_batas_disebut_sebelum_memilih(masuk, alamat):
    teks = masuk.get(alamat).content.decode()
    assert "PDF, foto JPG atau PNG, Word (.docx), dan Excel (.xlsx)" in teks
    assert "paling besar 20 MB" in teks
    assert "paling banyak 20 bukti" in teks


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"akhir": "ya"}, "Pilih dahulu berkasnya"),
        (kiriman(berkas(), akhir=""), "terputus di tengah jalan"),
        (
            kiriman(*(berkas(f"{n}.pdf") for n in range(21))),
            "Anda memilih 21 berkas",
        ),
        (kiriman(berkas(), halaman="1" * 51), "51"),
    ],
)
def test_kiriman_yang_tidak_lengkap(masuk, alamat, berkas_di, isi, kata):
    jawaban = masuk.post(alamat, isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert isi_disk(berkas_di) == []


def test_ke_dua_puluh_satu_ditolak(masuk, alamat, berkas_di):
    banyak = [berkas(f"{n}.pdf", isi_pdf(n)) for n in range(20)]
    assert masuk.post(alamat, kiriman(*banyak)).status_code == 302
    jawaban = masuk.post(alamat, kiriman(berkas("lagi.pdf", isi_pdf(99))))
    assert "paling banyak 20 untuk satu nilai" in jawaban.content.decode()
    assert (Bukti.objects.count(), len(isi_disk(berkas_di))) == (20, 21)


def test_bita_yang_sama_tidak_digandakan(masuk, alamat, berkas_di):
    masuk.post(alamat, kiriman(berkas()))
    teks = masuk.post(alamat, kiriman(berkas("lain.pdf")), follow=True).content.decode()
    assert "“nota.pdf” sudah terpasang di sini" in teks
    lain = alamat.replace("/bukti/1/", "/bukti/2/")
    teks = masuk.post(lain, kiriman(berkas("lain.pdf")), follow=True).content.decode()
    assert "Isinya sudah tersimpan dan tidak digandakan" in teks
    assert (Bukti.objects.count(), LampiranBukti.objects.count()) == (1, 2)
    assert len(isi_disk(berkas_di)) == 1


def test_kecamatan_lain_menyimpan_sendiri(
    client, masuk, alamat, indikator_tetangga, operator_tetangga, berkas_di
):
    """That somebody else has the same file is nobody's business."""
    masuk.post(alamat, kiriman(berkas()))
    client.force_login(operator_tetangga)
    sana = f"/35.09.14/2026/indikator/{indikator_tetangga.pk}/bukti/1/"
    teks = client.post(sana, kiriman(berkas("nota.pdf")), follow=True).content.decode()
    assert "“nota.pdf” tersimpan." in teks
    assert len(isi_disk(berkas_di)) == 2


def test_tautan(masuk, alamat):
    isi = {"cara": "tautan", "tautan": "drive.google.com/a?b=1", "nama": "Rekap SKM"}
    teks = masuk.post(alamat, isi, follow=True).content.decode()
    assert 'href="https://drive.google.com/a?b=1" rel="noopener noreferrer"' in teks
    masuk.post(alamat.replace("/bukti/1/", "/bukti/2/"), isi)
    assert (Bukti.objects.count(), LampiranBukti.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("tautan", "kata"),
    [
        ("", "Tulis alamat tautannya"),
        ("javascript:alert(1)", "tidak dikenali"),
        ("data:text/html,<script>1</script>", "tidak dikenali"),
        ("javascript://contoh.go.id/%0aalert(1)", "tidak dikenali"),
        ("https://", "tidak dikenali"),
        ("https://sari:sandi@contoh.go.id/", "sandi"),
        ("https://contoh.go.id/\x00", "Null"),
    ],
)
def test_tautan_yang_tidak_diterima(masuk, alamat, tautan, kata):
    isi = {"cara": "tautan", "tautan": tautan, "nama": "Nama tetap ada"}
    jawaban = masuk.post(alamat, isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata.lower() in teks.lower() or "tidak diizinkan" in teks
    assert "Nama tetap ada" in teks
    assert not Bukti.objects.exists()


def test_pakai_bukti_yang_sudah_ada(masuk, alamat, lampiran):
    lain = alamat.replace("/bukti/1/", "/bukti/2/")
    teks = masuk.get(lain, {"kata": "NOTA"}).content.decode()
    assert f'name="bukti" value="{lampiran.bukti_id}"' in teks
    masuk.post(lain, {"cara": "pilih", "bukti": lampiran.bukti_id})
    assert LampiranBukti.objects.filter(bukti=lampiran.bukti).count() == 2
    for kunci in ("0", "abc", "", "9" * 30, "-1"):
        assert masuk.post(lain, {"cara": "pilih", "bukti": kunci}).status_code == 404, (
            kunci
        )


def test_dipakai_lagi_pada_triwulan_yang_sama(masuk, alamat, lampiran):
    """From a quarter one comes to the form of the same one, not of the first."""
    masuk.post(
        alamat.replace("/bukti/1/", "/bukti/3/"),
        {"cara": "pilih", "bukti": lampiran.bukti_id},
    )
    teks = masuk.get(f"/35.09.24/2026/bukti/{lampiran.bukti_id}/").content.decode()
    assert '<option value="3" selected>' in teks


def test_bukti_tetangga_tidak_dapat_dipakai(
    client, alamat, lampiran, indikator_tetangga, operator_tetangga
):
    client.force_login(operator_tetangga)
    sana = f"/35.09.14/2026/indikator/{indikator_tetangga.pk}/bukti/1/"
    isi = {"cara": "pilih", "bukti": lampiran.bukti_id}
    assert client.post(sana, isi).status_code == 404
    assert client.get(sana, {"kata": "nota"}).content.decode().count("nota.pdf") == 0
    for nama in ("lepas", "urungkan"):
        jalan = f"/35.09.14/2026/bukti/lampiran/{lampiran.pk}/{nama}/"
        assert client.post(jalan).status_code == 404
    assert LampiranBukti.objects.terpasang().count() == 1


def test_lepas_dan_urungkan_kembali_dengan_id_yang_sama(masuk, alamat, lampiran):
    jalan = f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/"
    teks = masuk.post(f"{jalan}lepas/", follow=True).content.decode()
    assert "Urungkan" in teks
    assert "Belum ada bukti untuk nilai ini" in teks
    masuk.post(f"{jalan}lepas/")  # a second click changes nothing
    teks = masuk.post(f"{jalan}urungkan/", follow=True).content.decode()
    assert "terpasang kembali" in teks
    lampiran.refresh_from_db()
    assert lampiran.dilepas_pada is None
    assert Jejak.objects.tentang(lampiran).count() == 3


def test_urungkan_setelah_tiga_puluh_hari(masuk, lampiran):
    LampiranBukti.objects.update(dilepas_pada=timezone.now() - timedelta(days=31))
    jalan = f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/urungkan/"
    jawaban = masuk.post(jalan)
    assert jawaban.status_code == 422
    assert "lebih dari 30 hari" in jawaban.content.decode()
    assert "Dilepas dalam 30 hari" not in jawaban.content.decode()


def test_urungkan_bila_sudah_terpasang_lagi(masuk, alamat, lampiran, operator, periode):
    tindakan.lepas(lampiran, oleh=operator)
    tindakan.unggah(periode, berkas(), oleh=operator)
    assert "Dilepas dalam 30 hari" not in masuk.get(alamat).content.decode()
    jawaban = masuk.post(f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/urungkan/")
    assert jawaban.status_code == 422
    assert "sudah terpasang di sini" in jawaban.content.decode()


def test_halaman_dan_keterangan_diubah(masuk, lampiran):
    jalan = f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/"
    sidik = masuk.get(jalan).context["form"].initial["sidik"]
    masuk.post(
        jalan, {"halaman": "hlm. 12-14", "keterangan": "Tabel 3", "sidik": sidik}
    )
    lampiran.refresh_from_db()
    assert (lampiran.halaman, lampiran.keterangan) == ("hlm. 12-14", "Tabel 3")
    jawaban = masuk.post(jalan, {"halaman": "9", "keterangan": "", "sidik": sidik})
    assert jawaban.status_code == 409
    assert 'value="9"' in jawaban.content.decode()


def test_pratinjau_terbuka_pada_halamannya(masuk, alamat, lampiran, periode, operator):
    LampiranBukti.objects.update(halaman="12-14")
    foto = tindakan.unggah(
        periode, berkas("foto.png", isi_gambar()), oleh=operator
    ).lampiran
    tindakan.unggah(periode, berkas("rekap.xlsx", isi_xlsx()), oleh=operator)
    teks = masuk.get(alamat, {"lihat": lampiran.pk}).content.decode()
    pdf = f"/35.09.24/bukti/{lampiran.bukti_id}/pratinjau/#page=12&amp;navpanes=0"
    assert f'<iframe src="{pdf}"' in teks
    assert f'href="?lihat={foto.pk}#pratinjau" rel="next"' in teks
    teks = masuk.get(alamat, {"lihat": foto.pk}).content.decode()
    assert f'<img src="/35.09.24/bukti/{foto.bukti_id}/pratinjau/"' in teks
    assert "<iframe" not in masuk.get(alamat, {"lihat": "abc"}).content.decode()


TERTUTUP = [s for s in StatusTriwulan if s not in ("draf", "dikembalikan")]


@pytest.mark.parametrize("status", TERTUTUP)
def test_triwulan_tertutup_tidak_berubah(masuk, alamat, lampiran, status, berkas_di):
    PengukuranTriwulan.objects.update(status=status)
    sebelum = (isi_disk(berkas_di), Jejak.objects.count())
    teks = masuk.get(alamat).content.decode()
    assert f"sudah {StatusTriwulan(status).kata}" in teks
    assert 'type="file"' not in teks
    assert "Lepas<" not in teks
    jawaban = masuk.post(alamat, kiriman(berkas("b.pdf", isi_pdf(9))))
    assert jawaban.status_code == 403
    assert "tidak dapat diubah" in jawaban.content.decode()
    tautan = {"cara": "tautan", "tautan": "https://a.go.id"}
    assert masuk.post(alamat, tautan).status_code == 403
    for nama in ("lepas/", "urungkan/", ""):
        jalan = f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/{nama}"
        isi = {"halaman": "3", "keterangan": ""}
        assert masuk.post(jalan, isi).status_code == 403, nama
    json = masuk.post(alamat, kiriman(berkas()), headers={"accept": "application/json"})
    assert (json.status_code, "pesan" in json.json()) == (403, True)
    assert (isi_disk(berkas_di), Jejak.objects.count()) == sebelum
    # To look at it is still allowed.
    unduhan = masuk.get(f"/35.09.24/bukti/{lampiran.bukti_id}/berkas/")
    assert b"".join(unduhan.streaming_content) == isi_pdf()


def test_tahun_yang_dicatat_setahun_penuh_tidak_berbukti_triwulan(
    masuk, alamat, indikator
):
    buat_realisasi(indikator, tahun=2026)
    jawaban = masuk.post(alamat, kiriman(berkas()))
    assert jawaban.status_code == 403
    assert "dicatat setahun penuh" in jawaban.content.decode()


def test_penanggung_jawab_mengurus_indikator_unitnya(
    client, pakusari, indikator, alamat
):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pelayanan")
    lain = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi lain")
    indikator.penanggung_jawab.add(unit)
    for miliknya, status in ((unit, 302), (lain, 403)):
        client.force_login(buat_pengguna("penanggung_jawab", pakusari, unit=miliknya))
        assert client.get(alamat).status_code == 200
        assert client.post(alamat, kiriman(berkas())).status_code == status


def test_satu_bukti_untuk_beberapa_indikator(masuk, pakusari, lampiran, indikator):
    dua = buat_indikator(pakusari, nama="Nilai SAKIP", frekuensi="tahunan")
    _janjikan(dua)
    tanpa_janji = buat_indikator(pakusari, nama="Lama")
    jalan = f"/35.09.24/2026/bukti/{lampiran.bukti_id}/"
    teks = masuk.get(jalan).content.decode()
    assert "Nilai SAKIP" in teks
    assert "Lama" not in teks
    isi = {"triwulan": 2, "indikator": [indikator.pk, dua.pk]}
    teks = masuk.post(jalan, isi, follow=True).content.decode()
    assert "terpasang pada 2 indikator" in teks
    letak = set(LampiranBukti.objects.values_list("indikator", "triwulan"))
    assert letak == {(indikator.pk, 1), (indikator.pk, 2), (dua.pk, None)}
    teks = masuk.post(jalan, isi, follow=True).content.decode()
    assert "terpasang pada 0 indikator; sisanya sudah memakainya" in teks
    salah = masuk.post(jalan, {"triwulan": 2, "indikator": [tanpa_janji.pk]})
    assert salah.status_code == 422


def test_semua_atau_tidak_sama_sekali(masuk, pakusari, lampiran, indikator):
    """One quarter that is closed keeps the others from it, too."""
    dua = buat_indikator(pakusari, nama="Nilai SAKIP", frekuensi="tahunan")
    _janjikan(dua)
    PengukuranTriwulan.objects.create(
        kecamatan=pakusari, tahun=2026, triwulan=4, status="diajukan"
    )
    jalan = f"/35.09.24/2026/bukti/{lampiran.bukti_id}/"
    isi = {"triwulan": 2, "indikator": [indikator.pk, dua.pk]}
    jawaban = masuk.post(jalan, isi)
    assert jawaban.status_code == 422
    assert "Tidak ada yang dipasang" in jawaban.content.decode()
    assert LampiranBukti.objects.count() == 1


def _janjikan(indikator):
    renstra = buat_renstra(indikator.kecamatan)
    buat_tempat(buat_sasaran(renstra), indikator, {2026: "80"})


def test_pustaka_mencari(masuk, lampiran, periode, operator):
    tindakan.tautkan(
        periode, "https://a.go.id/", "Rekap", oleh=operator, keterangan="loket dua"
    )
    for kata, banyak in (
        ("", 2),
        ("nota", 1),
        ("loket", 1),
        ("kepuasan", 2),
        ("xyz", 0),
    ):
        jawaban = masuk.get("/35.09.24/2026/bukti/", {"kata": kata})
        assert jawaban.context["lembar"].paginator.count == banyak, kata


def test_banyaknya_kueri_tetap(masuk, alamat, periode, operator, lampiran):
    """As many for one piece of evidence as for many."""

    def hitung(jalan):
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert masuk.get(jalan).status_code == 200
        return len(kueri)

    semua = (alamat, "/35.09.24/2026/bukti/", alamat.partition("bukti/1/")[0])
    sedikit = [hitung(jalan) for jalan in semua]
    for n in range(8):
        tindakan.unggah(periode, berkas(f"{n}.pdf", isi_pdf(n + 1)), oleh=operator)
    assert [hitung(jalan) for jalan in semua] == sedikit


def test_tampil_di_halaman_indikator(masuk, alamat, lampiran):
    teks = masuk.get(alamat.partition("bukti/1/")[0]).content.decode()
    assert "nota.pdf" in teks
    assert f"/35.09.24/bukti/{lampiran.bukti_id}/berkas/" in teks
