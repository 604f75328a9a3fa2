package article

import "strings"

// span is text with its place in the document.
type span struct {
	text       string
	start, end int // byte offsets in Document.Text, end exclusive; both -1 when the text has no place there
}

// unplaced is text that stands nowhere in Document.Text: a value from markup or from a structured source.
func unplaced(text string) span { return span{text: text, start: -1, end: -1} }

// empty reports whether the span holds nothing.
func (s span) empty() bool { return s.text == "" }

// unless is s, or nothing when o stands in it.
func (s span) unless(o span) span {
	if s.start <= o.start && o.end <= s.end {
		return span{}
	}
	return s
}

// trim cuts white space from both ends and moves the offsets with it, when the text is still the document's own bytes.
func (s span) trim() span {
	left := strings.TrimLeft(s.text, whitespace)
	right := strings.TrimRight(left, whitespace)
	if s.start >= 0 && s.end-s.start == len(s.text) {
		s.start += len(s.text) - len(left)
		s.end = s.start + len(right)
	}
	s.text = right
	return s
}

// whitespace is what counts as blank at the ends of lines: ASCII and Unicode spaces, byte order marks, zero-width spaces.
const whitespace = " \t\r\n\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
