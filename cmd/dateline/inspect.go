package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/export"
	"dateline/export/article"
	"dateline/export/input"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "show each field of an article and why it has its value",
		ArgsUsage: "FILE…",
		Description: `Every document in FILE is shown on its own, without the neighbours that an export would ask; --with reads them too.
FILE may be the input_name of a record, as crawl.jsonl#4711. Below each value stand the words it comes from, with
their line and bytes, and what became of evidence that did not decide.

Examples:
   dateline inspect seeds/001_0f1856da74e5f365.txt
   dateline inspect seeds/000_af95d3f18e22509e.txt --with seeds
   dateline inspect page.html --json
   dateline inspect 'crawl.jsonl#4711'`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "write a line of JSON for each document", DisableDefaultText: true},
			&cli.StringSliceFlag{Name: "with", Usage: "let the articles of `INPUT` decide open dates, as in an export together with FILE"},
			&cli.StringFlag{Name: "name", Usage: "only documents whose input_name contains `TEXT`"},
		}, readingFlags()...),
		Action: runInspect,
	}
}

func runInspect(c *cli.Context) error {
	if c.Args().Len() == 0 {
		return usagef("try: dateline inspect seeds/001_0f1856da74e5f365.txt", "no file was given")
	}
	opt, _, err := articleOptions(c)
	if err != nil {
		return err
	}
	in, err := inputOptions(c)
	if err != nil {
		return err
	}
	show := &inspector{c: c, article: opt, input: in}
	for _, arg := range c.Args().Slice() {
		show.add(arg)
	}
	if err := show.lookAround(); err != nil {
		return err
	}
	if show.around != nil {
		defer func() { _ = show.around.Close() }()
	}
	for _, t := range show.targets {
		if err := show.file(t); err != nil {
			return err
		}
	}
	switch {
	case show.lost:
		return silent(exitIO) // the reject above says why
	case show.shown == 0:
		return &exitError{exitFindings, fmt.Errorf("no document was found in %s", join(c.Args().Slice(), ", ")), ""}
	}
	return nil
}

// target is a file to inspect, or the document of that name in it.
type target struct{ path, name string }

// inspector shows the documents of several targets.
type inspector struct {
	c       *cli.Context
	article article.Options
	input   input.Options
	targets []target
	around  *export.Around
	shown   int
	lost    bool
}

// add takes an argument for a path or, where no such file is there, for an input_name. Before the # of one, a path may
// stand as the system has it or as the record has it.
func (s *inspector) add(arg string) {
	t := target{path: arg}
	if _, err := os.Stat(arg); err != nil {
		if path, inside, ok := input.PathOf(arg); ok && isFile(path) {
			t = targetIn(path, inside)
		}
		for i, r := range arg {
			if r == '#' && isFile(arg[:i]) {
				t = targetIn(arg[:i], arg[i:])
				break
			}
		}
	}
	s.targets = append(s.targets, t)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// targetIn is the document in a file that stands behind its name, with the #; all of the file when nothing does.
func targetIn(path, inside string) target {
	if inside == "" {
		return target{path: path}
	}
	return target{path, input.NameOf(path) + inside}
}

// lookAround reads everything that --with names, and the targets.
func (s *inspector) lookAround() error {
	with := s.c.StringSlice("with")
	if len(with) == 0 {
		return nil
	}
	paths := with
	for _, t := range s.targets {
		if t.path == "-" {
			return usagef("name a file", "--with: standard input can be read only once")
		}
		paths = append(paths, t.path)
	}
	in := s.input
	in.Deferred = true
	docs, err := openInputs(s.c.Context, paths, in)
	if err != nil {
		return err
	}
	defer func() { _ = docs.Close() }()
	s.around, err = export.LookAround(s.c.Context, docs, s.article)
	return readingError(err)
}

// file shows the documents of one target.
func (s *inspector) file(t target) error {
	docs, err := openInputs(s.c.Context, []string{t.path}, s.input)
	if err != nil {
		return err
	}
	defer func() { _ = docs.Close() }()
	for {
		item, err := docs.Next(s.c.Context)
		if errors.Is(err, io.EOF) {
			break
		}
		if unmapped := (*input.MapError)(nil); s.around != nil && errors.As(err, &unmapped) {
			break // what --with names has it
		}
		if err != nil {
			return readingError(err)
		}
		var name string
		switch {
		case item.Doc != nil:
			name = item.Doc.Name
		case item.Reject != nil:
			name = item.Reject.InputName
		default:
			continue
		}
		if !strings.Contains(name, s.c.String("name")) || t.name != "" && name != t.name && !strings.HasPrefix(name, t.name+"/") {
			continue
		}
		if err := s.show(export.Inspect(item, s.article)); err != nil {
			return err
		}
		if name == t.name {
			break
		}
	}
	s.lost = s.lost || len(docs.Lost()) > 0
	return nil
}

func (s *inspector) show(in *export.Inspection) error {
	if s.around != nil {
		in.Decide(s.around)
	}
	s.shown++
	w := s.c.App.Writer
	if s.c.Bool("json") {
		return in.WriteJSON(w)
	}
	if s.shown > 1 {
		fmt.Fprintln(w)
	}
	return in.WriteText(w, boldOn(w))
}

// boldOn returns a function that sets text in bold, nil where w takes no colours.
func boldOn(w io.Writer) func(string) string {
	if !colours(w) {
		return nil
	}
	return func(s string) string { return "\x1b[1m" + s + "\x1b[0m" }
}
