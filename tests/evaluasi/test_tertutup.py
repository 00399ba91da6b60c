"""What a kecamatan never reads: anything of its neighbour's evaluation, and what the
evaluators wrote about itself before it was shown. Every address of this room is opened
in every stage; the neighbour's own pages, which are closed to others whatever the stage,
in the most open one."""

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
# CC everywhere but AA for 1.a come to 60 and 40 % of its 6 points.
PENILAI = ("Rahasia-jawaban", "Rahasia-nilai", "62,40")
LHE = ("Rahasia-simpulan", "Rahasia-rekomendasi", "61,37")
RUANG = (lke, lhe, tindak_lanjut, kampanye, reviu)
KABUPATEN = {n for satu in RUANG for n in getattr(satu, "TABEL_KABUPATEN", ())}
CETAK = ("lhe_cetak",)
ALAMAT = sorted({n for satu in RUANG for n in satu.TABEL})
# The last stages in which something is hidden from the kecamatan itself.
BATAS = (S.PENJAMINAN, S.LHE)


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
                defaults={
                    "nilai": "AA" if sub.kode == "1.a" else "CC",
                    "alasan": PENILAI[1],
                },
            )
    Lhe.objects.filter(dokumen=None).update(nilai="61.37", simpulan=LHE[0])
    Rekomendasi.objects.filter(lhe__dokumen=None).update(uraian=LHE[1])
    return dunia


def buka(dunia, orang, daftar):  # noqa: F811
    """Each address with its status and what the page says."""
    client = Client()
    client.force_login(orang)
    for nama in daftar:
        jawaban = client.get(alamat(nama, dunia))
        isi = b"".join(jawaban.streaming_content) if jawaban.streaming else b""
        yield nama, jawaban.status_code, isi or jawaban.content


def terbaca(isi: bytes, *kata: str) -> list[str]:
    return [satu for satu in kata if satu.encode() in isi]


def bocor(dunia, orang, daftar) -> dict:  # noqa: F811
    """The addresses that say anything of Pakusari's evaluation."""
    return {
        nama: dibaca
        for nama, _, isi in buka(dunia, orang, daftar)
        if (dibaca := terbaca(isi, MANDIRI, *PENILAI, *LHE))
    }


@pytest.mark.parametrize("tahap", S)
def test_the_neighbour_reads_nothing_on_common_pages(tahap, terisi):
    Evaluasi.objects.filter(lhe__dokumen=None).update(status=tahap)
    tetangga = terisi["orang"]["operator_tetangga"]
    assert bocor(terisi, tetangga, [n for n in ALAMAT if n in KABUPATEN]) == {}


def test_the_neighbour_opens_no_page(terisi):
    Evaluasi.objects.filter(lhe__dokumen=None).update(status=S.TERBIT)
    tetangga = terisi["orang"]["operator_tetangga"]
    panti = tetangga.penugasan.get().kecamatan
    milik = [n for n in ALAMAT if n not in KABUPATEN]
    for orang in (tetangga, buat_pengguna("camat", panti, nama="camat-panti")):
        status = {n: s for n, s, _ in buka(terisi, orang, milik)}
        assert {n: s for n, s in status.items() if s not in (404, 405)} == {}


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
    # What is printed cannot be searched, and takes seconds.
    daftar = [n for n in ALAMAT if n not in CETAK]
    for siapa in ("operator", "camat") if tahap in BATAS else ("operator",):
        semua = list(buka(terisi, terisi["orang"][siapa], daftar))
        assert [n for n, _, isi in semua if terbaca(isi, *rahasia)] == []
        # The pages do speak of this evaluation.
        assert terbaca(b"".join(isi for _, _, isi in semua), MANDIRI)
        dibaca = terbaca(b"".join(isi for _, _, isi in semua), *PENILAI, *LHE)
        assert dibaca == [kata for kata in (*PENILAI, *LHE) if kata not in rahasia]
