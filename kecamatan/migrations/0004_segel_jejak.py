import django.db.models.deletion
from django.db import migrations, models

from kecamatan.pembekuan import PEMICU_JEJAK, pasang


class Migration(migrations.Migration):

    dependencies = [
        ('kecamatan', '0003_pemberitahuan'),
    ]

    operations = [
        migrations.CreateModel(
            name='AntreanSegel',
            fields=[
                ('jejak', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='antrean', serialize=False, to='kecamatan.jejak')),
            ],
            options={
                'verbose_name': 'antrean segel',
                'verbose_name_plural': 'antrean segel',
            },
        ),
        migrations.CreateModel(
            name='KepalaJejak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urutan', models.BigIntegerField(default=0, verbose_name='urutan')),
                ('sidik', models.CharField(blank=True, max_length=64, verbose_name='sidik (SHA-256)')),
            ],
            options={
                'verbose_name': 'kepala jejak',
                'verbose_name_plural': 'kepala jejak',
            },
        ),
        migrations.CreateModel(
            name='Segel',
            fields=[
                ('urutan', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='urutan')),
                ('sidik', models.CharField(max_length=64, verbose_name='sidik (SHA-256)')),
                ('jejak', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='segel', to='kecamatan.jejak')),
            ],
            options={
                'verbose_name': 'segel',
                'verbose_name_plural': 'segel',
                'ordering': ['urutan'],
            },
        ),
        # What was written before waits for the first sealing.
        migrations.RunSQL(
            'INSERT INTO kecamatan_antreansegel (jejak_id) SELECT id FROM kecamatan_jejak',
            migrations.RunSQL.noop,
        ),
        pasang(*PEMICU_JEJAK),
    ]
