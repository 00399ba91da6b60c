"""The planning chain of Pakusari 2025, typed page by page by those whose it is.

What they type stands in the files of the example document; here is only who opens
which page and writes what where.
"""

import csv
import re
from io import BytesIO

import yaml
from django.conf import settings

from iku.pilihan import (
    Agregasi,
    Arah,
    Cara,
    Frekuensi,
    JenisAnggaran,
    JenisBelanja,
    JenisButirRpjmd,
    JenisIndikator,
    Kelompok,
)
from tests.pembangun import isi_pdf
from tests.tangan import Tangan

CONTOH = settings.BASE_DIR / "fixtures" / "contoh"
PAKUSARI = CONTOH / "pakusari-2025"
PERENCANAAN = "/35.09.24/2025/perencanaan/"
KABUPATEN = "/kabupaten/35.09/"


def baca(jalan):
    """A file with every value as the text that stands in it."""
    return yaml.load(jalan.read_text(encoding="utf-8"), yaml.BaseLoader)


def _ada(isi: dict) -> dict:
    """Without what nobody types."""
    return {kunci: nilai for kunci, nilai in isi.items() if nilai}


# --- The regency ------------------------------------------------------------------


def tulis_rpjmd(bappeda: Tangan) -> None:
    dipakai = {r["rpjmd"] for r in baca(PAKUSARI / "renstra.yaml")["renstra"]}
    for r in baca(CONTOH / "jember.yaml")["rpjmd"]:
        if f"{r['awal']}-{r['akhir']}" not in dipakai:
            continue
        bappeda.buka(f"{KABUPATEN}rpjmd/").ikuti("Tambah RPJMD")
        isi = {"Tahun awal": r["awal"], "Tahun akhir": r["akhir"]}
        isi |= _ada({"Peraturan Daerah": r.get("dasar")})
        bappeda.kirim("Simpan RPJMD", isi)
        for b in r["butir"]:
            bappeda.ikuti(f"Tambah {b['jenis']}")
            isi = {"Rumusan": b["uraian"]}
            if "induk" in b:
                jenis, nomor = b["induk"].split()
                di = [x for x in r["butir"] if x["jenis"] == jenis][int(nomor) - 1]
                isi[f"{JenisButirRpjmd(jenis).label} di atasnya"] = di["uraian"]
            bappeda.kirim(f"Simpan {b['jenis']}", isi)


def tulis_acuan(organisasi: Tangan) -> None:
    organisasi.buka(f"{KABUPATEN}acuan/")
    for a in baca(CONTOH / "jember.yaml")["acuan"]:
        organisasi.ikuti("Tambah acuan")
        organisasi.kirim("Simpan acuan", {"Kode": a["kode"], "Nama": a["nama"]})


# --- Indicators and Renstra -------------------------------------------------------


def _indikator() -> dict[str, dict]:
    semua = [
        *baca(PAKUSARI / "indikator.yaml")["indikator"],
        *baca(PAKUSARI / "indikator-program.yaml")["indikator"],
    ]
    return {i["kode"]: i for i in semua}


def tulis_indikator(organisasi: Tangan) -> None:
    semua = _indikator()
    acuan = {a["kode"]: a["nama"] for a in baca(CONTOH / "jember.yaml")["acuan"]}
    organisasi.buka(PERENCANAAN).ikuti("Daftar indikator")
    for i in semua.values():
        organisasi.ikuti("Tambah indikator")
        isi = {
            ("Kode", 0): i["kode"],
            "Nama indikator": i["nama"],
            ("Satuan", 0): i["satuan"],
            "Arah": Arah(i["arah"]).label,
            "Nilai tahunan dari triwulan": Agregasi(i["agregasi"]).label,
            "Frekuensi pengukuran": Frekuensi(i["frekuensi"]).label,
            "Cara memperoleh nilai": Cara(i["cara"]).label,
        }
        isi |= _ada(
            {
                "Rumus": i.get("rumus"),
                "Definisi operasional": i.get("definisi"),
                "Formulasi pengukuran (kalimat)": i.get("formulasi"),
                "Sumber data": i.get("sumber_data"),
                "Acuan kabupaten": acuan.get(i.get("acuan")),
                "Indikator pendahulu": i.get("pendahulu") and f"({i['pendahulu']})",
            }
        )
        for ke, v in enumerate(i.get("variabel", ())):
            # Main field first, then those of the components.
            isi |= {("Kode", ke + 1): v["kode"], ("Satuan", ke + 1): v["satuan"]}
            isi |= {("Nama", ke): v["nama"]}
        organisasi.kirim("Simpan indikator", isi)


