from django.db import migrations

from dokumen.pembekuan import PEMICU_DOKUMEN, lepas, pasang


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0005_pembekuan")]

    operations = [lepas(*PEMICU_DOKUMEN), pasang(*PEMICU_DOKUMEN)]
