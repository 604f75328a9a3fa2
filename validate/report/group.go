package report

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"dateline/schema"
	"dateline/validate"
)

// group is what one check found, accepted and known findings aside.
type group struct {
	validate.CheckTotal
	Findings []validate.Finding
}

// hidden is how many findings beyond the first n there are.
func (g *group) hidden(n int) int64 { return g.Open() - int64(n) }

// groups returns the checks that found something, the gravest first and then by ID.
func groups(r *validate.Report) []group {
	at := map[*validate.Check]int{}
	var out []group
	for _, ct := range r.Checks {
		if ct.Open() > 0 {
			at[ct.Check] = len(out)
			out = append(out, group{CheckTotal: ct})
		}
	}
	for _, f := range r.Findings {
		if i, ok := at[f.Check]; ok {
			out[i].Findings = append(out[i].Findings, f)
		}
	}
	slices.SortStableFunc(out, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.Worst(), a.Worst()), cmp.Compare(a.Check.ID, b.Check.ID))
	})
	return out
}

// place says where a finding stands, in the form that terminals and editors make a link of.
func place(f validate.Finding) string {
	s := f.File
	switch {
	case f.Line > 0:
		s = fmt.Sprintf("%s:%d", s, f.Line)
	case f.RowGroup > 0:
		s = fmt.Sprintf("%s row group %d row %d", s, f.RowGroup, f.GroupRow)
	case f.Row > 0:
		s = fmt.Sprintf("%s row %d", s, f.Row)
	}
	return s
}

// plural is "1 error", "2 errors".
func plural(n int64, word string) string { return fmt.Sprintf("%d %s", n, noun(n, word)) }

// noun is the form of word that goes with n.
func noun(n int64, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// counts says the totals in words; what is zero is left out.
func counts(t validate.Totals) string {
	var parts []string
	for s := validate.Error; s > validate.Off; s-- {
		if n := t.Of(s); n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "no findings")
	}
	if t.Accepted > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", t.Accepted))
	}
	if t.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known", t.Known))
	}
	return strings.Join(parts, ", ")
}

// verdict is the one line that everything comes down to.
func verdict(r *validate.Report) string {
	s := plural(r.Rows, "row") + " checked: " + counts(r.Totals)
	if r.NewOnly {
		s += "; against the baseline " + plural(r.Fixed, "finding") + " gone"
	}
	return s
}

// extent says how much of the data a check's findings concern. A check of all files counts a row of each. Lines of
// sidecars are no share of the rows.
func extent(g *group, r *validate.Report) string {
	s := counts(g.Totals)
	rows := r.Rows
	if g.Check.AllFiles {
		rows = 0
		for _, f := range r.Files {
			rows += f.Rows
		}
	}
	aside := func(f validate.Finding) bool {
		name := path.Base(f.File)
		return f.Row > 0 && (name == "evidence.jsonl" || name == "rejects.jsonl")
	}
	switch {
	case g.Rows > rows || slices.ContainsFunc(g.Findings, aside):
		s += " in " + plural(g.Rows, "row")
	case g.Rows > 0:
		s += fmt.Sprintf(" in %d of %s", g.Rows, plural(rows, "row"))
	}
	return s
}

// sentence is a finding in one line without its place: field, message and value, of which the message may have said the
// other two already.
func sentence(f validate.Finding) string {
	s := f.Message
	if rest, ok := strings.CutPrefix(s, f.Field); f.Field != "" && (!ok || !strings.HasPrefix(rest, " ")) {
		s = f.Field + ": " + s
	}
	if quoted := fmt.Sprintf("%q", f.Value); f.Value != "" && f.Value != f.RecordID && !strings.Contains(f.Message, quoted) && !holdsWord(f.Message, f.Value) {
		// Lists and objects are text that has its own quotes.
		if strings.HasPrefix(f.Value, "[") || strings.HasPrefix(f.Value, "{") {
			quoted = f.Value
		}
		s += ": " + quoted
	}
	return schema.Printable(s)
}

// holdsWord reports whether s says word: a short one only as a number of its own, since "no" stands in many a message.
func holdsWord(s, word string) bool {
	if len(word) > 3 {
		return strings.Contains(s, word)
	}
	for number := range strings.FieldsFuncSeq(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if number == word && unicode.IsDigit(rune(word[0])) {
			return true
		}
	}
	return false
}

// short cuts s to n characters for the formats that have a limit of their own.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
