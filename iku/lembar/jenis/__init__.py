"""The kinds of files of this room."""

from .indikator import INDIKATOR
from .pagu import PAGU
from .pk import PK
from .program import PROGRAM
from .rencana_aksi import RENCANA_AKSI
from .renstra import RENSTRA
from .target import TARGET

JENIS_IKU = (RENSTRA, INDIKATOR, TARGET, PK, RENCANA_AKSI, PROGRAM, PAGU)

__all__ = ["JENIS_IKU"]