def tulis_renstra(operator: Tangan) -> None:
    rpjmd = {
        f"{r['awal']}-{r['akhir']}": r["butir"]
        for r in baca(CONTOH / "jember.yaml")["rpjmd"]
    }
    for r in baca(PAKUSARI / "renstra.yaml")["renstra"]:
        operator.buka(PERENCANAAN).ikuti("Tambah Renstra")
        isi = {
            "Tahun awal": r["awal"],
            "Tahun akhir": r["akhir"],
            "RPJMD yang didukung": f"RPJMD {r['rpjmd'].replace('-', '–')}",
        }
        isi |= _ada(
            {
                "Perubahan ke": r.get("versi"),
                "Ditetapkan pada": r.get("ditetapkan_pada"),
            }
        )
        operator.kirim("Simpan Renstra", isi)
        for t in r["tujuan"]:
            _tulis_tujuan(operator, t, rpjmd[r["rpjmd"]])
        for p in r["program"]:
            for b in p["indikator"]:
                operator.ikuti("Tambah indikator program, kegiatan, atau sub kegiatan")
                di = {"Program, kegiatan, atau sub kegiatan": f"{p['nomenklatur']} "}
                _tulis_tempat(operator, b, di)


def _tulis_tujuan(operator: Tangan, t: dict, rpjmd: list[dict]) -> None:
    operator.ikuti("Tambah tujuan")
    isi = {"Rumusan tujuan": t["uraian"], "Mendukung (RPJMD)": _butir(t, rpjmd)}
    if "kelompok" in t:
        isi["Kelompok"] = Kelompok(t["kelompok"]).label
    operator.kirim("Simpan tujuan", isi)
    for b in t["indikator"]:
        operator.ikuti(f"Tambah indikator pada tujuan {t['urutan']}")
        _tulis_tempat(operator, b)
    for s in t["sasaran"]:
        operator.ikuti(f"Tambah sasaran pada tujuan {t['urutan']}")
        isi = {"Rumusan sasaran": s["uraian"], "Mendukung (RPJMD)": _butir(s, rpjmd)}
        isi |= {f"{kode} ": True for kode in s["dukungan"]}
        operator.kirim("Simpan sasaran", isi)
        for b in s["indikator"]:
            nomor = f"{t['urutan']}.{s['urutan']}"
            operator.ikuti(f"Tambah indikator pada sasaran {nomor}")
            _tulis_tempat(operator, b)


def _butir(bagian: dict, rpjmd: list[dict]) -> str:
    """ "sasaran 1" as the list of choices says it."""
    jenis, nomor = bagian["mendukung"].split()
    butir = [b for b in rpjmd if b["jenis"] == jenis][int(nomor) - 1]
    return f"{nomor}. {butir['uraian']}"


def _tulis_tempat(operator: Tangan, b: dict, di: dict | None = None) -> None:
    isi = (di or {}) | {"Indikator": f"({b['kode']}, "}
    if "jenis" in b:
        isi["Jenis"] = JenisIndikator(b["jenis"]).label
    if awal := b.get("baseline"):
        isi |= {"Tahun": awal["tahun"], "Nilai": awal["nilai"]}
    for sumber, kunci in (("Renstra", "target"), ("Renja / RKT", "renja")):
        for tahun, target in b.get(kunci, {}).items():
            # "B (70)" is a predicate and a number, typed in two fields.
            predikat, nilai = re.fullmatch(r"(?:(\w+) \()?([\d,]+)\)?", target).groups()
            isi[f"Target {sumber} {tahun}"] = nilai
            isi[f"Predikat {sumber} {tahun}"] = predikat or ""
    operator.kirim("Simpan indikator dan target", isi)
    if "/tempat/" in operator.alamat:
        # It has components; this chain names no targets for them.
        operator.ikuti("Batal")


# --- Money ------------------------------------------------------------------------


