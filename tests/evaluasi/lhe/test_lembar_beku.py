"""The worksheet under an issued LHE is frozen in the database itself: each trigger met
once, and none of them where the LHE has no document of ours."""

import pytest
from django.db import IntegrityError, transaction

from dokumen.models import DokumenResmi
from evaluasi.models import (
    Evaluasi,
    JawabanLke,
    LampiranLke,
    Lhe,
    NilaiSub,
    TanggapanSub,
)
from evaluasi.pembekuan import LEMBAR_BEKU, PEMICU_LEMBAR
from evaluasi.pilihan import StatusEvaluasi
from tests.baris import buat_baris
from tests.evaluasi.kampanye.bantuan import buat_evaluasi, buat_periode, buat_tim
from tests.pembangun import buat_kecamatan

pytestmark = pytest.mark.django_db

LEMBAR = (JawabanLke, NilaiSub, TanggapanSub, LampiranLke)
PER_BARIS = [p for p in PEMICU_LEMBAR if p.saat != "TRUNCATE"]


@pytest.fixture
def evaluasi(pakusari):
    """At its end, with a row in every table of its worksheet; the LHE has no
    document."""
    ini = buat_evaluasi(
        tim=buat_tim(buat_periode(tahun=2025)),
        kecamatan=pakusari,
        status=StatusEvaluasi.TERBIT,
    )
    Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, nomor="1", nilai=70, evaluasi=ini
    )
    for model in LEMBAR:
        _baris(model, ini)
    return ini


def _baris(model, evaluasi):
    if model is LampiranLke:
        jawaban = evaluasi.jawaban.first()
        return buat_baris(model, evaluasi.kecamatan, jawaban=jawaban)
    return buat_baris(model, evaluasi.kecamatan, evaluasi=evaluasi)


def bekukan(evaluasi):
    Lhe.objects.filter(evaluasi=evaluasi).update(
        dokumen=buat_baris(DokumenResmi, evaluasi.kecamatan)
    )


def model_dari(pemicu):
    return next(m for m in (Evaluasi, *LEMBAR) if m._meta.db_table == pemicu.tabel)


def lakukan(pemicu, evaluasi):
    """What this trigger is for."""
    model = model_dari(pemicu)
    if pemicu.saat == "INSERT":
        _baris(model, evaluasi)
    elif pemicu.saat == "DELETE":
        model.objects.all()._raw_delete("default")
    else:
        kolom = {JawabanLke: "catatan", NilaiSub: "alasan", TanggapanSub: "isi"}
        kolom |= {LampiranLke: "halaman", Evaluasi: "alasan_kembali"}
        model.objects.update(**{kolom[model]: "lain"})


def ditolak(tindakan):
    with pytest.raises(IntegrityError, match=LEMBAR_BEKU[:30]), transaction.atomic():
        tindakan()


@pytest.mark.parametrize("pemicu", PER_BARIS, ids=lambda p: p.nama)
def test_a_worksheet_under_an_issued_lhe_refuses(pemicu, evaluasi):
    bekukan(evaluasi)
    ditolak(lambda: lakukan(pemicu, evaluasi))


@pytest.mark.parametrize("pemicu", PER_BARIS, ids=lambda p: p.nama)
def test_without_a_document_of_ours_it_stays_open(pemicu, evaluasi):
    if pemicu.tabel == Evaluasi._meta.db_table and pemicu.saat == "DELETE":
        Lhe.objects.all()._raw_delete("default")
    with transaction.atomic():
        if pemicu.saat == "INSERT":
            model_dari(pemicu).objects.all()._raw_delete("default")
        lakukan(pemicu, evaluasi)
        transaction.set_rollback(True)  # rows that hang in the air


def test_nothing_moves_under_an_issued_lhe(evaluasi):
    """Nor does a row of another worksheet become one of this."""
    lain = buat_evaluasi(
        evaluasi.periode, kecamatan=buat_kecamatan("35.09.14", "Panti")
    )
    bekukan(evaluasi)
    satu = _baris(NilaiSub, lain)
    ditolak(lambda: NilaiSub.objects.filter(pk=satu.pk).update(evaluasi=evaluasi))


@pytest.mark.parametrize("status", [s for s in StatusEvaluasi if s != "terbit"])
def test_an_issued_evaluation_goes_back_to_no_stage(status, evaluasi):
    bekukan(evaluasi)
    ditolak(lambda: Evaluasi.objects.update(status=status))


def test_the_last_step_comes_after_the_document(evaluasi):
    """As issuing does it: the LHE first, then the stage."""
    Evaluasi.objects.update(status=StatusEvaluasi.LHE)
    bekukan(evaluasi)
    Evaluasi.objects.update(status=StatusEvaluasi.TERBIT)
    ditolak(lambda: Evaluasi.objects.update(status=StatusEvaluasi.LHE))


def test_every_column_of_an_evaluation_is_frozen():
    """A column added later is forgotten here, or left open on purpose."""
    syarat = next(p.syarat for p in PEMICU_LEMBAR if p.saat == "UPDATE")
    semua = {k.column for k in Evaluasi._meta.concrete_fields}
    assert {k for k in semua if f"NEW.{k} {{beda}}" not in syarat} == {
        "id",
        "diubah_pada",
    }
