package report

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"dateline/export/dataset"
	"dateline/validate"
)

// hostile is a report in which everything that comes from the data, the file system or the policy is an attack.
func hostile() *validate.Report {
	const attack = "::error::own\x1b[2J\x1b]0;title\a\r\n  ::error::line\u0085\u009b2J\x7f\x9b\u202egpj\u2066\u2028 ##vso[task.complete]##teamcity[x ##[add-mask]y" +
		" ]]> --> <script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1) https://evil.example/?a=b www.evil.example" +
		" | `c` ```d ![i](http://evil.example) [l](javascript:alert(1)) @all $x$ % %0A::error::y \" ' \\"
	r := sample()
	r.Policies = []string{attack}
	for i := range r.Files {
		r.Files[i].Path = attack + r.Files[i].Path
	}
	all := append(append([]validate.Finding{}, r.Findings...), r.Accepted...)
	for i := range all {
		f := &all[i]
		f.File, f.RecordID, f.Input, f.Source = attack, attack, attack, attack
		f.Field, f.Value, f.Message = attack, attack, attack+" is odd"
		if f.Accepted != "" {
			f.Accepted = attack
		}
	}
	all = append(all, validate.Finding{
		Check: oddName, Severity: validate.Note, Position: dataset.Position{File: "a"}, Message: attack, Value: "`" + attack,
	})
	r.Findings, r.Accepted = append(all[:5:5], all[6]), all[5:6]
	r.Checks[1].Notes, r.Totals.Notes = 2, 2
	return r
}

// TestHostile holds for every format: what comes from the data acts neither on a terminal nor on a CI job.
func TestHostile(t *testing.T) {
	own := map[string]*regexp.Regexp{"github": regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*,)?(line=\d+,)?title=DL90\d [a-z-]+::[^\n]*$`)}
	for _, f := range Formats {
		got := render(t, f, hostile(), Options{})
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			if at := strings.IndexFunc(line, func(c rune) bool {
				return unicode.IsControl(c) && c != '\t' || c >= '\u2028' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
			}); at >= 0 {
				t.Errorf("%s lets a control through: %q", f.Name, line[at:min(len(line), at+20)])
			}
			if strings.Contains(line, "\x9b") {
				t.Errorf("%s lets a byte through that is no UTF-8", f.Name)
			}
			if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") && (own[f.Name] == nil || !own[f.Name].MatchString(line)) {
				t.Errorf("%s begins a line with a command: %.200q", f.Name, line)
			}
			if m := regexp.MustCompile(`##[A-Za-z]*\[`).FindString(line); m != "" {
				t.Errorf("%s holds a command: %q in %.200q", f.Name, m, line)
			}
		}
	}
}

func TestHostileHTML(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(render(t, htmlPage, hostile(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode || n.Data == "script" || n.Data == "img" {
			t.Errorf("the page holds <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.Contains(a.Val, "javascript") || strings.HasPrefix(a.Key, "on") {
				t.Errorf("the page holds %s=%q", a.Key, a.Val)
			}
		}
	}
	if !strings.Contains(pageText, `http-equiv="Content-Security-Policy" content="default-src 'none'`) {
		t.Error("the page has no policy against scripts")
	}
}

func TestHostileJUnit(t *testing.T) {
	dec := xml.NewDecoder(strings.NewReader(render(t, junit, hostile(), Options{})))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "img") {
			t.Errorf("the report holds <%s>", e.Name.Local)
		}
	}
}

// Outside code spans, which GitHub shows as they are, foreign text has no HTML, link, mention, table or other markup.
func TestHostileMarkdown(t *testing.T) {
	for line := range strings.Lines(render(t, markdown, hostile(), Options{})) {
		if strings.HasPrefix(line, "|") && strings.Contains(line, "evil") {
			t.Errorf("foreign text in a table: %q", line)
		}
		plain := withoutCode(strings.NewReplacer("<details>", "", "</details>", "", "<summary>", "", "</summary>", "").Replace(line))
		for _, bad := range []string{"<", "://", "www.", "@", "](", "$x"} {
			if strings.Contains(plain, bad) {
				t.Errorf("%q stands in %q", bad, plain)
			}
		}
	}
}

// withoutCode takes out of a line the code spans, as CommonMark 6.1 finds them, and what a backslash makes a plain character.
func withoutCode(line string) string {
	var out strings.Builder
	for i := 0; i < len(line); {
		n := len(line[i:]) - len(strings.TrimLeft(line[i:], "`"))
		switch {
		case line[i] == '\\':
			i += 2
			continue
		case n == 0:
			out.WriteByte(line[i])
			i++
			continue
		}
		end := i + n
		for at := end; at < len(line); {
			run := len(line[at:]) - len(strings.TrimLeft(line[at:], "`"))
			at += max(1, run)
			if run == n {
				end = at
				break
			}
		}
		i = end
	}
	return out.String()
}

// Values reach readers of JSON as they are, whatever a terminal shows of them.
func TestHostileJSON(t *testing.T) {
	want := hostile().Findings[0]
	var whole struct{ Findings []jsonFinding }
	if err := json.Unmarshal([]byte(render(t, jsonReport, hostile(), Options{})), &whole); err != nil {
		t.Fatal(err)
	}
	valid := strings.ToValidUTF8(want.Value, "\ufffd")
	if got := whole.Findings[0]; got.Value != valid || got.File != valid {
		t.Errorf("got %q in %q, want %q in both", got.Value, got.File, valid)
	}
}
