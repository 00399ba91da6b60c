"""Excel in and out for the planning tables.

A file is guarded (`penjaga`), read in a process of its own (`pembaca`, `buku`),
compared row by row with what is stored (`pemeriksaan`) and, only as a whole,
applied (`penerapan`). What a file of one kind holds is declared in `jenis/`;
other rooms add their kinds with `daftar.daftarkan`.
"""
