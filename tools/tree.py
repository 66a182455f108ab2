"""The files of this repository and how its rules report what they find."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = ["base", "data", "io", "http", "rpc", "kube", "argo", "template", "gitops", "render"]
COMPONENTS = ["repo-server", "cmp-server", "app-controller", "api-server", "applicationset-controller", "notifications-controller",
              "devcluster", "cli"]
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def files(*patterns):
    """Paths, relative to the root, of what git tracks or would track, sorted."""
    command = ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "--", *patterns]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted(path for path in set(listing.splitlines()) if (ROOT / path).is_file())


def c_sources():
    return files("*.c", "*.h", "*.cc")


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def code_of(path):
    """The text with comments and literals blanked, every line where it was."""
    def blank(match):
        text = match.group(0)
        edge = text[0] if text[0] in "\"'" else " "
        inside = re.sub(r"[^\n]", " ", text[1:-1])
        return edge + inside + edge
    return COMMENT_OR_TEXT.sub(blank, read(path))


def home_of(path):
    """('common', layer) or (component, None) or (first folder, None)."""
    parts = path.split("/")
    if parts[0] == "common" and len(parts) > 2:
        return "common", parts[1]
    return parts[0], None


def report(rule, checked, findings):
    """Prints each finding as `path:line: text`, then one line of totals; the exit status."""
    for path, line, text in findings:
        print(f"{path}:{line}: {text}")
    broken = len({path for path, _, _ in findings})
    print(f"{rule}: {checked - broken} passed, {broken} failed")
    return 1 if findings else 0


def exit_with(main):
    sys.dont_write_bytecode = True
    sys.exit(main())
