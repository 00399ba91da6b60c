from django.db import migrations, models
from django.db.models import Count


def periksa(apps, editor):
    """Nobody may be both member and quality assurer of a team. Which of the two goes is
    for the Inspektur to say, not for a migration."""
    AnggotaTim = apps.get_model("evaluasi", "AnggotaTim")
    rangkap = (
        AnggotaTim.objects.order_by()
        .values("tim__nama", "tim__periode__tahun", "pengguna__username")
        .annotate(banyak=Count("pk"))
        .filter(banyak__gt=1)
    )
    daftar = [
        f"{r['pengguna__username']} ({r['tim__nama']}, {r['tim__periode__tahun']})"
        for r in rangkap
    ]
    if daftar:
        raise RuntimeError(
            "Anggota tim evaluasi tidak boleh sekaligus penjamin mutu tim yang sama: "
            + "; ".join(daftar)
            + ". Dengan versi lama, keluarkan salah satu tugasnya pada halaman Tim "
            "evaluasi, lalu jalankan migrate lagi."
        )


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0008_lembar_beku")]

    operations = [
        migrations.RunPython(periksa, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="anggotatim", name="anggota_tim_unik"
        ),
        migrations.AddConstraint(
            model_name="anggotatim",
            constraint=models.UniqueConstraint(
                fields=("tim", "pengguna"),
                name="anggota_tim_satu_tugas",
                violation_error_message=(
                    "Orang ini sudah bertugas di tim ini. Satu orang satu tugas."
                ),
            ),
        ),
    ]
