package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/export"
	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/schema"
)

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "read articles and write a dataset",
		ArgsUsage: "INPUT…",
		Description: `An INPUT is a file, a directory with all below it, a pattern, - for standard input, or @FILE with a path on each line.
The format of each file is found by its content. A dataset that dateline wrote is read in one of its formats.

The output directory gets articles in every --format, rejects.jsonl with a line for each document of which no
article came, and manifest.json with the accounts: documents = articles + rejects + duplicates dropped. Files
appear only when they are complete. A dataset that dateline wrote there before is replaced.

A document that cannot be read costs that document; --max-rejects says how many are too many. The exit code is 1
when no article came of the input at all (--max-rejects 100% allows it), and 3 when an INPUT itself, or a directory
below it, cannot be read.

Examples:
   dateline export seeds -o out
   dateline export crawl-*.warc.gz --date-window 2015-01-01..2019-12-31 -o out
   dateline export all.csv --only 2019-01-01..2019-12-31 -o out
   dateline export articles.csv --map headline=title,body=text --format parquet -o out
   dateline export big/ --resume --max-rejects 2% -o out`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "out", Usage: "write the dataset into `DIR`"},
			&cli.StringFlag{Name: "format", Usage: "write these of " + join(formatNames(dataset.Formats), ", ") + ", as a comma-separated `LIST`", DefaultText: strings.Join(formatNames(dataset.Default), ",")},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "use `N` workers; the output does not depend on it", DefaultText: "one for each core"},
			&cli.StringFlag{Name: "on-ambiguous", Value: string(export.AmbiguousNull), Usage: "treat ambiguous dates by `CHOICE`: null, or nearest, which marks them as inferred"},
			&cli.StringFlag{Name: "dedup", Value: string(export.DedupNone), Usage: "drop repeated documents by `CHOICE`: none, exact (same body) or url (same address)"},
			&cli.StringFlag{Name: "only", Usage: "drop articles dated outside `FROM..TO` and count them as not-asked; those without a date stay"},
			&cli.BoolFlag{Name: "no-neighbours", Usage: "decide no date by other articles of the same export", DisableDefaultText: true},
			&cli.BoolFlag{Name: "evidence", Usage: "write evidence.jsonl: what was found for each field, and where", DisableDefaultText: true},
			&cli.StringFlag{Name: "max-rejects", Usage: "exit with 1 when more than `N` documents, or with N% a share of them, are rejected", DefaultText: "any number, if one article is left"},
			&cli.BoolFlag{Name: "csv-bom", Usage: "begin the CSV with a byte order mark, for Excel", DisableDefaultText: true},
			&cli.BoolFlag{Name: "csv-safe", Usage: "put ' before CSV cells that a spreadsheet would run as formulas", DisableDefaultText: true},
			&cli.BoolFlag{Name: "resume", Usage: "keep the work of an interrupted run, and go on from it", DisableDefaultText: true},
			&cli.BoolFlag{Name: "overwrite", Usage: "replace files in DIR that dateline did not write", DisableDefaultText: true},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print errors only", DisableDefaultText: true},
		}, readingFlags()...),
		Action: runExport,
	}
}

func runExport(c *cli.Context) error {
	if c.Args().Len() == 0 {
		return usagef("try: dateline export seeds -o out", "no input was given")
	}
	opt, err := exportOptions(c)
	if err != nil {
		return err
	}
	in, err := inputOptions(c)
	if err != nil {
		return err
	}
	in.Output = opt.Out
	if err := distinct(opt.Out, c.Args().Slice()); err != nil {
		return err
	}
	in.Deferred = true
	docs, err := openInputs(c.Context, c.Args().Slice(), in)
	if err != nil {
		return err
	}
	defer func() { _ = docs.Close() }()
	show := newProgress(c.App.ErrWriter, c.Bool("quiet"))
	opt.Progress = show.update
	sum, err := export.Convert(c.Context, docs, *opt)
	show.clear()
	if sum != nil && !c.Bool("quiet") {
		summarise(c.App.ErrWriter, sum, opt)
	}
	if lost := docs.Lost(); sum != nil && len(lost) > 0 {
		return lostError(lost, opt)
	}
	return exportError(err, opt)
}

// distinct refuses to write a dataset among the files that it is made of, where the next run would read it as well.
func distinct(out string, inputs []string) error {
	dir, err := os.Stat(out)
	if err != nil {
		return nil // it is not there yet
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && os.SameFile(dir, info) {
			return usagef("choose another --output; a directory below the input may be one", "--output %q is an input", out)
		}
	}
	return nil
}

