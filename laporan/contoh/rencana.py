"""What was promised, from the files: people, plans, decrees, agreements."""

from iku.models import Acuan as _Acuan
from iku.models import (
    AnggaranPk,
    ButirPk,
    ButirSkIku,
    DukunganProgram,
    Indikator,
    IndikatorRenstra,
    Nomenklatur,
    PerjanjianKinerja,
    Renstra,
    Sasaran,
    SkIku,
    Target,
    TargetVariabel,
    Tujuan,
    Variabel,
)
from iku.pilihan import StatusPk, StatusSk, SumberTarget
from kecamatan.models import MasaJabatan, Pejabat, UnitKerja

from .buat import buat, isian, periksa
from .konteks import Konteks, baca_target
from .simpul import Simpul


def identitas(k: Konteks, s: Simpul) -> None:
    """Address and the like; only where the kecamatan has none yet."""
    isi = s.anak("identitas")
    baru = {
        nama: isi.teks(nama)
        for nama in ("alamat", "telepon", "surel", "laman")
        if isi.teks(nama) and not getattr(k.kecamatan, nama)
    }
    isi.tutup()
    for nama, nilai in baru.items():
        setattr(k.kecamatan, nama, nilai)
    if baru:
        k.kecamatan.save(update_fields=list(baru))


def unit_kerja(k: Konteks, s: Simpul) -> None:
    for urutan, u in enumerate(s.daftar("unit_kerja"), 1):
        isi = isian(u, UnitKerja, "singkatan", "mulai", "selesai", "urutan")
        k.unit[u.wajib("kode")] = buat(
            u,
            UnitKerja,
            {
                "kecamatan": k.kecamatan,
                "nama": u.wajib("nama"),
                "dasar": u.teks("dasar"),
            },
            {"urutan": urutan, "induk": k.bernama(u, "unit", "induk")} | isi,
        )


def pejabat(k: Konteks, s: Simpul) -> None:
    for p in s.daftar("pejabat"):
        nip, nama = p.teks("nip"), p.wajib("nama")
        kunci = {"kabupaten": k.kabupaten, "nip": nip}
        isi = {"nama": nama}
        if not nip:  # a bupati has none: known by name alone
            kunci, isi = kunci | isi, {}
        k.pejabat[p.wajib("kode")] = buat(p, Pejabat, kunci, isi)


def masa_jabatan(k: Konteks, s: Simpul) -> None:
    for m in s.daftar("masa_jabatan"):
        isi = isian(m, MasaJabatan, "jabatan", "status", "pangkat", "mulai", "selesai")
        kunci = {
            "pejabat": k.bernama(m, "pejabat", "pejabat"),
            "kecamatan": k.kecamatan,
            "sebutan": m.wajib("sebutan"),
        }
        if kunci["pejabat"] is None:
            raise m.galat("“pejabat” harus diisi")
        k.masa_jabatan[m.wajib("kode")] = buat(
            m, MasaJabatan, kunci, {"unit": k.bernama(m, "unit", "unit")} | isi
        )


def indikator(k: Konteks, s: Simpul) -> None:
    for i in s.daftar("indikator"):
        isi = isian(
            i,
            Indikator,
            *("nama", "satuan", "arah", "agregasi", "frekuensi", "cara", "rumus"),
            *("definisi", "formulasi", "sumber_data"),
        )
        isi["acuan"] = _acuan(k, i)
        isi["pendahulu"] = k.indikator(i, "pendahulu") if i.teks("pendahulu") else None
        kunci = {"kecamatan": k.kecamatan, "kode": i.wajib("kode")}
        baris = buat(i, Indikator, kunci, isi)
        for urutan, v in enumerate(i.daftar("variabel"), 1):
            buat(
                v,
                Variabel,
                {"indikator": baris, "kode": v.wajib("kode")},
                {"urutan": urutan} | isian(v, Variabel, "nama", "satuan"),
            )


def _acuan(k: Konteks, i: Simpul) -> _Acuan | None:
    if not (kode := i.teks("acuan")):
        return None
    baris = _Acuan.objects.filter(kabupaten=k.kabupaten, kode=kode).first()
    if baris is None:
        raise i.galat(f"acuan “{kode}” tidak dikenal", "acuan")
    return baris


