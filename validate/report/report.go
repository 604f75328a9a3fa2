// Package report writes the outcome of a validation in every report format, one a file.
package report

import (
	"io"
	"slices"

	"dateline/validate"
)

// Options say how a report is to look. The zero value suits a file.
type Options struct {
	Color bool // ANSI colours, for a terminal
}

// Format is one report format.
type Format struct {
	Name, Doc string
	Write     func(io.Writer, *validate.Report, Options) error
}

// Formats lists the report formats. Do not modify it.
var Formats = []*Format{text, jsonReport}

// ByName finds a format by its name; nil when there is none.
func ByName(name string) *Format {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return Formats[i]
}
