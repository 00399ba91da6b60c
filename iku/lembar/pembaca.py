"""The reader that runs alone: a file in, rows as JSON lines out.

Started by `buku` as a script in a process of its own, because a spreadsheet can
be made to eat memory and time however carefully it is opened. It knows nothing
of Django, gets no environment, and limits itself before it opens anything.

Lines: {"lembar": name, "tersembunyi": bool} starts a sheet, [row, cells] is a row
with something in it, {"gabungan": ["A5:B7"]}, {"kolom_tersembunyi": [..]} follow;
{"tolak": sentence} ends all. A cell is text, a number, null, or [kind, value] for
what is neither: "d" date, "j" time, "b" truth, "e" error, "f" a formula without
value, "%" a number shown as percent, "t" a row that is hidden.
"""

import csv
import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta

MEMORI = 512 * 1024 * 1024
DETIK = 60
KELUARAN = 200 * 1024 * 1024
BATAS_BARIS = 20_000  # rows with content below the header
BATAS_KOLOM = 60
BATAS_BARIS_XML = 200_000
BATAS_TEKS_BERSAMA = 400_000
BATAS_LEMBAR = 30
RUSAK = (
    "Berkas rusak atau tidak lengkap. Buka di Excel, simpan lagi, lalu coba kembali."
)
TERLALU_BANYAK_BARIS = (
    "Lembar “{}” memuat lebih dari 20.000 baris. Bagi menjadi beberapa berkas."
)
TERLALU_BANYAK_KOLOM = (
    "Lembar “{}” memuat isian di luar 60 kolom pertama, pada {}. Hapus isian itu."
)
TERLALU_PANJANG = (
    "Lembar “{}” memuat terlalu banyak baris kosong yang berformat. Salin datanya ke "
    "templat yang baru."
)


class Tolak(Exception):
    """Refused with this sentence."""


def batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    resource.setrlimit(resource.RLIMIT_FSIZE, (KELUARAN, KELUARAN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def kirim(isi) -> None:
    sys.stdout.write(json.dumps(isi, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.write("\n")


def baca_xlsx(berkas: str) -> None:
    # Imported late: the limits stand before the first foreign line runs.
    from openpyxl.reader import excel
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    # Without a <dimension> openpyxl would read every sheet once just to size it.
    ReadOnlyWorksheet._get_size = lambda self: None
    excel.read_string_table = baca_teks_bersama
    # Opened here: by its name alone openpyxl would refuse what is not called .xlsx.
    with open(berkas, "rb") as isi:
        buku = excel.load_workbook(
            isi, read_only=True, data_only=True, keep_links=False
        )
        if len(buku.worksheets) > BATAS_LEMBAR:
            raise Tolak(
                "Berkas memuat lebih dari 30 lembar. Hapus lembar yang tidak perlu."
            )
        persen = frozenset(
            nomor
            for nomor, gaya in enumerate(buku._cell_styles)
            if "%" in _format_angka(buku, gaya.numFmtId)
        )
        for lembar in buku.worksheets:
            kirim(
                {"lembar": lembar.title, "tersembunyi": lembar.sheet_state != "visible"}
            )
            baca_lembar(lembar, persen)


def _format_angka(buku, nomor: int) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    if nomor < 164:
        return BUILTIN_FORMATS.get(nomor, "")
    sendiri = nomor - 164
    return buku._number_formats[sendiri] if sendiri < len(buku._number_formats) else ""


def baca_teks_bersama(sumber) -> list[str]:
    """As openpyxl's own, but bounded, and quick for texts without formatting."""
    from openpyxl.cell.text import Text
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    si, t = f"{{{SHEET_MAIN_NS}}}si", f"{{{SHEET_MAIN_NS}}}t"
    hasil = []
    for _, simpul in iterparse(sumber):
        if simpul.tag != si:
            continue
        if len(simpul) == 1 and simpul[0].tag == t:
            hasil.append(simpul[0].text or "")
        else:
            hasil.append(Text.from_tree(simpul).content)
        simpul.clear()
        if len(hasil) > BATAS_TEKS_BERSAMA:
            raise Tolak("Berkas memuat terlalu banyak teks. Bagi menjadi beberapa.")
    return hasil


def baca_lembar(lembar, persen: frozenset[int]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet import _reader as r
    from openpyxl.xml.functions import iterparse

    buku = lembar.parent
    with lembar._get_source() as sumber:
        urai = r.WorkSheetParser(
            sumber,
            lembar._shared_strings,
            data_only=True,
            epoch=buku.epoch,
            date_formats=buku._date_formats,
            timedelta_formats=buku._timedelta_formats,
        )
        gabungan, tersembunyi, terkirim, baris_xml = [], [], 0, 0
        for _, simpul in iterparse(sumber):
            tanda = simpul.tag
            if tanda == r.ROW_TAG:
                baris_xml += 1
                if baris_xml > BATAS_BARIS_XML:
                    raise Tolak(TERLALU_PANJANG.format(lembar.title))
                nomor, sel = baca_baris(urai, simpul, persen, r)
                simpul.clear()
                if not sel:
                    continue
                if max(sel) > BATAS_KOLOM:
                    letak = f"{get_column_letter(min(max(sel), 16384))}{nomor}"
                    raise Tolak(TERLALU_BANYAK_KOLOM.format(lembar.title, letak))
                terkirim += 1
                if terkirim > BATAS_BARIS + 1:
                    raise Tolak(TERLALU_BANYAK_BARIS.format(lembar.title))
                kirim([nomor, [sel.get(k) for k in range(1, max(sel) + 1)]])
            elif tanda == r.COL_TAG and simpul.get("hidden") in ("1", "true"):
                awal, akhir = int(simpul.get("min", 1)), int(simpul.get("max", 1))
                tersembunyi += range(awal, min(akhir, BATAS_KOLOM) + 1)
            elif tanda.endswith("}mergeCell") and len(gabungan) < 1000:
                gabungan.append(simpul.get("ref", ""))
                simpul.clear()
    kirim({"gabungan": gabungan, "kolom_tersembunyi": sorted(set(tersembunyi))})


def baca_baris(urai, simpul, persen, r) -> tuple[int, dict]:
    """Row number and {column: cell} of what is not empty."""
    teks_dalam = f"{{{r.SHEET_MAIN_NS}}}t"
    nomor = simpul.get("r")
    urai.row_counter = int(nomor) if nomor else urai.row_counter + 1
    urai.col_counter = 0
    sel = {}
    for el in simpul:
        if not len(el):  # formatted, but empty
            if el.get("r") is None:
                urai.col_counter += 1
            continue
        if (
            el.get("t") == "inlineStr"
            and len(el[0]) == 1
            and el[0][0].tag == teks_dalam
        ):
            # The one text that spreadsheet writers put there; openpyxl would
            # build three objects to find it.
            di = el.get("r")
            kolom = r.coordinate_to_tuple(di)[1] if di else urai.col_counter + 1
            urai.col_counter = kolom
            if teks := el[0][0].text:
                sel[kolom] = teks
            continue
        isi = urai.parse_cell(el)
        nilai = isi["value"]
        if nilai is None:
            if el.find(r.FORMULA_TAG) is not None:
                sel[isi["column"]] = ["f", None]
            continue
        if isi["data_type"] == "e":
            nilai = ["e", str(nilai)]
        elif isinstance(nilai, bool):
            nilai = ["b", nilai]
        elif isinstance(nilai, int | float):
            if isi["style_id"] in persen:
                nilai = ["%", nilai]
        elif not isinstance(nilai, str):
            nilai = _waktu(nilai)
        if nilai != "":
            sel[isi["column"]] = nilai
    if sel and simpul.get("hidden") in ("1", "true"):
        kirim(["t", urai.row_counter])
    return urai.row_counter, sel


def _waktu(nilai) -> list:
    """A date; or what Excel made of a code such as 7.01.01: a time of day."""
    if isinstance(nilai, datetime):
        utuh = nilai.time() == time()
        return ["d", nilai.date().isoformat()] if utuh else ["j", str(nilai)]
    if isinstance(nilai, date):
        return ["d", nilai.isoformat()]
    if isinstance(nilai, timedelta):
        detik = int(nilai.total_seconds())
        return ["j", f"{detik // 3600:02}.{detik // 60 % 60:02}.{detik % 60:02}"]
    return ["j", f"{nilai:%H.%M.%S}"]


def baca_csv(berkas: str) -> None:
    with open(berkas, "rb") as isi:
        mentah = isi.read()
    teks = _teks_csv(mentah)
    csv.field_size_limit(1_000_000)
    kirim({"lembar": "CSV", "tersembunyi": False})
    pemisah = _pemisah(teks)
    terkirim = 0
    try:
        baris = csv.reader(
            io.StringIO(teks, newline=""), delimiter=pemisah, strict=True
        )
        for isi in baris:
            sel = [_tanpa_petik(s) if s.strip() else None for s in isi]
            while sel and sel[-1] is None:
                sel.pop()
            if not sel:
                continue
            if len(sel) > BATAS_KOLOM:
                raise Tolak(
                    TERLALU_BANYAK_KOLOM.format("CSV", f"baris {baris.line_num}")
                )
            terkirim += 1
            if terkirim > BATAS_BARIS + 1:
                raise Tolak(TERLALU_BANYAK_BARIS.format("CSV"))
            kirim([baris.line_num, sel])
    except csv.Error:
        raise Tolak(
            f"CSV tidak dapat dibaca pada baris {baris.line_num}: tanda petiknya tidak "
            "berpasangan. Perbaiki, atau pakai berkas Excel (.xlsx)."
        ) from None
    kirim({"gabungan": [], "kolom_tersembunyi": []})


def _teks_csv(mentah: bytes) -> str:
    try:
        return mentah.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        mentah.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        try:
            return mentah.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise Tolak(
        "Huruf dalam CSV ini tidak dapat dibaca. Simpan sebagai CSV UTF-8, atau pakai "
        "berkas Excel (.xlsx)."
    )


def _pemisah(teks: str) -> str:
    """What stands most often between the headings: ; , or a tab."""
    kepala = next((b for b in teks.splitlines() if b.strip()), "")
    return max(";,\t", key=kepala.count)


def _tanpa_petik(teks: str) -> str:
    """Undo the apostrophe that an export puts before a text like a formula."""
    if teks.startswith("'") and teks.lstrip("'")[:1] in tuple("=+-@\t\r"):
        return teks[1:]
    return teks


def main(berkas: str, jenis: str) -> None:
    batasi()
    try:
        {"xlsx": baca_xlsx, "csv": baca_csv}[jenis](berkas)
    except Tolak as galat:
        kirim({"tolak": str(galat)})
    except MemoryError:
        kirim(
            {
                "tolak": "Berkas terlalu besar untuk dibuka. Bagi menjadi beberapa berkas."
            }
        )
    except Exception:
        # Whatever a broken file makes the library raise: for the person it is one.
        kirim({"tolak": RUSAK})
    kirim({"selesai": True})


if __name__ == "__main__":
    main(*sys.argv[1:])
