#!/usr/bin/env python3
"""Whole runs of `dateline export` beside what people would pick instead, all in one go on one machine.

    export.py DATELINE_BINARY [--records N] [--shared DIR]

pages    the HTML pages of the evaluation sets, one core each: dateline (all three formats) against Python trafilatura with
         metadata writing JSONL. Left out, and said so, where the pages are not there.
records  N synthetic structured articles of about 3 KB as JSONL: dateline to three formats against DuckDB's COPY to Parquet
         and CSV and pandas' to_parquet, to_csv and to_json. DuckDB and pandas copy columns as they are; dateline resolves
         dates and sources, finds duplicates, validates every record and writes the manifest besides.
"""
import argparse, json, os, random, resource, subprocess, sys, tempfile, time


def timed(name, size, count, run):
    begin = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:46} {wall:8.2f} s  {count / wall:9.0f}/s  {size / wall / 1e6:7.1f} MB/s   cpu {cpu:6.1f} s", flush=True)
    return wall


def child(code, *args, env=None):
    subprocess.run([sys.executable, "-c", code, *args], check=True, env={**os.environ, **(env or {})})


def synthetic(path, n):
    rng = random.Random(7)
    words = ["".join(rng.choice("etaoinshrdlucmfwypvbgk") for _ in range(rng.randint(2, 10))) for _ in range(30000)]
    words = words[:3000] + "the of and to in that is was for on with as by at from it said".split() * 150  # a third small words, as in prose
    months = "January February March April May June July August September October November December".split()
    with open(path, "w") as f:
        for i in range(n):
            text = "\n\n".join(" ".join(rng.choices(words, k=60)).capitalize() + "." for _ in range(7))
            y, m, d = rng.randint(2001, 2024), rng.randint(1, 12), rng.randint(1, 28)
            text = f"MOSCOW, {months[m - 1]} {d}. /TASS/. " + text
            f.write(json.dumps({"id": i, "url": f"https://example.org/{y}/{m:02}/{d:02}/{i}", "title": " ".join(rng.choices(words, k=8)).capitalize(),
                                "text": text, "date": f"{y}-{m:02}-{d:02}", "source": "TASS", "authors": []}) + "\n")
    return os.path.getsize(path)


TRAFILATURA = """
import json, sys, trafilatura
with open(sys.argv[1]) as f, open(sys.argv[2], "w") as out:
    for line in f:
        d = json.loads(line)
        r = trafilatura.extract(d["html"], output_format="json", with_metadata=True)
        out.write((r or "null") + "\\n")
"""
DUCKDB = """
import duckdb, sys
c = duckdb.connect()
src = f"read_json('{sys.argv[1]}', format='newline_delimited')"
c.execute(f"COPY (FROM {src}) TO '{sys.argv[2]}.parquet' (FORMAT parquet, COMPRESSION zstd)")
c.execute(f"COPY (FROM {src}) TO '{sys.argv[2]}.csv' (HEADER, FORCE_QUOTE *)")
"""
PANDAS = """
import pandas, sys
d = pandas.read_json(sys.argv[1], lines=True)
d.to_parquet(sys.argv[2] + ".parquet", compression="zstd")
d.to_csv(sys.argv[2] + ".csv", index=False)
d.to_json(sys.argv[2] + ".jsonl", orient="records", lines=True)
"""


def have(module):
    return subprocess.run([sys.executable, "-c", "import " + module], capture_output=True).returncode == 0


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("dateline")
    ap.add_argument("--records", type=int, default=100_000)
    ap.add_argument("--shared", default="../shared")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        raw, out = os.path.join(tmp, "raw.jsonl"), os.path.join(tmp, "out")

        def dateline(*flags, **env):
            return lambda: subprocess.run([a.dateline, "export", raw, "-o", out, "--overwrite", *flags], check=True,
                                          stderr=subprocess.DEVNULL, env={**os.environ, **env})

        score = os.path.join(a.shared, "eval", "score.py")
        if os.path.exists(score):
            n = 0
            with open(raw, "w") as f:
                for s in ("trafilatura", "htmldate", "fundus", "aeb"):
                    part = os.path.join(tmp, "part.jsonl")
                    subprocess.run([sys.executable, score, "input", os.path.join(a.shared, "eval", s), "-o", part], check=True, stdout=subprocess.DEVNULL)
                    for line in open(part):
                        f.write(line)
                        n += 1
            size = os.path.getsize(raw)
            print(f"pages: {n} HTML pages, {size / 1e6:.0f} MB")
            timed("dateline export, one core", size, n, dateline("--jobs", "1", GOMAXPROCS="1"))
            timed("dateline export, all cores", size, n, dateline())
            if have("trafilatura"):
                timed("Python trafilatura, one core", size, n, lambda: child(TRAFILATURA, raw, os.path.join(tmp, "t.jsonl")))
            else:
                print("Python trafilatura is not installed: left out")
        else:
            print(f"pages: left out, {score} is not there")
        size = synthetic(raw, a.records)
        print(f"records: {a.records} structured articles, {size / 1e6:.0f} MB of JSONL")
        timed("dateline export, jsonl+csv+parquet, all cores", size, a.records, dateline())
        timed("DuckDB COPY, parquet+csv, all cores", size, a.records, lambda: child(DUCKDB, raw, os.path.join(tmp, "d")))
        timed("pandas, parquet+csv+jsonl, one core", size, a.records, lambda: child(PANDAS, raw, os.path.join(tmp, "p")))


if __name__ == "__main__":
    main()
