package schema_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"dateline/schema"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"words", "Ana López, Ужгород", "Ana López, Ужгород"},
		{"escape", "a\x1b[31mb", `a\u001b[31mb`},
		{"a line that a CI job would obey", "x\n::error::y", `x\u000a::error::y`},
		{"carriage return and bell", "x\r\a", `x\u000d\u0007`},
		{"C1", "x\u009b2J", `x\u009b2J`},
		{"override", "txt\u202exe", `txt\u202exe`},
		{"isolate and line separator", "\u2066\u2028", `\u2066\u2028`},
		{"joiners and a fixed space", "می\u200cخواهم\u00a0x", "می\u200cخواهم\u00a0x"},
		{"no UTF-8, as an 8-bit terminal obeys it", "a\x9b2J", `a\x9b2J`},
		{"replacement character", "a\ufffd", "a\ufffd"},
		{"beyond the BMP", "x\U000e0001", `x\U000e0001`},
		{"spaces of other scripts", "M.\u202fDupont\u3000東京", "M.\u202fDupont\u3000東京"},
		{"command of GitHub", "::error::x", `\u003a:error::x`},
		{"command of GitHub behind blanks, which it passes over", " \u3000::error::x", " \u3000\\u003a:error::x"},
		{"colons in a text", "std::vector ::", "std::vector ::"},
		{"command of Azure Pipelines anywhere", "a ##vso[task.complete]", `a ##vso\u005btask.complete]`},
		{"command of TeamCity and of old GitHub", "##teamcity[x ##[add-mask]y", `##teamcity\u005bx ##\u005badd-mask]y`},
		{"headings", "## A [link]", "## A [link]"},
	} {
		got := schema.Printable(c.in)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if again := schema.Printable(got); again != got {
			t.Errorf("%s: printed twice, %q becomes %q", c.name, got, again)
		}
	}
}

func TestPrintableJSON(t *testing.T) {
	value := "a\x7f\u009b\u202e\u2028 ##vso[x] é \u200f \\##[ \n"
	doc, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	got := string(schema.PrintableJSON(append(doc, '\n')))
	if want := `"a\u007f\u009b\u202e\u2028 ##vso\u005bx] é ` + "\u200f" + ` \\##\u005b \n"` + "\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var back string
	if err := json.Unmarshal([]byte(got), &back); err != nil || back != value {
		t.Errorf("it means %q, want %q: %v", back, value, err)
	}
}

// Every string and list of a record loses what would move a terminal's cursor or begin a line of a log, a field that is
// added later too. Only the body keeps its lines.
func TestNormaliseLeavesNoControls(t *testing.T) {
	const hostile = "One\x1b[2J\atwo\r\n::error::three\u2028four\u0085five\x7f\u009b six\tseven\x00"
	r := &schema.Record{}
	for i := range schema.Fields {
		switch p := schema.Fields[i].At(r).(type) {
		case *string:
			*p = hostile
			if schema.Fields[i].Rule.Format == "uri" {
				*p = "https://example.org/" + hostile
			}
		case *[]string:
			*p = []string{hostile, "\x1b", "plain"}
		}
	}
	r.Normalise()
	check := func(field, s string) {
		for _, c := range s {
			if field == "body" && (c == '\n' || c == '\t') {
				continue
			}
			if unicode.IsControl(c) || c == '\u2028' {
				t.Errorf("%s keeps %q: %q", field, c, s)
			}
		}
		for _, word := range []string{"One", "two", "three", "four", "five", "six", "seven"} {
			if !strings.Contains(s, word) {
				t.Errorf("%s has lost %q: %q", field, word, s)
			}
		}
	}
	texts := 0
	for i := range schema.Fields {
		f := &schema.Fields[i]
		switch p := f.At(r).(type) {
		case *string:
			check(f.Name, *p)
			texts++
		case *[]string:
			if len(*p) != 2 {
				t.Errorf("%s: got %q, want the empty one gone", f.Name, *p)
				continue
			}
			check(f.Name, (*p)[0])
			texts++
		}
	}
	if texts < 15 {
		t.Errorf("%d texts were looked at", texts)
	}
	if want := "One[2Jtwo\n::error::three\nfour five six\tseven"; r.Body != want {
		t.Errorf("body: got %q, want %q", r.Body, want)
	}
}
