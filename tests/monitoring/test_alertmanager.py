"""Alerts go where they should, whatever is set up, and no secret is ever shown."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from local.tree import program as ours
from tests.monitoring.programs import needed
from tests.monitoring.rules import MONITORING, rules

FOLDER = MONITORING / "alertmanager"
MAIL = {
    "ALERT_EMAIL_TO": "operator@erp.example",
    "ALERT_EMAIL_FROM": "alerts@erp.example",
    "ALERT_SMTP_HOST": "mail.erp.example:587",
    "ALERT_SMTP_USER": "alerts",
}
HOOK = "https://hooks.example/secret-token"


def made(folder: Path, hook: str = HOOK, deadman: str = HOOK, **environment: str) -> Path:
    """Run the entry point up to the start, and give the configuration it made."""
    (folder / "alert_webhook_url").write_text(hook)
    (folder / "alert_deadman_url").write_text(deadman)
    (folder / "alert_smtp_password").write_text("mail-password")
    to = folder / "made.yml"
    done = subprocess.run(
        ["sh", FOLDER / "entrypoint.sh"],
        env={
            "PATH": os.environ["PATH"],
            "ALERT_SECRETS": str(folder),
            "ALERT_CONFIG": str(FOLDER / "alertmanager.yml"),
            "ALERT_MADE": str(to),
            "ALERT_ONLY_MAKE": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for secret in ("secret-token", "mail-password"):
        assert secret not in done.stdout + done.stderr + to.read_text()
    return to


@pytest.mark.parametrize("with_mail", [True, False])
@pytest.mark.parametrize("with_hook", [True, False])
@pytest.mark.parametrize("with_user", [True, False])
def test_every_way_of_setting_it_up_is_right(
    tmp_path: Path, with_mail: bool, with_hook: bool, with_user: bool
) -> None:
    environment = dict(MAIL) if with_mail else {}
    if not with_user:
        environment.pop("ALERT_SMTP_USER", None)
    hook = HOOK if with_hook else ""
    path = made(tmp_path, hook, hook, **environment)
    done = subprocess.run(
        [needed("amtool"), "check-config", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    config = yaml.safe_load(path.read_text())
    everybody = next(r for r in config["receivers"] if r["name"] == "everybody")
    assert ("webhook_configs" in everybody) == with_hook
    assert ("email_configs" in everybody) == with_mail
    if with_mail:
        assert everybody["email_configs"][0]["to"] == "operator@erp.example"
        assert config["global"]["smtp_smarthost"] == "mail.erp.example:587"
        assert ("smtp_auth_username" in config["global"]) == with_user


@pytest.mark.parametrize("odd", ["a'b@x.example", "x|y", "a\nb: c", "${HOME}"])
def test_what_is_no_address_is_refused(tmp_path: Path, odd: str) -> None:
    with pytest.raises(AssertionError, match="no address or host has"):
        made(tmp_path, **{**MAIL, "ALERT_EMAIL_TO": odd})


def test_the_linter_has_nothing_to_say(tmp_path: Path) -> None:
    path = made(tmp_path, **MAIL)
    done = subprocess.run(
        [ours("amlint"), "check", path], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stdout.splitlines() if "WARN" in line or "ERROR" in line]
    # `nobody` takes what is only worth seeing on a dashboard: dropping it is its purpose.
    assert [line for line in said if "receivers[nobody]" not in line] == [], done.stdout
    assert len(said) <= 1


@pytest.mark.parametrize(
    ("labels", "receiver"),
    [
        ("alertname=Watchdog severity=none", "deadman"),
        ("alertname=PostgresDown severity=critical", "everybody"),
        ("alertname=HostMemoryLow severity=warning", "everybody"),
        ("alertname=HostRestarted severity=info", "nobody"),
    ],
)
def test_routes_lead_where_they_should(tmp_path: Path, labels: str, receiver: str) -> None:
    path = made(tmp_path, **MAIL)
    command: list[str | Path] = [
        needed("amtool"),
        "config",
        "routes",
        "test",
        f"--config.file={path}",
    ]
    done = subprocess.run(
        [*command, f"--verify.receivers={receiver}", *labels.split()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_silences_and_what_is_silenced_exists() -> None:
    alerts = {rule.name for rule in rules("alert")}
    config = yaml.safe_load((FOLDER / "alertmanager.yml").read_text())
    for rule in config["inhibit_rules"]:
        assert rule["equal"]
        for matcher in rule["source_matchers"] + rule["target_matchers"]:
            name, sign, value = re.fullmatch(r'(\w+) (=~|!=|=) "(.*)"', matcher).groups()  # type: ignore[union-attr]
            if name != "alertname":
                continue
            patterns = value.split("|") if sign == "=~" else [re.escape(value)]
            for pattern in patterns:
                assert any(re.fullmatch(pattern, alert) for alert in alerts), pattern
