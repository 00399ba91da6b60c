import resource

from sakip.tumpukan import lapang


def _kerja():
    return [abs for _ in range(2_000) if _daun(1, 2, 3)]


def _daun(a, b, c):
    return [a, b, c]


def _dalam(sisa: int):
    return _dalam(sisa - 1) if sisa else _kerja()


def _halaman_diminta(fungsi, sisa: int) -> int:
    """Pages of memory that the system had to hand out meanwhile."""
    sebelum = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    fungsi(sisa)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - sebelum


def test_tak_ada_kedalaman_yang_meminta_memori_setiap_panggilan():
    # Enough depths for several chunks of 16 kB.
    semua = [_halaman_diminta(lapang(_dalam), sisa) for sisa in range(450)]
    # One page for each of the 2,000 calls where a chunk ends, otherwise a few.
    assert max(semua) < 500


def test_isi_dan_hasil_diteruskan():
    @lapang
    def bagi(a, b, *, sisa=0):
        return a // b + sisa

    assert bagi(7, b=2, sisa=1) == 4