// lostError says which inputs could not be read to their end, though the dataset of the others is complete.
func lostError(lost []string, opt *export.Options) error {
	const shown = 5
	var names []string
	for _, n := range lost[:min(len(lost), shown)] {
		names = append(names, strconv.Quote(n))
	}
	if more := len(lost) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return &exitError{
		exitIO, fmt.Errorf("not read, or not to the end: %s", join(names, ", ")),
		fmt.Sprintf("the dataset holds all the rest; %s says why", filepath.Join(opt.Out, "rejects.jsonl")),
	}
}

// exportOptions builds the options of the conversion from the flags.
func exportOptions(c *cli.Context) (*export.Options, error) {
	opt := &export.Options{
		Out:          c.String("output"),
		Jobs:         c.Int("jobs"),
		Dedup:        export.Dedup(c.String("dedup")),
		OnAmbiguous:  export.OnAmbiguous(c.String("on-ambiguous")),
		NoNeighbours: c.Bool("no-neighbours"),
		Evidence:     c.Bool("evidence"),
		Overwrite:    c.Bool("overwrite"),
		Resume:       c.Bool("resume"),
		Writer:       dataset.WriterOptions{CSVBOM: c.Bool("csv-bom"), CSVSafe: c.Bool("csv-safe")},
	}
	if err := checkChoices(c); err != nil {
		return nil, err
	}
	if opt.Out == "" {
		return nil, usagef("try: dateline export seeds -o out", "--output names no directory")
	}
	if opt.Jobs < 0 {
		return nil, usagef("", "--jobs %d: the number of workers cannot be negative", opt.Jobs)
	}
	switch opt.Dedup {
	case export.DedupNone, export.DedupExact, export.DedupURL:
	default:
		return nil, oneOf("--dedup", string(opt.Dedup), []string{"none", "exact", "url"})
	}
	switch opt.OnAmbiguous {
	case export.AmbiguousNull, export.AmbiguousNearest:
	default:
		return nil, oneOf("--on-ambiguous", string(opt.OnAmbiguous), []string{"null", "nearest"})
	}
	if s := c.String("max-rejects"); s != "" {
		var err error
		if opt.MaxRejects, err = export.ParseLimit(s); err != nil {
			return nil, usagef("", "--max-rejects: %w", err)
		}
	}
	if err := chooseFormats(c.String("format"), opt); err != nil {
		return nil, err
	}
	var err error
	if opt.Only, err = windowFlag(c, "only"); err != nil {
		return nil, err
	}
	var sourcesSum string
	if opt.Article, sourcesSum, err = articleOptions(c); err != nil {
		return nil, err
	}
	opt.Input = recordedInput(c, sourcesSum)
	return opt, nil
}

// chooseFormats keeps the order of dataset.Formats, so that the order on the command line changes nothing.
func chooseFormats(list string, opt *export.Options) error {
	if list == "" {
		return nil
	}
	chosen := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if dataset.ByName(name) == nil {
			return oneOf("--format", name, formatNames(dataset.Formats))
		}
		chosen[name] = true
	}
	for _, f := range dataset.Formats {
		if chosen[f.Name] {
			opt.Formats = append(opt.Formats, f)
		}
	}
	return nil
}

// exportError gives an error of Convert its exit code and hint.
func exportError(err error, opt *export.Options) error {
	var many *export.TooManyRejectsError
	var exists *export.ExistsError
	var foreign *export.ForeignWorkError
	var inTheWay *export.InTheWayError
	var busy *export.BusyError
	var resume *export.ResumeError
	var nothing *export.NothingExportedError
	switch {
	case errors.Is(err, context.Canceled) && opt.Resume:
		return &exitError{exitInterrupted, err, "the work so far is kept: run the same command again to go on"}
	case errors.As(err, &many):
		return &exitError{exitFindings, err, fmt.Sprintf("the dataset is complete; %s says why each was rejected", filepath.Join(opt.Out, "rejects.jsonl"))}
	case errors.As(err, &nothing):
		hint := "check the path; hidden files and files named README are passed over in a directory"
		if nothing.Documents > 0 {
			hint = fmt.Sprintf("%s says why each was rejected; --max-rejects 100%% allows it", filepath.Join(opt.Out, "rejects.jsonl"))
		}
		return &exitError{exitFindings, err, hint}
	case errors.As(err, &foreign):
		return &exitError{exitUsage, err, "move it away, or choose another --output"}
	case errors.As(err, &inTheWay):
		return &exitError{exitUsage, err, "move it away, or choose another --output"}
	case errors.As(err, &exists):
		return &exitError{exitUsage, err, "choose another --output, or replace the files with --overwrite"}
	case errors.As(err, &busy):
		return &exitError{exitIO, err, "wait for it to end, or choose another --output"}
	case errors.As(err, &resume):
		return &exitError{exitUsage, err, "run without --resume to begin afresh"}
	}
	return readingError(err)
}

