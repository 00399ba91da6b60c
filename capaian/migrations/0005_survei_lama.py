"""Surveys from before: transcribed summaries of a whole year, finished."""

from django.db import migrations, models

import capaian.models.skm


def isi(apps, schema_editor):
    survei = apps.get_model("capaian", "Survei").objects
    for satu in survei.filter(token=None):
        satu.token = capaian.models.skm.token_baru()
        satu.asal, satu.status = "dokumen", "ditutup"
        satu.periode = satu.periode or "tahun"
        satu.save()


class Migration(migrations.Migration):
    dependencies = [("capaian", "0004_skm")]

    operations = [
        migrations.RunPython(isi, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="survei",
            name="token",
            field=models.CharField(
                default=capaian.models.skm.token_baru,
                editable=False,
                max_length=32,
                unique=True,
                verbose_name="tanda alamat publik",
            ),
        ),
    ]
