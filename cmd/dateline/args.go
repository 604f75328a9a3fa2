package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// interspersed puts the flags of a command before its other arguments, because the flag package stops at the first
// argument that is no flag: `dateline export seeds -o out` must work. Everything behind "--" stays as it stands, and so
// does a lone "-", which names standard input. --version is the command of that name. Beside --help nothing else counts,
// as the parser would look for help on the other arguments.
func interspersed(app *cli.App, args []string) []string {
	if len(args) == 2 && args[1] == "--version" {
		return []string{args[0], "version"}
	}
	if len(args) < 3 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	cmd := app.Command(args[1])
	if cmd == nil || len(cmd.Subcommands) > 0 {
		return args
	}
	var flags, rest []string
	for i := 2; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if a == "-" || !strings.HasPrefix(a, "-") {
			rest = append(rest, a)
			continue
		}
		if slices.Contains(cli.HelpFlag.Names(), strings.TrimLeft(a, "-")) {
			return []string{args[0], args[1], "--help"}
		}
		flags = append(flags, a)
		if strings.Contains(a, "=") || !takesValue(cmd, strings.TrimLeft(a, "-")) {
			continue
		}
		if i++; i == len(args) {
			return append(append([]string{}, args[:2]...), flags...) // the parser misses the value
		}
		flags = append(flags, args[i])
	}
	out := append(append([]string{}, args[:2]...), flags...)
	if len(rest) > 0 {
		out = append(append(out, "--"), rest...)
	}
	return out
}

// takesValue reports whether the flag called name is followed by a value. Unknown flags are not: the parser refuses them
// anyway.
func takesValue(cmd *cli.Command, name string) bool {
	for _, f := range cmd.Flags {
		for _, n := range f.Names() {
			if n == name {
				d, ok := f.(cli.DocGenerationFlag)
				return ok && d.TakesValue()
			}
		}
	}
	return false
}
