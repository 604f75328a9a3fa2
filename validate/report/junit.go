package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"dateline/schema"
	"dateline/validate"
)

var junit = &Format{Name: "junit", Doc: "JUnit XML for Jenkins, GitLab and the like: a suite a check, a case a finding", Write: writeJUnit}

// JUnit knows no severities, and what fails there turns the build red whatever dateline's exit code says. So only errors
// are failures; warnings and notes are skipped cases, which Jenkins and GitLab show in yellow with their message.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Skipped    int             `xml:"skipped,attr"`
		Errors     int             `xml:"errors,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Class   string       `xml:"classname,attr"`
		Name    string       `xml:"name,attr"`
		File    string       `xml:"file,attr,omitempty"`
		Line    int64        `xml:"line,attr,omitempty"`
		Failure *junitDetail `xml:"failure"`
		Skipped *junitDetail `xml:"skipped"`
	}
	junitDetail struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

func writeJUnit(w io.Writer, r *validate.Report, _ Options) error {
	all := junitSuites{Name: "dateline validate"}
	byCheck := map[*validate.Check][]validate.Finding{}
	for _, f := range r.Findings {
		byCheck[f.Check] = append(byCheck[f.Check], f)
	}
	for _, ct := range r.Checks {
		s := junitSuite{Name: ct.Check.ID + " " + ct.Check.Name, Properties: []junitProperty{
			{"errors", fmt.Sprint(ct.Errors)},
			{"warnings", fmt.Sprint(ct.Warnings)},
			{"notes", fmt.Sprint(ct.Notes)},
			{"accepted", fmt.Sprint(ct.Accepted)},
			{"known", fmt.Sprint(ct.Known)},
			{"shown", fmt.Sprint(ct.Shown)},
		}}
		named := map[string]int{}
		for _, f := range byCheck[ct.Check] {
			c := junitCase{Class: s.Name, Name: junitName(f, named), File: schema.Printable(f.File), Line: f.Line}
			if f.Severity == validate.Error {
				c.Failure = &junitDetail{schema.Printable(f.Message), ct.Check.Name, junitText(f)}
				s.Failures++
			} else {
				c.Skipped = &junitDetail{Message: f.Severity.String() + ": " + schema.Printable(f.Message)}
				s.Skipped++
			}
			s.Cases = append(s.Cases, c)
		}
		if ct.Open() > int64(len(s.Cases)) {
			name := plural(ct.Open()-int64(len(s.Cases)), "finding") + " not shown"
			s.Cases = append(s.Cases, junitCase{Class: s.Name, Name: name, Skipped: &junitDetail{Message: counts(ct.Totals) + " in all"}})
			s.Skipped++
		}
		if len(s.Cases) == 0 {
			s.Cases = []junitCase{{Class: s.Name, Name: plural(r.Rows, "row") + " checked"}}
		}
		s.Tests = len(s.Cases)
		all.Tests += s.Tests
		all.Failures += s.Failures
		all.Skipped += s.Skipped
		all.Suites = append(all.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// junitName tells cases apart, since GitLab takes two of one name for one. It holds no place, which would make a new
// failure of a moved row, unless there is nothing else.
func junitName(f validate.Finding, named map[string]int) string {
	name := schema.Printable(f.RecordID)
	if name == "" {
		name = schema.Printable(place(f))
	}
	if f.Field != "" {
		name += " " + schema.Printable(f.Field)
	}
	named[name]++
	if n := named[name]; n > 1 {
		name = fmt.Sprintf("%s #%d", name, n)
	}
	return name
}

func junitText(f validate.Finding) string {
	s := schema.Printable(place(f))
	if f.Field != "" {
		s += "\nfield: " + schema.Printable(f.Field)
	}
	if f.Value != "" {
		s += "\nvalue: " + schema.Printable(fmt.Sprintf("%q", f.Value))
	}
	return s + "\nfix: " + f.Check.Fix + "\n"
}
