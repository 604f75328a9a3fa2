package prose

import (
	"strings"

	"dateline/schema"
)

// Span is text with its place in the document.
type Span struct {
	Text       string
	Start, End int // byte offsets in Document.Text, end exclusive; both -1 when the text has no place there
}

// Unplaced is text that stands nowhere in Document.Text: a value from markup or from a structured source.
func Unplaced(text string) Span { return Span{Text: text, Start: -1, End: -1} }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.Text == "" }

// Unless is s, or nothing when o stands in it.
func (s Span) Unless(o Span) Span {
	if s.Start <= o.Start && o.End <= s.End {
		return Span{}
	}
	return s
}

// Trim cuts white space from both ends and moves the offsets with it, when the text is still the document's own bytes.
func (s Span) Trim() Span {
	left := strings.TrimLeft(s.Text, Whitespace)
	right := strings.TrimRight(left, Whitespace)
	if s.Start >= 0 && s.End-s.Start == len(s.Text) {
		s.Start += len(s.Text) - len(left)
		s.End = s.Start + len(right)
	}
	s.Text = right
	return s
}

// Sub is the part of a span between two byte offsets of its text.
func (s Span) Sub(start, end int) Span {
	if s.Start < 0 || len(s.Text) != s.End-s.Start {
		return Unplaced(s.Text[start:end])
	}
	return Span{Text: s.Text[start:end], Start: s.Start + start, End: s.Start + end}
}

// Evidence is the span as the place of a piece of evidence.
func (s Span) Evidence() schema.Evidence {
	return schema.Evidence{Start: int64(s.Start), End: int64(s.End), Text: s.Text}
}

// Within places a span that was cut from the text of outer, which must be the document's own bytes; otherwise it gets
// outer's place.
func (s Span) Within(outer Span) Span {
	if outer.End-outer.Start == len(outer.Text) && outer.Start >= 0 {
		s.Start += outer.Start
		s.End += outer.Start
		return s
	}
	s.Start, s.End = outer.Start, outer.End
	return s
}
