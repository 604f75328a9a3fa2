// Package report writes the outcome of a validation in every report format, one a file.
//
// A format is a value: its name, one line of documentation and Write. All of them keep three rules. The totals of a check
// stand beside any cap, so that a short report never looks like a clean dataset. What comes from the data is foreign text:
// each format escapes it for its reader, a terminal included. And a report depends on nothing but the validate.Report and
// the Options: no clock, no environment, no working directory.
//
//	f := report.ByName("sarif")
//	err := f.Write(w, r, report.Options{Version: "0.1.0"})
package report

import (
	"io"
	"slices"

	"dateline/validate"
)

// Options say how a report is to look. The zero value suits a file.
type Options struct {
	Color   bool   // ANSI colours, for a terminal
	Version string // of the program, for the formats that name their maker; may be empty
	Samples int    // findings that text prints of each check: 0 for 10, negative for all that the report holds
}

// Format is one report format. Write writes one whole report; it does not close the writer, and its error is that of
// writing.
type Format struct {
	Name, Doc string
	Write     func(io.Writer, *validate.Report, Options) error
}

// Formats lists the report formats. Do not modify it.
var Formats = []*Format{text, jsonReport, jsonLines, junit, sarif, github, markdown, htmlPage}

// ByName finds a format by its name; nil when there is none.
func ByName(name string) *Format {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return Formats[i]
}
