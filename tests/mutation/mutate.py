#!/usr/bin/env python3
"""Mutation testing of the safety core (core/limits).

Each mutant changes one operator, number or constant of one file. It is compiled into a shared library that stands in for
core/limits under its own tests; it is killed when one of them fails, does not end, or when the compiler refuses it. What
survives must be argued equivalent, by name, in equivalent.txt beside this script, or the script ends with 1.

Results are kept in BUILD/mutation by the digest of the file, the mutant and the tests, so that a second run only tries what
changed. Not part of ctest: it takes minutes.

    tests/mutation/mutate.py [--build build/release] [--file budgets.cpp] [--jobs 2]
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ["tst_limits", "tst_limits_send", "tst_limits_control", "tst_limits_reference"]
SECONDS = 120

# (pattern, replacements); only code outside comments and strings is looked at.
RULES = [
    (r"<=", ["<", ">="]), (r">=", [">", "<="]), (r"==", ["!="]), (r"!=", ["=="]),
    (r"(?<![<\-=>&:\w])<(?![<=\w:])|(?<= )<(?= )", ["<=", ">"]), (r"(?<= )>(?= )", [">=", "<"]),
    (r"&&", ["||"]), (r"\|\|", ["&&"]),
    (r"(?<= )\+(?= )", ["-"]), (r"(?<= )-(?= )", ["+"]), (r"(?<= )\*(?= )", ["/"]), (r"(?<= )/(?= )", ["*"]),
    (r"\+=", ["-="]), (r"-=", ["+="]),
    (r"std::max(?=[(<])", ["std::min"]), (r"std::min(?=[(<])", ["std::max"]),
    (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]),
    (r"(?<=[(\s])!(?=[\w(*])", [""]),
    (r"\bany_of\b", ["all_of"]), (r"\ball_of\b", ["any_of"]), (r"\bnone_of\b", ["any_of"]),
    (r"\bDirection::Up\b", ["Direction::Down"]), (r"\bDirection::Down\b", ["Direction::Up"]),
    (r"\bbreak;", [""]), (r"\bcontinue;", ["break;"]),
]
NUMBER = re.compile(r"(?<![\w.:'])(\d[\d']*\.?\d*)(?![\w.:'])")


def blank(text):
    """Comments, strings and preprocessor lines as spaces, so that positions stay."""
    out = re.sub(r'"(?:\\.|[^"\\\n])*"', lambda m: " " * len(m.group()), text)
    out = re.sub(r"//[^\n]*", lambda m: " " * len(m.group()), out)
    return re.sub(r"^#[^\n]*", lambda m: " " * len(m.group()), out, flags=re.M)


def mutants(text):
    code = blank(text)
    for pattern, replacements in RULES:
        for m in re.finditer(pattern, code):
            for new in replacements:
                yield m.start(), m.end(), new
    for m in NUMBER.finditer(code):
        digits = m.group(1).replace("'", "")
        if "." in digits:
            yield m.start(), m.end(), repr(float(digits) * 1.5 + 0.1)
        else:
            yield m.start(), m.end(), str(int(digits) + 1)
            if int(digits) > 0:
                yield m.start(), m.end(), str(int(digits) - 1)


def name_of(path, text, start, end, new):
    """Stable under edits elsewhere: the line's own words, not its number."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first:last]
    at = line[: start - first].count(text[start:end])
    return f"{path.name}: {line.strip()} [{text[start:end]}#{at + 1} -> {new or 'nothing'}]"


