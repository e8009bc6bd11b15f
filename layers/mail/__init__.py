"""E-mail out of the house: composed safely, sent by SMTP, or kept in a folder locally."""
