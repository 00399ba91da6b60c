from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kecamatan", "0002_jejak_tanpa_kecamatan"),
        ("iku", "0003_bentuk_sk_sasaran"),
    ]

    operations = [
        migrations.AddField(
            model_name="indikator",
            name="lintas_unit",
            field=models.ManyToManyField(
                blank=True,
                related_name="indikator_lintas",
                to="kecamatan.unitkerja",
                verbose_name="unit yang ikut mendukung",
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="penanggung_jawab",
            field=models.ManyToManyField(
                blank=True,
                related_name="indikator",
                to="kecamatan.unitkerja",
                verbose_name="unit penanggung jawab",
            ),
        ),
    ]
