"""The images that the stack runs: ours are built, the others pulled, or made from Debian's packages.

A stand-in has the upstream image's name, user, paths and entry point, so that the compose file,
the configurations and the health checks are the ones that production has.
"""

import subprocess
import tempfile
from pathlib import Path

from local import pinning
from local.console import note, step
from local.tree import ROOT
from tests.stack.engine import Engine, NoEngine

FOLDER = Path(__file__).with_name("standins")
BASE = "debian:forky-slim"
MIRROR = "http://deb.debian.org/debian"
STANDINS = {
    "python:3.14-slim": "python",
    "node:24-slim": "node",
    "postgres:18": "postgres",
    "redis:8": "redis",
    "prom/prometheus:v3.5.3": "prometheus",
    "prom/alertmanager:v0.33.1": "alertmanager",
    "quay.io/prometheus/node-exporter:v1.11.1": "node-exporter",
    "quay.io/prometheuscommunity/postgres-exporter:v0.19.1": "postgres-exporter",
    "oliver006/redis_exporter:v1.86.0": "redis-exporter",
    "nginx/nginx-prometheus-exporter:1.5.1": "nginx-exporter",
    "prom/blackbox-exporter:v0.28.0": "blackbox-exporter",
    "axllent/mailpit:v1.27": "mailpit",
}
LAMBDA = "parties"
"""The function that is tried under Lambda's own runtime client, too."""
OURS = {
    "erp-function:latest": ("functions", ("--target", "web")),
    "erp-function:lambda": (
        "functions", ("--target", "lambda", "--build-arg", f"FUNCTION={LAMBDA}"),
    ),
    "erp-migrate:latest": ("migrate", ()),
    "erp-nginx:latest": ("nginx", ()),
    "erp-web:development": ("web", ("--target", "develop")),
    "erp-web:latest": ("web", ()),
}  # fmt: skip
ALIKE = {
    "erp-function:latest": "erp-function:development",
    "erp-migrate:latest": "erp-migrate:development",
}
"""For development the same images are run, with the tree mounted over what they hold."""


def prepare(engine: Engine, *, rebuild: bool = False, built: bool = False) -> bool:
    """Have every image, ours as they are if they were built; tells whether any stands in."""
    stands_in = is_made(engine) or not (engine.has(BASE) or engine.pulls(BASE))
    if not stands_in:
        _pull(engine)
    else:
        _make_base(engine)
        for image, name in STANDINS.items():
            if rebuild or not engine.has(image):
                step(f"Building what stands in for {image}")
                _build(engine, image, FOLDER / f"{name}.Dockerfile", FOLDER)
    for image, (name, further) in OURS.items():
        if built and engine.has(image):
            continue
        step(f"Building {image}")
        file = ROOT / "infra" / "docker" / f"{name}.Dockerfile"
        _build(engine, image, file, ROOT, *further)
    for image, another in ALIKE.items():
        engine.docker("tag", image, another)
    return stands_in


def is_made(engine: Engine) -> bool:
    """Say whether Debian itself was made here: what was pulled has a digest of its registry."""
    digests = engine.docker("image", "inspect", "-f", "{{.RepoDigests}}", BASE, check=False)
    return digests.strip() == "[]"


def _pull(engine: Engine) -> None:
    """Have the real images that are run beside ours."""
    for image in {*pinning.images(ROOT).values(), *STANDINS}:
        if not engine.has(image) and not engine.pulls(image):
            raise NoEngine(f"{image} cannot be pulled")


def _build(engine: Engine, image: str, file: Path, context: Path, *further: str) -> None:
    """Build with the machine's network: a container's own leads nowhere without masquerading."""
    network = ["--network", "host"]
    engine.docker("build", "-q", *network, "-t", image, "-f", str(file), *further, str(context))


def _make_base(engine: Engine) -> None:
    """Make Debian itself, as small as it comes; it trusts whom this machine trusts."""
    if engine.has(BASE):
        return
    step(f"Making {BASE} with debootstrap")
    script = Path("/usr/share/debootstrap/scripts/forky")
    if not script.exists():
        script.symlink_to("sid")
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "root"
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", "forky"]
        _run(*command, str(root), MIRROR)
        _settle(root)
        archive = Path(temporary) / "root.tar"
        _run("tar", "-C", str(root), "-cf", str(archive), ".")
        engine.docker("import", str(archive), BASE)


def _settle(root: Path) -> None:
    (root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (root / "usr/sbin/policy-rc.d").chmod(0o755)
    settings = 'Acquire::Check-Valid-Until "false";\n'  # a mirror may be a while behind
    (root / "etc/apt/apt.conf.d/99stand-in").write_text(settings)
    excluded = [f"path-exclude /usr/share/{name}/*\n" for name in ("doc", "man", "locale")]
    (root / "etc/dpkg/dpkg.cfg.d/slim").write_text("".join(excluded))
    own = list(Path("/usr/local/share/ca-certificates").glob("*.crt"))
    for certificate in own:
        target = root / "usr/local/share/ca-certificates" / certificate.name
        target.write_bytes(certificate.read_bytes())
    if own:
        note(f"it trusts {len(own)} certificates of this machine's own")
        _run("mount", "-t", "proc", "proc", str(root / "proc"))
        try:
            _run("chroot", str(root), "update-ca-certificates")
        finally:
            _run("umount", str(root / "proc"))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stderr or done.stdout)[-500:]}")
