"""Documents on paper: invoices, credit notes, quotes and orders as PDF, and as Factur-X."""
