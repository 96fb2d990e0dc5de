"""A JupyterHub on this machine."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import requests

#: Seconds after which something that does not answer is given up.
WAIT = 300
CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{homes}/{{username}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 240
c.JupyterHub.concurrent_spawn_limit = {students}
# The spawner would take any port that is free when a server begins to start; half a minute later
# somebody else may have it.
ports = {ports}
c.Spawner.pre_spawn_hook = lambda spawner: setattr(spawner, "port", ports.pop())
# What a school needs too: the students' servers outlive a restart of the hub.
c.JupyterHub.cleanup_servers = False
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
"""


def free_ports(count):
    """Return numbers of ports that nobody uses now.

    They are below those that the system hands out to whoever asks for any.
    """
    ports = []
    for port in range(20000, 32000):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.append(port)
        if len(ports) == count:
            return ports
    raise RuntimeError(f"fewer than {count} ports are free")


class Hub:
    """A JupyterHub in a folder of its own.

    Parameters
    ----------
    folder
        Where its files, and the home folders of students, are kept.
    students
        How many servers it must have ports for, beside one more.
    """

    def __init__(self, folder, students):
        self.folder = folder
        port, hub, api, *ports = free_ports(4 + students)
        self.address = f"http://127.0.0.1:{port}"
        (folder / "config.py").write_text(
            CONFIG.format(
                port=port,
                hub=hub,
                api=api,
                homes=folder / "homes",
                folder=folder,
                students=students,
                ports=ports,
            )
        )

    def start(self):
        """Start the hub, or start it anew; wait until it answers."""
        # The proxy asks for this secret, which a restart must not change.
        env = os.environ | {"CONFIGPROXY_AUTH_TOKEN": "loopback-only"}
        with open(self.folder / "hub.log", "a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(self.folder / "config.py")],
                cwd=self.folder,
                env=env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_for(lambda: requests.get(f"{self.address}/hub/api", timeout=5).ok, "the hub")

    def stop(self):
        """Stop the hub; the proxy and the servers of students go on."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)

    def end(self):
        """Stop the hub, the proxy and all servers of students."""
        self.stop()
        for process in psutil.process_iter(["environ", "cmdline"]):
            words = [*(process.info["cmdline"] or ()), *(process.info["environ"] or {}).values()]
            if str(self.folder) in " ".join(words):
                process.kill()


def wait_for(condition, what):
    """Return what the condition gives once it is true; connections that fail count as not yet."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            if result := condition():
                return result
        except requests.RequestException:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not answer within {WAIT} seconds")
        time.sleep(0.25)
