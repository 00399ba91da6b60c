"""The Survei Kepuasan Masyarakat: questionnaires, answers, figures, publication."""

from .hasil import BarisUnsur, HasilSurvei, susun_survei

__all__ = ["BarisUnsur", "HasilSurvei", "susun_survei"]
