#!/usr/bin/env python3
"""Compares dateline validate with DuckDB, frictionless and qsv on one synthetic file, in one run.

    validate.py bin/dateline [--records 1000000] [--dir DIR]

What each one does:

  dateline      every check it has, over all 32 fields: what frictionless checks, and dates, sources, mojibake, chrome,
                duplicate and nearly duplicate bodies, sorted rows and so on; on all cores, and on one
  DuckDB        in SQL, over six fields: distinct ids, addresses and bodies, nulls, a date that can be cast
  frictionless  the Table Schema that dateline schema --as table-schema prints, over all 32 fields: types, required,
                unique id, patterns, lists of values, minima; on one core, as it has no other way
  qsv           a sample as CSV: whether it is RFC 4180 in UTF-8, and its cells against the JSON Schema that dateline prints, with
                lists as the text they are in CSV

dateline and frictionless both read the same records, as whole processes with their start; the sample is large enough that
starting Python is a small part. They read it twice, with bodies of articles and with those of wire briefs, as frictionless's
time goes with the fields and ours with the bytes. A row that frictionless finds wrong, or does not read, ends the run: then
the two did not do the same work. A peer that is not installed is left out and said. Ratios are only meant within one run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

SAMPLE = 100_000  # records that frictionless reads

SQL = """
SELECT count(*) AS n,
       count(*) - count(DISTINCT id) AS duplicate_ids,
       count(url) - count(DISTINCT url) AS duplicate_urls,
       count(*) - count(DISTINCT hash(body)) AS duplicate_bodies,
       count(*) - count(headline) AS missing_headlines,
       count(*) - count(source) AS missing_sources,
       count(*) - count(date_published) AS missing_dates
FROM read_json('{}', format='newline_delimited', maximum_object_size=33554432, columns={{
       id: 'VARCHAR', url: 'VARCHAR', body: 'VARCHAR', headline: 'VARCHAR', source: 'VARCHAR', date_published: 'DATE'}})
"""


def timed(command, **kwargs):
    """Runs a command; returns its seconds, its CPU seconds, its peak memory in MB and its exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(command, **kwargs)
    _, status, usage = os.wait4(process.pid, 0)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, process.returncode


def row(name, what, size, measured):
    seconds, cpu, peak, code = measured
    print(f"| {name} | {what} | {seconds:.1f} | {cpu:.1f} | {size / seconds / 1e6:.0f} | {peak:.0f} | {code} |", flush=True)
    return size / seconds


def generate(target, records, words):
    here = os.path.dirname(os.path.abspath(__file__))
    command = ["go", "run", os.path.join(here, "generate.go"), "-n", str(records), "-words", str(words), "-o", target]
    subprocess.run(command, check=True, cwd=os.path.join(here, "..", "..", ".."))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("--records", type=int, default=int(os.environ.get("BENCH_RECORDS", 1_000_000)))
    parser.add_argument("--dir", help="keeps the generated file for the next run")
    args = parser.parse_args()
    dateline = os.path.abspath(args.dateline)
    root = args.dir or tempfile.mkdtemp(prefix="dateline-bench-")
    os.makedirs(root, exist_ok=True)
    data = os.path.join(root, f"articles-{args.records}.jsonl")
    try:
        if not os.path.exists(data):
            generate(data + ".tmp.jsonl", args.records, 500)
            os.rename(data + ".tmp.jsonl", data)
        compare(dateline, data, root, args.records)
    finally:
        if not args.dir:
            shutil.rmtree(root)