def tulis_anggaran(operator: Tangan) -> None:
    """The first document row by row; the others begin as copies."""
    operator.buka(PERENCANAAN).ikuti("Program dan anggaran")
    for a in baca(PAKUSARI / "anggaran.yaml")["anggaran"]:
        operator.ikuti("Tambah dokumen anggaran")
        isi = {"Tahap": JenisAnggaran(a["jenis"]).label}
        isi |= _ada(
            {"Nomor DPA": a.get("dasar"), "Tanggal tertulis": a.get("tanggal_teks")}
        )
        operator.kirim("Tambah dokumen", isi)
        tombol = f"Simpan jumlah anggaran {JenisAnggaran(a['jenis']).label}"
        jumlah = {f"{kode} ": pagu for kode, pagu in a["pagu"].items()}
        if a["urutan"] == "1":
            operator.kirim("Tambahkan baris yang terisi", jumlah)
            continue
        for jenis, uang in a.get("jenis_belanja", {}).items():
            jumlah[JenisBelanja(jenis).label] = uang
        operator.kirim(tombol, jumlah)


# --- Agreements -------------------------------------------------------------------


def daftar_pk() -> list[dict]:
    return baca(PAKUSARI / "perjanjian.yaml")["perjanjian"]


def _nama_program() -> dict[str, str]:
    jalan = settings.BASE_DIR / "fixtures" / "acuan" / "nomenklatur.csv"
    with jalan.open(encoding="utf-8", newline="") as berkas:
        return {n["kode"]: n["nama"] for n in csv.DictReader(berkas)}


def tulis_pk(operator: Tangan, p: dict) -> None:
    """A draft in the words as signed."""
    operator.buka(PERENCANAAN).ikuti("Perjanjian Kinerja")
    murni = p["perubahan_ke"] == "0"
    operator.ikuti(
        "Buat Perjanjian Kinerja 2025" if murni else "Buat Perjanjian Kinerja Perubahan"
    )
    isi = {"Renstra yang menjadi dasar": p["renstra"].replace("-", "–")}
    if not murni:
        isi["Alasan perubahan"] = p["alasan"]
    operator.kirim("Buat draf", isi)
    nama = {kode: i["nama"] for kode, i in _indikator().items()}
    for ke, b in enumerate(p["butir"], 1):
        operator.ikuti(f"Ubah {nama[b['indikator']]}")
        isi = {
            "Urutan": str(ke),
            "Nomor tertulis": b.get("nomor", ""),
            "Tujuan atau sasaran": b["uraian_kinerja"],
            "Indikator kinerja": b["uraian_indikator"],
            "Target (": b["target"],
        }
        operator.kirim("Simpan indikator", isi)
    pk = operator.alamat
    operator.ikuti("Isi anggaran")
    dokumen = "Anggaran Murni 2025" if murni else "Anggaran Perubahan 2025"
    operator.kirim("Ambil jumlah dari dokumen ini", {"Dokumen anggaran": dokumen})
    nama = _nama_program()
    for a in p["anggaran"]:
        operator.ikuti(f"Ubah {nama[a['nomenklatur']]}")
        isi = {
            "Program tertulis": a["uraian"],
            "Anggaran (Rp)": a["jumlah"],
            "Keterangan": a["sumber_dana"],
        }
        operator.kirim("Simpan anggaran", isi)
    operator.buka(pk)


def tandatangani(operator: Tangan, organisasi: Tangan, p: dict, nomor: str) -> None:
    """Choose the parties on the agreement now open, submit it, determine it."""
    orang = {
        "camat-sodiq": "Sodiq",
        "camat-rifendi": "Rifendi",
        "plt-bupati-firjaun": "Firjaun",
        "bupati-fawait": "Fawait",
    }
    pk = operator.alamat
    operator.ikuti("Ubah naskah dan pihak")
    isi = {
        "Tanggal": p["tanggal"],
        "Tempat": p["tempat"],
        "Pihak pertama": orang[p["pertama"]],
        "Pihak kedua (atasan)": orang[p["kedua"]],
    }
    operator.kirim("Simpan naskah", isi)
    operator.ikuti("Ajukan ke Bagian Organisasi").kirim("Ajukan perjanjian")
    berkas = BytesIO(isi_pdf())
    berkas.name = "pindaian.pdf"
    organisasi.buka(pk).ikuti("Tetapkan").kirim(
        "Tetapkan dan bekukan",
        {
            "Nomor": nomor,
            "Tanggal penandatanganan": p["tanggal"],
            "Naskah bertanda tangan (PDF)": berkas,
        },
    )
