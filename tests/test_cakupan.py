"""Visibility and links between rows, for every table there is."""

import pytest
from django.core.exceptions import ValidationError

from kecamatan.cakupan import Tercakup
from kecamatan.models import UnitKerja
from kecamatan.pilihan import Peran

from .baris import buat_baris, model_tercakup, susun_baris
from .pembangun import buat_kecamatan, buat_pengguna

SEMUA = model_tercakup()
PASANGAN = [
    pytest.param(model, *pasangan, id=f"{model.__name__}-{pasangan[1]}")
    for model in SEMUA
    for pasangan in model.harus_sama
]


@pytest.fixture
def lain(db):
    """A kecamatan of another regency."""
    return buat_kecamatan("35.10.01", "Pesanggaran")


@pytest.mark.parametrize("model", SEMUA, ids=lambda m: m._meta.label)
def test_baris_tetangga_tidak_terlihat(model, pakusari, panti, lain, operator):
    sendiri, tetangga, jauh = (
        buat_baris(model, tempat) for tempat in (pakusari, panti, lain)
    )
    terlihat = set(model.objects.visible_to(operator))
    assert sendiri in terlihat
    assert jauh not in terlihat
    if model.kecamatan_lookup is not None:
        assert tetangga not in terlihat


@pytest.mark.parametrize("model", SEMUA, ids=lambda m: m._meta.label)
def test_tanpa_tugas_tidak_melihat_apa_pun(model, pakusari, tanpa_tugas):
    buat_baris(model, pakusari)
    assert not model.objects.visible_to(tanpa_tugas).exists()


@pytest.mark.parametrize("model", SEMUA, ids=lambda m: m._meta.label)
def test_yang_bisa_diubah_selalu_terlihat(model, pakusari, panti, lain):
    for tempat in (pakusari, panti, lain):
        buat_baris(model, tempat)
    for peran in Peran:
        orang = buat_pengguna(
            peran, pakusari, unit=_unit(peran, pakusari), nama=f"orang-{peran}"
        )
        bisa = set(model.objects.editable_by(orang))
        assert bisa <= set(model.objects.visible_to(orang)), peran


def _unit(peran, kecamatan):
    if peran != Peran.PENANGGUNG_JAWAB:
        return None
    return UnitKerja.objects.create(kecamatan=kecamatan, nama="Seksi", dasar="x")


@pytest.mark.parametrize(("model", "kiri", "kanan", "pesan"), PASANGAN)
def test_tautan_ke_milik_lain_ditolak(
    model, kiri, kanan, pesan, pakusari, lain, monkeypatch
):
    """Each pair by itself: the row is accepted with its own, refused with
    another's."""
    langkah = kanan.split("__")[0]
    tujuan = model._meta.get_field(langkah).related_model
    baris = susun_baris(model, pakusari)
    if getattr(baris, langkah) is None:
        setattr(baris, langkah, buat_baris(tujuan, pakusari))
    monkeypatch.setattr(model, "harus_sama", ((kiri, kanan, pesan),))
    assert baris.tempuh(kiri) == baris.tempuh(kanan) is not None
    Tercakup.clean(baris)

    setattr(baris, langkah, buat_baris(tujuan, lain))
    assert baris.tempuh(kanan) is not None
    with pytest.raises(ValidationError) as galat:
        baris.clean()
    assert galat.value.messages == [pesan]
