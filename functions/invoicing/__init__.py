"""Customer invoices and credit notes: drafted, posted, sent as PDF and e-invoice, credited."""
