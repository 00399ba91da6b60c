"""Who may do which act on a report in which state. Pages and tests read the table."""

from collections.abc import Mapping

from dokumen.pilihan import StatusDokumen as S
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran
from kecamatan.wewenang import wewenang

from .pilihan import TindakanLkjip as T
from .versi import Penerbitan

_PENYUSUN = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})
# The camat, or who records what the camat signed or sent on paper.
_PENCATAT = _PENYUSUN | {Peran.CAMAT}
_ORGANISASI = frozenset({Peran.BAGIAN_ORGANISASI})
# None: there is no version yet.
PELAKU: Mapping[T, Mapping[S | None, frozenset[Peran]]] = {
    T.SIAPKAN: {None: _PENYUSUN, S.DRAF: _PENYUSUN},
    T.TANDATANGANI: {S.DRAF: _PENCATAT},
    T.SAMPAIKAN: {S.DITANDATANGANI: _PENCATAT},
    T.TERBITKAN: {S.DISAMPAIKAN: _ORGANISASI},
    T.PERBAIKI: {
        S.DITANDATANGANI: _PENYUSUN,
        S.DISAMPAIKAN: _PENYUSUN,
        S.TERBIT: _PENYUSUN,
    },
    # Of a correction only: `Penerbitan.dapat_dibatalkan`.
    T.BATALKAN: {S.DRAF: _PENYUSUN},
}


def peran_pelaku(user, kecamatan: Kecamatan) -> frozenset[Peran]:
    hak = wewenang(user)
    return frozenset(Peran) if hak.semua else hak.peran_di(kecamatan)


def pernah_boleh(tindakan: T, user, kecamatan: Kecamatan) -> bool:
    """Whether the act is this person's in any state."""
    peran = peran_pelaku(user, kecamatan)
    return any(boleh & peran for boleh in PELAKU[tindakan].values())


def tindakan_bagi(user, penerbitan: Penerbitan) -> list[T]:
    """The acts this person can do on it now, in the order of the table."""
    peran = peran_pelaku(user, penerbitan.kecamatan)
    semua = [t for t in T if PELAKU[t].get(penerbitan.status, frozenset()) & peran]
    if T.BATALKAN in semua and not penerbitan.dapat_dibatalkan:
        semua.remove(T.BATALKAN)
    return semua
