"""The web app: its own checks, how it is served, and stories in a real browser."""
