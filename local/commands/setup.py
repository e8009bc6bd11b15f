"""Make the env files, the secrets and a certificate for trying out the production stack.

What is there is left alone, and no secret is ever shown. Says what is still missing; --check
makes nothing and fails where something is. --certificate and --key put a real one in place;
--renew makes a secret anew, and --give takes one that only you know: typed unseen, or piped in.
"""

import argparse
import getpass
import sys
from contextlib import suppress
from pathlib import Path

from local.console import fail, note, step, warn
from local.tree import ROOT


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--check", action="store_true", help="make nothing, say what is missing")
    parser.add_argument("--folder", metavar="FOLDER", help="of the installation (this one)")
    parser.add_argument("--certificate", metavar="FILE", help="a certificate with its chain (PEM)")
    parser.add_argument("--key", metavar="FILE", help="its private key (PEM)")
    parser.add_argument("--renew", metavar="NAME", help="make a secret anew: docs/operations.md")
    parser.add_argument("--give", metavar="NAME", help="take a secret from you; nothing empties it")


def run(asked: argparse.Namespace) -> int:
    """Set up, or check."""
    from local import certificates, environment

    root = Path(asked.folder).resolve() if asked.folder else ROOT
    if bool(asked.certificate) != bool(asked.key):
        fail("A certificate goes with its key: give both --certificate and --key.")
    if not asked.check:
        for name in environment.set_up(root).made:
            step(f"{name} made")
    if asked.certificate and not asked.check:
        try:
            environment.install_certificate(root, Path(asked.certificate), Path(asked.key))
        except ValueError as reason:
            fail(f"Nothing was changed: {reason}.")
        step("The certificate is in place; Nginx takes it with: python3 local stack reload")
    if not asked.check:
        _change(root, asked.renew, asked.give)
    missing, empty = environment.check(root)
    for name in missing:
        warn(f"Missing: {name}")
    for name in empty:
        note(f"secrets/{name} is empty: {environment.GIVEN[name]}")
    with suppress(OSError, ValueError):
        left = certificates.days_left(root / "secrets" / "tls_certificate")
        note(f"The certificate is good for {left} days")
    if not missing:
        step("Nothing is missing")
    return 1 if missing else 0


def _change(root: Path, renewed: str | None, given: str | None) -> None:
    """Renew a secret, or take one."""
    from local import environment

    try:
        if renewed:
            for name in environment.renew(root, renewed):
                step(f"secrets/{name} written")
        if given:
            piped = not sys.stdin.isatty()
            value = sys.stdin.readline() if piped else getpass.getpass(f"{given} (not shown): ")
            environment.give(root, given, value)
            step(f"secrets/{given} written")
    except ValueError as reason:
        fail(str(reason))
