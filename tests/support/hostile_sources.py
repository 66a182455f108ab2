"""Sources that mean harm, for a repo-server alone: what they hold, and the words that the error must have.

A case of REFUSED is (files beneath the source's folder, words, further fields of the source); a name that begins with `^` lies at the root of the
repository. A case of HARMLESS has what it comes to in the place of words: the data of its config map."""
import base64
import gzip
import io
import json
import tarfile

CHART = "apiVersion: v2\nname: c\nversion: 1.0.0\n"
OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"
OTHER = OBJECT.replace("name: x", "name: other")
VALUES = OBJECT + "data: {a: {{ .Values | toJson | quote }}}\n"
AT = "c/templates/a.yaml:1:"
DEEP = 100000
SUBCHART = {"s/Chart.yaml": CHART.replace("c\n", "s\n"), "s/templates/b.yaml": OBJECT}


def aliases(first="a: &a [x,x,x,x,x,x,x,x,x]\n"):
    """Nine to the ninth when it is written out."""
    return first + "".join(f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi"))


def merges():
    return "a0: &a0 {k: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 9)}], k{n}: 1}}\n" for n in range(1, 12))


def packed(entries):
    """A tar within gzip; an entry is a text, or (type, target) of another kind."""
    raw = io.BytesIO()
    with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as squeezed, tarfile.open(fileobj=squeezed, mode="w|") as archive:
        for name, content in entries:
            entry = tarfile.TarInfo(name)
            if isinstance(content, tuple):
                entry.type, entry.linkname = content
                archive.addfile(entry)
                continue
            data = content if isinstance(content, bytes) else content.encode()
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return raw.getvalue()


def chart(body=VALUES, **more):
    return {"Chart.yaml": CHART, "templates/a.yaml": body, **more}


def with_files(**files):
    return {**chart(), **{name.replace("__", "/").replace("_", "."): text for name, text in files.items()}}


def with_archive(*entries):
    return {**chart(), "charts/s.tgz": {"bytes": base64.b64encode(packed([*SUBCHART.items(), *entries])).decode()}}


def depends(repository, **more):
    return {**chart(), "Chart.yaml": CHART + f"dependencies: [{{name: s, version: 1.x, repository: '{repository}'}}]\n", **more}


def built(kustomization, **more):
    return {"kustomization.yaml": kustomization, "a.yaml": OBJECT, **more}


def helm(**fields):
    return {"helm": fields}


def schema(text, values="a: 1\n"):
    return {**chart(), "values.schema.json": text if isinstance(text, str) else json.dumps(text), "values.yaml": values}


def nested(text, times, inner="1", end="}"):
    return text * times + inner + end * times