def nomenklatur(k: Konteks, s: Simpul) -> None:
    """The regency's own entries, which the national list does not have."""
    for n in s.daftar("nomenklatur"):
        induk = k.nomenklatur(n, "induk") if n.teks("induk") else None
        k.nomenklatur_lokal[n.wajib("kode")] = buat(
            n,
            Nomenklatur,
            {
                "kabupaten": k.kabupaten,
                "induk": induk,
                "tingkat": n.wajib("tingkat"),
                "nama": n.wajib("nama"),
            },
            isian(n, Nomenklatur, "urutan", "mulai", "selesai"),
        )


def renstra(k: Konteks, s: Simpul) -> None:
    for r in s.daftar("renstra"):
        rpjmd = k.rpjmd(r)
        kunci = {"kecamatan": k.kecamatan, "versi": r.bulat("versi") or 0}
        kunci |= isian(r, Renstra, "awal", "akhir")
        isi = {"rpjmd": rpjmd} | isian(r, Renstra, "dasar", "ditetapkan_pada")
        baris = k.renstra_lokal[r.wajib("kode")] = buat(r, Renstra, kunci, isi)
        for t in r.daftar("tujuan"):
            _tujuan(k, t, baris)
        for p in r.daftar("program"):
            di = {"nomenklatur": k.nomenklatur(p, "nomenklatur")}
            for urutan, b in enumerate(p.daftar("indikator"), 1):
                _butir(k, b, baris, di, urutan)


def _tujuan(k: Konteks, t: Simpul, renstra: Renstra) -> None:
    isi = isian(t, Tujuan, "uraian", "kelompok")
    isi["mendukung"] = k.butir_rpjmd(t, renstra.rpjmd)
    tujuan = buat(t, Tujuan, {"renstra": renstra, "urutan": t.bulat("urutan")}, isi)
    for urutan, b in enumerate(t.daftar("indikator"), 1):
        _butir(k, b, renstra, {"tujuan": tujuan}, urutan)
    for sa in t.daftar("sasaran"):
        isi = isian(sa, Sasaran, "uraian", "strategi", "kebijakan")
        isi["mendukung"] = k.butir_rpjmd(sa, renstra.rpjmd)
        kunci = {"tujuan": tujuan, "urutan": sa.bulat("urutan")}
        sasaran = buat(sa, Sasaran, kunci, isi)
        for urutan, b in enumerate(sa.daftar("indikator"), 1):
            _butir(k, b, renstra, {"sasaran": sasaran}, urutan)
        for kode in sa.daftar_teks("dukungan"):
            node = k.nomenklatur(sa, "dukungan", kode)
            kunci = {"sasaran": sasaran, "nomenklatur": node}
            buat(sa, DukunganProgram, kunci, {})


def _butir(k: Konteks, b: Simpul, renstra: Renstra, di: dict, urutan: int) -> None:
    """One measure's place in the plan, with its baseline and yearly targets."""
    dasar = b.anak("baseline")
    isi = {"urutan": urutan} | isian(b, IndikatorRenstra, "jenis")
    if b.ada("baseline"):
        awal = baca_target(dasar, "nilai")
        isi |= {
            "baseline_tahun": dasar.bulat("tahun"),
            "baseline_nilai": awal["nilai"],
            "baseline_predikat": awal["predikat"],
        }
    dasar.tutup()
    kunci = {"renstra": renstra, "indikator": k.indikator(b, "kode")} | di
    tempat = buat(b, IndikatorRenstra, kunci, isi)
    for sumber in SumberTarget.values:
        daftar = b.anak("target" if sumber == SumberTarget.RENSTRA else sumber)
        for tahun in daftar.kunci():
            kunci = {"butir": tempat, "tahun": _tahun(daftar, tahun), "sumber": sumber}
            buat(daftar, Target, kunci, baca_target(daftar, tahun))
    for tahun in (semua := b.anak("komponen")).kunci():
        _komponen(semua.anak(tahun), tempat, _tahun(semua, tahun))


def _komponen(bagian: Simpul, tempat: IndikatorRenstra, tahun: int) -> None:
    """The parts of a composite target; of the Renja where there is one."""
    target = tempat.target.filter(tahun=tahun).order_by("sumber").first()
    if target is None:
        raise bagian.galat("isi dahulu targetnya, kemudian komponennya")
    for kode in bagian.kunci():
        kunci = {"target": target, "variabel": variabel(bagian, tempat.indikator, kode)}
        buat(bagian, TargetVariabel, kunci, {"nilai": bagian.bilangan(kode)})


def variabel(simpul: Simpul, indikator: Indikator, kode: str) -> Variabel:
    baris = indikator.variabel.filter(kode=kode).first()
    if baris is None:
        raise simpul.galat(f"komponen “{kode}” tidak ada pada {indikator.kode}")
    return baris


