"""One file per statement format; each turns a file's bytes into Statements, and does no I/O."""
