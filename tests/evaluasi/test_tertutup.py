"""What a kecamatan never reads: anything of its neighbour's evaluation, and what the
evaluators wrote about itself before it was shown. Every address of this room is
opened, in every stage."""

import pytest
from django.test import Client

from evaluasi.models import (
    Evaluasi,
    JawabanLke,
    KriteriaLke,
    Lhe,
    NilaiSub,
    Rekomendasi,
    SubKomponenLke,
)
from evaluasi.pilihan import StatusEvaluasi as S
from tests.pembangun import buat_pengguna
from tests.test_akses import (  # noqa: F401
    alamat,
    dunia,
    dunia_bersama,
    kampanye,
    lhe,
    lke,
    reviu,
    tindak_lanjut,
)

MANDIRI = "Hanya-antara-kami-dan-tim"
PENILAI = ("Rahasia-jawaban", "Rahasia-nilai")
LHE = ("Rahasia-simpulan", "Rahasia-rekomendasi", "61,37")
RUANG = (lke, lhe, tindak_lanjut, kampanye, reviu)
KABUPATEN = {n for satu in RUANG for n in getattr(satu, "TABEL_KABUPATEN", ())}
CETAK = ("lhe_cetak",)
ALAMAT = sorted({n for satu in RUANG for n in satu.TABEL})


@pytest.fixture
def terisi(dunia):  # noqa: F811
    """Everything of Pakusari says something that can be found again."""
    for evaluasi in Evaluasi.objects.filter(lhe__dokumen=None):
        di = evaluasi.periode.instrumen_id
        kriteria = KriteriaLke.objects.filter(sub__komponen__instrumen=di, nomor=1)
        for satu in kriteria:
            JawabanLke.objects.update_or_create(
                evaluasi=evaluasi,
                kriteria=satu,
                defaults={"catatan_mandiri": MANDIRI, "catatan": PENILAI[0]},
            )
        for sub in SubKomponenLke.objects.filter(komponen__instrumen=di):
            NilaiSub.objects.update_or_create(
                evaluasi=evaluasi,
                sub=sub,
                defaults={"nilai": "CC", "alasan": PENILAI[1]},
            )
    Lhe.objects.filter(dokumen=None).update(nilai="61.37", simpulan=LHE[0])
    Rekomendasi.objects.filter(lhe__dokumen=None).update(uraian=LHE[1])
    return dunia


def buka(dunia, orang, *, kecuali=()):  # noqa: F811
    """Each address with its status and what the page says."""
    client = Client()
    client.force_login(orang)
    for nama in sorted(set(ALAMAT) - set(kecuali)):
        jawaban = client.get(alamat(nama, dunia))
        isi = b"".join(jawaban.streaming_content) if jawaban.streaming else b""
        yield nama, jawaban.status_code, isi or jawaban.content


def terbaca(isi: bytes, *kata: str) -> list[str]:
    return [satu for satu in kata if satu.encode() in isi]


@pytest.mark.parametrize("tahap", S)
def test_the_neighbour_reads_nothing(tahap, terisi):
    Evaluasi.objects.filter(lhe__dokumen=None).update(status=tahap)
    tetangga = terisi["orang"]["operator_tetangga"]
    panti = tetangga.penugasan.get().kecamatan
    for orang in (tetangga, buat_pengguna("camat", panti, nama="camat-panti")):
        bocor = {
            nama: (status, terbaca(isi, MANDIRI, *PENILAI, *LHE))
            for nama, status, isi in buka(terisi, orang)
            if (nama not in KABUPATEN and status not in (404, 405))
            or terbaca(isi, MANDIRI, *PENILAI, *LHE)
        }
        assert bocor == {}


@pytest.mark.parametrize("tahap", S)
def test_its_own_grades_from_the_response_on(tahap, terisi):
    """And the LHE from its issue on."""
    Evaluasi.objects.filter(lhe__dokumen=None).update(status=tahap)
    Lhe.objects.filter(dokumen=None).update(
        nomor="1", status="terbit" if tahap == S.TERBIT else "draf"
    )
    rahasia = list(LHE) if tahap != S.TERBIT else []
    if tahap in (S.MANDIRI, S.PENILAIAN, S.PENJAMINAN):
        rahasia += PENILAI
    for siapa in ("operator", "camat"):
        # What is printed cannot be searched, and takes seconds.
        semua = list(buka(terisi, terisi["orang"][siapa], kecuali=CETAK))
        assert [n for n, _, isi in semua if terbaca(isi, *rahasia)] == []
        # The pages do speak of this evaluation.
        assert terbaca(b"".join(isi for _, _, isi in semua), MANDIRI)
        dibaca = terbaca(b"".join(isi for _, _, isi in semua), *PENILAI, *LHE)
        assert dibaca == [kata for kata in (*PENILAI, *LHE) if kata not in rahasia]