class Bench:
    def __init__(self, build, work):
        self.build, self.work = build, work
        commands = {Path(c["file"]).name: c for c in json.loads((build / "compile_commands.json").read_text())
                    if "/core/limits/" in c["file"]}
        self.flags = {}
        for name, c in commands.items():
            parts = shlex.split(c["command"])
            if parts[0].endswith("ccache"):
                parts = parts[1:]
            out = parts.index("-o")
            keep = [p for i, p in enumerate(parts) if i not in (out, out + 1) and p not in ("-c", c["file"], "-MD", "-Werror", "-O3", "-O1")
                    and not p.startswith(("-W", "-D_FORTIFY"))]
            self.flags[name] = [p for p in keep if not p.endswith(name)] + ["-O0", "-w", "-fPIC"]
        self.objects = {}
        for name in self.flags:
            self.objects[name] = work / (name + ".o")
            self.compile(name, ROOT / "core/limits" / name, self.objects[name])
        self.tests = {t: self.link_test(t) for t in TESTS}

    def compile(self, name, source, target):
        done = subprocess.run([*self.flags[name], "-I", str(ROOT), "-c", str(source), "-o", str(target)], cwd=self.build,
                              capture_output=True, text=True)
        return done.returncode == 0

    def library(self, folder, replaced=None, other=None):
        objects = [str(other if n == replaced else o) for n, o in self.objects.items()]
        target = folder / "liblimits_under_test.so"
        subprocess.run(["c++", "-shared", "-o", str(target), *objects], check=True)
        return target

    def link_test(self, test):
        self.library(self.work)
        command = subprocess.run(["ninja", "-C", str(self.build), "-t", "commands", test], capture_output=True, text=True, check=True)
        link = [c for c in command.stdout.splitlines() if f"-o bin/{test}" in c][-1]
        link = re.sub(r"\S*libpreamar_core_limits\.a", f"-L{self.work} -llimits_under_test", link)
        link = link.replace(f"-o bin/{test}", f"-o {self.work / test} -rdynamic")
        # What the library itself needs comes from the same static libraries: all of them are exported.
        link = re.sub(r"(\S*libpreamar_core_(?:domain|base)\.a)", r"-Wl,--whole-archive \1 -Wl,--no-whole-archive", link, count=0)
        subprocess.run(link, shell=True, cwd=self.build, check=True)
        return self.work / test

    def survives(self, name, text, slot):
        folder = self.work / f"slot{slot}"
        folder.mkdir(exist_ok=True)
        source, target = folder / name, folder / (name + ".o")
        source.write_text(text)
        if not self.compile(name, source, target):
            return "does not compile"
        self.library(folder, name, target)
        env = {**os.environ, "LD_LIBRARY_PATH": str(folder), "PREAMAR_STATES": "4000"}
        for test in TESTS:
            try:
                ran = subprocess.run([str(self.tests[test])], env=env, capture_output=True, timeout=SECONDS)
            except subprocess.TimeoutExpired:
                return f"{test}: did not end"
            if ran.returncode != 0:
                return test
        return None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", default="build/release")
    options.add_argument("--file", action="append")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--list", action="store_true", help="only name the mutants")
    given = options.parse_args()
    build = (ROOT / given.build).resolve()
    work = build / "mutation"
    work.mkdir(exist_ok=True)
    argued = {}
    for line in (ROOT / "tests/mutation/equivalent.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" :: ")
            argued[name] = reason
    tests = hashlib.sha256()
    for path in sorted((ROOT / "tests/core/limits").iterdir()):
        tests.update(path.read_bytes())
    kept_at = work / "results.json"
    kept = json.loads(kept_at.read_text()) if kept_at.exists() else {}
    todo = []
    seen = set()
    for path in sorted((ROOT / "core/limits").glob("*.cpp")):
        if given.file and path.name not in given.file:
            continue
        text = path.read_text()
        for start, end, new in mutants(text):
            name = name_of(path, text, start, end, new)
            while name in seen:
                name += "'"
            seen.add(name)
            changed = text[:start] + new + text[end:]
            key = hashlib.sha256((changed + tests.hexdigest()).encode()).hexdigest()
            todo.append((path.name, name, changed, key))
    if given.list:
        print("\n".join(n for _, n, _, _ in todo))
        return 0
    bench = Bench(build, work)
    for test in TESTS:
        ran = subprocess.run([str(bench.tests[test])], env={**os.environ, "LD_LIBRARY_PATH": str(work), "PREAMAR_STATES": "4000"}, capture_output=True)
        if ran.returncode != 0:
            print(f"{test} fails without any mutant", file=sys.stderr)
            return 1
    free = list(range(given.jobs))
    killed, equivalent, alive = 0, 0, []

    def one(item):
        file, name, changed, key = item
        if key in kept:
            return name, kept[key]
        slot = free.pop()
        try:
            result = bench.survives(file, changed, slot) or "survived"
        finally:
            free.append(slot)
        kept[key] = result
        return name, result

    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        for n, (name, result) in enumerate(pool.map(one, todo), 1):
            if result != "survived":
                killed += 1
            elif name in argued:
                equivalent += 1
            else:
                alive.append(name)
                print("ALIVE", name, flush=True)
            if n % 25 == 0:
                kept_at.write_text(json.dumps(kept))
                print(f"{n} of {len(todo)}", file=sys.stderr, flush=True)
    kept_at.write_text(json.dumps(kept))
    print(f"{len(todo)} mutants: {killed} killed, {equivalent} argued equivalent, {len(alive)} alive")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
