from django.db import migrations, models

from dokumen.pembekuan import lepas, pasang
from evaluasi.reviu.pembekuan import PEMICU_REVIU


class Migration(migrations.Migration):
    """The number of a review is its own within a kecamatan."""

    dependencies = [("evaluasi", "0010_keterangan_instrumen")]

    operations = [
        lepas(*PEMICU_REVIU),
        migrations.AddConstraint(
            model_name="reviu",
            constraint=models.UniqueConstraint(
                condition=~models.Q(nomor=""),
                fields=("kecamatan", "nomor"),
                name="reviu_nomor_unik",
                violation_error_message="Nomor reviu ini sudah dipakai.",
            ),
        ),
        pasang(*PEMICU_REVIU),
    ]
