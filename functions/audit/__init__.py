"""Who did what, when and from where; sealed, so that nobody can say it was otherwise."""
