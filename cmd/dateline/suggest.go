package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/internal/nearest"
)

// oneOf is the error of a flag whose value is none of its choices, with the nearest of them.
func oneOf(flag, value string, choices []string) error {
	return usagef(didYouMean(value, choices, "the choices are "+join(choices, ", ")), "%s %q is unknown", flag, value)
}

// didYouMean is a hint: the choice nearest to word, or otherwise when none is near.
func didYouMean(word string, choices []string, otherwise string) string {
	n := nearest.Name(word, choices)
	switch {
	case n == "":
		return otherwise
	case otherwise == "":
		return fmt.Sprintf("did you mean %s?", n)
	}
	return fmt.Sprintf("did you mean %s? %s", n, otherwise)
}

var (
	unknownFlag = regexp.MustCompile(`^flag provided but not defined: -(.*)$`)
	badValue    = regexp.MustCompile(`(?s)^invalid (boolean )?value (".*") for (?:flag )?-([^ :]+): .*$`)
	noValue     = regexp.MustCompile(`^flag needs an argument: -(.*)$`)
)

// usageFromFlags turns what the flag parser says into an error of usage that names flags as they are written.
func usageFromFlags(c *cli.Context, err error, _ bool) error {
	name := "dateline"
	var flags []cli.Flag
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != name {
		name += " " + c.Command.Name
		flags = c.Command.Flags
	}
	help := fmt.Sprintf("run '%s --help' for its flags", name)
	if m := unknownFlag.FindStringSubmatch(err.Error()); m != nil {
		var names []string
		for _, f := range flags {
			for _, n := range f.Names() {
				if len(n) > 1 {
					names = append(names, "--"+n)
				}
			}
		}
		return usagef(didYouMean(dashed(m[1]), names, help), "unknown flag %s", dashed(m[1]))
	}
	if m := badValue.FindStringSubmatch(err.Error()); m != nil {
		want := "a number"
		if m[1] != "" {
			want = "true or false"
		}
		return usagef(help, "%s %s is not %s", dashed(m[3]), m[2], want)
	}
	if m := noValue.FindStringSubmatch(err.Error()); m != nil {
		return usagef(help, "%s needs a value", dashed(m[1]))
	}
	return usagef(help, "%w", err)
}

// dashed is a flag as it is written: -o, --output.
func dashed(name string) string {
	name = strings.TrimLeft(name, "-")
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// commandNames lists the commands.
func commandNames(c *cli.Context) []string {
	var names []string
	for _, cmd := range c.App.Commands {
		names = append(names, cmd.Name)
	}
	return names
}

// checkChoices refuses flags that contradict each other or have no effect together.
func checkChoices(c *cli.Context) error {
	formats := c.String("format")
	for _, f := range []string{"csv-bom", "csv-safe"} {
		if c.Bool(f) && formats != "" && !strings.Contains(formats, "csv") {
			return usagef("leave it out, or add csv to --format", "--%s: no CSV is written with --format %s", f, formats)
		}
	}
	if c.String("output") == "-" {
		return usagef("write to a directory; then: cat DIR/articles.jsonl", "--output -: a dataset is several files and cannot go to standard output")
	}
	return nil
}
