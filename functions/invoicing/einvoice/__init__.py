"""Electronic invoices by EN 16931: the noun, its rules, and CII and UBL written and read."""
