package main

import (
	_ "embed"
	"io"

	"github.com/urfave/cli/v2"
)

// The scripts ask the program itself for its commands and flags, as urfave/cli's own do.
var (
	//go:embed completion.bash
	completionBash string
	//go:embed completion.zsh
	completionZsh string
)

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the script that completes dateline's commands and flags in a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: `Examples:
   source <(dateline completion bash)
   dateline completion zsh  > "${fpath[1]}/_dateline"
   dateline completion fish > ~/.config/fish/completions/dateline.fish`,
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			if c.Args().Len() != 1 {
				return usagef("run 'dateline completion --help' for examples", "completion takes one shell, got %d arguments", c.Args().Len())
			}
			var script string
			switch shell {
			case "bash":
				script = completionBash
			case "zsh":
				script = completionZsh
			case "fish":
				var err error
				if script, err = c.App.ToFishCompletion(); err != nil {
					return err
				}
			default:
				return usagef(didYouMean(shell, []string{"bash", "zsh", "fish"}, "the shells are bash, zsh and fish"), "unknown shell %q", shell)
			}
			_, err := io.WriteString(c.App.Writer, script)
			return err
		},
		BashComplete: func(c *cli.Context) {
			_, _ = io.WriteString(c.App.Writer, "bash\nzsh\nfish\n")
		},
	}
}
