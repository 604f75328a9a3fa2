package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"dateline/export"
	"dateline/export/dataset"
	"dateline/internal/wholefile"
	"dateline/schema"
	"dateline/schema/jsonschema"
	"dateline/validate"
	"dateline/validate/checks"
	reports "dateline/validate/report"

	"github.com/urfave/cli/v2"
)

func validateCommand() *cli.Command {
	var formats []string
	for _, f := range reports.Formats {
		formats = append(formats, f.Name)
	}
	return &cli.Command{
		Name:      "validate",
		Usage:     "check datasets: dates, sources, content, duplicates, schema, and files that disagree",
		ArgsUsage: "PATH…",
		Description: `A path is a JSONL, CSV or Parquet file, or a directory with the same records in several formats. The policy
of each path is read from the dateline.yaml in its directory or the nearest one above.

Examples:
   dateline validate out
   dateline validate out --fail-on warning --ignore DL3
   dateline validate out --report text --report json=report.json
   dateline validate out --baseline known.json
   dateline validate people.csv --schema people.schema.json`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "schema", Usage: "check rows of any shape against the JSON Schema (draft 4, 6 or 7) in `FILE`"},
			&cli.StringSliceFlag{Name: "select", Usage: "run only these `CHECKS`: IDs, names or families such as DL1"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "do not run these `CHECKS`"},
			&cli.StringFlag{Name: "fail-on", Value: "error", Usage: "exit with 1 for findings of at least this `SEVERITY`: error, warning, note or never"},
			&cli.StringSliceFlag{Name: "report", Usage: "write a report as `FORMAT[=FILE]`: " + strings.Join(formats, ", ") + " (default: text)"},
			&cli.StringFlag{Name: "inputs", Usage: "compare records with their input files, whose names are relative to `DIR`"},
			&cli.StringFlag{Name: "config", Usage: "read the policy from `FILE`; none reads none"},
			&cli.StringFlag{Name: "baseline", Usage: "pass over the findings that `FILE` lists"},
			&cli.StringFlag{Name: "write-baseline", Usage: "list all findings in `FILE`, for --baseline"},
			&cli.IntFlag{Name: "max-findings", Value: 100, Usage: "show at most `N` findings of each check and severity, -1 for all; all are counted"},
			&cli.IntFlag{Name: "jobs", Usage: "run `N` workers", DefaultText: "one for each core"},
			&cli.StringFlag{Name: "today", Usage: "judge by this `DATE` what is in the future and what has expired", DefaultText: "today"},
		},
		Action: runValidate,
	}
}

func runValidate(c *cli.Context) error {
	if c.Args().Len() == 0 {
		return usagef("try 'dateline validate out'", "no path given")
	}
	if err := checkEmpty(c); err != nil {
		return err
	}
	paths, err := datasetPaths(c.Args().Slice())
	if err != nil {
		return err
	}
	outputs, err := reportOutputs(c.StringSlice("report"))
	if err != nil {
		return err
	}
	failOn, err := failFrom(c.String("fail-on"))
	if err != nil {
		return err
	}
	o, err := validateOptions(c)
	if err != nil {
		return err
	}
	policyFiles, err := policies(c, paths, &o)
	if err != nil {
		return err
	}
	if err = checkTargets(c, paths, policyFiles, outputs); err != nil {
		return err
	}
	if err := openFiles(c, &o); err != nil {
		return err
	}
	if o.Inputs != nil {
		defer func() { _ = o.Inputs.Close() }()
	}
	if err := recoverDatasets(c, paths); err != nil {
		return err
	}
	r, err := validate.Run(c.Context, paths, o)
	if err != nil {
		return coded(err, "'dateline export' writes a dataset to out")
	}
	if name := c.String("write-baseline"); name != "" {
		if err := r.Collected.WriteFile(name); err != nil {
			return err
		}
	}
	if err := writeReports(c, r, outputs); err != nil {
		return err
	}
	if r.Fails(failOn) {
		return silent(exitFindings)
	}
	return nil
}

