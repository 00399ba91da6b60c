"""The performance tree of one Renstra: misi, tujuan, sasaran, indikator, program,
kegiatan, sub kegiatan, and what in it hangs on nothing.

A program, kegiatan or sub kegiatan is in the tree if it supports a sasaran, has an
indicator in this Renstra, or has an amount in the year's last budget document. A
kelompok (belanja tidak langsung, before 2021) is no program and is left out unless it
supports a sasaran.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Max

from sakip.angka import tulis

from .bagan.simpul import Simpul, Ukuran
from .models import (
    DokumenAnggaran,
    IndikatorRenstra,
    Nomenklatur,
    Renstra,
    Sasaran,
    Target,
    Tujuan,
)
from .pilihan import (
    JenisButirRpjmd,
    StatusPk,
    SumberTarget,
    TingkatNomenklatur,
)
from .pohon_anggaran import PohonAnggaran

TANPA_PROGRAM = "Tanpa program"
TANPA_SASARAN = "Tanpa sasaran"
TANPA_INDIKATOR = "Tanpa indikator"


@dataclass(frozen=True)
class Lepas:
    """Something that hangs on nothing, in words. `kunci`: its anchor in the tree."""

    jenis: str
    kunci: str
    nama: str
    pesan: str


@dataclass(frozen=True)
class PohonKinerja:
    renstra: Renstra
    tahun: int
    akar: tuple[Simpul, ...]
    lepas: tuple[Lepas, ...]


def tahun_pohon(renstra: Renstra) -> int:
    """The year whose targets and budget a tree shows where none was chosen: that of
    the latest PK on this Renstra that is in force, else its first year."""
    berlaku = renstra.perjanjian_kinerja.filter(status=StatusPk.DITETAPKAN)
    return berlaku.aggregate(tahun=Max("tahun"))["tahun"] or renstra.awal


def susun_pohon(renstra: Renstra, tahun: int) -> PohonKinerja:
    """The whole tree with targets and pagu of `tahun`; at most nine queries."""
    penyusun = _Penyusun(renstra, tahun)
    akar = [*penyusun.misi(), *penyusun.program_lepas()]
    return PohonKinerja(renstra, tahun, tuple(akar), tuple(_cari_lepas(akar)))


class _Penyusun:
    """Loads everything once, then builds node by node."""

    def __init__(self, renstra: Renstra, tahun: int):
        self.tahun = tahun
        self.daftar_tujuan = list(
            renstra.tujuan.order_by("urutan")
            .select_related("mendukung__induk__induk__induk")
            .prefetch_related("sasaran__dukungan")
        )
        self.ukuran = _ukuran(renstra, tahun)
        dokumen = DokumenAnggaran.objects.terakhir(renstra.kecamatan, tahun)
        langsung = (
            {p.nomenklatur_id: p.jumlah for p in dokumen.pagu.all()} if dokumen else {}
        )
        dukungan = {
            d.nomenklatur_id
            for t in self.daftar_tujuan
            for s in t.sasaran.all()
            for d in s.dukungan.all()
        }
        berukuran = {kunci for jenis, kunci in self.ukuran if jenis == "node"}
        pohon = PohonAnggaran(dukungan | berukuran | langsung.keys())
        self.pagu = pohon.jumlahkan(langsung)
        self.dukungan = dukungan
        self.anak: dict[int | None, list[Nomenklatur]] = {}
        for node, _ in pohon.urut():
            self.anak.setdefault(node.induk_id, []).append(node)
        # Where a branch was drawn in full: the sasaran's number, by root.
        self.rincian: dict[int, str] = {}

    def misi(self) -> Iterable[Simpul]:
        """Tujuan in their order, under the misi that they serve."""
        kelompok: dict[int | None, list[Simpul]] = {}
        nama: dict[int | None, tuple[str, str]] = {}
        for tujuan in self.daftar_tujuan:
            butir = _misi(tujuan)
            kunci = butir.pk if butir else None
            nama[kunci] = (
                (str(butir.urutan), butir.uraian)
                if butir
                else ("", "Belum ditautkan ke misi RPJMD")
            )
            kelompok.setdefault(kunci, []).append(self._tujuan(tujuan))
        for kunci, anak in kelompok.items():
            yield Simpul("misi", f"misi-{kunci or 0}", *nama[kunci], anak=tuple(anak))

    def program_lepas(self) -> Iterable[Simpul]:
        """Programs with pagu or indicator that support no sasaran, under one head."""
        program = [
            replace(self._node(node, None), lepas=TANPA_SASARAN)
            for node in self._akar()
            if node.tingkat == TingkatNomenklatur.PROGRAM
            and not any(di.pk in self.dukungan for di in self._keluarga(node))
        ]
        if program:
            yield Simpul(
                "lepas", "lepas", "", "Program tanpa sasaran", anak=tuple(program)
            )

    def _tujuan(self, tujuan: Tujuan) -> Simpul:
        anak = tuple(self._sasaran(s, tujuan) for s in tujuan.sasaran.all())
        ada_program = any(s.anak for s in anak)
        return Simpul(
            "tujuan",
            f"tujuan-{tujuan.pk}",
            str(tujuan.urutan),
            tujuan.uraian,
            self._indikator("tujuan", tujuan.pk, ada_program),
            catatan=_mendukung(tujuan),
            anak=anak,
        )

    def _sasaran(self, sasaran: Sasaran, tujuan: Tujuan) -> Simpul:
        nomor = f"{tujuan.urutan}.{sasaran.urutan}"
        didukung = {d.nomenklatur_id for d in sasaran.dukungan.all()}
        program = tuple(
            self._program(akar, didukung, nomor)
            for akar in self._akar()
            if any(node.pk in didukung for node in self._keluarga(akar))
        )
        indikator = self._indikator("sasaran", sasaran.pk, bool(program))
        return Simpul(
            "sasaran",
            f"sasaran-{sasaran.pk}",
            nomor,
            sasaran.uraian,
            indikator,
            lepas="" if indikator else TANPA_INDIKATOR,
            anak=program,
        )

    def _program(self, akar: Nomenklatur, didukung: set[int], nomor: str) -> Simpul:
        """A supporting program: whole, or the supporting branches of it alone. One
        that was shown whole already is named again with the place of its details."""
        if akar.pk not in didukung:
            return self._node(akar, didukung)
        if akar.pk in self.rincian:
            return replace(
                self._node(akar, None),
                kunci=f"node-{akar.pk}-{nomor.replace('.', '-')}",
                indikator=(),
                anak=(),
                catatan=f"Rinciannya pada sasaran {self.rincian[akar.pk]}",
            )
        self.rincian[akar.pk] = nomor
        return self._node(akar, None)

    def _node(self, node: Nomenklatur, didukung: set[int] | None) -> Simpul:
        """A node and what is under it; `didukung`: only branches that lead to one of
        these, None for all."""
        cabang = self.anak.get(node.pk, [])
        if didukung is not None:
            cabang = [
                n for n in cabang if any(x.pk in didukung for x in self._keluarga(n))
            ]
        return Simpul(
            node.tingkat,
            f"node-{node.pk}",
            node.kode,
            node.nama,
            self._indikator("node", node.pk, True),
            self.pagu.get(node.pk),
            catatan="Di luar nomenklatur nasional" if node.kabupaten_id else "",
            anak=tuple(
                self._node(
                    n, None if didukung is None or n.pk in didukung else didukung
                )
                for n in cabang
            ),
        )

    def _akar(self) -> Iterable[Nomenklatur]:
        """Programs, whether or not a kelompok stands above them, and kelompok that
        have nothing below."""
        for node in self.anak.get(None, ()):
            bawahan = self.anak.get(node.pk, ())
            if node.tingkat == TingkatNomenklatur.KELOMPOK and bawahan:
                yield from bawahan
            else:
                yield node

    def _keluarga(self, node: Nomenklatur) -> Iterable[Nomenklatur]:
        """A node and all below it in this tree."""
        yield node
        for anak in self.anak.get(node.pk, ()):
            yield from self._keluarga(anak)

    def _indikator(self, jenis: str, kunci: int, ada_program: bool):
        lepas = "" if ada_program else TANPA_PROGRAM
        return tuple(
            replace(u, lepas=lepas) for u in self.ukuran.get((jenis, kunci), ())
        )


def _ukuran(renstra: Renstra, tahun: int) -> dict[tuple[str, int], list[Ukuran]]:
    """Indicators by where they stand, with the target of the year."""
    target = {
        t.butir_id: t
        for t in Target.objects.filter(
            butir__renstra=renstra, tahun=tahun, sumber=SumberTarget.RENSTRA
        )
    }
    hasil: dict[tuple[str, int], list[Ukuran]] = {}
    for tempat in (
        IndikatorRenstra.objects.filter(renstra=renstra)
        .select_related("indikator")
        .order_by("urutan", "pk")
    ):
        if tempat.tujuan_id:
            di = "tujuan", tempat.tujuan_id
        elif tempat.sasaran_id:
            di = "sasaran", tempat.sasaran_id
        else:
            di = "node", tempat.nomenklatur_id
        nama, satuan = tempat.indikator.nama, tempat.indikator.satuan
        keterangan = _target(target.get(tempat.pk), satuan, tahun)
        hasil.setdefault(di, []).append(
            Ukuran(f"indikator-{tempat.pk}", nama, keterangan)
        )
    return hasil


def _target(target: Target | None, satuan: str, tahun: int) -> str:
    if target is None:
        return f"satuan {satuan}"
    if target.nilai is None:
        return f"target {tahun}: {target.predikat}"
    predikat = f" ({target.predikat})" if target.predikat else ""
    return f"target {tahun}: {tulis(target.nilai)} {satuan}{predikat}"


def _misi(tujuan: Tujuan):
    """The misi at the top of what a tujuan supports, or None."""
    butir = tujuan.mendukung
    while butir is not None and butir.jenis != JenisButirRpjmd.MISI:
        butir = butir.induk
    return butir


def _mendukung(tujuan: Tujuan) -> str:
    """Which tujuan or sasaran of the RPJMD it supports, where that is no misi."""
    butir = tujuan.mendukung
    if butir is None or butir.jenis == JenisButirRpjmd.MISI:
        return ""
    return f"Mendukung {butir.get_jenis_display().lower()} RPJMD: {butir.uraian}"


def _cari_lepas(akar: Iterable[Simpul]) -> Iterable[Lepas]:
    """Sasaran without indicator first, then indicators, then programs."""
    semua = list(_telusuri(akar))
    for s in semua:
        if s.lepas == TANPA_INDIKATOR:
            pesan = f"Sasaran {s.nomor} belum mempunyai indikator."
            yield Lepas("sasaran", s.kunci, s.judul, pesan)
    for s in semua:
        for u in s.indikator:
            if u.lepas:
                pesan = f"Indikator {s.jenis} {s.nomor} belum didukung program."
                yield Lepas("indikator", u.kunci, u.nama, pesan)
    for s in semua:
        if s.lepas == TANPA_SASARAN:
            pesan = "Program ini belum mendukung sasaran mana pun."
            yield Lepas("program", s.kunci, f"{s.nomor} {s.judul}".strip(), pesan)


def _telusuri(akar: Iterable[Simpul]) -> Iterable[Simpul]:
    for simpul in akar:
        yield simpul
        yield from _telusuri(simpul.anak)
