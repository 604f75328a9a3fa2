package main

import (
	"fmt"

	"dateline/export"
	"dateline/schema"

	"github.com/urfave/cli/v2"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "print the version of the program and of the record's schema",
		ArgsUsage: " ",
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprintf(c.App.Writer, "dateline %s (record schema %s)\n", export.Version, schema.Version)
			return err
		},
	}
}
