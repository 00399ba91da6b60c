"""The capaian table as JSON and as text: what `manage.py capaian` prints.

In JSON decimals are strings with a point and absent is null, so that no reader
loses a digit or takes nothing for zero.
"""

from decimal import Decimal

from sakip.angka import tulis

from .pengukuran import BarisCapaian, Pengukuran, PkTerukur

SKEMA = "sakip/capaian/1"


def ke_json(ukuran: Pengukuran) -> dict:
    """The promised structure, ready for json.dumps."""
    return {
        "skema": SKEMA,
        "kecamatan": {
            "kode": ukuran.kecamatan.kode,
            "nama": ukuran.kecamatan.nama,
        },
        "tahun": ukuran.tahun,
        "skala": {"kode": ukuran.skala.kode, "nama": ukuran.skala.nama},
        "pk": [_pk(pk) for pk in ukuran.daftar_pk],
    }


def _pk(pk: PkTerukur) -> dict:
    perjanjian = pk.perjanjian
    renstra = perjanjian.renstra
    return {
        "jenis": "perubahan" if perjanjian.perubahan_ke else "murni",
        "ke": perjanjian.perubahan_ke,
        "nomor": perjanjian.nomor or None,
        "tanggal": perjanjian.tanggal.isoformat() if perjanjian.tanggal else None,
        "renstra": {
            "nama": str(renstra),
            "awal": renstra.awal,
            "akhir": renstra.akhir,
        },
        "rata_rata": _angka(pk.rata_rata),
        "indikator": [_baris(baris) for baris in pk.baris],
    }


def _baris(baris: BarisCapaian) -> dict:
    indikator, tempat = baris.indikator, baris.tempat
    return {
        "kode": indikator.kode,
        "tingkat": baris.tingkat,
        "induk": baris.induk,
        "nama": baris.butir.uraian_indikator,
        "satuan": indikator.satuan,
        "arah": indikator.arah,
        "baseline": _angka(tempat.baseline_nilai) if tempat else None,
        "target": _angka(baris.butir.nilai),
        "target_predikat": baris.butir.predikat or None,
        "realisasi": _angka(baris.hasil.nilai),
        "asal": baris.hasil.asal or None,
        "capaian": _angka(baris.capaian),
        "predikat": baris.jenjang.nama if baris.jenjang else None,
        "alasan": baris.alasan or None,
        "tren": {str(t.tahun): _angka(t.hasil.nilai) for t in baris.tren},
        "target_akhir": _angka(baris.target_akhir),
        "tahun_akhir": tempat.renstra.akhir if tempat else None,
        "kemajuan": _angka(baris.kemajuan),
        "pembanding": [
            {
                "nama": f"{p.get_jenis_display()} {p.get_tingkat_display().lower()}",
                "nilai": _angka(p.nilai),
                "sumber": p.sumber,
            }
            for p in baris.pembanding
        ],
    }


def _angka(nilai: Decimal | None) -> str | None:
    """Without an exponent and without zeros that say nothing ("84.0300")."""
    if nilai is None:
        return None
    teks = f"{nilai:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def ke_teks(ukuran: Pengukuran) -> str:
    """A table for the terminal, one block per PK."""
    bagian = [f"{ukuran.kecamatan} tahun {ukuran.tahun} · {ukuran.skala.nama}"]
    for pk in ukuran.daftar_pk:
        bagian.append(f"\n{pk.perjanjian} · {pk.perjanjian.renstra}")
        bagian += _tabel(
            [["Kode", "Target", "Realisasi", "Capaian", "Predikat"]]
            + [_baris_teks(baris) for baris in pk.baris]
        )
        rata = "–" if pk.rata_rata is None else f"{tulis(pk.rata_rata, 2)} %"
        bagian.append(f"Rata-rata capaian: {rata}")
    return "\n".join(bagian)


def _baris_teks(baris: BarisCapaian) -> list[str]:
    target = [] if baris.butir.nilai is None else [tulis(baris.butir.nilai)]
    if baris.butir.predikat:
        target.insert(0, baris.butir.predikat)
    realisasi = baris.hasil.nilai
    return [
        baris.indikator.kode,
        " ".join(target),
        "–" if realisasi is None else tulis(realisasi),
        baris.alasan if baris.capaian is None else f"{tulis(baris.capaian, 2)} %",
        baris.jenjang.nama if baris.jenjang else "–",
    ]


def _tabel(baris: list[list[str]]) -> list[str]:
    lebar = [max(len(b[i]) for b in baris) for i in range(len(baris[0]))]
    return [
        "  ".join(sel.ljust(lebar[i]) for i, sel in enumerate(b)).rstrip()
        for b in baris
    ]
