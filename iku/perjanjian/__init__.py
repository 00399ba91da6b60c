"""Pages on which agreements (PK) and their rencana aksi are written and decided."""
