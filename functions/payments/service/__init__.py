"""What payments does, one module per noun; each function works inside the caller's transaction."""
