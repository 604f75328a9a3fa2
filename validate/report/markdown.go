package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var markdown = &Format{Name: "markdown", Doc: "GitHub's Markdown, for a job's step summary or a pull request", Write: writeMarkdown}

const (
	markdownSamples = 10
	// A step summary over 1 MiB is refused as a whole (GitHub Actions, "Step isolation and limits"); what comes behind the
	// samples is small.
	markdownLimit = 900 << 10
)

var severityMark = map[validate.Severity]string{validate.Error: "❌", validate.Warning: "⚠️", validate.Note: "ℹ️"}

func writeMarkdown(w io.Writer, r *validate.Report, _ Options) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "## Dateline: %s\n\n", counts(r.Totals))
	fmt.Fprintf(&b, "%s.\n", verdict(r))
	if len(r.Policies) > 0 {
		fmt.Fprintf(&b, "\nPolicy: %s.\n", code(strings.Join(r.Policies, ", ")))
	}
	list := groups(r)
	if len(list) > 0 {
		b.WriteString("\n| | check | errors | warnings | notes | rows | accepted | known |\n|---|---|--:|--:|--:|--:|--:|--:|\n")
	}
	for _, g := range list {
		fmt.Fprintf(&b, "| %s | %s %s | %d | %d | %d | %d | %d | %d |\n",
			severityMark[g.Worst()], g.Check.ID, g.Check.Name, g.Errors, g.Warnings, g.Notes, g.Rows, g.Accepted, g.Known)
	}
	for _, g := range list {
		fmt.Fprintf(&b, "\n<details><summary>%s %s %s: %s</summary>\n\n", severityMark[g.Worst()], g.Check.ID, g.Check.Name, counts(g.Totals))
		shown := 0
		for _, f := range g.Findings {
			if shown == markdownSamples || b.Len() > markdownLimit {
				break
			}
			shown++
			fmt.Fprintf(&b, "- %s", code(place(f)))
			if f.Field != "" {
				fmt.Fprintf(&b, " %s", code(f.Field))
			}
			fmt.Fprintf(&b, ": %s", markdownText(short(f.Message, 500)))
			if f.Value != "" {
				fmt.Fprintf(&b, ": %s", code(f.Value))
			}
			if f.RecordID != "" {
				fmt.Fprintf(&b, " (%s)", code(f.RecordID))
			}
			b.WriteByte('\n')
		}
		if more := g.hidden(shown); more > 0 {
			fmt.Fprintf(&b, "- … and %d more\n", more)
		}
		fmt.Fprintf(&b, "\n**What to do:** %s\n\n</details>\n", g.Check.Fix)
	}
	writeMarkdownAccepted(&b, r)
	_, err := b.WriteTo(w)
	return err
}

func writeMarkdownAccepted(b *bytes.Buffer, r *validate.Report) {
	if r.Totals.Accepted == 0 {
		return
	}
	fmt.Fprintf(b, "\n<details><summary>%d accepted</summary>\n\n", r.Totals.Accepted)
	shown := 0
	for _, f := range r.Accepted {
		if shown == markdownSamples {
			break
		}
		shown++
		fmt.Fprintf(b, "- %s %s %s: %s. Reason: %s\n", f.Check.ID, f.Check.Name, code(place(f)),
			markdownText(short(f.Message, 500)), markdownText(short(f.Accepted, 500)))
	}
	if more := r.Totals.Accepted - int64(shown); more > 0 {
		fmt.Fprintf(b, "- … and %d more\n", more)
	}
	b.WriteString("\n</details>\n")
}

// code is a code span: within one nothing is markup, a mention or a link. The fence is longer than any run of backticks
// inside (CommonMark 6.1).
func code(s string) string {
	s = schema.Printable(s)
	longest, run := 0, 0
	for _, c := range s {
		if c == '`' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	fence := strings.Repeat("`", longest+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.TrimSpace(s) == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}

// Characters with a meaning in GitHub's Markdown: CommonMark, tables, strikethrough, math, mentions.
var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;",
	"|", `\|`, "~", `\~`, "$", `\$`, "#", `\#`, "@", "&#64;", "!", `\!`,
)

// address is a word of which GitHub would make a link, and a backslash would not keep it from that.
var address = regexp.MustCompile(`(?i)\S*(?:://|www\.|mailto:|xmpp:)\S*`)

// markdownText is text without any markup of its own. Addresses become code spans, since only there they are no links.
func markdownText(s string) string {
	s = schema.Printable(s)
	var b strings.Builder
	for {
		at := address.FindStringIndex(s)
		if at == nil {
			return b.String() + markdownEscapes.Replace(s)
		}
		b.WriteString(markdownEscapes.Replace(s[:at[0]]) + code(s[at[0]:at[1]]))
		s = s[at[1]:]
	}
}
