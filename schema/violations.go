package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
// valid UTF-8 in NFC. The result is in the order of Fields; nil when all is well.
func (r *Record) Violations() []Violation {
	var out []Violation
	for i := range Fields {
		f := &Fields[i]
		c := checker{Field: f, pattern: patterns[i], item: -1, out: &out}
		kinds[f.Rule.Kind].check(f.At(r), &c)
	}
	return out
}

// checker gathers what is wrong with one field.
type checker struct {
	*Field
	pattern func(string) bool // nil when the field has none
	item    int               // of a list; -1 for a single value
	out     *[]Violation
}

func (c *checker) broken(rule, value, format string, args ...any) {
	at := "/" + c.Name
	if c.item >= 0 {
		at += "/" + strconv.Itoa(c.item)
	}
	*c.out = append(*c.out, Violation{Field: c.Name, Pointer: at, Rule: rule, Value: Shorten(value), Message: fmt.Sprintf(format, args...)})
}

func (c *checker) null() {
	if !c.Rule.Nullable {
		c.broken("type", "null", "null stands where a value is required")
	}
}

func (c *checker) atLeast(n int64) {
	if n < c.Rule.Min {
		c.broken("minimum", strconv.FormatInt(n, 10), "%d is too small, expected %d or more", n, c.Rule.Min)
	}
}

func checkText(s string, c *checker) {
	if s == "" {
		c.broken("minLength", "", "an empty string is in the list, expected none")
		return
	}
	if len(c.Rule.Enum) > 0 && !slices.Contains(c.Rule.Enum, s) {
		c.broken("enum", s, "%q is none of %s", Shorten(s), strings.Join(c.Rule.Enum, ", "))
	}
	if c.pattern != nil && !c.pattern(s) {
		c.broken("pattern", s, "%q does not have the form %s", Shorten(s), c.Rule.Pattern)
	}
	if c.Rule.Format == "uri" && !IsURI(s) {
		c.broken("format", s, "%q is not a URI with a scheme", Shorten(s))
	}
	switch {
	case textual(s, c.Rule.Lines):
	case c.pattern == nil && len(c.Rule.Enum) == 0 && c.Rule.Format == "" && hasControls(s, c.Rule.Lines):
		c.broken("pattern", s, "%q holds a control character", Shorten(s))
	case !norm.NFC.IsNormalString(s) || !utf8.ValidString(s):
		c.broken("unicode", s, "%q is not NFC in UTF-8", Shorten(s))
	}
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
