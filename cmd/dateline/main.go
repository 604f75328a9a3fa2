// Command dateline turns news articles into validated datasets.
//
//	dateline export seeds -o out     articles in, JSONL, CSV and Parquet out
//	dateline validate out            check a dataset, as in CI
//	dateline inspect FILE            why each field of one article has its value
//	dateline schema                  what a record is
//	dateline checks                  what validate looks for
//
// The commands only build options and call a library; every decision is taken in the packages export and validate.
//
// Output follows these rules. Data goes to standard output, everything else to standard error. An error is one line,
// "dateline: error: …", without capital or full stop, that says what and where; a second line, "dateline: hint: …", says
// what to do next where that is known. Progress is shown on terminals only. Exit codes are listed in exit.go.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/export/dataset"
)

func main() {
	// The runtime's own fatal errors, as when no memory is left, end a program with code 2, which here says wrong usage. With
	// "crash" they end it by SIGABRT, where the system has that.
	debug.SetTraceback("crash")
	dataset.TuneArrow()
	os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// grace is how long an interrupted command may take to tidy up. Nearly all need a few milliseconds; removing a work folder of
// gigabytes or one call of a library that knows no interruption may take longer, and whoever pressed Ctrl-C sees the program end
// within two seconds all the same.
const grace = 1500 * time.Millisecond

// run is the whole program for the arguments of one call, args[0] being the program's name. It returns the exit code.
//
// A command that has not ended by grace after a signal is left behind, and the program ends as it would when it is killed: what
// has been written so far is in the work folder, which the next export removes.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	app := newApp()
	app.Reader, app.Writer, app.ErrWriter = stdin, stdout, stderr
	done := make(chan error, 1)
	go func() { done <- app.RunContext(ctx, interspersed(app, args)) }()
	select {
	case err := <-done:
		return report(stderr, err)
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return report(stderr, err)
	case <-time.After(grace):
		return report(stderr, ctx.Err())
	}
}

func newApp() *cli.App {
	app := &cli.App{
		Name:                      "dateline",
		Usage:                     "turn news articles into a dataset that can be trusted, and keep it so",
		Description:               strings.TrimSpace(appDescription),
		UseShortOptionHandling:    false,
		EnableBashCompletion:      true,
		HideVersion:               true,
		DisableSliceFlagSeparator: true, // paths hold commas
		Suggest:                   true,
		Commands: []*cli.Command{
			exportCommand(),
			validateCommand(),
			inspectCommand(),
			schemaCommand(),
			checksCommand(),
			completionCommand(),
			versionCommand(),
		},
		ExitErrHandler: func(*cli.Context, error) {}, // report prints it
		OnUsageError:   usageFromFlags,
		Before:         unknownTopic,
		Action:         unknownCommand,
	}
	for _, c := range app.Commands {
		c.OnUsageError = usageFromFlags
		c.HideHelpCommand = true
	}
	return app
}

const appDescription = `
Examples:
   dateline export seeds -o out
   dateline export crawl.warc.gz --date-window 2015-01-01..2019-12-31 -o out
   dateline validate out
   dateline inspect seeds/001_0f1856da74e5f365.txt

Exit codes:
   0    clean
   1    findings at or above --fail-on, more rejects than --max-rejects, or nothing exported
   2    wrong usage or configuration, or no check left to run
   3    input/output error: the output is not written, or lacks an input that cannot be read; or a path to validate
        is not there or cannot be read (a broken data file is a finding: DL506)
   130  interrupted
   134, 137  no memory was left: the program, or the system, ended it (SIGABRT, SIGKILL)`

// unknownCommand runs when the first argument names no command, and for no argument at all.
func unknownCommand(c *cli.Context) error {
	if c.Args().Len() == 0 {
		return cli.ShowAppHelp(c)
	}
	return unknown(c, c.Args().First())
}

func unknown(c *cli.Context, name string) error {
	return usagef(didYouMean(name, commandNames(c), "run 'dateline help' for the commands"), "unknown command %q", name)
}

// unknownTopic refuses `dateline help NAME` for a name of no command, as NAME alone is refused.
func unknownTopic(c *cli.Context) error {
	verb, name := c.Args().Get(0), c.Args().Get(1)
	if (verb == "help" || verb == "h") && name != "" && c.App.Command(name) == nil {
		return unknown(c, name)
	}
	return nil
}
