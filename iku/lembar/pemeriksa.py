"""One sheet judged row by row: what each would make, change, or why it is refused.

Nothing is written here. What would be written is collected in a Rencana.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Model

from kecamatan.riwayat import potret

from . import tata_letak
from .buku import Ganjil
from .dasar import Lembar
from .hasil import BARU, BERUBAH, DITOLAK, SAMA, BarisHasil, GalatSel, Pratinjau
from .isian import Dilewati, Tolak, polos, rapi, ringkas
from .kamus import Kamus
from .kolom import Kolom, KolomAnak, KolomKecamatan
from .lingkup import Lingkup
from .syarat import daftar_syarat


@dataclass
class Rencana:
    """Rows to make, to change (with what they said before), and to delete, by
    model in the order in which they build on each other."""

    baru: dict[type[Model], list[Model]] = field(
        default_factory=lambda: defaultdict(list)
    )
    ubah: dict[type[Model], list[tuple[Model, dict]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    hapus: dict[type[Model], list[Model]] = field(
        default_factory=lambda: defaultdict(list)
    )
    # (row, many-to-many field, members before, members after)
    anggota: list[tuple[Model, str, list[Model], list[Model]]] = field(
        default_factory=list
    )
    # How the trail tells of a row, by its identity, where not field by field: (act,
    # from, to); None: it is told with another row.
    riwayat: dict[int, tuple[str, dict, dict] | None] = field(default_factory=dict)


class Pemeriksa:
    """One sheet."""

    def __init__(
        self,
        terbaca: tata_letak.LembarTerbaca,
        kamus: Kamus,
        lingkup: Lingkup,
        hasil: Pratinjau,
        rencana: Rencana,
    ):
        self.lembar: Lembar = terbaca.lembar
        self.nama = terbaca.nama
        self.baris = self.lembar.urutkan(terbaca.baris)
        self.kamus, self.lingkup = kamus, lingkup
        self.hasil, self.rencana = hasil, rencana
        self.model = self.lembar.model
        self.syarat = daftar_syarat(self.model)
        kolom = terbaca.kolom
        self.kunci = [k for k in kolom if k.kunci]
        self.isi = [k for k in kolom if not k.kunci and not k.keterangan]
        self.keterangan = [k for k in kolom if k.keterangan]
        self.semua_isi = [
            k for k in self.lembar.kolom if not k.kunci and not k.keterangan
        ]
        self.tanpa = [
            k for k in self.lembar.kolom if k.wajib and k not in kolom and k.simpan
        ]
        self.judul_tempat = self.lembar.fields[self.lembar.tempat].judul
        self.terlihat: dict[tuple, int] = {}
        self.tersentuh: dict[int, BarisHasil] = {}

    def periksa(self) -> None:
        self.lembar.siapkan(self.kamus)
        contoh = 0
        for nomor, sel in self.baris:
            if polos(sel[self.judul_tempat]).strip().upper() == KolomKecamatan.CONTOH:
                contoh += 1
                continue
            self._baris(nomor, sel)
        if contoh:
            self.hasil.catatan.append(
                f"Lembar “{self.nama}”: {contoh} baris contoh dilewati."
            )

    def _daftar_tersentuh(self) -> list[Model]:
        return [o for o in self.kamus.semua(self.model) if id(o) in self.tersentuh]

    def susulkan(self) -> None:
        self.lembar.susulkan(
            self._daftar_tersentuh(), self.rencana, self.kamus, self.lingkup.oleh
        )

    def periksa_akhir(self) -> None:
        objek = self._daftar_tersentuh()
        for satu, judul, pesan in self.lembar.periksa_akhir(objek, self.kamus):
            baris = self.tersentuh[id(satu)]
            baris.status = DITOLAK
            self.hasil.galat.append(GalatSel(self.nama, baris.baris, judul, "", pesan))

    def _baris(self, nomor: int, sel: dict) -> None:
        galat: list[tuple[str, object, str]] = []
        bersih: dict[str, object] = {}
        # Cells that name the row, then the row itself, then what it should say.
        isi_kunci = self._bersihkan(self.kunci, sel, bersih, galat)
        lengkap = len(bersih) == len(self.kunci)
        lama = None
        if lengkap:
            kunci = self.kamus.kunci_isi(self.model, isi_kunci)
            lama = self.kamus.indeks(self.model).get(kunci)
            if (dulu := self.terlihat.setdefault(kunci, nomor)) != nomor:
                galat.append(
                    ("", None, f"Baris ini mengulang baris {dulu}. Hapus salah satu.")
                )
        hasil = BarisHasil(self.nama, nomor, SAMA, self._sebut_kunci(sel))
        if lama is None:
            self._baris_baru(hasil, sel, bersih, isi_kunci, galat, lengkap)
        else:
            self._baris_lama(hasil, sel, bersih, lama, galat)
        self._catat(hasil, galat)

    def _catat(self, hasil: BarisHasil, galat: list) -> None:
        """Add the judged row to the answer, with what is wrong in it."""
        if galat:
            hasil.status = DITOLAK
            hasil.perubahan = {}
            self.hasil.galat += [
                GalatSel(self.nama, hasil.baris, kolom, ringkas(polos(isi)), pesan)
                for kolom, isi, pesan in (
                    (k, "" if i is None else i, p) for k, i, p in galat
                )
            ]
        self.hasil.baris.append(hasil)

    def _bersihkan(self, kolom: Iterable[Kolom], sel, bersih, galat) -> dict:
        """Clean these cells into `bersih`; what they write, field by field."""
        isi = {}
        for satu in kolom:
            try:
                nilai = satu.clean(sel, bersih=bersih, kamus=self.kamus)
            except Tolak as pesan:
                galat.append((satu.judul, sel[satu.judul], str(pesan)))
            except Dilewati:
                continue
            else:
                bersih[satu.nama] = nilai
                isi.update(satu.atribut(nilai))
        return isi

    def _baris_baru(self, hasil, sel, bersih, isi_kunci, galat, lengkap) -> None:
        hasil.status = BARU
        isi = isi_kunci | self._bersihkan(self.isi, sel, bersih, galat)
        for satu in self.tanpa:
            if not satu.kunci:
                pesan = f"Kolom {satu.judul} diperlukan untuk baris baru."
                galat.append((satu.judul, None, pesan))
        if not lengkap:
            return
        self.lembar.lengkapi(isi, bersih)
        objek = self.model(**isi)
        # Found from now on even if refused: rows under it are judged by themselves.
        self.kamus.tambah(objek)
        self.rencana.baru[self.model].append(objek)
        self.tersentuh[id(objek)] = hasil
        # Also what `lengkapi` filled without a column in the file.
        for satu in self.semua_isi:
            if isinstance(satu, KolomAnak):
                if satu.nama in bersih:
                    self._anak(satu, objek, bersih, hasil, galat)
            elif (tertulis := satu.export(objek, kamus=self.kamus)) is not None:
                hasil.perubahan[satu.judul] = (None, tertulis)
        # A cell that was refused is enough: what follows from it is no second fault.
        if not galat:
            self._periksa_objek(objek, set(isi), bersih, galat)
        self._cocokkan_keterangan(objek, sel, galat)

    def _baris_lama(self, hasil, sel, bersih, lama, galat) -> None:
        dari, berubah = None, set()
        for satu in self.isi:
            tertulis = satu.export(lama, kamus=self.kamus)
            mentah = sel[satu.judul]
            # What an export wrote is never judged again: it is what is stored.
            if tertulis is None:
                if rapi(mentah) is None and not satu.wajib:
                    continue
            elif mentah == tertulis:
                continue
            sebelum = len(bersih)
            isi = self._bersihkan((satu,), sel, bersih, galat)
            if len(bersih) == sebelum:
                continue
            if isinstance(satu, KolomAnak):
                self._anak(satu, lama, bersih, hasil, galat)
                continue
            beda = {n: v for n, v in isi.items() if getattr(lama, n) != v}
            if not beda:
                continue
            dari = dari or potret(lama)
            berubah |= beda.keys()
            for nama, nilai in beda.items():
                setattr(lama, nama, nilai)
            hasil.perubahan[satu.judul] = (
                tertulis,
                satu.export(lama, kamus=self.kamus),
            )
        if hasil.perubahan:
            hasil.status = BERUBAH
            self.tersentuh[id(lama)] = hasil
            self.lembar.sesuaikan(lama, berubah)
            if not galat:
                self._periksa_objek(lama, berubah, bersih, galat)
        if dari is not None:
            self.rencana.ubah[self.model].append((lama, dari))
        self._cocokkan_keterangan(lama, sel, galat)

    def _anak(self, kolom: KolomAnak, objek, bersih, hasil, galat) -> None:
        """A cell that is kept in rows of another table."""
        try:
            beda = kolom.terapkan(objek, bersih[kolom.nama], self.rencana, self.kamus)
        except Tolak as pesan:
            tertulis = kolom.widget.render(bersih[kolom.nama])
            galat.append((kolom.judul, tertulis, str(pesan)))
        else:
            if beda is not None:
                hasil.perubahan[kolom.judul] = beda

    def _periksa_objek(self, objek: Model, berubah, bersih, galat) -> None:
        if not self.lingkup.boleh(self.model, bersih[self.lembar.tempat]):
            nama = self.model._meta.verbose_name
            galat.append(
                (
                    self.judul_tempat,
                    None,
                    f"Anda tidak berwenang mengubah {nama} di sini.",
                )
            )
            return
        if alasan := self.lembar.beku(objek):
            galat.append(("", None, alasan))
            return
        for syarat, pesan in self.syarat:
            if syarat(objek) is False:
                galat.append(("", None, pesan))
        try:
            self.lembar.periksa(objek, berubah)
        except ValidationError as salah:
            galat.extend(("", None, pesan) for pesan in salah.messages)
        sebab = self.lembar.minta_alasan(objek, berubah, self.lingkup)
        if sebab and sebab not in self.hasil.minta_alasan:
            self.hasil.minta_alasan.append(sebab)

    def _cocokkan_keterangan(self, objek: Model, sel, galat) -> None:
        for satu in self.keterangan:
            tertulis = rapi(satu.export(objek, kamus=self.kamus))
            mentah = rapi(sel[satu.judul])
            if mentah is not None and mentah != tertulis:
                galat.append(
                    (
                        satu.judul,
                        mentah,
                        "Kolom ini hanya keterangan dan tidak diimpor. Yang tersimpan: "
                        f"“{ringkas(polos(tertulis or 'kosong'))}”. Periksa apakah kode "
                        "pada baris ini benar, atau kosongkan sel ini.",
                    )
                )

    def _sebut_kunci(self, sel) -> str:
        return " / ".join(
            ringkas(polos(isi))
            for k in self.kunci
            if (isi := sel[k.judul]) is not None and not isinstance(isi, Ganjil)
        )
