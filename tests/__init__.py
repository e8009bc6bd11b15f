"""What the project promises, tried on real services."""