def compare(dateline, data, root, records):
    size = os.path.getsize(data)
    print(f"{records} records, {size / 1e6:.0f} MB of JSONL, {os.cpu_count()} cores\n")
    print("| | what | seconds | CPU seconds | MB/s | peak MB | exit |\n|---|---|---|---|---|---|---|")
    with open(data, "rb") as f:  # everybody finds the file in the cache
        while f.read(1 << 24):
            pass
    quiet = {"stdout": subprocess.DEVNULL}
    flags = ["--config", "none", "--fail-on", "error"]
    single = {"env": {**os.environ, "GOMAXPROCS": "1"}}
    row("dateline", "every check", size, timed([dateline, "validate", data, *flags], **quiet))
    row("dateline", "one core", size, timed([dateline, "validate", data, *flags, "--jobs", "1"], **single, **quiet))

    script = "import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchall())"
    if available("duckdb"):
        row("DuckDB", "unique and null", size, timed([sys.executable, "-c", script, SQL.format(data)], **quiet))
    if available("frictionless"):
        for words in 500, 60:
            versus_frictionless(dateline, root, words, flags)
    if qsv := shutil.which("qsv") or shutil.which("qsvlite"):
        table = os.path.join(root, "sample.csv")
        generate(table, SAMPLE, 500)
        part = os.path.getsize(table)
        schema = os.path.join(root, "cells.json")
        with open(schema, "w") as f:
            json.dump(cells(dateline), f)
        what = f"{SAMPLE} records of CSV"
        row("dateline", f"every check, {what}", part, timed([dateline, "validate", table, *flags], **quiet))
        row("dateline", "schema", part, timed([dateline, "validate", table, *flags, "--select", "DL5"], **quiet))
        row("qsv validate", f"RFC 4180 and UTF-8, {what}", part, timed([qsv, "validate", table], **quiet, stderr=subprocess.DEVNULL))
        row("qsv validate", "JSON Schema", part, timed([qsv, "validate", table, schema], **quiet, stderr=subprocess.DEVNULL))
    else:
        print("\nqsv is not on PATH: left out")


def cells(dateline):
    """The JSON Schema of a record whose lists are text."""
    schema = json.loads(subprocess.run([dateline, "schema", "--as", "json-schema"], check=True, stdout=subprocess.PIPE).stdout)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for name, member in schema["properties"].items():
        if member["type"] == "array":
            schema["properties"][name] = {"type": "string"}
    return schema


def versus_frictionless(dateline, root, words, flags):
    quiet = {"stdout": subprocess.DEVNULL}
    sample = os.path.join(root, "sample.jsonl")
    generate(sample, SAMPLE, words)
    part = os.path.getsize(sample)
    validate = [dateline, "validate", sample, *flags]
    what = f"{SAMPLE} records of {part / SAMPLE / 1e3:.1f} KB"
    ours = row("dateline", f"every check, {what}", part, timed(validate, **quiet))
    single = {"env": {**os.environ, "GOMAXPROCS": "1"}}
    alone = row("dateline", f"one core, {what}", part, timed([*validate, "--jobs", "1"], **single, **quiet))
    same = row("dateline", "frictionless's share: schema and unique ids", part, timed([*validate, "--select", "DL401", "--select", "DL5"], **quiet))
    with open(os.path.join(root, "table-schema.json"), "wb") as f:
        subprocess.run([dateline, "schema", "--as", "table-schema"], check=True, stdout=f)
    script = (
        "import os, sys; from frictionless import Resource, Schema, formats; os.chdir(sys.argv[1]);"
        "r = Resource(path='sample.jsonl', format='jsonl', control=formats.JsonControl(keyed=True), schema=Schema.from_descriptor('table-schema.json'));"
        "report = r.validate(limit_errors=10); n = report.tasks[0].stats.get('rows'); "
        f"sys.exit(0 if report.valid and n == {SAMPLE} else f'frictionless read {{n}} rows: {{report.flatten([\"message\"])}}')"
    )
    measured = timed([sys.executable, "-c", script, root], **quiet)
    theirs = row("frictionless", f"table schema, {what}", part, measured)
    if measured[3] != 0:
        sys.exit("frictionless did not do the same work: there is nothing to compare")
    print(f"\ndateline is {ours / theirs:.1f} × frictionless, {alone / theirs:.1f} × on one core, {same / theirs:.1f} × with the same share of checks\n")


def available(module):
    if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
        return True
    print(f"\n{module} is not installed: left out")
    return False


if __name__ == "__main__":
    main()
