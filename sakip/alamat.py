"""The address on which ./jalankan serves: read it, see it free, see it answer.

Run as a script, because the shell can do none of the three by itself:
`python sakip/alamat.py bebas|tunggu HOST:PORT`. Standard library only.
"""

import socket
import sys
import time
from http.client import HTTPConnection, HTTPException

BATAS_TUNGGU = 60  # seconds; a slow PC needs about five


def urai(teks: str) -> tuple[str, int]:
    """Host and port of "host:port"; an IPv6 host stands in brackets.

    Raises ValueError with an Indonesian sentence when it is not that.
    """
    host, pemisah, port = teks.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (pemisah and host and port.isascii() and port.isdigit()):
        raise ValueError(
            f'ALAMAT "{teks}" tidak dikenali; tulis host:port, '
            "misalnya ALAMAT=127.0.0.1:8080."
        )
    if not 0 < int(port) < 65536:
        raise ValueError(
            f"Port {port} di luar 1 sampai 65535; pilih yang lain, "
            "misalnya ALAMAT=127.0.0.1:8080."
        )
    return host, int(port)


def periksa_bebas(host: str, port: int) -> None:
    """Return when a server may listen there; otherwise ValueError says why not."""
    keluarga = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(keluarga) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((host, port))
        except OSError as galat:
            raise ValueError(
                f"Alamat {host}:{port} tidak dapat dipakai ({galat.strerror}); "
                "hentikan program lain yang memakainya atau pilih port lain, "
                f"misalnya ALAMAT=127.0.0.1:{8080 if port != 8080 else 8081} "
                "./jalankan."
            ) from galat


def tunggu(host: str, port: int) -> None:
    """Return when a page is really served; otherwise ValueError says what came."""
    tujuan = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    batas = time.monotonic() + BATAS_TUNGGU
    while True:
        sambungan = HTTPConnection(tujuan, port, timeout=BATAS_TUNGGU)
        try:
            sambungan.request("GET", "/")
            status = sambungan.getresponse().status
        except (OSError, HTTPException) as galat:
            if time.monotonic() > batas:
                raise ValueError(
                    f"Peladen tidak menjawab dalam {BATAS_TUNGGU} detik."
                ) from galat
            time.sleep(0.05)
        else:
            break
        finally:
            sambungan.close()
    if status >= 500:
        raise ValueError(
            f"Peladen menjawab dengan galat {status}; periksa pesan di atas."
        )


def main(perintah: str, alamat: str) -> None:
    try:
        {"bebas": periksa_bebas, "tunggu": tunggu}[perintah](*urai(alamat))
    except ValueError as galat:
        sys.exit(str(galat))


if __name__ == "__main__":
    main(*sys.argv[1:])
