package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/schema"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "print what a record is",
		ArgsUsage: " ",
		Description: `Examples:
   dateline schema                     JSON Schema, draft-07
   dateline schema --as duckdb         statements that create and load a table`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "as", Value: "json-schema", Usage: schemaForms()},
		},
		Action: func(c *cli.Context) error {
			var names []string
			for _, f := range schema.Forms {
				if f.Name == c.String("as") {
					_, err := c.App.Writer.Write(f.Text())
					return err
				}
				names = append(names, f.Name)
			}
			return usagef("the forms are "+strings.Join(names, ", "), "--as %q is unknown", c.String("as"))
		},
	}
}

func schemaForms() string {
	var names []string
	for _, f := range schema.Forms {
		names = append(names, f.Name)
	}
	return "print it as `FORM`: " + strings.Join(names, ", ")
}
