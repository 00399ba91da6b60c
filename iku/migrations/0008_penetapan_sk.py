import django.db.models.deletion
from django.db import migrations, models

from dokumen.pembekuan import lepas, pasang
from iku.pembekuan import PEMICU_PK, PEMICU_SK

Q = models.Q
BERTANGGAL = Q(tanggal__isnull=False) | ~Q(tanggal_teks="")


def tetapkan_yang_bernomor(apps, editor):
    """Until now number and date alone said that a decree was signed."""
    sk = apps.get_model("iku", "SkIku").objects.using(editor.connection.alias)
    sk.filter(BERTANGGAL).exclude(nomor="").update(status="ditetapkan")


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0006_pembekuan_truncate"),
        ("iku", "0007_kinerja_didukung"),
    ]

    operations = [
        lepas(*PEMICU_PK, *PEMICU_SK),
        migrations.AddField(
            model_name="skiku",
            name="dokumen",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sk_iku",
                to="dokumen.dokumenresmi",
            ),
        ),
        migrations.AddField(
            model_name="skiku",
            name="mengubah",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="perubahan",
                to="iku.skiku",
                verbose_name="mengubah keputusan",
            ),
        ),
        migrations.AddField(
            model_name="skiku",
            name="status",
            field=models.CharField(
                choices=[("draf", "Draf"), ("ditetapkan", "Ditetapkan")],
                default="draf",
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.RunPython(tetapkan_yang_bernomor, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="skiku",
            constraint=models.CheckConstraint(
                condition=Q(status="draf") | (~Q(nomor="") & BERTANGGAL),
                name="sk_iku_ditetapkan_lengkap",
                violation_error_message=(
                    "Keputusan yang ditetapkan memerlukan nomor dan tanggal."
                ),
            ),
        ),
        pasang(*PEMICU_PK, *PEMICU_SK),
    ]
