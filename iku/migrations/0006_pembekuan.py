from django.db import migrations

from dokumen.pembekuan import pasang
from iku.pembekuan import PEMICU_PK


class Migration(migrations.Migration):
    dependencies = [
        ("iku", "0005_pengajuan_pk"),
        ("dokumen", "0005_pembekuan"),
    ]

    operations = [pasang(*PEMICU_PK)]
