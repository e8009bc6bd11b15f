"""The books: accounts, journals, entries, periods, rates, open items and balances."""
