"""Work done side by side by processes split off from this one.

They share with it, and with each other, everything loaded before. The numbers of what is
to be done lie in one pipe, from which each takes the next when it is free; each has a
pipe of its own for its results. No threads: the pools of the standard library wait for
ever where memory is short.
"""

from __future__ import annotations

import os
import selectors
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence

_NOMOR, _PANJANG = 4, 8  # bytes of a number and of a length
KODE_MEMORI = 3
# How libraries written in C (GLib) end a process that gets no more memory.
TANPA_MEMORI = (KODE_MEMORI, -signal.SIGTRAP, -signal.SIGABRT)


def serentak(
    kerja: Sequence[Callable[[], bytes]], proses: int
) -> Iterator[tuple[int, bytes]]:
    """Number and result of each, as they come. MemoryError or RuntimeError where a
    process failed; the others are ended."""
    antrean, isi_antrean = os.pipe()
    urutan = b"".join(i.to_bytes(_NOMOR) for i in range(len(kerja)))
    with os.fdopen(isi_antrean, "wb") as berkas:
        berkas.write(urutan)
    pekerja: dict[int, int] = {}  # the pipe of results -> process
    try:
        for _ in range(min(proses, len(kerja))):
            hasil, tulis = os.pipe()
            nomor = os.fork()
            if nomor == 0:
                os._exit(_bekerja(kerja, antrean, tulis))
            os.close(tulis)
            pekerja[hasil] = nomor
        yield from _kumpulkan(pekerja)
    finally:
        os.close(antrean)
        for hasil, nomor in pekerja.items():
            os.close(hasil)
            os.kill(nomor, signal.SIGKILL)
            os.waitpid(nomor, 0)


def _bekerja(kerja: Sequence[Callable[[], bytes]], antrean: int, tulis: int) -> int:
    try:
        with os.fdopen(tulis, "wb") as keluaran:
            while nomor := os.read(antrean, _NOMOR):
                isi = kerja[int.from_bytes(nomor)]()
                keluaran.write(nomor + len(isi).to_bytes(_PANJANG) + isi)
                keluaran.flush()
    except MemoryError:
        return KODE_MEMORI
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _kumpulkan(pekerja: dict[int, int]) -> Iterator[tuple[int, bytes]]:
    """Takes those that are done out of `pekerja`."""
    kepala = _NOMOR + _PANJANG
    simpan = {hasil: bytearray() for hasil in pekerja}
    with selectors.DefaultSelector() as pemilih:
        for hasil in pekerja:
            pemilih.register(hasil, selectors.EVENT_READ)
        while pekerja:
            for kunci, _ in pemilih.select():
                hasil, isi = kunci.fd, simpan[kunci.fd]
                baru = os.read(hasil, 1 << 20)
                isi += baru
                while len(isi) >= kepala:
                    panjang = int.from_bytes(isi[_NOMOR:kepala])
                    if len(isi) < kepala + panjang:
                        break
                    yield int.from_bytes(isi[:_NOMOR]), bytes(isi[kepala:][:panjang])
                    del isi[: kepala + panjang]
                if not baru:
                    pemilih.unregister(hasil)
                    os.close(hasil)
                    _periksa(os.waitpid(pekerja.pop(hasil), 0)[1])


def _periksa(status: int) -> None:
    kode = os.waitstatus_to_exitcode(status)
    if kode in TANPA_MEMORI:
        raise MemoryError
    if kode:
        raise RuntimeError(f"proses pencetak berhenti dengan kode {kode}")
