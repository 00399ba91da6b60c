from django.db import migrations, models
from django.db.models import Count

from dokumen.pembekuan import lepas, pasang
from evaluasi.reviu.pembekuan import PEMICU_REVIU


def periksa(apps, editor):
    """A number stands on a signed statement: which of two is wrong is for the
    Inspektorat to say, not for a migration."""
    Reviu = apps.get_model("evaluasi", "Reviu")
    semua = Reviu.objects.using(editor.connection.alias).order_by()
    ganda = (
        semua.exclude(nomor="")
        .values("kecamatan", "kecamatan__nama", "nomor")
        .annotate(banyak=Count("pk"))
        .filter(banyak__gt=1)
        .order_by("kecamatan__nama", "nomor")
    )
    daftar = []
    for g in ganda:
        sama = semua.filter(kecamatan=g["kecamatan"], nomor=g["nomor"]).order_by("pk")
        baris = ", ".join(f"id {r.pk} (LKjIP {r.tahun})" for r in sama)
        daftar.append(f"{g['kecamatan__nama']}, nomor {g['nomor']}: {baris}")
    if daftar:
        raise RuntimeError(
            "Satu nomor reviu tidak boleh dipakai dua kali di satu kecamatan: "
            + "; ".join(daftar)
            + ". Tidak ada yang diubah. Tanyakan kepada Inspektorat nomor mana yang "
            "benar, betulkan pada tabel evaluasi_reviu (yang terbit beku, jadi oleh "
            "pengelola basis data), lalu jalankan migrate lagi."
        )


class Migration(migrations.Migration):
    """The number of a review is its own within a kecamatan."""

    dependencies = [("evaluasi", "0010_keterangan_instrumen")]

    operations = [
        migrations.RunPython(periksa, migrations.RunPython.noop),
        lepas(*PEMICU_REVIU),
        migrations.AddConstraint(
            model_name="reviu",
            constraint=models.UniqueConstraint(
                condition=~models.Q(nomor=""),
                fields=("kecamatan", "nomor"),
                name="reviu_nomor_unik",
                violation_error_message="Nomor reviu ini sudah dipakai.",
            ),
        ),
        pasang(*PEMICU_REVIU),
    ]
