package main

import (
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
			&cli.StringFlag{Name: "as", Value: "json-schema", Usage: "print it as json-schema: `FORM`"},
		},
		Action: func(c *cli.Context) error {
			if c.String("as") != "json-schema" {
				return usagef("the forms are json-schema", "--as %q is unknown", c.String("as"))
			}
			_, err := c.App.Writer.Write(schema.JSONSchema())
			return err
		},
	}
}
