#!/usr/bin/env python3
"""Mutation testing of the safety core (core/limits).

Each mutant changes one operator, number or constant of one file. It is compiled and linked with the tests of core/limits in
place of the file; it is killed when one of them fails, does not end, or when the compiler refuses it. What
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
# The test that most likely notices comes first.
FIRST = {"send.cpp": "tst_limits_send", "budgets.cpp": "tst_limits_control", "breakers.cpp": "tst_limits_control",
         "telemetry.cpp": "tst_limits_control"}
ORDER = {n: [t, *(o for o in TESTS if o != t)] for n, t in FIRST.items()}
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
                    if Path(c["file"]).parent == ROOT / "core/limits"}
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
        self.links = {t: self.link_command(t) for t in TESTS}

    def compile(self, name, source, target):
        done = subprocess.run([*self.flags[name], "-I", str(ROOT), "-c", str(source), "-o", str(target)], cwd=self.build,
                              capture_output=True, text=True)
        return done.returncode == 0

    def link_command(self, test):
        commands = subprocess.run(["ninja", "-C", str(self.build), "-t", "commands", test], capture_output=True, text=True, check=True)
        return [c for c in commands.stdout.splitlines() if f"-o bin/{test}" in c][-1]

    def fails(self, test, folder, objects):
        """Links the test with these objects in place of core/limits and runs it; how it failed, or None."""
        program = folder / test
        link = re.sub(r"\S*libpreamar_core_limits\.a", " ".join(map(str, objects)), self.links[test], count=1)
        link = re.sub(r"\S*libpreamar_core_limits\.a", "", link).replace(f"-o bin/{test}", f"-o {program}")
        if subprocess.run(link, shell=True, cwd=self.build, capture_output=True).returncode != 0:
            return "does not link"
        try:
            ran = subprocess.run([str(program)], env={**os.environ, "PREAMAR_STATES": "4000"}, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"{test}: did not end"
        return test if ran.returncode != 0 else None

    def survives(self, name, text, slot):
        folder = self.work / f"slot{slot}"
        folder.mkdir(exist_ok=True)
        source, target = folder / name, folder / (name + ".o")
        source.write_text(text)
        if not self.compile(name, source, target):
            return "does not compile"
        objects = [target if n == name else o for n, o in self.objects.items()]
        for test in ORDER.get(name, TESTS):
            if how := self.fails(test, folder, objects):
                return how
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
        if how := bench.fails(test, work, bench.objects.values()):
            print(f"{test} without any mutant: {how}", file=sys.stderr)
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
            if n % 10 == 0:
                kept_at.write_text(json.dumps(kept))
                print(f"{n} of {len(todo)}", file=sys.stderr, flush=True)
    kept_at.write_text(json.dumps(kept))
    print(f"{len(todo)} mutants: {killed} killed, {equivalent} argued equivalent, {len(alive)} alive")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
