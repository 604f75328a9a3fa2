package main

import (
	"fmt"
	"text/tabwriter"

	"dateline/validate"
	"dateline/validate/checks"

	"github.com/urfave/cli/v2"
)

func checksCommand() *cli.Command {
	return &cli.Command{
		Name:      "checks",
		Usage:     "list the checks of validate, or show the documentation of one",
		ArgsUsage: "[ID or name]",
		Description: "Examples:\n" +
			"   dateline checks\n" +
			"   dateline checks DL101\n" +
			"   dateline checks missing-source",
		Action: func(c *cli.Context) error {
			w := c.App.Writer
			switch c.Args().Len() {
			case 0:
				t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
				for _, check := range checks.All {
					fmt.Fprintf(t, "%s\t%s\t%s\n", check.ID, check.Name, check.Severity)
				}
				return t.Flush()
			case 1:
				check, err := validate.ByName(checks.All, c.Args().First())
				if err != nil {
					return usagef("run 'dateline checks' for the list", "%w", err)
				}
				return checks.WriteDoc(w, check)
			}
			return usagef("run 'dateline checks' for the list", "checks takes one ID or name, got %d", c.Args().Len())
		},
	}
}
