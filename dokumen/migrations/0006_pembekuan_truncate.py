from django.db import migrations

from dokumen.pembekuan import PEMICU_DOKUMEN_AWAL, lepas, pasang


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0005_pembekuan")]

    operations = [lepas(*PEMICU_DOKUMEN_AWAL), pasang(*PEMICU_DOKUMEN_AWAL)]
