"""What payments decide: statements that tie, lines known again, proposals, allocations."""
