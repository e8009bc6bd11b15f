"""The exporters, really running: what each of them says, by metric and labels."""

import datetime as dt
import json
import os
import re
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from local import ports
from tests import server
from tests.monitoring.programs import CACHE, ROOT, program

MONITORING = ROOT / "monitoring"
STATUS = (
    "Active connections: 3 \nserver accepts handled requests\n 9 9 21 \n"
    "Reading: 0 Writing: 1 Waiting: 2 \n"
)
"""What Nginx' stub_status answers."""

APPLICATION = """
import sys, time
from layers.observability.logs import Seen
from layers.observability.meters import METERS, Kind
from layers.observability.metrics import metrics
here = metrics()
here.answered("/health", "GET", 200, 0.01, Seen(transactions=1, statements=2, trips=1))
here.ran("health.measure", "idle", 0.01, Seen())
for meter in METERS:
    labels = ["x" for _ in meter.labels]
    if meter.kind is Kind.COUNTER:
        here.add(meter, 1, *labels)
    elif meter.kind is Kind.GAUGE:
        here.set(meter, 1, *labels)
time.sleep(60)
"""


SAMPLE = re.compile(r"(?P<name>[a-zA-Z_:][\w:]*)(?:\{(?P<labels>.*)\})? ")
LABEL = re.compile(r'(\w+)="(?:[^"\\]|\\.)*"')


class NoProgram(RuntimeError):
    """An exporter cannot be had here."""


@contextmanager
def started(*command: str | Path, **environment: str) -> Iterator[None]:
    """Run a program until it is not needed any more."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def said(url: str, patience: float = 20) -> str:
    """Read what an exporter says, once it does."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return str(urllib.request.urlopen(url, timeout=10).read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def names(text: str) -> list[str]:
    """List the metrics of an answer, as Prometheus takes them: name{label,label}, sorted."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        sample = SAMPLE.match(line)
        if sample:
            labels = LABEL.findall(sample["labels"] or "")
            found.setdefault(sample["name"], set()).update(labels)
    return sorted(f"{name}{{{','.join(sorted(labels))}}}" for name, labels in found.items())


def exporter(name: str) -> Path:
    """Give an exporter's program."""
    found = program(name)
    if found is None:
        raise NoProgram(name)
    return found


def erp() -> list[str]:
    """Ask the application."""
    port = ports.free()
    with started(sys.executable, "-c", APPLICATION, ERP_METRICS_PORT=str(port)):
        time.sleep(3)
        return names(said(f"http://127.0.0.1:{port}/metrics"))


def node() -> list[str]:
    """Ask the host's exporter."""
    listen = f"127.0.0.1:{ports.free()}"
    with started(exporter("prometheus-node-exporter"), f"--web.listen-address={listen}"):
        return names(said(f"http://{listen}/metrics"))


def postgres() -> list[str]:
    """Ask PostgreSQL's exporter, with the collectors that the compose file switches on."""
    compose = yaml.safe_load((MONITORING / "docker-compose.monitoring.yml").read_text())
    asked = compose["services"]["postgres-exporter"]["command"]
    listen = f"127.0.0.1:{ports.free()}"
    with fresh_services() as services:
        url = services.owner_url(server.TEMPLATE)
        with started(
            exporter("prometheus-postgres-exporter"),
            f"--web.listen-address={listen}",
            *asked,
            DATA_SOURCE_NAME=f"{url}?sslmode=disable",
        ):
            return names(said(f"http://{listen}/metrics"))


@contextmanager
def fresh_services() -> Iterator[server.Server]:
    """Take the services of the tests that run, or start some."""
    if server.VARIABLE in os.environ:
        yield server.running()
        return
    made = server.start()
    try:
        yield made
    finally:
        server.stop(made)


def redis() -> list[str]:
    """Ask Redis' exporter; Valkey stands in for Redis."""
    listen = f"127.0.0.1:{ports.free()}"
    with fresh_services() as services, TemporaryDirectory() as folder:
        if not services.cache_url:
            raise NoProgram("Valkey")
        address, _, password = services.cache_url.partition("@")
        where = f"redis://{password.partition('/')[0]}"
        secret = Path(folder) / "passwords.json"
        secret.write_text(json.dumps({where: address.rpartition(":")[2]}))
        with started(
            exporter("prometheus-redis-exporter"),
            f"-web.listen-address={listen}",
            REDIS_ADDR=where,
            REDIS_PASSWORD_FILE=str(secret),
        ):
            return names(said(f"http://{listen}/metrics"))


