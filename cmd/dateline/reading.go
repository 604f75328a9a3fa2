package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/export/article"
	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

// readingFlags are the flags of every command that extracts articles.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "input-format", Value: "auto", Usage: "take every input for a `FORMAT`: " + join(inputNames(), ", ")},
		&cli.StringFlag{Name: "map", Usage: "take fields of structured inputs from the columns or keys of a list, as `FIELD=NAME,…`; the fields are " + join(input.FieldNames, ", ") + ", or their names in the record, such as date_published; a NAME with dots, story.content, is a key inside another"},
		&cli.StringFlag{Name: "sources", Usage: "add the outlets in `FILE`, a table like schema/source/outlets.tsv"},
		&cli.StringFlag{Name: "date-window", Usage: "decide open dates by the window `FROM..TO`, both included; either may be left out. A date stated outside it stays, and is counted"},
		&cli.StringFlag{Name: "as-of", Usage: "no article was published after `DATE`, or after today: 2006-01-02 or today"},
		&cli.Int64Flag{Name: "max-document", Usage: "reject documents of more than `MB` megabytes", DefaultText: "32"},
	}
}

func inputOptions(c *cli.Context) (input.Options, error) {
	o := input.Options{Format: c.String("input-format"), Stdin: c.App.Reader}
	if names := inputNames(); !slices.Contains(names, o.Format) {
		return o, oneOf("--input-format", o.Format, names)
	}
	if n := c.Int64("max-document"); n < 0 {
		return o, usagef("", "--max-document %d: a size cannot be negative", n)
	} else {
		o.Limits.Document = n << 20
	}
	if s := c.String("map"); s != "" {
		o.Map = map[string]string{}
		for pair := range strings.SplitSeq(s, ",") {
			field, name, ok := strings.Cut(pair, "=")
			field, name = strings.TrimSpace(field), strings.TrimSpace(name)
			if !ok || field == "" || name == "" {
				return o, usagef("write it as headline=title,body=text", "--map %q is not a list of FIELD=NAME", s)
			}
			o.Map[field] = name
		}
	}
	return o, nil
}

// readingError gives an error that reading the inputs ended with its exit code and hint.
func readingError(err error) error {
	var unmapped *input.MapError
	if !errors.As(err, &unmapped) {
		return err
	}
	const shown = 12
	hint := "--map is for tables and JSON"
	if names := unmapped.Names; len(names) > 0 {
		hint = "the names are " + join(names[:min(len(names), shown)], ", ")
		if len(names) > shown {
			hint += " and others"
		}
	}
	return usagef(didYouMean(unmapped.Name, unmapped.Names, hint), "--map: %w", err)
}

// articleOptions builds the options of extraction and says what file of sources went into them. The clock is read here, for
// --as-of today, and nowhere else.
func articleOptions(c *cli.Context) (o article.Options, sourcesSum string, err error) {
	if o.Date.Window, err = windowFlag(c, "date-window"); err != nil {
		return o, "", err
	}
	switch s := c.String("as-of"); s {
	case "":
	case "today":
		o.Date.AsOf = schema.DateOf(time.Now())
	default:
		if o.Date.AsOf, err = schema.ParseDate(s); err != nil {
			return o, "", usagef("write it as 2019-12-31 or today", "--as-of: %w", err)
		}
	}
	if !o.Date.AsOf.IsZero() && o.Date.AsOf.Before(o.Date.Window.From) {
		return o, "", usagef("", "--as-of %s lies before --date-window %s, so that no day is left", o.Date.AsOf, c.String("date-window"))
	}
	if path := c.String("sources"); path != "" {
		var own *source.Registry
		if own, sourcesSum, err = readSources(path); err != nil {
			return o, "", err
		}
		o.Registry = source.Default().Extend(own)
	}
	return o, sourcesSum, nil
}

// readSources reads an outlet file, once, as it may be a pipe, and returns its SHA-256 as well.
func readSources(path string) (*source.Registry, string, error) {
	b, err := dataset.ReadWhole(path, source.MaxSize)
	if err != nil {
		return nil, "", usagef("--sources takes the path of a table like schema/source/outlets.tsv", "reading --sources: %w", err)
	}
	reg, err := source.Load(bytes.NewReader(b))
	if err != nil {
		return nil, "", usagef("the table has the form of schema/source/outlets.tsv", "reading --sources %q: %w", path, err)
	}
	sum := sha256.Sum256(b)
	return reg, hex.EncodeToString(sum[:]), nil
}

// recordedInput is what the manifest says of the flags that decide how documents are read.
func recordedInput(c *cli.Context, sourcesSum string) map[string]any {
	m := map[string]any{"input_format": c.String("input-format"), "map": nil, "sources_sha256": nil, "max_document_mb": nil}
	if s := c.String("map"); s != "" {
		m["map"] = s
	}
	if n := c.Int64("max-document"); n > 0 {
		m["max_document_mb"] = n
	}
	if sourcesSum != "" {
		m["sources_sha256"] = sourcesSum
	}
	return m
}

// windowFlag reads a flag that is a window of dates.
func windowFlag(c *cli.Context, name string) (pubdate.Window, error) {
	w, err := parseWindow(c.String(name))
	if err != nil {
		return w, usagef("write it as 2015-01-01..2019-12-31; either end may be left out", "--%s: %w", name, err)
	}
	return w, nil
}

// parseWindow reads FROM..TO.
func parseWindow(s string) (pubdate.Window, error) {
	var w pubdate.Window
	if s == "" {
		return w, nil
	}
	from, to, ok := strings.Cut(s, "..")
	if !ok || from == "" && to == "" {
		return w, fmt.Errorf("%q is not of the form FROM..TO", s)
	}
	var err error
	if from != "" {
		if w.From, err = schema.ParseDate(from); err != nil {
			return w, err
		}
	}
	if to != "" {
		if w.To, err = schema.ParseDate(to); err != nil {
			return w, err
		}
	}
	if !w.From.IsZero() && !w.To.IsZero() && w.To.Before(w.From) {
		return w, fmt.Errorf("%s lies before %s", w.To, w.From)
	}
	return w, nil
}

func inputNames() []string {
	names := []string{"auto"}
	for _, f := range input.Formats {
		names = append(names, f.Name)
	}
	return names
}
