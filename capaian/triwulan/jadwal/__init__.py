"""When quarters are filled in: the regency's windows and their exceptions."""
