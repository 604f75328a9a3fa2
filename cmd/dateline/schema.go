package main

import "github.com/urfave/cli/v2"

func schemaCommand() *cli.Command {
	return &cli.Command{Name: "schema", Usage: "print what a record is", Action: func(c *cli.Context) error {
		return usagef("", "schema is not wired yet")
	}}
}
