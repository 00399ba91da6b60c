import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("capaian", "0006_ipp"),
        ("iku", "0008_penetapan_sk"),
        ("kecamatan", "0006_percobaan_masuk"),
    ]

    operations = [
        migrations.CreateModel(
            name="RapatEvaluasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "triwulan",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Triwulan I"),
                            (2, "Triwulan II"),
                            (3, "Triwulan III"),
                            (4, "Triwulan IV"),
                        ],
                        verbose_name="triwulan yang dievaluasi",
                    ),
                ),
                ("tanggal", models.DateField(verbose_name="tanggal rapat")),
                ("tempat", models.CharField(max_length=150, verbose_name="tempat")),
                (
                    "pimpinan",
                    models.CharField(max_length=150, verbose_name="pimpinan rapat"),
                ),
                (
                    "notulis",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="notulis"
                    ),
                ),
                ("peserta", models.TextField(max_length=5000, verbose_name="peserta")),
                (
                    "notulen",
                    models.TextField(max_length=20000, verbose_name="pembahasan"),
                ),
                (
                    "kecamatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapat_evaluasi",
                        to="kecamatan.kecamatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapat evaluasi",
                "verbose_name_plural": "rapat evaluasi",
                "ordering": ["kecamatan", "-tahun", "-triwulan", "-tanggal", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="KeputusanRapat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("uraian", models.CharField(max_length=500, verbose_name="keputusan")),
                (
                    "penanggung_jawab",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="penanggung jawab lain"
                    ),
                ),
                ("batas_waktu", models.DateField(verbose_name="batas waktu")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("belum", "Belum dikerjakan"),
                            ("proses", "Sedang dikerjakan"),
                            ("selesai", "Selesai"),
                        ],
                        default="belum",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "tindak_lanjut",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="tindak lanjut"
                    ),
                ),
                (
                    "selesai_pada",
                    models.DateField(
                        blank=True, null=True, verbose_name="selesai pada"
                    ),
                ),
                (
                    "indikator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keputusan_rapat",
                        to="iku.indikator",
                        verbose_name="indikator terkait",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keputusan_rapat",
                        to="kecamatan.unitkerja",
                        verbose_name="unit penanggung jawab",
                    ),
                ),
                (
                    "rapat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keputusan",
                        to="capaian.rapatevaluasi",
                        verbose_name="rapat",
                    ),
                ),
            ],
            options={
                "verbose_name": "keputusan rapat",
                "verbose_name_plural": "keputusan rapat",
                "ordering": ["rapat", "urutan", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="rapatevaluasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("triwulan__gte", 1), ("triwulan__lte", 4)),
                name="rapat_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keputusanrapat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unit__isnull", False),
                    models.Q(("penanggung_jawab", ""), _negated=True),
                    _connector="OR",
                ),
                name="keputusan_rapat_berpenanggung_jawab",
                violation_error_message="Pilih unit penanggung jawab, atau tulis penanggung jawab lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keputusanrapat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "belum"),
                    models.Q(("tindak_lanjut", ""), _negated=True),
                    _connector="OR",
                ),
                name="keputusan_rapat_bertindak_lanjut",
                violation_error_message="Tulis apa yang sudah dikerjakan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keputusanrapat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("selesai_pada__isnull", False), ("status", "selesai")),
                    models.Q(
                        models.Q(("status", "selesai"), _negated=True),
                        ("selesai_pada__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="keputusan_rapat_selesai_bertanggal",
                violation_error_message="Tanggal selesai diisi bila statusnya selesai, dan hanya bila itu.",
            ),
        ),
    ]