def _tahun(simpul: Simpul, kunci) -> int:
    if not isinstance(kunci, int):
        raise simpul.galat(f"“{kunci}” bukan tahun", kunci)
    return kunci


def keputusan(k: Konteks, s: Simpul) -> None:
    for d in s.daftar("keputusan"):
        penetap = d.anak("penetap")
        isi = isian(
            d,
            SkIku,
            *("tanggal", "tanggal_teks", "tempat", "judul", "bentuk", "menimbang"),
            *("mengingat", "diktum", "tugas", "fungsi", "salinan", "di_luar_tabel"),
        )
        isi["renstra"] = k.renstra(d)
        for nama in ("jabatan", "nama", "pangkat", "nip"):
            isi[f"penetap_{nama}"] = penetap.teks(nama)
        penetap.tutup()
        kunci = {"kecamatan": k.kecamatan, "nomor": d.wajib("nomor")}
        sk = buat(d, SkIku, kunci, isi)
        for b in d.daftar("butir"):
            _butir_sk(k, b, sk)
        if sk.draf and (sk.tanggal or sk.tanggal_teks):
            # Last: from then on the database refuses further rows.
            sk.status = StatusSk.DITETAPKAN
            periksa(d, sk)
            sk.save(update_fields=["status"])


def _butir_sk(k: Konteks, b: Simpul, sk: SkIku) -> None:
    ind = k.indikator(b)
    isi = isian(
        b,
        ButirSkIku,
        *("urutan", "uraian_kinerja", "uraian_indikator", "formulasi"),
        *("penjelasan", "sumber_data"),
    )
    isi["butir_renstra"] = k.tempat(b, sk.renstra, ind)
    kunci = {"sk": sk, "indikator": ind, "letak": b.wajib("letak")}
    unit = [_unit(k, b, kode) for kode in b.daftar_teks("penanggung_jawab")]
    baru = not ButirSkIku.objects.filter(**kunci).exists()
    butir = buat(b, ButirSkIku, kunci, isi)
    if baru:
        butir.penanggung_jawab.set(unit)


def _unit(k: Konteks, b: Simpul, kode: str) -> UnitKerja:
    return k.bernama(Simpul(b.berkas, b.letak, {"unit": kode}), "unit", "unit")


def perjanjian(k: Konteks, s: Simpul) -> None:
    for p in s.daftar("perjanjian"):
        isi = isian(
            p,
            PerjanjianKinerja,
            *("asal", "status", "nomor", "tanggal", "tanggal_teks", "tempat", "alasan"),
            *("pertama_nama", "pertama_jabatan", "pertama_nip"),
            *("kedua_nama", "kedua_jabatan"),
        )
        status = isi.pop("status", StatusPk.DITETAPKAN)
        isi["renstra"] = k.renstra(p)
        for pihak in ("pertama", "kedua"):
            isi[pihak] = k.bernama(p, "masa_jabatan", pihak)
        kunci = {
            "kecamatan": k.kecamatan,
            "tahun": p.bulat("tahun"),
            "perubahan_ke": p.bulat("perubahan_ke") or 0,
            "unit": k.bernama(p, "unit", "unit"),
        }
        if isi["renstra"] is None:
            raise p.galat("“renstra” harus diisi")
        pk = buat(p, PerjanjianKinerja, kunci, isi)
        _isi_pk(k, p, pk)
        if pk.status == StatusPk.DRAF and status != StatusPk.DRAF:
            # Last: from then on the database refuses further rows.
            pk.status = status
            periksa(p, pk)
            pk.save(update_fields=["status"])


def _isi_pk(k: Konteks, p: Simpul, pk: PerjanjianKinerja) -> None:
    for urutan, b in enumerate(p.daftar("butir"), 1):
        ind = k.indikator(b)
        isi = {"urutan": urutan} | baca_target(b, "target")
        isi |= isian(
            b, ButirPk, "urutan", "nomor", "uraian_kinerja", "uraian_indikator"
        )
        isi["butir_renstra"] = k.tempat(b, pk.renstra, ind)
        buat(b, ButirPk, {"perjanjian": pk, "indikator": ind}, isi)
    for urutan, a in enumerate(p.daftar("anggaran"), 1):
        node = k.nomenklatur(a, "nomenklatur")
        isi = {"urutan": urutan}
        isi |= isian(a, AnggaranPk, "uraian", "jumlah", "sumber_dana")
        buat(a, AnggaranPk, {"perjanjian": pk, "nomenklatur": node}, isi)
