"""Small questions about people that endpoints ask before there is any transaction."""

from functions.identity.rules import people

is_zone = people.is_zone
