"""The kinds of files of this room."""

from .indikator import INDIKATOR
from .pagu import PAGU
from .pk import PK
from .program import PROGRAM
from .rencana_aksi import RENCANA_AKSI
from .renstra import RENSTRA
from .rpjmd import RPJMD
from .sk import SK_IKU
from .target import TARGET

JENIS_IKU = (
    *(RPJMD, RENSTRA, INDIKATOR, TARGET),
    *(SK_IKU, PK, RENCANA_AKSI, PROGRAM, PAGU),
)

__all__ = ["JENIS_IKU"]
