import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('capaian', '0003_pengukuran_triwulan'),
    ]

    operations = [
        migrations.CreateModel(
            name='JawabanSkm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nilai', models.PositiveSmallIntegerField(verbose_name='nilai')),
            ],
            options={
                'verbose_name': 'jawaban SKM',
                'verbose_name_plural': 'jawaban SKM',
                'ordering': ['responden', 'unsur__urutan'],
            },
        ),
        migrations.CreateModel(
            name='RespondenSkm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor', models.PositiveIntegerField(verbose_name='nomor kuesioner')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal diisi')),
                ('layanan', models.CharField(blank=True, max_length=150, verbose_name='jenis layanan')),
                ('umur', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='umur')),
                ('jenis_kelamin', models.CharField(blank=True, choices=[('l', 'Laki-laki'), ('p', 'Perempuan')], max_length=1, verbose_name='jenis kelamin')),
                ('pendidikan', models.CharField(blank=True, choices=[('sd', 'SD atau di bawahnya'), ('smp', 'SMP'), ('sma', 'SMA atau SMK'), ('diploma', 'D1 sampai D3'), ('s1', 'D4 atau S1'), ('s2', 'S2 ke atas')], max_length=10, verbose_name='pendidikan')),
                ('pekerjaan', models.CharField(blank=True, choices=[('asn', 'PNS, TNI, atau Polri'), ('swasta', 'Pegawai swasta'), ('wirausaha', 'Wirausaha'), ('tani', 'Petani, nelayan, atau buruh'), ('pelajar', 'Pelajar atau mahasiswa'), ('lain', 'Lainnya')], max_length=10, verbose_name='pekerjaan')),
                ('saran', models.TextField(blank=True, max_length=1000, verbose_name='saran')),
                ('cara', models.CharField(choices=[('kertas', 'Kuesioner kertas'), ('daring', 'Formulir daring')], default='kertas', max_length=10, verbose_name='cara mengisi')),
                ('kunci', models.CharField(blank=True, editable=False, max_length=32, verbose_name='tanda halaman')),
            ],
            options={
                'verbose_name': 'kuesioner SKM',
                'verbose_name_plural': 'kuesioner SKM',
                'ordering': ['survei', 'nomor'],
            },
        ),
        migrations.AddField(
            model_name='survei',
            name='asal',
            field=models.CharField(choices=[('jawaban', 'Jawaban responden di sini'), ('esukma', 'Rekap e-SUKMA'), ('dokumen', 'Rekap dari dokumen')], default='dokumen', max_length=10, verbose_name='asal nilai'),
        ),
        migrations.AddField(
            model_name='survei',
            name='layanan',
            field=models.JSONField(blank=True, default=list, verbose_name='jenis layanan'),
        ),
        migrations.AddField(
            model_name='survei',
            name='mulai',
            field=models.DateField(blank=True, null=True, verbose_name='tanggal mulai'),
        ),
        migrations.AddField(
            model_name='survei',
            name='populasi',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='populasi penerima layanan'),
        ),
        migrations.AddField(
            model_name='survei',
            name='selesai',
            field=models.DateField(blank=True, null=True, verbose_name='tanggal selesai'),
        ),
        migrations.AddField(
            model_name='survei',
            name='status',
            field=models.CharField(choices=[('draf', 'Draf'), ('terbuka', 'Terbuka'), ('ditutup', 'Ditutup'), ('diterbitkan', 'Diterbitkan')], default='draf', max_length=12, verbose_name='status'),
        ),
        migrations.AddField(
            model_name='survei',
            name='token',
            field=models.CharField(editable=False, max_length=32, null=True, unique=True, verbose_name='tanda alamat publik'),
        ),
        migrations.AddField(
            model_name='unsurskm',
            name='jawaban_1',
            field=models.CharField(blank=True, max_length=100, verbose_name='jawaban bernilai 1'),
        ),
        migrations.AddField(
            model_name='unsurskm',
            name='jawaban_2',
            field=models.CharField(blank=True, max_length=100, verbose_name='jawaban bernilai 2'),
        ),
        migrations.AddField(
            model_name='unsurskm',
            name='jawaban_3',
            field=models.CharField(blank=True, max_length=100, verbose_name='jawaban bernilai 3'),
        ),
        migrations.AddField(
            model_name='unsurskm',
            name='jawaban_4',
            field=models.CharField(blank=True, max_length=100, verbose_name='jawaban bernilai 4'),
        ),
        migrations.AddField(
            model_name='unsurskm',
            name='pertanyaan',
            field=models.CharField(blank=True, max_length=300, verbose_name='pertanyaan'),
        ),
        migrations.AlterField(
            model_name='survei',
            name='instrumen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='survei', to='capaian.instrumenskm', verbose_name='daftar unsur'),
        ),
        migrations.AlterField(
            model_name='survei',
            name='periode',
            field=models.CharField(choices=[('tahun', 'Setahun'), ('s1', 'Semester I'), ('s2', 'Semester II'), ('tw1', 'Triwulan I'), ('tw2', 'Triwulan II'), ('tw3', 'Triwulan III'), ('tw4', 'Triwulan IV')], default='tahun', max_length=50, verbose_name='periode'),
        ),
        migrations.AddConstraint(
            model_name='survei',
            constraint=models.CheckConstraint(condition=models.Q(('mulai__isnull', True), ('selesai__isnull', True), ('selesai__gte', models.F('mulai')), _connector='OR'), name='survei_urut', violation_error_message='Tanggal selesai mendahului tanggal mulai.'),
        ),
        migrations.AddConstraint(
            model_name='survei',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'terbuka'), _negated=True), models.Q(('mulai__isnull', False), ('selesai__isnull', False)), _connector='OR'), name='survei_terbuka_berjadwal', violation_error_message='Isi tanggal mulai dan selesai sebelum survei dibuka.'),
        ),
        migrations.AddField(
            model_name='jawabanskm',
            name='unsur',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jawaban', to='capaian.unsurskm'),
        ),
        migrations.AddField(
            model_name='respondenskm',
            name='survei',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='daftar_responden', to='capaian.survei', verbose_name='survei'),
        ),
        migrations.AddField(
            model_name='jawabanskm',
            name='responden',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jawaban', to='capaian.respondenskm', verbose_name='kuesioner'),
        ),
        migrations.AddConstraint(
            model_name='respondenskm',
            constraint=models.UniqueConstraint(fields=('survei', 'nomor'), name='responden_skm_nomor_unik', violation_error_message='Nomor kuesioner ini sudah dipakai.'),
        ),
        migrations.AddConstraint(
            model_name='respondenskm',
            constraint=models.UniqueConstraint(condition=models.Q(('kunci', ''), _negated=True), fields=('survei', 'kunci'), name='responden_skm_kunci_unik', violation_error_message='Jawaban ini sudah diterima.'),
        ),
        migrations.AddConstraint(
            model_name='respondenskm',
            constraint=models.CheckConstraint(condition=models.Q(('umur__isnull', True), models.Q(('umur__gte', 10), ('umur__lte', 120)), _connector='OR'), name='responden_skm_umur', violation_error_message='Umur berkisar 10 sampai 120 tahun.'),
        ),
        migrations.AddConstraint(
            model_name='jawabanskm',
            constraint=models.UniqueConstraint(fields=('responden', 'unsur'), name='jawaban_skm_unik', violation_error_message='Unsur ini sudah dijawab.'),
        ),
        migrations.AddConstraint(
            model_name='jawabanskm',
            constraint=models.CheckConstraint(condition=models.Q(('nilai__gte', 1), ('nilai__lte', 4)), name='jawaban_skm_1_4', violation_error_message='Jawaban bernilai 1 sampai 4.'),
        ),
        migrations.AddConstraint(
            model_name='nilaiunsur',
            constraint=models.CheckConstraint(condition=models.Q(('skor__isnull', True), models.Q(('skor__gte', 25), ('skor__lte', 100)), _connector='OR'), name='nilai_unsur_skor_25_100', violation_error_message='Skor unsur berkisar 25 sampai 100.'),
        ),
        migrations.AddConstraint(
            model_name='nilaiunsur',
            constraint=models.CheckConstraint(condition=models.Q(('persen_1__isnull', True), models.Q(('persen_1__gte', 0), ('persen_2__gte', 0), ('persen_3__gte', 0), ('persen_4__gte', 0)), _connector='OR'), name='nilai_unsur_persen_positif', violation_error_message='Persentase jawaban tidak boleh kurang dari nol.'),
        ),
    ]
