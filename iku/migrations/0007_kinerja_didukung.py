import django.db.models.deletion
from django.db import migrations, models

from dokumen.pembekuan import lepas, pasang
from iku.pembekuan import PEMICU_PK


class Migration(migrations.Migration):
    dependencies = [("iku", "0006_pembekuan")]

    operations = [
        lepas(*PEMICU_PK),
        migrations.AddField(
            model_name="butirpk",
            name="mendukung",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pendukung",
                to="iku.butirpk",
                verbose_name="mendukung kinerja atasan",
            ),
        ),
        pasang(*PEMICU_PK),
    ]