TEMPLATES = {
    "nindent": ('{{ nindent 2000000000 "x" }}', ["nindent", "larger than"]),
    "repeat-overflow": ('{{ repeat 9223372036854775807 "xx" }}', ["strings: Repeat output length overflow"]),
    "random": ("{{ randAlphaNum 1000000000 }}", ["randAlphaNum", "larger than"]),
    "random-bytes": ("{{ randBytes 1000000000 }}", ["randBytes", "too large"]),
    "regex-too-large": ('{{ regexMatch (repeat 3000000 "a|") "x" }}', ["regexMatch", "expression too large"]),
    "regex-replace": ('{{ regexReplaceAll "" (repeat 100000 "a") (repeat 100000 "b") }}', ["regexReplaceAll", "larger than"]),
    "replace": ('{{ replace "" (repeat 100000 "b") (repeat 100000 "a") }}', ["replace", "larger than"]),
    "wrap": ('{{ wrapWith 1 (repeat 1000000 "x") (repeat 1000000 "ab ") }}', ["wrapWith", "larger than"]),
    "slice": ("{{ slice (list 1 2) 0 999999999999 }}", ["slice index out of bounds"]),
    "chunk": ("{{ chunk 0 (list 1 2) }}", ["makeslice: len out of range"]),
    "divide": ("{{ div 1 0 }}", ["integer divide by zero"]),
    "merge-itself": ('{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $e := dict }}{{ $_ := set $e "a" $e }}{{ merge $d $e }}', ["merge", "too deeply"]),
    "toml-itself": ('{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ toToml $d }}', ["toToml", "too deeply"]),
    "join-itself": ('{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ join "," (list $d) }}', ["join", "larger than"]),
    "json-deep": ("{{ $d := dict }}{{ range until 200000 }}{{ $d = dict 1 $d }}{{ end }}{{ toJson $d }}", ["toJson"]),
    "toml-read": ('{{ fromToml (printf "a = %s" (repeat 200000 "[")) }}', ["fromToml", "too deeply"]),
    "concat": ("{{ $x := list 1 2 }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}", ["concat", "bytes of values"]),
    "cat": ('{{ $x := "aaaaaaaa" }}{{ range until 60 }}{{ $x = cat $x $x }}{{ end }}', ["cat", "larger than"]),
    "encoded": ('{{ $x := "0123456789" }}{{ range until 200 }}{{ $x = b64enc $x }}{{ end }}', ["b64enc", "bytes of values"]),
    "doubling-calls": ('{{ define "a" }}{{ if gt . 0 }}{{ include "a" (sub . 1) }}{{ include "a" (sub . 1) }}{{ end }}{{ end }}{{ include "a" 40 }}', ["include"]),
    "mutual": ('{{ define "a" }}{{ include "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ include "a" . }}', ["include"]),
    "parentheses": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", ["max expression depth exceeded"]),
    "controls": ("{{ if 1 }}" * 20000 + "{{ end }}" * 20000, ["too many control structures"]),
    "fields": ("{{ .Values" + ".a" * DEEP + " }}", ["a.a.a"]),
}
REFUSED = {name: (chart(body), ["c/templates/a.yaml:1", *words]) for name, (body, words) in TEMPLATES.items()} | {
    "notes": (with_files(templates__NOTES_txt="{{ range until 1000000000 }}x{{ end }}"), ["c/templates/NOTES.txt:1:", "until"]),
    "release-name": (chart(), ["name-template:1:", "until"], helm(releaseName="{{ range until 1000000000 }}x{{ end }}")),
    "set-index": (chart(), ["index of 999999999 is greater than maximum supported index of 65536"], helm(parameters=[{"name": "a[999999999]", "value": "1"}])),
    "set-negative": (chart(), ["negative -1 index not allowed"], helm(parameters=[{"name": "a[-1]", "value": "1"}])),
    "set-deep": (chart(), ["maximum supported nested level of 30"], helm(parameters=[{"name": "a" + ".a" * 31, "value": "1"}])),
    "set-wide": (chart(), ["failed running helm"], helm(parameters=[{"name": f"a{n}[60000]", "value": "1"} for n in range(200)])),
    "values-deep": (with_files(values_yaml="a: " + "[" * DEEP), ["values.yaml", "exceeded max depth"]),
    "values-merges": (with_files(values_yaml=merges()), ["values.yaml", "excessive aliasing"]),
    "values-merge-itself": (with_files(values_yaml="a: &a\n  <<: *a\n"), ["values.yaml", "anchor 'a' value contains itself"]),
    "values-given": (chart(), ["source.helm.values", "excessive aliasing"], helm(values=aliases())),
    "value-file-above": (chart(), ["'../../../../etc/passwd' resolved to outside repository root"], helm(valueFiles=["../../../../etc/passwd"])),
    "value-file-absolute": (chart(), ["etc/passwd: no such file"], helm(valueFiles=["/etc/passwd"])),
    "value-file-address": (chart(), ["the URL scheme 'http' is not allowed"], helm(valueFiles=["http://169.254.169.254/latest"])),
    "value-file-pattern": (chart(), ["'../../../etc/pass*' resolved to outside repository root"], helm(valueFiles=["../../../etc/pass*"])),
    "value-file-links": (chart(**{f"l{n}.yaml": {"link": f"l{n + 1}.yaml"} for n in range(15)}, **{"l15.yaml": "a: 1\n"}), ["failed to resolve path"], helm(valueFiles=["l0.yaml"])),
    "value-file-stars": (chart(**{f"v/{'a' * 60}{n}": "a: 1\n" for n in range(50)}), ["matched no files"], helm(valueFiles=["v/" + "*a" * 40 + "b"])),
    "file-parameter-above": (chart(), ["resolved to outside repository root"], helm(fileParameters=[{"name": "a", "path": "../../../../etc/passwd"}])),
    "file-parameter-absolute": (chart(), ["etc/passwd: no such file"], helm(fileParameters=[{"name": "a", "path": "/etc/passwd"}])),
    "archive-above": (with_archive(("s/../../x.yaml", "a")), ["s.tgz", "chart illegally references parent directory"]),
    "archive-zeros": ({**chart(), "charts/s.tgz": {"bytes": base64.b64encode(gzip.compress(bytes(50 << 20))).decode()}}, ["s.tgz", "no files in chart archive"]),
    "archive-no-archive": (chart(**{"charts/s.tgz": "this is no archive at all"}), ["s.tgz", "gzip: invalid header"]),
    "archive-many": (with_archive(*((f"s/files/{n}", "") for n in range(30000))), ["s.tgz", "more than 20000 files"]),
    "charts-without-end": (chart(**{"charts/c": {"link": ".."}}), ["chart folder charts/c/charts/c", "too deeply"]),
    "link-to-itself": (chart(**{"templates/l": {"link": "l"}}), ["templates/l", "too many links"]),
    "templates-linked": (chart(**{"templates/l": {"link": "/etc"}}), ["out-of-bounds symlinks. file: app/templates/l"]),
    "template-linked": (chart(**{"templates/l.yaml": {"link": "/proc/self/environ"}}), ["out-of-bounds symlinks. file: app/templates/l.yaml"]),
    "values-linked": (chart(**{"values.yaml": {"link": "../../../../etc/passwd"}}), ["out-of-bounds symlinks. file: app/values.yaml"]),
    "depends-absolute": (depends("file:///etc"), ["directory /etc not found"]),
    "depends-above": (depends("file://../../../etc"), ["directory ../../../etc not found"]),
    "depends-on-nothing": (depends("file://../none"), ["directory ../none not found"]),
    "depends-scheme": (depends("gopher://127.0.0.1"), ["gopher"]),
    "depends-internal": (depends("oci://127.0.0.1:9"), ["127.0.0.1:9"]),
    "depends-name": (depends("", **{"Chart.yaml": CHART + "dependencies: [{name: s, alias: ../../x, version: 1.x}]\n"}), ["disallowed characters in the alias"]),
    "chart-name": (chart(**{"Chart.yaml": CHART.replace("name: c", "name: ../../c")}), ['name "../../c" is invalid']),
    "chart-aliases": (chart(**{"Chart.yaml": CHART + aliases()}), ["excessive aliasing"]),
    "chart-lock": (chart(**{"Chart.lock": "a: &a [*a]\n"}), ["Chart.lock", "contains itself"]),
    "ignore-double": (chart(**{".helmignore": "**/x\n"}), ["double-star (**) syntax is not supported"]),
    "schema-deep": (schema(nested('{"properties":{"a":', 5000, "{}", "}}")), ["exceeded max depth"]),
    "schema-doubling": (schema({"definitions": {**{f"n{n}": {"anyOf": [{"$ref": f"#/definitions/n{n + 1}"}] * 2} for n in range(40)}, "n40": {"type": "string"}}, "$ref": "#/definitions/n0"}), ["schema of chart c", "steps"]),
    "schema-chain": (schema({"definitions": {**{f"n{n}": {"$ref": f"#/definitions/n{n + 1}"} for n in range(20000)}, "n20000": {}}, "$ref": "#/definitions/n0"}), ["schema of chart c"]),
    "schema-file": (schema({"$ref": "file:///etc/passwd"}), ["failing loading \"file:///etc/passwd\""]),
    "schema-internal": (schema({"$ref": "http://169.254.169.254/x.json"}), ["http://169.254.169.254/x.json", "connection refused"]),
    "large-template": (chart(**{"templates/b.yaml": "#" * 6000000}), ["b.yaml", "larger than the maximum file size"]),
    "kustomize-links": (built("resources: [l.yaml]", **{"l.yaml": {"link": "/etc/passwd"}}), ["out-of-bounds symlinks. file: app/l.yaml"]),
    "kustomize-sibling": (built("configMapGenerator: [{name: x, files: [../secret]}]", **{"^secret": "s"}), ["secret", "is not in or below"]),
    "kustomize-patch": (built("resources: [a.yaml]\npatches: [{path: ../p.yaml}]", **{"^p.yaml": OBJECT}), ["p.yaml", "is not in or below"]),
    "kustomize-fields": (built("resources: [a.yaml]\nconfigurations: [../../../etc/passwd]"), ["etc/passwd", "no such file"]),
    "kustomize-components": (built("components: [.]"), ["cycle detected"]),
    "kustomize-link-circle": (built("resources: [b]", **{"b": {"link": "."}}), ["cycle detected"]),
    "kustomize-parent": (built("resources: [..]", **{"^kustomization.yaml": "resources: [app]"}), ["cycle detected"]),
    "kustomize-many-remote": (built("resources: [" + ",".join(f"'http://127.0.0.1:9/{n}.yaml'" for n in range(5000)) + "]"), ["'127.0.0.1' is an internal address"]),
    "kustomize-ssh": (built("resources: ['ssh://-oProxyCommand=id/x']"), ["is no address that files of a repository may name"]),
    "kustomize-local-git": (built("resources: ['file:///etc']"), ["is no address that files of a repository may name"]),
    "kustomize-index": (built("resources: [d.yaml, a.yaml]\nreplacements: [{source: {kind: ConfigMap, name: x, fieldPath: metadata.name}, targets: [{select: {kind: A}, fieldPaths: [l.999999999.n], options: {create: true}}]}]",
                              **{"d.yaml": "{apiVersion: a/v1, kind: A, metadata: {name: d}, l: [{n: 1}]}"}), ["index 999999999 specified but only 1 elements found"]),
    "kustomize-json-index": (built("resources: [a.yaml]\npatches: [{target: {kind: ConfigMap}, patch: '[{\"op\": \"add\", \"path\": \"/metadata/l\", \"value\": []}, {\"op\": \"add\", \"path\": \"/metadata/l/999999999\", \"value\": 1}]'}]"), ["999999999"]),
    "kustomize-json-doubling": (built("resources: [a.yaml]\npatches: [{target: {kind: ConfigMap}, patch: '" + json.dumps(
        [{"op": "add", "path": "/data", "value": {"a": "x" * 20}}, *({"op": "copy", "from": "/data", "path": f"/data/k{n}"} for n in range(40))]) + "'}]"), []),
    "kustomize-diamonds": (built("resources: [l0]", **{f"l{n}/kustomization.yaml": f"namePrefix: a-\nresources: [../m{n}a, ../m{n}b]" for n in range(25)},
                                 **{f"m{n}{side}/kustomization.yaml": f"nameSuffix: -{side}{n}\nresources: [../l{n + 1}]" for n in range(25) for side in "ab"},
                                 **{"l25/kustomization.yaml": "resources: [a.yaml]", "l25/a.yaml": OBJECT}), ["accumulat"]),
    "kustomize-deep": (built("resources: [m.yaml]", **{"m.yaml": OBJECT + "data: " + "[" * DEEP}), ["m.yaml", "exceeded max depth"]),
    "kustomize-merge-itself": (built("resources: [m.yaml]", **{"m.yaml": OBJECT + "a: &a\n  b: *a\n"}), ["m.yaml", "contains itself"]),
    "directory-deep": ({"a.yaml": OBJECT + "data:\n" + "- " * DEEP}, ['"a.yaml"', "exceeded max depth"]),
    "directory-keys": ({"a.yaml": "? " * DEEP}, ['"a.yaml"', "exceeded max depth"]),
    "directory-json": ({"a.json": nested('{"a":', DEEP)}, ['"a.json"', "exceeded max depth"]),
    "directory-merges": ({"a.yaml": OBJECT + merges()}, ['"a.yaml"', "excessive aliasing"]),
    "directory-itself": ({"a.yaml": OBJECT + "a: &a\n  <<: *a\n"}, ['"a.yaml"', "contains itself"]),
    "parameters": ({"a.yaml": OBJECT, ".argocd-source.yaml": aliases()}, [".argocd-source.yaml", "excessive aliasing"]),
    "parameters-linked": ({"a.yaml": OBJECT, ".argocd-source.yaml": {"link": "/etc/passwd"}}, ["out-of-bounds symlinks. file: app/.argocd-source.yaml"]),
    "folder-linked": ({"a.yaml": OBJECT, "^l": {"link": "/etc"}}, ["out-of-bounds symlinks. file: l"], {"path": "l"}),
    "jsonnet-import-itself": ({"a.jsonnet": "import 'a.jsonnet'"}, ["a.jsonnet", "max stack frames exceeded"]),
    "jsonnet-link": ({"a.jsonnet": "importstr 'l'", "l": {"link": "../../../../etc/passwd"}}, ["out-of-bounds symlinks. file: app/l"]),
    "jsonnet-environment": ({"a.jsonnet": "importstr '/proc/self/environ'"}, ["a.jsonnet", "couldn't open import"]),
    "jsonnet-library": ({"a.jsonnet": "importstr 'passwd'"}, ["'../../../../etc' resolved to outside repository root"], {"directory": {"jsonnet": {"libs": ["../../../../etc"]}}}),
    "jsonnet-library-absolute": ({"a.jsonnet": "importstr 'passwd'"}, ["couldn't open import"], {"directory": {"jsonnet": {"libs": ["/etc"]}}}),
    "jsonnet-variable": ({"a.jsonnet": "std.extVar('x')"}, ["couldn't open import"],
                         {"directory": {"jsonnet": {"extVars": [{"name": "x", "value": "importstr '/etc/passwd'", "code": True}]}}}),
    "jsonnet-json": ({"a.jsonnet": "{kind: 'A', a: std.parseJson(std.join('', ['[' for i in std.range(1, 20000)]))}"}, ["a.jsonnet", "exceeded max depth"]),
    "jsonnet-yaml": ({"a.jsonnet": "{kind: 'A', a: std.parseYaml(std.join('', ['[' for i in std.range(1, 20000)]))}"}, ["a.jsonnet", "exceeded max depth"]),
    "jsonnet-printed-deep": ({"a.jsonnet": "{kind: 'A', a: " + nested("[", 3000, "", "]") + "}"}, ["a.jsonnet", "max stack frames exceeded"]),
}
# What needs a worker with a limit on memory.
REFUSED_FOR_MEMORY = {
    "kustomize-doubling": (built("resources: [a.yaml]\nreplacements:\n" + "".join(
        f"- {{source: {{kind: ConfigMap, name: x, fieldPath: data}}, targets: [{{select: {{kind: ConfigMap}}, fieldPaths: [data.k{n}], options: {{create: true}}}}]}}\n" for n in range(40)),
        **{"a.yaml": OBJECT + "data: {a: xxxxxxxx}\n"}), ["kustomization.yaml"]),
    "jsonnet-repeat": ({"a.jsonnet": "{kind: 'A', a: std.length(std.repeat('x', 1e10))}"}, ["bytes of memory, at ", "a.jsonnet"]),
    "jsonnet-array": ({"a.jsonnet": "{kind: 'A', a: std.length(std.makeArray(1e18, function(i) i))}"}, ["bytes of memory, at ", "a.jsonnet"]),
    "jsonnet-replace": ({"a.jsonnet": "{kind: 'A', a: std.strReplace(std.repeat('a', 100000), 'a', std.repeat('b', 100000))}"}, ["bytes of memory, at ", "a.jsonnet"]),
}
LINK, HARD_LINK, PIPE, DEVICE = tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE
HARMLESS = {
    "archive-odd": ({**with_archive(("s/templates/l.yaml", (LINK, "/etc/passwd")), ("s/templates/h.yaml", (HARD_LINK, "/etc/passwd")), ("s/templates/p", (PIPE, "")),
                                 ("s/templates/d", (DEVICE, "")), ("/etc/x", "a"), ("s/templates/b.yaml", OBJECT + "data: {which: the last}\n")), "templates/a.yaml": OTHER}, {"which": "the last"}),
    "archive-trailing": ({**chart(OTHER), "charts/s.tgz": {"bytes": base64.b64encode(packed(SUBCHART.items()) + b"behind it").decode()}}, None),
    "files": (chart(OBJECT + "data: {a: {{ .Files.Get \"../../../x\" | quote }}, b: {{ .Files.Get \"templates/../Chart.yaml\" | quote }}, c: {{ .Files.Glob \"../**\" | len | quote }}}\n"),
              {"a": "", "b": "", "c": "0"}),
    "patterns": (chart(OBJECT + 'data: {a: {{ .Files.Glob "' + "{a,b,c,*}" * 12 + '" | len | quote }}, b: {{ .Files.Glob "' + "*a" * 40 + 'b" | len | quote }}}\n', **{"a" * 200: "x"}), {"a": "1", "b": "0"}),
    "ignored": (chart(OBJECT + "data: {a: b}\n", **{".helmignore": ("*a" * 30 + "b\n") * 1000, "a" * 200: "x"}), {"a": "b"}),
    "linked-beside": (chart(OBJECT + "data: {a: {{ .Values.a | quote }}}\n", **{"values.yaml": {"link": "../v.yaml"}, "^v.yaml": "a: beside\n"}), {"a": "beside"}),
    "many-braces": ({"a.yaml": OBJECT + "data: {a: b}\n", "b.yaml": "not: rendered\n"}, {"a": "b"}, {"directory": {"include": "{a,c}" + "{.yaml,}" * 8}}),
    "many-labels": (built("resources: [a.yaml]\npatches: [{target: {name: '(x|xx)+$'}, patch: '[{\"op\": \"add\", \"path\": \"/data\", \"value\": {\"a\": \"b\"}}]'}]"), {"a": "b"}),
}
