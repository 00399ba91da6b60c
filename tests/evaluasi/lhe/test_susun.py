"""What the LHE prints: every figure from the rows, last time beside now."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from dokumen.pohon import Bab, Lampiran, Sel, Subbab, Tabel
from evaluasi.lhe.bahan import sebelum
from evaluasi.lhe.susun import susun_lhe
from evaluasi.models import (
    JawabanLke,
    Lhe,
    NilaiLhe,
    NilaiSub,
    SubKomponenLke,
    TindakLanjut,
)
from tests.evaluasi.lembar.bantuan import instrumen_lke, kriteria
from tests.pembangun import buat_renstra

from .bantuan import AGAR, CATATAN, siap_terbit, susun, tambah_butir, terbit

pytestmark = pytest.mark.django_db


def tabel(simpul, kunci):
    """The table of this key anywhere in the tree."""
    if isinstance(simpul, Tabel):
        return simpul if simpul.kunci == kunci else None
    anak = getattr(simpul, "bagian", None) or getattr(simpul, "isi", ())
    if isinstance(anak, str):
        return None
    return next((t for s in anak if (t := tabel(s, kunci))), None)


def kata(simpul) -> str:
    """All words of a tree."""
    if isinstance(simpul, str):
        return simpul
    if isinstance(simpul, tuple):
        return " ".join(kata(s) for s in simpul)
    slots = getattr(type(simpul), "__slots__", ())
    isi = (getattr(simpul, n) for n in slots if n not in ("nomor", "jangkar"))
    return " ".join(kata(i) for i in isi if isinstance(i, str | tuple) or _simpul(i))


def _simpul(satu) -> bool:
    return hasattr(type(satu), "__slots__") and not isinstance(satu, Decimal | int)


def angka(sel: Sel):
    return sel.nilai if sel.nilai is not None else sel.isi


def baris(tabel: Tabel):
    return [[angka(s) for s in b.sel] for b in tabel.baris]


# Written out by hand: points 100, 90 … of a grade over 100 times the weight.
NILAI = {
    **{"1.a": "A", "1.b": "BB", "1.c": "B"},
    **{"2.a": "BB", "2.b": "B", "2.c": "CC"},
    **{"3.a": "BB", "3.b": "BB", "3.c": "B"},
    **{"4.a": "A", "4.b": "BB", "4.c": "CC"},
}
KOMPONEN = {"1": "23.10", "2": "20.10", "3": "11.25", "4": "18.00"}


def beri(evaluasi, nilai=NILAI):
    for kode, satu in nilai.items():
        NilaiSub.objects.filter(evaluasi=evaluasi, sub__kode=kode).update(nilai=satu)


def test_scores_of_components_and_total(pakusari):
    evaluasi = siap_terbit(pakusari)
    beri(evaluasi)
    isi = baris(tabel(susun_lhe(evaluasi.lhe), "nilai"))
    assert [b[4] for b in isi[:4]] == [Decimal(n) for n in KOMPONEN.values()]
    assert isi[4][1:] == [Decimal(100), "tidak ada data", Decimal("72.45")]
    assert isi[5][-1] == "BB"


def test_scores_of_sub_components(pakusari):
    evaluasi = siap_terbit(pakusari)
    beri(evaluasi)
    isi = baris(tabel(susun_lhe(evaluasi.lhe), "sub"))
    sub = {b[0]: b[3] for b in isi if "." in b[0]}
    assert sub == NILAI
    assert sum(b[4] for b in isi if "." in b[0]) == Decimal("72.45")


@pytest.mark.parametrize("dengan_nilai", [True, False])
def test_last_time_beside_now(dengan_nilai, pakusari):
    evaluasi = siap_terbit(pakusari, triwulan=3)
    lalu = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=2, nomor="2", nilai=Decimal("70.5")
    )
    if dengan_nilai:
        for sub in SubKomponenLke.objects.filter(komponen__instrumen=instrumen_lke()):
            NilaiLhe.objects.create(lhe=lalu, sub=sub, nilai="B")
    pohon = susun_lhe(evaluasi.lhe)
    isi = baris(tabel(pohon, "nilai"))
    if dengan_nilai:
        assert [b[3] for b in isi[:4]] == [Decimal(n) for n in (21, 21, "10.5", "17.5")]
    else:
        assert {b[3] for b in isi[:4]} == {"tidak ada data"}
        assert "nilai akhirnya saja" in kata(tabel(pohon, "nilai"))
    assert isi[4][2] == Decimal("70.5")
    assert "naik 9,5 poin" in kata(pohon).replace("9,50", "9,5")


def test_the_one_before_is_the_latest_issued_of_an_earlier_period(pakusari, panti):
    def lama(tahun, triwulan, kecamatan=pakusari, status="terbit"):
        return Lhe.objects.create(
            kecamatan=kecamatan,
            tahun=tahun,
            triwulan=triwulan,
            nomor=f"{tahun}-{triwulan}",
            nilai=60,
            status=status,
        )

    lhe = lama(2025, 3, status="draf")
    assert sebelum(lhe) is None
    satu = lama(2025, 1)
    lama(2024, None), lama(2025, 4), lama(2025, 2, panti), lama(2025, 2, status="draf")
    assert sebelum(lhe) == satu
    assert sebelum(satu).tahun == 2024  # the whole year before comes after its quarters


def test_notes_and_recommendations_stand_under_their_component(pakusari):
    evaluasi = siap_terbit(pakusari)
    tambah_butir(evaluasi.lhe, "Agar ditindaklanjuti.", komponen="4")
    _, bab2, _ = [b for b in susun_lhe(evaluasi.lhe).bagian if isinstance(b, Bab)]
    bagian = {s.judul: s for s in bab2.isi[1].isi if isinstance(s, Subbab)}
    satu = kata(bagian["Perencanaan Kinerja"])
    assert satu.index(CATATAN) < satu.index(AGAR)
    empat = bagian["Evaluasi Akuntabilitas Kinerja Internal"]
    assert "Agar ditindaklanjuti." in kata(empat)
    assert empat.isi[1].mulai == 3
    assert "Tidak ada catatan" in kata(bagian["Pelaporan Kinerja"])


def test_follow_up_of_last_time(pakusari):
    evaluasi = siap_terbit(pakusari, triwulan=3)
    lalu = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=2, nomor="2", nilai=70
    )
    satu = tambah_butir(lalu, "Sudah")
    tambah_butir(lalu, "Belum", jenis="catatan")
    TindakLanjut.objects.create(rekomendasi=satu, uraian="Dikerjakan bertahap")
    isi = baris(tabel(susun_lhe(evaluasi.lhe), "tindak-lanjut"))
    assert isi == [
        ["1", "Sudah", "Dikerjakan bertahap", "Belum diverifikasi"],
        ["2", "Belum", "belum ditindaklanjuti", "Belum ditindaklanjuti"],
    ]


def test_annex_has_every_criterion_with_both_answers(pakusari):
    evaluasi = siap_terbit(pakusari)
    JawabanLke.objects.filter(
        evaluasi=evaluasi, kriteria=kriteria(evaluasi, "1.b.3")
    ).update(mandiri="B", nilai="", catatan="Belum lengkap")
    lampiran = susun_lhe(evaluasi.lhe).bagian[-1]
    assert isinstance(lampiran, Lampiran)
    isi = {b[0]: b for b in baris(lampiran.isi[0])}
    kode = [k for k in isi if re.fullmatch(r"[1-4]\.[abc]\.\d+", k)]
    assert len(kode) == 80
    assert isi["1.b.3"][4:] == ["belum dijawab", "Belum lengkap"]
    assert isi["1.b.3"][2].startswith("B")
    assert isi["1.a.1"][2] == "Ya"


def test_what_is_not_recorded_is_said(pakusari):
    evaluasi = susun(pakusari)
    semua = kata(susun_lhe(evaluasi.lhe))
    for kalimat in (
        "Renstra yang meliputi tahun 2025 belum tercatat",
        "keputusan penetapannya belum tercatat",
        "Perjanjian Kinerja 2025: belum ada yang ditetapkan",
        "Belum ada LHE sebelumnya",
        "Bagian ini belum ditulis",
    ):
        assert kalimat in semua
    buat_renstra(pakusari)
    assert "Renstra 2025–2029 dengan 0 indikator" in kata(susun_lhe(evaluasi.lhe))


def test_same_queries_however_many_notes(pakusari, django_assert_max_num_queries):
    evaluasi = siap_terbit(pakusari)
    lhe = Lhe.objects.get(evaluasi=evaluasi)
    with django_assert_max_num_queries(60) as dasar:
        susun_lhe(lhe)
    for _ in range(20):
        tambah_butir(lhe)
    lhe = Lhe.objects.get(pk=lhe.pk)
    with django_assert_max_num_queries(len(dasar)):
        susun_lhe(lhe)


def test_command_prints_by_number_or_id(pakusari, inspektur, tmp_path, capsys):
    lhe = terbit(pakusari, inspektur, nomor="700/12/2025")
    Lhe.objects.create(kecamatan=pakusari, tahun=2020, nomor="lama", nilai=1)
    for dicari in ("700 / 12/2025", str(lhe.pk)):
        berkas = tmp_path / "lhe.docx"
        call_command("cetak", "lhe", dicari, keluaran=str(berkas))
        assert berkas.read_bytes()[:2] == b"PK"
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("cetak", "lhe", "lama", keluaran=str(tmp_path / "x.pdf"))


def test_signature_and_number(pakusari, inspektur):
    lhe = terbit(pakusari, inspektur, nomor="700/9")
    pohon = susun_lhe(lhe)
    assert pohon.tanggal == date(2025, 12, 20).isoformat()
    semua = kata(pohon)
    assert "700/9" in semua and "Ratno Cahyadi" in semua and "20 Desember 2025" in semua
