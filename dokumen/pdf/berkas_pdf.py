"""What makes a PDF a PDF/A-3a: who says what it is, colours, attachments.

PDF/A-3, level A: ISO 19005-3; the mark of PDF/UA-1: ISO 14289-1, 5. The mark is a
property that PDF/A does not know, so that its schema is described along with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from dokumen.html_teks import teks

_PROFIL = "sRGB2014.icc"
_SKEMA_UA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What the file says of itself. `tanggal`: ISO, or nothing."""

    judul: str
    penyusun: str
    tanggal: str
    bahasa: str


@dataclass(frozen=True, slots=True)
class Sisipan:
    """A file carried within: what it is to the document is one of PDF/A's words."""

    nama: str
    isi: bytes
    jenis: str
    uraian: str
    hubungan: str


def terangkan(pdf: Pdf, k: Keterangan) -> None:
    """Title, author, dates and language, in the file and in its XMP metadata."""
    pencetak = f"WeasyPrint {version('weasyprint')}"
    pdf.docinfo["/Title"] = k.judul
    pdf.docinfo["/Producer"] = pencetak
    if k.penyusun:
        pdf.docinfo["/Author"] = k.penyusun
    if k.tanggal:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = _tanggal(k.tanggal)
    akar = pdf.Root
    akar.Lang = k.bahasa
    akar.MarkInfo = Dictionary(Marked=True)
    akar.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    xmp = Stream(pdf, _xmp(k, pencetak).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    akar.Metadata = pdf.make_indirect(xmp)
    akar.OutputIntents = Array([_warna(pdf)])


def _tanggal(iso: str) -> str:
    return f"D:{iso.replace('-', '')}"


def _xmp(k: Keterangan, pencetak: str) -> str:
    """Dates, author and title as in the file itself: PDF/A wants both alike."""
    penyusun = tanggal = ""
    if k.penyusun:
        penyusun = f"<dc:creator><rdf:Seq><rdf:li>{teks(k.penyusun)}</rdf:li></rdf:Seq></dc:creator>"
    if k.tanggal:
        tanggal = f"<xmp:CreateDate>{teks(k.tanggal)}</xmp:CreateDate><xmp:ModifyDate>{teks(k.tanggal)}</xmp:ModifyDate>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        '<rdf:Description rdf:about="">'
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{teks(k.judul)}</rdf:li>'
        f"</rdf:Alt></dc:title>{penyusun}{tanggal}"
        f"<pdf:Producer>{teks(pencetak)}</pdf:Producer></rdf:Description>{_SKEMA_UA}"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _warna(pdf: Pdf) -> Dictionary:
    """The colours meant: sRGB, by the profile that comes with WeasyPrint."""
    paket = find_spec("weasyprint")
    assert paket is not None and paket.submodule_search_locations
    folder = Path(paket.submodule_search_locations[0])
    profil = Stream(pdf, (folder / "pdf" / _PROFIL).read_bytes())
    profil.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String(_PROFIL),
        DestOutputProfile=pdf.make_indirect(profil),
    )


def sisipkan(pdf: Pdf, sisipan: Sequence[Sisipan], tanggal: str) -> None:
    """Attach the files; `tanggal` (ISO, or nothing) is theirs, too."""
    daftar, nama = Array(), Array()
    for s in sorted(sisipan, key=lambda s: s.nama):
        ukuran = Dictionary(
            Size=len(s.isi),
            CheckSum=String(md5(s.isi, usedforsecurity=False).digest()),
        )
        if tanggal:
            ukuran.CreationDate = ukuran.ModDate = String(_tanggal(tanggal))
        isi = Stream(pdf, s.isi)
        isi.Type, isi.Subtype, isi.Params = (
            Name.EmbeddedFile,
            Name(f"/{s.jenis}"),
            ukuran,
        )
        isi_ini = pdf.make_indirect(isi)
        berkas = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(s.nama),
                UF=String(s.nama),
                Desc=String(s.uraian),
                AFRelationship=Name(f"/{s.hubungan}"),
                EF=Dictionary(F=isi_ini, UF=isi_ini),
            )
        )
        daftar.append(berkas)
        nama.extend([String(s.nama), berkas])
    if daftar:
        pdf.Root.AF = daftar
        pdf.Root.Names.EmbeddedFiles = Dictionary(Names=nama)
