"""The chain of Pakusari 2025 from an empty regency, once by hand and once by Excel:
both come to the same agreements, in the tree and in the PDF."""

import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest
import yaml
from django.db import transaction
from openpyxl import load_workbook

from dokumen.beku import ke_dict, sidik
from dokumen.pdf import cetak
from iku.lembar import daftar
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import terapkan
from iku.models import Indikator, PerjanjianKinerja, Renstra, Rpjmd
from iku.surat.pk import susun_pk
from kecamatan.models import Pengguna
from laporan.contoh import muat
from tests.laporan.test_impor_rantai import ekspor, hanya_perubahan, isi
from tests.tangan import Tangan

from . import rantai

KODE = "35.09.24"
JENIS = ("renstra", "indikator", "target", "program", "pagu", "pk")
# The copied agreements carry no number.
NOMOR = ("188/12/35.09.24/2025", "188/97/35.09.24/2025")

pytestmark = pytest.mark.lengkap


@pytest.fixture
def fixtures(tmp_path):
    """`fixtures(kosong=True)`: a folder to load a regency from, with one kecamatan's
    example or with nothing but places, the nomenclature, scales and officials."""

    def _fixtures(kosong: bool):
        akar = tmp_path / ("kosong" if kosong else "contoh")
        (akar / "contoh").mkdir(parents=True)
        shutil.copytree(rantai.CONTOH.parent / "acuan", akar / "acuan")
        jember = rantai.baca(rantai.CONTOH / "jember.yaml")
        dipakai = "*.yaml"
        if kosong:
            jember = {k: jember[k] for k in ("kabupaten", "pejabat", "masa_jabatan")}
            dipakai = "organisasi.yaml"
        (akar / "contoh" / "jember.yaml").write_text(yaml.safe_dump(jember))
        folder = akar / "contoh" / rantai.PAKUSARI.name
        folder.mkdir()
        for jalan in rantai.PAKUSARI.glob(dipakai):
            shutil.copy(jalan, folder)
        return akar

    return _fixtures


@contextmanager
def kabupaten(akar):
    """The regency of this folder, gone again afterwards."""
    with transaction.atomic():
        muat(akar=akar)
        yield
        transaction.set_rollback(True)


def orang(nama: str) -> Tangan:
    return Tangan(Pengguna.objects.get(username=nama))


def perjanjian() -> list[PerjanjianKinerja]:
    return list(
        PerjanjianKinerja.objects.filter(kecamatan__kode=KODE, tahun=2025)
        .select_related("kecamatan__kabupaten", "dokumen")
        .order_by("perubahan_ke")
    )


def lembaran(folder) -> dict:
    """Every sheet of every kind as the kecamatan's export says it."""
    folder.mkdir(exist_ok=True)
    return {
        jenis: isi(ekspor(KODE, jenis, folder / f"{jenis}.xlsx")) for jenis in JENIS
    }


def unduhan() -> list[bytes]:
    """The PDF of every agreement as the operator downloads it."""
    operator = orang("operator")
    return [
        operator.buka(f"{rantai.PERENCANAAN}pk/{pk.pk}/").unduh("Unduh PDF")
        for pk in perjanjian()
    ]


def lewat_tangan() -> None:
    operator, bappeda, organisasi = map(orang, ("operator", "bappeda", "organisasi"))
    rantai.tulis_rpjmd(bappeda)
    rantai.tulis_acuan(organisasi)
    rantai.tulis_indikator(organisasi)
    rantai.tulis_renstra(operator)
    rantai.tulis_anggaran(operator)
    for p, nomor in zip(rantai.daftar_pk(), NOMOR, strict=True):
        rantai.tulis_pk(operator, p)
        rantai.tandatangani(operator, organisasi, p, nomor)