def nginx() -> list[str]:
    """Ask Nginx' exporter; what it reads is a page of five lines, served here."""
    listen = f"127.0.0.1:{ports.free()}"
    with page(STATUS) as url:
        command = (f"--web.listen-address={listen}", f"--nginx.scrape-uri={url}")
        with started(exporter("prometheus-nginx-exporter"), *command):
            return names(said(f"http://{listen}/metrics"))


def probe() -> list[str]:
    """Ask the black-box exporter what it finds at a TLS server."""
    listen = f"127.0.0.1:{ports.free()}"
    with page("fine", secure=True) as url:
        command = (
            f"--web.listen-address={listen}",
            f"--config.file={MONITORING / 'blackbox/blackbox.yml'}",
        )
        with started(exporter("prometheus-blackbox-exporter"), *command):
            return names(said(f"http://{listen}/probe?module=https&target={url}"))


def blackbox() -> list[str]:
    """Ask the black-box exporter about itself."""
    listen = f"127.0.0.1:{ports.free()}"
    config = f"--config.file={MONITORING / 'blackbox/blackbox.yml'}"
    with started(
        exporter("prometheus-blackbox-exporter"), f"--web.listen-address={listen}", config
    ):
        return names(said(f"http://{listen}/metrics"))


def prometheus() -> list[str]:
    """Ask Prometheus about itself, with these rules."""
    listen = f"127.0.0.1:{ports.free()}"
    with TemporaryDirectory() as folder:
        config = Path(folder) / "prometheus.yml"
        config.write_text(
            f"rule_files: ['{MONITORING}/prometheus/rules/*.yml']\n"
            "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:1']}]}]}\n"
            f"scrape_configs: [{{job_name: prometheus, static_configs: [{{targets: ['{listen}']}}]}}]\n"
        )
        command = (
            f"--config.file={config}",
            f"--storage.tsdb.path={folder}/data",
            f"--web.listen-address={listen}",
        )
        with started(exporter("prometheus"), *command):
            said(f"http://{listen}/-/ready")
            said(f"http://{listen}/api/v1/query?query=up")
            return names(said(f"http://{listen}/metrics"))


def alertmanager_command() -> list[str | Path]:
    """Give what starts Alertmanager: Debian's reads its templates under /usr/share only.

    So it gets a view of the file system in which that is the cache; not all machines allow it.
    """
    made = exporter("prometheus-alertmanager")
    if not made.is_relative_to(CACHE):
        return [made]
    view = f'mount --bind "{CACHE}/usr/share" /usr/share && exec "$0" "$@"'
    prefix: list[str | Path] = ["unshare", "-rm", "sh", "-c", view]
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        raise NoProgram("alertmanager, for want of user namespaces")
    return [*prefix, made]


def alertmanager() -> list[str]:
    """Ask Alertmanager about itself."""
    listen = f"127.0.0.1:{ports.free()}"
    with TemporaryDirectory() as folder:
        config = Path(folder) / "alertmanager.yml"
        config.write_text(
            "route: {receiver: x}\nreceivers: [{name: x, webhook_configs: [{url: 'http://x.example'}]}]\n"
        )
        command = (
            f"--config.file={config}",
            f"--storage.path={folder}/data",
            f"--web.listen-address={listen}",
            "--cluster.listen-address=",
        )
        with started(*alertmanager_command(), *command):
            return names(said(f"http://{listen}/metrics"))


ASKED: dict[str, Callable[[], list[str]]] = {
    "erp": erp,
    "node": node,
    "postgres": postgres,
    "redis": redis,
    "nginx": nginx,
    "probe": probe,
    "blackbox": blackbox,
    "prometheus": prometheus,
    "alertmanager": alertmanager,
}


@contextmanager
def page(text: str, *, secure: bool = False) -> Iterator[str]:
    """Serve one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - http.server's own name
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ExitStack() as stack:
        made = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        stack.callback(made.server_close)
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate(stack))
            made.socket = context.wrap_socket(made.socket, server_side=True)
        threading.Thread(target=made.serve_forever, daemon=True).start()
        stack.callback(made.shutdown)
        yield f"http{'s' if secure else ''}://127.0.0.1:{made.server_port}/"


def certificate(stack: ExitStack) -> Path:
    """Make a certificate that nobody trusts, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    path = Path(stack.enter_context(TemporaryDirectory())) / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
