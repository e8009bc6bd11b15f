"""What is wrong with a value, in the words one would use to a person."""

_WORDS = {
    "Field required": "is missing",
    "JSON decode error": "is not JSON from this character on",
    "Input should be a valid dictionary or object to extract fields from": "is not a JSON "
    "object; send one, with the header Content-Type: application/json",
    "Extra inputs are not permitted": "is not known here; check the spelling or leave it out",
    "String should have at least 1 character": "is empty",
}
_PATTERN = "String should match pattern"


def plain(message: str) -> str:
    """Say a validator's message plainly; a pattern is nothing that one could read."""
    message = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    if message.startswith(_PATTERN):
        return "is not written in the form that is expected here"
    return _WORDS.get(message, message)
