package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"dateline/export"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "show each field of an article and why it has its value",
		ArgsUsage: "FILE…",
		Description: `Every document in FILE is shown on its own, without the neighbours that an export would ask. Below each value stand
the words it comes from, with their line and bytes, and what became of evidence that did not decide.

Examples:
   dateline inspect seeds/001_0f1856da74e5f365.txt
   dateline inspect page.html --json
   dateline inspect crawl.jsonl --name '#4711'`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "write a line of JSON for each document", DisableDefaultText: true},
			&cli.StringFlag{Name: "name", Usage: "only documents whose input_name contains `TEXT`"},
		}, readingFlags()...),
		Action: runInspect,
	}
}

func runInspect(c *cli.Context) error {
	if c.Args().Len() == 0 {
		return usagef("try: dateline inspect seeds/001_0f1856da74e5f365.txt", "no file was given")
	}
	opt, err := articleOptions(c)
	if err != nil {
		return err
	}
	in, err := inputOptions(c)
	if err != nil {
		return err
	}
	docs, err := openInputs(c.Args().Slice(), in)
	if err != nil {
		return err
	}
	defer func() { _ = docs.Close() }()
	shown := 0
	for {
		if err := c.Context.Err(); err != nil {
			return err
		}
		item, err := docs.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		res := export.Inspect(item, opt)
		if res == nil || !strings.Contains(res.Name, c.String("name")) {
			continue
		}
		if c.Bool("json") {
			err = res.WriteJSON(c.App.Writer)
		} else {
			if shown > 0 {
				fmt.Fprintln(c.App.Writer)
			}
			err = res.WriteText(c.App.Writer, boldOn(c.App.Writer))
		}
		if err != nil {
			return err
		}
		shown++
	}
	if lost := docs.Lost(); len(lost) > 0 {
		return silent(exitIO) // the reject above says why
	}
	if shown == 0 {
		return &exitError{exitFindings, fmt.Errorf("no document was found in %s", join(c.Args().Slice(), ", ")), ""}
	}
	return nil
}

// boldOn returns a function that sets text in bold, where w is a terminal and NO_COLOR does not forbid it.
func boldOn(w io.Writer) func(string) string {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return func(s string) string { return "\x1b[1m" + s + "\x1b[0m" }
}
