"""Who we trade with: customers, suppliers, their contacts, addresses, banks and terms."""
