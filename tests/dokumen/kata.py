"""The words of a document in reading order, as print and as Word have them."""

import io
from html.parser import HTMLParser

import docx
from docx.oxml.ns import qn

from dokumen.html import badan
from dokumen.penomoran import nomori
from dokumen.word import tulis_docx


def kata_word(d):
    """The words of the body in reading order, as the XML has them."""
    teks = []
    for unsur in docx.Document(io.BytesIO(tulis_docx(d))).element.body.iter():
        if unsur.tag == qn("w:t"):
            teks.append(unsur.text)
        elif unsur.tag in (qn("w:p"), qn("w:br"), qn("w:tab")):
            teks.append(" ")
    return "".join(teks).split()


class _Kata(HTMLParser):
    """The words of the HTML in reading order, without drawings and the hidden
    stroke of a fraction; a label's colon stands in the style sheet."""

    BLOK = frozenset(
        [
            "p",
            "li",
            "div",
            "section",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dt",
            "dd",
            "br",
            "span",
        ]
    )

    def __init__(self, html):
        super().__init__()
        self.hasil, self.bisu, self.tumpukan = [], 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        diam = tag == "svg" or dict(attrs).get("class") == "sr"
        if tag not in ("br", "col", "meta"):
            self.tumpukan.append(diam)
            self.bisu += diam
        if tag in self.BLOK or tag == "figcaption":
            self.hasil.append(" ")
        if tag == "dd":
            self.hasil.append(": ")

    def handle_endtag(self, tag):
        if tag not in ("br", "col", "meta"):
            self.bisu -= self.tumpukan.pop()
        if tag in self.BLOK:
            self.hasil.append(" ")

    def handle_data(self, data):
        if not self.bisu:
            self.hasil.append(data)


def kata_html(d):
    return "".join(_Kata(badan(nomori(d))).hasil).split()