// failFrom reads --fail-on.
func failFrom(s string) (validate.Severity, error) {
	if s == "never" {
		return validate.Off, nil
	}
	failOn, err := validate.ParseSeverity(s)
	if err != nil || failOn == validate.Off {
		return validate.Off, usagef("", "--fail-on: %q is none of error, warning, note, never", s)
	}
	return failOn, nil
}

// validateOptions reads the flags that name no files.
func validateOptions(c *cli.Context) (o validate.Options, err error) {
	o = validate.Options{
		Checks: checks.All, Select: commaSeparated(c.StringSlice("select")), Ignore: commaSeparated(c.StringSlice("ignore")),
		MaxFindings: c.Int("max-findings"), Jobs: c.Int("jobs"), Today: schema.DateOf(time.Now()),
		Collect: c.String("write-baseline") != "",
	}
	switch {
	case o.MaxFindings == 0:
		return o, usagef("-1 shows all", "--max-findings: 0 shows nothing")
	case o.MaxFindings < -1:
		return o, usagef("", "--max-findings %d: expected a number from 1, or -1 for all", o.MaxFindings)
	case o.Jobs < 0:
		return o, usagef("", "--jobs %d: the number of workers cannot be negative", o.Jobs)
	}
	if s := c.String("today"); s != "" && s != "today" {
		if o.Today, err = schema.ParseDate(s); err != nil {
			return o, usagef("write it as 2019-12-31 or today", "--today: %w", err)
		}
	}
	return o, nil
}

// openFiles reads or opens what --schema, --baseline and --inputs name. Inputs is the caller's to close.
func openFiles(c *cli.Context, o *validate.Options) error {
	if name := c.String("schema"); name != "" {
		doc, err := dataset.ReadWhole(name, jsonschema.MaxSize)
		if err != nil {
			return usagef("--schema takes a JSON Schema; 'dateline schema' writes one", "reading the schema: %w", err)
		}
		if o.Schema, err = jsonschema.Compile(doc); err != nil {
			return usagef("JSON Schema drafts 4, 6 and 7 are known, with references inside the file only; keep long lists of values out of it", "--schema %s: %w", name, err)
		}
	}
	if name := c.String("baseline"); name != "" {
		known, err := validate.ReadBaseline(name)
		if err != nil {
			return usagef("--baseline takes a file that --write-baseline wrote", "%w", err)
		}
		o.Baseline = known
	}
	if name := c.String("inputs"); name != "" {
		root, err := os.OpenRoot(name)
		if err != nil {
			return usagef("--inputs takes the directory from which the inputs were exported", "opening the inputs: %w", err)
		}
		o.Inputs = root
	}
	return nil
}

// writeReports writes a report to each of the outputs.
func writeReports(c *cli.Context, r *validate.Report, outputs []reportOutput) error {
	look := reports.Options{Version: export.Version}
	if c.IsSet("max-findings") {
		look.Samples = c.Int("max-findings") // who asks for a number gets it in the text as well
	}
	for _, out := range outputs {
		if err := out.write(c, r, look); err != nil {
			return err
		}
	}
	return nil
}

// coded gives an error of the library the exit code that it deserves. missing is the hint for a file that is not there.
func coded(err error, missing string) error {
	switch {
	case errors.Is(err, validate.ErrUsage):
		return usagef("", "%w", err)
	case errors.Is(err, fs.ErrNotExist):
		return &exitError{exitIO, err, missing}
	}
	return err
}

// policies sets the policy of --config for all paths, or finds the nearest one of each, and names the files it read.
func policies(c *cli.Context, paths []string, o *validate.Options) ([]string, error) {
	switch name := c.String("config"); name {
	case "none":
		return nil, nil
	case "":
	default:
		p, err := validate.ReadPolicy(name, checks.All)
		if err != nil {
			return nil, unreadPolicy(err)
		}
		o.Policy = p
		return []string{name}, nil
	}
	var files []string
	read := map[string]*validate.Policy{}
	byPath := map[string]*validate.Policy{}
	for _, path := range paths {
		name, err := validate.FindPolicy(path)
		if err != nil {
			return nil, err
		}
		if name != "" && read[name] == nil {
			if read[name], err = validate.ReadPolicy(name, checks.All); err != nil {
				return nil, unreadPolicy(err)
			}
			files = append(files, name)
		}
		byPath[path] = read[name]
	}
	o.PolicyOf = func(path string) (*validate.Policy, error) { return byPath[path], nil }
	return files, nil
}

