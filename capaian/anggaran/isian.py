"""The field of one row, and what became of it when it was sent."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.anggaran.forms import RupiahField
from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok, sidik
from sakip.angka import rupiah, tulis

from ..kiriman import tanda_dikirim, tulis_pilihan
from ..models import RealisasiAnggaran
from .susunan import BarisBelanja
from .tindakan import BARU, tanda

RUPIAH = RupiahField()
MUAT_ULANG = "Muat ulang halaman ini, lalu isi kembali jumlahnya."


class IsianJumlah:
    """`data`: what was sent; None: the field holds what is stored."""

    def __init__(self, baris: BarisBelanja, data: Mapping[str, str] | None = None):
        pk = self.pk = baris.node.pk
        self.tersimpan = baris.tersimpan
        self.nama, self.nama_tanda = f"jumlah-{pk}", f"tanda-{pk}"
        self.galat = ""
        self.tertutup = ""
        self.bentrok: Bentrok | None = None
        self.dikirim = data is not None
        self.jumlah: Decimal | None = None
        self.teks = "" if self.tersimpan is None else tulis(self.tersimpan.jumlah)
        if data is not None:
            self.teks = data.get(self.nama, "")
            self.dikirim_tanda = data.get(self.nama_tanda, "")
            self.dilihat = tanda_dikirim(data, pk, self.nama_tanda)
            self._baca()

    def _baca(self) -> None:
        if not self.dilihat:
            self.galat = MUAT_ULANG
        try:
            self.jumlah = RUPIAH.clean(self.teks)
        except ValidationError as galat:
            self.galat = " ".join(galat.messages)

    @property
    def tanda(self) -> str:
        """Of what is stored now: what the next save is put upon."""
        return tanda(self.tersimpan)

    @property
    def tanda_isian(self) -> str:
        """What its field holds: in a conflict as it was sent, so that nothing but the
        choice goes over the other's amount."""
        return self.dikirim_tanda if self.bentrok else self.tanda

    @property
    def pilih(self) -> str:
        """What the button sends that chooses the own amount in a conflict."""
        return tulis_pilihan(self.pk, self.tanda)

    @property
    def ditolak(self) -> bool:
        return bool(self.galat or self.bentrok or self.tertutup)

    def berubah(self, kunci: Mapping[str, object]) -> bool:
        """Whether this person changed what was seen (`kunci`: what else the row says);
        what somebody else has changed meanwhile is not this person's change."""
        if self.galat:
            return True
        if self.jumlah is None:
            return self.dilihat != BARU
        return sidik(RealisasiAnggaran(**kunci, jumlah=self.jumlah)) != self.dilihat

    def tunjukkan_bentrok(self, bentrok: Bentrok) -> None:
        """Both are shown; what is stored now is what the choice is put upon."""
        self.bentrok, self.tersimpan = bentrok, bentrok.sekarang

    @property
    def kata_tersimpan(self) -> str:
        return (
            "belum diisi" if self.tersimpan is None else rupiah(self.tersimpan.jumlah)
        )

    @property
    def kata_diketik(self) -> str:
        return "dikosongkan" if self.jumlah is None else rupiah(self.jumlah)

    @property
    def jejak(self) -> Jejak | None:
        """Who wrote last, and when."""
        if self.tersimpan is None:
            return None
        return Jejak.objects.tentang(self.tersimpan).order_by("-pk").first()
