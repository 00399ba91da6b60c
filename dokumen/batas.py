"""The limits of a process that makes a file of a tree."""

import resource


def batasi(memori_mb: int, detik: int) -> None:
    """For this process and for each that it splits off: memory of its own, time of the
    processor, and no core dump (what it would hold is a report not yet issued)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik + 5))
    batas = memori_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (batas, batas))
