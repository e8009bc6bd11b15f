"""What others rely on, as it was committed."""
