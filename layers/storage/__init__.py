"""Files: put, get, delete and presign, behind one face, on disk or in S3."""