def lewat_excel(folder) -> None:
    """What no sheet holds is done by hand: the RPJMD and the references of the
    regency before, the parties and the acts after."""
    operator, bappeda, organisasi = map(orang, ("operator", "bappeda", "organisasi"))
    rantai.tulis_rpjmd(bappeda)
    rantai.tulis_acuan(organisasi)
    mahir = Pengguna.objects.get(username="bappeda")
    mahir.penugasan.create(
        peran="bagian_organisasi", kabupaten=mahir.penugasan.get().kabupaten
    )
    _tanpa_status(folder / "pk.xlsx")
    for jenis in JENIS:
        if jenis != "pk":
            _terap(mahir, jenis, folder / f"{jenis}.xlsx")
    # A change is made of what is ditetapkan.
    for ke, (p, nomor) in enumerate(zip(rantai.daftar_pk(), NOMOR, strict=True)):
        satu = hanya_perubahan(folder / "pk.xlsx", ke, folder / f"pk-{ke}.xlsx")
        _terap(mahir, "pk", satu)
        operator.buka(f"{rantai.PERENCANAAN}pk/{perjanjian()[ke].pk}/")
        rantai.tandatangani(operator, organisasi, p, nomor)


def _terap(oleh, jenis, jalan) -> None:
    hasil = terapkan(
        jalan,
        daftar.cari(jenis),
        Lingkup(oleh),
        nama_berkas=jenis,
        alasan="rencana aksi menyusul",
    )
    assert hasil.diterapkan, hasil.galat


def _tanpa_status(jalan) -> None:
    """The state of an agreement comes from acts, not from a file."""
    wb = load_workbook(jalan)
    for kolom in wb["PK"].iter_cols():
        if kolom[0].value == "Status":
            for sel in kolom[1:]:
                sel.value = None
    wb.save(jalan)


def tulisan(pohon) -> list[str]:
    """Every text of a tree, in its order; without its foot, which a document of paper
    has not."""

    def turun(simpul):
        if isinstance(simpul, dict):
            for nilai in simpul.values():
                yield from turun(nilai)
        elif isinstance(simpul, list):
            for nilai in simpul:
                yield from turun(nilai)
        elif isinstance(simpul, str):
            yield simpul

    return list(turun(ke_dict(replace(pohon, tanda=""))))


def beda(satu: list[str], lain: list[str]) -> tuple[set[str], set[str]]:
    return set(satu) - set(lain), set(lain) - set(satu)


@pytest.mark.django_db
def test_tangan_dan_excel_memberi_perjanjian_yang_sama(fixtures, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    with kabupaten(fixtures(kosong=False)):
        semula = lembaran(tmp_path / "semula")
        disalin = [tulisan(susun_pk(pk)) for pk in perjanjian()]
    kosong = fixtures(kosong=True)
    with kabupaten(kosong):
        assert not Rpjmd.objects.exists() and not Renstra.objects.exists()
        assert not Indikator.objects.exists() and not perjanjian()
        lewat_excel(tmp_path / "semula")
        excel, pdf_excel = [susun_pk(pk) for pk in perjanjian()], unduhan()
        assert lembaran(tmp_path / "excel") == semula
    with kabupaten(kosong):
        lewat_tangan()
        tangan, pdf_tangan = [susun_pk(pk) for pk in perjanjian()], unduhan()
        assert lembaran(tmp_path / "tangan") == semula

    assert [sidik(p) for p in tangan] == [sidik(p) for p in excel]
    assert pdf_tangan == pdf_excel == [cetak(p) for p in tangan]
    # Against the copies of paper: a number where those have none, and NIP as they
    # are (the one was misprinted, the other printed without its groups).
    berbeda = [beda(t, tulisan(p)) for t, p in zip(disalin, tangan, strict=True)]
    assert berbeda == [
        ({"19860603 199403 1 008"}, {f"NOMOR : {NOMOR[0]}", "19680603 199403 1 008"}),
        ({"197011091997041001"}, {f"NOMOR : {NOMOR[1]}", "19701109 199704 1 001"}),
    ]
