"""Annexes: each agreement of the year in the wording of the law, with its tables."""

from __future__ import annotations

from capaian.pengukuran import PkTerukur
from dokumen.pohon import (
    BarisRincian,
    Blok,
    Kop,
    Lampiran,
    Paragraf,
    Penandatangan,
    PindahHalaman,
    Rincian,
    TandaTangan,
    Teks,
)
from iku.models import PerjanjianKinerja
from sakip.tanggal import panjang

from .bahan import Bahan
from .depan import BELUM_DITETAPKAN, alamat, format_nip
from .ikhtisar import sebutan_pk
from .tabel_rencana import tabel_anggaran_pk, tabel_pk

# The statement that both parties sign (PermenPANRB 53/2014, in use in Jember).
PEMBUKA = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan "
    "akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
JANJI_PERTAMA = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai "
    "lampiran perjanjian ini, dalam rangka mencapai target kinerja jangka menengah "
    "seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan "
    "pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
JANJI_KEDUA = (
    "Pihak kedua akan memberikan supervisi yang diperlukan serta akan melakukan evaluasi "
    "terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan "
    "dalam rangka pemberian penghargaan dan sanksi."
)


def lampiran_pk(bahan: Bahan, pk: PkTerukur) -> Lampiran:
    """The whole agreement: statement and its annex, each with both signatures."""
    p = pk.perjanjian
    judul = f"{p.sebutan.upper()}\nTAHUN {p.tahun}"
    isi: list[Blok] = [
        kop(bahan),
        _judul(judul),
        *_pernyataan(bahan, p),
        PindahHalaman(),
    ]
    isi += [
        _judul(f"{judul}\n{bahan.nama.upper()}"),
        tabel_pk(p, "", bernomor=False),
        tabel_anggaran_pk(p),
        tanda_tangan_pk(bahan, p),
    ]
    return Lampiran(sebutan_pk(pk), tuple(isi), kunci=f"lampiran-pk-{p.pk}")


def kop(bahan: Bahan) -> Kop:
    return Kop(
        f"PEMERINTAH {str(bahan.kecamatan.kabupaten).upper()}",
        bahan.nama.upper(),
        alamat(bahan),
    )


def _judul(teks: str) -> Paragraf:
    return Paragraf((Teks(teks, tebal=True),), "tengah")


def _pernyataan(bahan: Bahan, p: PerjanjianKinerja) -> tuple[Blok, ...]:
    pertama, kedua = _pihak(bahan, p)
    return (
        Paragraf(PEMBUKA),
        _rincian(pertama),
        Paragraf("Selanjutnya disebut pihak pertama."),
        _rincian(kedua),
        Paragraf("Selaku atasan pihak pertama, selanjutnya disebut pihak kedua."),
        Paragraf(JANJI_PERTAMA),
        Paragraf(JANJI_KEDUA),
        tanda_tangan_pk(bahan, p),
    )


def _rincian(pihak: Penandatangan) -> Rincian:
    return Rincian(
        (BarisRincian("Nama", pihak.nama), BarisRincian("Jabatan", pihak.jabatan))
    )


def _pihak(bahan: Bahan, p: PerjanjianKinerja) -> tuple[Penandatangan, Penandatangan]:
    """Both parties in the words as signed; else from their terms of office."""
    tempat = bahan.kecamatan
    belum = f"(nama {BELUM_DITETAPKAN})"
    pertama, kedua = p.pertama, p.kedua
    nip = p.pertama_nip or (pertama.pejabat.nip if pertama else "")
    return (
        Penandatangan(
            p.pertama_nama or (pertama.pejabat.nama if pertama else belum),
            p.pertama_jabatan
            or (pertama.sebutan if pertama else f"Camat {tempat.nama}"),
            nip=format_nip(nip),
            peran="Pihak Pertama",
        ),
        Penandatangan(
            p.kedua_nama or (kedua.pejabat.nama if kedua else belum),
            p.kedua_jabatan
            or (kedua.sebutan if kedua else f"Bupati {tempat.kabupaten.nama}"),
            peran="Pihak Kedua",
        ),
    )


def tanda_tangan_pk(bahan: Bahan, p: PerjanjianKinerja) -> TandaTangan:
    """Left the second party, right the first, under place and date."""
    pertama, kedua = _pihak(bahan, p)
    tanggal = panjang(p.tanggal) if p.tanggal else p.tanggal_teks
    return TandaTangan(
        (kedua, pertama),
        tempat=p.tempat or bahan.kecamatan.kabupaten.nama,
        tanggal=tanggal or f"tanggal {BELUM_DITETAPKAN}",
    )
