from django.db import migrations

from dokumen.pembekuan import PEMICU_DOKUMEN_AWAL, pasang


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0004_berkas_bertanda_tangan")]

    operations = [pasang(*PEMICU_DOKUMEN_AWAL)]
