package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/schema/notation"
)

func schemaCommand() *cli.Command {
	var names []string
	var list strings.Builder
	for _, f := range notation.Forms {
		names = append(names, f.Name)
		fmt.Fprintf(&list, "   %-14s %s\n", f.Name, f.Doc)
	}
	return &cli.Command{
		Name:      "schema",
		Usage:     "print what a record is",
		ArgsUsage: " ",
		Description: "Forms:\n" + list.String() + `
Examples:
   dateline schema
   dateline schema --as duckdb`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "as", Value: notation.Forms[0].Name, Usage: "print it as one of " + join(names, ", ") + ": `FORM`"},
		},
		Action: func(c *cli.Context) error {
			if c.Args().Len() > 0 {
				return usagef("the form is given by --as", "unexpected argument %q", c.Args().First())
			}
			i := slices.IndexFunc(notation.Forms, func(f *notation.Form) bool { return f.Name == c.String("as") })
			if i < 0 {
				return oneOf("--as", c.String("as"), names)
			}
			_, err := c.App.Writer.Write(notation.Forms[i].Text())
			return err
		},
	}
}
