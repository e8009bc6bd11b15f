"""What a function's app imports before it serves: nothing slow that it may never use."""

import subprocess
import sys

import pytest

from tests.conformance.manifests import FUNCTIONS, ROOT

FORBIDDEN = ("prometheus_client", "opentelemetry.sdk", "brotli", "boto3", "botocore", "redis", "aws_xray_sdk", "typst", "lxml", "saxonche", "openpyxl",
             "xlsxwriter", "drafthorse", "facturx", "babel", "httpx")  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_app_imports_nothing_slow(name: str) -> None:
    code = (
        f"import sys, functions.{name}.app\nprint(*sorted({set(FORBIDDEN)!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
