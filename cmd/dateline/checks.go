package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"dateline/validate"
	"dateline/validate/checks"

	"github.com/urfave/cli/v2"
)

func checksCommand() *cli.Command {
	return &cli.Command{
		Name:      "checks",
		Usage:     "list the checks of validate, or show the documentation of one",
		ArgsUsage: "[ID, name or family]",
		Description: "Examples:\n" +
			"   dateline checks\n" +
			"   dateline checks DL1\n" +
			"   dateline checks DL101\n" +
			"   dateline checks missing-source",
		Action: func(c *cli.Context) error {
			w := c.App.Writer
			switch c.Args().Len() {
			case 0:
				return listChecks(w, checks.All)
			case 1:
				name := c.Args().First()
				if f := family(name); len(f) > 0 {
					return listChecks(w, f)
				}
				check, err := validate.ByName(checks.All, name)
				if err != nil {
					return usagef("run 'dateline checks' for the list", "%w", err)
				}
				return checks.WriteDoc(w, check)
			}
			return usagef("run 'dateline checks' for the list", "checks takes one ID, name or family, got %d", c.Args().Len())
		},
	}
}

func listChecks(w io.Writer, list []*validate.Check) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, check := range list {
		fmt.Fprintf(t, "%s\t%s\t%s\n", check.ID, check.Name, check.Severity)
	}
	return t.Flush()
}

// family is the checks whose IDs begin with name, as --select takes it, but for a whole ID.
func family(name string) []*validate.Check {
	if len(name) < 2 {
		return nil
	}
	begins := func(c *validate.Check) bool {
		return len(name) < len(c.ID) && strings.HasPrefix(c.ID, strings.ToUpper(name))
	}
	return slices.DeleteFunc(slices.Clone(checks.All), func(c *validate.Check) bool { return !begins(c) })
}
