"""As much of Mailpit as the check asks of it: SMTP that takes every letter, and a list of them."""

import asyncio
import json
from email import message_from_bytes
from email.policy import default

LETTERS: list[dict[str, object]] = []


async def smtp(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take letters from one caller."""
    writer.write(b"220 mail\r\n")
    while line := await reader.readline():
        word = line[:4].upper()
        if word == b"DATA":
            writer.write(b"354 go on\r\n")
            keep(await reader.readuntil(b"\r\n.\r\n"))
            writer.write(b"250 taken\r\n")
        elif word == b"QUIT":
            writer.write(b"221 bye\r\n")
            break
        else:
            writer.write(b"250 mail\r\n")
    writer.close()


def keep(raw: bytes) -> None:
    """Remember a letter as Mailpit lists it, with its text."""
    letter = message_from_bytes(raw, policy=default)
    body = letter.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    to = [{"Address": str(one.addr_spec)} for one in letter["To"].addresses]
    LETTERS.append({"Subject": str(letter["Subject"]), "To": to, "Snippet": text})


async def http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """List the letters to one caller."""
    asked = (await reader.readuntil(b"\r\n\r\n")).split()[1]
    found = asked.startswith(b"/api/v1/messages")
    body = json.dumps({"total": len(LETTERS), "messages": LETTERS} if found else {}).encode()
    head = f"HTTP/1.1 {200 if found else 404} -\r\nContent-Length: {len(body)}\r\n"
    writer.write(
        f"{head}Content-Type: application/json\r\nConnection: close\r\n\r\n".encode() + body
    )
    writer.close()


async def main() -> None:
    """Listen on both ports."""
    for answer, port in ((smtp, 1025), (http, 8025)):
        await asyncio.start_server(answer, "0.0.0.0", port)  # noqa: S104 - a container's own network
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
