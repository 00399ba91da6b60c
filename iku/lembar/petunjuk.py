"""The words of the instruction sheet: general rules, then every column."""

from collections.abc import Iterator

from . import isian
from .dasar import Jenis
from .kolom import Kolom, KolomTarget

_UMUM = (
    ("Cara mengisi", "Isi mulai baris kedua tiap lembar. Judul kolom jangan diubah."),
    (
        "Baris contoh",
        "Baris dengan tulisan CONTOH pada kolom pertama dilewati; boleh dihapus.",
    ),
    (
        "Kolom abu-abu",
        "Hanya keterangan dan tidak diimpor. Bila isinya tidak cocok dengan kode pada "
        "baris itu, baris ditolak, supaya kolom yang tergeser ketahuan.",
    ),
    (
        "Sel kosong",
        "Mengosongkan sel berarti menghapus isinya. Kolom yang tidak ada dalam berkas "
        "tidak berubah.",
    ),
    ("Baris yang tidak ada", "Baris yang tidak ada dalam berkas tidak dihapus."),
    (
        "Angka",
        "Tulis sebagai angka Excel, atau sebagai teks dengan koma desimal: 1.234,5.",
    ),
    ("Tanggal", "24 September 2025 atau 24/09/2025 (tanggal, bulan, tahun)."),
    (
        "Yang tersembunyi",
        "Baris, kolom, dan lembar yang disembunyikan ditolak: yang diimpor hanya yang "
        "terlihat. Hapus penyaring sebelum menyimpan.",
    ),
    (
        "Rumus Excel",
        "Yang diimpor nilai hasil hitungannya; simpan berkas di Excel lebih dahulu.",
    ),
    (
        "Pratinjau",
        "Sebelum diterapkan, aplikasi menunjukkan setiap perubahan dan semua "
        "kesalahan. Bila ada satu yang ditolak, tidak ada yang diterapkan.",
    ),
)


def baris_petunjuk(jenis: Jenis) -> Iterator[tuple[bool, str, str, str]]:
    """(bold, three cells) per line of the sheet."""
    yield True, jenis.nama, "", jenis.uraian
    for judul, teks in _UMUM:
        yield False, judul, "", teks
    yield False, "", "", ""
    yield True, "Lembar", "Kolom", "Isi"
    for kelas in jenis.lembar:
        for kolom in kelas().kolom:
            yield False, kelas.nama, kolom.judul, uraian(kolom)
        if kelas().kolom_bebas("Target 2025") is not None:
            yield (
                False,
                kelas.nama,
                "Target 2025, …",
                "Satu kolom per tahun Renstra: angka, predikat, atau B (70). Kolom "
                "Renja 2025 untuk target Renja atau RKT tahun itu.",
            )


def uraian(kolom: Kolom) -> str:
    """What to write in a column, in one or two sentences."""
    if kolom.keterangan:
        return f"Hanya keterangan. {kolom.petunjuk}".strip()
    kata = ["Pengenal baris." if kolom.kunci else ""]
    if kolom.wajib and not kolom.kunci:
        kata.append("Wajib diisi.")
    kata.append(kolom.petunjuk)
    widget = kolom.widget
    if isinstance(widget, isian.Pilihan):
        kata.append(f"Pilihan: {', '.join(widget.tertulis.values())}.")
    elif isinstance(kolom, KolomTarget) and not kolom.petunjuk:
        kata.append("Angka, predikat, atau predikat dengan angkanya: B (70).")
    elif isinstance(widget, isian.Angka):
        kata.append(f"Angka, paling banyak {widget.desimal} desimal.")
    elif isinstance(widget, isian.Tanggal):
        kata.append("Tanggal.")
    elif isinstance(widget, isian.Teks) and widget.terpanjang < 1000:
        kata.append(f"Paling panjang {widget.terpanjang} huruf.")
    return " ".join(filter(None, kata))
