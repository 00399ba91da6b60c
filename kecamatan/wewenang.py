"""What one person may see: the only reader of Penugasan."""

from dataclasses import dataclass

from .pilihan import Peran


@dataclass(frozen=True)
class Tempat:
    """One assignment in force. `kecamatan_id` None: the whole regency."""

    peran: Peran
    kabupaten_id: int
    kecamatan_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Wewenang:
    """All assignments of a person. `semua`: the technical superuser."""

    tempat: tuple[Tempat, ...] = ()
    semua: bool = False

    def punya(self, *peran: Peran) -> bool:
        """Whether the person holds one of these roles anywhere."""
        return any(t.peran in peran for t in self.tempat)

    def dengan(self, peran: frozenset[Peran]) -> "Wewenang":
        """Only the assignments with one of these roles."""
        return Wewenang(tuple(t for t in self.tempat if t.peran in peran), self.semua)

    def peran_di(self, kecamatan) -> frozenset[Peran]:
        """The roles that reach this kecamatan: its own and those of its regency."""
        return frozenset(
            t.peran
            for t in self.tempat
            if t.kecamatan_id == kecamatan.pk
            or (t.kecamatan_id is None and t.kabupaten_id == kecamatan.kabupaten_id)
        )

    @property
    def kabupaten_penuh(self) -> set[int]:
        """Regencies that are open as a whole."""
        return {t.kabupaten_id for t in self.tempat if t.kecamatan_id is None}

    @property
    def kabupaten_terkait(self) -> set[int]:
        """Regencies in which the person has any place."""
        return {t.kabupaten_id for t in self.tempat}

    @property
    def kecamatan(self) -> set[int]:
        return {t.kecamatan_id for t in self.tempat if t.kecamatan_id is not None}


TANPA_WEWENANG = Wewenang()


def wewenang(user) -> Wewenang:
    """The rights of `user`; nobody in particular has none."""
    return getattr(user, "wewenang", TANPA_WEWENANG)
