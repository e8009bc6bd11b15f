"""What identity does, by noun. Other functions lean on companies, letters, tenants and users."""