// unreadPolicy is the error of a policy that is not there, is too large, cannot be read or makes no sense, with a hint for the
// first two.
func unreadPolicy(err error) error {
	hint := ""
	switch large := (*dataset.TooLargeError)(nil); {
	case errors.Is(err, fs.ErrNotExist):
		hint = "--config takes the path of a policy, or none"
	case errors.As(err, &large):
		hint = "let an exception fit many records by a pattern, or keep known findings in a baseline (--write-baseline)"
	}
	return usagef(hint, "%w", err)
}

// checkEmpty refuses flags without a value, which a script writes whose variable is not set: to pass over them would
// run another validation than was meant.
func checkEmpty(c *cli.Context) error {
	for _, name := range []string{"schema", "config", "baseline", "write-baseline", "inputs", "today"} {
		if c.IsSet(name) && c.String(name) == "" {
			return usagef("leave it out, or give it a value", "--%s is empty", name)
		}
	}
	for _, name := range []string{"select", "ignore", "report"} {
		if c.IsSet(name) && len(commaSeparated(c.StringSlice(name))) == 0 {
			return usagef("leave it out, or give it a value", "--%s is empty", name)
		}
	}
	if c.IsSet("schema") && c.IsSet("inputs") {
		return usagef("leave one of them out", "--inputs: rows that --schema describes name no input files")
	}
	return nil
}

func commaSeparated(words []string) []string {
	var out []string
	for _, w := range words {
		for _, part := range strings.Split(w, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

type reportOutput struct {
	format *reports.Format
	file   string // empty: standard output
}

func reportOutputs(flags []string) ([]reportOutput, error) {
	if len(flags) == 0 {
		flags = []string{"text"}
	}
	var out []reportOutput
	stdout := ""
	for _, s := range flags {
		name, file, _ := strings.Cut(s, "=")
		f := reports.ByName(name)
		if f == nil {
			return nil, usagef("run 'dateline validate --help' for the formats", "--report: %q is no report format", name)
		}
		if file == "-" {
			file = ""
		}
		if file == "" {
			if stdout != "" {
				return nil, usagef(fmt.Sprintf("write one to a file: --report %s=FILE", name), "--report: %s and %s would both go to standard output", stdout, name)
			}
			stdout = name
		}
		out = append(out, reportOutput{f, file})
	}
	return out, nil
}

func (out reportOutput) write(c *cli.Context, r *validate.Report, look reports.Options) error {
	if out.file == "" {
		look.Color = colours(c.App.Writer)
		if err := out.format.Write(c.App.Writer, r, look); err != nil {
			return fmt.Errorf("writing the %s report: %w", out.format.Name, err)
		}
		return out.summarize(r, look)
	}
	var b bytes.Buffer
	if err := out.format.Write(&b, r, look); err != nil {
		return fmt.Errorf("writing the %s report: %w", out.format.Name, err)
	}
	if err := wholefile.Write(out.file, b.Bytes()); err != nil {
		return fmt.Errorf("writing the %s report: %w", out.format.Name, err)
	}
	return nil
}

// summarize appends the Markdown report to the step summary of a GitHub job, which holds what the annotations have no
// room for. Other steps may have written to the file.
func (out reportOutput) summarize(r *validate.Report, look reports.Options) (err error) {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	if out.format.Name != "github" || name == "" {
		return nil
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing the step summary: %w", err)
		}
	}()
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	look.Color = false
	return errors.Join(reports.ByName("markdown").Write(f, r, look), f.Close())
}
