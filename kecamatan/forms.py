"""Signing in and changing the password, in our own words; the emblem of a regency."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from .lambang import DITERIMA, SISI_TERKECIL, UKURAN_TERBESAR, GambarLambang, olah


class FormMasuk(AuthenticationForm):
    error_messages = {
        "invalid_login": (
            "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan "
            "kecilnya, lalu coba lagi."
        ),
        "inactive": "Akun ini tidak aktif. Hubungi admin kabupaten.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"


class FormSandi(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "Kata sandi lama tidak cocok. Tulis sekali lagi.",
        "password_mismatch": "Kedua kata sandi baru tidak sama. Tulis sekali lagi.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi lama"
        baru = self.fields["new_password1"]
        baru.label = "Kata sandi baru"
        baru.help_text = (
            "Paling sedikit 12 huruf atau angka, tidak hanya angka, bukan sandi yang "
            "umum, dan tidak mirip nama Anda. Beberapa kata acak paling mudah diingat."
        )
        self.fields["new_password2"].label = "Kata sandi baru, sekali lagi"
        self.fields["new_password2"].help_text = ""


class FormLambang(forms.Form):
    """A picture; cleaned, it is the emblem made of it (`kecamatan.lambang`)."""

    gambar = forms.FileField(
        label="Gambar lambang",
        help_text=(
            f"{DITERIMA}, paling besar {UKURAN_TERBESAR // 1024**2} MB, sisi panjangnya "
            f"sedikitnya {SISI_TERKECIL} piksel; hanya lambangnya, tanpa tulisan kop. "
            "Bagian yang tembus pandang menjadi putih."
        ),
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
        error_messages={
            "required": "Pilih dahulu berkas gambarnya.",
            "empty": "Berkas ini kosong (0 bita). Pilih berkas yang lain.",
        },
    )

    def clean_gambar(self) -> GambarLambang:
        return olah(self.cleaned_data["gambar"])
