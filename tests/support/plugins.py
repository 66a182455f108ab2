"""Plugins' servers, ours or the original's, with their sockets where a repo-server looks for them."""
import contextlib
import os
import pathlib
import tempfile

import yaml

from .process import Process, wait_until


@contextlib.contextmanager
def plugins_of(specs, sockets, program):
    """One for each of {name: spec of a ConfigManagementPlugin}, for as long as the block lasts."""
    servers = []
    try:
        for name, spec in (specs or {}).items():
            folder = pathlib.Path(tempfile.mkdtemp(dir=sockets.parent))
            plugin = {"apiVersion": "argoproj.io/v1alpha1", "kind": "ConfigManagementPlugin", "metadata": {"name": name}, "spec": spec}
            (folder / "plugin.yaml").write_text(yaml.safe_dump(plugin, sort_keys=False), encoding="utf-8")
            env = {"ARGOCD_PLUGINSOCKFILEPATH": sockets, "ARGOCD_CMP_WORKDIR": folder, "ARGOCD_BINARY_NAME": "argocd-cmp-server"}
            servers.append((name + (f"-{spec['version']}" if "version" in spec else ""), Process(f"plugin-{name}", [program, "--config-dir-path", folder], folder / "log", env).start()))
        for name, _ in servers:
            wait_until(lambda path=sockets / f"{name}.sock": os.path.exists(path), 20, "the plugin listens")
        yield
    finally:
        for name, server in servers:
            server.kill()  # the original waits for its calls
            (sockets / f"{name}.sock").unlink(missing_ok=True)
