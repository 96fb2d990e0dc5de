"""A new user opens the course by its command, with nothing replaced."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from support import ROOT, free_port


@pytest.mark.binder
def test_a_new_user_opens_the_course_and_opens_it_again_without_a_network(tmp_path):
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "artefacts", ".ipynb_checkpoints", "__pycache__"
    )
    course = shutil.copytree(ROOT, tmp_path / "my course", ignore=ignored)
    cut = {"PIP_NO_INDEX": "1"} | dict.fromkeys(
        ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
    )
    # A proxy must not stand between this test and the server.
    reach = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    # The second limit ends a start that hangs; no package can come from anywhere.
    for env, most in ({}, 600), (cut, 60):
        port = free_port()
        began = time.monotonic()
        command = [
            sys.executable,
            "start.py",
            "--no-browser",
            f"--port={port}",
            "--IdentityProvider.token=test",
        ]
        with open(tmp_path / "said", "w") as said:
            child = subprocess.Popen(
                command,
                cwd=course,
                env=os.environ | env,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        try:
            while time.monotonic() < began + most and child.poll() is None:
                try:
                    with reach(f"http://127.0.0.1:{port}/?token=test", timeout=10) as answer:
                        assert answer.url.split("?")[0].endswith(
                            "/doc/tree/notebooks/00-start-here.ipynb"
                        )
                        break
                except OSError:
                    time.sleep(0.2)
            else:
                pytest.fail((tmp_path / "said").read_text())
            print(f"open after {time.monotonic() - began:.1f} s")
        finally:
            os.killpg(child.pid, signal.SIGTERM)
            child.wait(20)
