"""When the books accept what they are given, and what they make of it."""
