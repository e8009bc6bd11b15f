"""Files: kept whole, checked by content, attached to any record."""
