"""Which process works on a job, and whether it is still there."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def identitas() -> str:
    """This process: machine, number, and when it began (numbers are used again)."""
    nomor = os.getpid()
    return f"{socket.gethostname()}:{nomor}:{mulai_proses(nomor)}"


def hidup(pelaksana: str) -> bool:
    """Whether that process is still there; of another machine it cannot be said."""
    mesin, _, proses = pelaksana.partition(":")
    nomor, _, mulai = proses.partition(":")
    if mesin != socket.gethostname():
        return True
    return mulai_proses(nomor) == mulai


def mulai_proses(nomor: int | str) -> str:
    """Start of a process in clock ticks, "" where there is none or it is a zombie."""
    try:
        isi = Path(f"/proc/{nomor}/stat").read_text()
    except OSError:
        return ""
    bidang = isi.rpartition(")")[2].split()
    return "" if bidang[0] == "Z" else bidang[19]
