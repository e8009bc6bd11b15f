"""Contents in an S3 bucket; boto3 blocks, so every call goes through a thread."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from anyio import to_thread

from layers.storage.contents import CHUNK, ContentMissing, Source, Span, check_key

SECONDS = 60
"""For how long a presigned address works."""


@dataclass(frozen=True)
class S3:
    """A bucket, and the prefix that all keys get."""

    bucket: str
    prefix: str = ""

    @cached_property
    def client(self) -> Any:
        """Make the client on first use: importing boto3 takes 0.4 s."""
        import boto3

        return boto3.client("s3")

    def _at(self, key: str) -> dict[str, str]:
        key = check_key(key)
        return {"Bucket": self.bucket, "Key": f"{self.prefix}/{key}" if self.prefix else key}

    async def put(self, key: str, source: Source) -> None:
        """Keep a content under its key, encrypted at rest."""
        where = self._at(key)

        def put() -> None:
            if not isinstance(source, bytes):
                source.seek(0)
            self.client.put_object(Body=source, ServerSideEncryption="AES256", **where)

        await to_thread.run_sync(put)

    async def get(self, key: str, span: Span | None = None) -> AsyncIterator[bytes]:
        """Give the content, or a span of it, in chunks."""
        where = self._at(key)
        if span:
            where["Range"] = f"bytes={span.first}-{span.last}"
        try:
            answer = await to_thread.run_sync(lambda: self.client.get_object(**where))
        except self.client.exceptions.NoSuchKey:
            raise ContentMissing("The content of this file is not in storage.") from None
        body = answer["Body"]
        try:
            while chunk := await to_thread.run_sync(body.read, CHUNK):
                yield chunk
        finally:
            body.close()

    async def size(self, key: str) -> int | None:
        """Return the number of bytes."""
        from botocore.exceptions import ClientError

        where = self._at(key)
        try:
            answer = await to_thread.run_sync(lambda: self.client.head_object(**where))
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise
        return int(answer["ContentLength"])

    async def delete(self, key: str) -> None:
        """Forget a content."""
        where = self._at(key)
        await to_thread.run_sync(lambda: self.client.delete_object(**where))

    async def presign(self, key: str, disposition: str, media_type: str) -> str | None:
        """Give an address that hands the content out as this disposition and type."""
        values = {
            **self._at(key),
            "ResponseContentDisposition": disposition,
            "ResponseContentType": media_type,
        }
        return await to_thread.run_sync(
            lambda: str(
                self.client.generate_presigned_url("get_object", Params=values, ExpiresIn=SECONDS)
            )
        )
