from django.db import migrations

from dokumen.pembekuan import pasang
from evaluasi.pembekuan import PEMICU_LEMBAR


class Migration(migrations.Migration):
    """The worksheet of an issued LHE is frozen in the database."""

    dependencies = [("evaluasi", "0007_reviu")]

    operations = [pasang(*PEMICU_LEMBAR)]
