package main

import "github.com/urfave/cli/v2"

func inspectCommand() *cli.Command {
	return &cli.Command{Name: "inspect", Usage: "show each field of one article and why it has its value", Action: func(c *cli.Context) error {
		return usagef("", "inspect is not wired yet")
	}}
}
