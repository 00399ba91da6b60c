"""First pages: what is mine to do now and by when, and a regency at a glance."""
