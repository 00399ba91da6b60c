"""How a quarter differs from what it said before, in words a person reads.

Pictures (`tangkapan.gambar`) hold codes; here stand the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from iku.models import Indikator, Variabel
from sakip.angka import tulis

from ...models import Analisis, PengukuranTriwulan, TangkapanTriwulan
from ...models.triwulan import ANGGARAN
from ...pilihan import AsalRealisasi, Bentuk, StatusTriwulan, TindakanTriwulan
from ..tangkapan import UNSUR_ANALISIS, bandingkan

NILAI = ("bentuk", "nilai", "komponen", "alasan_kosong")
KOSONG = "kosong"


@dataclass(frozen=True)
class Ubahan:
    """One thing of one indicator: what it is, before, now."""

    hal: str
    dari: str
    ke: str


@dataclass(frozen=True)
class UbahanIndikator:
    nama: str
    daftar: tuple[Ubahan, ...]


@dataclass(frozen=True)
class Perubahan:
    """What changed since an act. `dasar`: the picture that was taken then."""

    judul: str
    dasar: TangkapanTriwulan
    daftar: tuple[UbahanIndikator, ...]


def susun_perubahan(
    pengukuran: PengukuranTriwulan, sekarang: Mapping[str, dict]
) -> Perubahan | None:
    """Since the last return, or since the last lock of a locked one; None where there
    was neither, or a later lock closed the matter."""
    dasar, judul = _dasar(pengukuran)
    if dasar is None:
        return None
    nama = _Nama(pengukuran, {*dasar.isi, *sekarang})
    berubah = {beda.kode for beda in bandingkan(dasar.isi, dict(sekarang))}
    # In the order of the page; money stands apart.
    urut = [*sekarang, *sorted(dasar.isi.keys() - sekarang.keys())]
    berubah.discard(ANGGARAN)
    daftar = tuple(
        UbahanIndikator(
            nama.indikator(kode),
            tuple(_ubahan(dasar.isi.get(kode), sekarang.get(kode), nama, kode)),
        )
        for kode in urut
        if kode in berubah
    )
    return Perubahan(judul, dasar, daftar + _belanja(dasar.isi, sekarang))


def _dasar(pengukuran) -> tuple[TangkapanTriwulan | None, str]:
    if pengukuran.pk is None:
        return None, ""
    if pengukuran.status == StatusTriwulan.TERKUNCI:
        tindakan, judul = TindakanTriwulan.KUNCI, "Perubahan sejak dikunci"
    else:
        tindakan, judul = TindakanTriwulan.KEMBALIKAN, "Perubahan sejak dikembalikan"
    return pengukuran.tangkapan.filter(tindakan=tindakan).last(), judul


class _Nama:
    """Names for the codes of two pictures; two queries."""

    def __init__(self, pengukuran: PengukuranTriwulan, kode: set[str]):
        indikator = Indikator.objects.filter(
            kecamatan=pengukuran.kecamatan, kode__in=kode
        )
        self._indikator = {i.kode: i.nama for i in indikator}
        self._variabel = {
            (kode_indikator, kode_variabel): nama
            for kode_indikator, kode_variabel, nama in Variabel.objects.filter(
                indikator__in=indikator
            )
            .order_by("urutan", "pk")
            .values_list("indikator__kode", "kode", "nama")
        }

    def indikator(self, kode: str) -> str:
        return self._indikator.get(kode, kode)

    def komponen(self, indikator: str, isi: Mapping[str, str]) -> list[tuple[str, str]]:
        """Components by their names, in the order of the formula: PostgreSQL gives
        the keys of stored JSON back in an order of its own."""
        urut = [k for i, k in self._variabel if i == indikator]
        kode = [k for k in urut if k in isi] + sorted(isi.keys() - set(urut))
        return [(self._variabel.get((indikator, k), k), isi[k]) for k in kode]


def _ubahan(lama: dict | None, baru: dict | None, nama: _Nama, kode: str):
    if lama is None or baru is None:
        yield Ubahan("Kewajiban lapor", _wajib(lama), _wajib(baru))
    lama, baru = lama or {}, baru or {}
    pasangan = [
        ("Realisasi", _nilai(lama, nama, kode), _nilai(baru, nama, kode)),
        (
            "Asal nilai",
            _asal(lama if "bentuk" in baru else {}),
            _asal(baru if "bentuk" in lama else {}),
        ),
        (
            "Keterangan komponen",
            _keterangan(lama, nama, kode),
            _keterangan(baru, nama, kode),
        ),
        *(
            (_judul(unsur), lama.get(unsur) or KOSONG, baru.get(unsur) or KOSONG)
            for unsur in UNSUR_ANALISIS
        ),
        ("Bukti", _bukti(lama), _bukti(baru)),
    ]
    yield from (Ubahan(hal, dari, ke) for hal, dari, ke in pasangan if dari != ke)


def _belanja(dasar: Mapping, sekarang: Mapping) -> tuple[UbahanIndikator, ...]:
    """What changed in the money, by node; nothing where the older picture is of a time
    when money was not taken into it."""
    if ANGGARAN not in dasar:
        return ()
    lama, baru = dasar[ANGGARAN], sekarang[ANGGARAN]
    ubahan = tuple(
        Ubahan(node, _angka(lama.get(node)), _angka(baru.get(node)))
        for node in sorted({*lama, *baru})
        if lama.get(node) != baru.get(node)
    )
    return (UbahanIndikator("Realisasi anggaran (Rp)", ubahan),) if ubahan else ()


def _wajib(gambar: dict | None) -> str:
    return "tidak dilaporkan" if gambar is None else "dilaporkan"


def _nilai(gambar: dict, nama: _Nama, kode: str) -> str:
    match gambar.get("bentuk"):
        case Bentuk.LANGSUNG:
            return _angka(gambar.get("nilai"))
        case Bentuk.VARIABEL:
            return "; ".join(
                f"{satu}: {_angka(nilai)}"
                for satu, nilai in nama.komponen(kode, gambar.get("komponen", {}))
            )
        case Bentuk.KOSONG:
            return f"tidak tersedia data: {gambar.get('alasan_kosong', '')}"
    return "belum diisi"


def _angka(nilai: str | None) -> str:
    if nilai is None:
        return "belum diisi"
    try:
        return tulis(Decimal(nilai))
    except InvalidOperation:
        return nilai


def _asal(gambar: dict) -> str:
    if "bentuk" not in gambar:
        return KOSONG
    asal = AsalRealisasi(gambar.get("asal", AsalRealisasi.ENTRI)).label
    sumber = gambar.get("sumber")
    return f"{asal} ({sumber})" if sumber else str(asal)


def _keterangan(gambar: dict, nama: _Nama, kode: str) -> str:
    isi = nama.komponen(kode, gambar.get("keterangan", {}))
    return "; ".join(f"{satu}: {kata}" for satu, kata in isi) or KOSONG


def _bukti(gambar: dict) -> str:
    return "; ".join(gambar.get("bukti", [])) or KOSONG


def _judul(unsur: str) -> str:
    kata = str(Analisis._meta.get_field(unsur).verbose_name)
    return kata[:1].upper() + kata[1:]
