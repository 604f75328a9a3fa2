package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Violation is one way in which a value breaks a schema.
type Violation struct {
	Field   string // the field of a record, or the first token of Pointer; empty when it concerns the whole
	Pointer string // RFC 6901, from the root of the record: /authors/0
	Rule    string // the JSON Schema keyword that is broken: required, type, pattern, format …
	Value   string // what stands there, shortened
	Message string // fact, then expectation
}

func (v Violation) String() string {
	if v.Pointer == "" {
		return v.Message
	}
	return v.Pointer + ": " + v.Message
}

// patterns say by field whether a text has the field's pattern.
var patterns = func() []func(string) bool {
	out := make([]func(string) bool, len(Fields))
	for i, f := range Fields {
		if f.Rule.Pattern != "" {
			out[i] = matcher(f.Rule.Pattern)
		}
	}
	return out
}()

// Violations says in what the record, written as JSON, breaks JSONSchema: the same pointers and rules that a Validator
// finds, without the JSON. One rule comes on top that JSON Schema cannot express: "unicode" for strings that are not
// valid UTF-8 in NFC without NUL. The result is in the order of Fields; nil when all is well.
func (r *Record) Violations() []Violation {
	var out []Violation
	for i := range Fields {
		f := &Fields[i]
		switch p := f.At(r).(type) {
		case *string:
			out = f.checkText(out, patterns[i], *p)
		case *Date:
			if p.IsZero() {
				out = f.checkNull(out)
			} else if !writable(*p) {
				out = f.broken(out, "", "format", p.String(), "%s is no day of the calendar", p)
			}
		case *time.Time:
			if p.IsZero() {
				out = f.checkNull(out)
			} else if y := p.UTC().Year(); y < 0 || y > 9999 {
				out = f.broken(out, "", "format", p.String(), "the year %d cannot be written, expected 0 to 9999", y)
			}
		case *int32:
			out = f.checkInt(out, int64(*p))
		case **int64:
			if *p == nil {
				out = f.checkNull(out)
			} else {
				out = f.checkInt(out, **p)
			}
		case *[]string:
			for j, s := range *p {
				at := "/" + strconv.Itoa(j)
				if s == "" {
					out = f.broken(out, at, "minLength", "", "an empty string is in the list, expected none")
				} else if !textual(s) {
					out = f.broken(out, at, "unicode", s, "%q is not NFC in UTF-8 without NUL", Shorten(s))
				}
			}
		case *[]Date:
			for j, d := range *p {
				if !writable(d) {
					out = f.broken(out, "/"+strconv.Itoa(j), "format", d.String(), "%q is no day of the calendar", d)
				}
			}
		}
	}
	return out
}

func (f *Field) broken(out []Violation, at, rule, value, format string, args ...any) []Violation {
	return append(out, Violation{Field: f.Name, Pointer: "/" + f.Name + at, Rule: rule, Value: Shorten(value), Message: fmt.Sprintf(format, args...)})
}

func (f *Field) checkNull(out []Violation) []Violation {
	if f.Rule.Nullable {
		return out
	}
	return f.broken(out, "", "type", "null", "null stands where a value is required")
}

func (f *Field) checkInt(out []Violation, n int64) []Violation {
	if n < f.Rule.Min {
		return f.broken(out, "", "minimum", strconv.FormatInt(n, 10), "%d is too small, expected %d or more", n, f.Rule.Min)
	}
	return out
}

func (f *Field) checkText(out []Violation, pattern func(string) bool, s string) []Violation {
	if s == "" {
		return f.checkNull(out)
	}
	if len(f.Rule.Enum) > 0 && !slices.Contains(f.Rule.Enum, s) {
		out = f.broken(out, "", "enum", s, "%q is none of %s", Shorten(s), strings.Join(f.Rule.Enum, ", "))
	}
	if pattern != nil && !pattern(s) {
		out = f.broken(out, "", "pattern", s, "%q does not have the form %s", Shorten(s), f.Rule.Pattern)
	}
	if f.Rule.Format == "uri" && !IsURI(s) {
		out = f.broken(out, "", "format", s, "%q is not a URI with a scheme", Shorten(s))
	}
	if !textual(s) {
		out = f.broken(out, "", "unicode", s, "%q is not NFC in UTF-8 without NUL", Shorten(s))
	}
	return out
}

// writable reports whether d exists and has the form of RFC 3339, which knows a year 0.
func writable(d Date) bool {
	return d.Year >= 0 && d.Year <= 9999 && d == DateOf(d.midnight())
}

// Shorten cuts s to 80 runes for a message and marks the cut with an ellipsis.
func Shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > 80 {
			return s[:i] + "…"
		}
	}
	return s
}
