package page

import (
	"encoding/json"
	"html"
	"strings"
	"unicode/utf8"
)

// looseJSON decodes JSON as pages really embed it. Strict JSON is tried first; what it refuses is repaired: comments and
// CDATA or comment wrappers, trailing and doubled commas, raw control characters inside strings, invalid escapes, HTML
// entities for quotes, a missing end. It reports false when even that is no JSON.
func looseJSON(s string) (any, bool) {
	s = strings.TrimSpace(s)
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s)
	for _, try := range []string{s, html.UnescapeString(s)} {
		fixed := repairJSON(try)
		dec := json.NewDecoder(strings.NewReader(fixed))
		var all []any
		for {
			var v any
			if dec.Decode(&v) != nil {
				break
			}
			all = append(all, v)
		}
		if len(all) == 1 {
			return all[0], true
		}
		if len(all) > 1 {
			return all, true
		}
	}
	return nil, false
}

// repairJSON rewrites s token by token. It never looks further than the next byte that is not blank, so its work is
// linear in the length of s.
func repairJSON(s string) string {
	if i := strings.IndexAny(s, "{["); i > 0 {
		s = s[i:]
	}
	r := &repairer{}
	r.out.Grow(len(s))
	for i := 0; i < len(s); {
		i = r.token(s, i)
	}
	for n := len(r.open) - 1; n >= 0; n-- {
		r.out.WriteByte(r.open[n])
	}
	return r.out.String()
}

// repairer is JSON on its way to be valid.
type repairer struct {
	out   strings.Builder
	open  []byte // closing brackets still owed
	comma bool   // a comma is held back until it is known to separate two values
	value bool   // a value has been written since the last opening bracket
}

// token repairs the token at s[i] and gives the place behind it.
func (r *repairer) token(s string, i int) (next int) {
	switch c := s[i]; {
	case c == '"':
		str, next := repairString(s, i)
		r.write(str)
		r.value = true
		return next
	case c == '{' || c == '[':
		r.write(string(c))
		r.open = append(r.open, c+2)
		r.value = false
	case c == '}' || c == ']':
		r.closing(c)
	case c == ',':
		r.comma = true
	case c == ':':
		r.out.WriteByte(':')
		r.comma, r.value = false, false
	case c == '/':
		return behindComment(s, i)
	case isWordByte(c):
		return r.word(s, i)
	}
	return i + 1
}

// write writes a value or an opening bracket, behind the comma that is due.
func (r *repairer) write(s string) {
	if r.comma && r.value {
		r.out.WriteByte(',')
	}
	r.comma = false
	r.out.WriteString(s)
}

// closing writes a closing bracket when it is the one that is owed. Values behind the last one are told apart by lines.
func (r *repairer) closing(c byte) {
	r.comma = false
	n := len(r.open)
	if n == 0 || r.open[n-1] != c {
		return
	}
	r.open = r.open[:n-1]
	r.out.WriteByte(c)
	r.value = n > 1
	if n == 1 {
		r.out.WriteByte('\n')
	}
}

// word writes a number, a literal, or as a string any other word without quotes.
func (r *repairer) word(s string, i int) (next int) {
	j := i
	for j < len(s) && (isWordByte(s[j]) || s[j] == '+' || s[j] == '.') {
		j++
	}
	if len(r.open) > 0 {
		word := s[i:j]
		if !json.Valid([]byte(word)) {
			q, _ := json.Marshal(word) // a string of ASCII letters has no error
			word = string(q)
		}
		r.write(word)
		r.value = true
	}
	return j
}

func isWordByte(c byte) bool {
	return c == '-' || c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// behindComment gives the place behind the comment at s[i], or behind a slash that begins none.
func behindComment(s string, i int) int {
	switch {
	case strings.HasPrefix(s[i:], "//"):
		if end := strings.IndexByte(s[i:], '\n'); end >= 0 {
			return i + end
		}
		return len(s)
	case strings.HasPrefix(s[i:], "/*"):
		if end := strings.Index(s[i+2:], "*/"); end >= 0 {
			return i + 2 + end + 2
		}
		return len(s)
	}
	return i + 1
}

// repairString reads the string literal at s[i] and returns it as valid JSON with the place behind it. A quote that no
// comma, colon or bracket follows is taken for part of the text.
func repairString(s string, i int) (string, int) {
	var b strings.Builder
	b.WriteByte('"')
	i++
	for i < len(s) {
		switch c := s[i]; {
		case c == '"':
			rest := i + 1
			for rest < len(s) && (s[rest] == ' ' || s[rest] == '\n' || s[rest] == '\r' || s[rest] == '\t') {
				rest++
			}
			if rest == len(s) || strings.IndexByte(",:]}/", s[rest]) >= 0 || rest > i+1 && s[rest] == '"' && strings.IndexByte(s[i+1:rest], '\n') >= 0 {
				b.WriteByte('"')
				return b.String(), i + 1
			}
			b.WriteString(`\"`)
			i++
		case c == '\\':
			if i+1 < len(s) && strings.IndexByte(`"\/bfnrt`, s[i+1]) >= 0 {
				b.WriteString(s[i : i+2])
				i += 2
			} else if i+5 < len(s) && s[i+1] == 'u' && isHex(s[i+2:i+6]) {
				b.WriteString(s[i : i+6])
				i += 6
			} else {
				b.WriteString(`\\`)
				i++
			}
		case c < ' ':
			b.WriteByte(' ')
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			b.WriteRune(r)
			i += n
		}
	}
	b.WriteByte('"')
	return b.String(), i
}

func isHex(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
