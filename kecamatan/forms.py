"""Signing in and changing the password, in our own words."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


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
