"""Every rule that the database itself keeps, broken once: refused in Indonesian
by the form, and refused by the database where no form stands before it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from iku.models import Nomenklatur, Sasaran, Tujuan
from kecamatan.models import Kabupaten, UnitKerja

from .baris import RUANG, buat_baris, susun_baris

DAFTAR = {
    batasan.name: (model, batasan)
    for ruang in RUANG
    for model in apps.get_app_config(ruang).get_models()
    for batasan in model._meta.constraints
}

# What makes a valid row break the rule.
PELANGGARAN = {
    "narasi_siap_berisi": {"siap": True, "isi": ""},
    "pengabaian_temuan_beralasan": {"alasan": ""},
    "pejabat_nip_18_angka": {"nip": "19700101-19900310"},
    "masa_jabatan_urut": {"mulai": date(2025, 2, 1), "selesai": date(2025, 1, 1)},
    "penugasan_tempat_sesuai_peran": {"peran": "bappeda"},
    "penugasan_penanggung_jawab_berunit": {"peran": "penanggung_jawab"},
    "penugasan_urut": {"mulai": date(2025, 2, 1), "selesai": date(2025, 1, 1)},
    "dokumen_resmi_bertanggal": {"status": "ditandatangani", "tanggal": None},
    "dokumen_disampaikan_sesudah_ditandatangani": {
        "tanggal": date(2026, 2, 2),
        "disampaikan_pada": date(2026, 2, 1),
    },
    "pekerjaan_selesai_berberkas": {"status": "selesai", "berkas": ""},
    "pekerjaan_satu_tempat": {"kecamatan": None, "kabupaten": None},
    "nomenklatur_akar": {"tingkat": "kegiatan", "induk": None},
    "pagu_tidak_negatif": {"jumlah": Decimal(-1)},
    "pagu_jenis_tidak_negatif": {"jumlah": Decimal(-1)},
    "indikator_rumus_sesuai_cara": {"cara": "langsung", "rumus": "a / b"},
    "rpjmd_urut": {"awal": 2029, "akhir": 2029},
    "renstra_urut": {"awal": 2030, "akhir": 2029},
    "indikator_renstra_satu_tempat": {"sasaran": None},
    "target_terisi": {"nilai": None, "predikat": ""},
    "pk_ditetapkan_lengkap": {
        "status": "ditetapkan",
        "asal": "sistem",
        "tanggal": None,
    },
    "pk_perubahan_beralasan": {"asal": "sistem", "perubahan_ke": 1, "alasan": ""},
    "pk_diajukan_oleh_seseorang": {"status": "diajukan", "diajukan_oleh": None},
    "pk_dikembalikan_beralasan": {"status": "dikembalikan", "alasan_kembali": ""},
    "rencana_aksi_anggaran_tidak_negatif": {"anggaran": Decimal(-1)},
    "butir_pk_bertarget": {"nilai": None, "predikat": ""},
    "anggaran_pk_tidak_negatif": {"jumlah": Decimal(-1)},
    "rencana_aksi_triwulan": {"triwulan": 5},
    "butir_sk_beruraian": {"uraian_indikator": ""},
    "sk_iku_ditetapkan_lengkap": {"status": "ditetapkan", "nomor": ""},
    "realisasi_anggaran_triwulan_1_4": {"triwulan": 0},
    "analisis_triwulan_1_4": {"triwulan": 5},
    "bukti_berkas_atau_tautan": {"tautan": ""},
    "lampiran_bukti_triwulan_1_4": {"triwulan": 0},
    "jadwal_triwulan_1_4": {"triwulan": 5},
    "jadwal_urut": {"tutup": datetime(2020, 1, 1, tzinfo=UTC)},
    "pengukuran_triwulan_1_4": {"triwulan": 0},
    "pengukuran_dikembalikan_beralasan": {
        "status": "dikembalikan",
        "alasan_kembali": "",
    },
    "pembukaan_dijawab_lengkap": {"dijawab_pada": datetime(2026, 1, 1, tzinfo=UTC)},
    "pembanding_terisi": {"nilai": None, "predikat": ""},
    "realisasi_triwulan_1_4": {"triwulan": 5},
    "realisasi_isi_sesuai_bentuk": {"bentuk": "kosong", "nilai": None},
    "nilai_unsur_utuh": {"persen_1": None},
    "nilai_unsur_skor_25_100": {"skor": Decimal("100.01")},
    "nilai_unsur_persen_positif": {"persen_2": Decimal("-0.01")},
    "survei_urut": {"mulai": date(2025, 2, 1), "selesai": date(2025, 1, 1)},
    "survei_terbuka_berjadwal": {"status": "terbuka", "mulai": None},
    "responden_skm_umur": {"umur": 9},
    "jawaban_skm_1_4": {"nilai": 5},
    "penilaian_ipp_ditetapkan_bernilai": {"status": "ditetapkan", "tanggal": None},
    "penilaian_ipp_0_5": {"nilai": Decimal("5.01")},
    "penilaian_ipp_dikembalikan_beralasan": {
        "status": "dikembalikan",
        "alasan_kembali": "",
    },
    "penilaian_ipp_f03_urut": {
        "f03_mulai": date(2025, 2, 1),
        "f03_selesai": date(2025, 1, 1),
    },
    "jawaban_ipp_f01_0_5": {"f01": 6},
    "jawaban_ipp_f02_0_5": {"f02": 6},
    "nilai_f03_0_5": {"nilai": 6},
    "rapat_triwulan_1_4": {"triwulan": 5},
    "keputusan_rapat_berpenanggung_jawab": {"unit": None, "penanggung_jawab": ""},
    "keputusan_rapat_bertindak_lanjut": {"status": "proses", "tindak_lanjut": ""},
    "keputusan_rapat_selesai_bertanggal": {
        "status": "selesai",
        "tindak_lanjut": "Loket dibuka.",
    },
    "lhe_triwulan_1_4": {"triwulan": 5},
    "lhe_terbit_lengkap": {"nomor": ""},
    "reviu_terbit_lengkap": {"status": "terbit"},
    "tindak_lanjut_triwulan_1_4": {"triwulan": 5},
    "tindak_lanjut_kemajuan_100": {"kemajuan": 101},
    "tindak_lanjut_triwulan_bertahun": {"triwulan": 1, "tahun": None},
    "pilihan_jawaban_0_1": {"nilai": Decimal("1.5")},
    "periode_evaluasi_triwulan_1_4": {"triwulan": 5},
    "periode_evaluasi_urut": {"lhe_sampai": date(2020, 1, 1)},
    "periode_evaluasi_tugas_urut": {"selesai": date(2020, 1, 1)},
    "nilai_sub_a_beralasan": {"nilai": "A", "alasan": ""},
    "tanggapan_dijawab_beralasan": {"jawaban": "tetap", "alasan": ""},
    "lhe_nilai_0_100": {"nilai": Decimal("100.01")},
}

# Where two equal rows are only refused under a condition: what meets it.
SYARAT = {
    "pemberitahuan_kunci_unik": {"kunci": "pk-1"},
    "pejabat_nip_unik": {"nip": "197001011990031001"},
    "nomenklatur_nasional_unik": {"kabupaten": None, "mulai": 2021, "kode": "7.01"},
    "nomenklatur_nasional_tanpa_tahun_unik": {"kabupaten": None, "kode": "7.01"},
    "nomenklatur_lokal_unik": {"kode": "7.01"},
    "indikator_tujuan_unik": {"tujuan": Tujuan, "sasaran": None},
    "indikator_program_unik": {"nomenklatur": Nomenklatur, "sasaran": None},
    "sk_iku_nomor_unik": {"nomor": "1"},
    "reviu_nomor_unik": {"nomor": "1"},
    "pk_unit_unik": {"unit": UnitKerja},
    "realisasi_anggaran_triwulan_unik": {"triwulan": 1},
    "analisis_triwulan_unik": {"triwulan": 1},
    "tindak_lanjut_triwulan_unik": {"triwulan": 1},
    "bukti_sidik_unik": {"berkas": "bukti/ab/ab", "sidik": "a" * 64, "tautan": ""},
    "lampiran_bukti_triwulan_unik": {"triwulan": 1},
    "realisasi_triwulan_unik": {"triwulan": 1},
    "dikosongkan_triwulan_unik": {"triwulan": 1},
    "respons_f03_kunci_unik": {"kunci": UUID(int=1)},
    "lhe_triwulan_unik": {"triwulan": 1},
    "periode_evaluasi_triwulan_unik": {"triwulan": 1},
    "responden_skm_kunci_unik": {"kunci": "sama"},
    "narasi_tujuan_unik": {"tujuan": Tujuan},
    "pekerjaan_himpunan_satu_aktif": {"kecamatan": None, "kabupaten": Kabupaten},
    "narasi_sasaran_unik": {"sasaran": Sasaran},
    "narasi_program_sasaran_unik": {"sasaran": Sasaran, "nomenklatur": Nomenklatur},
    "narasi_program_unik": {"nomenklatur": Nomenklatur},
}


def nilai(isi, kecamatan):
    """Stored rows in the place of the models that SYARAT names."""
    return {
        kunci: buat_baris(satu, kecamatan) if isinstance(satu, type) else satu
        for kunci, satu in isi.items()
    }


def melanggar(nama, model, batasan, kecamatan):
    if isinstance(batasan, models.UniqueConstraint):
        isi = nilai(SYARAT.get(nama, {}), kecamatan)
        ada = buat_baris(model, kecamatan, **isi)
        kembar = {kolom: getattr(ada, kolom) for kolom in batasan.fields}
        return susun_baris(model, kecamatan, **(isi | kembar))
    if nama == "indikator_bukan_pendahulu_sendiri":
        baris = buat_baris(model, kecamatan)
        baris.pendahulu = baris
        return baris
    return susun_baris(model, kecamatan, **PELANGGARAN[nama])


@pytest.mark.parametrize("nama", DAFTAR)
def test_pelanggaran_ditolak_dengan_kalimat(nama, pakusari):
    model, batasan = DAFTAR[nama]
    baris = melanggar(nama, model, batasan, pakusari)
    with pytest.raises(ValidationError) as galat:
        baris.validate_constraints()
    assert batasan.violation_error_message in galat.value.messages
    assert batasan.violation_error_message.endswith(".")


@pytest.mark.parametrize("nama", DAFTAR)
def test_pelanggaran_ditolak_basis_data(nama, pakusari):
    model, batasan = DAFTAR[nama]
    baris = melanggar(nama, model, batasan, pakusari)
    with pytest.raises(IntegrityError), transaction.atomic():
        baris.save()


def test_setiap_batasan_berkalimat_sendiri():
    """Django's own sentence ("Batasan “x” dilanggar.") helps nobody."""
    tanpa = [
        nama
        for nama, (_, batasan) in DAFTAR.items()
        if batasan.violation_error_message == batasan.default_violation_error_message
    ]
    assert not tanpa
