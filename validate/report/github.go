package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var github = &Format{Name: "github", Doc: "annotations of GitHub Actions, within its limits", Write: writeGitHub}

// GitHub shows 10 annotations of each level from a step and 50 from a job, and drops the rest without a word
// (actions/toolkit#734). So each level has 10 slots, and they go to the checks before the findings: every check gets one
// annotation, which carries its total, as long as there are slots; what is left goes to further findings, a check at a
// time.
const githubSlots = 10

func writeGitHub(w io.Writer, r *validate.Report, _ Options) error {
	b := bufio.NewWriter(w)
	for s := validate.Error; s > validate.Off; s-- {
		writeGitHubLevel(b, r, s)
	}
	fmt.Fprintln(b, verdict(r))
	return b.Flush()
}

func writeGitHubLevel(b *bufio.Writer, r *validate.Report, s validate.Severity) {
	var rounds [][]validate.Finding // round n holds finding n of each check
	seen := map[*validate.Check]int{}
	checks := 0
	for _, f := range r.Findings {
		if f.Severity != s {
			continue
		}
		n := seen[f.Check]
		seen[f.Check]++
		if n == 0 {
			checks++
		}
		if n >= githubSlots {
			continue
		}
		if n == len(rounds) {
			rounds = append(rounds, nil)
		}
		rounds[n] = append(rounds[n], f)
	}
	slots := githubSlots
	for n, round := range rounds {
		for i, f := range round {
			if slots == 0 {
				return
			}
			// Nine checks and one line about the others, rather than ten and silence.
			if n == 0 && slots == 1 && i < len(round)-1 {
				var rest []string
				for _, g := range round[i:] {
					rest = append(rest, g.Check.ID+" "+g.Check.Name)
				}
				annotate(b, s, "", 0, "more checks", "also: "+strings.Join(rest, ", "))
				return
			}
			slots--
			msg := sentence(f)
			if f.Line == 0 {
				msg = place(f) + ": " + msg
			}
			if f.RecordID != "" {
				msg += " [" + f.RecordID + "]"
			}
			if n == 0 {
				if total := totalOf(r, f.Check, s); total > 1 {
					msg += fmt.Sprintf(" (1 of %d)", total)
				}
				msg += ". " + f.Check.Fix
			}
			annotate(b, s, f.File, f.Line, f.Check.ID+" "+f.Check.Name, msg)
		}
	}
}

func totalOf(r *validate.Report, c *validate.Check, s validate.Severity) int64 {
	for _, ct := range r.Checks {
		if ct.Check == c {
			return ct.Of(s)
		}
	}
	return 0
}

// Workflow commands escape as the runner unescapes (actions/toolkit, packages/core/src/command.ts).
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func annotate(b *bufio.Writer, s validate.Severity, file string, line int64, title, message string) {
	level := map[validate.Severity]string{validate.Error: "error", validate.Warning: "warning", validate.Note: "notice"}[s]
	fmt.Fprintf(b, "::%s ", level)
	if file != "" {
		fmt.Fprintf(b, "file=%s,", githubProperty.Replace(schema.Printable(file)))
	}
	if line > 0 {
		fmt.Fprintf(b, "line=%d,", line)
	}
	// 4096 characters are what the check-run API takes of an annotation's message before it cuts.
	fmt.Fprintf(b, "title=%s::%s\n", githubProperty.Replace(schema.Printable(title)), githubText.Replace(short(schema.Printable(message), 4000)))
}
