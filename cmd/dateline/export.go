package main

import (
	"github.com/urfave/cli/v2"
)

func exportCommand() *cli.Command {
	return &cli.Command{Name: "export", Usage: "read articles, write a dataset", Action: func(c *cli.Context) error {
		return usagef("", "export is not wired yet")
	}}
}
