"""The acts in the browser: who may do which in which state, the file, the downloads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from iku.models import PerjanjianKinerja
from iku.pilihan import StatusPk
from tests.pembangun import buat_pengguna, isi_pdf, tetapkan_pk


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


PERAN = (
    "operator",
    "camat",
    "bappeda",
    "bagian_organisasi",
    "evaluator",
    "pimpinan",
    "admin_kabupaten",
)
PELAKU = {
    "ajukan": "operator",
    "kembalikan": "bagian_organisasi",
    "tetapkan": "bagian_organisasi",
}
SETELAH = {
    ("draf", "ajukan"): "diajukan",
    ("dikembalikan", "ajukan"): "diajukan",
    ("diajukan", "kembalikan"): "dikembalikan",
    ("diajukan", "tetapkan"): "ditetapkan",
}


def kiriman(tindakan):
    if tindakan == "kembalikan":
        return {"alasan": "target IKM"}
    if tindakan == "tetapkan":
        berkas = SimpleUploadedFile("PK.pdf", isi_pdf(), "application/pdf")
        return {"nomor": "1/PK", "tanggal": "2025-02-10", "berkas": berkas}
    return {"ya": "1"}


def bawa_ke(pk, status, operator):
    if status == StatusPk.DITETAPKAN:
        tetapkan_pk(pk)
    elif status != StatusPk.DRAF:
        pk.ajukan(oleh=operator)
    if status == StatusPk.DIKEMBALIKAN:
        pk.kembalikan(oleh=operator, alasan="x")


@pytest.mark.parametrize("tindakan", PELAKU)
@pytest.mark.parametrize("status", StatusPk)
@pytest.mark.parametrize("peran", PERAN)
def test_setiap_keadaan_peran_dan_tindakan(
    client, pk, operator, status, peran, tindakan
):
    bawa_ke(pk, status, operator)
    client.force_login(buat_pengguna(peran, pk.kecamatan))
    jawaban = client.post(alamat(f"pk-{tindakan}", pk.pk), kiriman(tindakan))
    pk.refresh_from_db()
    if peran != PELAKU[tindakan]:
        assert (jawaban.status_code, pk.status) == (403, status)
    elif (status, tindakan) in SETELAH:
        assert (jawaban.status_code, pk.status) == (302, SETELAH[status, tindakan])
    else:
        assert (jawaban.status_code, pk.status) == (409, status)
        assert "Tidak ada yang berubah" in jawaban.content.decode()


@pytest.mark.parametrize("tindakan", PELAKU)
@pytest.mark.parametrize("status", StatusPk)
def test_tombol_ada_bila_dan_hanya_bila_bisa(client, pk, operator, status, tindakan):
    """What the page offers is what the act takes."""
    bawa_ke(pk, status, operator)
    client.force_login(buat_pengguna(PELAKU[tindakan], pk.kecamatan))
    isi = client.get(alamat("pk", pk.pk)).content.decode()
    ditawarkan = f'href="{alamat(f"pk-{tindakan}", pk.pk)}"' in isi
    assert ditawarkan == ((status, tindakan) in SETELAH)


def test_yang_belum_lengkap_tidak_ditawari_ajukan(client, pk, operator):
    PerjanjianKinerja.objects.update(kedua=None)
    client.force_login(operator)
    isi = client.get(alamat("pk", pk.pk)).content.decode()
    assert "Pihak kedua belum dipilih." in isi
    assert alamat("pk-ajukan", pk.pk) not in isi


def test_alasan_kembali_dibaca_operator(client, diajukan, bagian_organisasi, operator):
    client.force_login(bagian_organisasi)
    kembali = alamat("pk-kembalikan", diajukan.pk)
    assert client.post(kembali, {"alasan": " "}).status_code == 422
    client.post(kembali, {"alasan": "Target IKM <b>terlalu</b> rendah"})
    client.force_login(operator)
    isi = client.get(alamat("pk", diajukan.pk)).content.decode()
    assert "Target IKM &lt;b&gt;terlalu&lt;/b&gt; rendah" in isi


# --- The signed file --------------------------------------------------------------


@pytest.fixture
def ditetapkan(client, diajukan, bagian_organisasi):
    client.force_login(bagian_organisasi)
    client.post(alamat("pk-tetapkan", diajukan.pk), kiriman("tetapkan"))
    diajukan.refresh_from_db()
    return diajukan


def test_naskah_bertanda_tangan_diunduh_kembali(client, ditetapkan, operator):
    client.force_login(operator)
    jawaban = client.get(alamat("pk-bertanda-tangan", ditetapkan.pk))
    assert b"".join(jawaban.streaming_content) == isi_pdf()
    assert jawaban["Content-Disposition"] == 'attachment; filename="PK.pdf"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"


def test_tetangga_tidak_mendapat_naskahnya(client, ditetapkan, operator_tetangga):
    client.force_login(operator_tetangga)
    for nama, kunci in (("pk-bertanda-tangan", ()), ("pk-unduh", ("pdf",))):
        assert client.get(alamat(nama, ditetapkan.pk, *kunci)).status_code == 404


def test_naskah_yang_hilang_disebut_dengan_kalimat(client, ditetapkan, settings):
    (settings.MEDIA_ROOT / ditetapkan.dokumen.berkas.name).unlink()
    jawaban = client.get(alamat("pk-bertanda-tangan", ditetapkan.pk), follow=True)
    assert "tidak ada di penyimpanan" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"<html><script>alert(1)</script></html>", "bukan PDF"),
        (isi_pdf()[:-10], "terpotong"),
        (b"", "kosong"),
    ],
)
def test_berkas_yang_salah_tidak_menetapkan(
    client, diajukan, bagian_organisasi, isi, kata, settings
):
    client.force_login(bagian_organisasi)
    data = kiriman("tetapkan") | {"berkas": SimpleUploadedFile("PK.pdf", isi)}
    jawaban = client.post(alamat("pk-tetapkan", diajukan.pk), data)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in teks and 'value="1/PK"' in teks
    assert not [b for b in settings.MEDIA_ROOT.rglob("*") if b.is_file()]


@pytest.mark.parametrize(
    ("tanggal", "kata"),
    [
        ("2999-01-01", "belum tiba"),
        ("2019-02-10", "Periksa tahunnya"),
        ("2025-02-31", "tidak dapat dibaca"),
    ],
)
def test_tanggal_yang_tidak_masuk_akal_ditolak(
    client, diajukan, bagian_organisasi, tanggal, kata
):
    client.force_login(bagian_organisasi)
    data = kiriman("tetapkan") | {"tanggal": tanggal}
    jawaban = client.post(alamat("pk-tetapkan", diajukan.pk), data)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()


# --- Printing ---------------------------------------------------------------------


def test_pdf_dicetak_sekali_untuk_isi_yang_sama(client, pk, operator, settings):
    client.force_login(operator)
    pertama = client.get(alamat("pk-unduh", pk.pk, "pdf"))
    assert pertama.content.startswith(b"%PDF-")
    assert pertama["Content-Disposition"] == (
        'attachment; filename="perjanjian-kinerja-tahun-2025-kecamatan-pakusari.pdf"'
    )
    (tersimpan,) = settings.MEDIA_ROOT.rglob("*.pdf")
    tersimpan.write_bytes(b"%PDF-dari simpanan")
    assert client.get(alamat("pk-unduh", pk.pk, "pdf")).content == b"%PDF-dari simpanan"
    pk.butir.update(nilai=90)
    assert client.get(alamat("pk-unduh", pk.pk, "pdf")).content != b"%PDF-dari simpanan"


def test_word_dari_naskah_yang_beku(client, ditetapkan, operator):
    pejabat = ditetapkan.pertama.pejabat
    pejabat.nama = "Nama lain"
    pejabat.save()
    client.force_login(operator)
    import io

    import docx

    jawaban = client.get(alamat("pk-unduh", ditetapkan.pk, "docx"))
    berkas = docx.Document(io.BytesIO(jawaban.content))
    teks = "\n".join(
        [p.text for p in berkas.paragraphs]
        + [c.text for t in berkas.tables for r in t.rows for c in r.cells]
    )
    assert "Rifendi" in teks
    assert "Nama lain" not in teks


def test_salin_ke_tahun_depan(client, pk, operator):
    tempat = pk.butir.get().butir_renstra
    tempat.target.create(tahun=2026, nilai=91)
    client.force_login(operator)
    jawaban = client.post(alamat("pk-salin", pk.pk), {"renstra": pk.renstra_id})
    salinan = PerjanjianKinerja.objects.get(tahun=2026)
    assert jawaban.url == reverse("pk", args=["35.09.24", 2026, salinan.pk])
    assert salinan.butir.get().nilai == 91
