"""Which files are taken, under which names, and how they are handed out."""
