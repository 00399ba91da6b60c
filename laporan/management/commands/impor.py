import json
from pathlib import Path

from django.core.management.base import CommandError

from iku.lembar import buku, daftar
from iku.lembar.hasil import BARU, SAMA, Pratinjau
from iku.lembar.lingkup import Lingkup
from iku.lembar.penanda import tulis_ditandai
from iku.lembar.penerapan import Basi, TanpaAlasan, pratinjau, terapkan
from iku.lembar.penjaga import BerkasDitolak
from kecamatan.models import Pengguna
from kecamatan.perintah import Perintah

from .ekspor import tulis_utuh

BARIS_TERCETAK = 200


class Command(Perintah):
    help = (
        "Memeriksa berkas Excel atau CSV dan menunjukkan apa yang akan berubah. "
        "Dengan --terapkan perubahannya disimpan, seluruhnya atau tidak sama sekali."
    )

    def add_arguments(self, parser):
        pilihan = [jenis.kode for jenis in daftar.semua()]
        parser.add_argument("jenis", metavar="JENIS", choices=pilihan, help=_daftar())
        parser.add_argument("berkas", metavar="FILE", help=".xlsx atau .csv")
        parser.add_argument("--terapkan", action="store_true", help="simpan perubahan")
        parser.add_argument(
            "--oleh", metavar="PENGGUNA", help="nama pengguna yang bertanggung jawab"
        )
        parser.add_argument(
            "--alasan",
            default="",
            metavar="KALIMAT",
            help="mengapa diubah, untuk yang di peramban pun memerlukannya",
        )
        parser.add_argument(
            "--tandai",
            metavar="FILE",
            help="bila ada yang ditolak, tulis .xlsx dengan kesalahannya ditandai",
        )
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, jenis, berkas, terapkan, oleh, alasan, tandai, format, **_):
        jenis = daftar.cari(jenis)
        hasil = _jalankan(jenis, Path(berkas), terapkan, oleh, alasan)
        if tandai and hasil.galat:
            isi = buku.baca(Path(berkas))
            tulis_utuh(
                Path(tandai), lambda k: tulis_ditandai(k, isi, jenis, hasil.galat)
            )
        if format == "json":
            self.stdout.write(json.dumps(hasil.ke_json(), ensure_ascii=False, indent=2))
        else:
            self._tulis(hasil)
        if hasil.galat:
            raise SystemExit(1)

    def _tulis(self, hasil: Pratinjau) -> None:
        tampil = [b for b in hasil.baris if b.status != SAMA and b.perubahan]
        for baris in tampil[:BARIS_TERCETAK]:
            self.stdout.write(
                f"{baris.lembar} baris {baris.baris} ({baris.kunci}): {baris.status}"
            )
            if baris.status == BARU:
                continue
            for kolom, dari, ke in baris.sebut_perubahan():
                self.stdout.write(f"  {kolom}: {dari} → {ke}")
        if len(tampil) > BARIS_TERCETAK:
            self.stdout.write(
                f"… dan {len(tampil) - BARIS_TERCETAK} baris lagi; pakai --format json "
                "untuk semuanya."
            )
        for catatan in (*hasil.catatan, *hasil.minta_alasan):
            self.stdout.write(catatan)
        for galat in hasil.galat:
            letak = [
                f"lembar {galat.lembar}" if galat.lembar else "",
                f"baris {galat.baris}" if galat.baris else "",
                f"kolom {galat.kolom}" if galat.kolom else "",
            ]
            nilai = f" [{galat.nilai}]" if galat.nilai else ""
            awal = ", ".join(filter(None, letak)) or "berkas"
            self.stdout.write(f"Ditolak: {awal}{nilai}: {galat.pesan}")
        r = hasil.ringkasan
        self.stdout.write(
            f"{r['baru']} baru, {r['berubah']} berubah, {r['sama']} sama, "
            f"{r['ditolak']} ditolak."
        )
        if hasil.diterapkan:
            self.stdout.write("Perubahan sudah diterapkan.")
        elif hasil.galat:
            self.stdout.write("Tidak ada yang diterapkan. Perbaiki yang ditolak.")
        elif hasil.bisa_diterapkan:
            self.stdout.write(
                "Belum ada yang diterapkan. Ulangi dengan --terapkan --oleh PENGGUNA."
            )


def _jalankan(
    jenis, berkas: Path, simpan: bool, oleh: str | None, alasan: str
) -> Pratinjau:
    if simpan != (oleh is not None):
        raise CommandError("Pakai --terapkan dan --oleh PENGGUNA bersama-sama.")
    if not berkas.is_file():
        raise CommandError(f"Berkas {berkas} tidak ada.")
    try:
        if simpan:
            return terapkan(berkas, jenis, Lingkup(_pengguna(oleh)), alasan=alasan)
        return pratinjau(berkas, jenis, Lingkup())
    except TanpaAlasan as galat:
        raise CommandError(f"{galat} Sebutkan dengan --alasan.") from None
    except (BerkasDitolak, Basi) as galat:
        raise CommandError(str(galat)) from None
    except OSError as galat:
        raise CommandError(
            f"Berkas {berkas} tidak dapat dibaca: {galat.strerror}."
        ) from None


def _pengguna(nama: str) -> Pengguna:
    pengguna = Pengguna.objects.filter(username=nama, is_active=True).first()
    if pengguna is None:
        raise CommandError(f"Pengguna “{nama}” tidak ada atau tidak aktif.")
    return pengguna


def _daftar() -> str:
    return ", ".join(jenis.kode for jenis in daftar.semua())
