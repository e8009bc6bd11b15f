"""What is remembered for a while: never the truth, and nothing breaks where it is lost."""