// summarise prints the accounts of a finished export.
func summarise(w io.Writer, sum *export.Result, opt *export.Options) {
	t := sum.Totals
	losses(w, sum.Losses)
	fmt.Fprintf(w, "dateline: %s = %s + %s + %s dropped\n", count(t.Documents, "document"), count(t.Articles, "article"),
		count(t.Rejects, "reject"), count(t.DuplicatesDropped, "duplicate"))
	var dates []string
	for _, s := range []schema.DateStatus{schema.Stated, schema.Inferred, schema.Ambiguous, schema.Missing} {
		dates = append(dates, fmt.Sprintf("%d %s", sum.Dates[s], s))
	}
	fmt.Fprintf(w, "dateline: dates: %s\n", join(dates, ", "))
	if sum.Outside > 0 {
		fmt.Fprintf(w, "dateline: %s outside --date-window %s; --only drops them\n", count(sum.Outside, "date"), opt.Article.Date.Window)
	}
	openColumns(w, sum.Columns)
	if sum.NoSource > 0 || sum.Duplicates > 0 {
		fmt.Fprintf(w, "dateline: %s without a source, %d marked as duplicates\n", count(sum.NoSource, "article"), sum.Duplicates)
	}
	for _, code := range sortedKeys(sum.RejectCodes) {
		fmt.Fprintf(w, "dateline: rejected as %s: %d\n", code, sum.RejectCodes[code])
	}
	if sum.Resumed > 0 {
		fmt.Fprintf(w, "dateline: %s taken over from the interrupted run\n", count(sum.Resumed, "document"))
	}
	var names []string
	for _, f := range sum.Files {
		names = append(names, f.Name)
	}
	fmt.Fprintf(w, "dateline: wrote %s: %s, %s\n", schema.Printable(opt.Out), join(names, ", "), dataset.ManifestName)
}

// losses says of which inputs much was rejected, and why most of it.
func losses(w io.Writer, inputs []export.Loss) {
	const shown = 3
	for _, l := range inputs[:min(len(inputs), shown)] {
		which := fmt.Sprintf("%d of %s were rejected", l.Rejects, count(l.Documents, "document"))
		switch {
		case l.Rejects == l.Documents && l.Documents == 1:
			which = "its only document was rejected"
		case l.Rejects == l.Documents:
			which = fmt.Sprintf("all %s were rejected", count(l.Documents, "document"))
		}
		fmt.Fprintf(w, "dateline: %s: %s, %d as %s: %s\n", schema.Printable(l.Input), which, l.Coded, l.Code, schema.Printable(l.Message))
	}
	if more := len(inputs) - shown; more > 0 {
		fmt.Fprintf(w, "dateline: %s lost more than a tenth as well; manifest.json has the counts of each\n", count(int64(more), "other input"))
	}
}

// openColumns says once of a column, not of each of its dates, that they can be read in two ways.
func openColumns(w io.Writer, columns []export.OpenColumn) {
	const shown = 3
	for _, c := range columns[:min(len(columns), shown)] {
		fmt.Fprintf(w, "dateline: %s, column %q: nothing shows whether day or month stands first in %s\n", schema.Printable(c.Source), c.Name, count(int64(c.Dates), "date"))
	}
	if more := len(columns) - shown; more > 0 {
		fmt.Fprintf(w, "dateline: and so in %s\n", count(int64(more), "other column"))
	}
}

// openInputs opens the inputs; a path that is not there or may not be opened is an error of input, a format that does not exist one of usage.
func openInputs(ctx context.Context, paths []string, o input.Options) (*input.Stream, error) {
	docs, err := input.Open(ctx, paths, o)
	var missing *input.MissingError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &missing):
		return nil, &exitError{exitIO, err, "nothing was written; check the path, or quote a pattern to let dateline expand it"}
	case err != nil:
		return nil, usagef("run 'dateline export --help' for the choices", "%w", err)
	}
	return docs, nil
}

func formatNames(list []*dataset.Format) []string {
	var names []string
	for _, f := range list {
		names = append(names, f.Name)
	}
	return names
}
