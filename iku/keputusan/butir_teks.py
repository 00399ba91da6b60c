"""Items of a decree as one types them: a list in one text box, and back.

Pure. Items stand one to a line; where a blank line stands anywhere, blank lines divide
them, so that an item may run over several lines.
"""

import re


def baca_butir(teks: str) -> list[str]:
    """The items, without blank ones; lines of an item keep their own indentation."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    bagian = re.split(r"\n[ \t]*\n", teks) if re.search(r"\n[ \t]*\n", teks) else None
    butir = teks.split("\n") if bagian is None else bagian
    return [satu.strip("\n").rstrip() for satu in butir if satu.strip()]


def tulis_butir(butir: list[str]) -> str:
    """What `baca_butir` reads back as the same items."""
    if not any("\n" in satu for satu in butir):
        return "\n".join(butir)
    # A single item of several lines, too, needs its blank line.
    return "\n\n".join(butir) + "\n\n"
