"""The amounts of one budget document: changed, added, deleted."""

from django.contrib import messages
from django.shortcuts import redirect, render

from iku.models import DokumenAnggaran, Nomenklatur, Pagu
from iku.perencanaan import sunting
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang

from .forms import FormBarisBaru, FormJumlah
from .pilihan_baris import kelompokkan, nomenklatur_berlaku, saring, susun_calon
from .susunan import Anggaran, susun_anggaran
from .tindakan import BentrokJumlah, JumlahSalah, simpan_jumlah
from .views import ambil_dokumen, nama_dokumen, remah

TERKAIT = ("pagu__nomenklatur", "pagu_jenis")


@UBAH
@dalam_ruang
def jumlah(request, pk):
    """All amounts of a document in one form."""
    ruang = request.ruang
    dokumen = ambil_dokumen(request, pk, *TERKAIT)
    form = FormJumlah(request.POST or None, dokumen=dokumen)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                banyak = simpan_jumlah(
                    form.hasil(),
                    oleh=request.user,
                    alasan=form.cleaned_data["alasan"],
                )
            except BentrokJumlah as bentrok:
                status = 409
                form.tunjukkan_bentrok(bentrok.sekarang)
            except JumlahSalah as salah:
                _tambah_galat(form, salah)
            else:
                messages.success(request, _kabar(banyak))
                return redirect(request.ruang.alamat("daftar-anggaran"))
    susunan = susun_anggaran(ruang.kecamatan, ruang.tahun)
    isi = _isi(susunan, dokumen) | {"form": form}
    isi["baris"] = _baris_isian(susunan, dokumen, form)
    isi["jenis"] = [(form[k], form.bentrok.get(k, ...)) for k in form.jenis]
    return render(request, "iku/anggaran/jumlah.html", isi, status=status)


@UBAH
@dalam_ruang
def tambah_baris(request, pk):
    """Pick nodes of the nomenclature and give each its amount."""
    ruang = request.ruang
    dokumen = ambil_dokumen(request, pk, *TERKAIT)
    kabupaten = ruang.kecamatan.kabupaten
    semua = susun_calon(
        nomenklatur_berlaku(kabupaten, ruang.tahun, ruang.tahun), dokumen
    )
    mencari = request.POST.get("aksi") == "cari"
    if request.method == "POST":
        form = FormBarisBaru(request.POST, calon=semua)
    else:
        form = FormBarisBaru(calon=semua, initial={"cari": request.GET.get("cari")})
    status = 200
    if request.method == "POST" and not mencari:
        status = 422
        if form.is_valid():
            try:
                banyak = simpan_jumlah(form.hasil(dokumen), oleh=request.user)
            except JumlahSalah as salah:
                _tambah_galat(form, salah)
            else:
                messages.success(request, f"{banyak} baris sudah ditambahkan.")
                return redirect(request.ruang.alamat("daftar-anggaran"))
    diketik = form.diketik() if request.method == "POST" else set()
    cari = (form["cari"].value() or "").replace("\x00", "")
    tampil = saring(semua, cari, diketik)
    isi = _isi(susun_anggaran(ruang.kecamatan, ruang.tahun), dokumen) | {
        "form": form,
        "mencari": mencari,
        "diketik": diketik,
        "cari": cari,
        "kelompok": [
            (
                daftar,
                bool(cari) or any(c.kunci in diketik for c in daftar),
                [
                    (c, form[c.kunci] if c.kunci in form.fields else None)
                    for c in daftar
                ],
            )
            for daftar in kelompokkan(tampil)
        ],
        "bisa_lokal": bisa_ubah(kabupaten, request.user, Nomenklatur.pengubah),
    }
    return render(request, "iku/anggaran/baris.html", isi, status=status)


@UBAH
@dalam_ruang
def hapus(request, pk, pagu):
    """Take one row out of a document, after asking."""
    ruang = request.ruang
    dokumen = ambil_dokumen(request, pk)
    baris = ruang.ambil(
        Pagu.objects.filter(dokumen=dokumen).select_related("nomenklatur"), pagu
    )
    nama = nama_dokumen(susun_anggaran(ruang.kecamatan, ruang.tahun), dokumen)
    halaman = sunting.Halaman(
        judul=f"Hapus baris dari anggaran {nama} {dokumen.tahun}",
        kembali=request.ruang.alamat("anggaran-jumlah", pk),
        remah=[*remah(request), (nama, request.ruang.alamat("anggaran-jumlah", pk))],
        tombol="Hapus baris",
        kabar=f"Baris “{baris.nomenklatur}” sudah dihapus dari anggaran {nama}.",
    )
    return sunting.hapus(request, baris, halaman)


def _isi(susunan: Anggaran, dokumen: DokumenAnggaran) -> dict:
    kolom = susunan.urutan(dokumen)
    return {
        "dokumen": dokumen,
        "nama": susunan.tahap[kolom].nama,
        "tahap": susunan.tahap[kolom],
        "sebelumnya": susunan.tahap[kolom - 1] if kolom else None,
        "bagian": "perencanaan",
    }


def _baris_isian(susunan: Anggaran, dokumen: DokumenAnggaran, form: FormJumlah):
    """The tree of this document: node, depth, its stored sum, the earlier amount,
    its field and what somebody else stored meanwhile (`...`: nothing)."""
    kolom = susunan.urutan(dokumen)
    kunci = {p.nomenklatur_id: (k, p) for k, p in form.pagu.items()}
    for baris in susunan.baris:
        sel = baris.sel[kolom]
        if sel.jumlah is None:
            continue
        k, p = kunci.get(baris.node.pk, (None, None))
        yield {
            "node": baris.node,
            "kedalaman": baris.kedalaman,
            "jumlah": sel.jumlah,
            "sebelum": baris.sel[kolom - 1].jumlah if kolom else None,
            "isian": form[k] if k else None,
            "sidik": form[f"sidik_{k}"] if k else None,
            "pagu": p,
            "bentrok": form.bentrok.get(k, ...),
        }


def _tambah_galat(form, salah: JumlahSalah) -> None:
    for kunci, pesan in salah.pesan.items():
        for kalimat in pesan:
            form.add_error(kunci, kalimat)


def _kabar(banyak: int) -> str:
    if banyak == 0:
        return "Tidak ada yang berubah."
    return f"{banyak} jumlah sudah disimpan."
