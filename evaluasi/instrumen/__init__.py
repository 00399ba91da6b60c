"""Pages of the instrument: its versions, copied and edited until one is used."""
