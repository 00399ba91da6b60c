"""The words on one quarter of one indicator: what helped, what hindered, what is done
about it (PermenPANRB 53/2014, analisis keberhasilan, kegagalan dan solusi)."""
