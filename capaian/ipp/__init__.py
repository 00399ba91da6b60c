"""Indeks Pelayanan Publik: self-assessment (F-01), evaluation (F-02), the public
(F-03), and the value that is determined from them."""
